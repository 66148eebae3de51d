import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_COUNTS, type Day, addDays, day } from './calendar.ts';
import { type Exact, exact, parseExact, toText } from './decimal.ts';
import { roundToWhole } from './rounding.ts';
import { type AccrualTerms, type Outstanding, accrue, openAccrual, payInterest } from './waterfall-interest.ts';
import type { Interest } from './terms-capital.ts';

const START = day('2025-01-01');

function terms(parts: Partial<AccrualTerms> = {}): AccrualTerms {
  return {
    dayCount: 'act/365',
    compounding: 'none',
    regimes: [{ rate: '10%' }],
    history: [{ day: START, principal: 100_000 }],
    rateOf: (regime) => parseExact(regime.rate),
    toWhole: (value) => exact(roundToWhole(value, 'half-up')),
    ...parts,
  };
}

function unpaid(to: string, parts: Partial<AccrualTerms> = {}): string {
  return toText(accrue(openAccrual(START), day(to), terms(parts)).account.unpaid, 4);
}

describe('accrue', () => {
  const halfway: readonly Outstanding[] = [
    { day: START, principal: 100_000 },
    { day: day('2025-07-02'), principal: 50_000 },
  ];

  it.each([
    { what: 'a year', to: '2026-01-01', parts: {}, interest: '10000' },
    { what: 'no days', to: '2025-01-01', parts: {}, interest: '0' },
    { what: 'one day', to: '2025-01-02', parts: {}, interest: '27.3972…' },
    { what: 'less principal from the middle of the year', to: '2026-01-01', parts: { history: halfway }, interest: '7493.1506…' },
    { what: 'nothing without a regime', to: '2026-01-01', parts: { regimes: [] }, interest: '0' },
    { what: 'nothing before the first regime', to: '2026-01-01', parts: { regimes: [{ from: day('2026-01-01'), rate: '10%' }] }, interest: '0' },
    {
      what: 'the later of two regimes',
      to: '2027-01-01',
      parts: { regimes: [{ from: day('2026-01-01'), rate: '2%' }, { rate: '10%' }] },
      interest: '12000',
    },
    { what: 'at least the minimum', to: '2026-01-01', parts: { regimes: [{ rate: '1%', minimum: '3%' }] }, interest: '3000' },
    {
      what: 'the minimum up to and including its last day',
      to: '2026-01-01',
      parts: { regimes: [{ rate: '0', minimum: '3.65%', minimumUntil: day('2025-01-10') }] },
      interest: '100',
    },
    { what: 'three years without compounding', to: '2028-01-01', parts: {}, interest: '30000' },
    { what: 'three years with yearly compounding', to: '2028-01-01', parts: { compounding: 'yearly' as const }, interest: '33100' },
    {
      what: 'two years with half-yearly compounding',
      to: '2027-01-01',
      parts: { compounding: 'half-yearly' as const, dayCount: '30/360' as const },
      interest: '21551',
    },
    {
      what: 'a year with quarterly compounding',
      to: '2026-01-01',
      parts: { compounding: 'quarterly' as const, dayCount: '30/360' as const },
      interest: '10382',
    },
    {
      what: 'a year with monthly compounding',
      to: '2026-01-01',
      parts: { compounding: 'monthly' as const, dayCount: '30/360' as const },
      interest: '10470',
    },
    { what: 'a year and a day with compounding', to: '2026-01-02', parts: { compounding: 'yearly' as const }, interest: '10030.1369…' },
    { what: 'a year of 360 days', to: '2026-01-01', parts: { dayCount: 'act/360' as const }, interest: '10138.8888…' },
  ])('$what: $interest', ({ to, parts, interest }) => {
    expect(unpaid(to, parts)).toBe(interest);
  });

  it('waits before a rate that is not known, and catches up with the principal of those days', () => {
    const regimes: readonly Interest[] = [{ rate: '10%' }, { from: day('2025-07-02'), rate: '20%' }];
    const unknown = terms({ regimes, history: halfway, rateOf: (regime) => (regime.rate === '20%' ? undefined : parseExact(regime.rate)) });
    const first = accrue(openAccrual(START), day('2026-01-01'), unknown).account;
    expect(first.until).toBe('2025-07-02');
    const second = accrue(first, day('2026-01-01'), terms({ regimes, history: halfway }));
    expect(second.slices.map((slice) => [slice.from, slice.to, toText(slice.base), toText(slice.rate)])).toEqual([
      ['2025-07-02', '2026-01-01', '50000', '0.2'],
    ]);
    // 182 days at 10 % over all, and 183 days at 20 % over half.
    expect(toText(second.account.unpaid)).toBe('10000');
  });

  it('takes a payment off the oldest interest first', () => {
    const compounding = terms({ compounding: 'yearly' });
    const year = accrue(openAccrual(START), day('2026-01-01'), compounding).account;
    const paid = payInterest(year, 4000);
    expect([toText(paid.unpaid), toText(paid.capitalised)]).toEqual(['6000', '6000']);
    expect(toText(accrue(paid, day('2027-01-01'), compounding).account.unpaid)).toBe('16600');
    expect(toText(payInterest(year, 12_000).capitalised)).toBe('0');
  });

  it('comes to the same in one stretch or in many', () => {
    const cuts = fc.array(fc.integer({ min: 1, max: 1400 }), { maxLength: 8 });
    fc.assert(
      fc.property(
        cuts,
        fc.constantFrom('none' as const, 'monthly' as const, 'yearly' as const),
        fc.constantFrom(...DAY_COUNTS),
        (days, compounding, dayCount) => {
          const own = terms({ compounding, dayCount });
          const end = addDays(START, 1500);
          const stops: readonly Day[] = [...days].sort((a, b) => a - b).map((count) => addDays(START, count));
          const stepped = [...stops, end].reduce((account, stop) => accrue(account, stop, own).account, openAccrual(START));
          expect(sameUnpaid(stepped.unpaid, accrue(openAccrual(START), end, own).account.unpaid)).toBe(true);
        },
      ),
    );
  });
});

function sameUnpaid(a: Exact, b: Exact): boolean {
  return a.n === b.n && a.d === b.d;
}
