import { describe, expect, it } from 'vitest';
import { settle } from './settle.ts';
import { END, type ClaimParts, type SheetParts, makeClaims, makeSheet } from './testing.ts';

/** One rule over two outcomes, and limits that are about one of them. */
const TWO: SheetParts = {
  outcomes: [
    { id: 'start', title: 'Start' },
    { id: 'job', title: 'Job' },
  ],
  rules: [{ id: 'pay', outcomes: ['start', 'job'], price: '600' }],
};

function paid(limits: SheetParts['limits'], ...claims: readonly ClaimParts[]): readonly number[] {
  return settle(makeSheet({ ...TWO, limits }), makeClaims(...claims), END).items.map((item) => item.paid);
}

const START: ClaimParts = { outcome: 'start' };
const JOB: ClaimParts = { outcome: 'job' };

describe('a limit on one outcome of a rule over several', () => {
  it.each([
    { name: 'most money', limit: { max: '600' }, expected: [60_000, 0, 60_000] },
    { name: 'most units', limit: { maxCount: '1' }, expected: [60_000, 0, 60_000] },
    { name: 'the same part for all', limit: { max: '600', cut: 'scale' as const }, expected: [30_000, 30_000, 60_000] },
    { name: 'a share of both', limit: { maxShare: '50%', among: ['start', 'job'] }, expected: [60_000, 0, 60_000] },
  ])('leaves the other alone: $name', ({ limit, expected }) => {
    const limits = [{ id: 'starts', each: 'contract' as const, outcomes: ['start'], ...limit }];
    expect(paid(limits, { ...START, subject: 'p1' }, { ...START, subject: 'p2' }, { ...JOB, subject: 'p1' })).toEqual(expected);
  });

  it('bears on the whole of a rule that is not about claims', () => {
    const sheet = makeSheet({
      ...TWO,
      rules: [{ id: 'pay', outcomes: ['job', 'start'], per: 'contract', price: '600' }],
      limits: [{ id: 'starts', each: 'contract', outcomes: ['start'], max: '600' }],
    });
    expect(settle(sheet, makeClaims(START, JOB), END).totals.computed).toBe(60_000);
  });
});
