import type { Facts } from '../../engine/facts.ts';
import { type ExplainCode, type ExplainNode, type TotalOf, explainLine, explainTotal } from '../../engine/explain.ts';
import { cents, sum } from '../../engine/money.ts';
import type { Line, Statement } from '../../engine/statement.ts';
import type { Contract, Role } from '../../engine/terms.ts';
import { canSee } from '../contract/contract.ts';
import { type Hidden, UNDER_FIVE, hiddenIn, membersOf, visibleStatement } from './visible-statement.ts';

/** What somebody asks about: a line by its key, or a total. */
export type Question = { readonly line: string } | { readonly total: TotalOf };
export type Known = { readonly sheets: Contract; readonly statement: Statement; readonly facts: Facts };

/**
 * Where an amount comes from, as far as a role may know. Who does not see facts gets the same amounts as in its statement, down to what
 * was earned, cut and shared, and nothing about claims, persons or counts below five. Undefined: there is no such amount for this role.
 */
export function explainFor(role: Role, known: Known, question: Question): ExplainNode | undefined {
  const { sheets, statement, facts } = known;
  if (canSee(role, 'facts'))
    return 'line' in question ? explainLine(sheets, statement, question.line, facts) : explainTotal(sheets, statement, question.total, facts);
  const seen: Seen = { ...known, hidden: hiddenIn(statement), lines: visibleStatement(statement, role).lines };
  if ('total' in question) return totalNode(seen, question.total);
  const line = seen.lines.find((entry) => entry.key === question.line);
  return line === undefined ? undefined : lineNode(seen, line);
}

type Seen = Known & { readonly hidden: Hidden; readonly lines: readonly Line[] };

function totalNode(seen: Seen, total: TotalOf): ExplainNode | undefined {
  const isDue = total.by === 'due';
  const lines = seen.lines.filter((line) => belongs(line, total));
  if (lines.length === 0 && 'key' in total) return undefined;
  return {
    code: isDue ? 'total_due' : 'total',
    amount: sum(lines.map((line) => (isDue ? line.due : line.computed))),
    currency: seen.statement.currency,
    values: { by: total.by, lines: String(lines.length), asOf: seen.statement.asOf, ...('key' in total ? { key: total.key } : {}) },
    children: lines.map((line) => (isDue ? lineNode(seen, line) : computedOf(lineNode(seen, line)))),
  };
}

function belongs(line: Line, total: TotalOf): boolean {
  if (!('key' in total)) return true;
  const keys = { payer: line.payer, payee: line.payee, period: line.period, outcome: line.outcome ?? line.rule };
  return keys[total.by] === total.key;
}

function lineNode(seen: Seen, line: Line): ExplainNode {
  const members = membersOf(seen.statement.lines, seen.hidden, line.key);
  const [first] = members;
  const node = first === undefined ? undefined : explainLine(seen.sheets, seen.statement, first.key, seen.facts);
  if (node === undefined) return { code: 'line', amount: line.computed, currency: seen.statement.currency, values: { key: line.key }, children: [] };
  return line.rule === UNDER_FIVE ? mergedNode(line, node) : redacted(node, line.part.claimsAccepted < 0);
}

/** What a line comes to stands under what is due on it. */
function computedOf(node: ExplainNode): ExplainNode {
  return node.children.find((child) => child.code === 'line') ?? node;
}

const TOGETHER = { nl: 'Uitkomsten van minder dan vijf mensen, samen', en: 'Outcomes of fewer than five people, together' };

/** Several small lines as one: who pays whom, when, and how much of it was settled before. In: the explanation of one of them, for its words. */
function mergedNode(line: Line, one: ExplainNode): ExplainNode {
  const about = { currency: one.currency, title: TOGETHER, values: { ...one.values, key: line.key, rule: line.rule } };
  const computed: ExplainNode = { ...about, code: 'line', amount: line.computed, children: [] };
  const before: ExplainNode = { code: 'already_settled', amount: cents(-line.alreadySettled), currency: one.currency, values: {}, children: [] };
  return { ...about, code: 'due', amount: line.due, children: line.alreadySettled === 0 ? [computed] : [computed, before] };
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

/** A code without counts when the line is small: with a price and an amount the count could be worked out. */
function redacted(node: ExplainNode, isSmall: boolean): ExplainNode {
  const told = node.code === 'gross' && isSmall ? [] : (TOLD[node.code] ?? []);
  return {
    code: node.code,
    amount: node.amount,
    currency: node.currency,
    title: node.title,
    values: Object.fromEntries(Object.entries(node.values).filter(([name]) => told.includes(name))),
    clause: node.clause,
    children: node.children.filter((child) => TOLD[child.code] !== undefined).map((child) => redacted(child, isSmall)),
  };
}
