import { describe, expect, it } from 'vitest';
import { day } from './calendar.ts';
import { describeSheet } from './describe.ts';
import { settle } from './settle.ts';
import { addSpan, spanOfCode } from './spans.ts';
import { END, type FactParts, type SheetParts, makeFacts, makeSheet } from './testing.ts';

/** Lengths of time in days, weeks and months: how long it must hold, until when it is reported, and how long after an earlier step. */

type OutcomeParts = NonNullable<SheetParts['outcomes']>[number];

const RULES = [{ id: 'pay', outcome: 'kept', price: '100' }];
const sheetOf = (kept: Partial<OutcomeParts>, parts: SheetParts = {}) =>
  makeSheet({
    outcomes: [
      { id: 'job', title: 'A job' },
      { id: 'kept', title: 'Kept it', ...kept },
    ],
    rules: RULES,
    ...parts,
  });

const claim = (outcome: string, on: string, more: object = {}) => ({ id: `${outcome}${on}`, outcome, day: on, subject: 'p', ...more });
const start = (on: string, kind: 'start' | 'enrolment' = 'start') => ({ id: `s${on}`, kind, day: on, subject: 'p' });

function answer(sheet: ReturnType<typeof makeSheet>, facts: FactParts): string {
  const { items, refusals } = settle(sheet, makeFacts(facts), END);
  const own = refusals.filter((refusal) => refusal.outcome === 'kept');
  return own.length === 0 ? `paid ${items.length}` : own.map((refusal) => `${refusal.code} ${Object.values(refusal.data).join(' ')}`).join();
}

describe('a length of time', () => {
  it.each([
    ['2026-01-31', '1 months', '2026-02-28'],
    ['2026-02-28', '1 months', '2026-03-28'],
    ['2024-02-29', '12 months', '2025-02-28'],
    ['2026-01-01', '13 weeks', '2026-04-02'],
    ['2026-01-01', '91 days', '2026-04-02'],
  ])('%s and %s is %s', (from, code, to) => {
    const span = spanOfCode(code);
    expect(span === undefined ? undefined : addSpan(day(from), span)).toBe(to);
  });
});

describe('how long it must hold', () => {
  it.each<readonly [string, Partial<OutcomeParts>, string, string]>([
    ['three months to the day', { holdMonths: 3 }, '2026-05-30', 'paid 1'],
    ['three months less a day', { holdMonths: 3 }, '2026-05-29', 'held_too_short 88 3 months 2026-03-02'],
    ['thirteen weeks', { holdWeeks: 13 }, '2026-06-01', 'paid 1'],
    ['thirteen weeks less a day', { holdWeeks: 13 }, '2026-05-31', 'held_too_short 90 13 weeks 2026-03-02'],
    ['ninety days less one', { holdDays: 90 }, '2026-05-30', 'held_too_short 89 90 2026-03-02'],
  ])('%s', (_name, kept, on, expected) => {
    const from = kept.holdMonths === 3 && on === '2026-05-30' ? '2026-02-28' : '2026-03-02';
    expect(answer(sheetOf(kept), { events: [start(from)], claims: [claim('kept', on)] })).toBe(expected);
  });
});

describe('until when it is reported', () => {
  it.each<readonly [string, SheetParts['calendar'], string, string]>([
    ['within a month', { claimWithinMonths: 1 }, '2026-02-28', 'paid 1'],
    ['a day after it', { claimWithinMonths: 1 }, '2026-03-01', 'too_late 29 1 months'],
    ['within four weeks', { claimWithinWeeks: 4 }, '2026-02-28', 'paid 1'],
  ])('%s', (_name, calendar, recorded, expected) => {
    expect(answer(sheetOf({}, { calendar }), { claims: [claim('kept', '2026-01-31', { recorded })] })).toBe(expected);
  });
});

describe('how long after an earlier step', () => {
  const AFTER: Partial<OutcomeParts> = { since: [{ step: 'job', atLeastWeeks: 13, atMostMonths: 6 }] };
  const JOB = claim('job', '2026-02-01');

  it.each<readonly [string, Partial<OutcomeParts>, FactParts, string]>([
    ['on the first day that counts', AFTER, { claims: [JOB, claim('kept', '2026-05-03')] }, 'paid 1'],
    ['a day too soon', AFTER, { claims: [JOB, claim('kept', '2026-05-02')] }, 'too_soon_after job 2026-02-01 13 weeks 2026-05-03'],
    ['on the last day that counts', AFTER, { claims: [JOB, claim('kept', '2026-08-01')] }, 'paid 1'],
    ['a day too late', AFTER, { claims: [JOB, claim('kept', '2026-08-02')] }, 'too_long_after job 2026-02-01 6 months 2026-08-01'],
    ['without the step', AFTER, { claims: [claim('kept', '2026-05-03')] }, 'step_missing job'],
    ['the step refused', AFTER, { claims: [{ ...JOB, verdict: 'rejected' }, claim('kept', '2026-05-03')] }, 'step_missing job'],
    [
      'counted from the latest time that the step was reached',
      AFTER,
      { claims: [JOB, claim('job', '2026-04-01', { sequence: 2 }), claim('kept', '2026-05-03')] },
      'too_soon_after job 2026-04-01 13 weeks 2026-07-01',
    ],
    ['after itself: the first time', { since: [{ step: 'kept', atLeastWeeks: 13 }] }, { claims: [claim('kept', '2026-02-01')] }, 'paid 1'],
    [
      'after itself: the next time too soon',
      { since: [{ step: 'kept', atLeastWeeks: 13 }] },
      { claims: [claim('kept', '2026-02-01'), claim('kept', '2026-05-02', { sequence: 2 })] },
      'too_soon_after kept 2026-02-01 13 weeks 2026-05-03',
    ],
    [
      'after the enrolment',
      { since: [{ step: 'enrolment', atMostMonths: 3 }] },
      { events: [start('2026-01-31', 'enrolment')], claims: [claim('kept', '2026-05-01')] },
      'too_long_after enrolment 2026-01-31 3 months 2026-04-30',
    ],
    [
      'after the start',
      { since: [{ step: 'start', atLeastDays: 10 }] },
      { events: [start('2026-03-01')], claims: [claim('kept', '2026-03-11')] },
      'paid 1',
    ],
  ])('%s', (_name, kept, facts, expected) => {
    expect(answer(sheetOf(kept), facts)).toBe(expected);
  });
});

it('is said in both languages', () => {
  const sheet = sheetOf({ holdMonths: 3, since: [{ step: 'job', atLeastWeeks: 13, atMostMonths: 1 }] }, { calendar: { claimWithinWeeks: 1 } });
  const told = (language: 'nl' | 'en') => describeSheet(sheet, language).flatMap((part) => part.sentences);
  expect(told('nl')).toEqual(
    expect.arrayContaining([
      'Een resultaat moet binnen 1 week zijn gemeld.',
      'Het moet 3 maanden duren. Wie opnieuw begint, begint ook opnieuw te tellen.',
      'Het telt pas 13 weken na ‘A job’.',
      'Het telt tot en met 1 maand na ‘A job’.',
    ]),
  );
  expect(told('en')).toEqual(expect.arrayContaining(['It counts only from 13 weeks after “A job”.', 'It counts up to 1 month after “A job”.']));
});
