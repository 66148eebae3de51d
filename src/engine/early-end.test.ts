import { describe, expect, it } from 'vitest';
import { day } from './calendar.ts';
import type { Facts } from './facts.ts';
import { settle } from './settle.ts';
import type { Settled, Statement } from './statement.ts';
import { END, JOB, type SheetParts, makeClaims, makeFacts, makeSheet } from './testing.ts';

/** A contract that ends early: what happened up to and including that day counts, and nothing runs on. */

const STOPS: SheetParts = { ...JOB, termination: { event: 'stopped' } };
/** 15 May: the 45th of the 91 days of the second quarter. */
const STOPPED = day('2026-05-15');
const stop = (more: Partial<Facts['events'][number]> = {}) =>
  makeFacts({ events: [{ id: 'e1', kind: 'event', name: 'stopped', day: STOPPED, ...more }] });
const claimsOn = (...days: readonly string[]): Facts => makeClaims(...days.map((on, index) => ({ day: on, subject: `p${index}` })));
const both = (facts: Facts, other: Facts = stop()): Facts => ({ ...facts, events: [...facts.events, ...other.events] });

function paid(parts: SheetParts, facts: Facts = stop(), asOf = END): Readonly<Record<string, number>> {
  const { lines } = settle(makeSheet({ ...STOPS, ...parts }), facts, asOf);
  return Object.fromEntries(lines.map((line) => [`${line.rule} ${line.period}`, line.computed]));
}

const fee = (parts: Partial<NonNullable<SheetParts['fees']>[number]> = {}): SheetParts => ({
  fees: [{ id: 'fee', from: 'city', to: 'provider', amount: '910', ...parts }],
});
const floor = (parts: Partial<NonNullable<SheetParts['limits']>[number]>): SheetParts => ({
  limits: [{ id: 'floor', each: 'period', min: '910', ...parts }],
});

describe('claims', () => {
  it('of the day itself count, those of the day after do not, and the reason is told', () => {
    const { totals, refusals, ended, periods } = settle(makeSheet(STOPS), both(claimsOn('2026-05-14', STOPPED, '2026-05-16', '2026-09-01')), END);
    expect(totals.due).toBe(20_000);
    expect(ended).toEqual({ day: STOPPED, event: 'stopped' });
    expect(refusals.map(({ code, claim, data }) => [code, claim, data])).toEqual([
      ['contract_ended', 'c3', { day: '2026-05-16', ended: STOPPED }],
      ['contract_ended', 'c4', { day: '2026-09-01', ended: STOPPED }],
    ]);
    expect(periods.map((period) => period.key)).toEqual(['2026-03-31', '2026-06-30']);
  });

  it.each<readonly [string, Facts]>([
    ['an event of one person', stop({ subject: 'p0' })],
    ['another event', stop({ name: 'paused' })],
    ['one on the last day of the contract', stop({ day: END })],
    ['one of another series', stop({ series: 'plan' })],
  ])('%s ends nothing', (_name, event) => {
    const { totals, ended } = settle(makeSheet(STOPS), both(claimsOn('2026-05-16', '2026-12-31'), event), END);
    expect([totals.due, ended]).toEqual([20_000, undefined]);
  });

  it('of a contract that was stopped before it began are never paid', () => {
    const statement: Statement = settle(makeSheet({ ...STOPS, ...fee() }), both(claimsOn('2026-01-01'), stop({ day: day('2025-12-01') })), END);
    expect([statement.totals.due, statement.refusals.map((entry) => entry.code)]).toEqual([0, ['contract_ended']]);
  });
});

describe('what runs by itself stops', () => {
  it.each<readonly [string, SheetParts, Readonly<Record<string, number>>]>([
    ['a fee goes by days', fee(), { 'fee 2026-03-31': 91_000, 'fee 2026-06-30': 45_000 }],
    ['a fee that is paid whole', fee({ partial: 'whole' }), { 'fee 2026-03-31': 91_000, 'fee 2026-06-30': 91_000 }],
    ['a fee on days', fee({ days: ['2026-05-15', '2026-05-16', '2026-08-01'] }), { 'fee 2026-06-30': 91_000 }],
    ['a fee of once', fee({ every: 'once' }), { 'fee 2026-03-31': 91_000 }],
    ['a floor goes by days', floor({}), { 'floor 2026-03-31': 91_000, 'floor 2026-06-30': 45_000 }],
    ['a floor of the whole contract is not topped up', floor({ each: 'contract' }), {}],
    ['unless its own day came before', floor({ each: 'contract', until: '2026-05-01' }), { 'floor 2026-06-30': 91_000 }],
    [
      'a rule of a period',
      { rules: [{ id: 'team', per: 'period', amount: '10 * period_days' }] },
      { 'team 2026-03-31': 90_000, 'team 2026-06-30': 45_000 },
    ],
    ['a rule to date', { rules: [{ id: 'team', per: 'contract', amount: 'if(stopped, 7, 5)' }] }, { 'team 2026-03-31': 500, 'team 2026-06-30': 200 }],
  ])('%s', (_name, parts, expected) => {
    expect(paid(parts)).toEqual(expected);
  });

  it('in the last period, which is settled on its own day', () => {
    expect(paid(fee(), stop(), day('2026-06-29'))).toEqual({ 'fee 2026-03-31': 91_000 });
  });

  it('also when it was settled before the end was known: that comes back', () => {
    const sheet = makeSheet({ ...STOPS, ...fee() });
    const settled: readonly Settled[] = settle(sheet, makeFacts(), END).lines.map((line) => ({ ...line, amount: line.due }));
    const late = settle(sheet, stop(), END, { settled });
    expect(late.lines.map((line) => line.due)).toEqual([0, -46_000, -91_000, -91_000]);
    expect(late.totals.computed).toBe(136_000);
  });
});

describe('a fee of a period that the calendar makes short', () => {
  const SHORT: SheetParts = { termination: undefined, period: { from: '2026-01-01', to: '2026-05-15' } };
  it.each<readonly [string, SheetParts, number]>([
    ['is paid whole when the terms say nothing', fee(), 91_000],
    ['goes by days when the terms say so', fee({ partial: 'days' }), 45_000],
    ['by days of four weeks', { ...fee({ partial: 'days', amount: '28' }), calendar: { every: '4-weeks' } }, 2_300],
    ['by days of a longer calendar', { ...fee({ partial: 'days', amount: '365' }), calendar: { every: 'year', align: 'year' } }, 13_500],
  ])('%s', (_name, parts, amount) => {
    expect(paid({ ...SHORT, ...parts }, makeFacts())['fee 2026-05-15']).toBe(amount);
  });
});
