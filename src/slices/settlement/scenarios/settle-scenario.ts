import type { Day } from '../../../engine/calendar.ts';
import type { Facts } from '../../../engine/facts.ts';
import { settle } from '../../../engine/settle.ts';
import type { Settled, Statement } from '../../../engine/statement.ts';
import type { TermSheet } from '../../../engine/terms.ts';
import { must } from '../../../engine/result.ts';
import { runWaterfall } from '../../../engine/waterfall.ts';
import type { Receipt, Waterfall } from '../../../engine/waterfall-types.ts';
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
  const last = must(days.at(-1), 'day');
  return { statements, waterfall: waterfallOf(must(contract.at(-1), 'terms'), statements, { facts, asOf: last }) };
}

type Known = { readonly facts: Facts; readonly asOf: Day };

/** Money reaches the manager on the due day of each settled line; what is due after `asOf` has not come in yet. */
function waterfallOf(sheet: TermSheet, statements: readonly Statement[], known: Known): Waterfall | undefined {
  const { capital } = sheet;
  if (capital === undefined) return undefined;
  const receipts = statements.flatMap((statement) => receiptsOf(statement, capital.manager));
  return runWaterfall({ sheet: { ...sheet, capital }, receipts, ...known });
}

function receiptsOf(statement: Statement, manager: string): readonly Receipt[] {
  return statement.lines
    .filter((line) => line.payee === manager && line.due !== 0)
    .map((line) => ({ day: line.dueDay, party: line.payer, amount: line.due, source: line.key }));
}
