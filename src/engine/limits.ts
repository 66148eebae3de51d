import type { Day } from './calendar.ts';
import { type Exact, EXACT_ZERO, compareExact, dividedBy, exact, fromInteger, minus, plus, times } from './decimal.ts';
import { type Cents, ZERO, cents } from './money.ts';
import { type BearingLimits, type LimitPlan, type Plan, type RulePlan, inForce } from './plan.ts';
import { must } from './result.ts';
import { allocate, fromCents, toCents } from './rounding.ts';
import type { Valued } from './payment-rule.ts';

/**
 * Limits, in the order in which the sheet states them. Claims come in the order of their days; each passes every limit before the next
 * one is looked at, so that cutting a period in two changes nothing. A limit that scales (cut: scale) comes after, over the whole period.
 */

export type Limited = { readonly item: Valued; readonly paid: Cents; readonly cuts: readonly LimitCut[] };
export type LimitCut = { readonly limit: string; readonly amount: Cents };

/** How much of each limit is used, per person, outcome, period …; lives as long as the contract. */
export type Usage = { readonly money: Map<number, Cents>[]; readonly count: Map<number, Exact>[]; readonly alternatives: Map<string, Alternative> };

/** What the person's claims in a group of alternatives were paid, and how much of that the claim now at hand has had deducted. */
type Alternative = { claim: string; before: Cents; own: Cents; deducted: Cents };

export function startUsage(limitCount: number): Usage {
  return {
    money: Array.from({ length: limitCount }, () => new Map<number, Cents>()),
    count: Array.from({ length: limitCount }, () => new Map<number, Exact>()),
    alternatives: new Map(),
  };
}

export type LimitInput = {
  readonly plan: Plan;
  readonly usage: Usage;
  readonly periodIndex: number;
  readonly items: readonly Valued[];
  /** Units accepted so far per outcome index, this period included: what a share limit is a share of. */
  readonly unitsToDate: ReadonlyMap<number, Exact>;
};

/** In: the items of one period in their order. Out: the same items with what each is paid and which limit took what. */
export function applyLimits(input: LimitInput): readonly Limited[] {
  const limited = input.items.map((item) => limitItem(input, item));
  const scaling = input.plan.limits.filter((plan) => plan.limit.cut === 'scale' && plan.max.length > 0);
  return scaling.reduce<readonly Limited[]>((items, plan) => scale(input, plan, items), limited);
}

const NO_CUTS: readonly LimitCut[] = [];

function limitItem(input: LimitInput, item: Valued): Limited {
  let paid = item.gross;
  let cuts: LimitCut[] | undefined;
  const take = (limit: string, rest: Cents): void => {
    if (rest === paid) return;
    (cuts ??= []).push({ limit, amount: cents(paid - rest) });
    paid = rest;
  };
  if (item.claim !== undefined && input.plan.alternativeOf.size > 0) takeAlternative(input, item, take);
  for (const plan of limitsOn(item)) {
    if (plan.limit.cut === 'last' && counts(plan, item.day)) take(plan.limit.id, allowed(input, plan, item, paid));
  }
  use(input, item, paid);
  return { item, paid, cuts: cuts ?? NO_CUTS };
}

function limitsOn(item: Valued): readonly LimitPlan[] {
  return bearingOn(item, item.rule.limits);
}

function bearingOn(item: Valued, limits: BearingLimits): readonly LimitPlan[] {
  return item.claim === undefined ? limits.all : (limits.byOutcome.get(item.outcome) ?? limits.all);
}

const NO_LIMITS: readonly LimitPlan[] = [];

/** Limits that only come with a later version: they cut nothing, and count what is paid until then. */
function laterOn(item: Valued): readonly LimitPlan[] {
  return item.rule.later.all.length === 0 ? NO_LIMITS : bearingOn(item, item.rule.later);
}

function counts(plan: LimitPlan, on: Day): boolean {
  return plan.limit.until === undefined || on <= plan.limit.until;
}

function allowed(input: LimitInput, plan: LimitPlan, item: Valued, amount: Cents): Cents {
  if (amount <= 0) return amount;
  const bucket = bucketOf(input, plan, item);
  const byMoney = moneyLeft(input, plan, bucket, item.day);
  const rest = byMoney !== undefined && byMoney < amount ? byMoney : amount;
  return countLimited(input, plan, { bucket, item, amount: rest });
}

function moneyLeft(input: Pick<LimitInput, 'plan' | 'usage'>, plan: LimitPlan, bucket: number, on: Day): Cents | undefined {
  if (plan.max.length === 0) return undefined;
  const row = inForce(plan.max, on);
  if (row === undefined) return undefined;
  const left = maximumCents(input.plan, row) - (must(input.usage.money[plan.index], 'usage').get(bucket) ?? 0);
  return left > 0 ? cents(left) : ZERO;
}

const maxima = new WeakMap<object, Cents>();

function maximumCents(plan: Plan, row: { readonly value: Exact }): Cents {
  const known = maxima.get(row);
  if (known !== undefined) return known;
  const value = toCents(row.value, plan.digits, 'down');
  maxima.set(row, value);
  return value;
}

function countLimited(input: LimitInput, plan: LimitPlan, part: { bucket: number; item: Valued; amount: Cents }): Cents {
  const most = mostUnits(input, plan);
  if (most === undefined) return part.amount;
  const used = must(input.usage.count[plan.index], 'usage').get(part.bucket) ?? EXACT_ZERO;
  const left = minus(most, used);
  const quantity = part.item.units;
  if (compareExact(left, quantity) >= 0) return part.amount;
  const ratio = left.n <= 0n ? undefined : dividedBy(left, quantity);
  if (ratio === undefined) return ZERO;
  // Whole units only, when the units are whole: two places left of three claims in one line is two thirds of it, to the cent, down.
  return toCents(times(fromCents(part.amount, input.plan.digits), ratio), input.plan.digits, 'down');
}

function mostUnits(input: LimitInput, plan: LimitPlan): Exact | undefined {
  if (plan.maxCount !== undefined) return plan.maxCount;
  return plan.maxShare === undefined ? undefined : shareUnits(input, plan, plan.maxShare);
}

/** At most the share s of all: of ≤ s × (of + others), so of ≤ others × s / (1 − s). */
function shareUnits(input: LimitInput, plan: LimitPlan, share: Exact): Exact {
  const own = new Set(plan.limit.outcomes ?? []);
  const others = (plan.limit.among ?? []).filter((outcome) => !own.has(outcome));
  const units = others.map((outcome) => input.unitsToDate.get(input.plan.outcomeIndex.get(outcome) ?? -1) ?? EXACT_ZERO).reduce(plus, EXACT_ZERO);
  const factor = dividedBy(share, minus(exact(1n), share));
  if (factor === undefined) return exact(10n ** 15n);
  const most = times(units, factor);
  return fromInteger(Number(most.n / most.d));
}

function bucketOf(input: LimitInput, plan: LimitPlan, item: Valued): number {
  switch (plan.limit.each) {
    case 'person':
    case 'cohort':
      return item.subjectNumber;
    case 'period':
      return input.periodIndex;
    case 'year':
      return Number(item.day.slice(0, 4));
    case 'outcome':
      return item.outcome;
    case 'rule':
      return item.rule.index;
    default:
      return 0;
  }
}

function use(input: LimitInput, item: Valued, paid: Cents): void {
  for (const plan of limitsOn(item)) useLimit(input, plan, item, paid);
  for (const plan of laterOn(item)) useLimit(input, plan, item, paid);
  if (input.plan.alternativeOf.size > 0) useAlternative(input, item, paid);
}

function useLimit(input: LimitInput, plan: LimitPlan, item: Valued, paid: Cents): void {
  const bucket = bucketOf(input, plan, item);
  if (plan.max.length > 0) addMoney(must(input.usage.money[plan.index], 'usage'), bucket, paid);
  if ((plan.maxCount !== undefined || plan.maxShare !== undefined) && paid > 0)
    addCount(must(input.usage.count[plan.index], 'usage'), bucket, item.units);
}

function addMoney(usage: Map<number, Cents>, bucket: number, amount: Cents): void {
  usage.set(bucket, cents((usage.get(bucket) ?? 0) + amount));
}

function addCount(usage: Map<number, Exact>, bucket: number, quantity: Exact): void {
  usage.set(bucket, plus(usage.get(bucket) ?? EXACT_ZERO, quantity));
}

/** An upgrade within a group of alternatives pays only the difference with what the person's earlier alternative paid, over all rules of the claim. */
function takeAlternative(input: LimitInput, item: Valued, take: (limit: string, rest: Cents) => void): void {
  const found = alternativeFor(input, item);
  if (found === undefined || item.gross <= 0) return;
  const { entry, group } = found;
  const deducted = cents(Math.min(item.gross, Math.max(0, entry.before - entry.deducted)));
  entry.deducted = cents(entry.deducted + deducted);
  take(group, cents(item.gross - deducted));
}

function useAlternative(input: LimitInput, item: Valued, paid: Cents): void {
  const found = alternativeFor(input, item);
  if (found !== undefined) found.entry.own = cents(found.entry.own + paid);
}

function alternativeFor(input: LimitInput, item: Valued): { readonly entry: Alternative; readonly group: string } | undefined {
  const key = alternativeKey(input, item);
  if (key === undefined) return undefined;
  const known = input.usage.alternatives.get(key.id);
  const claim = item.claim?.claim.id ?? '';
  const entry = known?.claim === claim ? known : { claim, before: cents((known?.before ?? 0) + (known?.own ?? 0)), own: ZERO, deducted: ZERO };
  input.usage.alternatives.set(key.id, entry);
  return { entry, group: key.group };
}

function alternativeKey(input: LimitInput, item: Valued): { readonly id: string; readonly group: string } | undefined {
  const group = item.claim === undefined ? undefined : input.plan.alternativeOf.get(item.claim.claim.outcome);
  return group?.upgrade === 'difference' ? { id: `${item.subject ?? ''} ${group.id}`, group: group.id } : undefined;
}

/** All items of the period get the same part of what is left; the last cents go to the largest remainders. */
function scale(input: LimitInput, plan: LimitPlan, items: readonly Limited[]): readonly Limited[] {
  const buckets = new Map<number, number[]>();
  items.forEach((entry, index) => {
    if (limitsOn(entry.item).includes(plan) && entry.paid > 0 && counts(plan, entry.item.day)) {
      const bucket = bucketOf(input, plan, entry.item);
      const indexes = buckets.get(bucket);
      if (indexes === undefined) buckets.set(bucket, [index]);
      else indexes.push(index);
    }
  });
  return [...buckets].reduce<readonly Limited[]>((all, [bucket, indexes]) => scaleBucket(input, plan, { items: all, bucket, indexes }), items);
}

function scaleBucket(
  input: LimitInput,
  plan: LimitPlan,
  part: { items: readonly Limited[]; bucket: number; indexes: readonly number[] },
): readonly Limited[] {
  const chosen = part.indexes.map((index) => must(part.items[index], 'item'));
  const total = chosen.reduce((amount, entry) => amount + entry.paid, 0);
  const usage = must(input.usage.money[plan.index], 'usage');
  // `use` has counted these items in full already: take them out, see what is left, and count what they really get.
  const day = must(chosen.at(-1), 'item').item.day;
  usage.set(part.bucket, cents((usage.get(part.bucket) ?? 0) - total));
  const left = moneyLeft(input, plan, part.bucket, day);
  const allowedTotal = left === undefined ? cents(total) : cents(Math.min(left, total));
  addMoney(usage, part.bucket, allowedTotal);
  if (allowedTotal === total) return part.items;
  const shares = allocate(
    allowedTotal,
    chosen.map((entry) => fromInteger(entry.paid)),
  );
  const next = [...part.items];
  part.indexes.forEach((index, place) => {
    const entry = must(part.items[index], 'item');
    const paid = must(shares[place], 'share');
    giveBack(input, entry, { except: plan, amount: cents(paid - entry.paid) });
    next[index] = {
      ...entry,
      paid,
      cuts: paid === entry.paid ? entry.cuts : [...entry.cuts, { limit: plan.limit.id, amount: cents(entry.paid - paid) }],
    };
  });
  return next;
}

/** What scaling took away also frees room in the other limits that bear on the item, and is not deducted from a later alternative. */
function giveBack(input: LimitInput, entry: Limited, change: { readonly except: LimitPlan; readonly amount: Cents }): void {
  for (const plan of [...limitsOn(entry.item), ...laterOn(entry.item)]) {
    if (plan === change.except || plan.max.length === 0) continue;
    addMoney(must(input.usage.money[plan.index], 'usage'), bucketOf(input, plan, entry.item), change.amount);
  }
  if (input.plan.alternativeOf.size > 0) giveBackAlternative(input, entry.item, change.amount);
}

function giveBackAlternative(input: LimitInput, item: Valued, amount: Cents): void {
  const key = alternativeKey(input, item);
  const known = key === undefined ? undefined : input.usage.alternatives.get(key.id);
  if (known === undefined) return;
  if (known.claim === item.claim?.claim.id) known.own = cents(known.own + amount);
  else known.before = cents(known.before + amount);
}

export type TopUp = {
  readonly plan: Plan;
  readonly usage: Usage;
  readonly periodIndex: number;
  readonly floor: LimitPlan;
  readonly day: Day;
};

/** What a floor adds passes the caps on the same payments, each in turn, and uses their room. */
export function limitTopUp(input: TopUp, wanted: Cents): { readonly amount: Cents; readonly cuts: readonly LimitCut[] } {
  const cuts: LimitCut[] = [];
  let amount = wanted;
  const under = input.plan.rules.filter((rule) => rule.limits.all.includes(input.floor));
  for (const { plan, bucket } of capsOver(input, input.plan.limits, under)) {
    if (!counts(plan, input.day)) continue;
    const left = moneyLeft(input, plan, bucket, input.day);
    if (left === undefined || left >= amount) continue;
    cuts.push({ limit: plan.limit.id, amount: cents(amount - left) });
    amount = left;
  }
  const counting = [...input.plan.limits, ...input.plan.laterLimits];
  for (const { plan, bucket } of capsOver(input, counting, under)) addMoney(must(input.usage.money[plan.index], 'usage'), bucket, amount);
  return { amount, cuts };
}

type Cap = { readonly plan: LimitPlan; readonly bucket: number };

/** Caps under which everything falls that falls under the floor, with the place where they count it. */
function capsOver(input: TopUp, limits: readonly LimitPlan[], under: readonly RulePlan[]): readonly Cap[] {
  return limits
    .filter((plan) => plan.max.length > 0 && under.every((rule) => isWhollyUnder(rule, plan)))
    .flatMap((plan) => {
      const bucket = bucketOfTopUp(input, plan, under);
      return bucket === undefined ? [] : [{ plan, bucket }];
    });
}

function isWhollyUnder(rule: RulePlan, plan: LimitPlan): boolean {
  const { all, byOutcome } = plan.isLater ? rule.later : rule.limits;
  return byOutcome.size === 0 ? all.includes(plan) : [...byOutcome.values()].every((limits) => limits.includes(plan));
}

/** A floor is nobody's in person; it is of an outcome or rule when it is about one alone. */
function bucketOfTopUp(input: TopUp, plan: LimitPlan, under: readonly RulePlan[]): number | undefined {
  const [first] = under;
  switch (plan.limit.each) {
    case 'contract':
      return 0;
    case 'period':
      return input.periodIndex;
    case 'year':
      return Number(input.day.slice(0, 4));
    case 'rule':
      return under.length === 1 ? first?.index : undefined;
    case 'outcome':
      return onlyOutcome(input, under);
    default:
      return undefined;
  }
}

function onlyOutcome(input: TopUp, under: readonly RulePlan[]): number | undefined {
  const [outcome, ...others] = new Set(under.flatMap((rule) => rule.outcomes));
  return outcome === undefined || others.length > 0 || under.some((rule) => rule.outcomes.length === 0)
    ? undefined
    : input.plan.outcomeIndex.get(outcome);
}
