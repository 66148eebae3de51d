import { describe, expect, it } from 'vitest';
import { day } from '../../engine/calendar.ts';
import { END, JOB, makeFacts, makeSheet } from '../../engine/testing.ts';
import { canBeSettled, settlementOf } from './can-be-settled.ts';

const CLAIM = { id: 'c1', day: '2026-01-15', outcome: 'job', subject: 'p1' };
const LATE = { ...JOB, lateInterest: { rate: '10%' } };
const PAID = { id: 'b1', kind: 'paid', amount: '100', party: 'city', period: '2026-03-31' } as const;

describe('what a person can type too large', () => {
  it.each([
    ['a quantity', JOB, makeFacts({ claims: [{ ...CLAIM, quantity: '999999999999999999' }] })],
    ['a payment on the last day there is, with interest due after it', LATE, makeFacts({ claims: [CLAIM], cash: [{ ...PAID, day: '9999-12-31' }] })],
  ])('%s: said, not stored', (_what, terms, facts) => {
    const asOf = day('9999-12-31');
    expect(settlementOf([makeSheet(terms)], facts, { asOf })).toEqual({ ok: false, error: { code: 'amounts_too_large' } });
  });

  it.each([['99999999999999'], ['-99999999999999']])('payments of %s are more than the books can hold', (amount) => {
    const cash = [1, 2, 3].map((number) => ({ ...PAID, day: '2026-04-01', id: `b${number}`, amount }));
    expect(canBeSettled([makeSheet(JOB)], makeFacts({ cash }))).toBe(false);
  });

  it('an ordinary claim can be settled', () => {
    expect(canBeSettled([makeSheet(JOB)], makeFacts({ claims: [CLAIM] }))).toBe(true);
  });
});

it('a mistake of ours is not told as an amount that is too large', () => {
  const broken = makeSheet({ rules: [{ id: 'bad', per: 'period', amount: '1 +' }] });
  expect(() => settlementOf([broken], makeFacts(), { asOf: END })).toThrow('was checked before');
});
