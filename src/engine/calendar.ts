import { type Exact, exact } from './decimal.ts';
import { TooLarge, assert, must, unreachable } from './result.ts';

/** A calendar day as "2026-11-23": sorts as text, knows no time zone. */
export type Day = string & { readonly __unit: 'day' };

const DAY_MS = 86_400_000;

/** True only for a day that exists: "2024-02-29" yes, "2018-13-01" and "2023-02-29" no. */
export function isDay(text: string): text is Day {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === text;
}

/** In: text that our own code knows to be a day. */
export function day(text: string): Day {
  assert(isDay(text), `"${text}" is not a day`);
  return text;
}

/** Whole days since 1970-01-01. */
export function toEpochDay(value: Day): number {
  return Date.UTC(Number(value.slice(0, 4)), Number(value.slice(5, 7)) - 1, Number(value.slice(8, 10))) / DAY_MS;
}

/** 9999-12-31: a later day has five digits in its year and no longer sorts as text. */
const LAST_EPOCH_DAY = 2_932_896;

/** Stops with TooLarge on a day beyond the year 9999. */
export function fromEpochDay(epochDay: number): Day {
  if (epochDay > LAST_EPOCH_DAY) throw new TooLarge(`${epochDay} days after 1970-01-01 is a day beyond the year 9999`);
  return day(new Date(epochDay * DAY_MS).toISOString().slice(0, 10));
}

export function addDays(value: Day, days: number): Day {
  return fromEpochDay(toEpochDay(value) + days);
}

/** Later minus earlier, in days; negative when `to` is before `from`. */
export function daysBetween(from: Day, to: Day): number {
  return toEpochDay(to) - toEpochDay(from);
}

/** Same day of a later month; the last day of that month when it is shorter (31 January + 1 = 28 February). */
export function addMonths(value: Day, months: number): Day {
  const total = Number(value.slice(0, 4)) * 12 + Number(value.slice(5, 7)) - 1 + months;
  const year = Math.floor(total / 12);
  const month = total % 12;
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const date = Math.min(Number(value.slice(8, 10)), last);
  return day(`${String(year).padStart(4, '0')}-${String(month + 1).padStart(2, '0')}-${String(date).padStart(2, '0')}`);
}

/** One settlement period; both days belong to it. The key is its last day. */
export type Period = { readonly key: string; readonly from: Day; readonly to: Day };

export const CALENDAR_STEPS = ['month', 'quarter', 'half-year', 'year', 'once'] as const;
export type CalendarStep = (typeof CALENDAR_STEPS)[number];

const STEP_MONTHS: Readonly<Record<Exclude<CalendarStep, 'once'>, number>> = { month: 1, quarter: 3, 'half-year': 6, year: 12 };

/** Cuts a term into periods that start at its first day and step by the calendar; the last one ends with the term. */
export function periodsOf(span: { readonly from: Day; readonly to: Day }, step: CalendarStep): readonly Period[] {
  if (step === 'once') return periodsByEnds(span, []);
  const ends: Day[] = [];
  for (let count = 1; ; count++) {
    const end = addDays(addMonths(span.from, STEP_MONTHS[step] * count), -1);
    if (end >= span.to) return periodsByEnds(span, ends);
    ends.push(end);
  }
}

/** Periods by the last day of each; the last period always ends with the term. */
export function periodsByEnds(span: { readonly from: Day; readonly to: Day }, ends: readonly Day[]): readonly Period[] {
  const last = [...ends.filter((end) => end < span.to), span.to];
  return last.map((to, index) => ({ key: to, from: index === 0 ? span.from : addDays(must(last[index - 1], 'earlier end'), 1), to }));
}

export const DAY_COUNTS = ['act/365', 'act/360', '30/360', 'act/act'] as const;
export type DayCount = (typeof DAY_COUNTS)[number];

/** The part of a year between two days. Source: ISDA 2006 definitions §4.16 (d), (e), (f), (b). */
export function yearFraction(from: Day, to: Day, convention: DayCount): Exact {
  const days = BigInt(daysBetween(from, to));
  switch (convention) {
    case 'act/365':
      return exact(days, 365n);
    case 'act/360':
      return exact(days, 360n);
    case '30/360':
      return exact(BigInt(thirty360(from, to)), 360n);
    case 'act/act':
      return actualActual(from, to);
    default:
      return unreachable(convention);
  }
}

function thirty360(from: Day, to: Day): number {
  const [y1, m1, d1] = parts(from);
  const [y2, m2, d2] = parts(to);
  const first = Math.min(d1, 30);
  const second = first === 30 ? Math.min(d2, 30) : d2;
  return (y2 - y1) * 360 + (m2 - m1) * 30 + (second - first);
}

function parts(value: Day): readonly [number, number, number] {
  return [Number(value.slice(0, 4)), Number(value.slice(5, 7)), Number(value.slice(8, 10))];
}

function actualActual(from: Day, to: Day): Exact {
  const [y1] = parts(from);
  const [y2] = parts(to);
  let total = exact(0n);
  for (let year = y1; year <= y2; year++) {
    const start = year === y1 ? from : day(`${year}-01-01`);
    const end = year === y2 ? to : day(`${year + 1}-01-01`);
    const length = isLeapYear(year) ? 366n : 365n;
    total = exact(total.n * length + BigInt(daysBetween(start, end)) * total.d, total.d * length);
  }
  return total;
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}
