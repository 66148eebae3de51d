import { fromInteger, parseExact, times, toText } from './decimal.ts';
import { partOfFee, ratioOf } from './early-end.ts';
import { evaluateCondition, evaluateNumber } from './formula.ts';
import type { ContractEvent } from './facts.ts';
import { type Sum, plainPart } from './lines.ts';
import { type Problem, notPaid, rootOf } from './missing.ts';
import { type Cents, ZERO, cents, sum } from './money.ts';
import { parsed } from './plan.ts';
import { type Result, fail, ok } from './result.ts';
import { receiptOf } from './receipts.ts';
import { fromCents, toCents } from './rounding.ts';
import { type PeriodView, makeScope } from './scope.ts';
import type { Line, Refusal, Working } from './statement.ts';
import type { Deduction, Fee } from './terms.ts';

/** What stands beside the outcome lines: fixed fees and deductions. Floors and interest on late payment have files of their own. */

export type Beside = { readonly sums: readonly Sum[]; readonly refusals: readonly Refusal[] };

/**
 * Fees of the period: each period, on the days the sheet names, or once: in the first period in which the terms have it and it can be paid.
 * `paidOnce` remembers which fees were paid at all. One that falls away because a value is missing is told, and so is one that never came.
 */
export function feeSums(view: PeriodView, paidOnce: Set<string>, events: readonly ContractEvent[]): Beside {
  const sums: Sum[] = [];
  const refusals: Refusal[] = [];
  for (const fee of view.plan.sheet.fees) {
    const count = feeTimes(view, fee, paidOnce);
    if (count === 0) continue;
    const answer = feeSum(view, fee, { count, events });
    if (answer.ok) {
      sums.push(answer.value);
      paidOnce.add(fee.id);
    } else if (isFeeTold(view, fee, { problem: answer.error, paidOnce })) refusals.push(notPaid(view, { rule: fee.id }, answer.error));
  }
  return { sums, refusals };
}

/** A fee of once may wait for its value until the end; one that is due each time has missed its day. */
function isFeeTold(view: PeriodView, fee: Fee, part: { readonly problem: Problem; readonly paidOnce: ReadonlySet<string> }): boolean {
  const isEachTime = fee.days !== undefined || fee.every === 'period';
  return (view.isLast && !part.paidOnce.has(fee.id)) || (isEachTime && part.problem.code !== 'condition_not_met');
}

function feeTimes(view: PeriodView, fee: Fee, paidOnce: ReadonlySet<string>): number {
  const { period } = view;
  if (fee.days !== undefined) return fee.days.filter((on) => on >= period.from && on <= view.until).length;
  return fee.every === 'period' || !paidOnce.has(fee.id) ? 1 : 0;
}

function feeSum(
  view: PeriodView,
  fee: Fee,
  { count, events }: { readonly count: number; readonly events: readonly ContractEvent[] },
): Result<Sum, Problem> {
  const scope = makeScope(view, { subject: undefined, toDate: true, rule: undefined });
  if (fee.when !== undefined) {
    const met = evaluateCondition(parsed(fee.when), scope);
    if (!met.ok) return fail(rootOf(view, scope, met.error));
    if (!met.value) return fail({ code: 'condition_not_met', inputs: scope.take() });
  }
  const amount = evaluateNumber(parsed(fee.amount), scope);
  if (!amount.ok) return fail(rootOf(view, scope, amount.error));
  const part = isPerPeriod(fee) ? partOfFee(fee, view.plan.sheet, view.period, view.until) : undefined;
  const total = toCents(times(times(amount.value, fromInteger(count)), ratioOf(part)), view.plan.digits, 'half-up');
  const working: Working = {
    step: 'amount',
    text: part === undefined ? fee.amount : `(${fee.amount}) * ${part.days} / ${part.of}`,
    inputs: { ...scope.take(), times: String(count) },
    result: toText(fromCents(total, view.plan.digits)),
  };
  const whole = plainPart(`${view.period.key}/${fee.id}`, total, [working]);
  const formulas = [parsed(fee.amount), fee.when === undefined ? undefined : parsed(fee.when)];
  const receipt = receiptOf(view, events, { formulas, claims: [], toDate: true });
  return ok({ kind: 'fee', rule: fee.id, outcome: undefined, payee: fee.to, shares: [{ party: fee.from, share: '1' }], receipt, part: whole });
}

/** Only an amount per period can be cut in days: one on a day, or once, is paid or not. */
function isPerPeriod(fee: Fee): boolean {
  return fee.days === undefined && fee.every === 'period';
}

/** Of one deduction: what could not be taken yet (below zero: what could not be given back), and what was taken up to now. */
export type Netted = { readonly waiting: Cents; readonly taken: Cents };

/**
 * Money netted against what a payer owes, in order and never below the floor; what could not be netted waits for the next period. An amount
 * below zero corrects an earlier one: it takes from what waits, then gives back what was taken, and what is left waits for a later deduction.
 */
export function deductionSums(view: PeriodView, lines: readonly Line[], netted: Map<string, Netted>, events: readonly ContractEvent[]): Beside {
  const sums: Sum[] = [];
  const refusals: Refusal[] = [];
  for (const deduction of view.plan.sheet.deductions) {
    const taken = sums.filter((part) => part.shares[0]?.party === deduction.payer).map((part) => part.part.total);
    const answer = deductionSum(view, lines, { deduction, netted, takenBefore: sum(taken), events });
    sums.push(...answer.sums);
    refusals.push(...answer.refusals);
  }
  return { sums, refusals };
}

type DeductionInput = {
  readonly deduction: Deduction;
  readonly netted: Map<string, Netted>;
  readonly takenBefore: Cents;
  readonly events: readonly ContractEvent[];
};

function deductionSum(view: PeriodView, lines: readonly Line[], part: DeductionInput): Beside {
  const { deduction, netted } = part;
  const before = netted.get(deduction.id) ?? { waiting: ZERO, taken: ZERO };
  const scope = makeScope(view, { subject: undefined, toDate: false, rule: undefined });
  const value = evaluateNumber(parsed(deduction.amount), scope);
  const asked = cents(before.waiting + (value.ok ? toCents(value.value, view.plan.digits, 'half-up') : 0));
  const owed = sum([part.takenBefore, ...lines.filter((line) => line.payer === deduction.payer && line.kind !== 'fee').map((line) => line.net)]);
  const room = cents(Math.max(0, owed - toCents(parseExact(deduction.floor), view.plan.digits, 'half-up')));
  const taken = cents(asked < 0 ? Math.max(asked, -before.taken) : Math.min(asked, room));
  netted.set(deduction.id, { waiting: cents(asked - taken), taken: cents(before.taken + taken) });
  const refusals = value.ok || owed === 0 ? [] : [notPaid(view, { rule: deduction.id }, rootOf(view, scope, value.error))];
  if (taken === 0) return { sums: [], refusals };
  const inputs = { ...scope.take(), owed: toText(fromCents(owed, view.plan.digits)), floor: deduction.floor };
  const working: Working = { step: 'deduction', text: deduction.amount, inputs, result: toText(fromCents(taken, view.plan.digits)) };
  const total = plainPart(`${view.period.key}/${deduction.id}`, cents(-taken), [working]);
  const shares = [{ party: deduction.payer, share: '1' }];
  const receipt = receiptOf(view, part.events, { formulas: [parsed(deduction.amount)], claims: [], toDate: false });
  return {
    sums: [{ kind: 'deduction', rule: deduction.id, outcome: undefined, payee: view.plan.defaultPayee, shares, receipt, part: total }],
    refusals,
  };
}
