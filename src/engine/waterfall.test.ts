import { describe, expect, it } from 'vitest';
import { type CapitalDraft, euro, leak, netOf, paidBy, rateOf, run } from './waterfall.testing.ts';

const capital: CapitalDraft = {
  tranches: [
    { id: 'senior', committed: 750_000, interest: [{ rate: '4%' }], holders: [{ party: 'bank', share: '100%' }] },
    {
      id: 'junior',
      committed: 250_000,
      holders: [
        { party: 'stichting', share: '60%' },
        { party: 'particulier', share: '40%' },
      ],
      maxIrr: '8%',
    },
  ],
  draws: [
    { day: '2025-01-01', tranche: 'senior', amount: 750_000 },
    { day: '2025-01-01', tranche: 'junior', amount: 250_000 },
  ],
  waterfall: [
    { id: 'beheer', pay: 'fee', to: 'fonds', amount: '5000' },
    { id: 'rente', pay: 'interest', tranche: 'senior' },
    { id: 'senior_terug', pay: 'principal', tranche: 'senior' },
    { id: 'junior_terug', pay: 'principal', tranche: 'junior' },
    { id: 'rendement', pay: 'preferred', tranche: 'junior', rate: '6%' },
    {
      id: 'verdeling',
      pay: 'split',
      shares: [
        { to: 'junior', share: '50%' },
        { to: 'uitvoerder', share: '50%' },
      ],
    },
    { id: 'speelruimte', pay: 'rest', to: 'uitvoerder' },
  ],
};

describe('receipts go through the steps in order', () => {
  const result = run({
    capital,
    receipts: [
      ['2026-01-01', 400_000],
      ['2027-01-01', 500_000],
      ['2028-01-01', 400_000],
    ],
  });

  it('pays fee, senior interest and senior principal first', () => {
    expect(paidBy(result, 'beheer')).toEqual([
      ['2026-01-01', 5000],
      ['2027-01-01', 5000],
      ['2028-01-01', 5000],
    ]);
    expect(paidBy(result, 'rente')[0]).toEqual(['2026-01-01', 30_000]);
    expect(paidBy(result, 'senior_terug')).toEqual([
      ['2026-01-01', 365_000],
      ['2027-01-01', 385_000],
    ]);
  });

  it('keeps nothing and loses nothing', () => {
    expect(leak(result)).toBe(0);
    expect(result.balances.held).toBe(0);
    expect(result.balances.outstanding).toEqual({ senior: euro(0), junior: euro(0) });
    expect(netOf(result, 'gemeente')).toBe(-1_300_000);
  });

  it('answers the return of each tranche', () => {
    expect(rateOf(result, 'senior')).toBeCloseTo(0.04, 6);
    expect(rateOf(result, 'junior')).toBeCloseTo(0.08, 6);
    expect(result.tranches.map((tranche) => tranche.multiple)).toEqual(['1.060533…', '1.22944']);
    expect(result.problems).toEqual([]);
  });

  it('logs the cap that bound, and gives what it took to the step after', () => {
    const last = result.runs.at(-1)?.steps ?? [];
    expect(last.find((log) => log.step === 'verdeling' && log.tranche === 'junior')).toMatchObject({
      due: euro(100_138),
      available: euro(200_276),
      paid: euro(18_036),
      short: 0,
      caps: [{ cap: 'maxIrr', limit: euro(18_036), took: euro(82_102) }],
    });
    expect(last.find((log) => log.step === 'speelruimte')?.paid).toBe(euro(82_102));
  });

  it('looks no further than the day as of which it is asked', () => {
    const early = run({
      capital,
      receipts: [
        ['2026-01-01', 400_000],
        ['2027-01-01', 500_000],
      ],
      asOf: '2026-07-02',
    });
    expect(early.runs.map((entry) => [entry.day, entry.kind])).toEqual([['2026-01-01', 'regular']]);
    expect(early.ended).toBeUndefined();
    expect(early.balances.accrued.senior).toBe(euro((385_000 * 0.04 * 182) / 365));
    expect(rateOf(early)).toBeLessThan(0);
  });
});

const RETURN: CapitalDraft['waterfall'] = [{ id: 'terug', pay: 'principal' }];

describe('reserve', () => {
  const steps: CapitalDraft['waterfall'] = [
    { id: 'buffer', pay: 'hold', amount: '10% * outstanding' },
    { id: 'terug', pay: 'principal' },
    { id: 'vrij', pay: 'release', days: 'maturity' },
    { id: 'laatste', pay: 'principal', days: 'maturity' },
    { id: 'over', pay: 'rest', to: 'uitvoerder', days: 'maturity' },
  ];

  it('is filled to its level, kept, and let go at the end', () => {
    const result = run({
      capital: { waterfall: steps },
      receipts: [
        ['2026-01-01', 30_000],
        ['2027-01-01', 30_000],
      ],
    });
    expect(result.runs.map((entry) => entry.closing.reserves.reserve ?? 0)).toEqual([euro(10_000), euro(10_000), 0]);
    expect(paidBy(result, 'buffer')).toEqual([['2026-01-01', 10_000]]);
    expect(paidBy(result, 'laatste')).toEqual([['2028-01-01', 10_000]]);
    expect(leak(result)).toBe(0);
  });

  it('may let go a part, and has a name when there are more', () => {
    const named: CapitalDraft['waterfall'] = [
      { id: 'a', pay: 'hold', to: 'eerste', amount: 500 },
      { id: 'b', pay: 'hold', to: 'tweede', amount: 300 },
      { id: 'vrij', pay: 'release', from: 'eerste', amount: 120, days: 'maturity' },
      { id: 'over', pay: 'rest', to: 'uitvoerder', days: 'maturity' },
    ];
    expect(run({ capital: { waterfall: named }, receipts: [['2026-01-01', 700]] }).balances.reserves).toEqual({
      eerste: euro(380),
      tweede: euro(200),
    });
  });
});

describe('payment the other way', () => {
  const bands = {
    kind: 'steps' as const,
    points: [
      { at: 0, value: 3_300_000 },
      { at: '0.186', value: 0 },
    ],
  };
  const premium = { kind: 'steps' as const, edge: '>' as const, points: [{ at: '0.413', value: 3_300_000 }] };
  const bond: CapitalDraft = {
    tranches: [{ id: 'bond', committed: 25_000_000, holders: [{ party: 'investor', share: 1 }], bonus: 'lookup(premie, regen)' }],
    draws: [{ day: '2016-09-29', tranche: 'bond', amount: 25_000_000 }],
    maturity: '2021-04-01',
    waterfall: [
      { id: 'terug', pay: 'principal' },
      { id: 'premie', pay: 'bonus', days: 'maturity' },
      { id: 'boete', pay: 'malus', from: 'bond', to: 'gemeente', amount: 'lookup(risico, regen)', days: 'maturity' },
    ],
  };

  it.each([
    { runoff: '0.2', gain: 0 },
    { runoff: '0.45', gain: 3_300_000 },
    { runoff: '0.413', gain: 0 },
    { runoff: '0.1', gain: -3_300_000 },
  ])('DC Water: $runoff of the run-off less brings the holders $gain', ({ runoff, gain }) => {
    const facts = { measures: [{ id: 'm', day: '2021-03-01', name: 'regen', value: runoff }] };
    const result = run({
      capital: bond,
      sheet: { curves: { risico: bands, premie: premium } },
      facts,
      receipts: [
        ['2021-04-01', 28_300_000],
        ['2021-06-01', 1000],
      ],
    });
    expect(netOf(result, 'investor')).toBe(gain);
    expect(result.tranches[0]?.putIn).toBe(euro(25_000_000 - Math.min(0, gain)));
    expect(leak(result)).toBe(0);
  });
});

describe('published points', () => {
  const bern: CapitalDraft = {
    tranches: [
      {
        id: 'loan',
        committed: 2_700_000,
        holders: [{ party: 'investor', share: 1 }],
        principalShare: '1 - max(0, lookup(verlies, 0 - afwijking))',
        bonus: 'drawn * lookup(winst, afwijking)',
      },
    ],
    draws: [{ day: '2015-06-01', tranche: 'loan', amount: 2_700_000 }],
    maturity: '2020-06-01',
    waterfall: [
      { id: 'terug', pay: 'principal', days: 'maturity' },
      { id: 'winst', pay: 'bonus', days: 'maturity' },
      { id: 'bonus', pay: 'fee', to: 'uitvoerder', amount: 'drawn * lookup(deel, afwijking)', days: 'maturity' },
      { id: 'boete', pay: 'malus', from: 'uitvoerder', amount: 'drawn * lookup(deel, 0 - afwijking)', days: 'maturity' },
    ],
  };
  const line = (...points: readonly (readonly [string, string])[]) => ({
    kind: 'linear' as const,
    points: points.map(([at, value]) => ({ at, value })),
  });
  const curves = {
    winst: line(['0', '1.25%'], ['0.4', '5.1%']),
    verlies: line(['0', '0'], ['0.4', '4.9%']),
    deel: line(['0.05', '0'], ['0.4', '1.5%']),
  };

  it.each([
    { deviation: '0', investor: 33_750, provider: 0 },
    { deviation: '0.4', investor: 137_700, provider: 40_500 },
    { deviation: '-0.4', investor: -132_300, provider: -40_500 },
  ])('Bern at $deviation: investor $investor, provider $provider', ({ deviation, investor, provider }) => {
    const facts = { measures: [{ id: 'm', day: '2020-05-01', name: 'afwijking', value: deviation }] };
    const result = run({ capital: bern, sheet: { curves, currency: 'CHF' }, facts, receipts: [['2020-06-01', 3_000_000]] });
    expect(netOf(result, 'investor')).toBe(investor);
    expect(netOf(result, 'uitvoerder')).toBe(2_700_000 + provider);
    expect(leak(result)).toBe(0);
  });

  const iod: CapitalDraft = {
    tranches: [
      { id: 'loan', committed: 2_200_000, holders: [{ party: 'investor', share: 1 }], principalShare: 'if(winst < 1%, 0, 1)', maxIrr: '7.5%' },
    ],
    draws: [{ day: '2021-01-01', tranche: 'loan', amount: 2_200_000 }],
    maturity: '2025-01-01',
    waterfall: [
      { id: 'terug', pay: 'principal', days: 'maturity' },
      { id: 'premie', pay: 'rest', tranche: 'loan', when: 'winst >= 100%', days: 'maturity' },
      { id: 'over', pay: 'rest', to: 'gemeente', days: 'maturity' },
    ],
  };

  it.each([
    { gain: '-0.05', irr: { kind: 'no_irr', why: 'no_sign_change' }, rate: Number.NaN },
    { gain: '0.3', irr: { kind: 'irr' }, rate: 0 },
    { gain: '1', irr: { kind: 'irr' }, rate: 0.075 },
  ])('IOD at a gain of $gain: rate $rate', ({ gain, irr, rate }) => {
    const facts = { measures: [{ id: 'm', day: '2024-12-01', name: 'winst', value: gain }] };
    const result = run({ capital: iod, facts, receipts: [['2025-01-01', 5_000_000]] });
    expect(result.overall.irr).toMatchObject(irr);
    if (!Number.isNaN(rate)) expect(rateOf(result)).toBeCloseTo(rate, 8);
    expect(leak(result)).toBe(0);
  });
});

describe('money in and out beside the receipts', () => {
  const cash = (rows: readonly (readonly ['draw' | 'cost', string, number, string?])[]) => ({
    cash: rows.map(([kind, on, amount, who], index) => ({
      id: `x${index}`,
      kind,
      day: on,
      amount: String(amount),
      ...(who === undefined ? {} : kind === 'draw' ? { tranche: who } : { party: who }),
    })),
  });

  it('holds drawn money when the manager spends it, and gives what is left back at the end', () => {
    const facts = cash([
      ['draw', '2025-01-01', 100_000, 'loan'],
      ['cost', '2025-06-01', 30_000, 'uitvoerder'],
      ['cost', '2026-06-01', 20_000],
    ]);
    const result = run({ capital: { drawnTo: 'fonds', waterfall: RETURN }, facts });
    expect(result.runs[0]?.closing).toMatchObject({ held: 0, unspent: 0 });
    expect(netOf(result, 'uitvoerder')).toBe(50_000);
    expect(result.balances.outstanding.loan).toBe(euro(50_000));
  });

  it('pays a cost from what came in when nothing drawn is left, and says what it could not pay', () => {
    const result = run({
      capital: { payDays: ['2027-01-01'], waterfall: RETURN },
      facts: cash([['cost', '2026-06-01', 700]]),
      receipts: [['2026-01-01', 500]],
    });
    expect(result.problems).toEqual([{ code: 'cost_without_money', day: '2026-06-01', data: { missing: '20000', source: 'x0' } }]);
    expect(leak(result)).toBe(0);
  });

  it('shares a draw without a tranche out by commitment, and refuses what makes no sense', () => {
    const facts = cash([
      ['draw', '2025-01-01', 100],
      ['draw', '2025-02-01', -5, 'senior'],
      ['draw', '2025-03-01', 5, 'nobody'],
    ]);
    const result = run({ capital: { ...capital, draws: [] }, facts });
    expect(result.tranches.map((tranche) => tranche.drawn)).toEqual([euro(75), euro(25)]);
    expect(result.problems.map((problem) => problem.code)).toEqual(['draw_not_positive', 'unknown_tranche']);
  });

  it('lets a payer take money back, and holds a debt when there is too little', () => {
    const result = run({
      capital: { waterfall: RETURN },
      receipts: [
        ['2026-01-01', 100],
        ['2026-06-01', -40],
        ['2027-01-01', 100],
      ],
    });
    expect(paidBy(result, 'terug')).toEqual([
      ['2026-01-01', 100],
      ['2027-01-01', 60],
    ]);
    expect(result.runs[1]?.closing.held).toBe(euro(-40));
    expect(leak(result)).toBe(0);
  });

  it('waits for its pay days, and gives money that comes after the last of them a run of its own', () => {
    const result = run({
      capital: { payDays: ['2026-12-31'], waterfall: RETURN },
      receipts: [
        ['2026-01-15', 10],
        ['2026-09-15', 20],
        ['2028-02-01', 30],
      ],
    });
    expect(paidBy(result, 'terug')).toEqual([
      ['2026-12-31', 30],
      ['2028-02-01', 30],
    ]);
    expect(result.runs.map((entry) => entry.kind)).toEqual(['regular', 'maturity', 'maturity']);
  });
});

describe('equal rank', () => {
  it('gives two tranches the same part of what each is due', () => {
    const two: CapitalDraft = {
      tranches: ['a', 'b'].map((id, index) => ({ id, committed: 100 * (index + 1), holders: [{ party: `houder_${id}`, share: 1 }] })),
      draws: ['a', 'b'].map((tranche, index) => ({ day: '2025-01-01', tranche, amount: 100 * (index + 1) })),
      waterfall: [
        { id: 'terug', pay: 'principal', tranche: ['a', 'b'] },
        { id: 'winst', pay: 'rest', tranche: ['a', 'b'] },
      ],
    };
    const result = run({
      capital: two,
      receipts: [
        ['2026-01-01', 100],
        ['2027-01-01', 500],
      ],
    });
    expect(paidBy(result, 'terug', 'a')).toEqual([
      ['2026-01-01', 33.33],
      ['2027-01-01', 66.67],
    ]);
    expect(paidBy(result, 'terug', 'b')).toEqual([
      ['2026-01-01', 66.67],
      ['2027-01-01', 133.33],
    ]);
    expect([paidBy(result, 'winst', 'a'), paidBy(result, 'winst', 'b')]).toEqual([[['2027-01-01', 100]], [['2027-01-01', 200]]]);
  });
});
