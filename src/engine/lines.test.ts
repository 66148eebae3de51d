import { describe, expect, it } from 'vitest';
import { day } from './calendar.ts';
import { toText } from './decimal.ts';
import type { Facts } from './facts.ts';
import { sumQuantities } from './quantities.ts';
import { settle } from './settle.ts';
import { END, JOB, type SheetParts, makeClaims, makeSheet } from './testing.ts';

describe('the quantity of a line', () => {
  it.each([
    { quantities: ['3', '-1'], sum: '2' },
    { quantities: ['1', '0.25', '0.5'], sum: '1.75' },
    { quantities: ['0.527027…'], sum: '0.527027' },
    { quantities: ['2', '0.333333…'], sum: '2.333333' },
    { quantities: [], sum: '0' },
  ])('$quantities is $sum', ({ quantities, sum }) => {
    expect(toText(sumQuantities(quantities.map((quantity) => ({ quantity }))))).toBe(sum);
  });
});

type Limits = NonNullable<SheetParts['limits']>;

const SHARES: SheetParts = {
  ...JOB,
  payers: [
    { party: 'city', share: '70%' },
    { party: 'fund', share: '30%' },
  ],
};

/** "rule payer: net + tax" in euros, of one period. */
function linesOf(parts: SheetParts, facts: Facts = makeClaims({})): readonly string[] {
  const { lines } = settle(makeSheet({ calendar: { every: 'once' }, ...parts }), facts, END);
  return lines.map((line) => `${line.rule} ${line.payer}: ${line.net / 100}${line.tax === 0 ? '' : ` + ${line.tax / 100}`}`);
}

describe('who pays which part', () => {
  it.each<readonly [string, SheetParts, readonly string[]]>([
    ['the first commissioner, when nothing is said', JOB, ['pay_job city: 100']],
    ['the payers of the sheet', SHARES, ['pay_job city: 70', 'pay_job fund: 30']],
    [
      'the split of the rule goes before the payers',
      { ...SHARES, rules: [{ id: 'pay_job', outcome: 'job', price: '100', split: [{ party: 'province', share: '1' }] }] },
      ['pay_job province: 100'],
    ],
    [
      'the payer of the rule goes before everything',
      { ...SHARES, rules: [{ id: 'pay_job', outcome: 'job', price: '100', from: 'fund' }] },
      ['pay_job fund: 100'],
    ],
    [
      'shares as they stand at the end of the period',
      {
        ...JOB,
        payers: [
          { from: '2026-01-01', value: [{ party: 'city', share: '1' }] },
          { from: '2026-07-01', value: [{ party: 'fund', share: '1' }] },
        ],
      },
      ['pay_job fund: 100'],
    ],
    [
      'thirds: the odd cent goes to the first',
      { ...JOB, payers: ['city', 'province', 'fund'].map((party) => ({ party, share: '33.3333%' })) },
      ['pay_job city: 33.34', 'pay_job province: 33.33', 'pay_job fund: 33.33'],
    ],
  ])('%s', (_name, parts, expected) => {
    expect(linesOf(parts)).toEqual(expected);
  });

  it('rules stand in the order of the sheet, each to its own payee', () => {
    const rules = [
      { id: 'second', outcome: 'job', price: '2', to: 'province' },
      { id: 'first', outcome: 'job', price: '1' },
    ];
    const { lines } = settle(makeSheet({ ...JOB, rules, calendar: { every: 'once' } }), makeClaims({}), END);
    expect(lines.map((line) => line.key)).toEqual(['2026-12-31/second/city/province', '2026-12-31/first/city/provider']);
  });
});

describe('limits per payer', () => {
  const cap = (more: Partial<Limits[number]>): Limits[number] => ({ id: 'cap', each: 'payer', max: '50', ...more });
  const two: SheetParts = { ...SHARES, rules: [...JOB.rules, { id: 'bonus', outcome: 'job', price: '10' }] };

  it.each<readonly [string, Limits, readonly string[]]>([
    ['of each payer, over all its rules', [cap({})], ['pay_job city: 50', 'pay_job fund: 30', 'bonus city: 0', 'bonus fund: 3']],
    ['of one payer', [cap({ payer: 'fund', max: '31' })], ['pay_job city: 70', 'pay_job fund: 30', 'bonus city: 7', 'bonus fund: 1']],
    ['of one rule', [cap({ rules: ['bonus'], max: '5' })], ['pay_job city: 70', 'pay_job fund: 30', 'bonus city: 5', 'bonus fund: 3']],
    [
      'of another outcome: not this one',
      [cap({ outcomes: ['house'], max: '5' })],
      ['pay_job city: 70', 'pay_job fund: 30', 'bonus city: 7', 'bonus fund: 3'],
    ],
    ['that has ended', [cap({ until: '2026-06-30' })], ['pay_job city: 70', 'pay_job fund: 30', 'bonus city: 7', 'bonus fund: 3']],
    [
      'two: what the second takes makes room in the first',
      [cap({ id: 'all', max: '73' }), cap({ rules: ['pay_job'], max: '40' })],
      ['pay_job city: 40', 'pay_job fund: 30', 'bonus city: 7', 'bonus fund: 3'],
    ],
  ])('%s', (_name, limits, expected) => {
    expect(linesOf({ ...two, limits })).toEqual(expected);
  });

  it('count on from period to period', () => {
    const { lines } = settle(makeSheet({ ...JOB, limits: [cap({ max: '150' })] }), makeClaims({}, { subject: 'p2', day: '2026-05-01' }), END);
    expect(lines.map((line) => [line.net / 100, line.payerCuts])).toEqual([
      [100, []],
      [50, [{ limit: 'cap', amount: 5000 }]],
    ]);
  });
});

describe('tax', () => {
  const taxed = (tax: NonNullable<SheetParts['tax']>): SheetParts => ({
    ...SHARES,
    tax,
    fees: [{ id: 'fee', from: 'city', to: 'provider', amount: '10' }],
  });

  it.each<readonly [string, NonNullable<SheetParts['tax']>, readonly string[]]>([
    ['on top', { rate: '21%', category: 'S' }, ['pay_job city: 70 + 14.7', 'pay_job fund: 30 + 6.3', 'fee city: 10 + 2.1']],
    [
      'included',
      { rate: '21%', category: 'S', basis: 'gross' },
      ['pay_job city: 57.85 + 12.15', 'pay_job fund: 24.79 + 5.21', 'fee city: 8.27 + 1.73'],
    ],
    ['exempt', { rate: '0', category: 'E' }, ['pay_job city: 70', 'pay_job fund: 30', 'fee city: 10']],
  ])('%s', (_name, tax, expected) => {
    expect(linesOf(taxed(tax))).toEqual(expected);
  });
});

describe('what a part tells', () => {
  it('claims, units, price, gross, cuts and rounding', () => {
    const parts: SheetParts = {
      ...JOB,
      rules: [{ id: 'pay_job', outcome: 'job', price: '0.335' }],
      limits: [{ id: 'cap', each: 'contract', max: '1' }],
    };
    const { lines } = settle(makeSheet(parts), makeClaims({ quantity: '2.5' }, { subject: 'p2' }), END);
    expect(lines[0]?.part).toMatchObject({
      id: '2026-03-31/pay_job',
      claimsAccepted: 2,
      quantity: '3.5',
      price: '0.335',
      gross: 118,
      rounding: '0.0075',
      total: 100,
      items: [0, 1],
    });
    expect(lines[0]?.part.cuts).toEqual([{ limit: 'cap', amount: 18, items: [1] }]);
  });

  it('claims made: also those that were refused, each once; accepted: those it pays', () => {
    const parts: SheetParts = {
      outcomes: [...JOB.outcomes, { id: 'house', title: 'A house' }],
      rules: [
        ...JOB.rules,
        { id: 'bonus', outcome: 'job', group: 'young', price: '10' },
        { id: 'to_date', outcome: 'job', per: 'contract', price: '1' },
      ],
    };
    const facts = makeClaims(
      { group: 'young' },
      { subject: 'p2' },
      { subject: 'p2' },
      { subject: 'p3', verdict: 'rejected', group: 'young' },
      { subject: 'p4', payer: 'fund' },
      { subject: 'p5', payer: 'fund', verdict: 'withdrawn' },
      { subject: 'p6', outcome: 'house' },
      { subject: 'p7', day: '2026-04-01' },
    );
    const { lines } = settle(makeSheet(parts), facts, day('2026-03-31'));
    expect(lines.map(({ rule, payer, part }) => `${rule} ${payer}: ${part.claimsMade}, ${part.claimsAccepted}`)).toEqual([
      'pay_job city: 4, 2',
      'pay_job fund: 2, 1',
      'bonus city: 2, 1',
      'to_date city: 0, 0',
    ]);
  });

  it('no price when the items have different ones', () => {
    const prices = [{ price: '1' }, { price: '2', from: '2026-02-01' }];
    const { lines } = settle(
      makeSheet({ ...JOB, rules: [{ id: 'pay_job', outcome: 'job', price: prices }] }),
      makeClaims({}, { subject: 'p2', day: '2026-02-01' }),
      END,
    );
    expect(lines[0]?.part.price).toBeUndefined();
  });
});
