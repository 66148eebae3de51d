import type { Facts } from './facts.ts';
import { type SheetParts, makeClaims, makeFacts, JOB } from './testing.ts';

/** One line of each kind, for the tests of its words in both languages. */
export type ExplainCase = { readonly name: string; readonly terms: SheetParts; readonly facts: Facts; readonly line: string };

export const EXPLAIN_CASES: readonly ExplainCase[] = [
  {
    name: 'claims at one price',
    terms: { ...JOB, rules: [{ id: 'pay_job', outcome: 'job', price: '4730', clause: 'artikel 4.2' }] },
    facts: makeClaims({}, { subject: 'p2' }, { subject: 'p3' }),
    line: '2026-03-31/pay_job/city/provider',
  },
  {
    name: 'days at a price with three decimals, rounded per claim',
    terms: { ...JOB, outcomes: [{ id: 'job', title: 'A job', unit: 'dagen' }], rules: [{ id: 'pay_job', outcome: 'job', price: '15.125' }] },
    facts: makeClaims({ quantity: '10' }, { quantity: '7', subject: 'p2' }),
    line: '2026-03-31/pay_job/city/provider',
  },
  {
    name: 'two prices',
    terms: { ...JOB, rules: [{ id: 'pay_job', outcome: 'job', price: [{ price: '100' }, { price: '110', from: '2026-02-01' }] }] },
    facts: makeClaims({}, { subject: 'p2', day: '2026-02-01' }, { subject: 'p3', day: '2026-02-02' }),
    line: '2026-03-31/pay_job/city/provider',
  },
  {
    name: 'a limit that cut, with whose claims',
    terms: { ...JOB, limits: [{ id: 'cap', title: { nl: 'Plafond', en: 'Ceiling' }, each: 'contract', max: '150', clause: 'artikel 5' }] },
    facts: makeClaims({}, { subject: 'p2' }, { subject: 'p3' }),
    line: '2026-03-31/pay_job/city/provider',
  },
  {
    name: 'a limit that scales',
    terms: { ...JOB, limits: [{ id: 'cap', each: 'period', max: '100', cut: 'scale' }] },
    facts: makeClaims({}, { subject: 'p2' }),
    line: '2026-03-31/pay_job/city/provider',
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
  },
  {
    name: 'tax on top',
    terms: { ...JOB, tax: { rate: '21%', category: 'S' } },
    facts: makeClaims({}),
    line: '2026-03-31/pay_job/city/provider',
  },
  {
    name: 'tax included',
    terms: { ...JOB, tax: { rate: '21%', category: 'S', basis: 'gross' } },
    facts: makeClaims({}),
    line: '2026-03-31/pay_job/city/provider',
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
  },
  {
    name: 'everything to date, minus what counted before',
    terms: { ...JOB, rules: [{ id: 'total', title: 'Alles', per: 'contract', amount: 'total(job) * 10' }] },
    facts: makeClaims({}, { subject: 'p2', day: '2026-05-01' }),
    line: '2026-06-30/total/city/provider',
  },
  {
    name: 'a floor',
    terms: { ...JOB, limits: [{ id: 'floor', title: 'Minimum', each: 'period', min: '250' }] },
    facts: makeClaims({}),
    line: '2026-03-31/floor/city/provider',
  },
  {
    name: 'a floor that a cap holds back',
    terms: {
      ...JOB,
      limits: [
        { id: 'floor', title: 'Minimum', each: 'period', min: '250' },
        { id: 'cap', title: 'Plafond', each: 'contract', max: '180', cut: 'scale' },
      ],
    },
    facts: makeClaims({}),
    line: '2026-03-31/floor/city/provider',
  },
  {
    name: 'a deduction',
    terms: { ...JOB, deductions: [{ id: 'netting', title: 'Zorggeld', payer: 'city', amount: 'spent' }] },
    facts: { ...makeClaims({}), ...makeMeasures([{ name: 'spent', value: '30', source: 'zorgkantoor' }]) },
    line: '2026-03-31/netting/city/provider',
  },
  {
    name: 'interest on late payment',
    terms: { ...JOB, lateInterest: { rate: '10%' } },
    facts: {
      ...makeClaims({}),
      cash: makeFacts({ cash: [{ id: 'b1', kind: 'paid', day: '2026-07-12', amount: '1000', party: 'city', period: '2026-03-31' }] }).cash,
    },
    line: '2026-03-31/late_interest/city/provider',
  },
  {
    name: 'claims valued one by one with a formula',
    terms: { ...JOB, rules: [{ id: 'pay_job', outcome: 'job', amount: 'hours * 10' }] },
    facts: makeClaims({ values: { hours: '3' } }, { subject: 'p2', values: { hours: '4' } }),
    line: '2026-03-31/pay_job/city/provider',
  },
  {
    name: 'one claim with a formula',
    terms: { ...JOB, rules: [{ id: 'pay_job', outcome: 'job', amount: 'hours * 10', when: 'hours >= 16' }] },
    facts: makeClaims({ values: { hours: '20' } }),
    line: '2026-03-31/pay_job/city/provider',
  },
  {
    name: 'more prices than one wants to read',
    terms: {
      ...JOB,
      rules: [{ id: 'pay_job', outcome: 'job', price: ['01', '02', '03', '04', '05'].map((day) => ({ price: `1${day}`, from: `2026-01-${day}` })) }],
    },
    facts: makeClaims(...[1, 2, 3, 4, 5].map((day) => ({ subject: `p${day}`, day: `2026-01-0${day}` }))),
    line: '2026-03-31/pay_job/city/provider',
  },
  {
    name: 'a limit that took from many persons',
    terms: { ...JOB, limits: [{ id: 'cap', each: 'person', maxCount: '1' }] },
    facts: makeClaims(...['p1', 'p2', 'p3', 'p4', 'p5'].flatMap((subject) => [{ subject }, { subject, sequence: 2 }])),
    line: '2026-03-31/pay_job/city/provider',
  },
  {
    name: 'an upgrade pays the difference',
    terms: {
      outcomes: [...JOB.outcomes, { id: 'house', title: 'A house' }],
      rules: [...JOB.rules, { id: 'pay_house', outcome: 'house', price: '150' }],
      alternatives: [{ id: 'either', outcomes: ['job', 'house'], upgrade: 'difference' }],
    },
    facts: makeClaims({}, { outcome: 'house', day: '2026-02-01' }),
    line: '2026-03-31/pay_house/city/provider',
  },
  {
    name: 'an indexed price',
    terms: {
      ...JOB,
      rules: [{ id: 'pay_job', outcome: 'job', price: '100', indexed: 'cpi' }],
      parameters: { price_index: '103.35' },
      indexation: [{ id: 'cpi', parameter: 'price_index', base: '100' }],
    },
    facts: makeClaims({ quantity: '2' }),
    line: '2026-03-31/pay_job/city/provider',
  },
  {
    name: 'an indexed price of several claims',
    terms: {
      ...JOB,
      rules: [{ id: 'pay_job', outcome: 'job', price: '100', indexed: 'cpi' }],
      parameters: { price_index: '103.35' },
      indexation: [{ id: 'cpi', parameter: 'price_index', base: '100' }],
    },
    facts: makeClaims({}, { subject: 'p2' }, { subject: 'p3' }),
    line: '2026-03-31/pay_job/city/provider',
  },
  {
    name: 'money that comes back',
    terms: { rules: [{ id: 'malus', title: { nl: 'Bonus of malus', en: 'Bonus or malus' }, per: 'period', amount: 'score * 10' }] },
    facts: { ...makeFacts(), ...makeMeasures([{ name: 'score', value: '-3' }]) },
    line: '2026-03-31/malus/city/provider',
  },
  {
    name: 'nothing reached',
    terms: { ...JOB, rules: [{ id: 'pay_job', per: 'period', outcome: 'job', curve: { kind: 'steps', points: [{ at: '2', value: '500' }] } }] },
    facts: makeClaims({}),
    line: '2026-03-31/pay_job/city/provider',
  },
];

function makeMeasures(rows: readonly { readonly name: string; readonly value: string; readonly source?: string }[]): Pick<Facts, 'measures'> {
  return { measures: makeFacts({ measures: rows.map((row, index) => ({ id: `m${index}`, day: '2026-03-01', ...row })) }).measures };
}
