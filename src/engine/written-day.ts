import { type Day, fromEpochDay, isDay, toEpochDay, day as sure } from './calendar.ts';
import { MONTHS } from './messages-words.ts';

/**
 * A day as people and spreadsheets write it. Everywhere in Lente a day is written 2026-11-23; a file may come with another notation, and
 * then it either has one reading or it has not. Whether a reading is taken is for who reads the file.
 */

export type DayNotation =
  /** 2026-11-23 */
  | 'plain'
  /** 2026-2-10, 2026/02/10, 20260210 */
  | 'year_first'
  /** 10-2-2026 and 10.2.2026 */
  | 'day_first'
  /** 10 februari 2026, 10-feb-2026 */
  | 'words'
  /** 46063: the days a spreadsheet counts from 1900 */
  | 'day_number'
  /** 10/02/2026: also the second of October */
  | 'slashes'
  /** 10-2-26 and 10-feb-26 */
  | 'short_year';

export type WrittenDay = {
  readonly day: Day;
  readonly notation: DayNotation;
  /** The other day it can be, when there is one. */
  readonly other: Day | undefined;
  /** 00:00 says nothing; another time is more than a day; with a zone it may be another day elsewhere. */
  readonly time: 'none' | 'midnight' | 'time' | 'zone';
};

const MOST_SIGNS = 60;
const TIME = /(?:T| )(?<hour>\d{1,2}):(?<minute>\d\d)(?::(?<second>\d\d)(?:[.,]\d{1,9})?)?(?<zone>Z|[+-]\d\d:?\d\d)?$/;

/** Out: the day and how it was written, or undefined when the text is no day at all. */
export function readWrittenDay(written: string): WrittenDay | undefined {
  const text = written.trim();
  if (text.length > MOST_SIGNS) return undefined;
  const parts = TIME.exec(text) ?? undefined;
  if (parts !== undefined && !isTime(parts.groups)) return undefined;
  const read = readDayAlone(text.slice(0, parts?.index).trim());
  return read === undefined ? undefined : { ...read, time: timeOf(parts?.groups) };
}

/** 24:00 is the beginning of the next day: no day at all is better than the one before. */
function isTime(parts: Readonly<Record<string, string | undefined>> | undefined): boolean {
  const [hour, minute, second] = [parts?.['hour'], parts?.['minute'], parts?.['second']].map((part) => Number(part ?? '0'));
  return (hour ?? 0) <= 23 && (minute ?? 0) <= 59 && (second ?? 0) <= 59;
}

function timeOf(parts: Readonly<Record<string, string | undefined>> | undefined): WrittenDay['time'] {
  if (parts === undefined) return 'none';
  const isMidnight = [parts['hour'], parts['minute'], parts['second']].every((part) => Number(part ?? '0') === 0);
  if (isMidnight) return 'midnight';
  return parts['zone'] === undefined ? 'time' : 'zone';
}

type Alone = Omit<WrittenDay, 'time'>;

function readDayAlone(text: string): Alone | undefined {
  if (isDay(text)) return { day: text, notation: 'plain', other: undefined };
  return yearFirst(text) ?? dayFirst(text) ?? inWords(text) ?? dayNumber(text);
}

function yearFirst(text: string): Alone | undefined {
  const [, year = '', , month = '', date = ''] = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text) ?? [];
  const [, y = '', m = '', d = ''] = /^((?:19|20)\d\d)(\d\d)(\d\d)$/.exec(text) ?? [];
  return alone(year === '' ? dayOf(y, m, d) : dayOf(year, month, date), 'year_first');
}

function dayFirst(text: string): Alone | undefined {
  const [, date = '', sign = '', month = '', year = ''] = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d\d)$/.exec(text) ?? [];
  const full = year.length === 2 ? `20${year}` : year;
  const [read, turned] = [dayOf(full, month, date), dayOf(full, date, month)];
  const notation = year.length === 2 ? 'short_year' : sign === '/' ? 'slashes' : 'day_first';
  const first = read ?? turned;
  return first === undefined ? undefined : { day: first, notation, other: turned === first ? undefined : turned };
}

/** Three letters tell the months apart in both languages, but for March (mrt, maart, mar) and May (mei, may), which are listed whole. */
const MONTH_STARTS: readonly (readonly string[])[] = [
  ['jan'],
  ['feb'],
  ['maart', 'march', 'mrt', 'mar'],
  ['apr'],
  ['mei', 'may'],
  ['jun'],
  ['jul'],
  ['aug'],
  ['sep'],
  ['okt', 'oct'],
  ['nov'],
  ['dec'],
];

function inWords(text: string): Alone | undefined {
  const [, date = '', word = '', year = ''] = /^(?:[a-z]{2,9},? )?(\d{1,2})[ -.]([a-z]{3,9})\.?[ -.](\d{4}|\d\d)$/i.exec(text) ?? [];
  const [, word2 = '', date2 = '', year2 = ''] = /^([a-z]{3,9}) (\d{1,2}),? (\d{4})$/i.exec(text) ?? [];
  const month = monthOf((word === '' ? word2 : word).toLowerCase());
  if (month === undefined) return undefined;
  const written = year === '' ? year2 : year;
  return alone(
    dayOf(written.length === 2 ? `20${written}` : written, month, date === '' ? date2 : date),
    written.length === 2 ? 'short_year' : 'words',
  );
}

function monthOf(word: string): string | undefined {
  const names = [MONTHS.nl, MONTHS.en].flatMap((list) => list.map((name, index) => ({ name: name.toLowerCase(), index })));
  const whole = names.find((entry) => entry.name === word)?.index;
  const short = MONTH_STARTS.findIndex((starts) => starts.includes(word) || (word === 'sept' && starts.includes('sep')));
  const index = whole ?? short;
  return index === -1 ? undefined : String(index + 1);
}

/** From the year 2000 to 2100: what is smaller or larger is a number of something else. */
const FIRST_NUMBER = 36_526;
const LAST_NUMBER = 73_050;

function dayNumber(text: string): Alone | undefined {
  if (!/^\d{5}(?:[.,]0{1,9})?$/.test(text)) return undefined;
  const number = Number(text.slice(0, 5));
  return number < FIRST_NUMBER || number > LAST_NUMBER ? undefined : alone(dayOfNumber(number), 'day_number');
}

const NUMBER_ZERO = toEpochDay(sure('1899-12-30'));

/** The day of a spreadsheet's number; its day 60 was never there, so this holds from March 1900. */
export function dayOfNumber(number: number): Day {
  return fromEpochDay(NUMBER_ZERO + number);
}

function dayOf(year: string, month: string, date: string): Day | undefined {
  const text = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isDay(text) ? text : undefined;
}

function alone(read: Day | undefined, notation: DayNotation): Alone | undefined {
  return read === undefined ? undefined : { day: read, notation, other: undefined };
}
