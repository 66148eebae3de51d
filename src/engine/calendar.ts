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

export const CALENDAR_STEPS = ['4-weeks', 'month', 'quarter', 'half-year', 'year', 'once'] as const;
export type CalendarStep = (typeof CALENDAR_STEPS)[number];

const STEP_MONTHS: Readonly<Record<Exclude<CalendarStep, 'once' | '4-weeks'>, number>> = { month: 1, quarter: 3, 'half-year': 6, year: 12 };

type Span = { readonly from: Day; readonly to: Day };

/**
 * Cuts a term into periods; the last one ends with the term. They step from `origin`: the first day of the term, or an earlier one, of which
 * the first period is then only the rest.
 */
export function periodsOf(span: Span, step: CalendarStep, origin: Day = span.from): readonly Period[] {
  if (step === 'once') return periodsByEnds(span, []);
  const ends: Day[] = [];
  for (let count = 1; ; count++) {
    const end = step === '4-weeks' ? endOfWeeks(origin, count) : addDays(addMonths(origin, STEP_MONTHS[step] * count), -1);
    if (end >= span.to) return periodsByEnds(span, ends);
    if (end >= span.from) ends.push(end);
  }
}

const PERIODS_IN_YEAR = 13;

/** Four weeks are 28 days; the thirteenth period of a year takes the one or two days that are left, so that every year has thirteen. */
function endOfWeeks(origin: Day, count: number): Day {
  const years = Math.floor(count / PERIODS_IN_YEAR);
  const start = addMonths(origin, 12 * years);
  return addDays(start, 28 * (count % PERIODS_IN_YEAR) - 1);
}

/** What a sheet says of its calendar. */
export type CalendarTerms = {
  readonly period: Span;
  readonly calendar: {
    readonly every: CalendarStep;
    readonly ends?: readonly Day[] | undefined;
    readonly year?: string | undefined;
    readonly align?: 'contract' | 'year' | undefined;
  };
};

/** The periods in which a contract is settled. */
export function calendarOf({ period, calendar }: CalendarTerms): readonly Period[] {
  if (calendar.ends !== undefined) return periodsByEnds(period, calendar.ends);
  if (calendar.align !== 'year') return periodsOf(period, calendar.every);
  const first = firstOfYear(calendar.year, period.from);
  return periodsOf(period, calendar.every, startOfYear(yearOf(period.from, first), first));
}

/** A year of the contract (from its first day), of the calendar, or a book year by its first day ("07-01"). */
export const YEAR_SHAPE = /^(contract|calendar|(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]))$/;

/** The month and day on which such a year begins: "09-01". Left out: of the contract. */
export function firstOfYear(year: string | undefined, contractFrom: Day): string {
  if (year === undefined || year === 'contract') return contractFrom.slice(5);
  return year === 'calendar' ? '01-01' : year;
}

/** The number of the year in which a day falls: that of the calendar year in which it began. */
export function yearOf(on: Day, first: string): number {
  const year = Number(on.slice(0, 4));
  return on >= startOfYear(year, first) ? year : year - 1;
}

/** In: the month and day on which years begin; 29 February is the 28th in a year that has no 29th. */
function startOfYear(year: number, first: string): Day {
  const month = Number(first.slice(0, 2));
  const date = Math.min(Number(first.slice(3)), new Date(Date.UTC(year, month, 0)).getUTCDate());
  return day(`${String(year).padStart(4, '0')}-${first.slice(0, 2)}-${String(date).padStart(2, '0')}`);
}

/** Periods by the last day of each; the last period always ends with the term. */
export function periodsByEnds(span: Span, ends: readonly Day[]): readonly Period[] {
  const last = [...ends.filter((end) => end < span.to), span.to];
  return last.map((to, index) => ({ key: to, from: index === 0 ? span.from : addDays(must(last[index - 1], 'earlier end'), 1), to }));
}

export const DAY_COUNTS = ['act/365', 'act/360', 'act/act', '30/360', '30E/360', '30E/360 ISDA'] as const;
export type DayCount = (typeof DAY_COUNTS)[number];

/** Days that are counted, and the length of the year they are a part of: 29 of 365. */
export type DaysOfYear = { readonly days: number; readonly year: 360 | 365 | 366 };

export type DayCounting = {
  readonly convention: DayCount;
  /** Left out: `from`. A stretch is the days up to its end less the days up to its start, so that stretches sum to the whole. */
  readonly since?: Day;
  /** 30E/360 ISDA: the end of February counts as the 30th, but for this day. */
  readonly last?: Day;
};

/**
 * The days between two days, as a convention counts them; by year for act/act, which knows years of 365 and of 366.
 * Source: ISDA 2006 definitions §4.16: (d) act/365, (e) act/360, (b) act/act, (g) 30E/360, (h) 30E/360 ISDA; 30/360 is the American rule
 * with its rule for the end of February (SIA, Standard Securities Calculation Methods).
 */
export function daysCounted(from: Day, to: Day, { convention, since = from, last }: DayCounting): readonly DaysOfYear[] {
  switch (convention) {
    case 'act/365':
      return [{ days: daysBetween(from, to), year: 365 }];
    case 'act/360':
      return [{ days: daysBetween(from, to), year: 360 }];
    case 'act/act':
      return actualActual(from, to);
    case '30/360':
      return [{ days: american360(since, to) - american360(since, from), year: 360 }];
    case '30E/360':
      return [{ days: european360(to) - european360(from), year: 360 }];
    case '30E/360 ISDA':
      return [{ days: isda360(to, last) - isda360(from), year: 360 }];
    default:
      return unreachable(convention);
  }
}

/** The part of a year between two days. */
export function yearFraction(from: Day, to: Day, convention: DayCount): Exact {
  return yearsCounted(daysCounted(from, to, { convention }));
}

export function yearsCounted(counted: readonly DaysOfYear[]): Exact {
  return counted.reduce((total, { days, year }) => {
    const length = BigInt(year);
    return exact(total.n * length + BigInt(days) * total.d, total.d * length);
  }, exact(0n));
}

function american360(from: Day, to: Day): number {
  const [y1, m1, d1] = parts(from);
  const [y2, m2, d2] = parts(to);
  const first = d1 === 31 || isEndOfFebruary(from) ? 30 : d1;
  const isThirtieth = (d2 === 31 && d1 >= 30) || (isEndOfFebruary(from) && (d2 === 31 || isEndOfFebruary(to)));
  return (y2 - y1) * 360 + (m2 - m1) * 30 + ((isThirtieth ? 30 : d2) - first);
}

/** A day as a number in a calendar of twelve months of thirty days. */
function european360(value: Day): number {
  const [year, month, date] = parts(value);
  return year * 360 + month * 30 + Math.min(date, 30);
}

function isda360(value: Day, last?: Day): number {
  const [year, month] = parts(value);
  return isEndOfFebruary(value) && value !== last ? year * 360 + month * 30 + 30 : european360(value);
}

function isEndOfFebruary(value: Day): boolean {
  const [year, month, date] = parts(value);
  return month === 2 && date === (isLeapYear(year) ? 29 : 28);
}

function parts(value: Day): readonly [number, number, number] {
  return [Number(value.slice(0, 4)), Number(value.slice(5, 7)), Number(value.slice(8, 10))];
}

/** Days of years of 365 days, then of 366. */
function actualActual(from: Day, to: Day): readonly DaysOfYear[] {
  const days = { 365: 0, 366: 0 };
  const [y1] = parts(from);
  const [y2] = parts(to);
  for (let year = y1; year <= y2; year++) {
    const start = year === y1 ? from : day(`${year}-01-01`);
    const end = year === y2 ? to : day(`${year + 1}-01-01`);
    days[isLeapYear(year) ? 366 : 365] += daysBetween(start, end);
  }
  const counted: readonly DaysOfYear[] = [
    { days: days[365], year: 365 },
    { days: days[366], year: 366 },
  ];
  return counted.filter((entry) => entry.days !== 0);
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}
