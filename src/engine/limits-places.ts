import { type Exact, EXACT_ZERO, compareExact, minus, plus } from './decimal.ts';
import type { Alternative, Alternatives, LimitInput } from './limits-usage.ts';
import { type Cents, ZERO, cents } from './money.ts';
import type { Valued } from './payment-rule.ts';
import type { LimitPlan } from './plan.ts';
import { must } from './result.ts';

/**
 * Places: of people under a limit in people, of units under a limit in units. Who or what has a place keeps it, and a better outcome of the
 * same group of alternatives takes no new one: withdrawing the first step may not make room for somebody who never had any.
 */

/** Is there a place for this person, or has it one? An amount that is of no person needs none. */
export function hasPlace(input: LimitInput, plan: LimitPlan, bucket: number, item: Valued): boolean {
  if (plan.maxPeople === undefined || item.subject === undefined) return true;
  const people = must(input.usage.people[plan.index], 'usage').get(bucket);
  return people === undefined || people.has(item.subjectNumber) || people.size < plan.maxPeople || stepsBefore(input, plan, item).length > 0;
}

/** A person has a place as long as it was paid more than was taken back. */
export function usePlace(input: LimitInput, plan: LimitPlan, part: { readonly bucket: number; readonly item: Valued; readonly amount: Cents }): void {
  const { item, amount } = part;
  if (item.subject === undefined || amount === 0) return;
  const places = must(input.usage.people[plan.index], 'usage');
  const people = places.get(part.bucket) ?? new Map<number, Cents>();
  places.set(part.bucket, people);
  const before = people.get(item.subjectNumber);
  if (before === undefined && (amount < 0 || stepsBefore(input, plan, item).length > 0)) return;
  const paid = cents((before ?? 0) + amount);
  if (paid > 0) people.set(item.subjectNumber, paid);
  else people.delete(item.subjectNumber);
}

/** The units of an item that need a place of their own under a limit. */
export function unitsTaken(input: LimitInput, plan: LimitPlan, item: Valued): Exact {
  if (plan.maxCount === undefined || item.gross <= 0) return item.units;
  const held = stepsBefore(input, plan, item).reduce((total, { units }) => plus(total, units), EXACT_ZERO);
  if (held.n === 0n) return item.units;
  const left = minus(held, sparedOf(input, plan, item));
  if (left.n <= 0n) return item.units;
  return compareExact(left, item.units) >= 0 ? EXACT_ZERO : minus(item.units, left);
}

/** A place is handed on once. */
export function spareUnits(input: LimitInput, plan: LimitPlan, item: Valued, units: Exact): void {
  const found = units.n === 0n ? undefined : alternativesFor(input, item);
  if (found === undefined) return;
  const { spared } = alternativeOf(found.outcomes, item.outcome);
  spared.set(plan.index, plus(spared.get(plan.index) ?? EXACT_ZERO, units));
}

function sparedOf(input: LimitInput, plan: LimitPlan, item: Valued): Exact {
  const found = alternativesFor(input, item);
  return found?.outcomes.get(item.outcome)?.spared.get(plan.index) ?? EXACT_ZERO;
}

/** A limit of each outcome or rule counts every step apart: there an upgrade is another outcome, with a place of its own. */
const KEEPS: ReadonlySet<string> = new Set(['contract', 'period', 'year']);

/** Other outcomes of the group that this person was paid for under the same limit. */
function stepsBefore(input: LimitInput, plan: LimitPlan, item: Valued): readonly Alternative[] {
  if (!KEEPS.has(plan.limit.each) || input.plan.alternativeOf.size === 0) return [];
  const found = alternativesFor(input, item);
  if (found === undefined) return [];
  return [...found.outcomes].flatMap(([outcome, step]) => (outcome !== item.outcome && step.paid > 0 && isUnder(input, plan, outcome) ? [step] : []));
}

function isUnder(input: LimitInput, plan: LimitPlan, outcome: number): boolean {
  return input.plan.rules.some((rule) => {
    const { all, byOutcome } = plan.isLater ? rule.later : rule.limits;
    return rule.outcomes.some((id) => input.plan.outcomeIndex.get(id) === outcome) && (byOutcome.get(outcome) ?? all).includes(plan);
  });
}

/**
 * An upgrade within a group of alternatives pays only the difference with what the person's other outcomes of the group were paid, over all
 * rules; each amount is deducted once. The same outcome again is no upgrade.
 */
export function takeAlternative(input: LimitInput, item: Valued, take: (limit: string, rest: Cents) => void): void {
  const found = alternativesFor(input, item);
  if (found === undefined || item.gross <= 0) return;
  const own = alternativeOf(found.outcomes, item.outcome);
  let others = -own.deducted;
  for (const [outcome, { paid }] of found.outcomes) if (outcome !== item.outcome) others += paid;
  const deducted = Math.min(item.gross, Math.max(0, others));
  own.deducted = cents(own.deducted + deducted);
  take(found.group, cents(item.gross - deducted));
}

/** What an item is paid, and what scaling takes from it again. */
export function addToAlternative(input: LimitInput, item: Valued, change: { readonly amount: Cents; readonly isNew: boolean }): void {
  const found = alternativesFor(input, item);
  if (found === undefined) return;
  const own = alternativeOf(found.outcomes, item.outcome);
  own.paid = cents(own.paid + change.amount);
  if (change.isNew && change.amount > 0) own.units = plus(own.units, item.units);
}

function alternativeOf(outcomes: Alternatives, outcome: number): Alternative {
  const known: Alternative = outcomes.get(outcome) ?? { paid: ZERO, deducted: ZERO, units: EXACT_ZERO, spared: new Map<number, Exact>() };
  outcomes.set(outcome, known);
  return known;
}

function alternativesFor(input: LimitInput, item: Valued): { readonly outcomes: Alternatives; readonly group: string } | undefined {
  const group = item.claim === undefined ? undefined : input.plan.alternativeOf.get(item.claim.claim.outcome);
  if (group?.upgrade !== 'difference') return undefined;
  const key = `${item.subject ?? ''} ${group.id}`;
  const outcomes: Alternatives = input.usage.alternatives.get(key) ?? new Map<number, Alternative>();
  input.usage.alternatives.set(key, outcomes);
  return { outcomes, group: group.id };
}
