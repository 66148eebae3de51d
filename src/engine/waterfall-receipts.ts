import { type Day, addDays, day } from './calendar.ts';
import type { Facts } from './facts.ts';
import { type Cents, cents } from './money.ts';
import type { Line, Statement } from './statement.ts';
import type { TermSheet } from './terms.ts';
import { runWaterfall } from './waterfall.ts';
import type { Receipt, Waterfall } from './waterfall-types.ts';

type PaymentTerms = Pick<TermSheet, 'calendar' | 'capital'>;

/**
 * The money of a statement that goes through the waterfall: what is owed to the manager (positive) or by it (negative), on the day it is
 * due. What was settled before came in on the day that period was due; a correction comes in on a day of its own.
 */
export function receiptsFrom(sheet: PaymentTerms, statement: Statement): readonly Receipt[] {
  const manager = sheet.capital?.manager;
  return statement.lines.flatMap((line) => {
    if (line.payee === manager && line.payer !== manager) return receiptsOf(sheet, line, line.payer, 1);
    return line.payer === manager && line.payee !== manager ? receiptsOf(sheet, line, line.payee, -1) : [];
  });
}

function receiptsOf(sheet: PaymentTerms, line: Line, party: string, sign: 1 | -1): readonly Receipt[] {
  const firstDue = addDays(day(line.period), sheet.calendar.paymentTermDays);
  const receipt = (on: Day, amount: Cents): Receipt => ({ day: on, party, amount: cents(sign * amount), source: line.key });
  return [receipt(firstDue, line.alreadySettled), receipt(line.dueDay, line.due)].filter((entry) => entry.amount !== 0);
}

/** The waterfall of a settled contract; undefined when it has no capital. In: the terms, its statement and the same facts. */
export function waterfallOf(sheet: TermSheet, statement: Statement, facts: Facts): Waterfall | undefined {
  const { capital } = sheet;
  if (capital === undefined) return undefined;
  const { asOf, series } = statement;
  return runWaterfall({ sheet: { ...sheet, capital }, receipts: receiptsFrom(sheet, statement), facts, asOf, series });
}
