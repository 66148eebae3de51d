import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_COUNTS, type DayCount, addDays, day, daysCounted, fromEpochDay, yearFraction, yearsCounted } from './calendar.ts';
import { toNumber, toText } from './decimal.ts';
import { run } from './waterfall.testing.ts';

/** Each day count beside published examples: the table of ISDA (30-360-2006ISDADefs) and its memorandum on act/act of 1998. */

function count(from: string, to: string, convention: DayCount, last?: string): number {
  const counted = daysCounted(day(from), day(to), { convention, ...(last === undefined ? {} : { last: day(last) }) });
  return counted.reduce((total, { days }) => total + days, 0);
}

describe('months of thirty days', () => {
  //                                American, European, ISDA
  it.each([
    ['2006-08-20', '2007-02-20', 180, 180, 180],
    ['2006-02-28', '2006-08-31', 180, 182, 180],
    ['2006-08-31', '2007-02-28', 178, 178, 180],
    ['2007-08-31', '2008-02-29', 179, 179, 180],
    ['2008-02-29', '2008-08-31', 180, 181, 180],
    ['2006-01-31', '2006-02-28', 28, 28, 30],
    ['2006-01-30', '2006-02-28', 28, 28, 30],
    ['2006-02-28', '2006-03-03', 3, 5, 3],
    ['2006-02-14', '2006-02-28', 14, 14, 16],
    ['2006-09-30', '2006-10-31', 30, 30, 30],
    ['2006-10-31', '2006-11-28', 28, 28, 28],
    ['2007-08-31', '2008-02-28', 178, 178, 178],
    ['2008-02-28', '2008-08-30', 182, 182, 182],
    ['2008-02-28', '2008-08-31', 183, 182, 182],
    ['2007-02-28', '2008-02-28', 358, 360, 358],
    ['2007-02-28', '2008-02-29', 360, 361, 360],
    ['2008-02-29', '2009-02-28', 360, 359, 360],
    ['2008-02-29', '2008-03-31', 30, 31, 30],
  ])('%s to %s: %i, %i, %i', (from, to, american, european, isda) => {
    const counts = (['30/360', '30E/360', '30E/360 ISDA'] as const).map((convention) => count(from, to, convention));
    expect(counts).toEqual([american, european, isda]);
  });

  it('the last day of the capital is counted as it stands', () => {
    expect(count('2011-08-31', '2012-02-29', '30E/360 ISDA', '2012-02-29')).toBe(179);
    expect(count('2011-08-31', '2012-02-29', '30E/360 ISDA', '2013-02-28')).toBe(180);
  });
});

describe('real days of real years', () => {
  it.each([
    ['2003-11-01', '2004-05-01', 0.49772438],
    ['1999-02-01', '1999-07-01', 0.4109589],
    ['1999-07-01', '2000-07-01', 1.00137735],
    ['2002-08-15', '2003-07-15', 0.91506849],
    ['2003-07-15', '2004-01-15', 0.50400479],
    ['1999-07-30', '2000-01-30', 0.50389251],
    ['2000-01-30', '2000-06-30', 0.41530055],
    ['1999-11-30', '2000-04-30', 0.41554009],
  ])('%s to %s is %d', (from, to, years) => {
    expect(toNumber(yearFraction(day(from), day(to), 'act/act'))).toBeCloseTo(years, 8);
  });

  it('names the days of each kind of year', () => {
    expect(daysCounted(day('2023-12-15'), day('2024-01-15'), { convention: 'act/act' })).toEqual([
      { days: 17, year: 365 },
      { days: 14, year: 366 },
    ]);
  });
});

it('stretches sum to the whole by every count, once counted from the same first day', () => {
  const anyDay = fc.integer({ min: 0, max: 30_000 }).map(fromEpochDay);
  fc.assert(
    fc.property(anyDay, fc.nat(900), fc.nat(900), fc.constantFrom(...DAY_COUNTS), (since, first, second, convention) => {
      const [middle, end] = [addDays(since, first), addDays(since, first + second)];
      const parts = [daysCounted(since, middle, { convention, since }), daysCounted(middle, end, { convention, since })].map(yearsCounted);
      const whole = yearsCounted(daysCounted(since, end, { convention, since }));
      const [left = whole, right = whole] = parts;
      expect((left.n * right.d + right.n * left.d) * whole.d).toBe(whole.n * left.d * right.d);
    }),
  );
});

describe('a loan that pays interest at the end of each month', () => {
  const ends = ['2024-01-31', '2024-02-29', '2024-03-31', '2024-04-30', '2024-05-31', '2024-06-30'];
  const ends2 = ['2024-07-31', '2024-08-31', '2024-09-30', '2024-10-31', '2024-11-30', '2024-12-31'];
  const monthly = (dayCount: DayCount, rate: string, drawn = 240_000): readonly number[] => {
    const result = run({
      capital: {
        dayCount,
        tranches: [{ id: 'loan', committed: drawn, holders: [{ party: 'investor', share: 1 }], interest: [{ rate }] }],
        draws: [{ day: '2023-12-31', tranche: 'loan', amount: drawn }],
        payDays: [...ends, ...ends2],
        waterfall: [{ id: 'rente', pay: 'interest' }],
        maturity: '2026-12-31',
      },
      receipts: [['2024-01-31', 100_000]],
      asOf: '2024-12-31',
    });
    return result.runs.map((entry) => (entry.steps[0]?.paid ?? 0) / 100);
  };
  const total = (amounts: readonly number[]): string => amounts.reduce((a, b) => a + b, 0).toFixed(2);

  it('act/365: each month by its own days and its own rounding', () => {
    // 240,000 × 5.5 % × 31, 29 and 30 of 365 days: 1,121.0958…, 1,048.7671…, 1,084.9315….
    expect(monthly('act/365', '5.5%').slice(0, 4)).toEqual([1121.1, 1048.77, 1121.1, 1084.93]);
  });

  it.each([
    ['30/360', [1100, 1063.33, 1136.67, 1100]],
    ['30E/360', [1100, 1063.33, 1136.67, 1100]],
    ['30E/360 ISDA', [1100, 1100, 1100, 1100]],
  ] as const)('%s: the whole year is one year', (dayCount, first) => {
    const paid = monthly(dayCount, '5.5%');
    expect(paid.slice(0, 4)).toEqual(first);
    expect(total(paid)).toBe('13200.00');
  });

  it('act/360: 366 real days of a year of 360', () => {
    // Each of the twelve payments is rounded by itself: 240,000 × 5.5 % × 366 / 360 is 13,420, and the twelve together are two cents more.
    expect(total(monthly('act/360', '5.5%'))).toBe('13420.02');
  });

  it('act/act: a leap year is one year, and its first day after 31 December is of the year before', () => {
    expect(toText(yearFraction(day('2023-12-31'), day('2024-01-31'), 'act/act'))).toBe('0.084706…');
    expect(monthly('act/act', '5.5%').slice(0, 2)).toEqual([1118.13, 1045.9]);
  });
});
