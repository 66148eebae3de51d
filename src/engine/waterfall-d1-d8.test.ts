import { describe, expect, it } from 'vitest';
import { type CapitalDraft, euro, leak, netOf, paidBy, rateOf, run } from './waterfall.testing.ts';

/** One small, realistic example of the shapes D1 to D8 of docs/terms.md, named by id; D9 to D16 are next door. */

const HOLDER = [{ party: 'investor', share: '100%' }];

function measure(id: string, on: string, name: string, value: string, recorded = on) {
  return { id, day: on, recorded, name, value };
}

describe('D1 bullet repayment with a return by performance', () => {
  const capital: CapitalDraft = {
    tranches: [{ id: 'loan', committed: 270_000, holders: HOLDER, bonus: 'drawn * lookup(rendement, score)' }],
    draws: [{ day: '2015-06-01', tranche: 'loan', amount: 270_000 }],
    maturity: '2018-06-01',
    waterfall: [
      { id: 'hoofdsom', pay: 'principal', days: 'maturity' },
      { id: 'winst', pay: 'bonus', days: 'maturity' },
      { id: 'over', pay: 'rest', to: 'uitvoerder' },
    ],
  };
  const curves = {
    rendement: {
      kind: 'linear' as const,
      points: [
        { at: 0, value: 0 },
        { at: 1, value: '30%' },
        { at: '1.4', value: '52%' },
      ],
    },
  };

  it.each([
    { score: '0.5', bonus: 40_500, rate: 0.0476 },
    { score: '1.2', bonus: 110_700, rate: 0.1212 },
    { score: '2', bonus: 130_000, rate: 0.1398 },
  ])('pays principal and $bonus once at the end for a score of $score', ({ score, bonus, rate }) => {
    const result = run({
      capital,
      sheet: { curves },
      receipts: [['2018-06-01', 400_000]],
      facts: { measures: [measure('m1', '2018-05-01', 'score', score)] },
    });
    expect(paidBy(result, 'hoofdsom')).toEqual([['2018-06-01', 270_000]]);
    expect(paidBy(result, 'winst')).toEqual([['2018-06-01', bonus]]);
    expect(rateOf(result)).toBeCloseTo(rate, 4);
    expect(leak(result)).toBe(0);
  });
});

describe('D2 coupon by cumulative performance', () => {
  const curves = {
    coupon: {
      kind: 'linear' as const,
      points: [
        { at: '0.55', value: '3%' },
        { at: '0.6', value: '7.5%' },
        { at: '0.65', value: '12%' },
        { at: '0.7', value: '15%' },
      ],
    },
  };
  const capital = (more: object): CapitalDraft => ({
    tranches: [{ id: 'bond', committed: 7_000_000, holders: HOLDER, interest: [{ rate: 'lookup(coupon, herenigd)', ...more }] }],
    draws: [{ day: '2013-07-01', tranche: 'bond', amount: 7_000_000 }],
    payDays: ['2014-07-01', '2015-07-01'],
    maturity: '2020-07-01',
    waterfall: [{ id: 'coupon', pay: 'interest' }],
  });
  const facts = { measures: [measure('m1', '2014-06-30', 'herenigd', '0.6'), measure('m2', '2015-06-30', 'herenigd', '0.616')] };

  it('looks the rate of each year up in the result to date: 7.5 % and 8.94 % (published: 7.5 and 8.9)', () => {
    const result = run({
      capital: capital({}),
      sheet: { curves },
      facts,
      receipts: [
        ['2014-07-01', 600_000],
        ['2015-07-01', 600_000],
      ],
      asOf: '2015-12-31',
    });
    expect(paidBy(result, 'coupon')).toEqual([
      ['2014-07-01', 525_000],
      ['2015-07-01', 625_800],
    ]);
    expect(result.runs[1]?.steps[0]?.interest).toEqual([
      { from: '2014-07-01', to: '2015-07-01', base: '7000000', rate: '0.0894', counted: [{ days: 365, year: 365 }], interest: '625800' },
    ]);
    expect(result.runs[1]?.steps[0]?.inputs).toEqual({ herenigd: '0.616' });
  });

  it('never goes below the minimum while that lasts', () => {
    const low = { measures: [measure('m1', '2014-06-30', 'herenigd', '0.5')] };
    const result = run({
      capital: capital({ minimum: '5%', minimumUntil: '2014-12-31' }),
      sheet: { curves },
      facts: low,
      receipts: [['2014-07-01', 1_000_000]],
      asOf: '2015-12-31',
    });
    expect(paidBy(result, 'coupon')[0]).toEqual(['2014-07-01', 350_000]);
    // 184 days at 5 % until the end of 2014, then nothing: 50 % earns no coupon.
    expect(paidBy(result, 'coupon')[1]?.[1]).toBeCloseTo((7_000_000 * 0.05 * 184) / 365, 2);
  });

  it('waits for a result that is not known yet, and pays it later', () => {
    const late = { measures: [measure('m1', '2014-06-30', 'herenigd', '0.6', '2014-09-01')] };
    const result = run({ capital: capital({}), sheet: { curves }, facts: late, receipts: [['2014-07-01', 2_000_000]], asOf: '2015-12-31' });
    expect(result.runs[0]?.steps[0]).toMatchObject({ state: 'value_missing', paid: 0, inputs: { missing: 'herenigd' } });
    expect(paidBy(result, 'coupon')).toEqual([['2015-07-01', 1_050_000]]);
  });
});

describe('D3 fixed coupon first, performance coupon later', () => {
  it('changes regime on its day, also in the middle of a year', () => {
    const result = run({
      capital: {
        tranches: [{ id: 'bond', committed: 1_000_000, holders: HOLDER, interest: [{ rate: '2%' }, { from: '2026-07-01', rate: 'score / 10' }] }],
        draws: [{ day: '2025-01-01', tranche: 'bond', amount: 1_000_000 }],
        payDays: ['2026-01-01', '2027-01-01'],
        waterfall: [{ id: 'coupon', pay: 'interest' }],
      },
      facts: { measures: [measure('m1', '2026-12-01', 'score', '0.6')] },
      receipts: [
        ['2026-01-01', 20_000],
        ['2027-01-01', 100_000],
      ],
      asOf: '2027-06-30',
    });
    expect(paidBy(result, 'coupon')).toEqual([
      ['2026-01-01', 20_000],
      ['2027-01-01', 40_164.38],
    ]);
    expect(result.runs[1]?.steps[0]?.interest.map((slice) => [slice.from, slice.rate])).toEqual([
      ['2026-01-01', '0.02'],
      ['2026-07-01', '0.06'],
    ]);
  });
});

describe('D4 tranches with an order of payment and return tables of their own', () => {
  const capital: CapitalDraft = {
    tranches: [
      { id: 'p_class', committed: 7_500_000, holders: [{ party: 'bank', share: 1 }], bonus: 'drawn * lookup(p_return, score)' },
      {
        id: 'e_class',
        committed: 2_500_000,
        holders: [{ party: 'fund', share: 1 }],
        principalShare: 'if(score < 5, 0, 1)',
        bonus: 'drawn * lookup(e_return, score)',
      },
    ],
    draws: [
      { day: '2013-10-01', tranche: 'p_class', amount: 7_500_000 },
      { day: '2013-10-01', tranche: 'e_class', amount: 2_500_000 },
    ],
    maturity: '2018-10-01',
    waterfall: [
      { id: 'p_terug', pay: 'principal', tranche: 'p_class', days: 'maturity' },
      { id: 'p_winst', pay: 'bonus', tranche: 'p_class', days: 'maturity' },
      { id: 'e_terug', pay: 'principal', tranche: 'e_class', days: 'maturity' },
      { id: 'e_winst', pay: 'bonus', tranche: 'e_class', days: 'maturity' },
    ],
  };
  const step = (points: readonly (readonly [number, string])[]) => ({ kind: 'steps' as const, points: points.map(([at, value]) => ({ at, value })) });
  const curves = {
    p_return: step([
      [5, '2%'],
      [19, '6%'],
      [24, '8%'],
    ]),
    e_return: step([
      [5, '3%'],
      [19, '10.5%'],
      [24, '15%'],
    ]),
  };

  it.each([
    { score: '19', p: 450_000, e: 262_500, eBack: 2_500_000 },
    { score: '4', p: 0, e: 0, eBack: 0 },
  ])('score $score', ({ score, p, e, eBack }) => {
    const result = run({
      capital,
      sheet: { curves },
      receipts: [['2018-10-01', 12_000_000]],
      facts: { measures: [measure('m', '2018-09-01', 'score', score)] },
    });
    expect(netOf(result, 'bank')).toBe(p);
    expect(netOf(result, 'fund')).toBe(e + eBack - 2_500_000);
    expect(result.balances.held).toBe(euro(12_000_000 - 7_500_000 - p - e - eBack));
  });

  it('gives the second tranche nothing while the first is short', () => {
    const result = run({
      capital,
      sheet: { curves },
      receipts: [['2018-10-01', 7_600_000]],
      facts: { measures: [measure('m', '2018-09-01', 'score', '19')] },
    });
    expect(netOf(result, 'bank')).toBe(100_000);
    expect(netOf(result, 'fund')).toBe(-2_500_000);
    expect(result.runs[0]?.steps.map((log) => [log.step, log.short])).toEqual([
      ['p_terug', 0],
      ['p_winst', euro(350_000)],
      ['e_terug', euro(2_500_000)],
      ['e_winst', euro(262_500)],
    ]);
  });
});

describe('D5 first-loss layer and deferred fees that rank last', () => {
  const capital: CapitalDraft = {
    tranches: [
      { id: 'senior', committed: 9_000_000, holders: [{ party: 'bank', share: 1 }], interest: [{ rate: '5%' }] },
      { id: 'junior', committed: 3_000_000, holders: [{ party: 'fund', share: 1 }], interest: [{ rate: '2%' }] },
      { id: 'gift', committed: 6_000_000, holders: [{ party: 'foundation', share: 1 }], principalShare: 0 },
    ],
    draws: ['senior', 'junior', 'gift'].map((tranche, index) => ({
      day: '2025-01-01',
      tranche,
      amount: [9_000_000, 3_000_000, 6_000_000][index] ?? 0,
    })),
    maturity: '2026-01-01',
    waterfall: [
      { id: 'senior_rente', pay: 'interest', tranche: 'senior' },
      { id: 'senior_terug', pay: 'principal', tranche: 'senior' },
      { id: 'junior_rente', pay: 'interest', tranche: 'junior' },
      { id: 'junior_terug', pay: 'principal', tranche: 'junior' },
      { id: 'uitgesteld', pay: 'fee', to: 'uitvoerder', amount: 3_760_000, days: 'maturity' },
    ],
  };

  it.each([
    { money: 9_000_000, junior: 0, deferred: 0 },
    { money: 11_000_000, junior: 1_490_000, deferred: 0 },
    { money: 14_000_000, junior: 3_000_000, deferred: 1_490_000 },
    { money: 20_000_000, junior: 3_000_000, deferred: 3_760_000 },
  ])('with $money the junior gets $junior back and the deferred fee $deferred', ({ money, junior, deferred }) => {
    const result = run({ capital, receipts: [['2026-01-01', money]] });
    expect(paidBy(result, 'junior_terug').map((row) => row[1])).toEqual(junior === 0 ? [] : [junior]);
    expect(paidBy(result, 'uitgesteld').map((row) => row[1])).toEqual(deferred === 0 ? [] : [deferred]);
    expect(netOf(result, 'foundation')).toBe(-6_000_000);
    expect(leak(result)).toBe(0);
  });

  it('pays the rest of a deferred fee from money that comes later, once', () => {
    const result = run({
      capital,
      receipts: [
        ['2026-01-01', 14_000_000],
        ['2026-03-01', 5_000_000],
      ],
    });
    expect(paidBy(result, 'uitgesteld')).toEqual([
      ['2026-01-01', 1_490_000],
      ['2026-03-01', 2_270_000],
    ]);
  });
});

describe('D6 guarantee, drawn only when short', () => {
  const capital = (floor?: string): CapitalDraft => ({
    guarantees: [{ party: 'staat', tranche: 'loan', upTo: '28%', ...(floor === undefined ? {} : { floor }) }],
    waterfall: [{ id: 'terug', pay: 'principal' }],
  });

  it.each([
    { money: 52_000, floor: undefined, guaranteed: 28_000, lost: 20_000 },
    { money: 90_000, floor: undefined, guaranteed: 10_000, lost: 0 },
    { money: 100_000, floor: undefined, guaranteed: 0, lost: 0 },
    { money: 0, floor: undefined, guaranteed: 28_000, lost: 72_000 },
    { money: 60_000, floor: '80%', guaranteed: 20_000, lost: 20_000 },
    { money: 85_000, floor: '80%', guaranteed: 0, lost: 15_000 },
  ])('receipts $money, floor $floor: guarantor pays $guaranteed', ({ money, floor, guaranteed, lost }) => {
    const result = run({ capital: capital(floor), receipts: money === 0 ? [] : [['2027-06-01', money]] });
    expect(netOf(result, 'staat')).toBe(0 - guaranteed);
    expect(result.balances.outstanding.loan).toBe(euro(lost));
    expect(netOf(result, 'investor')).toBe(0 - lost);
    expect(leak(result)).toBe(0);
  });

  it('pays once, also when money comes in later', () => {
    const result = run({ capital: capital(), receipts: [['2028-06-01', 10_000]] });
    expect(netOf(result, 'staat')).toBe(-28_000);
    expect(result.balances.outstanding.loan).toBe(euro(62_000));
  });

  it('pays nothing before the end', () => {
    expect(netOf(run({ capital: capital(), receipts: [['2027-06-01', 10]], asOf: '2027-12-31' }), 'staat')).toBe(0);
  });
});

describe('D7 principal protection by band', () => {
  const curves = {
    terug: {
      kind: 'steps' as const,
      points: [
        { at: '0.75', value: '75%' },
        { at: '0.82', value: 1 },
      ],
    },
  };
  const capital: CapitalDraft = {
    tranches: [
      {
        id: 'loan',
        committed: 1_000_000,
        holders: HOLDER,
        principalShare: 'lookup(terug, geslaagd)',
        interest: [{ rate: '1.3%', when: 'geslaagd >= 82%' }],
      },
    ],
    draws: [2017, 2018, 2019, 2020, 2021].map((year) => ({ day: `${year}-01-01`, tranche: 'loan', amount: 200_000 })),
    maturity: '2022-06-30',
    waterfall: [
      { id: 'hoofdsom', pay: 'principal', days: 'maturity' },
      { id: 'rente', pay: 'interest', days: 'maturity' },
      { id: 'over', pay: 'rest', to: 'gemeente' },
    ],
  };

  it.each([
    { rate: '0.82', principal: 1_000_000, interest: (200_000 * 0.013 * (2006 + 1641 + 1276 + 911 + 545)) / 365 },
    { rate: '0.8', principal: 750_000, interest: 0 },
    { rate: '0.74', principal: 0, interest: 0 },
  ])('$rate of the pupils pass: $principal back', ({ rate, principal, interest }) => {
    const result = run({
      capital,
      sheet: { curves },
      receipts: [['2022-06-30', 1_200_000]],
      facts: { measures: [measure('m', '2022-06-01', 'geslaagd', rate)] },
    });
    expect(netOf(result, 'investor')).toBeCloseTo(principal + interest - 1_000_000, 2);
    expect(leak(result)).toBe(0);
  });

  it('says at the end which result it waits for', () => {
    const result = run({ capital, sheet: { curves }, receipts: [['2022-06-30', 1_200_000]] });
    expect(result.problems).toContainEqual({ code: 'value_missing', day: '2022-06-30', data: { step: 'hoofdsom', name: 'geslaagd' } });
  });
});

describe('D8 capital that is used again', () => {
  const capital: CapitalDraft = {
    tranches: [{ id: 'loan', committed: 230_000, holders: HOLDER, bonus: 17_150 }],
    draws: [],
    recycling: { upTo: 339_574 },
    maturity: '2022-12-31',
    waterfall: [
      { id: 'kosten', pay: 'fee', to: 'fonds', amount: 2300, days: 'maturity' },
      { id: 'terug', pay: 'principal' },
      { id: 'rente', pay: 'bonus', days: 'maturity' },
      { id: 'over', pay: 'rest', to: 'uitvoerder', days: 'maturity' },
    ],
  };
  const draw = (id: string, on: string, amount: number) => ({ id, day: on, kind: 'draw' as const, amount: String(amount), tranche: 'loan' });

  it('draws more in all than was committed', () => {
    const facts = { cash: [draw('d1', '2021-01-01', 230_000), draw('d2', '2022-01-01', 109_574)] };
    const result = run({
      capital,
      facts,
      receipts: [
        ['2021-12-01', 150_000],
        ['2022-12-31', 247_800],
      ],
    });
    expect(result.tranches[0]).toMatchObject({ drawn: euro(339_574), principalPaid: euro(339_574), outstanding: 0 });
    expect(netOf(result, 'investor')).toBe(17_150);
    expect(netOf(result, 'fonds')).toBe(2300);
    expect(netOf(result, 'gemeente')).toBe(-397_800);
    expect(leak(result)).toBe(0);
  });

  it('refuses what goes over the commitment or over the total, and says so', () => {
    const facts = { cash: [draw('d1', '2021-01-01', 230_000), draw('d2', '2021-06-01', 1), draw('d3', '2022-01-01', 150_000)] };
    const result = run({ capital, facts, receipts: [['2021-12-01', 150_000]], asOf: '2022-06-30' });
    expect(result.tranches[0]?.drawn).toBe(euro(339_574));
    expect(result.problems.map((problem) => [problem.code, problem.data])).toEqual([
      ['draw_over_commitment', { tranche: 'loan', over: '100', source: 'd2' }],
      ['draw_over_commitment', { tranche: 'loan', over: '4042600', source: 'd3' }],
    ]);
  });
});
