import { describe, expect, it } from 'vitest';
import { type CapitalDraft, euro, leak, netOf, paidBy, rateOf, run } from './waterfall.testing.ts';

/** One small, realistic example of every shape of capital in docs/terms.md, named by its id. */

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
  const curves = { rendement: { kind: 'linear' as const, points: [{ at: 0, value: 0 }, { at: 1, value: '30%' }, { at: '1.4', value: '52%' }] } };

  it.each([
    { score: '0.5', bonus: 40_500, rate: 0.0476 },
    { score: '1.2', bonus: 110_700, rate: 0.1212 },
    { score: '2', bonus: 130_000, rate: 0.1398 },
  ])('pays principal and $bonus once at the end for a score of $score', ({ score, bonus, rate }) => {
    const result = run({ capital, sheet: { curves }, receipts: [['2018-06-01', 400_000]], facts: { measures: [measure('m1', '2018-05-01', 'score', score)] } });
    expect(paidBy(result, 'hoofdsom')).toEqual([['2018-06-01', 270_000]]);
    expect(paidBy(result, 'winst')).toEqual([['2018-06-01', bonus]]);
    expect(rateOf(result)).toBeCloseTo(rate, 4);
    expect(leak(result)).toBe(0);
  });
});

describe('D2 coupon by cumulative performance', () => {
  const curves = { coupon: { kind: 'linear' as const, points: [{ at: '0.55', value: '3%' }, { at: '0.6', value: '7.5%' }, { at: '0.65', value: '12%' }, { at: '0.7', value: '15%' }] } };
  const capital = (more: object): CapitalDraft => ({
    tranches: [{ id: 'bond', committed: 7_000_000, holders: HOLDER, interest: [{ rate: 'lookup(coupon, herenigd)', ...more }] }],
    draws: [{ day: '2013-07-01', tranche: 'bond', amount: 7_000_000 }],
    payDays: ['2014-07-01', '2015-07-01'],
    maturity: '2020-07-01',
    waterfall: [{ id: 'coupon', pay: 'interest' }],
  });
  const facts = { measures: [measure('m1', '2014-06-30', 'herenigd', '0.6'), measure('m2', '2015-06-30', 'herenigd', '0.616')] };

  it('looks the rate of each year up in the result to date: 7.5 % and 8.94 % (published: 7.5 and 8.9)', () => {
    const result = run({ capital: capital({}), sheet: { curves }, facts, receipts: [['2014-07-01', 600_000], ['2015-07-01', 600_000]], asOf: '2015-12-31' });
    expect(paidBy(result, 'coupon')).toEqual([['2014-07-01', 525_000], ['2015-07-01', 625_800]]);
    expect(result.runs[1]?.steps[0]?.interest).toEqual([{ from: '2014-07-01', to: '2015-07-01', base: '7000000', rate: '0.0894', interest: '625800' }]);
    expect(result.runs[1]?.steps[0]?.inputs).toEqual({ herenigd: '0.616' });
  });

  it('never goes below the minimum while that lasts', () => {
    const low = { measures: [measure('m1', '2014-06-30', 'herenigd', '0.5')] };
    const result = run({ capital: capital({ minimum: '5%', minimumUntil: '2014-12-31' }), sheet: { curves }, facts: low, receipts: [['2014-07-01', 1_000_000]], asOf: '2015-12-31' });
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
      receipts: [['2026-01-01', 20_000], ['2027-01-01', 100_000]],
      asOf: '2027-06-30',
    });
    expect(paidBy(result, 'coupon')).toEqual([['2026-01-01', 20_000], ['2027-01-01', 40_164.38]]);
    expect(result.runs[1]?.steps[0]?.interest.map((slice) => [slice.from, slice.rate])).toEqual([['2026-01-01', '0.02'], ['2026-07-01', '0.06']]);
  });
});

describe('D4 tranches with an order of payment and return tables of their own', () => {
  const capital: CapitalDraft = {
    tranches: [
      { id: 'p_class', committed: 7_500_000, holders: [{ party: 'bank', share: 1 }], bonus: 'drawn * lookup(p_return, score)' },
      { id: 'e_class', committed: 2_500_000, holders: [{ party: 'fund', share: 1 }], principalShare: 'if(score < 5, 0, 1)', bonus: 'drawn * lookup(e_return, score)' },
    ],
    draws: [{ day: '2013-10-01', tranche: 'p_class', amount: 7_500_000 }, { day: '2013-10-01', tranche: 'e_class', amount: 2_500_000 }],
    maturity: '2018-10-01',
    waterfall: [
      { id: 'p_terug', pay: 'principal', tranche: 'p_class', days: 'maturity' },
      { id: 'p_winst', pay: 'bonus', tranche: 'p_class', days: 'maturity' },
      { id: 'e_terug', pay: 'principal', tranche: 'e_class', days: 'maturity' },
      { id: 'e_winst', pay: 'bonus', tranche: 'e_class', days: 'maturity' },
    ],
  };
  const step = (points: readonly (readonly [number, string])[]) => ({ kind: 'steps' as const, points: points.map(([at, value]) => ({ at, value })) });
  const curves = { p_return: step([[5, '2%'], [19, '6%'], [24, '8%']]), e_return: step([[5, '3%'], [19, '10.5%'], [24, '15%']]) };

  it.each([
    { score: '19', p: 450_000, e: 262_500, eBack: 2_500_000 },
    { score: '4', p: 0, e: 0, eBack: 0 },
  ])('score $score', ({ score, p, e, eBack }) => {
    const result = run({ capital, sheet: { curves }, receipts: [['2018-10-01', 12_000_000]], facts: { measures: [measure('m', '2018-09-01', 'score', score)] } });
    expect(netOf(result, 'bank')).toBe(p);
    expect(netOf(result, 'fund')).toBe(e + eBack - 2_500_000);
    expect(result.balances.held).toBe(euro(12_000_000 - 7_500_000 - p - e - eBack));
  });

  it('gives the second tranche nothing while the first is short', () => {
    const result = run({ capital, sheet: { curves }, receipts: [['2018-10-01', 7_600_000]], facts: { measures: [measure('m', '2018-09-01', 'score', '19')] } });
    expect(netOf(result, 'bank')).toBe(100_000);
    expect(netOf(result, 'fund')).toBe(-2_500_000);
    expect(result.runs[0]?.steps.map((log) => [log.step, log.short])).toEqual([['p_terug', 0], ['p_winst', euro(350_000)], ['e_terug', euro(2_500_000)], ['e_winst', euro(262_500)]]);
  });
});

describe('D5 first-loss layer and deferred fees that rank last', () => {
  const capital: CapitalDraft = {
    tranches: [
      { id: 'senior', committed: 9_000_000, holders: [{ party: 'bank', share: 1 }], interest: [{ rate: '5%' }] },
      { id: 'junior', committed: 3_000_000, holders: [{ party: 'fund', share: 1 }], interest: [{ rate: '2%' }] },
      { id: 'gift', committed: 6_000_000, holders: [{ party: 'foundation', share: 1 }], principalShare: 0 },
    ],
    draws: ['senior', 'junior', 'gift'].map((tranche, index) => ({ day: '2025-01-01', tranche, amount: [9_000_000, 3_000_000, 6_000_000][index] ?? 0 })),
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
    const result = run({ capital, receipts: [['2026-01-01', 14_000_000], ['2026-03-01', 5_000_000]] });
    expect(paidBy(result, 'uitgesteld')).toEqual([['2026-01-01', 1_490_000], ['2026-03-01', 2_270_000]]);
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

  it('pays nothing before the end', () => {
    expect(netOf(run({ capital: capital(), receipts: [['2027-06-01', 10]], asOf: '2027-12-31' }), 'staat')).toBe(0);
  });
});

describe('D7 principal protection by band', () => {
  const curves = { terug: { kind: 'steps' as const, points: [{ at: '0.75', value: '75%' }, { at: '0.82', value: 1 }] } };
  const capital: CapitalDraft = {
    tranches: [{ id: 'loan', committed: 1_000_000, holders: HOLDER, principalShare: 'lookup(terug, geslaagd)', interest: [{ rate: '1.3%', when: 'geslaagd >= 82%' }] }],
    draws: [2017, 2018, 2019, 2020, 2021].map((year) => ({ day: `${year}-01-01`, tranche: 'loan', amount: 200_000 })),
    maturity: '2022-06-30',
    waterfall: [{ id: 'hoofdsom', pay: 'principal', days: 'maturity' }, { id: 'rente', pay: 'interest', days: 'maturity' }, { id: 'over', pay: 'rest', to: 'gemeente' }],
  };

  it.each([
    { rate: '0.82', principal: 1_000_000, interest: (200_000 * 0.013 * (2006 + 1641 + 1276 + 911 + 545)) / 365 },
    { rate: '0.8', principal: 750_000, interest: 0 },
    { rate: '0.74', principal: 0, interest: 0 },
  ])('$rate of the pupils pass: $principal back', ({ rate, principal, interest }) => {
    const result = run({ capital, sheet: { curves }, receipts: [['2022-06-30', 1_200_000]], facts: { measures: [measure('m', '2022-06-01', 'geslaagd', rate)] } });
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
    const result = run({ capital, facts, receipts: [['2021-12-01', 150_000], ['2022-12-31', 247_800]] });
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

describe('D9 plain loan: fixed rate, day count, part repayments', () => {
  const capital = (dayCount: CapitalDraft['dayCount']): CapitalDraft => ({
    dayCount,
    tranches: [{ id: 'loan', committed: 100_000, holders: [{ party: 'bank', share: 1 }], interest: [{ rate: '5%' }] }],
    payDays: ['2025-07-01', '2026-01-01'],
    waterfall: [{ id: 'rente', pay: 'interest' }, { id: 'aflossing', pay: 'principal', amount: 25_000 }],
  });

  it.each([
    { dayCount: 'act/365' as const, first: 2479.45, second: 1890.41 },
    { dayCount: 'act/360' as const, first: 2513.89, second: 1916.67 },
    { dayCount: '30/360' as const, first: 2500, second: 1875 },
    { dayCount: 'act/act' as const, first: 2479.45, second: 1890.41 },
  ])('$dayCount', ({ dayCount, first, second }) => {
    const result = run({ capital: capital(dayCount), receipts: [['2025-07-01', 50_000], ['2026-01-01', 50_000]], asOf: '2026-06-30' });
    expect(paidBy(result, 'rente')).toEqual([['2025-07-01', first], ['2026-01-01', second]]);
    expect(paidBy(result, 'aflossing')).toEqual([['2025-07-01', 25_000], ['2026-01-01', 25_000]]);
    expect(result.balances.outstanding.loan).toBe(euro(50_000));
  });

  it('adds unpaid interest to what bears interest, once a year, only when the terms say so', () => {
    const paid = (['none', 'yearly'] as const).map((compounding) => {
      const tranche = { id: 'loan', committed: 100_000, holders: HOLDER, interest: [{ rate: '5%' }], compounding };
      return paidBy(run({ capital: { tranches: [tranche], waterfall: [{ id: 'rente', pay: 'interest', days: 'maturity' }] }, receipts: [['2028-01-01', 50_000]] }), 'rente')[0]?.[1];
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
      { id: 'delen', pay: 'split', days: 'maturity', shares: [{ to: 'loan', share: '66.6666666666666667%' }, { to: 'uitvoerder', share: '33.3333333333333333%' }] },
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
    const result = run({ capital: { waterfall: [{ id: 'terug', pay: 'principal' }, { id: 'surplus', pay: 'rest', to: 'gemeente' }] }, receipts: [['2028-01-01', 130_000]] });
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
  const curves = { bonus: { kind: 'linear' as const, points: [{ at: '0.13', value: 66 }, { at: '0.2', value: 220 }] } };

  it.each([
    { rate: '0.2225', fee: 210, investor: 220, malus: 0 },
    { rate: '0.15', fee: 168, investor: 110, malus: 50 },
  ])('at $rate the arranger earns $fee, the investor $investor on top, and the provider pays $malus', ({ rate, fee, investor, malus }) => {
    const result = run({ capital, sheet: { curves, currency: 'KRW' }, receipts: [['2020-01-01', 25]], facts: { measures: [measure('m', '2019-12-01', 'rate', rate)] } });
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
    waterfall: [{ id: 'terug', pay: 'principal', days: 'maturity' }, { id: 'rente', pay: 'interest', days: 'maturity' }],
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
    const facts = { ...stop('2026-01-01'), cash: [{ id: 'd9', day: '2026-06-01', kind: 'draw' as const, amount: '5', tranche: 'loan' }, { id: 'd1', day: '2025-01-01', kind: 'draw' as const, amount: '90000', tranche: 'loan' }] };
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
        waterfall: [{ id: 'terug', pay: 'principal' }, { id: 'winst', pay: 'rest', tranche: 'loan' }],
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
        tranches: [{ id: 'crowd', committed: 1_000_000, interest: [{ rate: '2%' }], holders: [{ party: 'h_1', units: 20 }, { party: 'h_2', units: 17 }, { party: 'h_3', units: 13 }] }],
        draws: [{ day: '2025-01-01', tranche: 'crowd', amount: 1_000_000 }],
        maturity: '2026-01-01',
        waterfall: [{ id: 'rente', pay: 'interest' }, { id: 'terug', pay: 'principal' }],
      },
      sheet: { currency: 'JPY' },
      receipts: [['2026-01-01', 7000]],
    });
    expect(result.tranches[0]?.holders.map((holder) => [holder.party, holder.putIn, holder.back])).toEqual([['h_1', 400_000, 280_000], ['h_2', 340_000, 238_000], ['h_3', 260_000, 182_000]]);
  });

  it('gives the cents left over to the largest remainders, first named first', () => {
    const holders = ['a', 'b', 'c'].map((party) => ({ party, units: 1 }));
    const result = run({ capital: { tranches: [{ id: 'loan', committed: 100_000, holders }], waterfall: [{ id: 'terug', pay: 'principal' }] }, receipts: [['2026-01-01', 1]] });
    expect(result.tranches[0]?.holders.map((holder) => holder.back)).toEqual([34, 33, 33]);
    expect(result.tranches[0]?.holders.map((holder) => holder.putIn)).toEqual([3_333_334, 3_333_333, 3_333_333]);
  });
});

describe('D15 coupons that go to the programme', () => {
  const curves = { premie: { kind: 'steps' as const, edge: '>' as const, points: [{ at: 0, value: '36.69' }, { at: '0.02', value: '73.38' }, { at: '0.04', value: '91.73' }] } };
  const capital: CapitalDraft = {
    tranches: [{ id: 'bond', committed: 150_000_000, holders: HOLDER, interest: [{ rate: '1%' }], interestTo: 'park', bonus: 'drawn / 1000 * lookup(premie, groei)' }],
    draws: [{ day: '2022-03-31', tranche: 'bond', amount: 150_000_000 }],
    payDays: ['2023-03-31'],
    maturity: '2027-03-31',
    waterfall: [{ id: 'coupon', pay: 'interest' }, { id: 'terug', pay: 'principal', days: 'maturity' }, { id: 'succes', pay: 'bonus', days: 'maturity' }],
  };

  it.each([
    { growth: '0.05', premium: 13_759_500 },
    { growth: '0.04', premium: 11_007_000 },
    { growth: '0', premium: 0 },
  ])('at a growth of $growth the holder gets $premium and the park all coupons', ({ growth, premium }) => {
    const result = run({ capital, sheet: { curves }, receipts: [['2023-03-31', 1_500_000], ['2027-03-31', 180_000_000]], facts: { measures: [measure('m', '2027-01-31', 'groei', growth)] } });
    expect(netOf(result, 'park')).toBeCloseTo(1_500_000 * 5 + 150_000_000 * 0.01 * (1 / 365), 2);
    expect(netOf(result, 'investor')).toBe(premium);
    expect(result.tranches[0]).toMatchObject({ back: euro(150_000_000 + premium), interestPaid: euro(netOf(result, 'park')) });
    expect(leak(result)).toBe(0);
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
