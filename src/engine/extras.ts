import { fromInteger, parseExact, times, toText } from './decimal.ts';
import { evaluateCondition, evaluateNumber } from './formula.ts';
import { type Sum, plainPart } from './lines.ts';
import { type Cents, ZERO, cents, sum } from './money.ts';
import { parsed } from './plan.ts';
import { fromCents, toCents } from './rounding.ts';
import { type PeriodView, makeScope } from './scope.ts';
import type { Line, Working } from './statement.ts';
import type { Deduction, Fee } from './terms.ts';

/** What stands beside the outcome lines: fixed fees and deductions. Floors and interest on late payment have files of their own. */

/**
 * Fees of the period: each period, on the days the sheet names, or once: in the first period in which the terms have it and it can be paid.
 * `paidOnce` remembers which fees those were.
 */
export function feeSums(view: PeriodView, paidOnce: Set<string>): readonly Sum[] {
  return view.plan.sheet.fees.flatMap((fee) => {
    const times = feeTimes(view, fee, paidOnce);
    const sums = times === 0 ? [] : feeSum(view, fee, times);
    if (sums.length > 0) paidOnce.add(fee.id);
    return sums;
  });
}

function feeTimes(view: PeriodView, fee: Fee, paidOnce: ReadonlySet<string>): number {
  const { period } = view;
  if (fee.days !== undefined) return fee.days.filter((on) => on >= period.from && on <= period.to).length;
  return fee.every === 'period' || !paidOnce.has(fee.id) ? 1 : 0;
}

function feeSum(view: PeriodView, fee: Fee, count: number): readonly Sum[] {
  const scope = makeScope(view, { subject: undefined, toDate: true, rule: undefined });
  if (fee.when !== undefined) {
    const met = evaluateCondition(parsed(fee.when), scope);
    if (!met.ok || !met.value) return [];
  }
  const amount = evaluateNumber(parsed(fee.amount), scope);
  if (!amount.ok) return [];
  const total = toCents(times(amount.value, fromInteger(count)), view.plan.digits, 'half-up');
  const working: Working = {
    step: 'amount',
    text: fee.amount,
    inputs: { ...scope.take(), times: String(count) },
    result: toText(fromCents(total, view.plan.digits)),
  };
  const part = plainPart(`${view.period.key}/${fee.id}`, total, [working]);
  return [{ kind: 'fee', rule: fee.id, outcome: undefined, payee: fee.to, shares: [{ party: fee.from, share: '1' }], part }];
}

/** Of one deduction: what could not be taken yet (below zero: what could not be given back), and what was taken up to now. */
export type Netted = { readonly waiting: Cents; readonly taken: Cents };

/**
 * Money netted against what a payer owes, in order and never below the floor; what could not be netted waits for the next period. An amount
 * below zero corrects an earlier one: it takes from what waits, then gives back what was taken, and what is left waits for a later deduction.
 */
export function deductionSums(view: PeriodView, lines: readonly Line[], netted: Map<string, Netted>): readonly Sum[] {
  const sums: Sum[] = [];
  for (const deduction of view.plan.sheet.deductions) {
    const taken = sums.filter((part) => part.shares[0]?.party === deduction.payer).map((part) => part.part.total);
    sums.push(...deductionSum(view, lines, { deduction, netted, takenBefore: sum(taken) }));
  }
  return sums;
}

type DeductionInput = { readonly deduction: Deduction; readonly netted: Map<string, Netted>; readonly takenBefore: Cents };

function deductionSum(view: PeriodView, lines: readonly Line[], part: DeductionInput): readonly Sum[] {
  const { deduction, netted } = part;
  const before = netted.get(deduction.id) ?? { waiting: ZERO, taken: ZERO };
  const scope = makeScope(view, { subject: undefined, toDate: false, rule: undefined });
  const value = evaluateNumber(parsed(deduction.amount), scope);
  const asked = cents(before.waiting + (value.ok ? toCents(value.value, view.plan.digits, 'half-up') : 0));
  const owed = sum([part.takenBefore, ...lines.filter((line) => line.payer === deduction.payer && line.kind !== 'fee').map((line) => line.net)]);
  const room = cents(Math.max(0, owed - toCents(parseExact(deduction.floor), view.plan.digits, 'half-up')));
  const taken = cents(asked < 0 ? Math.max(asked, -before.taken) : Math.min(asked, room));
  netted.set(deduction.id, { waiting: cents(asked - taken), taken: cents(before.taken + taken) });
  if (taken === 0) return [];
  const inputs = { ...scope.take(), owed: toText(fromCents(owed, view.plan.digits)), floor: deduction.floor };
  const working: Working = { step: 'deduction', text: deduction.amount, inputs, result: toText(fromCents(taken, view.plan.digits)) };
  const total = plainPart(`${view.period.key}/${deduction.id}`, cents(-taken), [working]);
  return [
    {
      kind: 'deduction',
      rule: deduction.id,
      outcome: undefined,
      payee: view.plan.defaultPayee,
      shares: [{ party: deduction.payer, share: '1' }],
      part: total,
    },
  ];
}
