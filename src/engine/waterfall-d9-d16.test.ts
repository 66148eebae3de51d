import { describe, expect, it } from 'vitest';
import { type CapitalDraft, euro, leak, netOf, paidBy, rateOf, run } from './waterfall.testing.ts';

/** One small, realistic example of the shapes D9 to D16 of docs/terms.md, named by id; D1 to D8 are next door. */

const HOLDER = [{ party: 'investor', share: '100%' }];

function measure(id: string, on: string, name: string, value: string, recorded = on) {
  return { id, day: on, recorded, name, value };
}

describe('D9 plain loan: fixed rate, day count, part repayments', () => {
  const capital = (dayCount: CapitalDraft['dayCount']): CapitalDraft => ({
    dayCount,
    tranches: [{ id: 'loan', committed: 100_000, holders: [{ party: 'bank', share: 1 }], interest: [{ rate: '5%' }] }],
    payDays: ['2025-07-01', '2026-01-01'],
    waterfall: [
      { id: 'rente', pay: 'interest' },
      { id: 'aflossing', pay: 'principal', amount: 25_000 },
    ],
  });

  it.each([
    { dayCount: 'act/365' as const, first: 2479.45, second: 1890.41 },
    { dayCount: 'act/360' as const, first: 2513.89, second: 1916.67 },
    { dayCount: '30/360' as const, first: 2500, second: 1875 },
    { dayCount: 'act/act' as const, first: 2479.45, second: 1890.41 },
  ])('$dayCount', ({ dayCount, first, second }) => {
    const result = run({
      capital: capital(dayCount),
      receipts: [
        ['2025-07-01', 50_000],
        ['2026-01-01', 50_000],
      ],
      asOf: '2026-06-30',
    });
    expect(paidBy(result, 'rente')).toEqual([
      ['2025-07-01', first],
      ['2026-01-01', second],
    ]);
    expect(paidBy(result, 'aflossing')).toEqual([
      ['2025-07-01', 25_000],
      ['2026-01-01', 25_000],
    ]);
    expect(result.balances.outstanding.loan).toBe(euro(50_000));
  });

  it('adds unpaid interest to what bears interest, once a year, only when the terms say so', () => {
    const paid = (['none', 'yearly'] as const).map((compounding) => {
      const tranche = { id: 'loan', committed: 100_000, holders: HOLDER, interest: [{ rate: '5%' }], compounding };
      return paidBy(
        run({
          capital: { tranches: [tranche], waterfall: [{ id: 'rente', pay: 'interest', days: 'maturity' }] },
          receipts: [['2028-01-01', 50_000]],
        }),
        'rente',
      )[0]?.[1];
    });
    expect(paid).toEqual([15_000, 15_762.5]);
  });
});

describe('D10 surplus split', () => {
  const capital: CapitalDraft = {
    tranches: [{ id: 'loan', committed: 277_915, holders: HOLDER }],
    draws: [{ day: '2025-01-01', tranche: 'loan', amount: 277_915 }],
    waterfall: [
      { id: 'terug', pay: 'principal', days: 'maturity' },
      { id: 'eerst', pay: 'preferred', rate: '5%', days: 'maturity' },
      { id: 'inhaal', pay: 'fee', to: 'uitvoerder', amount: 'paid(eerst) / 2', days: 'maturity', short: 'lapse' },
      {
        id: 'delen',
        pay: 'split',
        days: 'maturity',
        shares: [
          { to: 'loan', share: '66.6666666666666667%' },
          { to: 'uitvoerder', share: '33.3333333333333333%' },
        ],
      },
    ],
  };

  it('gives the provider one third of all the gain once it has caught up', () => {
    const result = run({ capital, receipts: [['2028-01-01', 422_000]] });
    expect(paidBy(result, 'eerst')).toEqual([['2028-01-01', 41_687.25]]);
    expect(paidBy(result, 'inhaal')).toEqual([['2028-01-01', 20_843.63]]);
    expect(netOf(result, 'investor')).toBeCloseTo((144_085 * 2) / 3, 1);
    expect(netOf(result, 'uitvoerder')).toBeCloseTo(144_085 / 3 + 277_915, 1);
    expect(leak(result)).toBe(0);
  });

  it('sends a surplus back to the payer', () => {
    const result = run({
      capital: {
        waterfall: [
          { id: 'terug', pay: 'principal' },
          { id: 'surplus', pay: 'rest', to: 'gemeente' },
        ],
      },
      receipts: [['2028-01-01', 130_000]],
    });
    expect(netOf(result, 'gemeente')).toBe(-100_000);
  });
});

describe('D11 success fees of provider and arranger', () => {
  const capital: CapitalDraft = {
    tranches: [{ id: 'loan', committed: 1550, holders: HOLDER, bonus: 'lookup(bonus, rate)' }],
    draws: [{ day: '2017-01-01', tranche: 'loan', amount: 1550 }],
    maturity: '2020-01-01',
    waterfall: [
      { id: 'bemiddeling', pay: 'fee', to: 'fonds', amount: '168 + if(rate >= 20%, 42, 0)', days: 'maturity' },
      { id: 'terug', pay: 'principal', days: 'maturity' },
      { id: 'winst', pay: 'bonus', days: 'maturity' },
      { id: 'boete', pay: 'malus', from: 'uitvoerder', to: 'gemeente', amount: 'max(0, 20% - rate) * 1000', days: 'maturity' },
    ],
  };
  const curves = {
    bonus: {
      kind: 'linear' as const,
      points: [
        { at: '0.13', value: 66 },
        { at: '0.2', value: 220 },
      ],
    },
  };

  it.each([
    { rate: '0.2225', fee: 210, investor: 220, malus: 0 },
    { rate: '0.15', fee: 168, investor: 110, malus: 50 },
  ])('at $rate the arranger earns $fee, the investor $investor on top, and the provider pays $malus', ({ rate, fee, investor, malus }) => {
    const result = run({
      capital,
      sheet: { curves, currency: 'KRW' },
      receipts: [['2020-01-01', 25]],
      facts: { measures: [measure('m', '2019-12-01', 'rate', rate)] },
    });
    expect(paidBy(result, 'bemiddeling')).toEqual([['2020-01-01', fee / 100]]);
    expect(paidBy(result, 'winst')).toEqual([['2020-01-01', investor / 100]]);
    expect(paidBy(result, 'boete')).toEqual(malus === 0 ? [] : [['2020-01-01', malus / 100]]);
    expect(leak(result)).toBe(0);
  });
});

describe('D12 early termination', () => {
  const capital: CapitalDraft = {
    tranches: [{ id: 'loan', committed: 100_000, holders: HOLDER, interest: [{ rate: '3%' }] }],
    termination: { event: 'gestopt', from: 'gemeente', amount: 'max(0, drawn * 50% - paid(loan))' },
    waterfall: [
      { id: 'terug', pay: 'principal', days: 'maturity' },
      { id: 'rente', pay: 'interest', days: 'maturity' },
    ],
  };
  const stop = (on: string, recorded = on) => ({ events: [{ id: 'e1', day: on, recorded, kind: 'event' as const, name: 'gestopt' }] });

  it.each([
    { earlier: 20_000, topUp: 50_000, lost: 30_000 },
    { earlier: 60_000, topUp: 50_000, lost: 0 },
  ])('settles on the day of the event: $earlier held, the payer adds $topUp', ({ earlier, topUp, lost }) => {
    const result = run({ capital, receipts: [['2025-12-01', earlier]], facts: stop('2026-01-01') });
    expect(result.ended).toEqual({ day: '2026-01-01', kind: 'termination' });
    expect(netOf(result, 'gemeente')).toBe(0 - earlier - topUp);
    expect(result.balances.outstanding.loan).toBe(euro(lost));
    expect(leak(result)).toBe(0);
  });

  it('earns no interest and takes no draws after the end', () => {
    const facts = {
      ...stop('2026-01-01'),
      cash: [
        { id: 'd9', day: '2026-06-01', kind: 'draw' as const, amount: '5', tranche: 'loan' },
        { id: 'd1', day: '2025-01-01', kind: 'draw' as const, amount: '90000', tranche: 'loan' },
      ],
    };
    const result = run({ capital, receipts: [['2026-03-01', 90_000]], facts });
    expect(paidBy(result, 'rente')).toEqual([['2026-03-01', 2700]]);
    expect(result.problems.map((problem) => problem.code)).toEqual(['draw_after_end']);
  });

  it('counts from the day it was written down, so that an earlier pay day does not change', () => {
    expect(run({ capital, facts: stop('2026-01-01', '2026-02-10') }).ended).toEqual({ day: '2026-02-10', kind: 'termination' });
  });

  it('is not there without the event, nor after maturity', () => {
    expect(run({ capital }).ended).toEqual({ day: '2028-01-01', kind: 'maturity' });
    expect(run({ capital, facts: stop('2028-03-01') }).ended).toEqual({ day: '2028-01-01', kind: 'maturity' });
  });
});

describe('D13 investor and provider in one', () => {
  it('keeps the return of the holder apart from the money for the work', () => {
    const result = run({
      capital: {
        tranches: [{ id: 'loan', committed: 100_000, holders: [{ party: 'uitvoerder', share: 1 }] }],
        waterfall: [
          { id: 'terug', pay: 'principal' },
          { id: 'winst', pay: 'rest', tranche: 'loan' },
        ],
      },
      receipts: [['2028-01-01', 119_101.6]],
    });
    expect(rateOf(result, 'loan')).toBeCloseTo(0.06, 5);
    expect(result.tranches[0]?.holders[0]).toMatchObject({ party: 'uitvoerder', putIn: euro(100_000), back: euro(119_101.6) });
    expect(netOf(result, 'uitvoerder')).toBe(119_101.6);
    expect(leak(result)).toBe(0);
  });
});

describe('D14 crowd: units, many holders, equal rank', () => {
  it('pays each holder by units, in whole yen', () => {
    const result = run({
      capital: {
        tranches: [
          {
            id: 'crowd',
            committed: 1_000_000,
            interest: [{ rate: '2%' }],
            holders: [
              { party: 'h_1', units: 20 },
              { party: 'h_2', units: 17 },
              { party: 'h_3', units: 13 },
            ],
          },
        ],
        draws: [{ day: '2025-01-01', tranche: 'crowd', amount: 1_000_000 }],
        maturity: '2026-01-01',
        waterfall: [
          { id: 'rente', pay: 'interest' },
          { id: 'terug', pay: 'principal' },
        ],
      },
      sheet: { currency: 'JPY' },
      receipts: [['2026-01-01', 7000]],
    });
    expect(result.tranches[0]?.holders.map((holder) => [holder.party, holder.putIn, holder.back])).toEqual([
      ['h_1', 400_000, 280_000],
      ['h_2', 340_000, 238_000],
      ['h_3', 260_000, 182_000],
    ]);
  });

  it('gives the cents left over to the largest remainders, first named first', () => {
    const holders = ['a', 'b', 'c'].map((party) => ({ party, units: 1 }));
    const result = run({
      capital: { tranches: [{ id: 'loan', committed: 100_000, holders }], waterfall: [{ id: 'terug', pay: 'principal' }] },
      receipts: [['2026-01-01', 1]],
    });
    expect(result.tranches[0]?.holders.map((holder) => holder.back)).toEqual([34, 33, 33]);
    expect(result.tranches[0]?.holders.map((holder) => holder.putIn)).toEqual([3_333_334, 3_333_333, 3_333_333]);
  });
});

describe('D15 coupons that go to the programme', () => {
  const curves = {
    premie: {
      kind: 'steps' as const,
      edge: '>' as const,
      points: [
        { at: 0, value: '36.69' },
        { at: '0.02', value: '73.38' },
        { at: '0.04', value: '91.73' },
      ],
    },
  };
  const capital: CapitalDraft = {
    tranches: [
      {
        id: 'bond',
        committed: 150_000_000,
        holders: HOLDER,
        interest: [{ rate: '1%' }],
        interestTo: 'park',
        bonus: 'drawn / 1000 * lookup(premie, groei)',
      },
    ],
    draws: [{ day: '2022-03-31', tranche: 'bond', amount: 150_000_000 }],
    payDays: ['2023-03-31'],
    maturity: '2027-03-31',
    waterfall: [
      { id: 'coupon', pay: 'interest' },
      { id: 'terug', pay: 'principal', days: 'maturity' },
      { id: 'succes', pay: 'bonus', days: 'maturity' },
    ],
  };

  it.each([
    { growth: '0.05', premium: 13_759_500 },
    { growth: '0.04', premium: 11_007_000 },
    { growth: '0', premium: 0 },
  ])('at a growth of $growth the holder gets $premium and the park all coupons', ({ growth, premium }) => {
    const result = run({
      capital,
      sheet: { curves },
      receipts: [
        ['2023-03-31', 1_500_000],
        ['2027-03-31', 180_000_000],
      ],
      facts: { measures: [measure('m', '2027-01-31', 'groei', growth)] },
    });
    expect(netOf(result, 'park')).toBeCloseTo(1_500_000 * 5 + 150_000_000 * 0.01 * (1 / 365), 2);
    expect(netOf(result, 'investor')).toBe(premium);
    expect(result.tranches[0]).toMatchObject({ back: euro(150_000_000 + premium), interestPaid: euro(netOf(result, 'park')) });
    expect(leak(result)).toBe(0);
  });
});

describe('D15 beside a cap, and with a holder that is the receiver', () => {
  it('counts only what the holders receive as holders', () => {
    const holders = [
      { party: 'investor', share: '50%' },
      { party: 'park', share: '50%' },
    ];
    const tranches = [{ id: 'loan', committed: 100_000, holders, interest: [{ rate: '2%' }], interestTo: 'park', maxMoney: 100_000 }];
    const waterfall: CapitalDraft['waterfall'] = [
      { id: 'terug', pay: 'principal' },
      { id: 'coupon', pay: 'interest' },
    ];
    const result = run({ capital: { tranches, waterfall }, receipts: [['2028-01-01', 200_000]] });
    expect(paidBy(result, 'coupon')).toEqual([['2028-01-01', 6000]]);
    expect(result.tranches[0]?.holders.map((holder) => holder.back)).toEqual([euro(50_000), euro(50_000)]);
    expect(netOf(result, 'park')).toBe(6000);
  });
});

describe('D16 interest stops when the target is not met', () => {
  it.each([
    { met: ['1', '1'], interest: [3000, 3000] },
    { met: ['1', '0'], interest: [3000] },
    { met: ['0', '1'], interest: [3000] },
  ])('met: $met', ({ met, interest }) => {
    const result = run({
      capital: {
        tranches: [{ id: 'loan', committed: 100_000, holders: HOLDER, interest: [{ rate: '3%', when: 'gehaald = 1' }] }],
        waterfall: [{ id: 'rente', pay: 'interest' }],
        payDays: ['2026-01-01', '2027-01-01'],
      },
      facts: { measures: met.map((value, index) => measure(`m${index}`, `202${5 + index}-12-31`, 'gehaald', value)) },
      receipts: [['2026-01-01', 10_000]],
      asOf: '2027-06-01',
    });
    expect(paidBy(result, 'rente').map((row) => row[1])).toEqual(interest);
  });
});
