import { type ExplainIndex, explainIndex } from './explain-index.ts';
import { itemNode } from './explain-item.ts';
import { dueNode, lineNode, outcomeOfLine } from './explain-line.ts';
import type { ExplainNode } from './explain-node.ts';
import type { Facts } from './facts.ts';
import { sum } from './money.ts';
import { moneyByOutcome } from './outcome-money.ts';
import type { Line, Statement } from './statement.ts';
import type { Contract, TermSheet } from './terms.ts';

export type { ExplainCode, ExplainNode } from './explain-node.ts';
export { explainSentences } from './explain-sentences.ts';

/**
 * Where an amount comes from, as a tree down to the claims and measures. Pure: the statement says it all; the term sheet adds titles
 * and clauses, the facts (when handed in) add the sources of measures.
 */

/** In: the key of a line. Out: what is due on it, or undefined when the statement has no such line. */
export function explainLine(contract: TermSheet | Contract, statement: Statement, key: string, facts?: Facts): ExplainNode | undefined {
  const index = explainIndex(contract, statement, facts);
  const line = index.lines.get(key);
  return line === undefined ? undefined : dueNode(index, line);
}

/** In: the id of an item. Out: what it is paid, or undefined when the statement has no such item. */
export function explainItem(contract: TermSheet | Contract, statement: Statement, id: number, facts?: Facts): ExplainNode | undefined {
  const item = statement.items[id];
  return item === undefined ? undefined : itemNode(explainIndex(contract, statement, facts), item);
}

/** Which total: of everything, or of one payer, payee, period or outcome. `due` counts what is still to be paid, the others what it comes to. */
export type TotalOf = { readonly by: 'due' | 'computed' } | { readonly by: 'payer' | 'payee' | 'period' | 'outcome'; readonly key: string };

export function explainTotal(contract: TermSheet | Contract, statement: Statement, total: TotalOf, facts?: Facts): ExplainNode {
  const index = explainIndex(contract, statement, facts);
  const lines = statement.lines.filter((line) => belongs(line, total));
  const isDue = total.by === 'due';
  if (total.by === 'outcome') return outcomeTotal(index, lines, total.key);
  return {
    code: isDue ? 'total_due' : 'total',
    amount: sum(lines.map((line) => (isDue ? line.due : line.computed))),
    currency: statement.currency,
    values: { by: total.by, lines: String(lines.length), asOf: statement.asOf, ...('key' in total ? { key: total.key } : {}) },
    children: lines.map((line) => (isDue ? dueNode(index, line) : lineNode(index, line))),
  };
}

/** Of a line over several outcomes only what is of this one. */
function outcomeTotal(index: ExplainIndex, lines: readonly Line[], key: string): ExplainNode {
  const { asOf, currency } = index.statement;
  const children = lines.flatMap((line) =>
    line.outcomes === undefined
      ? [lineNode(index, line)]
      : line.outcomes.filter((entry) => entry.outcome === key).map(({ computed }) => outcomeOfLine(index, line, { outcome: key, amount: computed })),
  );
  const amount = sum(lines.flatMap((line) => moneyByOutcome(line).flatMap((part) => (part.key === key ? [part.computed] : []))));
  return { code: 'total', amount, currency, values: { by: 'outcome', lines: String(lines.length), asOf, key }, children };
}

/** The same names as in `totalsOf`. */
function belongs(line: Line, total: TotalOf): boolean {
  switch (total.by) {
    case 'payer':
      return line.payer === total.key;
    case 'payee':
      return line.payee === total.key;
    case 'period':
      return line.period === total.key;
    case 'outcome':
      return moneyByOutcome(line).some(({ key }) => key === total.key);
    default:
      return true;
  }
}

export type StatementExplanation = {
  readonly due: ExplainNode;
  readonly totals: readonly ExplainNode[];
  readonly lines: readonly ExplainNode[];
  readonly items: readonly ExplainNode[];
};

/** Every amount of a statement: what is due, each total, each line and each item. */
export function explainStatement(contract: TermSheet | Contract, statement: Statement, facts?: Facts): StatementExplanation {
  const index = explainIndex(contract, statement, facts);
  const due = explainTotal(contract, statement, { by: 'due' }, facts);
  const { byPayer, byPayee, byPeriod, byOutcome } = statement.totals;
  const records = [
    ['payer', byPayer],
    ['payee', byPayee],
    ['period', byPeriod],
    ['outcome', byOutcome],
  ] as const;
  const totals = records.flatMap(([by, record]) => Object.keys(record).map((key) => explainTotal(contract, statement, { by, key }, facts)));
  return { due, totals, lines: due.children, items: statement.items.map((item) => itemNode(index, item)) };
}
