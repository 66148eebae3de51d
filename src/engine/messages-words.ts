import { inThousands, withoutEnd } from './text-ends.ts';
import { parseExact, isDecimalText, isNumberText, times, exact, toText } from './decimal.ts';
import { roundToStep } from './rounding.ts';
import { type Cents, formatMoney, minorDigits } from './money.ts';
import type { Text } from './terms-parts.ts';

export type Language = 'nl' | 'en';

/** Numbers, days and lists as people write them, in one language and for one currency. In: the plain texts of statements and sheets. */
export type Words = {
  readonly language: Language;
  readonly currency: string;
  readonly money: (amount: Cents) => string;
  /** A price as decimal text in major units; keeps more decimals than the currency has when the terms do. */
  readonly price: (text: string) => string;
  readonly number: (text: string) => string;
  /** "0.7" or "70%" → "70 %". */
  readonly percent: (text: string) => string;
  readonly day: (text: string) => string;
  /** A kind of year with its first day ("09-01"): “jaar van het contract vanaf 1 september”. */
  readonly year: (kind: string, first: string) => string;
  readonly list: (parts: readonly string[]) => string;
  readonly text: (text: Text | undefined) => string;
};

export function wordsFor(language: Language, currency: string): Words {
  return {
    language,
    currency,
    money: (amount) => formatMoney(amount, currency, language),
    price: (text) => priceText(text, currency, language),
    number: (text) => numberText(text, language),
    percent: (text) => percentText(text, language),
    day: (text) => dayText(text, language),
    year: (kind, first) => yearText(kind, first, language),
    list: (parts) => listText(parts, language),
    text: (text) => textIn(text, language),
  };
}

export function textIn(text: Text | undefined, language: Language): string {
  if (text === undefined) return '';
  return typeof text === 'string' ? text : text[language];
}

const LOCALES = { nl: 'nl-NL', en: 'en-GB' } as const;
const MARKS = { nl: { group: '.', decimal: ',' }, en: { group: ',', decimal: '.' } } as const;
const MINUS = '−';

/** "-1234.5" → "−1.234,5" in Dutch; "12.5%" keeps its sign: "12,5 %". Other text stays as it is. */
function numberText(text: string, language: Language): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?(…?)(%?)$/.exec(text);
  if (match === null) return text;
  const [, sign = '', whole = '', fraction, dots = '', percent = ''] = match;
  const marks = MARKS[language];
  const grouped = inThousands(whole, marks.group);
  const tail = fraction === undefined ? '' : marks.decimal + fraction;
  return (sign === '' ? '' : MINUS) + grouped + tail + dots + (percent === '' ? '' : percentSign(language));
}

function percentSign(language: Language): string {
  return language === 'nl' ? '\u00a0%' : '%';
}

function percentText(text: string, language: Language): string {
  if (text.endsWith('%') || !isNumberText(text)) return numberText(text, language);
  if (!isDecimalText(text)) return fractionText(text, language);
  return numberText(`${toText(times(parseExact(text), exact(100n)))}%`, language);
}

/** "1/3" → "1/3 (33,33 %)": the fraction is what was agreed, the percentage is rounded to two decimals for reading. */
function fractionText(text: string, language: Language): string {
  const percent = roundToStep(times(parseExact(text), exact(100n)), exact(1n, 100n), 'half-up');
  return `${text.replace('-', MINUS)} (${numberText(`${toText(percent)}%`, language)})`;
}

/** The currency sign comes from formatMoney's formatter by way of a sample amount, so that both always look alike. */
function priceText(text: string, currency: string, language: Language): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?(…?)$/.exec(text);
  if (match === null) return isNumberText(text) && !text.endsWith('%') ? fractionOfPrice(text, currency, language) : numberText(text, language);
  const [, sign = '', whole = '0', fraction = '', dots = ''] = match;
  // 4.500 is four and a half: shown with three decimals it would read as thousands.
  const digits = (dots === '' ? withoutEnd(fraction, '0') : fraction).padEnd(minorDigits(currency), '0');
  const number = numberText(digits === '' ? whole : `${whole}.${digits}`, language) + dots;
  const symbol = symbolOf(currency, language);
  const minus = sign === '' ? '' : MINUS;
  const space = /[A-Z]$/.test(symbol) ? '\u00a0' : '';
  return language === 'nl' ? `${symbol}\u00a0${minus}${number}` : `${minus}${symbol}${space}${number}`;
}

/** "100/3" → "€ 100/3". */
function fractionOfPrice(text: string, currency: string, language: Language): string {
  return `${symbolOf(currency, language)}\u00a0${text.replace('-', MINUS)}`;
}

const symbols = new Map<string, string>();

function symbolOf(currency: string, language: Language): string {
  const key = `${language} ${currency}`;
  const known = symbols.get(key);
  if (known !== undefined) return known;
  const parts = new Intl.NumberFormat(LOCALES[language], { style: 'currency', currency }).formatToParts(1);
  const symbol = parts.find((part) => part.type === 'currency')?.value ?? currency;
  symbols.set(key, symbol);
  return symbol;
}

export const MONTHS = {
  nl: ['januari', 'februari', 'maart', 'april', 'mei', 'juni', 'juli', 'augustus', 'september', 'oktober', 'november', 'december'],
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
} as const;

/** "2026-11-23" → "23 november 2026". */
export function dayText(text: string, language: Language): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return text;
  const [, year = '', month = '', date = ''] = match;
  return `${Number(date)} ${MONTHS[language][Number(month) - 1] ?? month} ${year}`;
}

const YEARS = {
  nl: { contract: 'jaar van het contract', calendar: 'kalenderjaar', book: 'boekjaar', from: 'vanaf' },
  en: { contract: 'year of the contract', calendar: 'calendar year', book: 'book year', from: 'from' },
} as const;

function yearText(kind: string, first: string, language: Language): string {
  const words = YEARS[language];
  if (kind === 'calendar') return words.calendar;
  const name = kind === 'contract' ? words.contract : words.book;
  return `${name} ${words.from} ${Number(first.slice(3))} ${MONTHS[language][Number(first.slice(0, 2)) - 1] ?? ''}`;
}

function listText(parts: readonly string[], language: Language): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} ${language === 'nl' ? 'en' : 'and'} ${last}`;
}

/** First letter large: for a sentence that starts with a title or a formula. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
