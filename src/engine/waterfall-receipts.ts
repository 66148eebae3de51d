import { type Day, addDays, day } from './calendar.ts';
import { EXACT_ONE, exact, parseExact, plus, times } from './decimal.ts';
import type { Cash, Facts } from './facts.ts';
import { knownFacts } from './known-facts.ts';
import { type Cents, ZERO, add, cents, minorDigits, subtract } from './money.ts';
import { roundToWhole } from './rounding.ts';
import type { Line, Statement } from './statement.ts';
import type { TermSheet } from './terms.ts';
import { type Arrival, arrivalsOf } from './waterfall-payments.ts';
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
 * The money of a statement that goes through the waterfall: what is owed to the manager (positive) or by it (negative), on the day of the
 * payment when one is known (`cash`), else on the day it is due. What was settled before was due with its period; a correction on a day of
 * its own. Tax passes through the hands of the manager on its way to the state: it is not shared out.
 */
export function receiptsFrom(sheet: PaymentTerms, statement: Statement, cash: readonly Cash[] = []): readonly Receipt[] {
  const manager = sheet.capital?.manager;
  const lines = statement.lines.filter((line) => isSharedOut(manager, line));
  const firstDue = (line: Line): Day => line.firstDue ?? addDays(day(line.period), sheet.calendar.paymentTermDays);
  const arrivals = arrivalsOf(lines, cash, { digits: minorDigits(statement.currency), firstDue });
  return [...Map.groupBy(arrivals, (arrival) => arrival.line)].flatMap(([line, own]) => receiptsOf(sheet, line, own));
}

/** Tax is taken off what has come in so far, so that the parts of a line sum to its net amount. */
function receiptsOf(sheet: PaymentTerms, line: Line, arrivals: readonly Arrival[]): readonly Receipt[] {
  const isOwed = line.payer === sheet.capital?.manager;
  const party = isOwed ? line.payee : line.payer;
  let gross = ZERO;
  const receipts = arrivals.map(({ day: on, amount, payment }): Receipt => {
    const before = withoutTax(sheet, line, gross);
    gross = add(gross, amount);
    const net = subtract(withoutTax(sheet, line, gross), before);
    return { day: on, party, amount: isOwed ? cents(-net) : net, source: line.key, ...(payment === undefined ? {} : { payment }) };
  });
  return receipts.filter((receipt) => receipt.amount !== 0);
}

/** Net of an amount that carries tax: of the whole line its own net amount, of a part the same part of it. */
function withoutTax(sheet: PaymentTerms, line: Line, amount: Cents): Cents {
  if (sheet.tax === undefined || line.kind === 'late_interest') return amount;
  if (line.computed !== 0) return cents(Number(roundToWhole(exact(BigInt(amount) * BigInt(line.net), BigInt(line.computed)), 'half-up')));
  const gross = plus(EXACT_ONE, parseExact(sheet.tax.rate));
  return cents(Number(roundToWhole(times(exact(BigInt(amount)), exact(gross.d, gross.n)), 'half-up')));
}

/** The waterfall of a settled contract; undefined when it has no capital. In: the terms, its statement and the same facts. */
export function waterfallOf(sheet: TermSheet, statement: Statement, facts: Facts): Waterfall | undefined {
  const { capital } = sheet;
  if (capital === undefined) return undefined;
  const { asOf, series } = statement;
  const { cash } = knownFacts({ ...facts, claims: [] }, asOf, series);
  return runWaterfall({ sheet: { ...sheet, capital }, receipts: receiptsFrom(sheet, statement, cash), facts, asOf, series });
}
