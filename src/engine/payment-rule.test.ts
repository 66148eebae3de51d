import { describe, expect, it } from 'vitest';
import type { Facts } from './facts.ts';
import { settle } from './settle.ts';
import type { Statement } from './statement.ts';
import { type ClaimParts, END, type FactParts, type SheetParts, makeClaims, makeFacts, makeSheet } from './testing.ts';

type RuleParts = NonNullable<SheetParts['rules']>[number];

const OUTCOMES = ['job', 'house'].map((id) => ({ id, title: id }));

function statementOf(rule: Partial<RuleParts>, facts: Facts, more: SheetParts = {}): Statement {
  return settle(makeSheet({ outcomes: OUTCOMES, rules: [{ id: 'pay', outcome: 'job', ...rule }], ...more }), facts, END);
}

const paid = (rule: Partial<RuleParts>, facts: Facts, more: SheetParts = {}): readonly number[] =>
  statementOf(rule, facts, more).items.map((item) => item.gross / 100);

/** Measures in the middle of a quarter: [quarter, name, value, subject]. */
function measures(...rows: readonly (readonly [quarter: number, name: string, value: string, subject?: string])[]): Facts {
  const facts: FactParts = {
    measures: rows.map(([quarter, name, value, subject], index) => ({
      id: `m${index}`,
      day: `2026-${String(quarter * 3 - 1).padStart(2, '0')}-15`,
      name,
      value,
      ...(subject === undefined ? {} : { subject }),
    })),
  };
  return makeFacts(facts);
}

const both = (claims: Facts, values: Facts): Facts => ({ ...claims, measures: values.measures });

type ClaimRow = readonly [name: string, rule: Partial<RuleParts>, claims: readonly ClaimParts[], paid: readonly number[]];

const PRICES: readonly ClaimRow[] = [
  ['a unit price', { price: '4730' }, [{}, { subject: 'p2' }], [4730, 4730]],
  ['times the units of the claim', { price: '15.12' }, [{ quantity: '100.5' }], [1519.56]],
  ['per hundred', { price: '910.14' }, [{ quantity: '92.3%' }], [840.06]],
  [
    'from a day on',
    { price: [{ price: '100' }, { price: '110', from: '2026-02-01' }, { price: '120', from: '2026-03-01' }] },
    [{ day: '2026-01-31' }, { day: '2026-02-01', sequence: 2 }, { day: '2026-03-01', sequence: 3 }],
    [100, 110, 120],
  ],
  [
    'rows in any order',
    { price: [{ price: '120', from: '2026-03-01' }, { price: '110', from: '2026-02-01' }, { price: '100' }] },
    [{ day: '2026-02-28' }],
    [110],
  ],
  ['no price yet on that day', { price: [{ price: '100', from: '2026-02-01' }] }, [{ day: '2026-01-31' }], []],
  [
    'its own price for a payer',
    { price: [{ price: '100' }, { price: '80', payer: 'city' }] },
    [{ payer: 'city' }, { subject: 'p2', payer: 'fund' }, { subject: 'p3' }],
    [80, 100, 100],
  ],
  [
    'its own price for a group',
    { price: [{ price: '100' }, { price: '150', group: 'young' }] },
    [{ group: 'young' }, { subject: 'p2', group: 'old' }],
    [150, 100],
  ],
  [
    'the row that fits best: payer and group before payer',
    { price: [{ price: '100' }, { price: '70', payer: 'city', group: 'young' }, { price: '80', payer: 'city' }] },
    [
      { payer: 'city', group: 'young' },
      { subject: 'p2', payer: 'city' },
    ],
    [70, 80],
  ],
  ['only claims of a group', { price: '100', group: 'young' }, [{ group: 'young' }, { subject: 'p2' }], [100]],
];

const FORMULAS: readonly ClaimRow[] = [
  [
    'an amount from the numbers of the claim',
    { amount: 'max(0, expected - real) * 20' },
    [{ values: { expected: '120', real: '90' } }, { subject: 'p2', values: { expected: '10', real: '90' } }],
    [600, 0],
  ],
  ['a quantity and a price', { quantity: 'expected - real', price: '20' }, [{ values: { expected: '120', real: '90' } }], [600]],
  ['a condition', { price: '20', when: 'hours >= 16' }, [{ values: { hours: '16' } }, { subject: 'p2', values: { hours: '15.5' } }], [20]],
  ['the sequence of the claim', { amount: 'if(sequence = 1, 100, 50)' }, [{}, { sequence: 2 }], [100, 50]],
  ['a rounded quantity', { price: '10', quantityRounding: { to: '1', rule: 'down' } }, [{ quantity: '2.9' }], [20]],
  [
    'a condition on the rounded quantity',
    { price: '10', quantityRounding: { to: '1', rule: 'half-up' }, when: 'quantity >= 3' },
    [{ quantity: '2.5' }, { subject: 'p2', quantity: '2.4' }],
    [30],
  ],
  [
    'a curve of the units',
    {
      curve: {
        kind: 'tiers',
        points: [
          { at: '0', value: '10' },
          { at: '2', value: '5' },
        ],
      },
    },
    [{ quantity: '3' }],
    [25],
  ],
];

const ROUNDING: readonly ClaimRow[] = [
  ['to the cent', { price: '0.125' }, [{}], [0.13]],
  ['down', { price: '0.125', rounding: { to: '0.01', rule: 'down' } }, [{}], [0.12]],
  ['to whole tens of thousands', { price: '12345678', rounding: { to: '10000', rule: 'half-up' } }, [{}], [12_350_000]],
  ['once, of the whole claim', { price: '0.333', quantity: 'quantity / 3' }, [{ quantity: '10' }], [1.11]],
];

describe.each([
  ['prices', PRICES],
  ['formulas', FORMULAS],
  ['rounding', ROUNDING],
])('a claim: %s', (_what, rows) => {
  it.each(rows)('%s', (_name, rule, claims, amounts) => {
    expect(paid(rule, makeClaims(...claims))).toEqual(amounts);
  });
});

describe('a claim that cannot be valued', () => {
  it.each([
    ['its number is missing', { amount: 'hours * 2' }, 'value_missing', { problem: 'value_missing', name: 'hours' }],
    ['division by zero', { amount: '1 / (quantity - 1)' }, 'value_missing', { problem: 'division_by_zero' }],
    ['its condition is not met', { price: '1', when: 'quantity > 5' }, 'condition_not_met', { quantity: '1' }],
  ])('%s', (_name, rule, code, data) => {
    expect(statementOf(rule, makeClaims({})).refusals).toMatchObject([{ code, claim: 'c1', rule: 'pay', data }]);
  });
});

type WideRow = readonly [name: string, rule: Partial<RuleParts>, facts: Facts, paid: readonly number[]];

const PERSONS: readonly WideRow[] = [
  [
    'what a person has in all',
    { per: 'person', curve: { kind: 'steps', points: [{ at: '2', value: '500' }] } },
    makeClaims({}, { sequence: 2 }, { subject: 'p2' }),
    [500, 0],
  ],
  [
    'measured per person',
    { per: 'person', outcome: undefined, amount: 'expected - real' },
    measures([1, 'expected', '10', 'p1'], [1, 'real', '4', 'p1'], [1, 'expected', '8', 'p2'], [1, 'real', '9', 'p2']),
    [6, -1],
  ],
  [
    'a value of the contract serves all persons',
    { per: 'person', outcome: undefined, amount: 'base * own' },
    measures([1, 'base', '2'], [1, 'own', '3', 'p1'], [1, 'own', '4', 'p2']),
    [6, 8],
  ],
  [
    'only persons of a group',
    { per: 'person', group: 'young', price: '10', curve: undefined },
    makeClaims({ group: 'young' }, { subject: 'p2', group: 'old' }),
    [10],
  ],
];

const PERIODS: readonly WideRow[] = [
  [
    'all claims of the period together',
    {
      per: 'period',
      curve: {
        kind: 'tiers',
        points: [
          { at: '0', value: '10' },
          { at: '2', value: '5' },
        ],
      },
    },
    makeClaims({}, { subject: 'p2' }, { subject: 'p3' }),
    [25, 0, 0, 0],
  ],
  ['a measure of the period', { per: 'period', outcome: undefined, amount: 'rate * 1000' }, measures([1, 'rate', '2%'], [3, 'rate', '5%']), [20, 50]],
  [
    'the value measured last in the period',
    { per: 'period', outcome: undefined, amount: 'rate * 1000' },
    measures([1, 'rate', '2%'], [1, 'rate', '3%']),
    [30],
  ],
  [
    'count, people and quantity',
    { per: 'period', outcome: undefined, when: 'count(job) > 0', amount: 'count(job) * 100 + people(job) * 10 + quantity(job)' },
    makeClaims({}, { sequence: 2, quantity: '4' }, { subject: 'p2' }),
    [326],
  ],
];

const TO_DATE: readonly WideRow[] = [
  [
    'the difference with what counted before',
    {
      per: 'contract',
      curve: {
        kind: 'steps',
        points: [
          { at: '1', value: '100' },
          { at: '3', value: '500' },
        ],
      },
    },
    makeClaims({}, { subject: 'p2', day: '2026-04-01' }, { subject: 'p3', day: '2026-07-01' }),
    [100, 400],
  ],
  [
    'a value that goes down pays back',
    { per: 'contract', outcome: undefined, amount: 'saved' },
    measures([1, 'saved', '100'], [2, 'saved', '60'], [3, 'saved', '90']),
    [100, -40, 30],
  ],
  [
    'the sum of what was measured per person',
    { per: 'contract', outcome: undefined, amount: 'sum(saved)' },
    measures([1, 'saved', '100', 'p1'], [2, 'saved', '60', 'p2'], [3, 'saved', '120', 'p1']),
    [100, 60, 20],
  ],
  ['the mean', { per: 'contract', outcome: undefined, amount: 'mean(score)' }, measures([1, 'score', '10', 'p1'], [1, 'score', '20', 'p2']), [15]],
];

describe.each([
  ['per person', PERSONS],
  ['per period', PERIODS],
  ['to date', TO_DATE],
])('%s', (_what, rows) => {
  it.each(rows)('%s', (_name, rule, facts, amounts) => {
    const { outcome, curve, ...rest } = { outcome: 'job', ...rule };
    const own = { ...rest, ...(outcome === undefined ? {} : { outcome }), ...(curve === undefined ? {} : { curve }) };
    const sheet = makeSheet({ outcomes: OUTCOMES, rules: [{ id: 'pay', ...own }] });
    expect(settle(sheet, facts, END).items.map((item) => item.gross / 100)).toEqual(amounts);
  });
});

describe('per person: a group', () => {
  it('a table that pays below its first point does not pay persons outside the group', () => {
    const rule = { per: 'person' as const, group: 'young', curve: { kind: 'steps' as const, below: '25', points: [{ at: '2', value: '500' }] } };
    expect(
      statementOf(rule, makeClaims({ group: 'young' }, { subject: 'p2', group: 'old' })).items.map((item) => [item.subject, item.gross / 100]),
    ).toEqual([['p1', 25]]);
  });
});

describe('earlier payments', () => {
  it('paid() knows what another rule paid in earlier periods', () => {
    const rules: NonNullable<SheetParts['rules']> = [
      { id: 'first', outcome: 'job', price: '100' },
      { id: 'rest', per: 'period', amount: 'max(0, 250 - paid(first))' },
    ];
    const { items } = settle(makeSheet({ outcomes: OUTCOMES, rules }), makeClaims({}, { subject: 'p2', day: '2026-04-01' }), END);
    expect(items.filter((item) => item.rule === 'rest').map((item) => item.gross / 100)).toEqual([250, 150, 50, 50]);
  });
});

/**
 * A rule to date under a cap has paid, each time, the smaller of the cap and what it is worth. So a worth that falls but stays above the
 * cap takes nothing back: 100, 150, 130 under a cap of 120 pays 100, 20 and then 0. (Paying back 20 would leave 100 paid of a worth of 130.)
 * What a cap of one period or year took is gone for good, as for claims; a worth that falls takes that away first.
 */
describe('to date under a limit', () => {
  type Limits = NonNullable<SheetParts['limits']>;
  const cap = (max: Limits[number]['max'], more: Partial<Limits[number]> = {}): Limits => [{ id: 'cap', each: 'contract', max, ...more }];
  const rising: Limits[number]['max'] = [
    { from: '2026-01-01', value: '100' },
    { from: '2026-07-01', value: '250' },
  ];

  it.each<readonly [string, Limits, readonly string[], readonly number[]]>([
    ['a fall above the cap takes nothing back', cap('120'), ['100', '150', '130'], [100, 20, 0]],
    ['a fall below the cap takes back what is below it', cap('120'), ['100', '150', '90'], [100, 20, -30]],
    ['and up again', cap('120'), ['150', '90', '200'], [120, -30, 30]],
    ['a loss is not cut', cap('120'), ['150', '-40', '10'], [120, -160, 50]],
    ['a cap that rises pays what waited', cap(rising), ['150', '150', '150'], [100, 50]],
    [
      'a cap that falls takes nothing back',
      cap([...rising].map((row, index) => ({ ...row, value: index === 0 ? '150' : '50' }))),
      ['150', '150', '140'],
      [150, -10],
    ],
    ['what a cap of the period took is gone', cap('100', { each: 'period' }), ['150', '160', '160'], [100, 10]],
    ['and a fall takes that away first', cap('100', { each: 'period' }), ['150', '130', '80', '90'], [100, 0, -20, 10]],
    ['a cap of the rule', cap('120', { each: 'rule' }), ['100', '150', '130'], [100, 20, 0]],
    ['the same part for all', cap('120', { cut: 'scale' }), ['100', '150', '130'], [100, 20, 0]],
  ])('%s', (_name, limits, worths, amounts) => {
    const facts = measures(...worths.map((value, index) => [index + 1, 'saved', value] as const));
    const sheet = makeSheet({ rules: [{ id: 'pay', per: 'contract', amount: 'saved' }], limits });
    expect(settle(sheet, facts, END).items.map((item) => item.paid / 100)).toEqual(amounts);
  });

  it('a cap of a payer holds to the same', () => {
    const facts = measures([1, 'saved', '100'], [2, 'saved', '150'], [3, 'saved', '130'], [4, 'saved', '90']);
    const sheet = makeSheet({ rules: [{ id: 'pay', per: 'contract', amount: 'saved' }], limits: cap('120', { each: 'payer' }) });
    expect(settle(sheet, facts, END).lines.map((line) => line.net / 100)).toEqual([100, 20, 0, -30]);
  });

  it('says what was paid before, not what it was worth', () => {
    const facts = measures([1, 'saved', '150'], [2, 'saved', '200']);
    const sheet = makeSheet({ rules: [{ id: 'pay', per: 'contract', amount: 'saved' }], limits: cap('120') });
    expect(settle(sheet, facts, END).items[1]).toMatchObject({
      gross: 8_000,
      paid: 0,
      cuts: [{ limit: 'cap', amount: 8_000 }],
      working: [{ step: 'amount' }, { step: 'paid_before', inputs: { amount: '200', paid_before: '120' }, result: '80' }],
    });
  });
});

describe('indexation', () => {
  const indexed: SheetParts = { indexation: [{ id: 'cpi', parameter: 'index', base: '100', rounding: { to: '0.01', rule: 'half-up' } }] };

  it.each([
    ['a parameter', { ...indexed, parameters: { index: '103.35' } }, makeClaims({}), [103.35]],
    [
      'a parameter that changes: as it stands at the end of the period',
      {
        ...indexed,
        parameters: {
          index: [
            { from: '2026-01-01', value: '100' },
            { from: '2026-04-01', value: '110' },
          ],
        },
      },
      makeClaims({}, { subject: 'p2', day: '2026-05-01' }),
      [100, 110],
    ],
    ['a measure to date', indexed, both(makeClaims({}, { subject: 'p2', day: '2026-05-01' }), measures([1, 'index', '102'])), [102, 102]],
    ['not known: no amount yet (see unpaid.test.ts)', indexed, makeClaims({}), []],
  ])('%s', (_name, more, facts, amounts) => {
    expect(paid({ price: '100', indexed: 'cpi' }, facts, more)).toEqual(amounts);
  });

  it('the price is rounded before it is multiplied, and shows its working', () => {
    const { items } = statementOf({ price: '100', indexed: 'cpi' }, makeClaims({ quantity: '3' }), { ...indexed, parameters: { index: '100.333' } });
    expect(items[0]).toMatchObject({
      price: '100.33',
      gross: 30_099,
      working: [{ step: 'index', text: 'price * index / 100', inputs: { price: '100', index: '100.333', base: '100' }, result: '100.33' }],
    });
  });
});

describe('a value that is half there', () => {
  it('is told, in its period and at the end; one that was not measured at all in the period is not', () => {
    const rule = { per: 'period' as const, amount: 'expected - real' };
    const { refusals } = settle(makeSheet({ rules: [{ id: 'pay', ...rule }] }), measures([1, 'expected', '10']), END);
    const real = { code: 'value_missing', rule: 'pay', data: { name: 'real' } };
    expect(refusals).toMatchObject([
      { ...real, period: '2026-03-31' },
      { ...real, period: '2026-12-31' },
    ]);
  });
});
