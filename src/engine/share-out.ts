import type { Day } from './calendar.ts';
import type { Facts } from './facts.ts';
import { type FlowGraph, flowGraph } from './flows.ts';
import { knownDay } from './known-facts.ts';
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
 * Looking ahead brings in no facts that were not written down yet on the day of the statement.
 */
export function shareOut(contract: TermSheet | Contract, statement: Statement, facts: Facts): ShareOut {
  const sheet = 'lente' in contract ? contract : must(contract.at(-1), 'version');
  const lastDue = statement.lines.reduce((last, line) => (line.dueDay > last ? line.dueDay : last), statement.asOf);
  const waterfall = waterfallOf(sheet, { ...statement, asOf: lastDue }, knownOn(facts, statement.asOf));
  return { waterfall, flow: flowGraph(sheet, statement, waterfall) };
}

/** Without claims: those are in the statement already. */
function knownOn(facts: Facts, asOf: Day): Facts {
  const isKnown = (fact: Parameters<typeof knownDay>[0]): boolean => knownDay(fact) <= asOf;
  const { measures, events, cash } = facts;
  return { claims: [], measures: measures.filter(isKnown), events: events.filter(isKnown), cash: cash.filter(isKnown) };
}
