import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from './calendar.ts';
import { EXPLAIN_CODES, type ExplainNode } from './explain-node.ts';
import { explainItem, explainLine, explainSentences, explainStatement, explainTotal } from './explain.ts';
import { EXPLAIN_MESSAGES } from './messages-explain.ts';
import { must } from './result.ts';
import { settle } from './settle.ts';
import type { Settled, Statement } from './statement.ts';
import { END, JOB, type SheetParts, anyContract, anyFacts, makeClaims, makeFacts, makeSheet } from './testing.ts';
import type { Facts } from './facts.ts';

const RUNS = { numRuns: 150, seed: Number(process.env['LENTE_SEED'] ?? 7) };

function every(node: ExplainNode): readonly ExplainNode[] {
  return [node, ...node.children.flatMap(every)];
}

/** Nodes whose children do not sum to them: must be none. */
function wrong(root: ExplainNode): readonly ExplainNode[] {
  return every(root).filter((node) => {
    const amounts = node.children.flatMap((child) => (child.amount === undefined ? [] : [child.amount]));
    return amounts.length > 0 && amounts.reduce((a, b) => a + b, 0) !== node.amount;
  });
}

function asSettled(statement: Statement): readonly Settled[] {
  return statement.lines.map((line) => ({ key: line.key, period: line.period, version: line.version, amount: line.computed }));
}

describe('the tree of any contract', () => {
  it('has children that sum to their parent, for every due, total, line and item', () => {
    fc.assert(
      fc.property(anyContract, anyFacts, (contract, facts) => {
        const early = settle(contract, facts, day('2026-07-15'));
        const statement = settle(contract, facts, END, { settled: asSettled(early) });
        const { due, totals, lines, items } = explainStatement(contract, statement, facts);
        expect([due, ...totals, ...lines, ...items].flatMap(wrong)).toEqual([]);
        expect(due.amount).toBe(statement.totals.due);
        expect(lines.map((node) => node.amount)).toEqual(statement.lines.map((line) => line.due));
        expect(items.map((node) => node.amount)).toEqual(statement.items.map((item) => item.paid));
      }),
      RUNS,
    );
  });

  it('has sentences in both languages without a hole in them', () => {
    fc.assert(
      fc.property(anyContract, anyFacts, (contract, facts) => {
        const statement = settle(contract, facts, END);
        const { due, totals, lines, items } = explainStatement(contract, statement, facts);
        for (const node of [due, ...totals, ...lines, ...items]) {
          for (const language of ['nl', 'en'] as const) {
            const text = explainSentences(node, language);
            expect(text.length).toBeGreaterThan(0);
            expect(text.join('\n')).not.toMatch(/undefined|NaN|\[object|‘’|“”| {2}| \.|\n\n/);
          }
        }
      }),
      { ...RUNS, numRuns: 60 },
    );
  });

  it('can be sent as JSON: what is made on demand is in it', () => {
    const statement = settle(makeSheet(JOB), makeClaims({}, { subject: 'p2' }), END);
    const node = must(explainStatement(makeSheet(JOB), statement).lines[0], 'line');
    const sent: unknown = JSON.parse(JSON.stringify(node));
    expect(JSON.stringify(sent)).toContain('"claim":"c2"');
    expect(sent).toEqual(JSON.parse(JSON.stringify(node)));
  });

  it.each(EXPLAIN_CODES.map((code) => [code]))('%s has words in both languages', (code) => {
    expect(typeof EXPLAIN_MESSAGES.nl[code]).toBe('function');
    expect(typeof EXPLAIN_MESSAGES.en[code]).toBe('function');
  });
});

type Case = {
  readonly name: string;
  readonly terms: SheetParts;
  readonly facts: Facts;
  readonly line: string;
  readonly nl: readonly string[];
  readonly en?: readonly string[];
};

const Q1 = 'voor ‘A job’ over 1 januari 2026 tot en met 31 maart 2026';
const PAY = 'Dat kan tot en met 30 april 2026.';

const CASES: readonly Case[] = [
  {
    name: 'claims at one price',
    terms: { ...JOB, rules: [{ id: 'pay_job', outcome: 'job', price: '4730', clause: 'artikel 4.2' }] },
    facts: makeClaims({}, { subject: 'p2' }, { subject: 'p3' }),
    line: '2026-03-31/pay_job/city/provider',
    nl: [`City betaalt Provider €_14.190,00 ${Q1}.`, PAY, '3 claims × €_4.730,00 = €_14.190,00.', 'De afspraak staat in artikel 4.2.'],
    en: [
      'City pays Provider €14,190.00 for “A job” over 1 January 2026 to 31 March 2026.',
      'This can be done until 30 April 2026.',
      '3 claims × €4,730.00 = €14,190.00.',
      'The contract says so in artikel 4.2.',
    ],
  },
  {
    name: 'days at a price with three decimals, rounded per claim',
    terms: { ...JOB, outcomes: [{ id: 'job', title: 'A job', unit: 'dagen' }], rules: [{ id: 'pay_job', outcome: 'job', price: '15.125' }] },
    facts: makeClaims({ quantity: '10' }, { quantity: '7', subject: 'p2' }),
    line: '2026-03-31/pay_job/city/provider',
    nl: [`City betaalt Provider €_257,13 ${Q1}.`, PAY, '2 claims, samen 17 dagen: 17 × €_15,125 = €_257,13, na afronding van elke claim.'],
  },
  {
    name: 'two prices',
    terms: { ...JOB, rules: [{ id: 'pay_job', outcome: 'job', price: [{ price: '100' }, { price: '110', from: '2026-02-01' }] }] },
    facts: makeClaims({}, { subject: 'p2', day: '2026-02-01' }, { subject: 'p3', day: '2026-02-02' }),
    line: '2026-03-31/pay_job/city/provider',
    nl: [`City betaalt Provider €_320,00 ${Q1}.`, PAY, '1 claim × €_100,00 = €_100,00.', '2 claims × €_110,00 = €_220,00.'],
  },
  {
    name: 'a limit that cut, with whose claims',
    terms: { ...JOB, limits: [{ id: 'cap', title: { nl: 'Plafond', en: 'Ceiling' }, each: 'contract', max: '150', clause: 'artikel 5' }] },
    facts: makeClaims({}, { subject: 'p2' }, { subject: 'p3' }),
    line: '2026-03-31/pay_job/city/provider',
    nl: [
      `City betaalt Provider €_150,00 ${Q1}.`,
      PAY,
      '3 claims × €_100,00 = €_300,00.',
      'De grens ‘Plafond’ (hoogstens €_150,00 over de hele looptijd) nam €_150,00 weg bij 2 claims, van p2 en p3.',
      'Er blijft €_150,00 over.',
      'De afspraak staat in artikel 5.',
    ],
  },
  {
    name: 'a limit that scales',
    terms: { ...JOB, limits: [{ id: 'cap', each: 'period', max: '100', cut: 'scale' }] },
    facts: makeClaims({}, { subject: 'p2' }),
    line: '2026-03-31/pay_job/city/provider',
    nl: [
      `City betaalt Provider €_100,00 ${Q1}.`,
      PAY,
      '2 claims × €_100,00 = €_200,00.',
      'De grens ‘cap’ (hoogstens €_100,00 per periode) nam €_100,00 weg bij 2 claims, van p1 en p2.',
      'Alle claims van die periode krijgen daardoor hetzelfde deel.',
      'Er blijft €_100,00 over.',
    ],
  },
  {
    name: 'a share with a cent left over, and a limit of that payer',
    terms: {
      ...JOB,
      payers: [
        { party: 'city', share: '33.33%' },
        { party: 'fund', share: '66.67%' },
      ],
      limits: [{ id: 'cap', each: 'payer', payer: 'fund', max: '50' }],
    },
    facts: makeClaims({}),
    line: '2026-03-31/pay_job/fund/provider',
    nl: [
      `Fund betaalt Provider €_50,00 ${Q1}.`,
      PAY,
      '1 × €_100,00 = €_100,00.',
      'Fund betaalt daarvan 66,67_%: €_66,67.',
      'De grens ‘cap’ (hoogstens €_50,00 per betaler) nam €_16,67 weg bij Fund.',
    ],
  },
  {
    name: 'an uneven share says what it is exactly',
    terms: {
      ...JOB,
      rules: [{ id: 'pay_job', outcome: 'job', price: '0.05' }],
      payers: [
        { party: 'city', share: '50%' },
        { party: 'fund', share: '50%' },
      ],
    },
    facts: makeClaims({}),
    line: '2026-03-31/pay_job/fund/provider',
    nl: [
      `Fund betaalt Provider €_0,02 ${Q1}.`,
      PAY,
      '1 × €_0,05 = €_0,05.',
      'Fund betaalt daarvan 50_%: €_0,02.',
      'Precies is dat €_0,025; de centen die overblijven, gaan naar de grootste resten.',
    ],
  },
  {
    name: 'tax on top',
    terms: { ...JOB, tax: { rate: '21%', category: 'S' } },
    facts: makeClaims({}),
    line: '2026-03-31/pay_job/city/provider',
    nl: [`City betaalt Provider €_121,00 ${Q1}.`, PAY, '1 × €_100,00 = €_100,00.', 'Daar komt 21_% btw bij: €_21,00.'],
  },
  {
    name: 'tax included',
    terms: { ...JOB, tax: { rate: '21%', category: 'S', basis: 'gross' } },
    facts: makeClaims({}),
    line: '2026-03-31/pay_job/city/provider',
    nl: [`City betaalt Provider €_100,00 ${Q1}.`, PAY, '1 × €_100,00 = €_100,00.', 'Hierin zit 21_% btw: €_17,36. Zonder btw is het €_82,64.'],
  },
  {
    name: 'a formula over measures, with their sources',
    terms: { rules: [{ id: 'days', title: 'Dagen', per: 'period', quantity: 'expected - real', price: '15' }] },
    facts: makeFacts({
      measures: [
        { id: 'm1', day: '2026-03-01', name: 'expected', value: '30', source: 'CBS' },
        { id: 'm2', day: '2026-03-02', name: 'real', value: '18', source: 'register' },
      ],
    }),
    line: '2026-03-31/days/city/provider',
    nl: [
      'City betaalt Provider €_180,00 voor ‘Dagen’ over 1 januari 2026 tot en met 31 maart 2026.',
      PAY,
      '12 × €_15,00 = €_180,00.',
      'Aantal: expected min real = 12 (expected 30, real 18).',
      'De bron van ‘expected’ is CBS, gemeten op 1 maart 2026.',
      'De bron van ‘real’ is register, gemeten op 2 maart 2026.',
    ],
  },
  {
    name: 'a curve with its rounding',
    terms: {
      rules: [
        {
          id: 'rate',
          per: 'period',
          quantity: 'rate',
          curve: {
            kind: 'linear',
            points: [
              { at: '0', value: '0' },
              { at: '3', value: '100' },
            ],
          },
        },
      ],
    },
    facts: makeFacts({ measures: [{ id: 'm1', day: '2026-03-01', name: 'rate', value: '1' }] }),
    line: '2026-03-31/rate/city/provider',
    nl: [
      'City betaalt Provider €_33,33 voor ‘rate’ over 1 januari 2026 tot en met 31 maart 2026.',
      PAY,
      'Aantal: rate = 1 (rate 1).',
      'De bron van ‘rate’ is m1, gemeten op 1 maart 2026.',
      'Bij 1 hoort €_33,333333….',
      'Afgerond op 0,01 (de helft naar boven): van 33,333333… naar 33,33.',
    ],
  },
  {
    name: 'everything to date, minus what counted before',
    terms: { ...JOB, rules: [{ id: 'total', title: 'Alles', per: 'contract', amount: 'total(job) * 10' }] },
    facts: makeClaims({}, { subject: 'p2', day: '2026-05-01' }),
    line: '2026-06-30/total/city/provider',
    nl: [
      'City betaalt Provider €_10,00 voor ‘Alles’ over 1 april 2026 tot en met 30 juni 2026.',
      'Dat kan tot en met 30 juli 2026.',
      'Bedrag: het aantal claims job tot nu toe keer 10 = €_20,00 (het aantal claims job tot nu toe 2).',
      'Alles tot en met deze periode is €_20,00 waard.',
      'Daarvan telde €_10,00 al mee in eerdere periodes.',
    ],
  },
  {
    name: 'a floor',
    terms: { ...JOB, limits: [{ id: 'floor', title: 'Minimum', each: 'period', min: '250' }] },
    facts: makeClaims({}),
    line: '2026-03-31/floor/city/provider',
    nl: [
      'City betaalt Provider €_150,00 voor ‘Minimum’ over 1 januari 2026 tot en met 31 maart 2026.',
      PAY,
      'Afgesproken is minstens €_250,00.',
      'Verdiend is €_100,00.',
      'De aanvulling is €_150,00.',
    ],
  },
  {
    name: 'a deduction',
    terms: { ...JOB, deductions: [{ id: 'netting', title: 'Zorggeld', payer: 'city', amount: 'spent' }] },
    facts: { ...makeClaims({}), ...makeMeasures([{ name: 'spent', value: '30', source: 'zorgkantoor' }]) },
    line: '2026-03-31/netting/city/provider',
    nl: [
      'Van wat City betaalt, gaat €_30,00 af voor ‘Zorggeld’ over 1 januari 2026 tot en met 31 maart 2026.',
      'Afgetrokken: spent, tot hier €_30,00 (spent 30, te betalen 100, ondergrens 0).',
      'De bron van ‘spent’ is zorgkantoor, gemeten op 1 maart 2026.',
    ],
  },
  {
    name: 'interest on late payment',
    terms: { ...JOB, lateInterest: { rate: '10%' } },
    facts: {
      ...makeClaims({}),
      cash: makeFacts({ cash: [{ id: 'b1', kind: 'paid', day: '2026-07-12', amount: '1000', party: 'city', period: '2026-03-31' }] }).cash,
    },
    line: '2026-03-31/late_interest/city/provider',
    nl: [
      'City betaalt Provider €_20,00 voor ‘late_interest’ over 1 januari 2026 tot en met 31 maart 2026.',
      PAY,
      'Over €_1.000,00 is rente verschuldigd van 30 april 2026 tot 12 juli 2026: 10_% per jaar is €_20,00.',
      'De rente samen is €_20,00.',
    ],
  },
];

function makeMeasures(rows: readonly { readonly name: string; readonly value: string; readonly source?: string }[]): Pick<Facts, 'measures'> {
  return { measures: makeFacts({ measures: rows.map((row, index) => ({ id: `m${index}`, day: '2026-03-01', ...row })) }).measures };
}

describe('the sentences of a line', () => {
  it.each(CASES)('$name', ({ terms, facts, line, nl, en }) => {
    const sheet = makeSheet(terms);
    const node = must(explainLine(sheet, settle(sheet, facts, END), line, facts), line);
    const plain = (sentences: readonly string[]): readonly string[] => sentences.map((text) => text.replaceAll('\u00a0', '_'));
    expect(plain(explainSentences(node, 'nl'))).toEqual(nl);
    if (en !== undefined) expect(explainSentences(node, 'en')).toEqual(en);
  });

  it('a correction tells what was settled before', () => {
    const sheet = makeSheet(JOB);
    const first = settle(sheet, makeClaims({}), day('2026-04-10'));
    const facts = makeClaims({}, { subject: 'p2', recorded: '2026-05-01' });
    const statement = settle(sheet, facts, day('2026-05-20'), { settled: asSettled(first) });
    const node = must(explainLine(sheet, statement, '2026-03-31/pay_job/city/provider'), 'line');
    expect(explainSentences(node, 'en')).toEqual([
      'City pays Provider €100.00 for “A job” over 1 January 2026 to 31 March 2026.',
      'This can be done until 19 June 2026.',
      'The whole line comes to €200.00.',
      '2 claims × €100.00 = €200.00.',
      'Settled before: €100.00. Only the difference counts now.',
    ]);
  });

  it('a line that the facts no longer support is turned back', () => {
    const sheet = makeSheet(JOB);
    const first = settle(sheet, makeClaims({}), day('2026-04-10'));
    const statement = settle(sheet, makeClaims({ verdict: 'withdrawn' }), day('2026-05-20'), { settled: asSettled(first) });
    const node = must(explainLine(sheet, statement, '2026-03-31/pay_job/city/provider'), 'line');
    expect(explainSentences(node, 'en')[0]).toBe('Provider pays €100.00 back to City for “A job” over 1 January 2026 to 31 March 2026.');
    expect(explainSentences(node, 'en')).toContain('The facts no longer give an amount for this line. What was settled before is turned back.');
  });
});

describe('items and totals', () => {
  const sheet = makeSheet({ ...JOB, limits: [{ id: 'cap', each: 'person', max: '150' }] });
  const statement = settle(sheet, makeClaims({}, { sequence: 2 }, { sequence: 3 }), END);

  it.each([
    [0, ['Claim c1 of p1 on 15 January 2026 earns €100.00 for “A job”.', '1 × €100.00 = €100.00.']],
    [
      1,
      [
        'Claim c2 of p1 on 15 January 2026 earns €50.00 for “A job”.',
        '1 × €100.00 = €100.00.',
        'The limit “cap” (at most €150.00 per person) took €50.00 away from 1 claim, of p1.',
      ],
    ],
    [
      2,
      [
        'Claim c3 of p1 on 15 January 2026 earns nothing for “A job”.',
        '1 × €100.00 = €100.00.',
        'The limit “cap” (at most €150.00 per person) took €100.00 away from 1 claim, of p1.',
      ],
    ],
  ])('item %i', (id, sentences) => {
    expect(explainSentences(must(explainItem(sheet, statement, id), 'item'), 'en')).toEqual(sentences);
  });

  it('what is not there has no explanation', () => {
    expect(explainLine(sheet, statement, 'no/such/line/here')).toBeUndefined();
    expect(explainItem(sheet, statement, 99)).toBeUndefined();
  });

  it.each([
    [{ by: 'payer', key: 'city' } as const, 150],
    [{ by: 'payer', key: 'fund' } as const, 0],
    [{ by: 'payee', key: 'provider' } as const, 150],
    [{ by: 'period', key: '2026-03-31' } as const, 150],
    [{ by: 'outcome', key: 'job' } as const, 150],
    [{ by: 'computed' } as const, 150],
    [{ by: 'due' } as const, 150],
  ])('total %o', (total, euros) => {
    expect(explainTotal(sheet, statement, total).amount).toBe(euros * 100);
  });

  it('every total of the statement is the one that settle gives', () => {
    fc.assert(
      fc.property(anyContract, anyFacts, (contract, facts) => {
        const { totals, ...rest } = settle(contract, facts, END);
        for (const by of ['payer', 'payee', 'period', 'outcome'] as const) {
          const record = { payer: totals.byPayer, payee: totals.byPayee, period: totals.byPeriod, outcome: totals.byOutcome }[by];
          for (const [key, amount] of Object.entries(record)) expect(explainTotal(contract, { totals, ...rest }, { by, key }).amount).toBe(amount);
        }
      }),
      { ...RUNS, numRuns: 40 },
    );
  });
});
