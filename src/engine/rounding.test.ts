import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareExact, exact, fromInteger, minus, parseExact, plus, toText } from './decimal.ts';
import { cents, sum } from './money.ts';
import { ROUNDING_RULES, type RoundingRule, allocate, fromCents, roundToStep, roundToWhole, toCents } from './rounding.ts';

const value = fc
  .tuple(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.integer({ min: 1, max: 1000 }))
  .map(([n, d]) => exact(BigInt(n), BigInt(d)));
const rule: fc.Arbitrary<RoundingRule> = fc.constantFrom(...ROUNDING_RULES);

describe('to a whole number', () => {
  //                        half-up half-even down  up
  it.each([
    ['0', 0n, 0n, 0n, 0n],
    ['0.4', 0n, 0n, 0n, 1n],
    ['0.5', 1n, 0n, 0n, 1n],
    ['0.51', 1n, 1n, 0n, 1n],
    ['1.5', 2n, 2n, 1n, 2n],
    ['2.5', 3n, 2n, 2n, 3n],
    ['3.000001', 3n, 3n, 3n, 4n],
    ['-0.4', 0n, 0n, 0n, -1n],
    ['-0.5', -1n, 0n, 0n, -1n],
    ['-1.5', -2n, -2n, -1n, -2n],
    ['-2.5', -3n, -2n, -2n, -3n],
    ['-7', -7n, -7n, -7n, -7n],
  ])('%s', (text, halfUp, halfEven, down, up) => {
    expect(ROUNDING_RULES.map((name) => roundToWhole(parseExact(text), name))).toEqual([halfUp, halfEven, down, up]);
  });

  it('is never a whole step away, and mirrors around zero', () => {
    fc.assert(
      fc.property(value, rule, (exactly, name) => {
        const rounded = roundToWhole(exactly, name);
        const gap = minus({ n: rounded, d: 1n }, exactly);
        expect(compareExact(gap, fromInteger(1))).toBeLessThan(0);
        expect(compareExact(gap, fromInteger(-1))).toBeGreaterThan(0);
        expect(roundToWhole({ n: -exactly.n, d: exactly.d }, name)).toBe(-rounded);
      }),
    );
  });
});

describe('to a step', () => {
  it.each([
    ['123456', '10000', 'half-up', '120000'],
    ['125000', '10000', 'half-even', '120000'],
    ['12.34', '0.1', 'up', '12.4'],
    ['0.1249', '0.5%', 'half-up', '0.125'],
    ['7', '2', 'down', '6'],
    ['-7', '2', 'down', '-6'],
    ['33.333', '0.05', 'half-up', '33.35'],
  ] as const)('%s to %s %s is %s', (text, step, name, rounded) => {
    expect(toText(roundToStep(parseExact(text), parseExact(step), name))).toBe(rounded);
  });

  it('rounding twice changes nothing', () => {
    fc.assert(
      fc.property(value, rule, fc.constantFrom('0.01', '0.05', '1', '10', '3'), (exactly, name, step) => {
        const once = roundToStep(exactly, parseExact(step), name);
        expect(roundToStep(once, parseExact(step), name)).toEqual(once);
      }),
    );
  });

  it('needs a step above zero', () => {
    expect(() => roundToStep(fromInteger(1), fromInteger(0), 'up')).toThrow('step above zero');
  });
});

describe('cents', () => {
  it.each([
    ['12.345', 2, 1235],
    ['-12.345', 2, -1235],
    ['12.344999', 2, 1234],
    ['12.5', 0, 13],
    ['0.0005', 3, 1],
  ])('%s with %i digits', (text, digits, amount) => {
    expect(toCents(parseExact(text), digits, 'half-up')).toBe(amount);
  });

  it('there and back is the same amount', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom(0, 2, 3), rule, (amount, digits, name) => {
        expect(toCents(fromCents(cents(amount), digits), digits, name)).toBe(amount + 0);
      }),
    );
  });
});

describe('sharing', () => {
  const share = (amount: number, ...weights: readonly string[]): readonly number[] => allocate(cents(amount), weights.map(parseExact));

  it.each([
    ['thirds: the first gets the odd cent', 100, ['1', '1', '1'], [34, 33, 33]],
    ['two odd cents', 101, ['1', '1', '1'], [34, 34, 33]],
    ['the largest remainder first', 15, ['80%', '15%', '5%'], [12, 2, 1]],
    ['halves of an odd cent', 5, ['50%', '50%'], [3, 2]],
    ['a payer without a share gets nothing', 7, ['0', '1'], [0, 7]],
    ['money that comes back', -100, ['1', '1', '1'], [-34, -33, -33]],
    ['nothing to share', 0, ['1', '2'], [0, 0]],
    ['shares that are not 100 % still share it all', 10, ['10%', '10%'], [5, 5]],
    ['published: 66.6667 % and 33.3333 %', 171_000_00, ['66.6667%', '33.3333%'], [11_400_006, 5_699_994]],
  ])('%s', (_name, amount, weights, parts) => {
    expect(share(amount, ...weights)).toEqual(parts);
  });

  it('the parts sum to the whole, and none is a cent away from its exact part', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 8 }).filter((list) => list.some((weight) => weight > 0));
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), weights, (amount, list) => {
        const parts = allocate(cents(amount), list.map(fromInteger));
        expect(sum(parts)).toBe(amount);
        const total = list.reduce((a, b) => a + b, 0);
        parts.forEach((part, index) => {
          const exactly = exact(BigInt(amount) * BigInt(list[index] ?? 0), BigInt(total));
          const gap = plus(fromInteger(part), { n: -exactly.n, d: exactly.d });
          expect(compareExact(gap, fromInteger(1))).toBeLessThan(0);
          expect(compareExact(gap, fromInteger(-1))).toBeGreaterThan(0);
        });
      }),
    );
  });

  it('nobody to share among stops', () => {
    expect(() => share(1, '0', '0')).toThrow('not all zero');
  });
});
