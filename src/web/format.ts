import { daysBetween, isDay } from '../engine/calendar.ts';
import { cents, formatMoney } from '../engine/money.ts';
import type { Language } from './language.tsx';

const MINUS = '\u2212';

/** "€ 1.234,50" in Dutch, "€1,234.50" in English; yen without decimals; a true minus sign instead of a hyphen. */
export function moneyText(amountCents: number, currency: string, language: Language): string {
  return formatMoney(cents(amountCents), currency, language).replace('-', MINUS);
}

/** "1.234" in Dutch, "1,234" in English, at most three decimals. */
export function numberText(value: number, language: Language): string {
  return cached(language, 'number', {}).format(value).replace('-', MINUS);
}

/** Basis points as a percentage: 250 → "2,5 %" in Dutch, as in the sentences of the engine; "2.5%" in English. */
export function rateText(rateBps: number, language: Language): string {
  return cached(language, 'percent', { style: 'percent', maximumFractionDigits: 2 })
    .format(rateBps / 10_000)
    .replace('-', MINUS)
    .replace(/\s?%$/, language === 'nl' ? '\u00A0%' : '%');
}

/** "ma 23 nov 2026", "Mon 23 Nov 2026". Anything that is not a day is given back as it came. */
export function dayText(day: string, language: Language): string {
  if (!isDay(day)) return day;
  const parts = dayFormat(language).formatToParts(new Date(`${day}T00:00:00Z`));
  const find = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value.replace('.', '') ?? '';
  // British tables say "Sept", as the only month of four letters.
  return `${find('weekday')} ${find('day')} ${find('month').slice(0, 3)} ${find('year')}`;
}

/** "23 nov 2026", "23 Nov 2026": where the day of the week says nothing. */
export function shortDayText(day: string, language: Language): string {
  return isDay(day) ? dayText(day, language).replace(/^\S+ /u, '') : day;
}

/** "over 3 dagen", "2 weken geleden", "vandaag". Both days as "2026-11-23". */
export function relativeDayText(days: { readonly day: string; readonly today: string }, language: Language): string {
  if (!isDay(days.day) || !isDay(days.today)) return '';
  const distance = daysBetween(days.today, days.day);
  const [amount, unit] = inLargestUnit(distance);
  return relative(language).format(amount, unit);
}

function inLargestUnit(distanceDays: number): [number, Intl.RelativeTimeFormatUnit] {
  const size = Math.abs(distanceDays);
  if (size < 14) return [distanceDays, 'day'];
  if (size < 60) return [Math.trunc(distanceDays / 7), 'week'];
  if (size < 730) return [Math.trunc(distanceDays / 30.4), 'month'];
  return [Math.trunc(distanceDays / 365.25), 'year'];
}

const LOCALES = { nl: 'nl-NL', en: 'en-GB' } as const;
const numbers = new Map<string, Intl.NumberFormat>();
const days = new Map<Language, Intl.DateTimeFormat>();
const relatives = new Map<Language, Intl.RelativeTimeFormat>();

function cached(language: Language, name: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${language} ${name}`;
  return remember(numbers, key, () => new Intl.NumberFormat(LOCALES[language], options));
}

function dayFormat(language: Language): Intl.DateTimeFormat {
  const options = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const;
  return remember(days, language, () => new Intl.DateTimeFormat(LOCALES[language], options));
}

function relative(language: Language): Intl.RelativeTimeFormat {
  return remember(relatives, language, () => new Intl.RelativeTimeFormat(LOCALES[language], { numeric: 'auto' }));
}

/** Making an Intl formatter costs a hundred times as much as using it. */
function remember<K, V>(kept: Map<K, V>, key: K, make: () => V): V {
  const found = kept.get(key);
  if (found !== undefined) return found;
  const made = make();
  kept.set(key, made);
  return made;
}
