import { describe, expect, it } from 'vitest';
import { day } from '../../engine/calendar.ts';
import type { Facts } from '../../engine/facts.ts';
import { settle } from '../../engine/settle.ts';
import { type FactParts, type SheetParts, makeFacts, makeSheet } from '../../engine/testing.ts';
import { decideChanges, nameOf } from './fact-changes.ts';
import { weighChanges } from './fact-changes-effect.ts';
import { type ChangeSummary, summarizeChanges } from './fact-changes-summary.ts';
import type { FactEntry } from './fact-file-types.ts';

const TODAY = day('2026-05-10');
const TERMS: SheetParts = {
  calendar: { every: 'quarter', claimWithinDays: 60 },
  cohort: { enrolment: 'required' },
  outcomes: [{ id: 'job', title: 'A job', holdDays: 30 }],
  rules: [{ id: 'pay', outcome: 'job', price: '900' }],
};
const WITH_JUDGE: SheetParts['parties'] = [
  { id: 'city', name: 'City', roles: ['commissioner'] },
  { id: 'provider', name: 'Provider', roles: ['provider'] },
  { id: 'judge', name: 'Judge', roles: ['assessor'] },
];
const ENROLLED: FactParts['events'] = ['p1', 'p2', 'p3'].map((subject) => ({ id: `e_${subject}`, kind: 'enrolment', day: '2026-01-01', subject }));

const claim = (id: string, subject: string, parts: object = {}) => ({
  id,
  day: '2026-03-20',
  outcome: 'job',
  subject,
  recorded: '2026-03-21',
  ...parts,
});

function entries(facts: Facts): readonly FactEntry[] {
  return [...facts.claims.map((fact): FactEntry => ({ list: 'claims', fact })), ...facts.events.map((fact): FactEntry => ({ list: 'events', fact }))];
}

function changesOf(known: FactParts, file: FactParts, terms: SheetParts = TERMS, role = 'provider'): ChangeSummary {
  const sheet = makeSheet(terms);
  const there = makeFacts(known);
  const sender = { role, party: role };
  const latest = new Map(entries(there).map((entry) => [nameOf(entry), entry]));
  const changes = decideChanges(entries(makeFacts(file)), { sheets: [sheet], sender, today: TODAY, latest });
  return summarizeChanges(changes, weighChanges({ sheets: [sheet], known: there, changes, sender, today: TODAY, settled: [] }));
}

describe('a file as a set of changes', () => {
  it('says what is new, too late, does not count and why, and the effect per period', () => {
    const told = changesOf(
      { events: ENROLLED },
      {
        claims: [
          claim('good', 'p1'),
          claim('late', 'p2', { day: '2026-03-01' }),
          claim('stranger', 'p9'),
          claim('short', 'p3', { day: '2026-01-20' }),
          claim('again', 'p1', { sequence: 1 }),
        ],
      },
    );
    expect(told.rows.new.map(({ id }) => id)).toEqual(['again']);
    expect(told.rows.late.map(({ id, refusal }) => [id, refusal?.code])).toEqual([
      ['late', 'too_late'],
      ['short', 'too_late'],
    ]);
    expect(told.rows.refused.map(({ id, refusal }) => [id, refusal?.code])).toEqual([
      ['good', 'duplicate'],
      ['stranger', 'not_enrolled'],
    ]);
    expect(told.periods).toEqual([{ period: '2026-03-31', before: 0, after: 90_000, isOpen: false }]);
  });

  it('tells a correction as old and new, and what it takes', () => {
    const known = { events: ENROLLED, claims: [claim('c1', 'p1', { received: '2026-03-21', order: 1 })] };
    const told = changesOf(known, { claims: [claim('c1', 'p1', { verdict: 'withdrawn' })] });
    expect(told.rows.changed.map(({ differences }) => differences)).toEqual([[{ field: 'verdict', before: 'accepted', after: 'withdrawn' }]]);
    expect(told.periods).toEqual([{ period: '2026-03-31', before: 90_000, after: 0, isOpen: false }]);
  });

  it('two swapped persons in one file are two corrections, and no amount changes', () => {
    const known = {
      events: ENROLLED,
      claims: [claim('c1', 'p1', { received: '2026-03-21', order: 1 }), claim('c2', 'p2', { received: '2026-03-21', order: 2 })],
    };
    const told = changesOf(known, { claims: [claim('c1', 'p2'), claim('c2', 'p1')] });
    expect([told.counts.changed, told.counts.refused, told.periods]).toEqual([2, 0, []]);
  });

  it('where somebody assesses, what is reported waits', () => {
    const file = { claims: [claim('c1', 'p1', { verdict: 'accepted' })] };
    expect(changesOf({ events: ENROLLED }, file, { ...TERMS, parties: WITH_JUDGE }).counts).toMatchObject({ waits: 1, new: 0, reported: 1 });
    expect(changesOf({ events: ENROLLED }, file, { ...TERMS, parties: WITH_JUDGE }, 'assessor').counts).toMatchObject({
      waits: 0,
      new: 1,
      reported: 0,
    });
  });

  it('what waits for a verdict and could earn nothing anyway is told with its reason, and the rest with what it may come to', () => {
    const file = {
      claims: [
        claim('good', 'p1', { verdict: 'claimed' }),
        claim('late', 'p2', { day: '2026-03-01', verdict: 'claimed' }),
        claim('stranger', 'p9'),
        claim('known', 'p3', { verdict: 'withdrawn' }),
      ],
    };
    const told = changesOf({ events: ENROLLED }, file, { ...TERMS, parties: WITH_JUDGE });
    expect(told.rows.waits.map(({ id }) => id)).toEqual(['good']);
    expect(told.rows.late.map(({ id, refusal }) => [id, refusal?.code])).toEqual([['late', 'too_late']]);
    expect(told.rows.refused.map(({ id, refusal }) => [id, refusal?.code])).toEqual([
      ['stranger', 'not_enrolled'],
      ['known', 'withdrawn'],
    ]);
    expect(told.periods).toEqual([]);
    expect(told.periodsIfAccepted).toEqual([{ period: '2026-03-31', before: 0, after: 90_000, isOpen: false }]);
    expect(changesOf({ events: ENROLLED }, { claims: [claim('c1', 'p1')] }).periodsIfAccepted).toBeUndefined();
  });

  it('what is called good is good: the settlement after saving says the same', () => {
    const told = changesOf({ events: ENROLLED }, { claims: [claim('a', 'p1'), claim('b', 'p2')] });
    const kept = makeFacts({ events: ENROLLED, claims: [claim('a', 'p1', { received: TODAY }), claim('b', 'p2', { received: TODAY })] });
    const statement = settle(makeSheet(TERMS), kept, TODAY);
    expect(told.periods?.map(({ period, after }) => [period, after])).toEqual(
      Object.entries(statement.totals.byPeriod).filter(([, amount]) => amount !== 0),
    );
  });

  it('says it before saving when no amount can be made of it', () => {
    const many = { claims: [claim('c1', 'p1', { quantity: '999999999999999999' })] };
    expect(changesOf({ events: ENROLLED }, many).periods).toBeUndefined();
  });
});
