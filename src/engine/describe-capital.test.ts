import { describe, expect, it } from 'vitest';
import { SECTIONS } from './describe-speaker.ts';
import { describeSheet } from './describe.ts';
import { must } from './result.ts';
import { type SheetParts, makeSheet } from './testing.ts';

const BOND: SheetParts = {
  form: 'sib',
  capital: {
    manager: 'provider',
    tranches: [
      {
        id: 'senior',
        title: 'Lening',
        holders: [
          { party: 'fund', share: '60%' },
          { party: 'city', share: '40%' },
        ],
        committed: '1000',
        interest: [
          { rate: '4%', when: 'rate > 1' },
          { from: '2026-07-01', rate: 'lookup(coupon, rate)', minimum: '2%', minimumUntil: '2026-12-31' },
        ],
        compounding: 'yearly',
        interestTo: 'city',
        maxIrr: '12%',
      },
      {
        id: 'crowd',
        holders: [
          { party: 'fund', units: 1500 },
          { party: 'city', units: 2 },
        ],
        committed: '500',
        principalShare: '50%',
        bonus: 'saved / 2',
        maxMoney: '900',
        maxMultiple: '1.8',
      },
      { id: 'first_loss', holders: [{ party: 'province', share: '1' }], committed: '10' },
    ],
    draws: [{ day: '2026-01-01', tranche: 'senior', amount: '1000' }],
    drawnTo: 'provider',
    recycling: { upTo: '1500' },
    guarantees: [{ party: 'province', tranche: 'crowd', upTo: '28%', floor: '50%' }],
    waterfall: [
      { id: 'cost', pay: 'fee', to: 'city', amount: '25', short: 'lapse' },
      { id: 'interest', pay: 'interest', tranche: 'senior', clause: 'art. 12' },
      { id: 'principal', pay: 'principal', tranche: ['senior', 'crowd'], amount: '100', when: 'rate > 1' },
      { id: 'bonus', pay: 'bonus' },
      { id: 'preferred', pay: 'preferred', tranche: 'crowd', rate: '6%', days: 'maturity' },
      { id: 'fill', pay: 'hold', to: 'buffer', amount: '10' },
      { id: 'free', pay: 'release', from: 'buffer' },
      {
        id: 'share',
        pay: 'split',
        shares: [
          { to: 'provider', share: '50%' },
          { to: 'senior', share: '50%' },
        ],
      },
      { id: 'rest', pay: 'rest', to: 'city' },
      { id: 'malus', pay: 'malus', from: 'provider', amount: '1.5% * 100' },
    ],
    payDays: ['2026-07-01', '2027-01-01'],
    maturity: '2027-01-31',
    termination: { event: 'stopped', from: 'city', amount: '1000' },
  },
};

describe('capital', () => {
  it.each([
    [
      'tranche',
      'senior',
      [
        'Voor ‘Lening’ wordt hoogstens €_1.000,00 ingelegd, door Fund (60_%) en City (40_%) samen.',
        'De rente per jaar over wat nog uitstaat is 4_%.',
        'Er is alleen rente als rate groter dan 1 is.',
        'Vanaf 1 juli 2026 is de rente per jaar de waarde uit tabel coupon bij rate.',
        'De rente is tot en met 31 december 2026 minstens 2_% per jaar.',
        'De rente gaat naar City.',
        'De rente is samengesteld: rente die niet is betaald, geeft na elk jaar zelf rente.',
        'Het rendement is hoogstens 12_% per jaar.',
      ],
    ],
    [
      'tranche',
      'crowd',
      [
        'Voor ‘crowd’ wordt hoogstens €_500,00 ingelegd, door Fund (1.500 delen) en City (2 delen) samen.',
        'Van de inleg komt terug: 50_%.',
        'Naar resultaat komt daar bij: saved gedeeld door 2.',
        'In totaal komt er hoogstens €_900,00 terug.',
        'In totaal komt er hoogstens 1,8 keer de inleg terug.',
      ],
    ],
    ['tranche', 'first_loss', ['Voor ‘first loss’ wordt hoogstens €_10,00 ingelegd, door Province.']],
    [
      'capital',
      'capital',
      [
        'Provider ontvangt het geld voor de resultaten en verdeelt het in deze volgorde.',
        'Op 1 januari 2026 wordt €_1.000,00 opgenomen uit ‘Lening’.',
        'Provider houdt het opgenomen geld vast tot er kosten uit worden betaald. Wat op 31 januari 2027 niet is besteed, wordt mee verdeeld.',
        'Wat is afgelost, mag opnieuw worden opgenomen, tot samen €_1.500,00.',
        'Province staat garant voor ‘crowd’, tot hoogstens 28_% van de inleg.',
        'Die vult aan tot 50_% van de inleg.',
        'Wat aan het einde niet is terugbetaald, betaalt de borg die dag zelf aan de houders.',
        'Voor rente tellen de echte dagen, in een jaar van 365 dagen (act/365).',
        'Er wordt verdeeld op 1 juli 2026 en 1 januari 2027.',
        'Op 31 januari 2027 wordt alles afgerekend.',
        'Stopt het contract eerder (stopped), dan betaalt City: €_1.000,00.',
      ],
    ],
    ['waterfall', 'cost', ['Stap 1: €_25,00 voor City, wat dan niet kan, vervalt.']],
    ['waterfall', 'interest', ['Stap 2: de rente over ‘Lening’.', 'Dit staat in art. 12.']],
    ['waterfall', 'principal', ['Stap 3: de inleg voor ‘Lening’ en ‘crowd’ gaat terug, hoogstens €_100,00, als rate groter dan 1 is.']],
    ['waterfall', 'bonus', ['Stap 4: het rendement op alle lagen.']],
    ['waterfall', 'preferred', ['Stap 5: 6_% rendement per jaar voor ‘crowd’, alleen aan het eind.']],
    ['waterfall', 'fill', ['Stap 6: de reserve buffer aanvullen tot €_10,00.']],
    ['waterfall', 'free', ['Stap 7: de reserve buffer komt vrij.']],
    ['waterfall', 'share', ['Stap 8: wat over is, wordt verdeeld: Provider (50_%) en ‘Lening’ (50_%).']],
    ['waterfall', 'rest', ['Stap 9: wat over is, gaat naar City.']],
    ['waterfall', 'malus', ['Stap 10: Provider betaalt 1,5_% keer 100 terug.']],
  ] as const)('%s %s', (section, id, sentences) => {
    const found = describeSheet(makeSheet(BOND), 'nl').find((entry) => entry.section === section && entry.id === id);
    expect(must(found, id).sentences.map((text) => text.replaceAll('\u00a0', '_'))).toEqual(sentences);
  });

  it.each([
    [
      'tranche',
      'senior',
      [
        'For “Lening” at most €1,000.00 is put in, by Fund (60%) and City (40%) together.',
        'The yearly interest on what is outstanding is 4%.',
        'There is interest only if rate is more than 1.',
        'From 1 July 2026 the yearly interest is the value of table coupon at rate.',
        'Until 31 December 2026 the interest is at least 2% a year.',
        'The interest goes to City.',
        'The interest is compound: interest that was not paid bears interest itself after each year.',
        'The return is at most 12% a year.',
      ],
    ],
    [
      'tranche',
      'crowd',
      [
        'For “crowd” at most €500.00 is put in, by Fund (1,500 units) and City (2 units) together.',
        'Of the money put in this part comes back: 50%.',
        'By result this comes on top: saved divided by 2.',
        'In all at most €900.00 comes back.',
        'In all at most 1.8 times the money put in comes back.',
      ],
    ],
    ['tranche', 'first_loss', ['For “first loss” at most €10.00 is put in, by Province.']],
    [
      'capital',
      'capital',
      [
        'Provider receives the money for the outcomes and shares it out in this order.',
        'On 1 January 2026 €1,000.00 is drawn from “Lening”.',
        'Provider holds the money drawn until a cost is paid from it. What has not been spent on 31 January 2027 is shared out too.',
        'What was repaid may be drawn again, up to €1,500.00 in all.',
        'Province guarantees “crowd”, up to 28% of the money put in at most.',
        'It fills up to 50% of the money put in.',
        'What has not been repaid at the end the guarantor pays to the holders itself on that day.',
        'For interest the real days count, in a year of 365 days (act/365).',
        'Money is shared out on 1 July 2026 and 1 January 2027.',
        'On 31 January 2027 everything is settled.',
        'If the contract ends early (stopped), City pays: €1,000.00.',
      ],
    ],
    ['waterfall', 'cost', ['Step 1: €25.00 for City, what is not possible then lapses.']],
    ['waterfall', 'interest', ['Step 2: the interest on “Lening”.', 'This is in art. 12.']],
    ['waterfall', 'principal', ['Step 3: the money put in for “Lening” and “crowd” goes back, at most €100.00, if rate is more than 1.']],
    ['waterfall', 'bonus', ['Step 4: the return on all tranches.']],
    ['waterfall', 'preferred', ['Step 5: a return of 6% a year for “crowd”, only at the end.']],
    ['waterfall', 'fill', ['Step 6: fill the reserve buffer up to €10.00.']],
    ['waterfall', 'free', ['Step 7: the reserve buffer is released.']],
    ['waterfall', 'share', ['Step 8: share out what is left: Provider (50%) and “Lening” (50%).']],
    ['waterfall', 'rest', ['Step 9: what is left goes to City.']],
    ['waterfall', 'malus', ['Step 10: Provider pays 1.5% times 100 back.']],
  ] as const)('%s %s, in English', (section, id, sentences) => {
    const found = describeSheet(makeSheet(BOND), 'en').find((entry) => entry.section === section && entry.id === id);
    expect(must(found, id).sentences).toEqual(sentences);
  });

  it.each([
    ['17150', 'Naar resultaat komt daar bij: €_17.150,00.', 'By result this comes on top: €17,150.00.'],
    ['5000 * least_gain', 'Naar resultaat komt daar bij: 5.000 keer ‘least gain’.', 'By result this comes on top: 5,000 times “least gain”.'],
  ])('a return of %s is money, or a formula that says where each name ends', (bonus, nl, en) => {
    const capital = {
      manager: 'provider',
      maturity: '2027-01-31',
      waterfall: [{ id: 'back', pay: 'principal' as const }],
      tranches: [{ id: 'loan', holders: [{ party: 'fund', share: '100%' }], committed: '1000', bonus }],
    };
    const said = (['nl', 'en'] as const).map((language) =>
      describeSheet(makeSheet({ ...BOND, capital }), language)
        .find((entry) => entry.section === 'tranche')
        ?.sentences[1]?.replaceAll('\u00a0', '_'),
    );
    expect(said).toEqual([nl, en]);
  });

  it('is described in both languages alike', () => {
    const [nl, en] = [describeSheet(makeSheet(BOND), 'nl'), describeSheet(makeSheet(BOND), 'en')];
    expect(nl.map((entry) => entry.sentences.length)).toEqual(en.map((entry) => entry.sentences.length));
    expect(nl.filter((entry) => !SECTIONS.includes(entry.section))).toEqual([]);
  });
});
