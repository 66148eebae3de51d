import { describe, expect, it } from 'vitest';
import { day } from './calendar.ts';
import type { Facts } from './facts.ts';
import { settle } from './settle.ts';
import type { Statement } from './statement.ts';
import { type ClaimParts, END, type SheetParts, makeClaims, makeFacts, makeSheet } from './testing.ts';

/** What earns nothing is told, with the reason: a claim that no rule values, and a price whose index is not known. */

const OUTCOMES = ['job', 'house'].map((id) => ({ id, title: id }));
const PAY = { id: 'pay', outcome: 'job', price: '100' };

const told = (parts: SheetParts, facts: Facts): Statement => settle(makeSheet({ outcomes: OUTCOMES, rules: [PAY], ...parts }), facts, END);
const refusals = (parts: SheetParts, ...claims: readonly ClaimParts[]): readonly string[] =>
  told(parts, makeClaims(...claims)).refusals.map(({ code, claim, data }) => `${claim ?? ''} ${code} ${Object.values(data).join(' ')}`.trim());

describe('a claim that no rule values', () => {
  const house = { outcome: 'house' };
  const young = { group: 'young' };

  it.each<readonly [string, SheetParts, ClaimParts, readonly string[]]>([
    ['of an outcome that nothing looks at', {}, house, ['c1 no_rule']],
    [
      'of a step on the way to another',
      {
        outcomes: [
          { id: 'job', title: 'A', requires: ['house'] },
          { id: 'house', title: 'B' },
        ],
      },
      house,
      [],
    ],
    ['of an outcome that a formula counts', { rules: [PAY, { id: 'sum', per: 'period', amount: 'count(house)' }] }, house, []],
    ['of an outcome of a rule for persons', { rules: [{ ...PAY, outcome: 'house', per: 'person' }] }, house, []],
    ['of a group that the rule is not for', { rules: [{ ...PAY, group: 'old' }] }, young, ['c1 no_rule young']],
    ['of no group at all', { rules: [{ ...PAY, group: 'old' }] }, {}, ['c1 no_rule']],
    ['of a group that a rule for persons is not for', { rules: [{ ...PAY, group: 'old', per: 'person' }] }, young, ['c1 no_rule young']],
    ['of a group without a price', { rules: [{ ...PAY, price: [{ price: 1, group: 'old' }] }] }, young, ['c1 no_rule young']],
    ['from before the first price', { rules: [{ ...PAY, price: [{ price: 1, from: '2026-02-01' }] }] }, {}, ['c1 no_rule']],
    ['under one of two rules', { rules: [PAY, { ...PAY, id: 'more', group: 'old' }] }, young, []],
    ['that was refused for another reason', { rules: [{ ...PAY, when: 'quantity > 1' }] }, {}, ['c1 condition_not_met 1']],
  ])('%s', (_name, parts, claim, expected) => {
    expect(refusals(parts, claim)).toEqual(expected);
  });
});

describe('an index without a value', () => {
  const indexed = (parts: Partial<typeof PAY> & { readonly per?: 'person' | 'contract' } = {}): SheetParts => ({
    rules: [{ ...PAY, ...parts, indexed: 'yearly' }],
    indexation: [{ id: 'yearly', parameter: 'cpi', base: 100 }],
  });
  const CPI = { cpi: [{ from: '2026-04-01', value: '110' }] };

  it.each<readonly [string, SheetParts, readonly string[]]>([
    ['pays nothing yet, and says so', indexed(), ['c1 value_missing value_missing cpi']],
    ['also for a person', indexed({ per: 'person' }), ['value_missing value_missing cpi']],
    ['also to date, until it is known', indexed({ per: 'contract' }), Array<string>(4).fill('value_missing value_missing cpi')],
    ['before its first day', { ...indexed(), parameters: CPI }, ['c1 value_missing value_missing cpi']],
    ['is no matter to an amount', { ...indexed(), rules: [{ id: 'pay', outcome: 'job', amount: '7', indexed: 'yearly' }] }, []],
  ])('%s', (_name, parts, expected) => {
    expect(refusals(parts, {})).toEqual(expected);
  });

  it('is no matter where nothing was counted', () => {
    expect(told(indexed({ per: 'contract' }), makeClaims()).refusals).toEqual([]);
  });

  it('pays the indexed price once it is there', () => {
    const statement = told({ ...indexed(), parameters: CPI }, makeClaims({ day: '2026-04-02' }));
    expect(statement.items.map((item) => [item.price, item.gross])).toEqual([['110', 11_000]]);
    expect(statement.refusals).toEqual([]);
  });
});

describe('a condition that was never met', () => {
  const ready = (per: 'period' | 'contract', when = 'team_ready'): SheetParts => ({ rules: [{ id: 'pay', per, amount: '500', when }] });
  const event = (name: string, on = '2026-05-01'): Facts => makeFacts({ events: [{ kind: 'event', id: 'e1', day: on, name }] });
  const notices = (parts: SheetParts, facts: Facts, asOf = END) =>
    settle(makeSheet({ outcomes: OUTCOMES, ...parts }), facts, asOf).refusals.map(({ code, rule, period, data }) => [code, rule, period, data]);
  const missing = (name: string) => [['condition_not_met', 'pay', '2026-12-31', { problem: 'value_missing', name }]];

  it.each<readonly [string, SheetParts, Facts, ReturnType<typeof notices>]>([
    ['of a period', ready('period'), event('team_complete'), missing('team_ready')],
    ['of the whole contract', ready('contract'), event('team_complete'), missing('team_ready')],
    ['with no facts at all', ready('period'), makeFacts(), missing('team_ready')],
    ['by a sum that is too low', ready('period', 'paid_before > 5'), makeFacts(), [['condition_not_met', 'pay', '2026-12-31', { paid_before: '0' }]]],
    ['but it was', ready('period'), event('team_ready'), []],
    ['but it was, for everything to date', ready('contract'), event('team_ready'), []],
    ['but it was, only on the last day', ready('period'), event('team_ready', END), []],
    ['but it was earlier on', ready('period', 'paid_before = 0'), makeFacts(), []],
    ['for persons, of whom there were none', { rules: [{ id: 'pay', per: 'person', amount: '5', when: 'team_ready' }] }, makeFacts(), []],
    [
      'because its number was never measured',
      { rules: [{ id: 'pay', per: 'period', quantity: 'score', price: 5, when: 'score > 2' }] },
      makeFacts(),
      missing('score'),
    ],
    ['and there is no condition', { rules: [{ id: 'pay', per: 'period', amount: 'score' }] }, makeFacts(), []],
  ])('is told at the end of the contract: %s', (_name, parts, facts, expected) => {
    expect(notices(parts, facts)).toEqual(expected);
  });

  it('is not told while it may still come', () => {
    expect(notices(ready('period'), makeFacts(), day('2026-12-30'))).toEqual([]);
  });
});
