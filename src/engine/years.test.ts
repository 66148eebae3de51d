import { describe, expect, it } from 'vitest';
import { type CalendarStep, calendarOf, day, daysBetween, yearOf } from './calendar.ts';
import { settle } from './settle.ts';
import { type FactParts, JOB, type SheetParts, makeFacts, makeSheet } from './testing.ts';

/** What a year is: of the contract unless told, of the calendar, or a book year; and what periods do with it. */

const SCHOOL_YEARS: SheetParts = { ...JOB, period: { from: '2026-09-01', to: '2028-08-31' } };
const DAYS = ['2026-10-01', '2026-12-31', '2027-01-01', '2027-06-30', '2027-07-01', '2027-08-31', '2027-09-01', '2028-08-31'];
const FACTS: FactParts = { claims: DAYS.map((on, index) => ({ id: `c${index}`, day: on, outcome: 'job', subject: `p${index}` })) };

function paid(parts: SheetParts, facts: FactParts = FACTS): readonly string[] {
  const { items } = settle(makeSheet({ ...SCHOOL_YEARS, ...parts }), makeFacts(facts), day('2028-12-31'));
  return items.filter((item) => item.paid > 0).map((item) => item.day);
}

const cap = { id: 'cap', each: 'year' as const, max: '200' };

describe('at most 200 a year', () => {
  it.each<readonly [string, SheetParts, readonly string[]]>([
    ['of the contract, from its first day', { limits: [cap] }, ['2026-10-01', '2026-12-31', '2027-09-01', '2028-08-31']],
    [
      'of the calendar, when the sheet says so',
      { calendar: { year: 'calendar' }, limits: [cap] },
      ['2026-10-01', '2026-12-31', '2027-01-01', '2027-06-30', '2028-08-31'],
    ],
    [
      'of the book of a payer that begins in July',
      { calendar: { year: '07-01' }, limits: [cap] },
      ['2026-10-01', '2026-12-31', '2027-07-01', '2027-08-31', '2028-08-31'],
    ],
    [
      'of this limit, whatever the calendar says',
      { calendar: { year: '07-01' }, limits: [{ ...cap, year: 'contract' }] },
      ['2026-10-01', '2026-12-31', '2027-09-01', '2028-08-31'],
    ],
    ['in units too', { limits: [{ id: 'cap', each: 'year', maxCount: '1', year: 'calendar' }] }, ['2026-10-01', '2027-01-01', '2028-08-31']],
  ])('%s', (_name, parts, expected) => {
    expect(paid(parts)).toEqual(expected);
  });

  it('counts from the first day when an amendment makes it another year', () => {
    const first = makeSheet({ ...SCHOOL_YEARS, limits: [cap] });
    const second = makeSheet({ ...SCHOOL_YEARS, version: 2, effective: '2027-06-01', limits: [{ ...cap, year: 'calendar' }] });
    const { items } = settle([first, second], makeFacts(FACTS), day('2028-12-31'));
    // Of 2027 nothing was paid under the first version: both places of the calendar year are free from June.
    expect(items.filter((item) => item.paid > 0).map((item) => item.day)).toEqual([
      '2026-10-01',
      '2026-12-31',
      '2027-06-30',
      '2027-07-01',
      '2028-08-31',
    ]);
  });

  it('begins on 28 February where a contract of 29 February has no 29th', () => {
    expect([day('2025-02-27'), day('2025-02-28'), day('2028-02-28'), day('2028-02-29')].map((on) => yearOf(on, '02-29'))).toEqual([
      2024, 2025, 2027, 2028,
    ]);
  });
});

describe('periods', () => {
  const keys = (every: CalendarStep, calendar: SheetParts['calendar'], period: SheetParts['period']) =>
    calendarOf(makeSheet({ calendar: { every, ...calendar }, ...(period === undefined ? {} : { period }) })).map(({ key }) => key);

  it.each<readonly [string, CalendarStep, SheetParts['calendar'], SheetParts['period'], readonly string[]]>([
    [
      'of three months from the first day',
      'quarter',
      {},
      { from: '2026-02-15', to: '2026-12-31' },
      ['2026-05-14', '2026-08-14', '2026-11-14', '2026-12-31'],
    ],
    [
      'that follow the calendar: the first is shorter',
      'quarter',
      { year: 'calendar', align: 'year' },
      { from: '2026-02-15', to: '2026-12-31' },
      ['2026-03-31', '2026-06-30', '2026-09-30', '2026-12-31'],
    ],
    [
      'that follow a book year',
      'half-year',
      { year: '03-01', align: 'year' },
      { from: '2026-01-15', to: '2026-12-31' },
      ['2026-02-28', '2026-08-31', '2026-12-31'],
    ],
    [
      'that follow a book year that began before',
      'year',
      { year: '07-01', align: 'year' },
      { from: '2026-09-01', to: '2028-08-31' },
      ['2027-06-30', '2028-06-30', '2028-08-31'],
    ],
  ])('%s', (_name, every, calendar, period, expected) => {
    expect(keys(every, calendar, period)).toEqual(expected);
  });

  it('of four weeks are thirteen in each year; the last takes what is left over', () => {
    const periods = calendarOf(makeSheet({ calendar: { every: '4-weeks' }, period: { from: '2027-01-01', to: '2028-12-31' } }));
    expect(periods.map((period) => daysBetween(period.from, period.to) + 1)).toEqual([
      ...Array.from({ length: 12 }, () => 28),
      29,
      ...Array.from({ length: 12 }, () => 28),
      30,
    ]);
    expect([periods[12]?.to, periods[25]?.to]).toEqual(['2027-12-31', '2028-12-31']);
  });
});
