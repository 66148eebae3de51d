import { describe, expect, it } from 'vitest';
import { type Day, day } from './calendar.ts';
import { cents } from './money.ts';
import { settle } from './settle.ts';
import type { Line, Settled } from './statement.ts';
import { END, type FactParts, JOB, makeFacts, makeSheet } from './testing.ts';

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

describe('the interest itself', () => {
  it.each<readonly [string, readonly Settled[], string]>([
    ['is due a payment term after the late payment, never before it', [], '2026-12-12'],
    ['as a correction of a settled period: a payment term after the day on which we look', [settled('2026-04-15', 10_000)], '2027-01-30'],
  ])('%s', (_name, before, dueDay) => {
    expect(interest([paid('2026-11-12', '100')], before)?.dueDay).toBe(dueDay);
  });
});
