import { type Cents, cents, sum } from './money.ts';
import { moneyByOutcome } from './outcome-money.ts';
import type { Line, Totals } from './statement.ts';

/** What the lines of a statement come to, in all and by payer, payee, period and outcome. */

export function totalsOf(lines: readonly Line[]): Totals {
  return {
    computed: sum(lines.map((line) => line.computed)),
    alreadySettled: sum(lines.map((line) => line.alreadySettled)),
    due: sum(lines.map((line) => line.due)),
    byPayer: sumBy(lines, (line) => line.payer),
    byPayee: sumBy(lines, (line) => line.payee),
    byPeriod: sumBy(lines, (line) => line.period),
    byOutcome: sumOutcomes(lines),
  };
}

function sumOutcomes(lines: readonly Line[]): Readonly<Record<string, Cents>> {
  const sums: Record<string, Cents> = {};
  for (const { key, computed } of lines.flatMap(moneyByOutcome)) sums[key] = cents((sums[key] ?? 0) + computed);
  return sums;
}

function sumBy(lines: readonly Line[], key: (line: Line) => string): Readonly<Record<string, Cents>> {
  const sums: Record<string, Cents> = {};
  for (const line of lines) sums[key(line)] = cents((sums[key(line)] ?? 0) + line.computed);
  return sums;
}
