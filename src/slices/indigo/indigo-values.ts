import { type Day, isDay } from '../../engine/calendar.ts';
import { type Exact, isDecimalText, parseExact } from '../../engine/decimal.ts';
import { type Result, fail, ok } from '../../engine/result.ts';
import { CURRENCY_CODES, CURRENCY_NAMES } from './indigo-currencies.ts';

/**
 * Reading one hand-entered value: exactly, or not at all. INDIGO is typed in by many people, so a cell may hold anything.
 * Nothing is guessed: a value with two possible readings is refused with a code that says what stood in the way.
 */

export type NumberProblem =
  | 'number_missing'
  | 'number_formula'
  | 'number_without_digits'
  | 'number_with_currency'
  | 'number_with_scale'
  | 'number_percent'
  | 'number_range'
  | 'number_scientific'
  | 'number_ambiguous'
  | 'number_with_words'
  | 'number_too_long';

/** Longer than any amount of money on earth: such a cell holds something else, and counting with it would only cost time. */
const MOST_DIGITS = 40;

/** In: the cell. Out: the exact number, or why it has no single reading. */
export function readNumber(cell: string): Result<Exact, NumberProblem> {
  const text = cell.trim();
  if (text.length > MOST_DIGITS && /^[-\d.,]+$/.test(text)) return fail('number_too_long');
  if (isDecimalText(text) && !text.endsWith('%')) return ok(parseExact(text));
  const grouped = readGrouped(text);
  return grouped === undefined ? fail(problemOf(text)) : ok(parseExact(grouped));
}

/** Separators are read only when one reading exists: two groups of three or more, or a group and then decimals behind the other mark. */
const GROUPED: readonly { readonly shape: RegExp; readonly group: string; readonly mark: string }[] = [
  { shape: /^-?\d{1,3}(,\d{3}){2,}(\.\d+)?$|^-?\d{1,3}(,\d{3})+\.\d+$/, group: ',', mark: '.' },
  { shape: /^-?\d{1,3}(\.\d{3}){2,}(,\d+)?$|^-?\d{1,3}(\.\d{3})+,\d+$/, group: '.', mark: ',' },
  { shape: /^-?\d{1,3}( \d{3}){2,}([.,]\d+)?$/, group: ' ', mark: ',' },
];

function readGrouped(text: string): string | undefined {
  const spaced = text.replace(/[\u00a0\u202f]/g, ' ');
  const found = GROUPED.find(({ shape }) => shape.test(spaced));
  if (found === undefined || spaced.length > MOST_DIGITS) return undefined;
  return spaced.replaceAll(found.group, '').replace(found.mark, '.');
}

/** Why not: the first that fits, from the most telling to the least. */
const PROBLEMS: readonly (readonly [NumberProblem, RegExp])[] = [
  ['number_missing', /^$/],
  ['number_formula', /^[=@]|^#(REF|N\/A|VALUE|NAME|DIV)/i],
  ['number_without_digits', /^[^\p{L}\d]*$|^[A-Z]{1,3}\s*\p{Sc}$/u],
  ['number_scientific', /^-?\d+(\.\d+)?e[+-]?\d+$/i],
  ['number_with_scale', /^[^\d\s]{0,3}\s?-?\d[\d.,]*\s*(m|k|bn|mln|mio|million|miljoen|billion|miljard|thousand|duizend)\b/i],
  ['number_with_currency', /^(\p{Sc}|[A-Z]{1,3}\s*\p{Sc}|[A-Z]{3}\b)\s*-?\d[\d.,\s]*$|^-?\d[\d.,\s]*(\p{Sc}|[A-Z]{3})$/u],
  ['number_percent', /^-?\d+([.,]\d+)?\s*%$/],
  ['number_range', /^\d[\d.,]*\s*(-|–|to|tot)\s*\d[\d.,]*$/i],
  ['number_ambiguous', /^-?[\d.,\s]+$/],
];

function problemOf(text: string): NumberProblem {
  return PROBLEMS.find(([, shape]) => shape.test(text))?.[0] ?? 'number_with_words';
}

export type CurrencyProblem = 'currency_missing' | 'currency_unknown';

/** In: a code or one of the names in the list ("Swiss Francs"). "Swedish" or "dollars" could be several things and is refused. */
export function readCurrency(cell: string): Result<string, CurrencyProblem> {
  const text = cell.trim();
  if (text === '') return fail('currency_missing');
  if (CURRENCY_CODES.has(text.toUpperCase())) return ok(text.toUpperCase());
  const named = CURRENCY_NAMES.get(text.toLowerCase().replace(/\s+/g, ' '));
  return named === undefined ? fail('currency_unknown') : ok(named);
}

export type DateProblem = 'date_missing' | 'month_does_not_exist' | 'day_does_not_exist' | 'date_with_words';

/** The days that a date can mean: all of 2018, all of March 2018, or one day. */
export type DateSpan = { readonly from: Day; readonly to: Day; readonly precision: 'year' | 'month' | 'day' };

export function readDate(cell: string): Result<DateSpan, DateProblem> {
  const text = cell.trim();
  if (text === '') return fail('date_missing');
  const [, year, month, dayOfMonth] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(text) ?? [];
  if (year === undefined) return fail('date_with_words');
  if (month === undefined) return spanOf(`${year}-01`, `${year}-12`, 'year');
  if (dayOfMonth === undefined) return spanOf(`${year}-${month}`, `${year}-${month}`, 'month');
  if (isDay(text)) return ok({ from: text, to: text, precision: 'day' });
  return fail(isDay(`${year}-${month}-01`) ? 'day_does_not_exist' : 'month_does_not_exist');
}

function spanOf(firstMonth: string, lastMonth: string, precision: 'year' | 'month'): Result<DateSpan, DateProblem> {
  const from = `${firstMonth}-01`;
  const to = ['31', '30', '29', '28'].map((last) => `${lastMonth}-${last}`).find(isDay);
  return isDay(from) && to !== undefined ? ok({ from, to, precision }) : fail('month_does_not_exist');
}

/** "INDIGO-ORG-0001, INDIGO-ORG-0002" → both ids. */
export function readIds(cell: string): readonly string[] {
  return cell
    .split(/[,;]/)
    .map((id) => id.trim())
    .filter((id) => id !== '');
}

/** Text as it can stand in a term sheet: no control characters or halves of characters, one space between words, none around lines. */
export function cleanText(text: string): string {
  const lines = text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/[\p{Cc}\p{Cs}\ufeff\ufffe\uffff]/gu, (mark) => (mark === '\n' ? mark : ' '))
    .split('\n');
  return lines
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}
