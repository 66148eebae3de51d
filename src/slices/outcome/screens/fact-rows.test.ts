import { expect, test } from 'vitest';
import { makeFacts } from '../../../engine/testing.ts';
import { factRows } from './fact-rows.ts';

const claim = { id: 'c1', day: '2026-02-01', outcome: 'job', subject: 'p1' };

test('a fact that was recorded again is shown twice, and only the last one counts', () => {
  const rows = factRows(
    makeFacts({
      claims: [
        { ...claim, recorded: '2026-02-03' },
        { ...claim, recorded: '2026-03-03', verdict: 'rejected' },
      ],
    }),
  );
  expect(rows.map((row) => [row.recorded, row.verdict, row.isReplaced])).toEqual([
    ['2026-02-03', 'accepted', true],
    ['2026-03-03', 'rejected', false],
  ]);
});

test('all lists come together, the newest day first', () => {
  const rows = factRows(
    makeFacts({
      claims: [{ ...claim, quantity: '2' }],
      measures: [{ id: 'c1', day: '2026-06-30', name: 'rate', value: '12%' }],
      events: [{ id: 'e1', day: '2026-01-05', kind: 'enrolment', subject: 'p1' }],
      cash: [{ id: 'k1', day: '2026-04-01', kind: 'cost', amount: '12.50', party: 'provider' }],
    }),
  );
  expect(rows.map((row) => [row.kind, row.about, row.value ?? row.amount, row.isReplaced])).toEqual([
    ['measure', 'rate', '12%', false],
    ['cost', 'provider', '12.50', false],
    ['claim', 'job', '2', false],
    ['enrolment', undefined, undefined, false],
  ]);
});

test('a verdict leaves the days and the sender of the report, and says who judged', () => {
  const reported = { ...claim, recorded: '2026-02-03', received: '2026-02-04', order: 1, by: 'doen', as: 'provider', verdict: 'claimed' as const };
  const corrected = { ...reported, quantity: '2', recorded: '2026-02-09', received: '2026-02-09', order: 2 };
  const judged = {
    ...corrected,
    recorded: '2026-03-01',
    received: '2026-03-01',
    order: 3,
    by: 'toets',
    as: 'assessor',
    verdict: 'accepted' as const,
  };
  const rows = factRows(makeFacts({ claims: [judged, reported, corrected] }));
  expect(rows.find((row) => !row.isReplaced)).toMatchObject({
    verdict: 'accepted',
    recorded: '2026-02-09',
    received: '2026-02-09',
    by: 'doen',
    judged: { by: 'toets', on: '2026-03-01' },
  });
});

test('what the assessor brings itself is its own report', () => {
  const own = { ...claim, recorded: '2026-03-01', received: '2026-03-01', by: 'toets', as: 'assessor' };
  expect(factRows(makeFacts({ claims: [own] }))[0]).toMatchObject({ by: 'toets', recorded: '2026-03-01', judged: undefined });
});
