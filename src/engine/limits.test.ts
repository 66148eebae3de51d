import { describe, expect, it } from 'vitest';
import type { Facts } from './facts.ts';
import { settle } from './settle.ts';
import type { Item } from './statement.ts';
import { type ClaimParts, END, type SheetParts, makeClaims, makeFacts, makeSheet } from './testing.ts';

type Limits = NonNullable<SheetParts['limits']>;

const OUTCOMES = ['job', 'house', 'degree'].map((id) => ({ id, title: id }));
const PRICES: NonNullable<SheetParts['rules']> = [
  { id: 'pay_job', outcome: 'job', price: '100' },
  { id: 'pay_house', outcome: 'house', price: '70' },
  { id: 'pay_degree', outcome: 'degree', price: '30' },
];

function items(terms: SheetParts, facts: Facts): readonly Item[] {
  return settle(makeSheet({ outcomes: OUTCOMES, rules: PRICES, ...terms }), facts, END).items;
}

function paid(limits: Limits, rows: readonly ClaimParts[], more: SheetParts = {}): readonly number[] {
  return items({ ...more, limits }, makeClaims(...rows)).map((item) => item.paid / 100);
}

/** Claim n of person n on day n of January, unless told otherwise. */
function claims(count: number, change: (index: number) => ClaimParts = () => ({})): readonly ClaimParts[] {
  return Array.from({ length: count }, (_, index) => ({
    subject: `p${index + 1}`,
    day: `2026-01-${String(index + 1).padStart(2, '0')}`,
    ...change(index),
  }));
}

const samePerson = (index: number): ClaimParts => ({ subject: 'p1', sequence: index + 1 });

type Row = readonly [name: string, limits: Limits, rows: readonly ClaimParts[], paid: readonly number[]];

const MONEY: readonly Row[] = [
  [
    'per person',
    [{ id: 'cap', each: 'person', max: '250' }],
    [...claims(4, samePerson), { subject: 'p2', day: '2026-01-09' }],
    [100, 100, 50, 0, 100],
  ],
  [
    'per person over several outcomes',
    [{ id: 'cap', each: 'person', max: '150' }],
    claims(3, (index) => ({ subject: 'p1', outcome: ['job', 'house', 'degree'][index] ?? 'job' })),
    [100, 50, 0],
  ],
  ['per outcome', [{ id: 'cap', each: 'outcome', max: '150' }], claims(4, (index) => ({ outcome: index < 2 ? 'job' : 'house' })), [100, 50, 70, 70]],
  ['per period', [{ id: 'cap', each: 'period', max: '150' }], [...claims(2), { subject: 'p9', day: '2026-04-01' }], [100, 50, 100]],
  ['per year', [{ id: 'cap', each: 'year', max: '150' }], [...claims(1), { subject: 'p8', day: '2026-12-31' }], [100, 50]],
  ['for the contract', [{ id: 'cap', each: 'contract', max: '150' }], [...claims(1), { subject: 'p8', day: '2026-12-31' }], [100, 50]],
  [
    'of one outcome only',
    [{ id: 'cap', each: 'contract', outcomes: ['house'], max: '100' }],
    claims(4, (index) => ({ outcome: index % 2 === 0 ? 'job' : 'house' })),
    [100, 70, 100, 30],
  ],
  [
    'of one rule only',
    [{ id: 'cap', each: 'contract', rules: ['pay_job'], max: '100' }],
    claims(3, (index) => ({ outcome: index === 2 ? 'house' : 'job' })),
    [100, 0, 70],
  ],
  ['a limit that ends', [{ id: 'cap', each: 'contract', max: '0', until: '2026-01-02' }], claims(3), [0, 0, 100]],
  [
    'a limit that rises',
    [
      {
        id: 'cap',
        each: 'contract',
        max: [
          { from: '2026-01-01', value: '100' },
          { from: '2026-01-03', value: '250' },
        ],
      },
    ],
    claims(4),
    [100, 0, 100, 50],
  ],
  ['a limit that starts later', [{ id: 'cap', each: 'contract', max: [{ from: '2026-01-02', value: '150' }] }], claims(3), [100, 50, 0]],
];

const COUNTS: readonly Row[] = [
  ['units for the contract', [{ id: 'cap', each: 'contract', maxCount: '2' }], claims(3), [100, 100, 0]],
  ['a claim of more units fits in part', [{ id: 'cap', each: 'contract', maxCount: '4' }], claims(2, () => ({ quantity: '3' })), [300, 100]],
  [
    'units per person',
    [{ id: 'cap', each: 'person', maxCount: '1' }],
    [...claims(2, samePerson), { subject: 'p2', day: '2026-01-09' }],
    [100, 0, 100],
  ],
  ['money and units: the tighter one counts', [{ id: 'cap', each: 'contract', max: '150', maxCount: '3' }], claims(3), [100, 50, 0]],
  [
    'a claim that earns nothing uses no place',
    [
      { id: 'zero', each: 'person', max: '0', until: '2026-01-01' },
      { id: 'cap', each: 'contract', maxCount: '1' },
    ],
    claims(2),
    [0, 100],
  ],
];

/** Claim n of p1, with the units it has: a negative number of units corrects an earlier claim. */
const units = (...quantities: readonly string[]): readonly ClaimParts[] =>
  claims(quantities.length, (index) => ({ ...samePerson(index), quantity: quantities[index] ?? '1' }));
const most = (maxCount: string): Limits => [{ id: 'cap', each: 'contract', maxCount }];

const CORRECTIONS: readonly Row[] = [
  ['gives its place to the next claim', most('2'), units('1', '1', '-1', '1', '1'), [100, 100, -100, 100, 0]],
  ['takes back nothing of what had no place', most('2'), units('1', '1', '1', '-1', '1'), [100, 100, 0, 0, 0]],
  ['takes back only what had a place', most('2'), units('3', '-2'), [200, -100]],
  ['counts per person', [{ id: 'cap', each: 'person', maxCount: '5' }], units('4', '4', '-2', '-2'), [400, 100, 0, -100]],
  ['of what was never paid takes nothing back and makes no room', most('2'), units('-1', '1', '1', '1', '1'), [0, 0, 100, 100, 0]],
  [
    'under a share of the outcomes',
    [{ id: 'cap', each: 'contract', maxShare: '50%', outcomes: ['job'], among: ['job', 'house'] }],
    [
      { outcome: 'house', subject: 'p2', day: '2026-01-01' },
      ...units('1', '-1', '1', '1').map((row, index) => ({ ...row, day: `2026-01-0${index + 2}` })),
    ],
    [70, 100, -100, 100, 0],
  ],
];

const SHARES: readonly Row[] = [
  [
    'at most half of all',
    [{ id: 'cap', each: 'contract', maxShare: '50%', outcomes: ['job'], among: ['job', 'house'] }],
    claims(4, (index) => ({ outcome: index === 1 ? 'house' : 'job' })),
    [100, 70, 0, 0],
  ],
  [
    'at most 40 %: two of five',
    [{ id: 'cap', each: 'contract', maxShare: '40%', outcomes: ['job'], among: ['job', 'house'] }],
    claims(6, (index) => ({ outcome: index < 3 ? 'house' : 'job' })),
    [70, 70, 70, 100, 100, 0],
  ],
  ['all of them may be', [{ id: 'cap', each: 'contract', maxShare: '100%', outcomes: ['job'], among: ['job', 'house'] }], claims(2), [100, 100]],
];

const ORDER: readonly Row[] = [
  [
    'what a first limit takes, a second does not count',
    [
      { id: 'a', each: 'person', max: '60' },
      { id: 'b', each: 'contract', max: '120' },
    ],
    claims(3),
    [60, 60, 0],
  ],
  [
    'on one day: outcomes as in the sheet, then persons by pseudonym',
    [{ id: 'cap', each: 'contract', max: '200' }],
    [{ subject: 'p2' }, { subject: 'p1', outcome: 'house' }, { subject: 'p1' }],
    [100, 100, 0],
  ],
  [
    'recorded late still counts by its own day',
    [{ id: 'cap', each: 'contract', max: '100' }],
    [
      { subject: 'p1', day: '2026-02-02' },
      { subject: 'p2', day: '2026-02-01', recorded: '2026-05-01' },
    ],
    [100, 0],
  ],
];

const SCALES: readonly Row[] = [
  ['all get the same part', [{ id: 'cap', each: 'contract', max: '100', cut: 'scale' }], claims(4), [25, 25, 25, 25]],
  [
    'by what each was worth',
    [{ id: 'cap', each: 'contract', max: '85', cut: 'scale' }],
    claims(2, (index) => ({ outcome: index === 0 ? 'job' : 'house' })),
    [50, 35],
  ],
  ['odd cents go to the largest remainders', [{ id: 'cap', each: 'contract', max: '100', cut: 'scale' }], claims(3), [33.34, 33.33, 33.33]],
  [
    'what an earlier period took is gone',
    [{ id: 'cap', each: 'contract', max: '150', cut: 'scale' }],
    [...claims(1), { subject: 'p8', day: '2026-05-01' }, { subject: 'p9', day: '2026-05-02' }],
    [100, 25, 25],
  ],
  [
    'after the limits that cut',
    [
      { id: 'scaled', each: 'contract', max: '100', cut: 'scale' },
      { id: 'person', each: 'person', max: '100' },
    ],
    claims(4, (index) => (index < 2 ? { subject: 'p1', sequence: index + 1 } : {})),
    [33.34, 0, 33.33, 33.33],
  ],
  [
    'two scales, one after the other',
    [
      { id: 'a', each: 'period', max: '100', cut: 'scale' },
      { id: 'b', each: 'contract', max: '50', cut: 'scale' },
    ],
    claims(2),
    [25, 25],
  ],
  ['enough for all: nothing happens', [{ id: 'cap', each: 'contract', max: '400', cut: 'scale' }], claims(4), [100, 100, 100, 100]],
];

describe.each([
  ['most money', MONEY],
  ['most units', COUNTS],
  ['a correction in units', CORRECTIONS],
  ['a share of the outcomes', SHARES],
  ['the order', ORDER],
  ['scaling', SCALES],
])('%s', (_what, rows) => {
  it.each(rows)('%s', (_name, limits, claimRows, amounts) => {
    expect(paid(limits, claimRows)).toEqual(amounts);
  });
});

describe('what scaling takes away', () => {
  it('frees room in the other limits for a later period', () => {
    const limits: Limits = [
      { id: 'year', each: 'year', max: '300' },
      { id: 'period', each: 'period', max: '100', cut: 'scale' },
    ];
    expect(paid(limits, [...claims(2), { subject: 'p8', day: '2026-05-01' }, { subject: 'p9', day: '2026-05-02' }])).toEqual([50, 50, 50, 50]);
  });

  it('says which limit cut, in the order in which they cut', () => {
    const limits: Limits = [
      { id: 'person', each: 'person', max: '80' },
      { id: 'period', each: 'period', max: '100', cut: 'scale' },
    ];
    expect(items({ limits }, makeClaims(...claims(2)))[0]?.cuts).toEqual([
      { limit: 'person', amount: 2000 },
      { limit: 'period', amount: 3000 },
    ]);
  });
});

describe('alternatives', () => {
  const upgrade: SheetParts = { alternatives: [{ id: 'either', outcomes: ['degree', 'house', 'job'], upgrade: 'difference' }] };
  const one = (outcome: string, day: string, more: ClaimParts = {}): ClaimParts => ({ outcome, day, ...more });

  it.each<readonly [string, readonly ClaimParts[], readonly number[]]>([
    ['an upgrade pays the difference', [one('house', '2026-02-01'), one('job', '2026-03-01')], [70, 30]],
    ['in a later period too', [one('house', '2026-02-01'), one('job', '2026-06-01')], [70, 30]],
    ['three steps', [one('degree', '2026-02-01'), one('house', '2026-02-02'), one('job', '2026-02-03')], [30, 40, 30]],
    ['a step back pays nothing', [one('job', '2026-02-01'), one('house', '2026-03-01')], [100, 0]],
    ['the same again is no upgrade', [one('job', '2026-02-01'), one('job', '2026-03-01', { sequence: 2 })], [100, 100]],
    [
      'the same again after an upgrade: the difference was taken off once',
      [one('house', '2026-02-01'), one('job', '2026-03-01'), one('job', '2026-04-01', { sequence: 2 })],
      [70, 30, 100],
    ],
    [
      'twice the lesser one, then the better one: both count',
      [one('degree', '2026-02-01'), one('degree', '2026-03-01', { sequence: 2 }), one('job', '2026-04-01')],
      [30, 30, 40],
    ],
    ['another person pays in full', [one('house', '2026-02-01'), one('job', '2026-03-01', { subject: 'p2' })], [70, 100]],
  ])('%s', (_name, rows, amounts) => {
    expect(paid([], rows, upgrade)).toEqual(amounts);
  });

  it('two rules that pay one claim are one alternative: what was paid before is deducted once', () => {
    const rules = [...PRICES, { id: 'top_up', outcome: 'job', price: '50' }];
    const rows = [one('house', '2026-02-01'), one('job', '2026-03-01')];
    expect(items({ ...upgrade, rules }, makeClaims(...rows)).map((item) => [item.rule, item.paid / 100])).toEqual([
      ['pay_house', 70],
      ['pay_job', 30],
      ['top_up', 50],
    ]);
  });

  it('what a limit took from the first is not deducted from the second', () => {
    expect(
      paid([{ id: 'cap', each: 'outcome', outcomes: ['house'], max: '20' }], [one('house', '2026-02-01'), one('job', '2026-03-01')], upgrade),
    ).toEqual([20, 80]);
  });

  it('a scaled first alternative counts for what was really paid', () => {
    expect(
      paid(
        [{ id: 'cap', each: 'period', outcomes: ['house'], max: '20', cut: 'scale' }],
        [one('house', '2026-02-01'), one('job', '2026-06-01')],
        upgrade,
      ),
    ).toEqual([20, 80]);
  });
});

describe('money that comes back', () => {
  const malus: SheetParts = {
    outcomes: OUTCOMES,
    rules: [{ id: 'pay', per: 'period', amount: 'result * 10' }],
    limits: [{ id: 'cap', each: 'contract', max: '100' }],
  };
  const measures = (...values: readonly string[]): Facts =>
    makeFacts({
      measures: values.map((value, index) => ({ id: `m${index}`, name: 'result', day: `2026-${String(index * 3 + 1).padStart(2, '0')}-15`, value })),
    });

  it.each([
    ['is not cut', ['-30'], [-300]],
    ['makes room again', ['10', '-4', '10'], [100, -40, 40]],
  ])('%s', (_name, values, amounts) => {
    expect(items(malus, measures(...values)).map((item) => item.paid / 100)).toEqual(amounts);
  });
});

describe('a limit per person', () => {
  it.each(['period', 'contract'] as const)('leaves an amount per %s alone: that is of nobody', (per) => {
    const terms: SheetParts = {
      rules: [{ id: 'visits', per, outcome: 'job', amount: per === 'period' ? '3000' : 'min(12000, people(job) * 3000)' }],
      limits: [{ id: 'each', each: 'person', max: '1500' }],
    };
    expect(items(terms, makeClaims(...claims(4))).every((item) => item.paid === item.gross && item.paid > 0)).toBe(true);
  });

  it('still looks at the amounts of persons beside it', () => {
    const rules: SheetParts['rules'] = [
      { id: 'fixed', per: 'period', outcome: 'job', amount: '3000' },
      { id: 'pay_job', outcome: 'job', price: '1000' },
    ];
    const limits: Limits = [{ id: 'each', each: 'person', max: '700' }];
    const first = items({ rules, limits }, makeClaims(...claims(2))).filter((item) => item.period === '2026-03-31');
    expect(first.map((item) => item.paid).sort((left, right) => left - right)).toEqual([70_000, 70_000, 300_000]);
  });
});
