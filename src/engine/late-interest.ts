import { type Day, type Period, addDays, yearFraction } from './calendar.ts';
import { type Exact, EXACT_ZERO, compareExact, minus, parseExact, plus, times, toText } from './decimal.ts';
import type { Cash } from './facts.ts';
import { type Sum, plainPart } from './lines.ts';
import { type Plan, inForce } from './plan.ts';
import { fromCents, toCents } from './rounding.ts';
import type { Line, Settled, Working } from './statement.ts';

/**
 * Interest a payer owes on what was paid after its due day. Each amount has a due day of its own: a correction is due later than what it
 * corrects. Payments go to the amounts that were due first. Source: BW 6:119b, the rate as dated data in the sheet.
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
  if (plan.sheet.lateInterest === undefined) return [];
  const flows = cash.filter((flow) => flow.kind === 'paid' && flow.period === period.key && flow.party !== undefined);
  return [...new Set(flows.map((flow) => flow.party ?? ''))].flatMap((party) => {
    const own = flows.filter((flow) => flow.party === party);
    return interestSum(input, party, latePayments(owedBy(input, party), own, ordinaryDay(input)));
  });
}

function interestSum({ plan, period }: LateInput, party: string, late: readonly LatePayment[]): readonly Sum[] {
  const interest = late.map((payment) => interestOn(plan, payment));
  const total = interest.reduce((amount, entry) => plus(amount, entry.value), EXACT_ZERO);
  if (compareExact(total, EXACT_ZERO) === 0) return [];
  const steps = interest.map((entry) => entry.working);
  const part = plainPart(`${period.key}/${LATE_INTEREST}/${party}`, toCents(total, plan.digits, 'half-up'), steps);
  const since = late.map((payment) => payment.paid).reduce((last, day) => (day > last ? day : last), period.to);
  const shares = [{ party, share: '1' }];
  return [{ kind: 'late_interest', rule: LATE_INTEREST, outcome: undefined, payee: plan.defaultPayee, shares, part, since }];
}

type Owed = { readonly amount: Exact; readonly due: Day };

/** What a payer owed over the period, what was due first in front. */
function owedBy(input: LateInput, party: string): readonly Owed[] {
  const { digits } = input.plan;
  const before = input.settled
    .filter((entry) => entry.period === input.period.key && entry.key.split('/')[2] === party)
    .map((entry) => ({ amount: fromCents(entry.amount, digits), due: dueDayOf(input, entry) }));
  const now = input.lines.filter((line) => line.payer === party).map((line) => ({ amount: fromCents(line.due, digits), due: line.dueDay }));
  return [...before, ...now].filter((owed) => owed.amount.n > 0n).sort((left, right) => (left.due < right.due ? -1 : left.due > right.due ? 1 : 0));
}

function ordinaryDay({ plan, period }: LateInput): Day {
  return addDays(period.to, plan.sheet.calendar.paymentTermDays);
}

/** The first settlement of a period is due with the period; a later one, and interest, after the day on which it was settled. */
function dueDayOf(input: LateInput, entry: Settled): Day {
  const days = input.settled.flatMap(({ period, asOf }) => (period === entry.period && asOf !== undefined ? [asOf] : []));
  const isFirst = entry.asOf === undefined || days.every((on) => entry.asOf === undefined || on >= entry.asOf);
  if (entry.asOf === undefined || (isFirst && entry.key.split('/')[1] !== LATE_INTEREST)) return ordinaryDay(input);
  return addDays(entry.asOf, input.plan.sheet.calendar.paymentTermDays);
}

type LatePayment = { readonly amount: Exact; readonly due: Day; readonly paid: Day };

/** In: payments by day. What is paid beyond all that is known to be owed counts as owed with the period. */
function latePayments(owed: readonly Owed[], flows: readonly Cash[], ordinary: Day): readonly LatePayment[] {
  const open = owed.map((entry) => ({ ...entry }));
  const payments = flows.flatMap((flow) => {
    const parts = new Map<Day, Exact>();
    const pay = (due: Day, amount: Exact): void => void (amount.n > 0n && parts.set(due, plus(parts.get(due) ?? EXACT_ZERO, amount)));
    let left = parseExact(flow.amount);
    for (const entry of open) {
      const amount = compareExact(left, entry.amount) < 0 ? left : entry.amount;
      [left, entry.amount] = [minus(left, amount), minus(entry.amount, amount)];
      pay(entry.due, amount);
    }
    pay(ordinary, left);
    return [...parts].map(([due, amount]) => ({ amount, due, paid: flow.day }));
  });
  return payments.filter((payment) => payment.paid > payment.due);
}

function interestOn(plan: Plan, late: LatePayment): { readonly value: Exact; readonly working: Working } {
  const { rate: terms = '0', dayCount = 'act/365' } = plan.sheet.lateInterest ?? {};
  const rows = typeof terms === 'string' ? [{ from: undefined, value: terms }] : terms;
  const rate = inForce<DatedRate>(rows, late.due)?.value ?? '0';
  const years = yearFraction(late.due, late.paid, dayCount);
  const value = times(times(late.amount, parseExact(rate)), years);
  const inputs = { amount: toText(late.amount), rate, due: late.due, paid: late.paid, years: toText(years) };
  return { value, working: { step: 'interest', text: 'amount * rate * years', inputs, result: toText(value) } };
}

type DatedRate = { readonly from: Day | undefined; readonly value: string };
