import { describe, expect, test } from 'vitest';
import { day } from './calendar.ts';
import { cents, sum } from './money.ts';
import { type SettleOptions, settle } from './settle.ts';
import type { Statement } from './statement.ts';
import { END, JOB, type SheetParts, makeFacts, makeSheet } from './testing.ts';

/** What a later settlement makes of money that was settled before. */

function settledOn(period: string, rule: string, amount: number): NonNullable<SettleOptions['settled']> {
  return [{ key: `${period}/${rule}/city/provider`, period, version: 1, amount: cents(amount) }];
}

function dueDays(statement: Statement): readonly (readonly [string, string])[] {
  return statement.lines.map((line) => [line.rule, line.dueDay]);
}

describe('a late fact in a period that was settled', () => {
  const twoRules: SheetParts = {
    outcomes: [...JOB.outcomes, { id: 'house', title: 'A house' }],
    rules: [...JOB.rules, { id: 'pay_house', outcome: 'house', price: '50' }],
  };
  const facts = makeFacts({
    claims: [
      { id: 'c1', day: '2026-01-15', outcome: 'job', subject: 'p1' },
      { id: 'c2', day: '2026-01-16', outcome: 'house', subject: 'p1', recorded: '2026-08-01' },
    ],
  });

  test('of a rule that paid nothing before is due after the day on which we look, not months ago', () => {
    const statement = settle(makeSheet(twoRules), facts, day('2026-09-30'), { settled: settledOn('2026-03-31', 'pay_job', 10_000) });
    expect(dueDays(statement)).toEqual([
      ['pay_job', '2026-04-30'],
      ['pay_house', '2026-10-30'],
    ]);
  });

  test('the same when the rule was settled at nothing', () => {
    const settled = settledOn('2026-03-31', 'pay_house', 0);
    expect(dueDays(settle(makeSheet(twoRules), facts, day('2026-09-30'), { settled }))).toContainEqual(['pay_house', '2026-10-30']);
  });
});

describe('an amendment that makes the calendar another one', () => {
  const facts = makeFacts({ claims: [{ id: 'c1', day: '2026-01-15', outcome: 'job', subject: 'p1' }] });
  const settled = settledOn('2026-03-31', 'pay_job', 10_000);
  const cases = [
    { name: 'half-years instead of quarters: what a quarter paid is not paid again', next: { calendar: { every: 'half-year' } }, settled, due: 0 },
    {
      name: 'a shorter contract: what was paid after its new end comes back',
      next: { period: { from: '2026-01-01', to: '2026-06-30' } },
      settled: settledOn('2026-09-30', 'pay_job', 300),
      due: 9_700,
    },
  ] satisfies readonly { name: string; next: SheetParts; settled: SettleOptions['settled']; due: number }[];

  test.each(cases)('$name', ({ next, settled: before, due }) => {
    const versions = [makeSheet(JOB), makeSheet({ ...JOB, ...next, version: 2, effective: '2026-01-01' })];
    const statement = settle(versions, facts, END, { settled: before });
    expect(statement.totals.alreadySettled).toBe(sum(before.map((entry) => entry.amount)));
    expect(statement.totals.due).toBe(due);
  });

  test('waits until the new period is closed, so that no money goes back and forth', () => {
    const versions = [makeSheet(JOB), makeSheet({ ...JOB, calendar: { every: 'half-year' }, version: 2, effective: '2026-01-01' })];
    expect(settle(versions, facts, day('2026-06-29'), { settled }).lines).toEqual([]);
  });
});

test('somebody who enrols again is still one person', () => {
  const sheet = makeSheet({ rules: [{ id: 'places', per: 'period', amount: 'enrolled * 10' }] });
  const enrol = (id: string, on: string) => ({ id, kind: 'enrolment' as const, day: on, subject: 'p1' });
  const facts = makeFacts({ events: [enrol('e1', '2026-01-05'), enrol('e2', '2026-02-05')] });
  expect(settle(sheet, facts, day('2026-03-31')).totals.computed).toBe(1_000);
});

test('a step and the step before it on one day both count, in whatever order the sheet names them', () => {
  const outcomes = [
    { id: 'kept', title: 'Kept a job', requires: ['found'] },
    { id: 'found', title: 'Found a job' },
  ];
  const sheet = makeSheet({ outcomes, rules: [{ id: 'pay', outcomes: ['kept', 'found'], price: '100' }] });
  const claim = (id: string, outcome: string) => ({ id, day: '2026-01-15', outcome, subject: 'p1' });
  const statement = settle(sheet, makeFacts({ claims: [claim('c1', 'found'), claim('c2', 'kept')] }), END);
  expect(statement.refusals).toEqual([]);
  expect(statement.totals.computed).toBe(20_000);
});

test('a third of a unit counts as a third under a limit in units', () => {
  const sheet = makeSheet({
    outcomes: JOB.outcomes,
    rules: [{ id: 'pay', outcome: 'job', quantity: 'quantity / 3', price: '300' }],
    limits: [{ id: 'one', each: 'contract', maxCount: '1' }],
  });
  const claims = ['p1', 'p2', 'p3', 'p4'].map((subject) => ({ id: `c_${subject}`, day: '2026-01-15', outcome: 'job', subject }));
  expect(settle(sheet, makeFacts({ claims }), END).items.map((item) => item.paid)).toEqual([10_000, 10_000, 10_000, 0]);
});

test('a fee of once that a later version brings is paid with the first period of that version, and not again', () => {
  const fee = { id: 'start_fee', from: 'city', to: 'provider', amount: '500', every: 'once' as const };
  const [before, after] = [makeSheet(JOB), { ...JOB, fees: [fee] }];
  const sheets = [
    before,
    makeSheet({ ...after, version: 2, effective: '2026-04-01' }),
    makeSheet({ ...JOB, version: 3, effective: '2026-07-01' }),
    makeSheet({ ...after, version: 4, effective: '2026-10-01' }),
  ];
  expect(settle(sheets, makeFacts({}), END).lines.map((line) => [line.key, line.computed])).toEqual([['2026-06-30/start_fee/city/provider', 50_000]]);
});

describe('a limit and the versions of a contract', () => {
  const version = (number: number, effective: string, limits: SheetParts['limits']): SheetParts => ({ ...JOB, version: number, effective, limits });
  const claims = ['2026-02-01', '2026-05-01', '2026-08-01', '2026-11-01'].map((on, index) => ({
    id: `c${index}`,
    day: on,
    outcome: 'job',
    subject: `p${index % 2}`,
    sequence: index + 1,
  }));
  const cap = (max: string, more: Partial<NonNullable<SheetParts['limits']>[number]> = {}): SheetParts['limits'] => [
    { id: 'cap', each: 'contract', max, ...more },
  ];

  test.each<{ name: string; versions: readonly SheetParts['limits'][]; paid: readonly number[] }>([
    {
      name: 'taken out and brought back: what was paid in between counts',
      versions: [cap('250'), [], cap('250'), cap('250')],
      paid: [100, 100, 50, 0],
    },
    { name: 'that comes with an amendment counts from the start', versions: [[], [], cap('250'), cap('250')], paid: [100, 100, 50, 0] },
    { name: 'taken out for good: nothing is cut any more', versions: [cap('50'), [], [], []], paid: [50, 100, 100, 100] },
    {
      name: 'in units',
      versions: [cap('', { max: undefined, maxCount: '2' }), [], cap('', { max: undefined, maxCount: '2' }), []],
      paid: [100, 100, 0, 100],
    },
    {
      name: 'of a person, later of the contract: each counts for itself',
      versions: [cap('150', { each: 'person' }), cap('150', { each: 'person' }), cap('350'), cap('350')],
      paid: [100, 100, 100, 50],
    },
    {
      name: 'a share of the outcomes',
      versions: [[], [], cap('', { max: undefined, maxShare: '100%', outcomes: ['job'], among: ['job'] }), []],
      paid: [100, 100, 100, 100],
    },
  ])('$name', ({ versions, paid }) => {
    const from = ['2026-01-01', '2026-04-01', '2026-07-01', '2026-10-01'];
    const sheets = versions.map((limits, index) => makeSheet(version(index + 1, from[index] ?? '', limits)));
    expect(settle(sheets, makeFacts({ claims }), END).items.map((item) => item.paid / 100)).toEqual(paid);
  });

  test('of a payer counts on too', () => {
    const payer = cap('250', { each: 'payer' });
    const sheets = [payer, [], payer].map((limits, index) =>
      makeSheet(version(index + 1, ['2026-01-01', '2026-04-01', '2026-07-01'][index] ?? '', limits)),
    );
    expect(settle(sheets, makeFacts({ claims }), END).lines.map((line) => line.net / 100)).toEqual([100, 100, 50, 0]);
  });
});
