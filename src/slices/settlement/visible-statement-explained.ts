import type { Facts } from '../../engine/facts.ts';
import { type ExplainCode, type ExplainNode, type TotalOf, explainLine, explainTotal } from '../../engine/explain.ts';
import type { Statement } from '../../engine/statement.ts';
import type { Contract, Role } from '../../engine/terms.ts';
import { canSee } from '../contract/contract.ts';

/** What somebody asks about: a line by its key, or a total. */
export type Question = { readonly line: string } | { readonly total: TotalOf };
export type Known = { readonly sheets: Contract; readonly statement: Statement; readonly facts: Facts };

/**
 * Where an amount comes from, as far as a role may know. Who does not see facts gets the amounts that were published, down to what was earned
 * and shared, and nothing about claims and persons. In: for them the published statement. Undefined: there is no such amount for this role.
 */
export function explainFor(role: Role, known: Known, question: Question): ExplainNode | undefined {
  const { sheets, statement, facts } = known;
  if (!canSee(role, 'facts') && 'total' in question && 'key' in question.total && !hasTotal(statement, question.total)) return undefined;
  const node = 'line' in question ? explainLine(sheets, statement, question.line, facts) : explainTotal(sheets, statement, question.total, facts);
  return node === undefined || canSee(role, 'facts') ? node : told(node);
}

function hasTotal({ lines }: Statement, total: Extract<TotalOf, { key: string }>): boolean {
  const { by, key } = total;
  return lines.some((line) => (by === 'outcome' ? (line.outcome ?? line.rule) : line[by]) === key);
}

function told(node: ExplainNode): ExplainNode {
  const isTotal = node.code === 'total' || node.code === 'total_due';
  return isTotal ? { ...node, children: node.children.map((child) => redacted(child)) } : redacted(node);
}

const LIMIT = ['limit', 'each', 'year', 'yearFirst', 'cut', 'max', 'maxCount', 'maxPeople', 'maxShare'];
const LINE = ['key', 'kind', 'rule', 'payer', 'payee', 'payerName', 'payeeName', 'period', 'from', 'to', 'version', 'dueDay', 'sinceDay', 'sinceBy'];
const MADE_BY = ['part', 'rule'];

/** What may be told to somebody who sees no facts; a code that is not here is left out with all below it. */
const TOLD: Readonly<Partial<Record<ExplainCode, readonly string[]>>> = {
  due: LINE,
  line: LINE,
  already_settled: [],
  share: ['share', 'payer', 'payerName', 'exact', 'rounding'],
  other_payers: ['payers'],
  payer_limit: [...LIMIT, 'payer', 'payerName'],
  tax: ['rate', 'category'],
  tax_included: ['rate', 'category', 'tax', 'net'],
  outcome: MADE_BY,
  minimum: MADE_BY,
  fee: MADE_BY,
  deduction: MADE_BY,
  late_interest: MADE_BY,
  gone: MADE_BY,
  minimum_level: [],
  minimum_reached: [],
  gross: ['claims', 'items', 'quantity', 'unit', 'rounding', 'price'],
  limit_cut: LIMIT,
  alternative_cut: LIMIT,
};

/** Only codes and values that are on the list; counts of a line that has none to tell are below zero and fall away. */
function redacted(node: ExplainNode): ExplainNode {
  const hasNoCount = Number(node.values['claims'] ?? '0') < 0;
  const names = node.code === 'gross' && hasNoCount ? [] : (TOLD[node.code] ?? []);
  return {
    // The claims under a line are not handed in here; that does not mean that they are gone.
    code: node.code === 'gone' ? 'outcome' : node.code,
    amount: node.amount,
    currency: node.currency,
    title: node.title,
    values: Object.fromEntries(Object.entries(node.values).filter(([name]) => names.includes(name))),
    clause: node.clause,
    children: node.children.filter((child) => TOLD[child.code] !== undefined).map(redacted),
  };
}
