import type { Day } from './calendar.ts';
import type { Facts } from './facts.ts';
import { type FlowGraph, flowGraph } from './flows.ts';
import { must } from './result.ts';
import type { Statement } from './statement.ts';
import type { Contract, TermSheet } from './terms.ts';
import { runWaterfall } from './waterfall.ts';
import type { Receipt, Waterfall } from './waterfall-types.ts';

/** Where the money of a statement goes: through the waterfall when there is capital, and on to everybody at the end. */
export type ShareOut = { readonly flow: FlowGraph; readonly waterfall: Waterfall | undefined };

/** In: all versions (the last one's capital counts), a statement and the facts it was made from. Out: flows in minor units. */
export function shareOut(contract: TermSheet | Contract, statement: Statement, facts: Facts): ShareOut {
  const sheet = 'lente' in contract ? contract : must(contract.at(-1), 'version');
  const waterfall = waterfallOf(sheet, statement, { facts, asOf: statement.asOf });
  return { waterfall, flow: flowGraph(sheet, statement, waterfall) };
}

function waterfallOf(sheet: TermSheet, statement: Statement, known: { readonly facts: Facts; readonly asOf: Day }): Waterfall | undefined {
  const { capital } = sheet;
  if (capital === undefined) return undefined;
  const receipts = receiptsOf(statement, capital.manager);
  // Money that is due later than we look has not come in; looking as far as the last due day shows the whole run of a closed contract.
  const asOf = receipts.reduce((last, receipt) => (receipt.day > last ? receipt.day : last), known.asOf);
  return runWaterfall({ sheet: { ...sheet, capital }, receipts, facts: known.facts, asOf, series: statement.series });
}

/** What the payers owe the manager of the capital, on the day it is due: settled before or now. */
function receiptsOf(statement: Statement, manager: string): readonly Receipt[] {
  return statement.lines
    .filter((line) => line.payee === manager && line.computed !== 0)
    .map((line) => ({ day: line.dueDay, party: line.payer, amount: line.computed, source: line.key }));
}
