import { type Day, type Period, addDays, addMonths, daysBetween, yearFraction } from './calendar.ts';
import { type Exact, EXACT_ZERO, compareExact, minus, parseExact, plus, times, toText } from './decimal.ts';
import type { Cash } from './facts.ts';
import { type Sum, plainPart } from './lines.ts';
import { type Plan, inForce } from './plan.ts';
import { fromCents, toCents } from './rounding.ts';
import type { Line, Settled, Working } from './statement.ts';
import { type RateRow, STATUTORY_KNOWN_UNTIL, STATUTORY_RATES, isStatutory } from './statutory-interest.ts';
import type { TermSheet } from './terms.ts';

/**
 * Interest a payer owes on what was paid after its due day. Each amount has a due day of its own: a correction is due later than what it
 * corrects. Payments go to the amounts that were due first. A rate that changes holds from its day on, also for what is open already
 * (6:120 lid 1 BW). Sources: 6:119, 6:119a, 6:119b BW; for the order of a payment 6:43 and 6:44 BW.
 */

export type LateInput = {
  readonly plan: Plan;
  readonly period: Period;
  readonly cash: readonly Cash[];
  /** What was settled before, in steps, and the lines of this settlement. */
  readonly settled: readonly Settled[];
  readonly lines: readonly Line[];
};

export const LATE_INTEREST = 'late_interest';

export function lateInterestSums(input: LateInput): readonly Sum[] {
  const { plan, period, cash } = input;
  const terms = plan.sheet.lateInterest;
  if (terms === undefined) return [];
  const flows = cash.filter((flow) => flow.kind === 'paid' && flow.period === period.key && flow.party !== undefined);
  const regime = regimeOf(terms);
  return [...new Set(flows.map((flow) => flow.party ?? ''))].flatMap((party) => {
    const own = flows.filter((flow) => flow.party === party);
    return interestSum(input, party, accrued(regime, owedBy(input, party), own));
  });
}

function interestSum({ plan, period }: LateInput, party: string, slices: readonly Slice[]): readonly Sum[] {
  const total = slices.reduce((amount, slice) => plus(amount, slice.value), EXACT_ZERO);
  if (compareExact(total, EXACT_ZERO) === 0) return [];
  const part = plainPart(`${period.key}/${LATE_INTEREST}/${party}`, toCents(total, plan.digits, 'half-up'), slices.map(workingOf));
  const payment = slices.map((slice) => slice.paid).reduce((last, day) => (day > last ? day : last), period.to);
  const shares = [{ party, share: '1' }];
  return [{ kind: 'late_interest', rule: LATE_INTEREST, outcome: undefined, payee: plan.defaultPayee, shares, part, payment }];
}

type Owed = { readonly amount: Exact; readonly due: Day };

/** What a payer owed over the period, what was due first in front. Interest itself bears none but by the year, and a deduction is never owed. */
function owedBy(input: LateInput, party: string): readonly Owed[] {
  const { digits } = input.plan;
  const before = input.settled
    .filter((entry) => entry.period === input.period.key && isOwedBy(entry.key, party))
    .map((entry) => ({ amount: fromCents(entry.amount, digits), due: dueDayOf(input, entry) }));
  const now = input.lines.filter((line) => line.payer === party).map((line) => ({ amount: fromCents(line.due, digits), due: line.dueDay }));
  const byDay = [...before, ...now].sort((left, right) => (left.due < right.due ? -1 : left.due > right.due ? 1 : 0));
  return withoutBelowZero(byDay);
}

function isOwedBy(key: string, party: string): boolean {
  const [, rule, payer] = key.split('/');
  return payer === party && rule !== LATE_INTEREST;
}

/** What a deduction or a correction takes off was never owed: it comes off what is due last. */
function withoutBelowZero(owed: readonly Owed[]): readonly Owed[] {
  let off = owed.reduce((total, { amount }) => (amount.n < 0n ? minus(total, amount) : total), EXACT_ZERO);
  const left: Owed[] = [];
  for (const entry of owed.toReversed()) {
    if (entry.amount.n <= 0n) continue;
    const taken = least(off, entry.amount);
    off = minus(off, taken);
    if (compareExact(entry.amount, taken) > 0) left.unshift({ ...entry, amount: minus(entry.amount, taken) });
  }
  return left;
}

function ordinaryDay({ plan, period }: LateInput): Day {
  return addDays(period.to, plan.sheet.calendar.paymentTermDays);
}

/** As it was told then; else the first settlement of a period is due with the period, a later one after the day on which it was settled. */
function dueDayOf(input: LateInput, entry: Settled): Day {
  if (entry.dueDay !== undefined) return entry.dueDay;
  const days = input.settled.flatMap(({ period, asOf }) => (period === entry.period && asOf !== undefined ? [asOf] : []));
  const isFirst = entry.asOf === undefined || days.every((on) => entry.asOf === undefined || on >= entry.asOf);
  if (entry.asOf === undefined || isFirst) return ordinaryDay(input);
  return addDays(entry.asOf, input.plan.sheet.calendar.paymentTermDays);
}

type Terms = NonNullable<TermSheet['lateInterest']>;
type Regime = {
  readonly rows: readonly RateRow[];
  readonly plus: Exact;
  readonly isYearly: boolean;
  readonly isInterestFirst: boolean;
  readonly dayCount: Terms['dayCount'];
  readonly knownUntil: Day | undefined;
};

function regimeOf({ rate, plus: above, compounding, payments, dayCount }: Terms): Regime {
  const isLaw = isStatutory(rate);
  const rows = isLaw ? STATUTORY_RATES[rate] : typeof rate === 'string' ? [{ from: undefined, value: rate }] : rate;
  return {
    rows,
    plus: above === undefined ? EXACT_ZERO : parseExact(above),
    isYearly: (compounding ?? (isLaw ? 'yearly' : 'none')) === 'yearly',
    isInterestFirst: payments === 'interest_first',
    dayCount,
    knownUntil: isLaw ? STATUTORY_KNOWN_UNTIL : undefined,
  };
}

/** Interest over days at one rate on one amount. `added`: the interest of whole years that is part of the amount. */
type Slice = {
  readonly amount: Exact;
  readonly added: Exact;
  readonly rate: Exact;
  readonly from: Day;
  readonly to: Day;
  readonly years: Exact;
  readonly value: Exact;
  readonly paid: Day;
  readonly isGuess: boolean;
};

function workingOf(slice: Slice): Working {
  const inputs = {
    amount: toText(slice.amount),
    rate: toText(slice.rate),
    due: slice.from,
    paid: slice.to,
    days: String(daysBetween(slice.from, slice.to)),
    years: toText(slice.years),
    ...(slice.added.n === 0n ? {} : { added: toText(slice.added) }),
    ...(slice.isGuess ? { known_until: STATUTORY_KNOWN_UNTIL } : {}),
  };
  return { step: 'interest', text: 'amount * rate * years', inputs, result: toText(slice.value) };
}

/** A debt while it is open. Interest of this year (`fresh`) bears none; that of whole years (`added`) does when it compounds. */
type Debt = { readonly due: Day; left: Exact; paid: Exact; added: Exact; fresh: Exact; until: Day };

/** In: what was owed, and payments by day. Out: the interest up to each payment, on what it pays or (interest first) on all that is open. */
function accrued(regime: Regime, owed: readonly Owed[], flows: readonly Cash[]): readonly Slice[] {
  if (regime.isInterestFirst) return interestFirst(regime, owed, flows);
  return paidParts(owed, flows).flatMap(({ amount, due, paid }) => {
    const debt: Debt = { due, left: amount, paid: EXACT_ZERO, added: EXACT_ZERO, fresh: EXACT_ZERO, until: due };
    return accrue(regime, debt, paid);
  });
}

/** What is open of a bill, and what was paid on it. */
type Bill = { readonly due: Day; open: Exact; paid: Exact };

/** A payment names its period, and so the bill (6:43 lid 1): it goes to the bill itself; what is paid beyond all that was owed bears no interest. */
function paidParts(owed: readonly Owed[], flows: readonly Cash[]): readonly (Owed & { readonly paid: Day })[] {
  const bills = owed.map(({ amount, due }): Bill => ({ due, open: amount, paid: EXACT_ZERO }));
  let over = EXACT_ZERO;
  return flows.flatMap((flow) => {
    const given = parseExact(flow.amount);
    if (given.n < 0n) {
      const back = minus(EXACT_ZERO, given);
      const extra = least(over, back);
      over = minus(over, extra);
      bills.push(...openedAgain(bills, minus(back, extra), flow.day));
      return [];
    }
    const parts = new Map<Day, Exact>();
    let left = given;
    for (const bill of bills) {
      const amount = least(left, bill.open);
      [left, bill.open, bill.paid] = [minus(left, amount), minus(bill.open, amount), plus(bill.paid, amount)];
      if (amount.n > 0n && flow.day > bill.due) parts.set(bill.due, plus(parts.get(bill.due) ?? EXACT_ZERO, amount));
    }
    over = plus(over, left);
    return [...parts].map(([due, amount]) => ({ amount, due, paid: flow.day }));
  });
}

/** Money that was paid back (a payment below zero) is open from that day: until then the receiver had it. What was paid last goes back first. */
function openedAgain(bills: readonly Bill[], amount: Exact, on: Day): readonly Bill[] {
  let left = amount;
  return bills.toReversed().flatMap((bill) => {
    const taken = least(left, bill.paid);
    [left, bill.paid] = [minus(left, taken), minus(bill.paid, taken)];
    return taken.n > 0n ? [{ due: on > bill.due ? on : bill.due, open: taken, paid: EXACT_ZERO }] : [];
  });
}

/** 6:44 lid 1 BW: a payment goes to the interest that is due, and then to the amount itself. */
function interestFirst(regime: Regime, owed: readonly Owed[], flows: readonly Cash[]): readonly Slice[] {
  const debts = owed.map(({ amount, due }): Debt => ({ due, left: amount, paid: EXACT_ZERO, added: EXACT_ZERO, fresh: EXACT_ZERO, until: due }));
  let over = EXACT_ZERO;
  return flows.flatMap((flow) => {
    const slices = debts.flatMap((debt) => accrue(regime, debt, flow.day));
    let left = parseExact(flow.amount);
    if (left.n < 0n) {
      const extra = least(over, minus(EXACT_ZERO, left));
      over = minus(over, extra);
      openAgain(debts, minus(minus(EXACT_ZERO, left), extra));
      return slices;
    }
    const pay = (open: Exact): Exact => {
      const amount = least(left, open);
      left = minus(left, amount);
      return minus(open, amount);
    };
    for (const debt of debts) {
      debt.fresh = pay(debt.fresh);
      debt.added = pay(debt.added);
      const before = debt.left;
      debt.left = pay(debt.left);
      debt.paid = plus(debt.paid, minus(before, debt.left));
    }
    over = plus(over, left);
    return slices;
  });
}

/** Interest runs on from the day up to which it was counted. */
function openAgain(debts: readonly Debt[], amount: Exact): void {
  let left = amount;
  for (const debt of debts.toReversed()) {
    const taken = least(left, debt.paid);
    [left, debt.paid, debt.left] = [minus(left, taken), minus(debt.paid, taken), plus(debt.left, taken)];
  }
}

/** Lets interest grow up to a day: a slice for each rate and, when it compounds, for each year after the due day. */
function accrue(regime: Regime, debt: Debt, paid: Day): readonly Slice[] {
  const slices: Slice[] = [];
  for (const to of cutsBetween(regime, debt, paid)) {
    const amount = plus(debt.left, debt.added);
    if (amount.n > 0n) {
      const slice = sliceOf(regime, { amount, added: debt.added, from: debt.until, to, paid });
      debt.fresh = plus(debt.fresh, slice.value);
      if (slice.value.n > 0n) slices.push(slice);
    }
    debt.until = to;
    if (regime.isYearly && isAnniversary(debt.due, to)) [debt.added, debt.fresh] = [plus(debt.added, debt.fresh), EXACT_ZERO];
  }
  return slices;
}

function sliceOf(regime: Regime, part: Pick<Slice, 'amount' | 'added' | 'from' | 'to' | 'paid'>): Slice {
  const row = inForce<RateRow>(regime.rows, part.from);
  const rate = row === undefined ? EXACT_ZERO : plus(parseExact(row.value), regime.plus);
  const years = yearFraction(part.from, part.to, regime.dayCount);
  const isGuess = regime.knownUntil !== undefined && part.to > addDays(regime.knownUntil, 1);
  return { ...part, rate, years, value: times(times(part.amount, rate), years), isGuess };
}

/** The days on which a slice ends: a new rate, a whole year, the payment. */
function cutsBetween({ rows, isYearly }: Regime, { due, until }: Debt, paid: Day): readonly Day[] {
  if (paid <= until) return [];
  const years = isYearly ? anniversaries(due, paid) : [];
  const rates = rows.flatMap((row) => row.from ?? []);
  return [...new Set([...rates, ...years, paid])].filter((day) => day > until && day <= paid).sort();
}

function anniversaries(due: Day, until: Day): readonly Day[] {
  const days: Day[] = [];
  for (let year = 1; ; year++) {
    const day = addMonths(due, 12 * year);
    if (day > until) return days;
    days.push(day);
  }
}

function isAnniversary(due: Day, on: Day): boolean {
  return on > due && addMonths(due, 12 * (Number(on.slice(0, 4)) - Number(due.slice(0, 4)))) === on;
}

function least(left: Exact, right: Exact): Exact {
  return compareExact(left, right) < 0 ? left : right;
}
