import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Exact,
  EXACT_ONE,
  EXACT_ZERO,
  compareExact,
  dividedBy,
  exact,
  fromInteger,
  isDecimalText,
  minus,
  parseExact,
  plus,
  times,
  toNumber,
  toText,
} from './decimal.ts';

const number: fc.Arbitrary<Exact> = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 10n ** 9n }))
  .map(([n, d]) => exact(n, d));

describe('spelling', () => {
  it.each(['0', '12', '-0.5', '12.5%', '0.000001', '00012', '99999999999999999999.99'])('%s is a number', (text) => {
    expect(isDecimalText(text)).toBe(true);
  });

  it.each(['', '1,5', '.5', '5.', '1e3', '+1', '1 000', '€5', '5 %', '--1', 'NaN', 'Infinity', '0x10', '1_000', '١'])('"%s" is not', (text) => {
    expect(isDecimalText(text)).toBe(false);
  });

  it('other text stops', () => {
    expect(() => parseExact('1,5')).toThrow('"1,5" is not a decimal');
  });

  it.each([
    ['12', 12n, 1n],
    ['-0.5', -1n, 2n],
    ['12.5%', 1n, 8n],
    ['0.10', 1n, 10n],
    ['-0', 0n, 1n],
    ['33.3333%', 333_333n, 1_000_000n],
  ])('%s', (text, n, d) => {
    expect(parseExact(text)).toEqual({ n, d });
  });
});

describe('out again', () => {
  it.each([
    ['1/8', exact(1n, 8n), '0.125'],
    ['1/3', exact(1n, 3n), '0.333333…'],
    ['-1/3', exact(-1n, 3n), '-0.333333…'],
    ['2/1', exact(2n), '2'],
    ['-1/10', exact(-1n, 10n), '-0.1'],
    ['tiny', exact(1n, 10_000_000n), '0.000000…'],
    ['1000.50', exact(2001n, 2n), '1000.5'],
  ])('%s', (_name, value, text) => {
    expect(toText(value)).toBe(text);
  });

  it('with fewer digits', () => {
    expect(toText(exact(2n, 3n), 2)).toBe('0.66…');
  });

  it('what is written with six decimals or fewer comes back as it was', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), fc.integer({ min: 0, max: 6 }), (value, digits) => {
        const made = exact(BigInt(value), 10n ** BigInt(digits));
        expect(parseExact(toText(made))).toEqual(made);
      }),
    );
  });

  it('as a float only for drawing', () => {
    expect(toNumber(exact(1n, 4n))).toBe(0.25);
  });
});

describe('arithmetic', () => {
  it('follows the rules of numbers', () => {
    fc.assert(
      fc.property(number, number, number, (a, b, c) => {
        expect(plus(a, b)).toEqual(plus(b, a));
        expect(times(a, b)).toEqual(times(b, a));
        expect(plus(plus(a, b), c)).toEqual(plus(a, plus(b, c)));
        expect(times(a, plus(b, c))).toEqual(plus(times(a, b), times(a, c)));
        expect(minus(plus(a, b), b)).toEqual(a);
        expect(times(a, EXACT_ONE)).toEqual(a);
        expect(plus(a, EXACT_ZERO)).toEqual(a);
      }),
    );
  });

  it('dividing undoes multiplying; by zero is no answer', () => {
    fc.assert(
      fc.property(number, number, (a, b) => {
        const quotient = dividedBy(times(a, b), b);
        expect(b.n === 0n ? quotient : quotient && compareExact(quotient, a)).toBe(b.n === 0n ? undefined : 0);
      }),
    );
    expect(dividedBy(EXACT_ONE, EXACT_ZERO)).toBeUndefined();
  });

  it('keeps lowest terms and the sign above the line', () => {
    expect(exact(2n, -4n)).toEqual({ n: -1n, d: 2n });
    expect(exact(0n, -7n)).toEqual({ n: 0n, d: 1n });
    expect(() => exact(1n, 0n)).toThrow('division by zero');
  });

  it('orders', () => {
    fc.assert(
      fc.property(number, number, (a, b) => {
        expect(Math.sign(compareExact(a, b))).toBe(-Math.sign(compareExact(b, a)) + 0);
        expect(compareExact(plus(a, EXACT_ONE), a)).toBeGreaterThan(0);
      }),
    );
    expect(compareExact(fromInteger(3), exact(6n, 2n))).toBe(0);
  });
});
