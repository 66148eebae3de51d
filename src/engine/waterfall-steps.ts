import { type Exact, exact, toText } from './decimal.ts';
import { type Cents, ZERO, add, cents, subtract, sum } from './money.ts';
import { must } from './result.ts';
import { allocate } from './rounding.ts';
import type { WaterfallStep } from './terms-capital.ts';
import { CAPITAL_POT, POT, type TrancheBook, changePrincipal, move, moveHolders, notePaid, potOf, reservePot } from './waterfall-book.ts';
import { boundBy, headroomOf } from './waterfall-cap.ts';
import { type Due, type Target, bonusKey, targetsOf } from './waterfall-due.ts';
import { type Slice, payInterest } from './waterfall-interest.ts';
import { type DayView, conditionFrom } from './waterfall-scope.ts';
import { report } from './waterfall-timeline.ts';
import type { BoundCap, InterestSlice, StepLog, StepState } from './waterfall-types.ts';

/** Runs one step on one pay day: moves the money and answers one line of log for each tranche or party. */
export function runStep(view: DayView, step: WaterfallStep): readonly StepLog[] {
  const gate = gateOf(view, step);
  if (gate.state !== 'done') return [passedOver(step, gate)];
  const targets = targetsOf(view, step).map((target) => bound(view, step, target));
  const stopped = targets.map(({ target }) => target.due).find((due) => due.kind === 'stopped');
  if (stopped?.kind === 'stopped') reportStopped(view, step, stopped);
  const available = availableFor(view, step);
  const payments = sharePayment(
    targets.map((entry) => entry.wanted),
    available,
  );
  return targets.map((entry, index) => pay(view, step, { ...entry, available, paid: must(payments[index], 'payment') }, gate));
}

type Gate = { readonly state: StepState; readonly when: boolean | undefined; readonly inputs: Readonly<Record<string, string>> };

function gateOf(view: DayView, step: WaterfallStep): Gate {
  if (step.days === 'maturity' && view.book.ended === undefined) return { state: 'not_yet', when: undefined, inputs: {} };
  if (step.when === undefined) return { state: 'done', when: undefined, inputs: {} };
  const tranche = typeof step.tranche === 'string' ? view.book.tranches.get(step.tranche) : undefined;
  const { value, inputs } = conditionFrom(view, step.when, tranche);
  if (value.ok) return { state: value.value ? 'done' : 'condition_false', when: value.value, inputs };
  reportStopped(view, step, { kind: 'stopped', problem: value.error, inputs });
  return { state: stateOf(value.error.code), when: undefined, inputs: missingIn(value.error, inputs) };
}

function stateOf(code: string): StepState {
  return code === 'value_missing' ? 'value_missing' : 'broken';
}

type Stopped = Extract<Due, { kind: 'stopped' }>;

function missingIn(problem: Stopped['problem'], inputs: Stopped['inputs']): Stopped['inputs'] {
  return 'name' in problem ? { ...inputs, missing: problem.name } : inputs;
}

/** A value that is not known yet is normal before the end; at the end, or for a fee that will not come back, somebody must know. */
function reportStopped(view: DayView, step: WaterfallStep, stopped: Stopped): void {
  const { problem } = stopped;
  if (problem.code === 'value_missing' && view.book.ended === undefined && step.pay !== 'fee') return;
  report(view.book, problem.code, view.day, { step: step.id, ...('name' in problem ? { name: problem.name } : {}) });
}

function passedOver(step: WaterfallStep, gate: Gate): StepLog {
  return {
    step: step.id,
    pay: step.pay,
    clause: step.clause,
    tranche: typeof step.tranche === 'string' ? step.tranche : undefined,
    to: step.to,
    state: gate.state,
    when: gate.when,
    due: ZERO,
    made: [],
    available: ZERO,
    paid: ZERO,
    short: ZERO,
    caps: [],
    inputs: gate.inputs,
    interest: [],
  };
}

type Bound = { readonly target: Target; readonly wanted: Cents; readonly cap: BoundCap | undefined };

/** What a target may be paid after its caps. Caps look at what holders receive: interest that goes elsewhere is not bound by them. */
function bound(view: DayView, step: WaterfallStep, target: Target): Bound {
  const wanted = target.due.kind === 'due' ? target.due.amount : ZERO;
  if (target.tranche === undefined || target.to !== undefined || step.pay === 'malus') return { target, wanted, cap: undefined };
  const cap = capOf(view, target.tranche, wanted);
  return { target, wanted: cents(wanted - (cap?.took ?? 0)), cap };
}

export function capOf(view: DayView, tranche: TrancheBook, wanted: Cents): BoundCap | undefined {
  const holding = { flows: tranche.flows, drawn: tranche.drawn, day: view.day, digits: view.book.digits };
  return boundBy(headroomOf(tranche.terms, holding), wanted);
}

function availableFor(view: DayView, step: WaterfallStep): Cents {
  if (step.pay === 'malus') return cents(Number.MAX_SAFE_INTEGER);
  const pot = potOf(view.book, step.pay === 'release' ? reservePot(step.from) : sourceOf(view, step));
  return pot > 0 ? pot : ZERO;
}

/** Drawn money that is held, for a step that is paid out of it; at the end it has joined what came in. */
function sourceOf({ book }: DayView, step: WaterfallStep): typeof POT | typeof CAPITAL_POT {
  return step.outOf === 'capital' && book.ended === undefined ? CAPITAL_POT : POT;
}

/** Equal rank: when there is too little, everybody gets the same part of what is due, to the cent. */
function sharePayment(wanted: readonly Cents[], available: Cents): readonly Cents[] {
  return sum(wanted) <= available
    ? wanted
    : allocate(
        available,
        wanted.map((amount) => exact(BigInt(amount))),
      );
}

type Payment = Bound & { readonly available: Cents; readonly paid: Cents };

function pay(view: DayView, step: WaterfallStep, payment: Payment, gate: Gate): StepLog {
  const { target, paid, wanted, cap } = payment;
  const { due } = target;
  if (due.kind === 'due') moveMoney(view, step, target, paid);
  return {
    step: step.id,
    pay: step.pay,
    clause: step.clause,
    tranche: target.tranche?.terms.id,
    to: target.to,
    state: due.kind === 'due' ? 'done' : stateOf(due.problem.code),
    when: gate.when,
    due: due.kind === 'due' ? due.amount : ZERO,
    made: due.kind === 'due' ? due.made : [],
    available: step.pay === 'malus' ? paid : payment.available,
    paid,
    short: subtract(wanted, paid),
    caps: cap === undefined ? [] : [cap],
    inputs: { ...gate.inputs, ...(due.kind === 'due' ? due.inputs : missingIn(due.problem, due.inputs)) },
    interest: due.kind === 'due' ? (due.slices ?? []).map((slice) => sliceText(view, slice)) : [],
  };
}

function sliceText(view: DayView, slice: Slice): InterestSlice {
  const major = (minor: Exact): string => toText(exact(minor.n, minor.d * 10n ** BigInt(view.book.digits)));
  const { from, to, rate, counted, capitalised } = slice;
  const own = { from, to, base: major(slice.base), rate: toText(rate), counted, interest: major(slice.interest) };
  return capitalised === undefined ? own : { ...own, capitalised: major(capitalised) };
}

function moveMoney(view: DayView, step: WaterfallStep, target: Target, paid: Cents): void {
  const { book, day } = view;
  const { tranche } = target;
  const source = sourceOf(view, step);
  const common = { day, kind: step.pay, step: step.id, amount: paid };
  if (step.pay === 'malus') payIn(view, step, target, paid);
  else if (tranche === undefined)
    move(book, { ...common, from: step.pay === 'release' ? reservePot(step.from) : source, to: must(target.to, 'receiver') });
  else if (target.to !== undefined) move(book, { ...common, from: source, to: target.to, tranche: tranche.terms.id });
  else moveHolders(book, tranche, { ...common, pot: source });
  settle(view, step, target, paid);
}

/** The payment the other way: a party, or the holders of a tranche, pay the manager or a party. */
function payIn(view: DayView, step: WaterfallStep, target: Target, amount: Cents): void {
  const common = { day: view.day, kind: 'malus' as const, step: step.id };
  const to = target.to ?? POT;
  if (target.tranche !== undefined) moveHolders(view.book, target.tranche, { ...common, amount: cents(-amount), pot: to });
  else move(view.book, { ...common, from: must(step.from, 'payer of the malus'), to, amount });
}

/** Brings the books of tranche and step up to date with a payment. */
function settle(view: DayView, step: WaterfallStep, target: Target, paid: Cents): void {
  const { book, day } = view;
  const { tranche } = target;
  notePaid(book, step.id, paid);
  if (step.pay === 'fee') return settleFee(view, step, target, paid);
  if (tranche === undefined || step.pay === 'malus') return;
  notePaid(book, tranche.terms.id, paid);
  if (step.pay === 'principal') return changePrincipal(tranche, day, cents(-paid));
  if (step.pay === 'bonus') return notePaid(book, bonusKey(step, tranche), paid);
  if (step.pay === 'interest') return settleInterest(tranche, paid);
  const account = tranche.preferred.get(step.id);
  if (step.pay === 'preferred' && account !== undefined) tranche.preferred.set(step.id, payInterest(account, paid));
}

function settleInterest(tranche: TrancheBook, paid: Cents): void {
  tranche.interestPaid = add(tranche.interestPaid, paid);
  if (tranche.accrual !== undefined) tranche.accrual = payInterest(tranche.accrual, paid);
}

function settleFee(view: DayView, step: WaterfallStep, target: Target, paid: Cents): void {
  const due = target.due.kind === 'due' ? target.due.amount : ZERO;
  view.book.charged.add(step.id);
  view.book.arrears.set(step.id, step.short === 'carry' ? subtract(due, paid) : ZERO);
}
