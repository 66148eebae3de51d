import { EXACT_ZERO, type Exact, compareExact, dividedBy, exact, minus, plus, times } from '../../../engine/decimal.ts';
import { type IndigoRows, type PaymentRow, type PricingRow, type ResultRow, keyOf } from './replay-rows.ts';

/** Units × unit price against the payment recorded on the same metric: the only thing in INDIGO that can be tested line by line. */

export type Agreement = 'exact' | 'within_1' | 'within_10' | 'further' | 'no_payment';

/** Why a price leads to no comparison. */
export type PriceStop =
  | 'price_not_readable'
  | 'currency_not_readable'
  | 'several_prices'
  | 'result_missing'
  | 'result_not_a_number'
  | 'several_results'
  | 'payment_missing'
  | 'payment_not_readable'
  | 'currency_differs';

export type ReplayLine = {
  readonly project: string;
  readonly metric: string;
  readonly row: number;
  readonly currency: string;
  readonly price: Exact;
  readonly units: Exact;
  readonly unitsFrom: 'outcomes' | 'people';
  readonly resultRow: number;
  readonly resultType: string;
  readonly computed: Exact;
  readonly paid: Exact | undefined;
  readonly paymentRows: readonly number[];
  readonly agreement: Agreement;
  readonly claims: Claims | undefined;
};

/**
 * The payment divided by the price. A whole number that is not the number of units says that the payment counts claims and the result
 * counts people: one person may claim an outcome more than once.
 */
export type Claims = { readonly count: Exact; readonly whole: boolean; readonly againstUnits: 'same' | 'more' | 'fewer' };

/** What became of one price row. */
export type PriceOutcome = { readonly pricing: PricingRow; readonly line: ReplayLine | undefined; readonly stop: PriceStop | undefined };

export type Lookup = {
  readonly pricings: ReadonlyMap<string, readonly PricingRow[]>;
  readonly results: ReadonlyMap<string, readonly ResultRow[]>;
  readonly payments: ReadonlyMap<string, readonly PaymentRow[]>;
};

export function lookupOf(rows: IndigoRows): Lookup {
  return {
    pricings: Map.groupBy(rows.pricings, keyOf),
    results: Map.groupBy(rows.results.filter(hasMetric), keyOf),
    payments: Map.groupBy(
      rows.payments.filter((row) => hasMetric(row) && isActual(row)),
      keyOf,
    ),
  };
}

export function hasMetric(row: { readonly metric: string }): boolean {
  return row.metric !== '';
}

export function isActual(row: PaymentRow): boolean {
  return row.type.toLowerCase() === 'actual';
}

export function comparePrices(rows: IndigoRows, lookup: Lookup): readonly PriceOutcome[] {
  return rows.pricings.map((pricing) => comparePrice(pricing, lookup));
}

function comparePrice(pricing: PricingRow, lookup: Lookup): PriceOutcome {
  const stopped = (stop: PriceStop): PriceOutcome => ({ pricing, line: undefined, stop });
  const { price, currency } = pricing;
  if (price === undefined) return stopped('price_not_readable');
  if (currency === undefined) return stopped('currency_not_readable');
  if ((lookup.pricings.get(keyOf(pricing)) ?? []).length > 1) return stopped('several_prices');
  const result = chooseResult(lookup.results.get(keyOf(pricing)) ?? []);
  if (typeof result === 'string') return stopped(result);
  const { units, unitsFrom } = result;
  if (units === undefined || unitsFrom === undefined) return stopped('result_not_a_number');
  const computed = times(units, price);
  const paid = paidOn(lookup.payments.get(keyOf(pricing)) ?? [], currency);
  const line = {
    project: pricing.project,
    metric: pricing.metric,
    row: pricing.row,
    currency,
    price,
    units,
    unitsFrom,
    computed,
    resultRow: result.row,
    resultType: result.type,
    paid: paid.amount,
    paymentRows: paid.rows,
    agreement: paid.amount === undefined ? ('no_payment' as const) : agreementOf(computed, paid.amount),
    claims: paid.amount === undefined ? undefined : claimsOf(paid.amount, price, units),
  };
  return { pricing, line, stop: paid.stop };
}

/** Results are often cumulative, so several are never added up: one that is readable, or one that is final, or none. */
export function chooseResult(results: readonly ResultRow[]): ResultRow | 'result_missing' | 'result_not_a_number' | 'several_results' {
  const readable = results.filter((row) => row.units !== undefined);
  const final = readable.filter((row) => row.type.toLowerCase() === 'final');
  if (results.length === 0) return 'result_missing';
  const [only] = readable.length === 1 ? readable : final;
  if (readable.length === 0) return 'result_not_a_number';
  return only !== undefined && (readable.length === 1 || final.length === 1) ? only : 'several_results';
}

type Paid = { readonly amount: Exact | undefined; readonly rows: readonly number[]; readonly stop: PriceStop | undefined };

/** One amount that cannot be read, or that is in another currency, spoils the sum: then there is no sum. */
function paidOn(payments: readonly PaymentRow[], currency: string): Paid {
  const none = (stop: PriceStop): Paid => ({ amount: undefined, rows: [], stop });
  if (payments.length === 0) return none('payment_missing');
  if (payments.some((row) => row.amount === undefined || row.currency === undefined)) return none('payment_not_readable');
  if (payments.some((row) => row.currency !== currency)) return none('currency_differs');
  return { amount: sumOf(payments.map((row) => row.amount)), rows: payments.map((row) => row.row), stop: undefined };
}

export function sumOf(amounts: readonly (Exact | undefined)[]): Exact {
  return amounts.reduce<Exact>((total, amount) => plus(total, amount ?? EXACT_ZERO), EXACT_ZERO);
}

const HALF = exact(1n, 2n);

/** In: what we compute and what was recorded. "Within" is a part of the recorded amount, because that is the yardstick. */
export function agreementOf(computed: Exact, recorded: Exact): Agreement {
  const gap = absolute(minus(recorded, computed));
  const part = (percent: bigint) => compareExact(gap, times(absolute(recorded), exact(percent, 100n))) <= 0;
  if (compareExact(gap, HALF) < 0) return 'exact';
  if (part(1n)) return 'within_1';
  return part(10n) ? 'within_10' : 'further';
}

export function absolute(value: Exact): Exact {
  return value.n < 0n ? { n: -value.n, d: value.d } : value;
}

function claimsOf(paid: Exact, price: Exact, units: Exact): Claims | undefined {
  const count = dividedBy(paid, price);
  if (count === undefined) return undefined;
  const order = compareExact(count, units);
  return { count, whole: count.d === 1n, againstUnits: order === 0 ? 'same' : order > 0 ? 'more' : 'fewer' };
}
