import { type Cents, cents, sum } from './money.ts';
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
    byOutcome: sumBy(lines, (line) => line.outcome ?? line.rule),
  };
}

function sumBy(lines: readonly Line[], key: (line: Line) => string): Readonly<Record<string, Cents>> {
  const sums: Record<string, Cents> = {};
  for (const line of lines) sums[key(line)] = cents((sums[key(line)] ?? 0) + line.computed);
  return sums;
}
