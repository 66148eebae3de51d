import { describe, expect, it } from 'vitest';
import type { TransferView, TrialRowView } from '../books-shape.ts';
import { accountName, entryRows, trialTotals } from './book-names.ts';
import { namesOf } from './names.ts';

const names = namesOf({ parties: [{ key: 'gemeente', name: 'Gemeente Linde', role: 'commissioner' }], versions: [] }, 'nl');

describe('accountName', () => {
  it.each([
    ['gemeente:payable', 'Gemeente Linde', 'te betalen'],
    ['wij_samen:outcome_income', 'wij samen', 'opbrengst van uitkomsten'],
    ['gemeente:something_new', 'Gemeente Linde', 'something_new'],
  ])('%s', (path, party, account) => expect(accountName(path, names)).toEqual({ party, account }));
});

const transfer = (id: string, accounts: readonly string[]): TransferView => ({
  id,
  kind: 'outcome',
  memo: id,
  happenedDay: '2026-01-01',
  recordedAt: '2026-01-01T00:00:00.000Z',
  effectiveDay: '2026-01-01',
  reverses: null,
  reversedBy: null,
  entries: accounts.map((accountId, index) => ({ position: index + 1, accountId, amount: index === 0 ? 100 : -100 })),
});

describe('entryRows', () => {
  const transfers = [transfer('t1', ['a', 'b']), transfer('t2', ['c', 'd'])];
  it('gives every entry, the first of a transfer marked', () =>
    expect(entryRows(transfers, '').map((row) => [row.key, row.isFirst])).toEqual([
      ['t1/1', true],
      ['t1/2', false],
      ['t2/1', true],
      ['t2/2', false],
    ]));
  it('keeps whole transfers that touch an account', () => expect(entryRows(transfers, 'd').map((row) => row.key)).toEqual(['t2/1', 't2/2']));
});

describe('trialTotals', () => {
  const row = (debitCents: number, creditCents: number): TrialRowView => ({
    account: { id: 'a', path: 'p:payable', kind: 'payable', currency: 'EUR', normalSide: 'credit' },
    debitCents,
    creditCents,
    balanceCents: debitCents - creditCents,
  });
  it('adds up both sides', () => expect(trialTotals([row(100, 0), row(20, 120)])).toEqual({ debitCents: 120, creditCents: 120 }));
  it('is nothing for empty books', () => expect(trialTotals([])).toEqual({ debitCents: 0, creditCents: 0 }));
});
