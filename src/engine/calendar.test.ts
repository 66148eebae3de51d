import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CALENDAR_STEPS,
  type Day,
  addDays,
  addMonths,
  day,
  daysBetween,
  fromEpochDay,
  isDay,
  periodsByEnds,
  periodsOf,
  toEpochDay,
  yearFraction,
} from './calendar.ts';
import { toText } from './decimal.ts';
import { TooLarge } from './result.ts';

const anyDay = fc.integer({ min: -25_000, max: 60_000 }).map(fromEpochDay);

describe('a day', () => {
  it.each(['2026-11-23', '2024-02-29', '2000-02-29', '1999-12-31'])('%s exists', (text) => {
    expect(isDay(text)).toBe(true);
  });

  it.each(['2018-13-01', '2023-02-29', '1900-02-29', '2026-04-31', '2026-00-10', '2026-1-1', '26-01-01', '2026-01-01T00:00', '', 'today'])(
    '"%s" does not',
    (text) => {
      expect(isDay(text)).toBe(false);
      expect(() => day(text)).toThrow('is not a day');
    },
  );

  it('is a count of days and back', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -1000, max: 1000 }), (from, days) => {
        expect(fromEpochDay(toEpochDay(from))).toBe(from);
        expect(daysBetween(from, addDays(from, days))).toBe(days);
        expect(addDays(from, 1) > from).toBe(true);
      }),
    );
    expect(toEpochDay(day('1970-01-01'))).toBe(0);
  });

  it('ends with the year 9999', () => {
    expect(addDays(day('9999-12-30'), 1)).toBe('9999-12-31');
    expect(() => addDays(day('9999-12-31'), 1)).toThrow(TooLarge);
  });

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-05-31', 13, '2027-06-30'],
  ])('%s plus %i months is %s', (from, months, to) => {
    expect(addMonths(day(from), months)).toBe(to);
  });
});

describe('periods', () => {
  const span = (from: string, to: string): { from: Day; to: Day } => ({ from: day(from), to: day(to) });

  it.each([
    ['quarter', '2026-01-01', '2026-12-31', ['2026-03-31', '2026-06-30', '2026-09-30', '2026-12-31']],
    ['quarter', '2026-02-15', '2026-08-20', ['2026-05-14', '2026-08-14', '2026-08-20']],
    ['month', '2026-01-31', '2026-03-31', ['2026-02-27', '2026-03-30', '2026-03-31']],
    ['half-year', '2024-07-01', '2025-12-31', ['2024-12-31', '2025-06-30', '2025-12-31']],
    ['year', '2013-07-01', '2015-06-30', ['2014-06-30', '2015-06-30']],
    ['once', '2013-07-01', '2020-06-30', ['2020-06-30']],
    ['month', '2026-01-01', '2026-01-01', ['2026-01-01']],
  ] as const)('each %s of %s to %s', (step, from, to, ends) => {
    expect(periodsOf(span(from, to), step).map((period) => period.key)).toEqual(ends);
  });

  it('by their ends: the last one always ends with the term', () => {
    const periods = periodsByEnds(span('2026-01-01', '2026-12-31'), [day('2026-02-10'), day('2026-12-31'), day('2027-05-05')]);
    expect(periods.map((period) => [period.from, period.to])).toEqual([
      ['2026-01-01', '2026-02-10'],
      ['2026-02-11', '2026-12-31'],
    ]);
  });

  it('follow each other without a gap, and each day is in one of them', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 2000 }), fc.constantFrom(...CALENDAR_STEPS), (from, days, step) => {
        const periods = periodsOf({ from, to: addDays(from, days) }, step);
        expect(periods[0]?.from).toBe(from);
        expect(periods.at(-1)?.to).toBe(addDays(from, days));
        for (const [index, period] of periods.entries()) {
          expect(period.from <= period.to).toBe(true);
          if (index > 0) expect(period.from).toBe(addDays(day(periods[index - 1]?.to ?? ''), 1));
        }
        expect(periods.reduce((total, period) => total + daysBetween(period.from, period.to) + 1, 0)).toBe(days + 1);
      }),
    );
  });
});

describe('the part of a year', () => {
  //                                        act/365      act/360      30/360        act/act
  it.each([
    ['2026-01-01', '2027-01-01', '1', '1.013888…', '1', '1'],
    ['2024-01-01', '2025-01-01', '1.002739…', '1.016666…', '1', '1'],
    ['2026-04-30', '2026-07-12', '0.2', '0.202777…', '0.2', '0.2'],
    ['2026-01-31', '2026-02-28', '0.076712…', '0.077777…', '0.077777…', '0.076712…'],
    ['2026-01-31', '2026-03-31', '0.161643…', '0.163888…', '0.166666…', '0.161643…'],
    ['2026-01-30', '2026-03-31', '0.164383…', '0.166666…', '0.166666…', '0.164383…'],
    ['2026-02-28', '2026-03-31', '0.084931…', '0.086111…', '0.083333…', '0.084931…'],
    ['2023-12-31', '2024-12-31', '1.002739…', '1.016666…', '1', '1.000007…'],
    ['2026-05-05', '2026-05-05', '0', '0', '0', '0'],
  ])('%s to %s', (from, to, ...fractions) => {
    const conventions = ['act/365', 'act/360', '30/360', 'act/act'] as const;
    expect(conventions.map((convention) => toText(yearFraction(day(from), day(to), convention)))).toEqual(fractions);
  });

  it('adds up when a stretch is cut in two, but for 30/360', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.nat(900),
        fc.nat(900),
        fc.constantFrom('act/365' as const, 'act/360' as const, 'act/act' as const),
        (from, first, second, convention) => {
          const [middle, end] = [addDays(from, first), addDays(from, first + second)];
          const [left, right, whole] = [
            yearFraction(from, middle, convention),
            yearFraction(middle, end, convention),
            yearFraction(from, end, convention),
          ];
          expect((left.n * right.d + right.n * left.d) * whole.d).toBe(whole.n * left.d * right.d);
        },
      ),
    );
  });
});
