import { type Day, yearOf } from './calendar.ts';
import { type Exact, EXACT_ZERO, compareExact, dividedBy, exact, fromInteger, minus, plus, times } from './decimal.ts';
import { addToAlternative, hasPlace, spareUnits, takeAlternative, unitsTaken, usePlace } from './limits-places.ts';
import type { LimitCut, LimitInput, Limited, Usage } from './limits-usage.ts';
import { type Cents, ZERO, cents } from './money.ts';
import { type BearingLimits, type LimitPlan, type Plan, type RulePlan, inForce } from './plan.ts';
import { must } from './result.ts';
import { allocate, fromCents, toCents } from './rounding.ts';
import type { Valued } from './payment-rule.ts';

/**
 * Limits, in the order in which the sheet states them. Claims come in the order of their days; each passes every limit before the next
 * one is looked at, so that cutting a period in two changes nothing. A limit that scales (cut: scale) comes after, over the whole period.
 */

export { type LimitCut, type LimitInput, type Limited, type Usage, startUsage } from './limits-usage.ts';

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
  const limited = { item, paid, cuts: cuts ?? NO_CUTS };
  use(input, limited);
  return limited;
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
  if (amount <= 0) return amount === 0 ? ZERO : takenBack(input, plan, item, amount);
  const bucket = bucketOf(input, plan, item);
  const byMoney = moneyLeft(input, plan, bucket, item.day);
  const rest = byMoney !== undefined && byMoney < amount ? byMoney : amount;
  if (!hasPlace(input, plan, bucket, item)) return ZERO;
  return countLimited(input, plan, { bucket, item, amount: rest });
}

function moneyLeft(input: Pick<LimitInput, 'usage'>, plan: LimitPlan, bucket: number, on: Day): Cents | undefined {
  if (plan.max.length === 0) return undefined;
  const row = inForce(plan.max, on);
  if (row === undefined) return undefined;
  const left = row.most - (must(input.usage.money[plan.index], 'usage').get(bucket) ?? 0);
  return left > 0 ? cents(left) : ZERO;
}

function countLimited(input: LimitInput, plan: LimitPlan, part: { bucket: number; item: Valued; amount: Cents }): Cents {
  const most = mostUnits(input, plan);
  if (most === undefined) return part.amount;
  const used = must(input.usage.count[plan.index], 'usage').get(part.bucket) ?? EXACT_ZERO;
  const quantity = unitsTaken(input, plan, part.item);
  const places = placesOf(most, used, quantity);
  if (quantity.n === 0n || compareExact(places, quantity) >= 0) return part.amount;
  const ratio = places.n <= 0n ? undefined : dividedBy(places, quantity);
  if (ratio === undefined) return ZERO;
  // Whole units only, when the units are whole: two places left of three claims in one line is two thirds of it, to the cent, down.
  return toCents(times(fromCents(part.amount, input.plan.digits), ratio), input.plan.digits, 'down');
}

/**
 * How many places these units take, or give back when they are below zero: what all units so far together take of the places, after minus
 * before. So the order in which claims and corrections come says nothing: five units less and ten more are five.
 */
function placesOf(all: Exact, used: Exact, units: Exact): Exact {
  const taken = (count: Exact): Exact => most(EXACT_ZERO, least(all, count));
  return minus(taken(plus(used, units)), taken(used));
}

/** Money that comes back is not cut. Only a correction in units takes back no more than had a place: what was cut was never paid. */
function takenBack(input: LimitInput, plan: LimitPlan, item: Valued, amount: Cents): Cents {
  const { maxCount } = plan;
  if (maxCount === undefined || item.units.n >= 0n) return amount;
  const used = must(input.usage.count[plan.index], 'usage').get(bucketOf(input, plan, item)) ?? EXACT_ZERO;
  const ratio = dividedBy(placesOf(maxCount, used, item.units), item.units);
  return ratio === undefined ? amount : toCents(times(fromCents(amount, input.plan.digits), ratio), input.plan.digits, 'down');
}

function least(left: Exact, right: Exact): Exact {
  return compareExact(left, right) < 0 ? left : right;
}

function most(left: Exact, right: Exact): Exact {
  return compareExact(left, right) > 0 ? left : right;
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
  return exact(most.n / most.d);
}

function bucketOf(input: LimitInput, plan: LimitPlan, item: Valued): number {
  switch (plan.limit.each) {
    case 'person':
    case 'cohort':
      return item.subjectNumber;
    case 'period':
      return input.periodIndex;
    case 'year':
      return yearOf(item.day, plan.yearFirst);
    case 'outcome':
      return item.outcome;
    case 'rule':
      return item.rule.index;
    default:
      return 0;
  }
}

function use(input: LimitInput, entry: Limited): void {
  for (const plan of limitsOn(entry.item)) useLimit(input, plan, entry);
  for (const plan of laterOn(entry.item)) useLimit(input, plan, entry);
  if (input.plan.alternativeOf.size > 0) addToAlternative(input, entry.item, { amount: entry.paid, isNew: true });
}

function useLimit(input: LimitInput, plan: LimitPlan, entry: Limited): void {
  const { item, paid } = entry;
  const bucket = bucketOf(input, plan, item);
  if (plan.max.length > 0) addMoney(must(input.usage.money[plan.index], 'usage'), bucket, paid);
  if (plan.maxPeople !== undefined) usePlace(input, plan, { bucket, item, amount: paid });
  if (!countsUnits(plan, entry)) return;
  const taken = unitsTaken(input, plan, item);
  addCount(must(input.usage.count[plan.index], 'usage'), bucket, taken);
  spareUnits(input, plan, item, minus(item.units, taken));
}

/** A claim that earns nothing takes no place, unless there was none left: then a correction of it takes none back either. */
function countsUnits(plan: LimitPlan, { item, paid, cuts }: Limited): boolean {
  if (plan.maxCount === undefined && plan.maxShare === undefined) return false;
  if (paid > 0 || item.units.n < 0n) return true;
  const isOnlyOfUnits = plan.maxCount !== undefined && plan.max.length === 0;
  return isOnlyOfUnits && cuts.some((cut) => cut.limit === plan.limit.id);
}

function addMoney(usage: Map<number, Cents>, bucket: number, amount: Cents): void {
  usage.set(bucket, cents((usage.get(bucket) ?? 0) + amount));
}

/** Below nothing too: what a correction took that never had a place, the next units make good before they take one. */
function addCount(usage: Map<number, Exact>, bucket: number, quantity: Exact): void {
  usage.set(bucket, plus(usage.get(bucket) ?? EXACT_ZERO, quantity));
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
    const bucket = bucketOf(input, plan, entry.item);
    if (plan.maxPeople !== undefined) usePlace(input, plan, { bucket, item: entry.item, amount: change.amount });
    if (plan === change.except || plan.max.length === 0) continue;
    addMoney(must(input.usage.money[plan.index], 'usage'), bucket, change.amount);
  }
  if (input.plan.alternativeOf.size > 0) addToAlternative(input, entry.item, { amount: change.amount, isNew: false });
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
      return yearOf(input.day, plan.yearFirst);
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
