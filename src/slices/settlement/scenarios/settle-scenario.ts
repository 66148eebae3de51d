import type { Day } from '../../../engine/calendar.ts';
import type { Facts } from '../../../engine/facts.ts';
import { ZERO } from '../../../engine/money.ts';
import { must } from '../../../engine/result.ts';
import { settle } from '../../../engine/settle.ts';
import type { Settled, Statement } from '../../../engine/statement.ts';
import type { TermSheet } from '../../../engine/terms.ts';
import { receiptsFrom } from '../../../engine/waterfall-receipts.ts';
import type { Waterfall } from '../../../engine/waterfall-types.ts';
import { runWaterfall } from '../../../engine/waterfall.ts';
import type { Settlements } from './figure-value.ts';

/** Settles on each day in turn, as a real contract would: the next settlement knows what was settled before. */
export function settleScenario(contract: readonly TermSheet[], facts: Facts, days: readonly Day[]): Settlements {
  const statements: Statement[] = [];
  const settled: Settled[] = [];
  for (const asOf of days) {
    const statement = settle(contract, facts, asOf, { settled: [...settled] });
    statements.push(statement);
    for (const { key, period, version, due, dueDay } of statement.lines) settled.push({ key, period, version, amount: due, asOf, dueDay });
  }
  return { statements, waterfall: waterfallFrom(must(contract.at(-1), 'terms'), statements, facts) };
}

/** What each settlement made due came in on its own day: a correction does not reach back to the day of what it corrects. */
function waterfallFrom(sheet: TermSheet, statements: readonly Statement[], facts: Facts): Waterfall | undefined {
  const { capital } = sheet;
  if (capital === undefined) return undefined;
  const receipts = statements.flatMap((statement) =>
    receiptsFrom(sheet, { ...statement, lines: statement.lines.map((line) => ({ ...line, alreadySettled: ZERO })) }),
  );
  return runWaterfall({ sheet: { ...sheet, capital }, receipts, facts, asOf: must(statements.at(-1), 'statement').asOf });
}
