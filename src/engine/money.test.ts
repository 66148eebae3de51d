import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ZERO, add, cents, formatMoney, minorDigits, subtract, sum, toDecimalText } from './money.ts';
import { TooLarge } from './result.ts';

const amount = fc.integer({ min: -9_000_000_000, max: 9_000_000_000 }).map(cents);

describe('whole minor units', () => {
  it.each([[0.5], [-0.5], [NaN]])('%d is a mistake of ours', (value) => {
    expect(() => cents(value)).toThrow('This should never happen');
  });

  it.each([[Infinity], [-Infinity], [Number.MAX_SAFE_INTEGER + 1], [-Number.MAX_SAFE_INTEGER - 1]])(
    '%d is too large, which a person can cause',
    (value) => {
      expect(() => cents(value)).toThrow(TooLarge);
    },
  );

  it('minus zero is zero, so that equal amounts are identical', () => {
    expect(Object.is(cents(-0), 0)).toBe(true);
  });

  it('adding and subtracting undo each other; a sum is in any order', () => {
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        expect(subtract(add(a, b), b)).toBe(a);
        expect(sum([a, b])).toBe(sum([b, a]));
      }),
    );
  });

  it('nothing sums to zero', () => {
    expect(sum([])).toBe(ZERO);
  });

  it('a sum that no longer is exact stops', () => {
    expect(() => sum([cents(Number.MAX_SAFE_INTEGER), cents(1)])).toThrow('safe');
  });
});

describe('plain text for files', () => {
  it.each([
    [123_450, 'EUR', '1234.50'],
    [5, 'EUR', '0.05'],
    [-5, 'EUR', '-0.05'],
    [0, 'EUR', '0.00'],
    [5000, 'JPY', '5000'],
    [-7, 'JPY', '-7'],
    [1234, 'KWD', '1.234'],
    [1, 'KWD', '0.001'],
  ])('%d %s is %s', (value, currency, text) => {
    expect(toDecimalText(cents(value), currency)).toBe(text);
  });

  it.each([
    ['EUR', 2],
    ['USD', 2],
    ['JPY', 0],
    ['BHD', 3],
  ])('%s has %i digits', (currency, digits) => {
    expect(minorDigits(currency)).toBe(digits);
  });
});

describe('for people', () => {
  it.each([
    [123_450, 'EUR', 'nl', '€_1.234,50'],
    [123_450, 'EUR', 'en', '€1,234.50'],
    [-123_450, 'EUR', 'nl', '€_−1.234,50'],
    [-123_450, 'EUR', 'en', '−€1,234.50'],
    [0, 'EUR', 'nl', '€_0,00'],
    [5000, 'JPY', 'en', 'JP¥5,000'],
    [900_719_925_474_099, 'EUR', 'nl', '€_9.007.199.254.740,99'],
  ] as const)('%d %s in %s', (value, currency, language, text) => {
    expect(formatMoney(cents(value), currency, language).replaceAll('\u00a0', '_')).toBe(text);
  });
});
