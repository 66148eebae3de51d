import { type Day, addDays, day } from './calendar.ts';
import { EXACT_ONE, exact, parseExact, plus, times } from './decimal.ts';
import type { Facts } from './facts.ts';
import { type Cents, cents } from './money.ts';
import { roundToWhole } from './rounding.ts';
import type { Line, Statement } from './statement.ts';
import type { TermSheet } from './terms.ts';
import { runWaterfall } from './waterfall.ts';
import type { Receipt, Waterfall } from './waterfall-types.ts';

type PaymentTerms = Pick<TermSheet, 'calendar' | 'capital' | 'tax'>;

/**
 * Whether the money of a line goes through the waterfall: what is owed to the manager, or by it. A fee for the manager is its own pay for its
 * own work and never belonged to investors, so it is not shared out; interest on late payment makes up for late outcome money, so it is.
 */
export function isSharedOut(manager: string | undefined, line: Pick<Line, 'payer' | 'payee' | 'kind'>): boolean {
  if (manager === undefined || line.payer === line.payee) return false;
  return line.payer === manager || (line.payee === manager && line.kind !== 'fee');
}

/**
 * The money of a statement that goes through the waterfall: what is owed to the manager (positive) or by it (negative), on the day it is
 * due. What was settled before came in on the day that period was due; a correction comes in on a day of its own. Tax passes through the
 * hands of the manager on its way to the state: it is not shared out.
 */
export function receiptsFrom(sheet: PaymentTerms, statement: Statement): readonly Receipt[] {
  const manager = sheet.capital?.manager;
  return statement.lines.flatMap((line) => {
    if (!isSharedOut(manager, line)) return [];
    return line.payee === manager ? receiptsOf(sheet, line, line.payer, 1) : receiptsOf(sheet, line, line.payee, -1);
  });
}

function receiptsOf(sheet: PaymentTerms, line: Line, party: string, sign: 1 | -1): readonly Receipt[] {
  const firstDue = addDays(day(line.period), sheet.calendar.paymentTermDays);
  const receipt = (on: Day, amount: Cents): Receipt => ({ day: on, party, amount: cents(sign * withoutTax(sheet, line, amount)), source: line.key });
  return [receipt(firstDue, line.alreadySettled), receipt(line.dueDay, line.due)].filter((entry) => entry.amount !== 0);
}

/** Net of an amount that carries tax. Rounding back gives exactly the net amount of a line, because the tax was rounded once from it. */
function withoutTax(sheet: PaymentTerms, line: Line, amount: Cents): Cents {
  if (sheet.tax === undefined || line.kind === 'late_interest') return amount;
  const gross = plus(EXACT_ONE, parseExact(sheet.tax.rate));
  return cents(Number(roundToWhole(times(exact(BigInt(amount)), exact(gross.d, gross.n)), 'half-up')));
}

/** The waterfall of a settled contract; undefined when it has no capital. In: the terms, its statement and the same facts. */
export function waterfallOf(sheet: TermSheet, statement: Statement, facts: Facts): Waterfall | undefined {
  const { capital } = sheet;
  if (capital === undefined) return undefined;
  const { asOf, series } = statement;
  return runWaterfall({ sheet: { ...sheet, capital }, receipts: receiptsFrom(sheet, statement), facts, asOf, series });
}
