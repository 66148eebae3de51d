import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Section } from './describe-speaker.ts';
import { describeSheet } from './describe.ts';
import type { Language } from './messages-words.ts';
import { must } from './result.ts';
import { JOB, type SheetParts, anyTerms, makeSheet } from './testing.ts';

function say(parts: SheetParts, section: Section, language: Language = 'nl', id?: string): readonly string[] {
  const found = describeSheet(makeSheet(parts), language).filter((entry) => entry.section === section && (id === undefined || entry.id === id));
  return must(found[0], section).sentences.map((text) => text.replaceAll('\u00a0', '_'));
}

type Row = readonly [name: string, parts: SheetParts, section: Section, nl: readonly string[], en?: readonly string[]];

const JOBS = [{ id: 'job', title: { nl: 'Baan', en: 'Job' } }];
const rule = (parts: object): SheetParts => ({ outcomes: JOBS, rules: [{ id: 'pay', outcome: 'job', ...parts }] });
const limit = (parts: object): SheetParts => ({
  outcomes: [...JOBS, { id: 'house', title: 'Huis' }],
  limits: [{ id: 'cap', each: 'contract', ...parts }],
});

const RULES: readonly Row[] = [
  [
    'a price',
    rule({ price: '4730', clause: 'artikel 4' }),
    'rule',
    ['‘Baan’ levert €_4.730,00 op per claim.', 'Dit staat in artikel 4.'],
    ['“Job” earns €4,730.00 per claim.', 'This is in artikel 4.'],
  ],
  [
    'a price per day',
    { outcomes: [{ id: 'job', title: 'Wonen', unit: 'dag' }], rules: [{ id: 'pay', outcome: 'job', price: '15.12' }] },
    'rule',
    ['‘Wonen’ levert €_15,12 op per dag.'],
  ],
  [
    'a later price',
    rule({ price: [{ price: '100' }, { price: '110', from: '2026-07-01' }] }),
    'rule',
    ['‘Baan’ levert €_100,00 op per claim.', 'Vanaf 1 juli 2026 is dat €_110,00.'],
  ],
  [
    'a price of its own for a payer and a group',
    rule({ price: [{ price: '100' }, { price: '90', payer: 'city', group: 'young' }, { price: '80', group: 'old', from: '2026-07-01' }] }),
    'rule',
    [
      '‘Baan’ levert €_100,00 op per claim.',
      'Voor claims van City en groep young is dat €_90,00.',
      'Voor groep old is dat vanaf 1 juli 2026 €_80,00.',
    ],
  ],
  [
    'a formula per person on a condition',
    rule({ per: 'person', quantity: 'expected - real', when: 'real > 0', price: '20', quantityRounding: { to: '1', rule: 'down' } }),
    'rule',
    [
      '‘Baan’ levert €_20,00 op per eenheid.',
      'Het aantal is: expected min real.',
      'Dat geldt alleen als real groter dan 0 is.',
      'Dat wordt per persoon berekend.',
      'Het aantal wordt afgerond op 1 (naar beneden).',
    ],
    [
      '“Job” earns €20.00 per unit.',
      'The number is: expected minus real.',
      'That holds only if real is more than 0.',
      'That is calculated per person.',
      'The number is rounded to 1 (down).',
    ],
  ],
  [
    'an amount over everything to date, rounded',
    rule({ per: 'contract', amount: 'saved * 50%', rounding: { to: '10000', rule: 'half-up' } }),
    'rule',
    [
      'Voor ‘Baan’ is het bedrag: saved keer 50_%.',
      'Dat wordt berekend over alles tot dan toe. Wat al is meegerekend, gaat eraf.',
      'Het bedrag wordt afgerond op 10.000 (de helft gaat naar boven).',
    ],
  ],
  [
    'a fixed amount',
    rule({ per: 'period', amount: '250000' }),
    'rule',
    ['Voor ‘Baan’ is het bedrag: €_250.000,00.', 'Dat wordt per periode berekend.'],
  ],
  ['payer and payee', rule({ price: '1', from: 'fund', to: 'city' }), 'rule', ['‘Baan’ levert €_1,00 op per claim.', 'Fund betaalt dit aan City.']],
  ['only a payer', rule({ price: '1', from: 'fund' }), 'rule', ['‘Baan’ levert €_1,00 op per claim.', 'Fund betaalt dit.']],
  ['only a payee', rule({ price: '1', to: 'city' }), 'rule', ['‘Baan’ levert €_1,00 op per claim.', 'Dit geld gaat naar City.']],
  [
    'a split that changes',
    rule({
      price: '1',
      split: [
        {
          from: '2026-01-01',
          value: [
            { party: 'city', share: '70%' },
            { party: 'fund', share: '30%' },
          ],
        },
        { from: '2026-07-01', value: [{ party: 'city', share: '1' }] },
      ],
    }),
    'rule',
    ['‘Baan’ levert €_1,00 op per claim.', 'Vanaf 1 januari 2026: City betaalt 70_% en Fund betaalt 30_%.', 'Vanaf 1 juli 2026: City betaalt 100_%.'],
  ],
  ['for one group', rule({ price: '1', group: 'young' }), 'rule', ['‘Baan’ levert €_1,00 op per claim.', 'Dat geldt alleen voor groep young.']],
  [
    'an indexed price',
    {
      ...rule({ price: '1', indexed: 'cpi' }),
      parameters: { price_index: '104' },
      indexation: [{ id: 'cpi', parameter: 'price_index', base: '100' }],
    },
    'rule',
    ['‘Baan’ levert €_1,00 op per claim.', 'De prijs beweegt mee met price index, vergeleken met 100.'],
  ],
  [
    'a curve',
    rule({ curve: { kind: 'steps', points: [{ at: '20', value: '100' }] } }),
    'rule',
    ['Wat ‘Baan’ oplevert, hangt af van het aantal: tot 20 niets, vanaf 20: €_100,00.'],
  ],
];

const OUTCOMES: readonly Row[] = [
  [
    'what counts, and what is the proof',
    {
      ...JOB,
      outcomes: [
        {
          id: 'job',
          title: 'Baan',
          definition: {
            unit: 'Een baan',
            threshold: 'Minstens 24 uur',
            duration: 'Een half jaar.',
            evidence: 'Het contract',
            verification: 'De beoordelaar',
          },
        },
      ],
    },
    'outcome',
    [
      '‘Baan’ levert €_100,00 op per claim.',
      'Wat telt: Een baan.',
      'Wanneer het is gehaald: Minstens 24 uur.',
      'Hoelang het moet duren: Een half jaar.',
      'Bewijs: Het contract.',
      'Wie controleert: De beoordelaar.',
    ],
  ],
  [
    'a step of a ladder without a price',
    {
      outcomes: [
        { id: 'house', title: 'Huis', requires: ['start', 'job'], maxPerPerson: 1, holdDays: 90 },
        { id: 'job', title: 'Baan' },
      ],
    },
    'outcome',
    [
      'Dit resultaat heeft geen eigen prijs.',
      'Er staat nog niet wat het bewijs is.',
      'Eerst moet ‘start’ en ‘Baan’ zijn gehaald.',
      'Dit telt één keer per persoon.',
      'Het moet 90 dagen duren. Wie opnieuw begint, begint ook opnieuw te tellen.',
    ],
  ],
  [
    'alternatives',
    { outcomes: JOBS, alternatives: [{ id: 'either', outcomes: ['job', 'house'], upgrade: 'difference' }] },
    'alternative',
    ['Van ‘Baan’ en ‘house’ telt er één per persoon.', 'Wie daarna een ander haalt, krijgt alleen het verschil erbij.'],
  ],
];

const LAST = 'Wat er het laatst bij komt, blijft onbetaald.';
const LIMITS: readonly Row[] = [
  [
    'money per person',
    limit({ each: 'person', max: '9000' }),
    'limit',
    ['Per persoon wordt hoogstens €_9.000,00 betaald.', LAST],
    ['Per person at most €9,000.00 is paid.', 'What comes last stays unpaid.'],
  ],
  [
    'scaled',
    limit({ each: 'year', max: '9000', cut: 'scale' }),
    'limit',
    ['Per jaar wordt hoogstens €_9.000,00 betaald.', 'Is het meer, dan krijgt alles hetzelfde deel.'],
  ],
  [
    'units',
    limit({ maxCount: '320', outcomes: ['job'] }),
    'limit',
    ['Over de hele looptijd tellen hoogstens 320 eenheden mee.', 'Dat gaat over ‘Baan’.', LAST],
  ],
  [
    'a share',
    limit({ maxShare: '40%', outcomes: ['job'], among: ['job', 'house'] }),
    'limit',
    ['‘Baan’ mag hoogstens 40_% zijn van ‘Baan’ en ‘Huis’ samen.', LAST],
  ],
  [
    'a floor with an end',
    limit({ each: 'period', min: '1000', until: '2026-06-30' }),
    'limit',
    ['Per periode wordt minstens €_1.000,00 betaald.', 'Dat geldt tot en met 30 juni 2026.'],
  ],
  [
    'of one payer, dated',
    limit({
      each: 'payer',
      payer: 'city',
      max: [
        { from: '2026-01-01', value: '5' },
        { from: '2026-07-01', value: '6' },
      ],
      clause: 'art. 3',
    }),
    'limit',
    ['Door City wordt hoogstens €_5,00 betaald.', 'Vanaf 1 juli 2026 is dat €_6,00.', LAST, 'Dit staat in art. 3.'],
  ],
];

const AMOUNTS: readonly Row[] = [
  [
    'a fee each period',
    { fees: [{ id: 'fee', from: 'city', to: 'provider', amount: '25', clause: 'art. 9' }] },
    'fee',
    ['City betaalt Provider elke periode €_25,00, wat er ook wordt bereikt.', 'Dit staat in art. 9.'],
  ],
  [
    'a fee on days, on a condition',
    { fees: [{ id: 'fee', from: 'city', to: 'provider', amount: 'enrolled * 2', days: ['2026-03-01', '2026-09-01'], when: 'enrolled > 5' }] },
    'fee',
    [
      'City betaalt Provider op 1 maart 2026 en 1 september 2026 aantal deelnemers keer 2, wat er ook wordt bereikt.',
      'Dat geldt alleen zolang aantal deelnemers groter dan 5 is.',
    ],
  ],
  [
    'a deduction',
    { deductions: [{ id: 'net', payer: 'city', amount: 'spent', floor: '10' }] },
    'deduction',
    [
      'Van wat City betaalt, gaat af: spent.',
      'City betaalt nooit minder dan €_10,00. Wat niet kan worden afgetrokken, wacht tot de volgende periode.',
    ],
  ],
  [
    'shares',
    {
      payers: [
        { party: 'city', share: '0.7' },
        { party: 'fund', share: '30%' },
      ],
    },
    'payers',
    ['City betaalt 70_% en Fund betaalt 30_%.'],
  ],
  ['a parameter', { parameters: { expected_days: '120' } }, 'parameter', ['Expected days is 120.']],
  [
    'a parameter that changes',
    {
      parameters: {
        rate: [
          { from: '2026-01-01', value: '25%' },
          { from: '2026-07-01', value: 'live_rate' },
        ],
      },
    },
    'parameter',
    ['Rate is vanaf 1 januari 2026 25_%.', 'Rate is vanaf 1 juli 2026 live rate.'],
  ],
  ['tax on top', { tax: { rate: '21%', category: 'S' } }, 'tax', ['Boven op elk bedrag komt 21_% btw.']],
  ['tax included', { tax: { rate: '9%', category: 'S', basis: 'gross' } }, 'tax', ['In elk bedrag zit 9_% btw.']],
  ['no tax', { tax: { rate: '0', category: 'E' } }, 'tax', ['Er komt geen btw bij: deze dienst is vrijgesteld.']],
  [
    'late interest',
    {
      lateInterest: {
        rate: [
          { from: '2026-01-01', value: '10.15%' },
          { from: '2026-07-01', value: '10%' },
        ],
      },
    },
    'late_interest',
    ['Wie te laat betaalt, betaalt 10,15_% rente per jaar.', 'Vanaf 1 juli 2026 is dat 10_%.'],
  ],
  [
    'where money goes',
    { spending: [{ id: 'wages', title: 'loon', party: 'provider', share: '70%' }] },
    'spending',
    ['Provider besteedt 70_% aan loon.'],
  ],
];

const CONTRACT: readonly Row[] = [
  [
    'the contract',
    { promise: 'Mensen vinden werk', form: 'sib', reason: 'Geen geld vooruit', afterwards: 'Rechtstreeks', version: 2, effective: '2026-07-01' },
    'contract',
    [
      'Mensen vinden werk.',
      'Dit is een social impact bond: investeerders betalen het werk vooruit en krijgen geld terug naar resultaat.',
      'Waarom zo: Geen geld vooruit.',
      'Het contract loopt van 1 januari 2026 tot en met 31 december 2026.',
      'Dit is versie 2. Die geldt vanaf 1 juli 2026.',
      'Daarna: Rechtstreeks.',
    ],
  ],
  [
    'a party in two roles',
    { parties: [{ id: 'a', name: 'Anker', roles: ['provider', 'investor'] }] },
    'party',
    ['Anker voert het werk uit en betaalt het werk vooruit.'],
    ['Anker does the work and pays for the work in advance.'],
  ],
  [
    'the calendar',
    { calendar: { every: 'month', claimWithinDays: 1, paymentTermDays: 14 }, cohort: { enrolment: 'required', maxPeople: 1200 } },
    'calendar',
    [
      'Elke maand wordt afgerekend.',
      'Een resultaat moet binnen 1 dag zijn gemeld.',
      'Er wordt betaald binnen 14 dagen na het eind van de periode.',
      'Alleen wie is ingeschreven, telt mee.',
      'Er is plaats voor 1.200 mensen.',
      'Bedragen worden afgerond op 0,01 (de helft gaat naar boven).',
    ],
  ],
  [
    'a calendar with its own days',
    { calendar: { ends: ['2026-06-15'], paymentTermDays: 0 } },
    'calendar',
    [
      'Er wordt afgerekend over de tijd tot en met 15 juni 2026 en 31 december 2026.',
      'Er wordt betaald op de laatste dag van de periode.',
      'Bedragen worden afgerond op 0,01 (de helft gaat naar boven).',
    ],
  ],
];

describe.each([
  ['contract, parties, calendar', CONTRACT],
  ['outcomes', OUTCOMES],
  ['rules', RULES],
  ['limits', LIMITS],
  ['other amounts', AMOUNTS],
])('%s', (_what, rows) => {
  it.each(rows.map(([name, parts, section, nl, en]) => ({ name, parts, section, nl, en })))('$name', ({ parts, section, nl, en }) => {
    expect(say(parts, section)).toEqual(nl);
    if (en !== undefined) expect(say(parts, section, 'en')).toEqual(en);
  });
});

describe('any sheet', () => {
  it('is described in both languages alike, sentence by sentence, without holes', () => {
    fc.assert(
      fc.property(anyTerms(), (terms) => {
        const [nl, en] = [describeSheet(makeSheet(terms), 'nl'), describeSheet(makeSheet(terms), 'en')];
        expect(nl.map((entry) => [entry.section, entry.id, entry.sentences.length])).toEqual(
          en.map((entry) => [entry.section, entry.id, entry.sentences.length]),
        );
        for (const text of [...nl, ...en].flatMap((entry) => entry.sentences)) expect(text).toMatch(/^(?!.*(undefined|NaN|\[object| {2})).*[.?!…]$/);
      }),
      { numRuns: 60, seed: 3 },
    );
  });
});
