import type { Section } from './describe-speaker.ts';
import type { SheetParts } from './testing.ts';

/** Each kind of term once or more, for the tests of its words in both languages. */
export type DescribeCase = { readonly name: string; readonly section: Section; readonly parts: SheetParts };

const JOB_AND_HOUSE: SheetParts['outcomes'] = [
  { id: 'job', title: { nl: 'Baan', en: 'Job' } },
  { id: 'house', title: 'Huis' },
];

export const DESCRIBE_CASES: readonly DescribeCase[] = [
  {
    name: 'the contract',
    section: 'contract',
    parts: {
      promise: 'Mensen vinden werk',
      form: 'sib',
      reason: 'Geen geld vooruit',
      afterwards: 'Rechtstreeks',
      version: 2,
      effective: '2026-07-01',
    },
  },
  { name: 'a party in two roles', section: 'party', parts: { parties: [{ id: 'a', name: 'Anker', roles: ['provider', 'investor'] }] } },
  {
    name: 'the calendar',
    section: 'calendar',
    parts: { calendar: { every: 'month', claimWithinDays: 1, paymentTermDays: 14 }, cohort: { enrolment: 'required', maxPeople: 1200 } },
  },
  { name: 'a calendar with its own days', section: 'calendar', parts: { calendar: { ends: ['2026-06-15'], paymentTermDays: 0 } } },
  {
    name: 'what counts, and what is the proof',
    section: 'outcome',
    parts: {
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
      rules: [{ id: 'pay_job', outcome: 'job', price: '100' }],
    },
  },
  {
    name: 'a step of a ladder without a price',
    section: 'outcome',
    parts: {
      outcomes: [
        { id: 'house', title: 'Huis', requires: ['start', 'job'], maxPerPerson: 1, holdDays: 90 },
        { id: 'job', title: 'Baan' },
      ],
    },
  },
  {
    name: 'alternatives',
    section: 'alternative',
    parts: {
      outcomes: [{ id: 'job', title: { nl: 'Baan', en: 'Job' } }],
      alternatives: [{ id: 'either', outcomes: ['job', 'house'], upgrade: 'difference' }],
    },
  },
  {
    name: 'a price',
    section: 'rule',
    parts: {
      outcomes: [{ id: 'job', title: { nl: 'Baan', en: 'Job' } }],
      rules: [{ id: 'pay', outcome: 'job', price: '4730', clause: 'artikel 4' }],
    },
  },
  {
    name: 'a price per day',
    section: 'rule',
    parts: { outcomes: [{ id: 'job', title: 'Wonen', unit: 'dag' }], rules: [{ id: 'pay', outcome: 'job', price: '15.12' }] },
  },
  {
    name: 'a later price',
    section: 'rule',
    parts: {
      outcomes: [{ id: 'job', title: { nl: 'Baan', en: 'Job' } }],
      rules: [{ id: 'pay', outcome: 'job', price: [{ price: '100' }, { price: '110', from: '2026-07-01' }] }],
    },
  },
  {
    name: 'a price of its own for a payer and a group',
    section: 'rule',
    parts: {
      outcomes: [{ id: 'job', title: { nl: 'Baan', en: 'Job' } }],
      rules: [
        {
          id: 'pay',
          outcome: 'job',
          price: [{ price: '100' }, { price: '90', payer: 'city', group: 'young' }, { price: '80', group: 'old', from: '2026-07-01' }],
        },
      ],
    },
  },
  {
    name: 'a formula per person on a condition',
    section: 'rule',
    parts: {
      outcomes: [{ id: 'job', title: { nl: 'Baan', en: 'Job' } }],
      rules: [
        {
          id: 'pay',
          outcome: 'job',
          per: 'person',
          quantity: 'expected - real',
          when: 'real > 0',
          price: '20',
          quantityRounding: { to: '1', rule: 'down' },
        },
      ],
    },
  },
  {
    name: 'an amount over everything to date, rounded',
    section: 'rule',
    parts: {
      outcomes: [{ id: 'job', title: { nl: 'Baan', en: 'Job' } }],
      rules: [{ id: 'pay', outcome: 'job', per: 'contract', amount: 'saved * 50%', rounding: { to: '10000', rule: 'half-up' } }],
    },
  },
  {
    name: 'a fixed amount',
    section: 'rule',
    parts: { outcomes: [{ id: 'job', title: { nl: 'Baan', en: 'Job' } }], rules: [{ id: 'pay', outcome: 'job', per: 'period', amount: '250000' }] },
  },
  {
    name: 'payer and payee',
    section: 'rule',
    parts: {
      outcomes: [{ id: 'job', title: { nl: 'Baan', en: 'Job' } }],
      rules: [{ id: 'pay', outcome: 'job', price: '1', from: 'fund', to: 'city' }],
    },
  },
  {
    name: 'only a payer',
    section: 'rule',
    parts: { outcomes: [{ id: 'job', title: { nl: 'Baan', en: 'Job' } }], rules: [{ id: 'pay', outcome: 'job', price: '1', from: 'fund' }] },
  },
  {
    name: 'only a payee',
    section: 'rule',
    parts: { outcomes: [{ id: 'job', title: { nl: 'Baan', en: 'Job' } }], rules: [{ id: 'pay', outcome: 'job', price: '1', to: 'city' }] },
  },
  {
    name: 'a split that changes',
    section: 'rule',
    parts: {
      outcomes: [{ id: 'job', title: { nl: 'Baan', en: 'Job' } }],
      rules: [
        {
          id: 'pay',
          outcome: 'job',
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
        },
      ],
    },
  },
  {
    name: 'for one group',
    section: 'rule',
    parts: { outcomes: [{ id: 'job', title: { nl: 'Baan', en: 'Job' } }], rules: [{ id: 'pay', outcome: 'job', price: '1', group: 'young' }] },
  },
  {
    name: 'an indexed price',
    section: 'rule',
    parts: {
      outcomes: [{ id: 'job', title: { nl: 'Baan', en: 'Job' } }],
      rules: [{ id: 'pay', outcome: 'job', price: '1', indexed: 'cpi' }],
      parameters: { price_index: '104' },
      indexation: [{ id: 'cpi', parameter: 'price_index', base: '100' }],
    },
  },
  {
    name: 'a curve',
    section: 'rule',
    parts: {
      outcomes: [{ id: 'job', title: { nl: 'Baan', en: 'Job' } }],
      rules: [{ id: 'pay', outcome: 'job', curve: { kind: 'steps', points: [{ at: '20', value: '100' }] } }],
    },
  },
  {
    name: 'money per person',
    section: 'limit',
    parts: {
      outcomes: JOB_AND_HOUSE,
      limits: [{ id: 'cap', each: 'person', max: '9000' }],
    },
  },
  {
    name: 'scaled',
    section: 'limit',
    parts: {
      outcomes: JOB_AND_HOUSE,
      limits: [{ id: 'cap', each: 'year', max: '9000', cut: 'scale' }],
    },
  },
  {
    name: 'units',
    section: 'limit',
    parts: {
      outcomes: JOB_AND_HOUSE,
      limits: [{ id: 'cap', each: 'contract', maxCount: '320', outcomes: ['job'] }],
    },
  },
  {
    name: 'a share',
    section: 'limit',
    parts: {
      outcomes: JOB_AND_HOUSE,
      limits: [{ id: 'cap', each: 'contract', maxShare: '40%', outcomes: ['job'], among: ['job', 'house'] }],
    },
  },
  {
    name: 'a floor with an end',
    section: 'limit',
    parts: {
      outcomes: JOB_AND_HOUSE,
      limits: [{ id: 'cap', each: 'period', min: '1000', until: '2026-06-30' }],
    },
  },
  {
    name: 'of one payer, dated',
    section: 'limit',
    parts: {
      outcomes: JOB_AND_HOUSE,
      limits: [
        {
          id: 'cap',
          each: 'payer',
          payer: 'city',
          max: [
            { from: '2026-01-01', value: '5' },
            { from: '2026-07-01', value: '6' },
          ],
          clause: 'art. 3',
        },
      ],
    },
  },
  { name: 'a fee each period', section: 'fee', parts: { fees: [{ id: 'fee', from: 'city', to: 'provider', amount: '25', clause: 'art. 9' }] } },
  {
    name: 'a fee on days, on a condition',
    section: 'fee',
    parts: { fees: [{ id: 'fee', from: 'city', to: 'provider', amount: 'enrolled * 2', days: ['2026-03-01', '2026-09-01'], when: 'enrolled > 5' }] },
  },
  {
    name: 'a fee beside a limit',
    section: 'fee',
    parts: {
      fees: [{ id: 'fee', from: 'city', to: 'provider', amount: '25' }],
      limits: [{ id: 'most', each: 'contract', max: '100' }],
    },
  },
  { name: 'a deduction', section: 'deduction', parts: { deductions: [{ id: 'net', payer: 'city', amount: 'spent', floor: '10' }] } },
  {
    name: 'shares',
    section: 'payers',
    parts: {
      payers: [
        { party: 'city', share: '0.7' },
        { party: 'fund', share: '30%' },
      ],
    },
  },
  { name: 'a parameter', section: 'parameter', parts: { parameters: { expected_days: '120' } } },
  {
    name: 'a parameter that changes',
    section: 'parameter',
    parts: {
      parameters: {
        rate: [
          { from: '2026-01-01', value: '25%' },
          { from: '2026-07-01', value: 'live_rate' },
        ],
      },
    },
  },
  { name: 'tax on top', section: 'tax', parts: { tax: { rate: '21%', category: 'S' } } },
  { name: 'tax included', section: 'tax', parts: { tax: { rate: '9%', category: 'S', basis: 'gross' } } },
  { name: 'no tax', section: 'tax', parts: { tax: { rate: '0', category: 'E' } } },
  {
    name: 'late interest',
    section: 'late_interest',
    parts: {
      lateInterest: {
        rate: [
          { from: '2026-01-01', value: '10.15%' },
          { from: '2026-07-01', value: '10%' },
        ],
      },
    },
  },
  { name: 'where money goes', section: 'spending', parts: { spending: [{ id: 'wages', title: 'loon', party: 'provider', share: '70%' }] } },
];
