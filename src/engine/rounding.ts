import { type Exact, compareExact, exact, times } from './decimal.ts';
import { type Cents, cents, sum } from './money.ts';
import { assert, must, unreachable } from './result.ts';

/** How a number between two steps goes to one of them. Half-up goes away from zero at exactly half, as Dutch bookkeeping does. */
export const ROUNDING_RULES = ['half-up', 'half-even', 'down', 'up'] as const;
export type RoundingRule = (typeof ROUNDING_RULES)[number];

/** In: any exact number. Out: the nearest whole number under the rule; "down" and "up" mean towards and away from zero. */
export function roundToWhole(value: Exact, rule: RoundingRule): bigint {
  const negative = value.n < 0n;
  const n = negative ? -value.n : value.n;
  const whole = n / value.d;
  const up = goesUp({ whole, twiceRest: 2n * (n % value.d), d: value.d }, rule);
  const rounded = up ? whole + 1n : whole;
  return negative ? -rounded : rounded;
}

function goesUp(part: { whole: bigint; twiceRest: bigint; d: bigint }, rule: RoundingRule): boolean {
  if (part.twiceRest === 0n) return false;
  switch (rule) {
    case 'down':
      return false;
    case 'up':
      return true;
    case 'half-up':
      return part.twiceRest >= part.d;
    case 'half-even':
      return part.twiceRest > part.d || (part.twiceRest === part.d && part.whole % 2n === 1n);
    default:
      return unreachable(rule);
  }
}

/** Rounds to a multiple of `step` (0.1, 1, 10000 …). */
export function roundToStep(value: Exact, step: Exact, rule: RoundingRule): Exact {
  assert(step.n > 0n, 'a rounding step above zero');
  const steps = roundToWhole(exact(value.n * step.d, value.d * step.n), rule);
  return times({ n: steps, d: 1n }, step);
}

/** In: an amount in major units (euros). Out: whole minor units, rounded once, under the rule. */
export function toCents(major: Exact, digits: number, rule: RoundingRule): Cents {
  return cents(Number(roundToWhole({ n: major.n * 10n ** BigInt(digits), d: major.d }, rule)));
}

/** The exact value in major units of a whole number of minor units. */
export function fromCents(amount: Cents, digits: number): Exact {
  return exact(BigInt(amount), 10n ** BigInt(digits));
}

/**
 * Shares an amount by weights so that the parts sum to the whole: each part is rounded towards zero, and the cents left over
 * go one by one to the largest remainders; a tie goes to the part named first (the order of the terms decides, not chance).
 * In: weights that are not negative and not all zero.
 */
export function allocate(amount: Cents, weights: readonly Exact[]): readonly Cents[] {
  const total = weights.reduce((left, right) => exact(left.n * right.d + right.n * left.d, left.d * right.d), exact(0n));
  assert(total.n > 0n, 'weights that are not all zero');
  const shares = weights.map((weight) => exact(BigInt(amount) * weight.n * total.d, weight.d * total.n));
  const parts = shares.map((share) => roundToWhole(share, 'down'));
  const left = Number(BigInt(amount) - parts.reduce((a, b) => a + b, 0n));
  const order = shares
    .map((share, index) => ({ index, rest: absolute(exact(share.n - must(parts[index], 'part') * share.d, share.d)) }))
    .sort((a, b) => compareExact(b.rest, a.rest) || a.index - b.index);
  const favoured = new Set(order.slice(0, Math.abs(left)).map((entry) => entry.index));
  const result = parts.map((part, index) => cents(Number(part) + (favoured.has(index) ? Math.sign(left) : 0)));
  assert(sum(result) === amount, 'the parts sum to the whole');
  return result;
}

function absolute(value: Exact): Exact {
  return value.n < 0n ? { n: -value.n, d: value.d } : value;
}
