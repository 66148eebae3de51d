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
