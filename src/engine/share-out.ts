import type { Facts } from './facts.ts';
import { type FlowGraph, flowGraph } from './flows.ts';
import { must } from './result.ts';
import type { Statement } from './statement.ts';
import type { Contract, TermSheet } from './terms.ts';
import { waterfallOf } from './waterfall-receipts.ts';
import type { Waterfall } from './waterfall-types.ts';

/** Where the money of a statement goes: through the waterfall when there is capital, and on to everybody at the end. */
export type ShareOut = { readonly flow: FlowGraph; readonly waterfall: Waterfall | undefined };

/**
 * In: all versions (the last one's capital counts), a statement and the facts it was made from. Out: flows in minor units.
 * What is due later than we look comes in on its due day: the picture shows where the money of this statement goes, not only what arrived.
 */
export function shareOut(contract: TermSheet | Contract, statement: Statement, facts: Facts): ShareOut {
  const sheet = 'lente' in contract ? contract : must(contract.at(-1), 'version');
  const lastDue = statement.lines.reduce((last, line) => (line.dueDay > last ? line.dueDay : last), statement.asOf);
  const waterfall = waterfallOf(sheet, { ...statement, asOf: lastDue }, facts);
  return { waterfall, flow: flowGraph(sheet, statement, waterfall) };
}
