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

describe('what never came', () => {
  type Rule = NonNullable<SheetParts['rules']>[number];
  type Notice = readonly [code: string, rule: string | undefined, period: string | undefined, data: Readonly<Record<string, string>>];
  const one = (rule: Partial<Rule>, parts: SheetParts = {}): SheetParts => ({ ...parts, rules: [{ id: 'pay', ...rule }] });
  const ready = (per: 'period' | 'contract', when = 'team_ready'): SheetParts => one({ per, amount: '500', when });
  const event = (name: string, on = '2026-05-01'): Facts => makeFacts({ events: [{ kind: 'event', id: 'e1', day: on, name }] });
  const notices = (parts: SheetParts, facts: Facts, asOf = END): readonly Notice[] =>
    settle(makeSheet({ outcomes: OUTCOMES, ...parts }), facts, asOf).refusals.map(({ code, rule, period, data }) => [code, rule, period, data]);
  const unmet = (data: Notice[3]): readonly Notice[] => [['condition_not_met', 'pay', END, data]];
  const missing = (name: string, ...periods: readonly string[]): readonly Notice[] =>
    (periods.length === 0 ? [END] : periods).map((period) => ['value_missing', 'pay', period, { problem: 'value_missing', name }]);
  const fee = (parts: Partial<NonNullable<SheetParts['fees']>[number]>): SheetParts => ({
    fees: [{ id: 'pay', from: 'city', to: 'provider', amount: '5', ...parts }],
  });
  const QUARTERS = ['2026-03-31', '2026-06-30', '2026-09-30', END];

  it.each<readonly [string, SheetParts, Facts, readonly Notice[]]>([
    ['a condition of a period', ready('period'), event('team_complete'), unmet({ team_ready: 'false' })],
    ['a condition of the whole contract', ready('contract'), event('team_complete'), unmet({ team_ready: 'false' })],
    ['a condition, with no facts at all', ready('period'), makeFacts(), unmet({ team_ready: 'false' })],
    ['a condition on a sum that is too low', ready('period', 'paid_before > 5'), makeFacts(), unmet({ paid_before: '0' })],
    ['but it came', ready('period'), event('team_ready'), []],
    ['but it came, for everything to date', ready('contract'), event('team_ready'), []],
    ['but it came, only on the last day', ready('period'), event('team_ready', END), []],
    ['but it came earlier on', ready('period', 'paid_before = 0'), makeFacts(), []],
    ['for persons, of whom there were none', one({ per: 'person', amount: '5', when: 'team_ready' }), makeFacts(), []],
    ['a number in the condition', one({ per: 'period', quantity: 'score', price: 5, when: 'score > 2' }), makeFacts(), missing('score')],
    ['an amount', one({ per: 'period', amount: 'score' }), makeFacts(), missing('score')],
    ['a quantity', one({ per: 'contract', quantity: 'score', price: 5 }), makeFacts(), missing('score')],
    [
      'the value for a curve',
      one({ per: 'contract', quantity: 'score', curve: { kind: 'steps', points: [{ at: 1, value: 2 }] } }),
      makeFacts(),
      missing('score'),
    ],
    ['a mean', one({ per: 'contract', amount: 'mean(score)' }), makeFacts(), missing('score')],
    ['a number of persons', one({ per: 'person', amount: 'score' }), makeFacts(), missing('score')],
    ['a number of cohorts', one({ per: 'cohort', amount: '5', when: 'score > 1' }), makeFacts(), missing('score')],
    [
      'a measure by way of a parameter',
      one({ per: 'contract', amount: 'index' }, { parameters: { index: '2 * score' } }),
      makeFacts(),
      missing('score'),
    ],
    [
      'an index',
      one({ per: 'period', amount: '1', quantity: 'score', indexed: 'i' }, { indexation: [{ id: 'i', parameter: 'cpi', base: 1 }] }),
      makeFacts(),
      missing('cpi'),
    ],
    ['a fee', fee({ amount: 'score' }), makeFacts(), missing('score', ...QUARTERS)],
    ['the condition of a fee', fee({ when: 'team_ready' }), makeFacts(), unmet({ team_ready: 'false' })],
    ['the number in the condition of a fee', fee({ when: 'score > 1' }), makeFacts(), missing('score', ...QUARTERS)],
    ['a fee of once', fee({ amount: 'score', every: 'once' }), makeFacts(), missing('score')],
    ['a fee on a day', fee({ amount: 'score', days: ['2026-05-01'] }), makeFacts(), missing('score', '2026-06-30')],
  ])('%s is told', (_name, parts, facts, expected) => {
    expect(notices(parts, facts)).toEqual(expected);
  });

  it('is told where there is work that waits for it', () => {
    const facts = makeClaims({}, { subject: 'p2', day: '2026-05-01' });
    const persons = notices(one({ outcome: 'job', per: 'person', amount: 'score' }), facts);
    expect(persons).toEqual(missing('score', '2026-03-31', '2026-06-30'));
    expect(notices(one({ outcome: 'job', per: 'contract', price: 5, when: 'score > 1' }), facts)).toEqual(
      missing('score', '2026-03-31', '2026-06-30', END),
    );
    expect(notices(one({ per: 'period', amount: 'count(job) * score' }), facts)).toEqual(missing('score', '2026-03-31', '2026-06-30', END));
  });

  it('of a deduction is told where there was something to take it from', () => {
    const parts: SheetParts = { rules: [PAY], deductions: [{ id: 'waiver', payer: 'city', amount: 'spent' }] };
    expect(notices(parts, makeClaims({}))).toEqual([['value_missing', 'waiver', '2026-03-31', { problem: 'value_missing', name: 'spent' }]]);
  });

  it('is not told while it may still come', () => {
    expect(notices(ready('period'), makeFacts(), day('2026-12-30'))).toEqual([]);
    expect(notices(one({ per: 'contract', amount: 'score' }), makeFacts(), day('2026-12-30'))).toEqual([]);
  });
});
