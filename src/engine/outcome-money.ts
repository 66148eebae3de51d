import { exact, fromInteger, toText } from './decimal.ts';
import type { Limited } from './limits.ts';
import { type Cents, ZERO, cents, sum } from './money.ts';
import { sumQuantities } from './quantities.ts';
import { allocate, roundToWhole } from './rounding.ts';
import type { Line, PartOutcome } from './statement.ts';

/**
 * Money belongs to what was reached: a rule over several outcomes pays each of them its own part. A claim is of one outcome; a person, a
 * period or all to date that is paid per unit counts by the units of each. What a formula or a curve makes of several together is of the
 * rule, and of none of them alone.
 */
/** What one sum of a rule is made of, before it is shared: undefined when the rule is about one outcome, or when it is of none alone. */
export function outcomesOfSum(limited: readonly Limited[]): readonly PartOutcome[] | undefined {
  if (limited[0] === undefined || limited[0].item.rule.outcomes.length < 2) return undefined;
  const parts = limited.map(partsOfItem);
  if (parts.some((part) => part.length === 0)) return undefined;
  const byOutcome = Map.groupBy(parts.flat(), (part) => part.outcome);
  const order = limited[0].item.rule.outcomes;
  return order.flatMap((outcome) => {
    const own = byOutcome.get(outcome);
    if (own === undefined) return [];
    const total = (pick: (part: PartOutcome) => Cents): Cents => sum(own.map(pick));
    const claims = own.reduce((count, part) => count + part.claims, 0);
    return [{ outcome, claims, quantity: toText(sumQuantities(own)), gross: total((part) => part.gross), total: total((part) => part.total) }];
  });
}

function partsOfItem({ item, paid }: Limited): readonly PartOutcome[] {
  if (item.claim !== undefined) return [{ outcome: item.claim.claim.outcome, claims: 1, quantity: item.quantity, gross: item.gross, total: paid }];
  const weights = (item.unitsOf ?? []).filter(({ units }) => units.n !== 0n);
  if (weights.length === 0 || weights.some(({ units }) => units.n < 0n)) return [];
  const shares = (amount: Cents): readonly Cents[] =>
    amount === 0
      ? weights.map(() => ZERO)
      : allocate(
          amount,
          weights.map(({ units }) => units),
        );
  const [gross, total] = [shares(item.gross), shares(paid)];
  return weights.map(({ outcome, units }, index) => ({
    outcome,
    claims: 0,
    quantity: toText(units),
    gross: gross[index] ?? ZERO,
    total: total[index] ?? ZERO,
  }));
}

/**
 * Shares the amounts of the payers of one sum over its outcomes. In: per payer an amount, in order. Out: per payer one amount per outcome;
 * they sum to the payer's, and over all payers to that of the outcome, because what is left over is handed on to the next.
 */
function splitOverOutcomes(amounts: readonly Cents[], weights: readonly Cents[]): readonly (readonly Cents[])[] {
  let before: readonly Cents[] = weights.map(() => ZERO);
  let reached = 0;
  return amounts.map((amount) => {
    reached += amount;
    const now = split(cents(reached), weights);
    const own = now.map((part, index) => cents(part - (before[index] ?? 0)));
    before = now;
    return own;
  });
}

/** Largest remainders; where outcomes pull in two directions the last cent goes to the largest. */
function split(amount: Cents, weights: readonly Cents[]): readonly Cents[] {
  const total = weights.reduce((all, weight) => all + weight, 0);
  if (weights.every((weight) => weight >= 0) && total > 0)
    return allocate(
      amount,
      weights.map((weight) => fromInteger(weight)),
    );
  if (total === 0) return weights.map((weight, index) => cents(weight + (index === 0 ? amount : 0)));
  const parts = weights.map((weight) => Number(roundToWhole(exact(BigInt(weight) * BigInt(amount), BigInt(total)), 'half-up')));
  const largest = weights.reduce((best, weight, index) => (Math.abs(weight) > Math.abs(weights[best] ?? 0) ? index : best), 0);
  const left = amount - parts.reduce((all, part) => all + part, 0);
  return parts.map((part, index) => cents(part + (index === largest ? left : 0)));
}

/** Gives each line its outcomes: lines of one sum together, because they share it. */
export function withOutcomes(lines: readonly Line[]): readonly Line[] {
  const bySum = Map.groupBy(lines, (line) => line.part);
  const found = new Map<Line, Line>();
  for (const [{ outcomes }, shares] of bySum) {
    if (outcomes === undefined) continue;
    const weights = outcomes.map((entry) => entry.total);
    const split = (pick: (line: Line) => Cents): readonly (readonly Cents[])[] => splitOverOutcomes(shares.map(pick), weights);
    const [nets, computed] = [split((line) => line.net), split((line) => line.computed)];
    for (const [index, line] of shares.entries()) {
      const own = outcomes.map(({ outcome }, place) => ({ outcome, net: nets[index]?.[place] ?? ZERO, computed: computed[index]?.[place] ?? ZERO }));
      found.set(line, { ...line, outcomes: own });
    }
  }
  return found.size === 0 ? lines : lines.map((line) => found.get(line) ?? line);
}

/** What a line pays for, each with its amount: its outcomes, else its one outcome, else the rule, floor, fee or deduction itself. */
export function moneyByOutcome(line: Line): readonly { readonly key: string; readonly net: Cents; readonly computed: Cents }[] {
  if (line.outcomes === undefined) return [{ key: line.outcome ?? line.rule, net: line.net, computed: line.computed }];
  return line.outcomes.map(({ outcome, ...amounts }) => ({ key: outcome, ...amounts }));
}
