import { describe, expect, it } from 'vitest';
import { EXPLAIN_CODES, WATERFALL_CODES } from './explain-node.ts';
import { TITLE, type WordsRow, inputs, node, said } from './explain-words.testing.ts';
import { EXPLAIN_MESSAGES } from './messages-explain.ts';

/** Each node of the explanation of the money of investors by itself, word for word in both languages. */

const RECEIVER = { day: '2026-07-01', receiverName: 'Fonds' };

const RETURNS: readonly WordsRow[] = [
  [
    'more than one rate',
    node('returns', 0, { putIn: '100000', back: '150000', multiple: '1.5', irr: '0.0812', unique: 'false' }, { title: 'Lening' }),
    'Lening: ingelegd €_1.000,00, terug €_1.500,00. Dat is 1,5 keer de inleg. Het rendement per jaar (IRR) is 8,12_%, ongeveer: er past meer dan één rente.',
    'Lening: put in €1,000.00, got back €1,500.00. That is 1.5 times what was put in. The return a year (IRR) is 8.12%, about: more than one rate fits.',
  ],
  [
    'no rate that fits',
    node('returns', 0, { putIn: '100', back: '100', why: 'not_found' }, { title: 'Lening' }),
    'Lening: ingelegd €_1,00, terug €_1,00. Er is geen IRR: er is geen percentage per jaar waarbij deze betalingen uitkomen.',
    'Lening: put in €1.00, got back €1.00. There is no IRR: no rate fits.',
  ],
  [
    'nothing put in',
    node('returns', 0, { putIn: '0', back: '0', why: 'no_flows' }, { title: 'Lening' }),
    'Lening: ingelegd €_0,00, terug €_0,00. Er is geen IRR: er is nog niets ingelegd.',
    'Lening: put in €0.00, got back €0.00. There is no IRR: nothing was put in yet.',
  ],
  [
    'one way only',
    node('returns', 0, { putIn: '100', back: '0', why: 'no_sign_change' }, { title: 'Lening' }),
    'Lening: ingelegd €_1,00, terug €_0,00. Er is geen IRR: er is alleen ingelegd of alleen ontvangen.',
    'Lening: put in €1.00, got back €0.00. There is no IRR: money only went in, or only came out.',
  ],
  ['put in', node('put_in', -500, { count: '2' }, { title: 'Bank' }), 'Bank: €_5,00 ingelegd, in 2 keer.', 'Bank: €5.00 put in, in 2 payments.'],
  ['got back', node('got_back', 500, { count: '1' }, { title: 'Bank' }), 'Bank: €_5,00 terug, in 1 keer.', 'Bank: €5.00 back, in 1 payment.'],
  ['nothing back', node('got_back', 0, { count: '0' }, { title: 'Bank' }), 'Bank: €_0,00 terug.', 'Bank: €0.00 back.'],
  ['still out', node('still_out', 500, {}, { title: 'Lening' }), 'Lening: er staat nog €_5,00 uit.', 'Lening: €5.00 is still to be repaid.'],
  [
    'nothing out any more',
    node('still_out', 0, {}, { title: 'Lening' }),
    'Lening: er staat niets meer uit.',
    'Lening: nothing is left to be repaid.',
  ],
  ['drawn', node('drawn', 500), 'Opgenomen: €_5,00.', 'Drawn: €5.00.'],
  ['repaid', node('repaid', -500), 'Afgelost: €_5,00.', 'Repaid: €5.00.'],
  [
    'a planned draw',
    node('capital_move', -500, { day: '2026-01-01', planned: 'true' }),
    'Op 1 januari 2026 werd €_5,00 ingelegd, zoals het contract zegt.',
    'On 1 January 2026 €5.00 was put in, as the contract says.',
  ],
  [
    'a real draw',
    node('capital_move', -500, { day: '2026-01-01', planned: 'false' }),
    'Op 1 januari 2026 werd €_5,00 ingelegd.',
    'On 1 January 2026 €5.00 was put in.',
  ],
];

const PAYMENTS: readonly WordsRow[] = [
  [
    'to several',
    node('payment', 500, RECEIVER, { ...TITLE, children: [node('payment', 500)] }),
    'Op 1 juli 2026 gaat er samen €_5,00 naar ‘Baan’.',
    'On 1 July 2026 €5.00 goes to “Job” in all.',
  ],
  [
    'out of the reserve',
    node('payment', 500, { ...RECEIVER, pay: 'release' }, TITLE),
    'Op 1 juli 2026 komt er €_5,00 uit de reserve.',
    'On 1 July 2026 €5.00 comes out of the reserve.',
  ],
  [
    'by a party',
    node('payment', 500, { ...RECEIVER, payerName: 'Anker' }, TITLE),
    'Op 1 juli 2026 gaat er €_5,00 van Anker naar Fonds voor ‘Baan’.',
    'On 1 July 2026 €5.00 goes from Anker to Fonds for “Job”.',
  ],
  [
    'interest of another',
    node('payment', 500, { ...RECEIVER, insteadNameNl: 'Lening', insteadNameEn: 'Loan' }, TITLE),
    'Op 1 juli 2026 gaat er €_5,00 naar Fonds voor ‘Baan’. Dit is de rente over ‘Lening’.',
    'On 1 July 2026 €5.00 goes to Fonds for “Job”. This is the interest on “Loan”.',
  ],
  [
    'a share in units',
    node('payment_share', 500, { holderName: 'Bank', units: '1500' }),
    'Voor Bank is dat €_5,00, voor 1.500 stuks.',
    'For Bank that is €5.00, for 1,500 units.',
  ],
  [
    'one unit',
    node('payment_share', 500, { holderName: 'Bank', units: '1' }),
    'Voor Bank is dat €_5,00, voor 1 stuk.',
    'For Bank that is €5.00, for 1 unit.',
  ],
  ['the only holder', node('payment_share', 500, { holderName: 'Bank' }), 'Voor Bank is dat €_5,00.', 'For Bank that is €5.00.'],
  [
    'a condition that did not hold',
    node('payment_when', undefined, { holds: 'false', text: 'rate > 20' }, inputs(['rate', '3'])),
    'De voorwaarde van deze stap gold niet: rate groter dan 20 is (rate 3).',
    'The condition of this step did not hold: rate is more than 20 (rate 3).',
  ],
  [
    'a condition that may not be told',
    node('payment_when', undefined, { holds: 'false' }),
    'De voorwaarde van deze stap gold niet.',
    'The condition of this step did not hold.',
  ],
  [
    'a value that is not there yet',
    node('payment_stopped', undefined, { state: 'value_missing', missing: 'live_rate' }),
    '‘live rate’ was toen nog niet bekend.',
    '“live rate” was not known yet.',
  ],
  [
    'a value that may not be named',
    node('payment_stopped', undefined, { state: 'value_missing' }),
    'Er was toen nog een waarde niet bekend.',
    'A value was not known yet.',
  ],
  [
    'a formula without an answer',
    node('payment_stopped', undefined, { state: 'no_number' }),
    'De formule van deze stap gaf geen getal.',
    'The formula of this step gave no number.',
  ],
  [
    'a cap in money',
    node('payment_cap', -500, { cap: 'maxMoney', most: '100' }),
    'Er mag in totaal hoogstens €_100,00 naar deze investeerders. Daarom ging er €_5,00 af.',
    'These investors may get at most €100.00 in all. So €5.00 was taken off.',
  ],
  [
    'a cap on the return',
    node('payment_cap', -500, { cap: 'maxIrr', most: '0.12' }),
    'Het rendement mag hoogstens 12_% per jaar zijn. Daarom ging er €_5,00 af.',
    'The return may be at most 12% a year. So €5.00 was taken off.',
  ],
  ['the pot', node('pot', 500, { day: '2026-07-01' }), 'Op 1 juli 2026 was er €_5,00 te verdelen.', 'On 1 July 2026 there was €5.00 to share out.'],
  [
    'left over',
    node('pot_move', 500, { kind: 'left', day: '2026-07-01' }),
    'Van 1 juli 2026 was nog €_5,00 over.',
    '€5.00 was left over from 1 July 2026.',
  ],
  [
    'too little',
    node('pot_move', -500, { kind: 'left', day: '2026-07-01' }),
    'Op 1 juli 2026 was er €_5,00 te kort.',
    'On 1 July 2026 there was €5.00 too little.',
  ],
  [
    'a cost',
    node('pot_move', -500, { kind: 'cost', day: '2026-07-01', partyName: 'Anker' }),
    'Op 1 juli 2026 ging er €_5,00 naar Anker voor kosten.',
    'On 1 July 2026 €5.00 went to Anker for costs.',
  ],
  [
    'not spent',
    node('pot_move', 500, { kind: 'unspent', day: '2026-07-01' }),
    'Van de inleg was €_5,00 niet besteed; dat komt erbij.',
    '€5.00 of what was put in had not been spent; that is added.',
  ],
  [
    'an early end',
    node('pot_move', 500, { kind: 'termination', day: '2026-07-01', partyName: 'Stad' }),
    'Van Stad kwam er €_5,00, omdat het contract eerder stopt.',
    '€5.00 came from Stad, because the contract ends early.',
  ],
  [
    'a receipt',
    node('pot_move', 500, { kind: 'receipt', day: '2026-07-01', partyName: 'Stad' }),
    'Van Stad kwam er €_5,00 binnen, gerekend op de laatste betaaldag: 1 juli 2026.',
    '€5.00 came in from Stad, reckoned on the last day of payment: 1 July 2026.',
  ],
  [
    'a payment that was seen',
    node('pot_move', 500, { kind: 'receipt', day: '2026-07-01', partyName: 'Stad', payment: 'b1' }),
    'Van Stad kwam er €_5,00 binnen op 1 juli 2026.',
    '€5.00 came in from Stad on 1 July 2026.',
  ],
  [
    'money back',
    node('pot_move', -500, { kind: 'receipt', day: '2026-07-01', partyName: 'Stad', payment: 'b1' }),
    'Er ging €_5,00 naar Stad op 1 juli 2026.',
    '€5.00 went to Stad on 1 July 2026.',
  ],
];

/** What an amount due is made of: the name of the part, and its sentence. */
const DUE: readonly (readonly [string, string, string])[] = [
  ['outstanding', 'Er stond nog €_5,00 uit.', '€5.00 was still to be repaid.'],
  [
    'by_result',
    'Door het resultaat komt daarvan €_5,00 nu niet terug: score keer 2 (score 3).',
    'By the result €5.00 of that does not come back now: score times 2 (score 3).',
  ],
  [
    'by_amount',
    'Deze stap betaalt niet meer dan is afgesproken, dus €_5,00 minder: score keer 2 (score 3).',
    'This step pays no more than was agreed, so €5.00 less: score times 2 (score 3).',
  ],
  ['interest_before', 'Rente van eerder die nog niet was betaald: €_5,00.', 'Interest from before that had not been paid: €5.00.'],
  ['interest_now', 'Nieuwe rente: €_5,00.', 'New interest: €5.00.'],
  ['to_date', 'Tot en met deze dag samen: €_5,00: score keer 2 (score 3).', 'Up to this day in all: €5.00: score times 2 (score 3).'],
  ['paid_before', 'Daarvan was €_5,00 al betaald.', '€5.00 of that was paid already.'],
  ['arrears', 'Nog open van eerder: €_5,00.', 'Still open from before: €5.00.'],
  ['charged', 'Deze keer: €_5,00: score keer 2 (score 3).', 'This time: €5.00: score times 2 (score 3).'],
  ['level', 'In de reserve hoort €_5,00: score keer 2 (score 3).', 'The reserve should hold €5.00: score times 2 (score 3).'],
  ['filled', 'Er zat al €_5,00 in.', 'It held €5.00 already.'],
  ['reserve', 'In de reserve zat €_5,00.', 'The reserve held €5.00.'],
  ['available', 'Er was nog €_5,00 te verdelen.', 'There was €5.00 left to share out.'],
  ['to_others', 'Daarvan is €_5,00 voor anderen, of voor de stappen hierna.', '€5.00 of that is for others, or for the steps after this.'],
  ['unprotected', 'Daarvan valt €_5,00 niet onder de garantie.', 'The guarantee does not cover €5.00 of that.'],
  ['a part of tomorrow', '', ''],
];

describe('a node of an explanation of the waterfall', () => {
  it.each([...RETURNS, ...PAYMENTS])('%s', (_name, of, nl, en) => {
    expect([said(of, 'nl'), said(of, 'en')]).toEqual([nl, en]);
  });

  it.each(DUE)('of an amount due: %s', (name, nl, en) => {
    const of = node('due_part', -500, { name, text: 'score * 2' }, inputs(['score', '3']));
    expect([said(of, 'nl'), said(of, 'en')]).toEqual([nl, en]);
  });

  it('a formula that is only a number is not told again behind the amount', () => {
    const of = node('due_part', -500, { name: 'charged', text: '5.00' });
    expect([said(of, 'nl'), said(of, 'en')]).toEqual(['Deze keer: €_5,00.', 'This time: €5.00.']);
  });

  it('every code of an explanation has words in both languages, and nothing else has', () => {
    for (const language of ['nl', 'en'] as const) {
      const { clauses: _, ...codes } = EXPLAIN_MESSAGES[language];
      expect(Object.keys(codes).toSorted()).toEqual([...EXPLAIN_CODES].toSorted());
    }
  });

  it('every code but those of long tables has its row here', () => {
    const elsewhere = ['interest_slice', 'payment_short', 'due_part', 'other_holders', 'payment_due'];
    const here = new Set<string>([...RETURNS, ...PAYMENTS].map(([, of]) => of.code));
    expect(WATERFALL_CODES.filter((code) => !here.has(code)).toSorted()).toEqual(elsewhere.toSorted());
  });
});
