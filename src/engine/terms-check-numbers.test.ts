import { describe, expect, it } from 'vitest';
import { BOND, CAPITAL, type Case, LOAN, found, rules } from './terms-check.testing.ts';

describe('rows, shares, limits and numbers', () => {
  it.each<Case>([
    [
      'a parameter that goes back',
      {
        parameters: {
          p: [
            { from: '2026-02-01', value: 1 },
            { from: '2026-01-01', value: 2 },
          ],
        },
      },
      ['rows_not_ascending parameters.p[1].from'],
    ],
    [
      'a maximum with two values on a day',
      {
        limits: [
          {
            id: 'l',
            each: 'year',
            max: [
              { from: '2026-01-01', value: 1 },
              { from: '2026-01-01', value: 2 },
            ],
          },
        ],
      },
      ['rows_same_day limits[0].max[1].from'],
    ],
    [
      'interest that goes back',
      {
        ...BOND,
        capital: {
          ...CAPITAL,
          tranches: [
            {
              ...LOAN,
              interest: [
                { from: '2026-02-01', rate: '1%' },
                { from: '2026-01-01', rate: '2%' },
              ],
            },
          ],
        },
      },
      ['rows_not_ascending capital.tranches[0].interest[1].from'],
    ],
    [
      'shares below the whole',
      {
        payers: [
          { party: 'city', share: '60%' },
          { party: 'fund', share: 0.3 },
        ],
      },
      ['shares_not_whole payers'],
    ],
    [
      'thirds',
      {
        payers: [
          { party: 'city', share: '33.33%' },
          { party: 'fund', share: '33.33%' },
          { party: 'province', share: '33.34%' },
        ],
      },
      [],
    ],
    [
      'shares above the whole from a day',
      rules({
        split: [
          { from: '2026-01-01', value: [{ party: 'city', share: 1 }] },
          { from: '2026-04-01', value: [{ party: 'city', share: 1.1 }] },
        ],
      }),
      ['shares_not_whole rules[1].split[1].value'],
    ],
    [
      'a payer twice',
      {
        payers: [
          { party: 'city', share: '50%' },
          { party: 'city', share: '50%' },
        ],
      },
      ['share_twice payers[1].party'],
    ],
    [
      'a share below zero',
      {
        payers: [
          { party: 'city', share: '150%' },
          { party: 'fund', share: '-50%' },
        ],
      },
      ['share_negative payers[1].share'],
    ],
    [
      'spending above the whole',
      {
        spending: [
          { id: 'a', title: 'A', party: 'provider', share: '80%' },
          { id: 'b', title: 'B', party: 'provider', share: '30%' },
        ],
      },
      ['spending_over_whole spending[1].share'],
    ],
    [
      'a floor above a cap',
      {
        limits: [
          { id: 'a', each: 'contract', max: 10 },
          { id: 'b', each: 'contract', min: 20 },
        ],
      },
      ['cap_below_floor limits[1].min'],
    ],
    [
      'a floor above another cap',
      {
        limits: [
          { id: 'a', each: 'contract', max: 10 },
          { id: 'b', each: 'period', min: 20 },
        ],
      },
      [],
    ],
    [
      'a floor and a cap of other rules',
      {
        limits: [
          { id: 'a', each: 'contract', max: 10, rules: ['pay_job'] },
          { id: 'b', each: 'contract', min: 20, outcomes: ['job'] },
        ],
      },
      [],
    ],
    ['a limit of nothing', { limits: [{ id: 'a', each: 'contract' }] }, ['limit_without_maximum limits[0]']],
    ['a floor per person', { limits: [{ id: 'a', each: 'person', min: 3 }] }, ['floor_each limits[0].each']],
    ['scaling of a count', { limits: [{ id: 'a', each: 'period', maxCount: 3, cut: 'scale' }] }, ['scale_needs_max limits[0].cut']],
    ['a share of nothing', { limits: [{ id: 'a', each: 'contract', maxShare: '40%' }] }, ['among_missing limits[0]']],
    [
      'outcomes and rules',
      { limits: [{ id: 'a', each: 'contract', max: 1, outcomes: ['job'], rules: ['pay_job'] }] },
      ['scope_twice limits[0].rules'],
    ],
    [
      'scaling before counting',
      {
        limits: [
          { id: 'a', each: 'period', max: 1, cut: 'scale' },
          { id: 'b', each: 'person', max: 1 },
        ],
      },
      ['limit_order limits[0].cut'],
    ],
    [
      'scaling before a limit per payer',
      {
        limits: [
          { id: 'a', each: 'period', max: 1, cut: 'scale' },
          { id: 'b', each: 'payer', max: 1 },
        ],
      },
      [],
    ],
    ['rounding to nothing', { rounding: { to: 0 } }, ['number_not_positive rounding.to']],
    ['rounding a count to less', rules({ quantityRounding: { to: -1 } }), ['number_not_positive rules[1].quantityRounding.to']],
    ['an index from nothing', { indexation: [{ id: 'i', parameter: 'p', base: 0 }] }, ['number_not_positive indexation[0].base']],
    [
      'a maximum below zero',
      { limits: [{ id: 'a', each: 'year', max: [{ from: '2026-01-01', value: -1 }] }] },
      ['number_negative limits[0].max[0].value'],
    ],
    [
      'a draw of nothing',
      { ...BOND, capital: { ...CAPITAL, draws: [{ day: '2026-01-01', tranche: 'loan', amount: 0 }] } },
      ['number_not_positive capital.draws[0].amount'],
    ],
  ])('%s', (_name, parts, expected) => {
    expect(found(parts)).toEqual(expected);
  });
});
