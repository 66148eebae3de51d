import { type Day, type DayCount, type DaysOfYear, addDays, addMonths, daysCounted, yearsCounted } from './calendar.ts';
import { type Exact, EXACT_ZERO, compareExact, exact, minus, parseExact, plus, times } from './decimal.ts';
import { must } from './result.ts';
import type { Interest, Tranche } from './terms-capital.ts';

/** From `day` on this much principal is out, in minor units. */
export type Outstanding = { readonly day: Day; readonly principal: number };

/**
 * A running account of interest. `unpaid` is exact, in minor units; `capitalised` is the part of it that itself bears interest.
 * Interest is worked out in arrears, up to `until`: a rate that depends on a result is only known when the result is.
 */
export type Accrual = { readonly until: Day; readonly unpaid: Exact; readonly capitalised: Exact };

/** The rate of a regime on the pay day, or undefined while the values it needs are not known. */
export type RateOf = (regime: Interest) => Exact | undefined;

export type AccrualTerms = {
  readonly dayCount: DayCount;
  readonly compounding: Tranche['compounding'];
  readonly regimes: readonly Interest[];
  readonly history: readonly Outstanding[];
  readonly rateOf: RateOf;
  readonly toWhole: (value: Exact) => Exact;
  /** The last day of the capital, for the day count that treats it apart. */
  readonly maturity?: Day;
};

/** One stretch of days with one base and one rate; amounts in minor units. */
export type Slice = {
  readonly from: Day;
  readonly to: Day;
  readonly base: Exact;
  readonly rate: Exact;
  readonly counted: readonly DaysOfYear[];
  readonly interest: Exact;
  /** On its last day this much unpaid interest, rounded, began to bear interest itself. */
  readonly capitalised?: Exact;
};

export type Accrued = { readonly account: Accrual; readonly slices: readonly Slice[] };

export function openAccrual(day: Day): Accrual {
  return { until: day, unpaid: EXACT_ZERO, capitalised: EXACT_ZERO };
}

/** Adds the interest up to (not including) `to`. Stops before a regime whose rate is not known yet, and goes on from there next time. */
export function accrue(account: Accrual, to: Day, terms: AccrualTerms): Accrued {
  let now = account;
  const slices: Slice[] = [];
  for (const end of cutPoints(account.until, to, terms)) {
    const slice = sliceUntil(now, end, terms);
    if (slice === undefined) break;
    const unpaid = plus(now.unpaid, slice.interest);
    const whole = isAnniversary(end, terms) ? terms.toWhole(unpaid) : undefined;
    if (slice.interest.n !== 0n) slices.push({ ...slice, ...(whole === undefined ? {} : { capitalised: whole }) });
    now = whole === undefined ? { until: end, unpaid, capitalised: now.capitalised } : { until: end, unpaid: whole, capitalised: whole };
  }
  return { account: now, slices };
}

/**
 * The account on a pay day: what is due by then is a whole amount. Each payment is rounded by itself, so that the days, the rate and the base
 * of one payment give its amount; nothing of the rounding of an earlier one is carried into it.
 */
export function rounded(account: Accrual, toWhole: AccrualTerms['toWhole']): Accrual {
  return { ...account, unpaid: toWhole(account.unpaid) };
}

/** Takes a payment off; the oldest interest is paid first. */
export function payInterest(account: Accrual, paid: number): Accrual {
  const amount = exact(BigInt(paid));
  const left = minus(account.capitalised, amount);
  return { ...account, unpaid: minus(account.unpaid, amount), capitalised: left.n > 0n ? left : EXACT_ZERO };
}

function sliceUntil(account: Accrual, end: Day, terms: AccrualTerms): Slice | undefined {
  const from = account.until;
  const principal = terms.history.findLast((row) => row.day <= from)?.principal ?? 0;
  const base = plus(exact(BigInt(principal)), account.capitalised);
  const regime = regimeOn(terms.regimes, from);
  const since = must(terms.history[0], 'first draw').day;
  const last = terms.maturity === undefined ? {} : { last: terms.maturity };
  const counted = daysCounted(from, end, { convention: terms.dayCount, since, ...last });
  if (regime === undefined || base.n === 0n) return { from, to: end, base, rate: EXACT_ZERO, counted, interest: EXACT_ZERO };
  const known = terms.rateOf(regime);
  if (known === undefined) return undefined;
  const rate = atLeast(known, regime, from);
  return { from, to: end, base, rate, counted, interest: times(times(base, rate), yearsCounted(counted)) };
}

/** The regime that started last; one without a first day holds from the start. */
function regimeOn(regimes: readonly Interest[], day: Day): Interest | undefined {
  return regimes
    .filter((regime) => regime.from === undefined || regime.from <= day)
    .reduce<Interest | undefined>((best, regime) => (best?.from === undefined || (regime.from ?? '') >= best.from ? regime : best), undefined);
}

function atLeast(rate: Exact, regime: Interest, day: Day): Exact {
  const holds = regime.minimum !== undefined && (regime.minimumUntil === undefined || day <= regime.minimumUntil);
  if (!holds) return rate;
  const minimum = parseExact(must(regime.minimum, 'minimum'));
  return compareExact(rate, minimum) < 0 ? minimum : rate;
}

/** Days on which principal, regime, minimum or base changes, in order, ending with `to`. */
function cutPoints(from: Day, to: Day, terms: AccrualTerms): readonly Day[] {
  const regimeDays = terms.regimes.flatMap((regime) => [
    ...(regime.from === undefined ? [] : [regime.from]),
    ...(regime.minimumUntil === undefined ? [] : [addDays(regime.minimumUntil, 1)]),
  ]);
  const days = [...terms.history.map((row) => row.day), ...regimeDays, ...anniversaries(to, terms), to];
  return [...new Set(days.filter((day) => day > from && day <= to))].sort();
}

const COMPOUNDING_MONTHS: Readonly<Record<AccrualTerms['compounding'], number>> = { none: 0, monthly: 1, quarterly: 3, 'half-yearly': 6, yearly: 12 };

/** The days on which unpaid interest starts to bear interest, counted from the first draw. */
function anniversaries(to: Day, terms: AccrualTerms): readonly Day[] {
  const first = terms.history[0]?.day;
  const step = COMPOUNDING_MONTHS[terms.compounding];
  if (step === 0 || first === undefined) return [];
  const days: Day[] = [];
  for (let months = step; addMonths(first, months) <= to; months += step) days.push(addMonths(first, months));
  return days;
}

function isAnniversary(day: Day, terms: AccrualTerms): boolean {
  return anniversaries(day, terms).at(-1) === day;
}
