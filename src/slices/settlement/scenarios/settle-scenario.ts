import type { Day } from '../../../engine/calendar.ts';
import type { Facts } from '../../../engine/facts.ts';
import { must } from '../../../engine/result.ts';
import { settle } from '../../../engine/settle.ts';
import type { Settled, Statement } from '../../../engine/statement.ts';
import type { TermSheet } from '../../../engine/terms.ts';
import { waterfallOf } from '../../../engine/waterfall-receipts.ts';
import type { Settlements } from './figure-value.ts';

/** Settles on each day in turn, as a real contract would: the next settlement knows what was settled before. */
export function settleScenario(contract: readonly TermSheet[], facts: Facts, days: readonly Day[]): Settlements {
  const statements: Statement[] = [];
  let settled: readonly Settled[] = [];
  for (const asOf of days) {
    const statement = settle(contract, facts, asOf, { settled });
    statements.push(statement);
    settled = statement.lines.map((line) => ({ key: line.key, period: line.period, version: line.version, amount: line.computed }));
  }
  return { statements, waterfall: waterfallOf(must(contract.at(-1), 'terms'), must(statements.at(-1), 'statement'), facts) };
}
