import { describe, expect, it } from 'vitest';
import { describeSheet } from './describe.ts';
import { explainSentences } from './explain-sentences.ts';
import { explainWaterfall } from './explain-waterfall.ts';
import { day } from './calendar.ts';
import { makeSheet } from './testing.ts';
import { type CapitalDraft, leak, netOf, paidBy, run, sheetWith } from './waterfall.testing.ts';
import type { Waterfall } from './waterfall-types.ts';

const HOLDER = [{ party: 'investor', share: 1 }];
const plain = (texts: readonly string[]): readonly string[] => texts.map((text) => text.replaceAll('\u00a0', '_'));
const owedOf = (result: Waterfall) => result.owed.map(({ day: on, kind, from, to, amount }) => [on, kind, from, to, amount / 100]);
const says = (capital: CapitalDraft, language: 'nl' | 'en' = 'nl'): readonly string[] => {
  const parties = [
    { id: 'gemeente', name: 'Gemeente', roles: ['commissioner' as const] },
    { id: 'uitvoerder', name: 'Uitvoerder', roles: ['provider' as const] },
    { id: 'investor', name: 'Bank', roles: ['investor' as const] },
    { id: 'fonds', name: 'Fonds', roles: ['guarantor' as const] },
  ];
  const sheet = makeSheet({ form: 'sib', parties, capital: { ...sheetWith({ capital }).capital, manager: 'fonds' } });
  return plain(describeSheet(sheet, language).flatMap((entry) => entry.sentences));
};

describe('D17 a guarantee in money, and until a day', () => {
  const guaranteed = (guarantee: Partial<NonNullable<CapitalDraft['guarantees']>[number]>): CapitalDraft => ({
    guarantees: [{ party: 'fonds', tranche: 'loan', ...guarantee }],
    waterfall: [{ id: 'terug', pay: 'principal' }],
  });
  const receipts = [['2027-12-31', 50_000]] as const;

  it.each([
    { guarantee: { amount: 15_000 }, pays: 15_000 },
    { guarantee: { amount: 80_000 }, pays: 50_000 },
    { guarantee: { amount: 30_000, upTo: '20%' }, pays: 20_000 },
    { guarantee: { amount: 15_000, upTo: '20%' }, pays: 15_000 },
    { guarantee: { amount: 40_000, floor: '70%' }, pays: 20_000 },
    { guarantee: { amount: 15_000, until: day('2028-01-01') }, pays: 15_000 },
    { guarantee: { amount: 15_000, until: day('2027-12-31') }, pays: 0 },
  ])('$guarantee: $pays', ({ guarantee, pays }) => {
    const result = run({ capital: guaranteed(guarantee), receipts });
    expect(owedOf(result)).toEqual(pays === 0 ? [] : [['2028-01-01', 'guarantee', 'fonds', 'investor', pays]]);
    expect(leak(result)).toBe(0);
  });

  it('two guarantors of one tranche each have their own room', () => {
    const capital: CapitalDraft = {
      guarantees: [
        { party: 'fonds', tranche: 'loan', amount: 30_000 },
        { party: 'gemeente', tranche: 'loan', upTo: '40%' },
      ],
      waterfall: [{ id: 'terug', pay: 'principal' }],
    };
    const result = run({ capital, receipts });
    expect(owedOf(result).map(([, , from, , amount]) => [from, amount])).toEqual([
      ['fonds', 30_000],
      ['gemeente', 20_000],
    ]);
  });

  it('is said in the terms and in the explanation', () => {
    expect(says(guaranteed({ amount: 15_000, upTo: '20%', until: day('2027-12-31') }))).toEqual(
      expect.arrayContaining([
        'Fonds staat garant.',
        'Fonds staat garant voor ‘loan’, tot hoogstens 20_% van de inleg en €_15.000,00.',
        'Die garantie geldt als het einde uiterlijk op 31 december 2027 valt.',
      ]),
    );
    const tell = (guarantee: Partial<NonNullable<CapitalDraft['guarantees']>[number]>): readonly string[] => {
      const draft = { capital: guaranteed(guarantee), receipts };
      const node = explainWaterfall({ sheet: sheetWith(draft), waterfall: run(draft) }, { of: 'payment', day: day('2028-01-01'), step: 'guarantee' });
      return node === undefined ? [] : plain(explainSentences(node, 'nl'));
    };
    expect(tell({ amount: 15_000 })).toEqual([
      'Op 1 januari 2028 gaat er €_15.000,00 uit de garantie van Fonds naar de houders van ‘loan’.',
      'Er stond nog €_50.000,00 uit.',
      'Deze stap betaalt niet meer dan is afgesproken, dus €_35.000,00 minder.',
    ]);
    expect(tell({ amount: 15_000, until: day('2027-12-31') }).at(-1)).toBe('De garantie gold toen niet meer.');
  });
});

describe('D18 a loan with a plan of repayments', () => {
  const capital: CapitalDraft = {
    dayCount: '30/360',
    tranches: [{ id: 'loan', committed: 90_000, holders: HOLDER, interest: [{ rate: '4%' }] }],
    draws: [{ day: '2025-01-01', tranche: 'loan', amount: 90_000 }],
    repayment: {
      from: 'uitvoerder',
      plan: [
        { day: '2025-07-01', amount: 0 },
        { day: '2026-01-01', amount: 30_000 },
        { day: '2027-01-01', amount: 60_000 },
      ],
    },
    waterfall: [
      { id: 'rente', pay: 'interest' },
      { id: 'aflossing', pay: 'principal' },
    ],
  };

  it('pays interest and principal on the days of the plan, without any outcome', () => {
    const result = run({ capital });
    expect(paidBy(result, 'rente')).toEqual([
      ['2025-07-01', 1_800],
      ['2026-01-01', 1_800],
      ['2027-01-01', 2_400],
    ]);
    expect(paidBy(result, 'aflossing')).toEqual([
      ['2026-01-01', 30_000],
      ['2027-01-01', 60_000],
    ]);
    expect(result.balances.outstanding).toEqual({ loan: 0 });
    expect(leak(result)).toBe(0);
  });

  it('says who owes it, to whom and when', () => {
    expect(owedOf(run({ capital, asOf: '2026-06-30' }))).toEqual([
      ['2025-07-01', 'repayment', 'uitvoerder', 'fonds', 1_800],
      ['2026-01-01', 'repayment', 'uitvoerder', 'fonds', 31_800],
    ]);
    expect(owedOf(run({ capital: { ...capital, manager: 'uitvoerder' }, asOf: '2026-06-30' }))).toEqual([
      ['2025-07-01', 'repayment', 'uitvoerder', 'investor', 1_800],
      ['2026-01-01', 'repayment', 'uitvoerder', 'investor', 1_800],
      ['2026-01-01', 'repayment', 'uitvoerder', 'investor', 30_000],
    ]);
  });

  it('outcome money that came in before pays first; the borrower pays the rest', () => {
    const result = run({ capital, receipts: [['2025-12-31', 20_000]] });
    expect(owedOf(result).map(([on, , , , amount]) => [on, amount])).toEqual([
      ['2025-07-01', 1_800],
      ['2026-01-01', 11_800],
      ['2027-01-01', 62_400],
    ]);
    expect(paidBy(result, 'aflossing')[0]).toEqual(['2026-01-01', 30_000]);
    expect(leak(result)).toBe(0);
  });

  it('is of its own tranche: another one waits for outcomes, before the end and at it', () => {
    const [loan] = capital.tranches ?? [];
    if (loan === undefined) throw new Error('a tranche');
    const both: CapitalDraft = {
      ...capital,
      tranches: [loan, { id: 'bond', committed: 50_000, holders: HOLDER }],
      draws: [...(capital.draws ?? []), { day: '2025-01-01', tranche: 'bond', amount: 50_000 }],
      waterfall: [
        { id: 'rente', pay: 'interest', tranche: 'loan' },
        { id: 'aflossing', pay: 'principal', tranche: 'loan' },
        { id: 'terug', pay: 'principal', tranche: 'bond' },
      ],
    };
    const result = run({ capital: both, receipts: [['2027-06-30', 35_000]] });
    expect(paidBy(result, 'terug')).toEqual([['2027-06-30', 35_000]]);
    expect(owedOf(result).map(([, , , , amount]) => amount)).toEqual([1_800, 31_800, 62_400]);
    expect(result.balances.outstanding).toEqual({ loan: 0, bond: 1_500_000 });
    expect(leak(result)).toBe(0);
  });

  it('is said in the terms', () => {
    expect(says(capital)).toContain(
      'Uitvoerder betaalt de inleg terug volgens een plan, met de rente tot die dag: op 1 juli 2025 €_0,00, op 1 januari 2026 €_30.000,00 en op 1 januari 2027 €_60.000,00.',
    );
  });
});

describe('D19 coupons out of the capital', () => {
  const capital: CapitalDraft = {
    drawnMoney: 'held',
    dayCount: '30/360',
    tranches: [{ id: 'loan', committed: 100_000, holders: HOLDER, interest: [{ rate: '3%' }] }],
    payDays: ['2026-01-01', '2027-01-01'],
    waterfall: [
      { id: 'coupon', pay: 'interest', outOf: 'capital' },
      { id: 'beheer', pay: 'fee', to: 'fonds', amount: 500, outOf: 'capital' },
      { id: 'terug', pay: 'principal' },
    ],
  };

  it('pays them before any outcome, from what was drawn and is held', () => {
    const result = run({ capital, receipts: [['2027-12-31', 60_000]] });
    expect(paidBy(result, 'coupon')).toEqual([
      ['2026-01-01', 3_000],
      ['2027-01-01', 3_000],
      ['2028-01-01', 3_000],
    ]);
    expect(netOf(result, 'fonds')).toBe(1_500);
    expect(result.runs[0]?.closing.unspent).toBe(9_650_000);
    expect(leak(result)).toBe(0);
  });

  it('no more than is left of it', () => {
    const cost = { id: 'kosten', day: '2025-02-01', kind: 'cost' as const, party: 'uitvoerder', amount: '98000' };
    const result = run({ capital, facts: { cash: [cost] }, asOf: '2027-06-30' });
    expect(paidBy(result, 'coupon')).toEqual([['2026-01-01', 2_000]]);
    expect(result.runs[0]?.steps[0]?.short).toBe(100_000);
  });

  it('is said in the terms', () => {
    expect(says(capital)).toContain('Stap 1: de rente over ‘loan’, uit het opgenomen geld.');
    expect(says(capital, 'en')).toContain('Step 2: €500.00 for Fonds, out of the money drawn.');
  });
});

describe('D20 a share that changes once something is repaid', () => {
  it('from the pay day on which it is repaid', () => {
    const capital: CapitalDraft = {
      payDays: ['2026-01-01', '2027-01-01'],
      waterfall: [
        { id: 'terug', pay: 'principal' },
        {
          id: 'delen',
          pay: 'split',
          shares: [
            { to: 'loan', share: 'if(outstanding(loan) > 0, 90%, 1/3)' },
            { to: 'uitvoerder', share: 'if(outstanding(loan) > 0, 10%, 2/3)' },
          ],
        },
      ],
    };
    const result = run({
      capital,
      receipts: [
        ['2026-01-01', 80_000],
        ['2027-01-01', 50_000],
      ],
    });
    expect(paidBy(result, 'terug')).toEqual([
      ['2026-01-01', 80_000],
      ['2027-01-01', 20_000],
    ]);
    expect(paidBy(result, 'delen', 'loan')).toEqual([['2027-01-01', 10_000]]);
    expect(netOf(result, 'uitvoerder')).toBe(120_000);
    expect(result.runs[1]?.steps[1]?.inputs).toEqual({ 'outstanding(loan)': '0' });
  });

  it('to the cent within one pay day: a first split up to what brings the loan to its amount, then another', () => {
    const first = { id: 'eerst', pay: 'split' as const, amount: 'max(0, 100000 - paid(loan)) / 80%' };
    const capital: CapitalDraft = {
      waterfall: [
        {
          ...first,
          shares: [
            { to: 'loan', share: '80%' },
            { to: 'uitvoerder', share: '20%' },
          ],
        },
        {
          id: 'daarna',
          pay: 'split',
          shares: [
            { to: 'loan', share: '50%' },
            { to: 'uitvoerder', share: '50%' },
          ],
        },
      ],
    };
    const result = run({
      capital,
      receipts: [
        ['2026-01-01', 100_000],
        ['2027-01-01', 45_000],
      ],
    });
    expect(paidBy(result, 'eerst', 'loan')).toEqual([
      ['2026-01-01', 80_000],
      ['2027-01-01', 20_000],
    ]);
    expect(paidBy(result, 'daarna', 'loan')).toEqual([['2027-01-01', 10_000]]);
  });

  it('shares that are more than the whole on a day are told, and everybody gets less in proportion', () => {
    const shares = [
      { to: 'loan', share: '90%' },
      { to: 'uitvoerder', share: 'if(available > 0, 60%, 0)' },
    ];
    const result = run({ capital: { waterfall: [{ id: 'delen', pay: 'split', shares }] }, receipts: [['2026-01-01', 30_000]] });
    expect(paidBy(result, 'delen', 'loan')).toEqual([['2026-01-01', 18_000]]);
    expect(result.notes.map((note) => note.code)).toContain('shares_over_whole');
  });
});

describe('D21 units at a price, and thirds', () => {
  it('three holders of a third each, to the cent', () => {
    const holders = ['investor', 'gemeente', 'fonds'].map((party) => ({ party, share: '1/3' }));
    const result = run({
      capital: { tranches: [{ id: 'loan', committed: 100_000, holders }], waterfall: [{ id: 'terug', pay: 'principal' }] },
      receipts: [['2027-12-31', 100_000]],
    });
    expect(result.tranches[0]?.holders.map((holder) => holder.putIn)).toEqual([3_333_334, 3_333_333, 3_333_333]);
    expect(leak(result)).toBe(0);
  });

  it('says what a unit costs', () => {
    const tranche = { id: 'loan', committed: 100_000, unitPrice: 250, holders: [{ party: 'investor', units: 400 }] };
    expect(says({ tranches: [tranche] })).toContain('Een deel kost €_250,00.');
  });
});
