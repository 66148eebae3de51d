import { describe, expect, it } from 'vitest';
import { noteSentences } from './messages-capital-notes.ts';
import { type CapitalDraft, leak, netOf, rateOf, run, sheetWith } from './waterfall.testing.ts';

/** Whether drawn money is spent on the work or held by the manager decides what investors get back. */

const WATERFALL: CapitalDraft['waterfall'] = [
  { id: 'terug', pay: 'principal' },
  { id: 'rest', pay: 'rest', tranche: 'loan' },
];
const receipts = [['2027-12-31', 112_000]] as const;
const plain = (texts: readonly string[]): readonly string[] => texts.map((text) => text.replaceAll('\u00a0', '_'));

describe('drawn money', () => {
  const cases: readonly { readonly name: string; readonly capital: CapitalDraft; readonly back: number; readonly unspent: number }[] = [
    { name: 'goes to a provider of its own', capital: {}, back: 112_000, unspent: 0 },
    { name: 'is spent where the manager does the work too', capital: { manager: 'uitvoerder' }, back: 112_000, unspent: 0 },
    {
      name: 'is spent where the terms say so',
      capital: { manager: 'uitvoerder', drawnTo: 'uitvoerder', drawnMoney: 'spent' },
      back: 112_000,
      unspent: 0,
    },
    { name: 'is held where the terms say so', capital: { manager: 'uitvoerder', drawnMoney: 'held' }, back: 212_000, unspent: 100_000 },
    { name: 'is held by the manager that is named as its receiver', capital: { drawnTo: 'fonds' }, back: 212_000, unspent: 100_000 },
    { name: 'is held by a manager beside the provider', capital: { drawnMoney: 'held' }, back: 212_000, unspent: 100_000 },
  ];

  it.each(cases)('$name', ({ capital, back, unspent }) => {
    const result = run({ capital: { waterfall: WATERFALL, ...capital }, receipts });
    expect(result.overall.back).toBe(back * 100);
    expect(result.notes.filter((note) => note.code === 'unspent_back').map((note) => note.data['amount'])).toEqual(
      unspent === 0 ? [] : [String(unspent * 100)],
    );
    expect(leak(result)).toBe(0);
  });

  it('three years at 112 of 100 is 3.86 % a year, also where manager and provider are one', () => {
    expect(rateOf(run({ capital: { waterfall: WATERFALL, manager: 'uitvoerder' }, receipts }))).toBeCloseTo(0.0385, 3);
  });

  it('pays a cost of a manager that has spent the money itself out of that money, not out of the outcomes', () => {
    const facts = { cash: [{ id: 'huur', day: '2026-02-01', kind: 'cost' as const, amount: '30000', party: 'gemeente' }] };
    const result = run({ capital: { waterfall: WATERFALL, manager: 'uitvoerder' }, receipts, facts });
    expect(result.overall.back).toBe(11_200_000);
    expect(netOf(result, 'uitvoerder')).toBe(70_000);
    expect(result.notes).toEqual([]);
    expect(leak(result)).toBe(0);
  });

  it('says what flowed back, why, and how to say it otherwise', () => {
    const capital = { waterfall: WATERFALL, drawnMoney: 'held' as const };
    const { notes } = run({ capital, receipts });
    expect(plain(noteSentences(sheetWith({ capital }), notes, 'nl'))).toEqual([
      'Van het opgenomen geld was op 1 januari 2028 €_100.000,00 niet besteed. Dat is mee verdeeld, want de afspraken zeggen dat Fonds het vasthoudt (drawnMoney: held, of drawnTo). Is het geld bij de opname al besteed, schrijf dan drawnMoney: spent.',
    ]);
    expect(plain(noteSentences(sheetWith({ capital }), notes, 'en'))[0]).toContain('Of the money drawn €100,000.00 had not been spent');
  });
});

describe('money that is still out', () => {
  const capital: CapitalDraft = {
    tranches: [
      { id: 'loan', title: 'Lening', committed: '100000', holders: [{ party: 'investor', share: '1' }], interest: [{ rate: '5%' }] },
      { id: 'gift', committed: '10', holders: [{ party: 'investor', share: '1' }] },
    ],
    waterfall: [{ id: 'terug', pay: 'principal' }],
    payDays: ['2026-01-01'],
  };
  const say = (asOf: string, language: 'nl' | 'en') =>
    plain(noteSentences(sheetWith({ capital }), run({ capital, receipts: [['2026-01-01', 40_000]], asOf }).notes, language));

  it('stands beside the multiple before the end', () => {
    expect(say('2026-01-01', 'nl')).toEqual([
      '‘Lening’: er staat nog €_60.000,00 uit, en €_5.000,00 aan rente. Keer de inleg en het rendement rekenen alleen met wat tot nu toe terug is.',
    ]);
    expect(say('2026-01-01', 'en')[0]).toMatch(/^“Lening”: €60,000.00 is still to be repaid, and €5,000.00 of interest\./);
  });

  it('was not repaid at the end', () => {
    expect(say('2028-01-01', 'nl')).toEqual([
      '‘Lening’: €_60.000,00 van de inleg is aan het einde niet terugbetaald, en €_11.000,00 aan rente niet.',
    ]);
  });
});

describe('what is owed beside the outcomes', () => {
  it('a guarantee: who, to whom, when, how much', () => {
    const capital: CapitalDraft = {
      tranches: [
        {
          id: 'loan',
          committed: '100000',
          holders: [
            { party: 'investor', share: '75%' },
            { party: 'fonds', share: '25%' },
          ],
        },
      ],
      guarantees: [{ party: 'gemeente', tranche: 'loan', upTo: '40%' }],
      waterfall: [{ id: 'terug', pay: 'principal' }],
    };
    expect(run({ capital, receipts: [['2027-12-31', 50_000]], asOf: '2027-12-31' }).owed).toEqual([]);
    const { owed } = run({ capital, receipts: [['2027-12-31', 50_000]] });
    expect(owed.map(({ day, kind, from, to, amount }) => [day, kind, from, to, amount / 100])).toEqual([
      ['2028-01-01', 'guarantee', 'gemeente', 'investor', 30_000],
      ['2028-01-01', 'guarantee', 'gemeente', 'fonds', 10_000],
    ]);
  });

  it('a malus of the provider, and what is paid when the contract ends early', () => {
    const capital: CapitalDraft = {
      waterfall: [
        { id: 'boete', pay: 'malus', from: 'uitvoerder', amount: '2500' },
        { id: 'terug', pay: 'principal' },
      ],
      termination: { event: 'gestopt', from: 'gemeente', amount: 'outstanding / 4' },
    };
    const facts = { events: [{ id: 'e', day: '2026-05-01', kind: 'event' as const, name: 'gestopt' }] };
    const { owed } = run({ capital, receipts: [], facts });
    expect(owed.map(({ day, kind, from, to, amount }) => [day, kind, from, to, amount / 100])).toEqual([
      ['2026-05-01', 'termination', 'gemeente', 'fonds', 25_000],
      ['2026-05-01', 'malus', 'uitvoerder', 'fonds', 2_500],
    ]);
  });
});
