import { withoutEnd } from './text-ends.ts';
import { assert } from './result.ts';

/**
 * An exact number: numerator over a positive denominator, in lowest terms.
 * Prices, rates and measured values pass through here on their way to whole cents, so that no float touches money.
 */
export type Exact = { readonly n: bigint; readonly d: bigint };

export const EXACT_ZERO: Exact = { n: 0n, d: 1n };
export const EXACT_ONE: Exact = { n: 1n, d: 1n };

export function exact(n: bigint, d: bigint = 1n): Exact {
  assert(d !== 0n, 'division by zero in an exact number');
  const sign = d < 0n ? -1n : 1n;
  const divisor = greatestCommonDivisor(n < 0n ? -n : n, d < 0n ? -d : d);
  return { n: (sign * n) / divisor, d: (sign * d) / divisor };
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? 1n : a;
}

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?(%?)$/;

/** True for "12", "-0.5", "12.5%": the only spellings of a number that a term sheet or fact file may use. */
export function isDecimalText(text: string): boolean {
  return DECIMAL.test(text);
}

const FRACTION = /^(-?\d+)\/(0*[1-9]\d*)$/;

/** True for a decimal and for a fraction of whole numbers, "1/3": what a number of a term sheet may look like. Facts hold decimals only. */
export function isNumberText(text: string): boolean {
  return DECIMAL.test(text) || FRACTION.test(text);
}

/** In: "12", "-0.5", "12.5%" (= 0.125) or "1/3". Stops on other text: check with `isDecimalText` or `isNumberText` at the door. */
export function parseExact(text: string): Exact {
  const match = DECIMAL.exec(text);
  if (match === null) return parseFraction(text);
  const [, sign = '', whole = '0', fraction = '', percent = ''] = match;
  const scale = 10n ** BigInt(fraction.length + (percent === '' ? 0 : 2));
  return exact(BigInt(sign + whole + fraction), scale);
}

function parseFraction(text: string): Exact {
  const match = FRACTION.exec(text);
  assert(match !== null, `"${text}" is not a decimal`);
  const [, over = '0', under = '1'] = match;
  return exact(BigInt(over), BigInt(under));
}

export function fromInteger(value: number): Exact {
  return { n: BigInt(value), d: 1n };
}

export function plus(a: Exact, b: Exact): Exact {
  return a.d === b.d ? exact(a.n + b.n, a.d) : exact(a.n * b.d + b.n * a.d, a.d * b.d);
}

export function minus(a: Exact, b: Exact): Exact {
  return plus(a, { n: -b.n, d: b.d });
}

export function times(a: Exact, b: Exact): Exact {
  return exact(a.n * b.n, a.d * b.d);
}

/** Out: the quotient, or undefined when the divisor is zero (a user can cause that). */
export function dividedBy(a: Exact, b: Exact): Exact | undefined {
  return b.n === 0n ? undefined : exact(a.n * b.d, a.d * b.n);
}

/** Negative, zero or positive, as a comparator wants it. */
export function compareExact(a: Exact, b: Exact): number {
  const left = a.n * b.d;
  const right = b.n * a.d;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Only for drawing and for IRR, never on the way to money. */
export function toNumber(value: Exact): number {
  return Number(value.n) / Number(value.d);
}

/** "0.125", or with at most `digits` decimals and an ellipsis when it does not end: "0.333333…". */
export function toText(value: Exact, digits = 6): string {
  const scale = 10n ** BigInt(digits);
  const scaled = (value.n * scale) / value.d;
  const ends = scaled * value.d === value.n * scale;
  const absolute = (scaled < 0n ? -scaled : scaled).toString().padStart(digits + 1, '0');
  const fraction = ends ? withoutEnd(absolute.slice(-digits), '0') : `${absolute.slice(-digits)}…`;
  const sign = value.n < 0n ? '-' : '';
  return sign + absolute.slice(0, -digits) + (fraction === '' ? '' : `.${fraction}`);
}
