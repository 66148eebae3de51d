import { describe, expect, it } from 'vitest';
import { explainSentences } from './explain-sentences.ts';
import { TITLE, type WordsRow, inputs, node, said } from './explain-words.testing.ts';

/** Each node of the explanation of a line by itself, word for word in both languages. */

const LINE = { payerName: 'Stad', payeeName: 'Anker', from: '2026-01-01', to: '2026-03-31', dueDay: '2026-04-30' };

const TOTALS: readonly WordsRow[] = [
  [
    'all that is due',
    node('total_due', 12_345, { asOf: '2026-12-31', lines: '3' }),
    'Op 31 december 2026 is in totaal €_123,45 te betalen, in 3 regels.',
    'On 31 December 2026 €123.45 is to be paid in all, in 3 lines.',
  ],
  [
    'all that is due in one line',
    node('total_due', 100, { asOf: '2026-12-31', lines: '1' }),
    'Op 31 december 2026 is in totaal €_1,00 te betalen, in 1 regel.',
    'On 31 December 2026 €1.00 is to be paid in all, in 1 line.',
  ],
  ['a total', node('total', 12_345, { lines: '3' }), '3 regels komen samen op €_123,45.', '3 lines come to €123.45 together.'],
  ['a total of one', node('total', 12_345, { lines: '1' }), '1 regel komt op €_123,45.', '1 line comes to €123.45.'],
  [
    'to pay',
    node('due', 500, LINE, TITLE),
    'Stad betaalt Anker €_5,00 voor ‘Baan’ over 1 januari 2026 tot en met 31 maart 2026. Dat kan tot en met 30 april 2026.',
    'Stad pays Anker €5.00 for “Job” over 1 January 2026 to 31 March 2026. This can be done until 30 April 2026.',
  ],
  [
    'nothing to pay',
    node('due', 0, LINE, TITLE),
    'Voor ‘Baan’ over 1 januari 2026 tot en met 31 maart 2026 hoeft Stad nu niets te betalen aan Anker.',
    'For “Job” over 1 January 2026 to 31 March 2026 Stad has nothing to pay Anker now.',
  ],
  [
    'to pay back',
    node('due', -500, LINE, TITLE),
    'Anker betaalt Stad €_5,00 terug voor ‘Baan’ over 1 januari 2026 tot en met 31 maart 2026. Dat kan tot en met 30 april 2026.',
    'Anker pays €5.00 back to Stad for “Job” over 1 January 2026 to 31 March 2026. This can be done until 30 April 2026.',
  ],
  [
    'owed by who is paid',
    node('due', -500, LINE, { ...TITLE, children: [node('line', -500)] }),
    'Anker betaalt Stad €_5,00 voor ‘Baan’ over 1 januari 2026 tot en met 31 maart 2026. Dat kan tot en met 30 april 2026.',
    'Anker pays €5.00 to Stad for “Job” over 1 January 2026 to 31 March 2026. This can be done until 30 April 2026.',
  ],
  [
    'a deduction that adds',
    node('due', 500, { ...LINE, kind: 'deduction' }, TITLE),
    'Bij wat Stad betaalt, komt €_5,00 voor ‘Baan’ over 1 januari 2026 tot en met 31 maart 2026. Dat kan tot en met 30 april 2026.',
    '€5.00 is added to what Stad pays, for “Job” over 1 January 2026 to 31 March 2026. This can be done until 30 April 2026.',
  ],
  ['the line', node('line', 500), 'De hele regel komt op €_5,00.', 'The whole line comes to €5.00.'],
  [
    'settled before',
    node('already_settled', -500),
    'Eerder afgerekend: €_5,00. Alleen het verschil telt nu.',
    'Settled before: €5.00. Only the difference counts now.',
  ],
  [
    'no longer there',
    node('gone', 0),
    'De gegevens geven nu geen bedrag meer voor deze regel. Wat eerder is afgerekend, wordt gecorrigeerd.',
    'The facts no longer give an amount for this line. What was settled before is turned back.',
  ],
];

const PARTS: readonly WordsRow[] = [
  [
    'an even share',
    node('share', 250, { payerName: 'Stad', share: '0.5', rounding: '0' }),
    'Stad betaalt daarvan 50_%: €_2,50.',
    'Stad pays 50% of that: €2.50.',
  ],
  [
    'an uneven share',
    node('share', 333, { payerName: 'Stad', share: '33.3%', rounding: '1', exact: '3.333' }),
    'Stad betaalt daarvan 33,3_%: €_3,33. Precies is dat €_3,333; de centen die overblijven, gaan naar de grootste resten.',
    'Stad pays 33.3% of that: €3.33. Exactly that is €3.333; the cents left over go to the largest remainders.',
  ],
  [
    'a limit of a payer',
    node('payer_limit', -500, { payerName: 'Stad', max: '20', each: 'payer' }, TITLE),
    'De grens ‘Baan’ (hoogstens €_20,00 per betaler) nam €_5,00 weg bij Stad.',
    'The limit “Job” (at most €20.00 per payer) took €5.00 away from what Stad pays.',
  ],
  [
    'a limit of a payer that gives back',
    node('payer_limit', 500, { payerName: 'Stad', max: '20', each: 'payer' }, TITLE),
    'De grens ‘Baan’ (hoogstens €_20,00 per betaler) gaf €_5,00 terug bij Stad.',
    'The limit “Job” (at most €20.00 per payer) gave €5.00 back to what Stad pays.',
  ],
  ['no tax', node('tax', 0, { rate: '0' }), 'Er komt geen btw bij.', 'No VAT is added.'],
  ['what is left', node('outcome', 500, {}, { children: [node('gross', 800), node('limit_cut', -300)] }), 'Er blijft €_5,00 over.', '€5.00 is left.'],
  ['what was never cut', node('outcome', 500, {}, { children: [node('gross', 500)] }), '', ''],
  [
    'many prices',
    node('gross', 12_300, { items: '5' }, { children: Array.from({ length: 5 }, () => node('claims_at_price', 1)) }),
    '5 claims tegen verschillende prijzen, samen €_123,00.',
    '5 claims at different prices, together €123.00.',
  ],
  [
    'one claim of several units',
    node('claims_at_price', 3_000, { items: '1', quantity: '3', price: '10', unit: 'dagen' }),
    '1 claim, samen 3 dagen: 3 × €_10,00 = €_30,00.',
    '1 claim, together 3 dagen: 3 × €10.00 = €30.00.',
  ],
  [
    'units without a name',
    node('claims_at_price', 3_000, { items: '2', quantity: '3', price: '10' }),
    '2 claims, samen 3 eenheden: 3 × €_10,00 = €_30,00.',
    '2 claims, together 3 units: 3 × €10.00 = €30.00.',
  ],
  [
    'one claim by a formula',
    node('claims_by_formula', 700, { items: '1' }),
    '1 claim, apart berekend: €_7,00.',
    '1 claim, calculated on its own: €7.00.',
  ],
  [
    'a cut of one claim',
    node('limit_cut', -500, { max: '10', each: 'person', claims: '1', subjects: 'p1' }, TITLE),
    'De grens ‘Baan’ (hoogstens €_10,00 per persoon) nam €_5,00 weg bij 1 claim, van p1.',
    'The limit “Job” (at most €10.00 per person) took €5.00 away from 1 claim, of p1.',
  ],
  [
    'a cut in units',
    node('limit_cut', -500, { maxCount: '1200', each: 'rule' }, TITLE),
    'De grens ‘Baan’ (hoogstens 1.200 eenheden per regel) nam €_5,00 weg.',
    'The limit “Job” (at most 1,200 units per rule) took €5.00 away.',
  ],
  [
    'a cut by a share',
    node('limit_cut', -500, { maxShare: '0.4', each: 'contract' }, TITLE),
    'De grens ‘Baan’ (hoogstens 40_% van alle resultaten over de hele looptijd) nam €_5,00 weg.',
    'The limit “Job” (at most 40% of all outcomes over the whole term) took €5.00 away.',
  ],
  [
    'a cut of a limit that says two things',
    node('limit_cut', -500, { max: '10', maxCount: '2', each: 'cohort' }, TITLE),
    'De grens ‘Baan’ (hoogstens €_10,00 en hoogstens 2 eenheden per groep) nam €_5,00 weg.',
    'The limit “Job” (at most €10.00 and at most 2 units per cohort) took €5.00 away.',
  ],
  [
    'a cut in people',
    node('limit_cut', -1, { maxPeople: '1200', each: 'contract' }, TITLE),
    'De grens ‘Baan’ (hoogstens 1.200 mensen over de hele looptijd) nam €_0,01 weg.',
    'The limit “Job” (at most 1,200 people over the whole term) took €0.01 away.',
  ],
  [
    'a cut of a year',
    node('limit_cut', -1, { max: '10', each: 'year', year: 'contract', yearFirst: '09-01' }, TITLE),
    'De grens ‘Baan’ (hoogstens €_10,00 per jaar van het contract vanaf 1 september) nam €_0,01 weg.',
    'The limit “Job” (at most €10.00 per year of the contract from 1 September) took €0.01 away.',
  ],
  [
    'a cut of an outcome',
    node('limit_cut', -1, { max: '10', each: 'outcome' }, TITLE),
    'De grens ‘Baan’ (hoogstens €_10,00 per resultaat) nam €_0,01 weg.',
    'The limit “Job” (at most €10.00 per outcome) took €0.01 away.',
  ],
  [
    'a limit that took too much before and gives back',
    node('limit_cut', 500, { max: '10', each: 'contract', claims: '2', subjects: 'p1 p2' }, TITLE),
    'De grens ‘Baan’ (hoogstens €_10,00 over de hele looptijd) gaf €_5,00 terug bij 2 claims, van p1 en p2.',
    'The limit “Job” (at most €10.00 over the whole term) gave €5.00 back on 2 claims, of p1 and p2.',
  ],
  [
    'another outcome that falls away',
    node('alternative_cut', 500, {}, TITLE),
    'Voor ‘Baan’ was al betaald. Daarom kwam er €_5,00 bij.',
    '“Job” had been paid for already. Therefore €5.00 was added.',
  ],
  [
    'what a claim gets back',
    node('cut_of_claim', 500, { claim: 'c1', subject: 'p1' }),
    'Claim c1 van p1: €_5,00 terug.',
    'Claim c1 of p1: €5.00 back.',
  ],
  [
    'an amount that is one reported value',
    node('step', undefined, { step: 'amount', text: 'lifetime_gain', result: '5' }, inputs(['lifetime_gain', '5'])),
    'Bedrag: ‘lifetime gain’ = €_5,00.',
    'Amount: “lifetime gain” = €5.00.',
  ],
  [
    'an amount that stands in the terms: there is nothing to work out',
    node('step', undefined, { step: 'amount', text: '5000', result: '5000' }),
    'Het bedrag is €_5.000,00.',
    'The amount is €5,000.00.',
  ],
  [
    'a deduction',
    node('step', undefined, { step: 'deduction', text: 'a - b', result: '5' }),
    'Afgetrokken: a min b; in deze periode €_5,00.',
    'Taken off: a minus b; in this period €5.00.',
  ],
  [
    'a deduction below zero',
    node('step', undefined, { step: 'deduction', text: 'a - b', result: '-5' }),
    'Onder nul, dus het komt erbij: a min b; in deze periode €_5,00.',
    'Below zero, so it is added: a minus b; in this period €5.00.',
  ],
  ['what a claim lost', node('cut_of_claim', -500, { claim: 'c1', subject: 'p1' }), 'Claim c1 van p1: €_5,00 minder.', 'Claim c1 of p1: €5.00 less.'],
];

const ITEMS: readonly WordsRow[] = [
  [
    'a claim that earns',
    node('item', 500, { claim: 'c1', subject: 'p1', day: '2026-02-01' }, TITLE),
    'Claim c1 van p1 van 1 februari 2026 levert €_5,00 op voor ‘Baan’.',
    'Claim c1 of p1 on 1 February 2026 earns €5.00 for “Job”.',
  ],
  [
    'a claim that earns nothing',
    node('item', 0, { claim: 'c1', subject: 'p1', day: '2026-02-01' }, TITLE),
    'Claim c1 van p1 van 1 februari 2026 levert niets op voor ‘Baan’.',
    'Claim c1 of p1 on 1 February 2026 earns nothing for “Job”.',
  ],
  [
    'a result that costs',
    node('item', -500, { day: '2026-02-01' }, TITLE),
    'Het resultaat van 1 februari 2026 kost €_5,00 voor ‘Baan’.',
    'The result on 1 February 2026 costs €5.00 for “Job”.',
  ],
  ['a worth without a price', node('item_value', 500), 'Dat is €_5,00 waard.', 'That is worth €5.00.'],
  ['a worth that its steps tell', node('item_value', 500, {}, inputs(['a', '1'])), '', ''],
  [
    'a price that came out uneven',
    node('item_value', 333, { quantity: '0.333', price: '10.005' }),
    '0,333 × €_10,005 = €_3,33, na afronding.',
    '0.333 × €10.005 = €3.33, after rounding.',
  ],
  [
    'a result asked by its title',
    node('step', undefined, { step: 'quantity', text: 'count(job)', result: '2' }, { names: { job: TITLE.title } }),
    'Aantal: het aantal claims ‘Baan’ = 2.',
    'Quantity: the number of claims “Job” = 2.',
  ],
  [
    'a condition',
    node('step', undefined, { step: 'when', text: 'rate >= 20' }, inputs(['rate', '21.5'])),
    'Dit telt mee, omdat rate minstens 20 is (rate 21,5).',
    'This counts, because rate is at least 20 (rate 21.5).',
  ],
  [
    'rounding to the even number',
    node('step', undefined, { step: 'rounding', text: '1 half-even', result: '2' }, inputs(['amount', '2.5'])),
    'Afgerond op 1 (de helft naar het even getal): van 2,5 naar 2.',
    'Rounded to 1 (half goes to the even number): from 2.5 to 2.',
  ],
  [
    'rounding a quantity down',
    node('step', undefined, { step: 'rounding', text: '10 down', result: '1230' }, inputs(['quantity', '1234'])),
    'Afgerond op 10 (naar beneden): van 1.234 naar 1.230.',
    'Rounded to 10 (down): from 1,234 to 1,230.',
  ],
  [
    'rounding up',
    node('step', undefined, { step: 'rounding', text: '1 up', result: '3' }, inputs(['quantity', '2.1'])),
    'Afgerond op 1 (naar boven): van 2,1 naar 3.',
    'Rounded to 1 (up): from 2.1 to 3.',
  ],
  [
    'a measure',
    node('input', undefined, { from: 'measure', name: 'live_rate', day: '2026-02-09' }, { source: 'CBS' }),
    'De bron van ‘live rate’ is CBS, gemeten op 9 februari 2026.',
    'The source of “live rate” is CBS, measured on 9 February 2026.',
  ],
  [
    'a measure without a day',
    node('input', undefined, { from: 'measure', name: 'rate' }, { source: 'CBS' }),
    'De bron van ‘rate’ is CBS.',
    'The source of “rate” is CBS.',
  ],
  ['a measure whose source may not be told', node('input', undefined, { from: 'measure', name: 'rate' }), '', ''],
];

describe('a node of an explanation', () => {
  it.each([...TOTALS, ...PARTS, ...ITEMS])('%s', (_name, of, nl, en) => {
    expect([said(of, 'nl'), said(of, 'en')]).toEqual([nl, en]);
  });

  it.each(['other_payers', 'fee', 'deduction', 'other_holders', 'payment_due'] as const)('%s is silent: its parent or children say it', (code) => {
    expect([said(node(code, 500), 'nl'), said(node(code, 500), 'en')]).toEqual(['', '']);
  });

  it('money follows the currency of the node: yen have no cents, dinars have three digits', () => {
    expect(said({ ...node('drawn', 1234), currency: 'JPY' }, 'en')).toBe('Drawn: JP¥1,234.');
    expect(said({ ...node('drawn', 1234), currency: 'KWD' }, 'nl')).toBe('Opgenomen: KWD_1,234.');
  });

  it('a clause that two nodes name is said once, at the end', () => {
    const clause = 'artikel 4';
    const tree = {
      ...node(
        'line',
        500,
        {},
        {
          children: [
            { ...node('drawn', 300), clause },
            { ...node('drawn', 200), clause: 'artikel 5' },
          ],
        },
      ),
      clause,
    };
    expect(explainSentences(tree, 'en')).toEqual([
      'The whole line comes to €5.00.',
      'Drawn: €3.00.',
      'Drawn: €2.00.',
      'The contract says so in artikel 4 and artikel 5.',
    ]);
  });
});
