import { TooLarge, assert } from './result.ts';

/**
 * An amount in minor units of its currency (euro cents, whole yen), always a safe integer.
 * Currency travels beside it, once per statement or account: amounts of two currencies never meet in one sum.
 */
export type Cents = number & { readonly __unit: 'minor units' };

/** In: a whole number of minor units. Stops on a broken one, which only our own code can cause, and with TooLarge on one that is not safe. */
export function cents(value: number): Cents {
  const whole = value + 0; // turns -0 into 0, so that equal amounts are also identical
  if (isCents(whole)) return whole;
  assert(Math.abs(whole) > Number.MAX_SAFE_INTEGER, `${value} is not a whole number of minor units`);
  throw new TooLarge(`${value} is too large for a safe whole number of minor units`);
}

export const ZERO: Cents = cents(0);

function isCents(value: number): value is Cents {
  return Number.isSafeInteger(value);
}

export function add(left: Cents, right: Cents): Cents {
  return cents(left + right);
}

export function subtract(left: Cents, right: Cents): Cents {
  return cents(left - right);
}

export function sum(amounts: Iterable<Cents>): Cents {
  let total = 0;
  for (const amount of amounts) total += amount;
  return cents(total);
}

/** ISO 4217 currencies whose minor unit is not the hundredth. Source: ISO 4217 list one. */
const MINOR_DIGITS: Readonly<Record<string, number>> = {
  BHD: 3,
  CLP: 0,
  IQD: 3,
  ISK: 0,
  JOD: 3,
  JPY: 0,
  KRW: 0,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  PYG: 0,
  RWF: 0,
  TND: 3,
  UGX: 0,
  VND: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
};

/** Digits behind the decimal mark: 2 for EUR, 0 for JPY. */
export function minorDigits(currency: string): number {
  return MINOR_DIGITS[currency] ?? 2;
}

/** Plain decimal text for files: 123450 EUR cents → "1234.50"; 5000 JPY → "5000". */
export function toDecimalText(amount: Cents, currency: string): string {
  const digits = minorDigits(currency);
  const sign = amount < 0 ? '-' : '';
  const text = String(Math.abs(amount)).padStart(digits + 1, '0');
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** For people: "€ 1.234,50" in Dutch, "€1,234.50" in English; a negative amount has a true minus sign. */
export function formatMoney(amount: Cents, currency: string, language: 'nl' | 'en'): string {
  return formatter(currency, language)
    .format(asDecimalString(toDecimalText(amount, currency)))
    .replace('-', '−');
}

function asDecimalString(text: string): Intl.StringNumericLiteral {
  assert(isDecimalString(text), `${text} is not a decimal`);
  return text;
}

function isDecimalString(text: string): text is Intl.StringNumericLiteral {
  return /^-?\d+(\.\d+)?$/.test(text);
}

const formatters = new Map<string, Intl.NumberFormat>();

function formatter(currency: string, language: 'nl' | 'en'): Intl.NumberFormat {
  const key = `${language} ${currency}`;
  const found = formatters.get(key) ?? new Intl.NumberFormat(language === 'nl' ? 'nl-NL' : 'en-GB', { style: 'currency', currency });
  formatters.set(key, found);
  return found;
}
