import { describe, expect, it } from 'vitest';
import { type Day, day } from './calendar.ts';
import { cents } from './money.ts';
import { settle } from './settle.ts';
import type { Line, Settled } from './statement.ts';
import { END, type FactParts, JOB, type SheetParts, makeFacts, makeSheet } from './testing.ts';

/** Interest counts from the day on which each amount became due: a correction later than what it corrects, interest later than both. */

const SHEET = makeSheet({ ...JOB, lateInterest: { rate: '10%' } });
const PERIOD = '2026-03-31';
type Cash = NonNullable<FactParts['cash']>;

const claim = (id: string, recorded: string) => ({ id, day: '2026-01-15', outcome: 'job', subject: id, recorded });
const paid = (on: string, amount: string): Cash[number] => ({ id: `b${on}`, kind: 'paid', day: on, amount, party: 'city', period: PERIOD });

function settled(asOf: string | undefined, amount: number, rule = 'pay_job'): Settled {
  const entry = { key: `${PERIOD}/${rule}/city/provider`, period: PERIOD, version: 1, amount: cents(amount) };
  return asOf === undefined ? entry : { ...entry, asOf: day(asOf) };
}

/** Settled at 100 in April; a second claim came in September and was settled at 100 on 30 September: due on 30 October. */
const TWICE: readonly Settled[] = [settled('2026-04-15', 10_000), settled('2026-09-30', 10_000)];

function interest(cash: Cash, before: readonly Settled[], asOf: Day = END): Line | undefined {
  const facts = makeFacts({ claims: [claim('p1', '2026-01-20'), claim('p2', '2026-09-15')], cash });
  return settle(SHEET, facts, asOf, { settled: before }).lines.find((line) => line.kind === 'late_interest');
}

describe('interest on a correction', () => {
  it.each<readonly [string, Cash, readonly Settled[], number | undefined]>([
    ['paid before it was due: none', [paid('2026-04-20', '100'), paid('2026-10-20', '100')], TWICE, undefined],
    ['from its own due day', [paid('2026-04-20', '100'), paid('2026-11-12', '100')], TWICE, 36],
    ['beside interest on what it corrects', [paid('2026-07-12', '100'), paid('2026-11-12', '100')], TWICE, 236],
    ['one payment for both: each part from its own day', [paid('2026-11-12', '200')], TWICE, 573],
    ['in whatever order the settlements are told', [paid('2026-04-20', '100'), paid('2026-11-12', '100')], TWICE.toReversed(), 36],
    ['settled on a day nobody knows: from the day of the period', [paid('2026-07-12', '100')], [settled(undefined, 10_000)], 200],
    ['not settled yet: from the day on which the bill would be due, a payment term after its last fact', [paid('2026-11-12', '200')], [], 153],
    ['not yet due: none', [paid('2026-04-20', '100'), paid('2026-12-30', '100')], [settled('2026-04-15', 10_000)], undefined],
    [
      'paying the interest late is no late payment of the rest',
      [paid('2026-07-12', '100'), paid('2026-09-01', '2')],
      [settled('2026-04-15', 10_000), settled('2026-08-15', 200, 'late_interest')],
      200,
    ],
  ])('%s', (_name, cash, before, expected) => {
    expect(interest(cash, before)?.computed).toBe(expected);
  });

  it('shows each part with its days', () => {
    expect(interest([paid('2026-11-12', '200')], TWICE)?.part.working.map((step) => [step.inputs['amount'], step.inputs['due']])).toEqual([
      ['100', '2026-04-30'],
      ['100', '2026-10-30'],
    ]);
  });
});

describe('money that was paid back', () => {
  // 100 due on 30 April. 10 % of 40 over 30 days is 0.33, of 100 over 42 days 1.15.
  it.each<readonly [string, Cash, number | undefined]>([
    ['because it was too much opens nothing', [paid('2026-04-30', '120'), paid('2026-06-30', '-20'), paid('2026-08-01', '1')], undefined],
    [
      'of a bill paid in time bears interest from the day it went back',
      [paid('2026-04-30', '100'), paid('2026-05-31', '-40'), paid('2026-06-30', '40')],
      33,
    ],
    ['before the due day bears it from that day', [paid('2026-04-01', '100'), paid('2026-04-10', '-100'), paid('2026-06-11', '100')], 115],
    ['beyond what was too much', [paid('2026-04-30', '120'), paid('2026-05-31', '-60'), paid('2026-06-30', '40')], 33],
    [
      'twice',
      [paid('2026-04-30', '100'), paid('2026-05-31', '-40'), paid('2026-06-30', '40'), paid('2026-07-31', '-40'), paid('2026-08-30', '40')],
      66,
    ],
  ])('%s', (_name, cash, expected) => {
    const before = [settled('2026-04-15', 10_000)];
    const facts = makeFacts({ claims: [claim('p1', '2026-01-20')], cash });
    const total = (payments: 'principal_first' | 'interest_first'): number | undefined =>
      settle(makeSheet({ ...JOB, lateInterest: { rate: '10%', payments } }), facts, END, { settled: before }).lines.find(
        (line) => line.kind === 'late_interest',
      )?.computed;
    expect([total('principal_first'), total('interest_first')]).toEqual([expected, expected]);
  });
});

describe('the interest itself', () => {
  it.each<readonly [string, readonly Settled[], string]>([
    ['is due a payment term after the late payment, never before it', [], '2026-12-12'],
    ['as a correction of a settled period: a payment term after the day on which we look', [settled('2026-04-15', 10_000)], '2027-01-30'],
  ])('%s', (_name, before, dueDay) => {
    expect(interest([paid('2026-11-12', '100')], before)?.dueDay).toBe(dueDay);
  });
});

describe('interest by law, and by years', () => {
  const OLD: SheetParts = { ...JOB, rules: [{ id: 'pay_job', outcome: 'job', price: '10000' }], period: { from: '2023-10-01', to: '2024-09-30' } };
  const PAID = '2023-12-31';
  const pay = (id: string, on: string, amount: string): Cash[number] => ({ id, kind: 'paid', day: on, amount, party: 'city', period: PAID });

  function late(lateInterest: NonNullable<SheetParts['lateInterest']>, cash: Cash, parts: SheetParts = {}): Line | undefined {
    const facts = makeFacts({ claims: [{ id: 'c', day: '2023-11-15', outcome: 'job', subject: 'p' }], cash });
    return settle(makeSheet({ ...OLD, lateInterest, ...parts }), facts, day('2040-12-31')).lines.find((line) => line.kind === 'late_interest');
  }

  const HALVES = [pay('a', '2024-03-01', '4000'), pay('b', '2024-08-01', '6000')];
  const TWO_YEARS = [pay('a', '2026-01-30', '10000')];

  it.each<readonly [string, NonNullable<SheetParts['lateInterest']>, Cash, number]>([
    // 4000 x 12.5 % x 31/365 = 42.466; 6000 x (12.5 % x 153 + 12.25 % x 31)/365 = 376.808.
    ['two payments over two half years', { rate: 'statutory_trade' }, HALVES, 41_927],
    ['a public body has the same rate', { rate: 'statutory_government' }, HALVES, 41_927],
    // 4000 x 7 % x 31/365 + 6000 x 7 % x 184/365.
    ['the ordinary interest by law', { rate: 'statutory' }, HALVES, 23_551],
    ['with two points on top', { rate: 'statutory', plus: '2%' }, HALVES, 30_279],
    // Two years at 10 %: 1000 (366 days: 1002.74), then again on what was added.
    ['a rate of your own: simple, also after two years', { rate: '10%' }, TWO_YEARS, 200_274],
    ['a rate of your own with interest on interest by the year', { rate: '10%', compounding: 'yearly' }, TWO_YEARS, 210_301],
    // 10000 x (7 % x 337 + 6 % x 365 + 4 % x 29)/365.
    ['by law without interest on interest, when the terms say so', { rate: 'statutory', compounding: 'none' }, TWO_YEARS, 127_808],
  ])('%s', (_name, terms, cash, expected) => {
    expect(late(terms, cash)?.computed).toBe(expected);
  });

  it('by law adds the interest of each year to the amount on the day it is a year late', () => {
    const steps = late({ rate: 'statutory' }, TWO_YEARS)?.part.working.map(({ inputs }) => [
      inputs['due'],
      inputs['paid'],
      inputs['rate'],
      inputs['added'],
    ]);
    expect(steps).toEqual([
      ['2024-01-30', '2025-01-01', '0.07', undefined],
      ['2025-01-01', '2025-01-30', '0.06', undefined],
      ['2025-01-30', '2026-01-01', '0.06', '693.972602…'],
      ['2026-01-01', '2026-01-30', '0.04', '693.972602…'],
    ]);
  });

  it('pays the interest first when the terms say so: 6:44 BW', () => {
    // On 1 March 106.16 of the 4000 goes to interest; 6106.16 stays open: x (12.5 % x 122 + 12.25 % x 31)/365 = 318.65 more.
    expect(late({ rate: 'statutory_trade', payments: 'interest_first' }, HALVES)?.computed).toBe(42_481);
  });

  it('goes on at the last rate after the last day that is known, and says so', () => {
    const line = late({ rate: 'statutory_trade' }, [pay('a', '2027-03-01', '10000')]);
    expect(line?.part.working.map((step) => step.inputs['known_until']).filter((known) => known !== undefined)).toEqual(['2026-12-31', '2026-12-31']);
  });
});
