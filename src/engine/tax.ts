import { type Exact, compareExact, exact, minus, parseExact, times } from './decimal.ts';
import { type Cents, ZERO, cents, sum } from './money.ts';
import { must } from './result.ts';
import { fromCents, toCents } from './rounding.ts';
import type { Line } from './statement.ts';
import type { TermSheet } from './terms.ts';

/**
 * Tax over an invoice: over all that one payer owes one receiver for a period, rounded once, so that the lines of an invoice sum to its total
 * (EN 16931, rule BR-CO-17; the Dutch tax office computes so too). The lines share it by the largest remainder.
 */

type Tax = NonNullable<TermSheet['tax']>;
type TaxPlace = Pick<Line, 'period' | 'payer' | 'payee' | 'kind' | 'rule'>;

/** Interest on late payment carries no tax: it is damages, and those are outside Dutch VAT. */
export function carriesTax(tax: Tax | undefined, kind: Line['kind']): tax is Tax {
  return tax !== undefined && kind !== 'late_interest';
}

/** Lines with the same key are rounded together. */
export function taxKey({ per }: Tax, line: TaxPlace): string {
  switch (per) {
    case 'line':
      return JSON.stringify([line.period, line.payer, line.payee, line.rule]);
    case 'period':
      return line.period;
    default:
      return JSON.stringify([line.period, line.payer, line.payee]);
  }
}

/** What tax is computed from: an amount to which it comes (net), or in which it is (gross). `settled`: what the line came to when it was settled. */
export type Taxed = { readonly amount: Cents; readonly settled: Cents | undefined };

/** In: the lines of one invoice. Out: the tax of each; together the tax over their sum. */
export function taxOf(tax: Tax, lines: readonly Taxed[], digits: number): readonly Cents[] {
  const whole = totalTax(tax, sum(lines.map((line) => line.amount)), digits);
  const exactly = lines.map((line) => inMinor(exactTax(tax, line.amount, digits), digits));
  const low = exactly.map(floorOf);
  const left = whole - low.reduce((total, part) => total + part, 0);
  const order = lines
    .map((line, index) => ({ index, ...standing(tax, line, { exactly: must(exactly[index], 'tax'), low: must(low[index], 'tax') }) }))
    .sort((a, b) => b.wish - a.wish || compareExact(b.rest, a.rest) || a.index - b.index);
  const up = new Set(order.slice(0, left).map((entry) => entry.index));
  return low.map((part, index) => cents(part + (up.has(index) ? 1 : 0)));
}

/** A line that was settled and did not change keeps its tax: a line that came later corrects no other. Then the largest remainder goes first. */
function standing(tax: Tax, line: Taxed, part: { readonly exactly: Exact; readonly low: number }): { readonly wish: number; readonly rest: Exact } {
  const rest = minus(part.exactly, exact(BigInt(part.low)));
  if (tax.basis !== 'net' || line.settled === undefined || rest.n === 0n) return { wish: 0, rest };
  const before = line.settled - line.amount;
  return { wish: before === part.low + 1 ? 1 : before === part.low ? -1 : 0, rest };
}

function totalTax(tax: Tax, amount: Cents, digits: number): Cents {
  if (tax.basis === 'net') return toCents(exactTax(tax, amount, digits), digits, 'half-up');
  const rate = parseExact(tax.rate);
  return cents(amount - toCents(times(fromCents(amount, digits), exact(rate.d, rate.d + rate.n)), digits, 'half-up'));
}

function exactTax(tax: Tax, amount: Cents, digits: number): Exact {
  const rate = parseExact(tax.rate);
  const part = tax.basis === 'net' ? rate : exact(rate.n, rate.d + rate.n);
  return amount === ZERO ? exact(0n) : times(fromCents(amount, digits), part);
}

function inMinor(value: Exact, digits: number): Exact {
  return times(value, exact(10n ** BigInt(digits)));
}

/** Towards minus infinity, so that what is left is never below zero, whatever the signs of the lines. */
function floorOf({ n, d }: Exact): number {
  const whole = n / d;
  return Number(n < 0n && whole * d !== n ? whole - 1n : whole);
}

/** What is told of the invoice beside the tax of one line. */
export type Invoice = { readonly lines: number; readonly base: Cents; readonly tax: Cents };

export function invoiceOf(tax: Tax, lines: readonly Line[], line: Line): Invoice {
  const key = taxKey(tax, line);
  const own = lines.filter((other) => other.version === line.version && carriesTax(tax, other.kind) && taxKey(tax, other) === key);
  return { lines: own.length, base: sum(own.map((other) => other.net)), tax: sum(own.map((other) => other.tax)) };
}
