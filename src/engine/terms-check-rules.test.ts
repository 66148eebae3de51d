import { describe, expect, it } from 'vitest';
import { type Case, found, points, rules } from './terms-check.testing.ts';

describe('rules, prices and curves', () => {
  it.each<Case>([
    ['no price', rules({ price: undefined }), ['price_missing rules[1]']],
    ['a price and a curve', rules({ curve: { kind: 'steps', points: points(1) } }), ['price_twice rules[1].curve']],
    ['no outcome', rules({ outcome: undefined }), ['outcome_missing rules[1]']],
    ['outcome and outcomes', rules({ outcomes: ['job'] }), ['scope_twice rules[1].outcomes']],
    ['nothing to count', rules({ outcome: undefined, per: 'period' }), ['quantity_missing rules[1]']],
    ['an amount counts nothing', rules({ outcome: undefined, per: 'period', price: undefined, amount: '100' }), []],
    [
      'two prices from one day',
      rules({ price: [{ price: 1 }, { price: 2, from: '2026-02-01' }, { price: 3, from: '2026-02-01' }] }),
      ['prices_overlap rules[1].price[2]'],
    ],
    ['the same day for another payer', rules({ price: [{ price: 1 }, { price: 2, payer: 'city' }, { price: 3, payer: 'province' }] }), []],
    [
      'the same day for another group',
      rules({
        price: [
          { price: 1, group: 'a' },
          { price: 2, group: 'b' },
        ],
      }),
      [],
    ],
    [
      'prices that go back',
      rules({ price: [{ price: 1 }, { price: 2, from: '2026-03-01' }, { price: 3, from: '2026-02-01' }] }),
      ['rows_not_ascending rules[1].price[2].from'],
    ],
    [
      'an undated price after a dated one',
      rules({ price: [{ price: 2, from: '2026-01-01' }, { price: 3 }] }),
      ['rows_not_ascending rules[1].price[1]'],
    ],
    [
      'prices per payer or group for a person',
      rules({
        per: 'person',
        price: [{ price: 1 }, { price: 2, payer: 'city' }, { price: 3, group: 'young', payer: 'province' }],
      }),
      ['price_row_per_claim rules[1].price[1].payer', 'price_row_per_claim rules[1].price[2].group', 'price_row_per_claim rules[1].price[2].payer'],
    ],
    ['prices that start late', rules({ price: [{ price: 2, from: '2026-02-01' }] }), ['warning prices_start_late rules[1].price[0].from']],
    ['a point that goes back', { curves: { c: { kind: 'tiers', points: points(1, 3, 2) } } }, ['curve_not_ascending curves.c.points[2].at']],
    [
      'a curve inside a rule',
      rules({ price: undefined, curve: { kind: 'linear', points: points(2, 1) } }),
      ['curve_not_ascending rules[1].curve.points[1].at'],
    ],
    ['a jump in a line', { curves: { c: { kind: 'linear', points: points(1, 2, 2, 3) } } }, []],
    ['two jumps at one place', { curves: { c: { kind: 'linear', points: points(1, 2, 2, 2) } } }, ['curve_jump curves.c.points[3].at']],
    ['a jump in tiers', { curves: { c: { kind: 'tiers', points: points(1, 1) } } }, ['curve_jump curves.c.points[1].at']],
    ['two steps at one place', { curves: { c: { kind: 'steps', points: points(1, 1) } } }, ['curve_jump curves.c.points[1].at']],
    [
      'one step from a place and one above it',
      {
        curves: {
          c: {
            kind: 'steps',
            points: [
              { at: 1, value: 1 },
              { at: 1, value: 2, edge: '>' },
            ],
          },
        },
      },
      [],
    ],
    [
      '10% and 0.1 are one place',
      {
        curves: {
          c: {
            kind: 'steps',
            points: [
              { at: '10%', value: 1 },
              { at: 0.1, value: 2 },
            ],
          },
        },
      },
      ['curve_jump curves.c.points[1].at'],
    ],
  ])('%s', (_name, parts, expected) => {
    expect(found(parts)).toEqual(expected);
  });
});

describe('an index that starts late', () => {
  const indexed = (rows: readonly { readonly from: string; readonly value: string }[]) => ({
    ...rules({ indexed: 'yearly' }),
    indexation: [{ id: 'yearly', parameter: 'cpi', base: 100 }],
    parameters: { cpi: [...rows] },
  });

  it.each<Case>([
    ['is told', indexed([{ from: '2026-04-01', value: '110' }]), ['warning index_starts_late parameters.cpi[0].from']],
    ['is there at the end of the first quarter', indexed([{ from: '2026-02-01', value: '110' }]), []],
    ['starts on the first day', indexed([{ from: '2026-01-01', value: '100' }]), []],
    ['matters to no price', { ...indexed([{ from: '2026-04-01', value: '110' }]), rules: [] }, []],
    ['is a measure', { ...indexed([]), parameters: {} }, []],
  ])('%s', (_name, parts, expected) => {
    expect(found(parts)).toEqual(expected);
  });
});

describe('an outcome that nothing looks at', () => {
  const outcomes = [
    { id: 'job', title: 'A job' },
    { id: 'house', title: 'A house' },
  ];

  it.each<Case>([
    ['is told', { outcomes }, ['warning outcome_not_paid outcomes[1]']],
    ['may wait until there is a rule', { outcomes, rules: [] }, []],
    [
      'is no step of a ladder',
      {
        outcomes: [
          { id: 'job', title: 'A job', requires: ['house'] },
          { id: 'house', title: 'A house' },
        ],
      },
      [],
    ],
    ['is not counted in a formula', { outcomes, ...rules({ per: 'contract', price: undefined, amount: 'people(house)' }) }, []],
    ['is not paid together with others', { outcomes, ...rules({ outcome: undefined, outcomes: ['house', 'job'] }) }, []],
    ['is no part of a whole', { outcomes, limits: [{ id: 'l', each: 'contract', maxShare: '40%', outcomes: ['job'], among: ['house'] }] }, []],
  ])('%s', (_name, parts, expected) => {
    expect(found(parts)).toEqual(expected);
  });
});
