import { type Exact, EXACT_ONE, EXACT_ZERO, exact, minus, parseExact, plus, times } from './decimal.ts';
import type { FormulaProblem } from './formula.ts';
import { type Cents, ZERO, cents, subtract, sum } from './money.ts';
import { must } from './result.ts';
import { allocate } from './rounding.ts';
import type { Interest, WaterfallStep } from './terms-capital.ts';
import { type Book, POT, type TrancheBook, asCents, outstandingOf, paidTo, potOf, reservePot, wholeMinor } from './waterfall-book.ts';
import type { DuePart, DuePartName } from './waterfall-types.ts';
import { type Accrual, type AccrualTerms, type Slice, accrue, openAccrual, rounded } from './waterfall-interest.ts';
import { plannedOn } from './waterfall-plan.ts';
import { type Answer, type DayView, conditionFrom, numberFrom } from './waterfall-scope.ts';
import { report } from './waterfall-timeline.ts';

type Inputs = Readonly<Record<string, string>>;

/** Who is due what in a step, or why that cannot be said on this day. */
export type Target = { readonly tranche: TrancheBook | undefined; readonly to: string | undefined; readonly due: Due };
export type Due =
  | { readonly kind: 'due'; readonly amount: Cents; readonly inputs: Inputs; readonly made: readonly DuePart[]; readonly slices?: readonly Slice[] }
  | { readonly kind: 'stopped'; readonly problem: FormulaProblem; readonly inputs: Inputs };

/** In: a step of the waterfall. Out: everybody it pays (or, for malus, charges), with what is due on this day. */
export function targetsOf(view: DayView, step: WaterfallStep): readonly Target[] {
  switch (step.pay) {
    case 'interest':
      return perTranche(view, step, (tranche) => interestDue(view, tranche));
    case 'principal':
      return perTranche(view, step, (tranche) => principalDue(view, step, tranche));
    case 'bonus':
      return perTranche(view, step, (tranche) => bonusDue(view, step, tranche));
    case 'preferred':
      return perTranche(view, step, (tranche) => preferredDue(view, step, tranche));
    case 'fee':
      return [{ tranche: undefined, to: step.to, due: feeDue(view, step) }];
    case 'hold':
      return [{ tranche: undefined, to: reservePot(step.to), due: holdDue(view, step) }];
    case 'release':
      return [{ tranche: undefined, to: POT, due: releaseDue(view, step) }];
    case 'malus':
      return [malusTarget(view, step)];
    case 'split':
      return splitTargets(view, step);
    case 'rest':
      return restTargets(view, step);
  }
}

/** The tranches a step names; all of them, at equal rank, when it names none. */
function tranchesOf(view: DayView, step: WaterfallStep): readonly TrancheBook[] {
  const { tranche } = step;
  if (tranche === undefined) return [...view.book.tranches.values()];
  return (typeof tranche === 'string' ? [tranche] : tranche).map((id) => must(view.book.tranches.get(id), `tranche ${id}`));
}

function perTranche(view: DayView, step: WaterfallStep, dueOf: (tranche: TrancheBook) => Due): readonly Target[] {
  return tranchesOf(view, step).map((tranche) => {
    const to = step.pay === 'interest' ? tranche.terms.interestTo : undefined;
    return { tranche, to, due: dueOf(tranche) };
  });
}

/** Turns the answer of a formula into amounts that are due together. */
function dueFrom(answer: Answer<Exact>, partsOf: (value: Exact) => Parts): Due {
  if (!answer.value.ok) return { kind: 'stopped', problem: answer.value.error, inputs: answer.inputs };
  return made(partsOf(answer.value.value), answer.inputs);
}

type Parts = readonly (readonly [DuePartName, number])[];

/** The sum of its parts, or nothing when that is below zero. */
function made(parts: Parts, inputs: Inputs = {}): Extract<Due, { kind: 'due' }> {
  const told = parts.filter(([, amount]) => amount !== 0).map(([name, amount]) => ({ name, amount: cents(amount) }));
  const amount = sum(told.map((part) => part.amount));
  return amount > 0 ? { kind: 'due', amount, inputs, made: told } : { kind: 'due', amount: ZERO, inputs, made: [] };
}

function atLeastZero(amount: Cents): Cents {
  return amount > 0 ? amount : ZERO;
}

/** All unpaid interest up to this day (or the end). A regime that waits for a result stays due until the result is known. */
function interestDue(view: DayView, tranche: TrancheBook): Due {
  const { account, slices, problem, inputs } = accrueTranche(view, tranche);
  const before = unpaidOf(view, tranche.accrual);
  tranche.accrual = account === undefined ? undefined : rounded(account, toWhole(view.book));
  const unpaid = unpaidOf(view, account);
  return unpaid <= 0 && problem !== undefined ? { kind: 'stopped', problem, inputs } : { ...made(interestParts(before, unpaid), inputs), slices };
}

function unpaidOf(view: DayView, account: Accrual | undefined): Cents {
  return account === undefined ? ZERO : wholeMinor(view.book, account.unpaid);
}

function interestParts(before: Cents, unpaid: Cents): Parts {
  return [
    ['interest_before', before],
    ['interest_now', unpaid - before],
  ];
}

type Accrued = {
  readonly account: Accrual | undefined;
  readonly slices: readonly Slice[];
  readonly inputs: Inputs;
  readonly problem: FormulaProblem | undefined;
};

/**
 * The interest account as it would be on this day, with the rates known on it. It is only kept when interest is really worked out to be
 * paid: interest that is paid at the end is reckoned with the result of the end, not with those of the pay days before.
 */
export function accrueTranche(view: DayView, tranche: TrancheBook): Accrued {
  if (tranche.accrual === undefined) return { account: undefined, slices: [], inputs: {}, problem: undefined };
  let inputs: Inputs = {};
  let problem: FormulaProblem | undefined;
  const rateOf = (regime: Interest): Exact | undefined => {
    const rate = rateOn(view, tranche, regime);
    inputs = { ...inputs, ...rate.inputs };
    if (rate.value.ok) return rate.value.value;
    problem = rate.value.error;
    return undefined;
  };
  const accrued = accrue(tranche.accrual, lastDay(view), accrualTerms(view.book, tranche, { regimes: tranche.terms.interest, rateOf }));
  return { ...accrued, inputs, problem };
}

/** Interest stops at the end: what is not paid by then is lost or late, and late money is not the tranche's interest. */
function lastDay(view: DayView): Accrual['until'] {
  const { ended } = view.book;
  return ended !== undefined && ended.day < view.day ? ended.day : view.day;
}

function rateOn(view: DayView, tranche: TrancheBook, regime: Interest): Answer<Exact> {
  const condition = regime.when === undefined ? undefined : conditionFrom(view, regime.when, tranche);
  if (condition !== undefined && !condition.value.ok) return { value: condition.value, inputs: condition.inputs };
  if (condition?.value.ok === true && !condition.value.value)
    return { value: { ok: true, value: exact(0n) }, inputs: { ...condition.inputs, rate: '0' } };
  const rate = numberFrom(view, regime.rate, tranche);
  return { value: rate.value, inputs: { ...condition?.inputs, ...rate.inputs } };
}

function accrualTerms(book: Book, tranche: TrancheBook, own: Pick<AccrualTerms, 'regimes' | 'rateOf'>): AccrualTerms {
  const { dayCount, maturity } = book.capital;
  return { dayCount, maturity, compounding: tranche.terms.compounding, history: tranche.history, toWhole: toWhole(book), ...own };
}

function toWhole(book: Book): AccrualTerms['toWhole'] {
  return (value) => exact(BigInt(wholeMinor(book, value)));
}

/** Principal that may come back: the share by result of all that was drawn, less what came back, and never more than is out. */
function principalDue(view: DayView, step: WaterfallStep, tranche: TrancheBook): Due {
  const share = numberFrom(view, tranche.terms.principalShare ?? '1', tranche);
  const most = step.amount === undefined ? undefined : numberFrom(view, step.amount, tranche);
  if (most !== undefined && !most.value.ok) return { kind: 'stopped', problem: most.value.error, inputs: most.inputs };
  const cap = most?.value.ok === true ? asCents(view.book, most.value.value) : outstandingOf(tranche);
  return dueFrom({ ...share, inputs: { ...share.inputs, ...most?.inputs } }, (part) => {
    const repayable = subtract(wholeMinor(view.book, times(part, exact(BigInt(tranche.drawn)))), tranche.principalPaid);
    const outstanding = outstandingOf(tranche);
    const byResult = Math.max(0, Math.min(repayable, outstanding));
    const byPlan = Math.min(byResult, plannedOn(view, tranche) ?? byResult);
    return [
      ['outstanding', outstanding],
      ['by_result', byResult - outstanding],
      ['by_plan', byPlan - byResult],
      ['by_amount', Math.max(0, Math.min(byPlan, cap)) - byPlan],
    ];
  });
}

function bonusDue(view: DayView, step: WaterfallStep, tranche: TrancheBook): Due {
  const paid = paidTo(view.book, bonusKey(step, tranche));
  return dueFrom(numberFrom(view, step.amount ?? tranche.terms.bonus ?? '0', tranche), (value) => toDateParts(asCents(view.book, value), paid));
}

function toDateParts(toDate: Cents, paid: Cents): Parts {
  return [
    ['to_date', toDate],
    ['paid_before', -paid],
  ];
}

/** A step may pay the bonus of several tranches: each has its own to-date. */
export function bonusKey(step: WaterfallStep, tranche: TrancheBook): string {
  return `${step.id}/${tranche.terms.id}`;
}

function preferredDue(view: DayView, step: WaterfallStep, tranche: TrancheBook): Due {
  const first = tranche.history[0];
  if (first === undefined) return made([]);
  const rate = parseExact(step.rate ?? '0');
  const own = { regimes: [{ rate: '0' }], rateOf: () => rate };
  const before = tranche.preferred.get(step.id) ?? openAccrual(first.day);
  const { account, slices } = accrue(before, lastDay(view), accrualTerms(view.book, tranche, own));
  tranche.preferred.set(step.id, rounded(account, toWhole(view.book)));
  return { ...made(interestParts(unpaidOf(view, before), unpaidOf(view, account)), { rate: step.rate ?? '0' }), slices };
}

/** What stayed due from before, and what this day adds; a fee at maturity is charged once. */
function feeDue(view: DayView, step: WaterfallStep): Due {
  const { book } = view;
  const before = book.arrears.get(step.id) ?? ZERO;
  if (step.days === 'maturity' && book.charged.has(step.id)) return made([['arrears', before]]);
  return dueFrom(numberFrom(view, step.amount ?? '0'), (value) => [
    ['arrears', before],
    ['charged', atLeastZero(asCents(book, value))],
  ]);
}

function holdDue(view: DayView, step: WaterfallStep): Due {
  const filled = potOf(view.book, reservePot(step.to));
  return dueFrom(numberFrom(view, step.amount ?? '0'), (level) => [
    ['level', asCents(view.book, level)],
    ['filled', -filled],
  ]);
}

function releaseDue(view: DayView, step: WaterfallStep): Due {
  if (step.amount === undefined) return made([['reserve', potOf(view.book, reservePot(step.from))]]);
  return dueFrom(numberFrom(view, step.amount), (value) => [['charged', asCents(view.book, value)]]);
}

function malusTarget(view: DayView, step: WaterfallStep): Target {
  const tranche = step.from === undefined ? undefined : view.book.tranches.get(step.from);
  const paid = paidTo(view.book, step.id);
  const due = dueFrom(numberFrom(view, step.amount ?? '0', tranche), (value) => toDateParts(asCents(view.book, value), paid));
  return { tranche, to: step.to ?? POT, due };
}

/** What a split or rest may share out: all there is, or at most its amount. */
function baseOf(view: DayView, step: WaterfallStep): Due {
  const available = atLeastZero(potOf(view.book, POT));
  if (step.amount === undefined) return made([['available', available]]);
  return dueFrom(numberFrom(view, step.amount), (value) => [
    ['available', available],
    ['by_amount', Math.min(0, asCents(view.book, value) - available)],
  ]);
}

/** Shares may leave a part over; it stays for the steps after. */
function splitTargets(view: DayView, step: WaterfallStep): readonly Target[] {
  const shares = step.shares ?? [];
  const receivers = shares.map((entry) => targetOf(view, entry.to));
  const answers = shares.map((entry) => numberFrom(view, entry.share));
  const inputs: Inputs = answers.reduce<Inputs>((all, answer) => ({ ...all, ...answer.inputs }), {});
  const weights: Exact[] = [];
  for (const { value } of answers) {
    if (!value.ok) return shareOut({ kind: 'stopped', problem: value.error, inputs }, [], receivers);
    weights.push(value.value.n > 0n ? value.value : EXACT_ZERO);
  }
  const left = minus(EXACT_ONE, weights.reduce(plus, EXACT_ZERO));
  if (left.n < 0n) report(view.book, 'shares_over_whole', view.day, { step: step.id });
  const base = baseOf(view, step);
  return shareOut(
    base.kind === 'due' ? { ...base, inputs: { ...base.inputs, ...inputs } } : base,
    left.n > 0n ? [...weights, left] : weights,
    receivers,
  );
}

function restTargets(view: DayView, step: WaterfallStep): readonly Target[] {
  const base = baseOf(view, step);
  if (step.tranche === undefined) return [{ tranche: undefined, to: step.to, due: base }];
  const tranches = tranchesOf(view, step);
  const drawn = sum(tranches.map((tranche) => tranche.drawn)) > 0;
  const weights = tranches.map((tranche) => (drawn ? exact(BigInt(tranche.drawn)) : parseExact(tranche.terms.committed)));
  return shareOut(
    base,
    weights,
    tranches.map((tranche) => ({ tranche, to: undefined })),
  );
}

type Receiver = Pick<Target, 'tranche' | 'to'>;

function targetOf(view: DayView, id: string): Receiver {
  const tranche = view.book.tranches.get(id);
  return { tranche, to: tranche === undefined ? id : undefined };
}

function shareOut(base: Due, weights: readonly Exact[], receivers: readonly Receiver[]): readonly Target[] {
  if (base.kind === 'stopped') return receivers.map((receiver) => ({ ...receiver, due: base }));
  const parts = allocate(base.amount, weights);
  return receivers.map((receiver, index) => {
    const own = base.made.map(({ name, amount }) => [name, amount] as const);
    return { ...receiver, due: made([...own, ['to_others', must(parts[index], 'part') - base.amount]], base.inputs) };
  });
}
