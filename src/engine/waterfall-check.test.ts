import { describe, expect, it } from 'vitest';
import { CAPITAL_NAMES, capitalFindings, capitalFormulas } from './waterfall-check.ts';
import { type CapitalDraft, sheetWith } from './waterfall.testing.ts';

const LOAN = { id: 'loan', committed: 100, holders: [{ party: 'investor', share: 1 }] };

function findings(capital: CapitalDraft): readonly unknown[] {
  return capitalFindings(sheetWith({ capital: { draws: [], ...capital } })).map((found) => [found.code, found.path.join('.'), found.data]);
}

const PARTIES = ['fonds', 'gemeente', 'investor', 'uitvoerder'];

type Case = { readonly what: string; readonly capital: CapitalDraft; readonly found: readonly unknown[] };

const CASES: readonly Case[] = [
  {
    what: 'a sound waterfall',
    capital: {
      waterfall: [
        { id: 'terug', pay: 'principal', tranche: 'loan' },
        { id: 'over', pay: 'rest', to: 'gemeente' },
      ],
    },
    found: [],
  },
  {
    what: 'a step for a tranche that is not there',
    capital: { waterfall: [{ id: 'terug', pay: 'principal', tranche: ['loan', 'laon'] }] },
    found: [['capital_unknown_tranche', 'capital.waterfall.0.tranche', { value: 'laon', known: ['loan'], nearest: 'loan' }]],
  },
  {
    what: 'a draw and a guarantee of an unknown tranche',
    capital: { draws: [{ day: '2025-01-01', tranche: 'x', amount: 1 }], guarantees: [{ party: 'gemeente', tranche: 'y', upTo: '10%' }] },
    found: [
      ['capital_unknown_tranche', 'capital.draws.0.tranche', { value: 'x', known: ['loan'] }],
      ['capital_unknown_tranche', 'capital.guarantees.0.tranche', { value: 'y', known: ['loan'] }],
    ],
  },
  {
    what: 'an unknown manager',
    capital: { manager: 'fond' },
    found: [['capital_unknown_party', 'capital.manager', { value: 'fond', known: PARTIES, nearest: 'fonds' }]],
  },
  {
    what: 'an unknown receiver of a fee',
    capital: { waterfall: [{ id: 'fee', pay: 'fee', to: 'nobody', amount: 1 }] },
    found: [['capital_unknown_party', 'capital.waterfall.0.to', { value: 'nobody', known: PARTIES }]],
  },
  {
    what: 'a reserve is no party',
    capital: {
      waterfall: [
        { id: 'buffer', pay: 'hold', to: 'rainy_day', amount: 1 },
        { id: 'vrij', pay: 'release', from: 'rainy_day' },
      ],
    },
    found: [],
  },
  {
    what: 'a split to somebody unknown',
    capital: {
      waterfall: [
        {
          id: 'delen',
          pay: 'split',
          shares: [
            { to: 'loan', share: '50%' },
            { to: 'nobody', share: '10%' },
          ],
        },
      ],
    },
    found: [['capital_unknown_party', 'capital.waterfall.0.shares.1.to', { value: 'nobody', known: [...PARTIES.slice(0, 3), 'loan', 'uitvoerder'] }]],
  },
  { what: 'a malus of a tranche', capital: { waterfall: [{ id: 'boete', pay: 'malus', from: 'loan', amount: 1 }] }, found: [] },
  {
    what: 'steps that lack what they need',
    capital: {
      waterfall: [
        { id: 'a', pay: 'fee' },
        { id: 'b', pay: 'hold' },
        { id: 'c', pay: 'malus' },
        { id: 'd', pay: 'preferred' },
        { id: 'e', pay: 'split' },
        { id: 'f', pay: 'rest' },
      ],
    },
    found: [
      ['a', 'to'],
      ['a', 'amount'],
      ['b', 'amount'],
      ['c', 'from'],
      ['c', 'amount'],
      ['d', 'rate'],
      ['e', 'shares'],
      ['f', 'to'],
    ].map(([step, field]) => {
      const pays = { a: 'fee', b: 'hold', c: 'malus', d: 'preferred', e: 'split', f: 'rest' };
      const pay = Object.entries(pays).find(([id]) => id === step)?.[1];
      return ['capital_field_missing', `capital.waterfall.${Object.keys(pays).indexOf(step ?? '')}`, { step, pay, field }];
    }),
  },
  { what: 'a rest for a tranche', capital: { waterfall: [{ id: 'over', pay: 'rest', tranche: 'loan' }] }, found: [] },
  {
    what: 'shares above the whole',
    capital: {
      waterfall: [
        {
          id: 'delen',
          pay: 'split',
          shares: [
            { to: 'loan', share: '60%' },
            { to: 'gemeente', share: '50%' },
          ],
        },
      ],
    },
    found: [['capital_shares_over_whole', 'capital.waterfall.0.shares', { step: 'delen', sum: '1.1' }]],
  },
  {
    what: 'holders that do not make a whole',
    capital: {
      tranches: [
        {
          ...LOAN,
          holders: [
            { party: 'investor', share: '60%' },
            { party: 'fonds', share: '30%' },
          ],
        },
      ],
    },
    found: [['capital_holders_not_whole', 'capital.tranches.0.holders', { tranche: 'loan', sum: '0.9' }]],
  },
  {
    what: 'units need no whole',
    capital: {
      tranches: [
        {
          ...LOAN,
          holders: [
            { party: 'h_1', units: 3 },
            { party: 'h_2', units: 4 },
          ],
        },
      ],
    },
    found: [],
  },
  {
    what: 'one id for two things',
    capital: {
      waterfall: [
        { id: 'loan', pay: 'principal' },
        { id: 'gemeente', pay: 'interest' },
      ],
    },
    found: [
      ['capital_id_taken', 'capital.waterfall.0.id', { value: 'loan' }],
      ['capital_id_taken', 'capital.waterfall.1.id', { value: 'gemeente' }],
    ],
  },
  {
    what: 'planned draws above the commitment, or after the end',
    capital: {
      tranches: [LOAN],
      draws: [
        { day: '2025-01-01', tranche: 'loan', amount: 80 },
        { day: '2029-01-01', tranche: 'loan', amount: 30 },
      ],
    },
    found: [
      ['capital_draw_after_maturity', 'capital.draws.1.day', { day: '2029-01-01', maturity: '2028-01-01' }],
      ['capital_over_commitment', 'capital.tranches.0.committed', { tranche: 'loan', committed: '100', drawn: '110' }],
    ],
  },
  {
    what: 'capital that is used again',
    capital: {
      tranches: [LOAN],
      recycling: { upTo: 110 },
      draws: [
        { day: '2025-01-01', tranche: 'loan', amount: 80 },
        { day: '2026-01-01', tranche: 'loan', amount: 30 },
      ],
    },
    found: [],
  },
];

describe('capitalFindings', () => {
  it.each(CASES)('$what', ({ capital, found }) => {
    expect(findings(capital)).toEqual(found);
  });

  it('has nothing to say without capital', () => {
    expect(capitalFindings({ parties: [], capital: undefined })).toEqual([]);
  });
});

describe('capitalFormulas', () => {
  it('lists every formula with its place', () => {
    const { capital } = sheetWith({
      capital: {
        tranches: [{ ...LOAN, interest: [{ rate: '4%', when: 'ok = 1' }], principalShare: 'share', bonus: 'drawn / 10' }],
        waterfall: [{ id: 'fee', pay: 'fee', to: 'fonds', amount: 'years * 2', when: 'years > 1' }],
        termination: { event: 'stop', from: 'gemeente', amount: 'drawn' },
      },
    });
    expect(capitalFormulas(capital).map((entry) => [entry.path.join('.'), entry.text])).toEqual([
      ['capital.tranches.0.interest.0.rate', '4%'],
      ['capital.tranches.0.interest.0.when', 'ok = 1'],
      ['capital.tranches.0.principalShare', 'share'],
      ['capital.tranches.0.bonus', 'drawn / 10'],
      ['capital.waterfall.0.amount', 'years * 2'],
      ['capital.waterfall.0.when', 'years > 1'],
      ['capital.termination.amount', 'drawn'],
    ]);
  });

  it('names what such a formula may use', () => {
    expect([...CAPITAL_NAMES]).toEqual(['drawn', 'outstanding', 'committed', 'received', 'available', 'years']);
  });
});
