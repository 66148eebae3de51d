import { isDay } from '../../engine/calendar.ts';
import type { Language } from '../language.tsx';

/** What somebody typed in a field for a day: a day as 2026-11-23, nothing, or why it is none. */
export type TypedDay =
  | { readonly kind: 'day'; readonly day: string }
  | { readonly kind: 'empty' }
  | { readonly kind: 'wrong'; readonly why: 'unreadable' | 'short_year' | 'no_such_day' };

const MONTHS = [
  ['jan', 'januari', 'january'],
  ['feb', 'februari', 'february'],
  ['mrt', 'maart', 'mar', 'march'],
  ['apr', 'april'],
  ['mei', 'may'],
  ['jun', 'juni', 'june'],
  ['jul', 'juli', 'july'],
  ['aug', 'augustus', 'august'],
  ['sep', 'sept', 'september'],
  ['okt', 'oktober', 'oct', 'october'],
  ['nov', 'november'],
  ['dec', 'december'],
];

/**
 * "23-11-2026", "23/11/2026", "23.11.2026", "23 nov 2026" and "2026-11-23" are all 23 November 2026. The day comes first in both languages
 * of Lente: the label of the field says so. A year of two digits is refused, because 26 may be a day as well.
 */
export function typedDay(typed: string): TypedDay {
  const text = typed.trim().toLowerCase();
  if (text === '') return { kind: 'empty' };
  const parts = text.split(/[-/. ]+/).filter((part) => part !== '');
  const [first = '', second = '', third = ''] = parts;
  if (parts.length !== 3) return { kind: 'wrong', why: 'unreadable' };
  return /^\d{4}$/.test(first) ? fromParts(third, second, first) : fromParts(first, second, third);
}

function fromParts(date: string, month: string, year: string): TypedDay {
  const monthNumber = /^\d{1,2}$/.test(month) ? Number(month) : MONTHS.findIndex((names) => names.includes(month)) + 1;
  if (!/^\d{1,2}$/.test(date) || monthNumber === 0) return { kind: 'wrong', why: 'unreadable' };
  if (/^\d{2}$/.test(year)) return { kind: 'wrong', why: 'short_year' };
  if (!/^\d{4}$/.test(year)) return { kind: 'wrong', why: 'unreadable' };
  const day = [year, String(monthNumber).padStart(2, '0'), date.padStart(2, '0')].join('-');
  return isDay(day) ? { kind: 'day', day } : { kind: 'wrong', why: 'no_such_day' };
}

/** "2026-11-03" as the field shows it: "3-11-2026" in Dutch, "3 Nov 2026" in English, where 3-11 may be read as March. */
export function dayAsTyped(day: string, language: Language): string {
  const [year = '', month = '', date = ''] = day.split('-');
  if (!isDay(day)) return day;
  if (language === 'nl') return [Number(date), Number(month), year].join('-');
  const name = MONTHS[Number(month) - 1]?.at(-1) ?? month;
  return `${Number(date)} ${name.charAt(0).toUpperCase()}${name.slice(1, 3)} ${year}`;
}
