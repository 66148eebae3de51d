import { type Sum, plainPart } from './lines.ts';
import { type Usage, limitTopUp } from './limits.ts';
import { type Cents, cents, sum } from './money.ts';
import { type LimitPlan, type RulePlan, sharesOn } from './plan.ts';
import { parseExact, times, toText } from './decimal.ts';
import { livedPart, ratioOf } from './early-end.ts';
import { fromCents, toCents } from './rounding.ts';
import type { PeriodView } from './scope.ts';
import type { Working } from './statement.ts';

/**
 * Floors: least money in a period, or over the whole contract. What tops up to a floor is money like any other: it passes every cap on the
 * same payments and uses its room, so that a cap always wins over a floor.
 */

export type FloorInput = {
  readonly view: PeriodView;
  /** What the outcome rules pay in this period. */
  readonly sums: readonly Sum[];
  readonly usage: Usage;
  readonly periodIndex: number;
  /** The contract ended early: a floor over all of it is then not reached by waiting, and nobody tops it up. */
  readonly isEarly: boolean;
};

/** Floors of the period go first: what they pay counts for those of the contract. */
export function minimumSums(input: FloorInput): readonly Sum[] {
  const due = input.view.plan.limits.filter((entry) => isDue(input, entry));
  const ordered = [...due.filter(({ limit }) => limit.each !== 'contract'), ...due.filter(({ limit }) => limit.each === 'contract')];
  const found: Sum[] = [];
  for (const floor of ordered) found.push(...minimumSum(input, floor, found));
  return found;
}

/** A floor of the contract is paid with the period of its last day, and without one at the end. */
function isDue({ view, isEarly }: FloorInput, { limit }: LimitPlan): boolean {
  const { from } = view.period;
  const to = view.until;
  const { min, until, each } = limit;
  if (min === undefined) return false;
  if (each !== 'contract') return until === undefined || to <= until;
  return until === undefined || until > to ? view.isLast && !isEarly : until >= from;
}

function minimumSum(input: FloorInput, floor: LimitPlan, earlier: readonly Sum[]): readonly Sum[] {
  const { plan, period } = input.view;
  const { id } = floor.limit;
  const lived = floor.limit.each === 'period' ? livedPart(period, input.view.until) : undefined;
  const level = toCents(times(parseExact(floor.limit.min ?? '0'), ratioOf(lived)), plan.digits, 'half-up');
  const reached = reachedSoFar(input, floor, earlier);
  const wanted = cents(level - reached);
  if (wanted <= 0) return [];
  const { amount, cuts } = limitTopUp({ ...input, plan, floor, day: period.to }, wanted);
  const days = lived === undefined ? {} : { days: String(lived.days), of: String(lived.of) };
  const inputs = {
    minimum: lived === undefined ? (floor.limit.min ?? '0') : toText(fromCents(level, plan.digits)),
    reached: toText(fromCents(reached, plan.digits)),
    ...days,
  };
  const working: Working = { step: 'minimum', text: 'minimum - reached', inputs, result: toText(fromCents(wanted, plan.digits)) };
  const part = { ...plainPart(`${period.key}/${id}`, amount, [working]), gross: wanted, cuts: cuts.map((cut) => ({ ...cut, items: [] })) };
  return [{ kind: 'minimum', rule: id, outcome: undefined, payee: plan.defaultPayee, shares: sharesOn(plan, {}, period.to), part }];
}

/** What the rules under the floor paid, and floors within it: in this period, or for a floor of the contract in all periods. */
function reachedSoFar({ view, sums }: FloorInput, floor: LimitPlan, earlier: readonly Sum[]): Cents {
  const bearing = rulesUnder(view.plan.rules, floor);
  const within = view.plan.limits.filter((other) => other !== floor && isWithin(bearing, rulesUnder(view.plan.rules, other)));
  const ids = new Set([...bearing.map((entry) => entry.rule.id), ...within.map((entry) => entry.limit.id)]);
  const now = sum([...sums, ...earlier].filter((part) => ids.has(part.rule)).map((part) => part.part.total));
  if (floor.limit.each !== 'contract') return now;
  return sum([now, ...[...ids].flatMap((id) => view.paidByRule.get(id) ?? [])]);
}

function rulesUnder(rules: readonly RulePlan[], floor: LimitPlan): readonly RulePlan[] {
  return rules.filter((rule) => rule.limits.all.includes(floor));
}

function isWithin(outer: readonly RulePlan[], inner: readonly RulePlan[]): boolean {
  return inner.every((rule) => outer.includes(rule));
}
