import { describe, expect, it } from 'vitest';
import type { TransferView, TrialRowView } from '../books-shape.ts';
import { namesOf } from './names.ts';
import { askSide, askTotal } from './trial-asks.ts';
import { booksWords } from './words-books.ts';

const names = namesOf({ parties: [{ key: 'stad', name: 'Gemeente Linde', role: 'commissioner' }], versions: [] }, 'nl');

/** A cost of 100, later put right by 30. */
const transfer = (id: string, amount: number): TransferView => ({
  id,
  kind: 'outcome',
  memo: `2026-03-31/per_baan/stad/wij/${id}`,
  happenedDay: '2026-04-01',
  recordedAt: '2026-04-01T00:00:00.000Z',
  effectiveDay: '2026-04-01',
  reverses: null,
  reversedBy: null,
  entries: [
    { position: 1, accountId: 'cost', amount },
    { position: 2, accountId: 'payable', amount: -amount },
  ],
});
const transfers = [transfer('t1', 100), transfer('t2', -30)];

const row = (id: string, path: string, [debitCents, creditCents]: readonly [number, number]): TrialRowView => ({
  account: { id, path, kind: id, currency: 'EUR', normalSide: 'debit' },
  debitCents,
  creditCents,
  balanceCents: debitCents - creditCents,
});
const cost = row('cost', 'stad:outcome_cost', [100, 30]);
const payable = row('payable', 'stad:payable', [30, 100]);
const look = { transfers, names, words: booksWords.nl, currency: 'EUR' };

describe('an amount of the trial balance', () => {
  it.each([
    ['debit of a cost', cost, 'debit', [100], 100],
    ['credit of a cost', cost, 'credit', [30], 30],
    ['balance of a cost', cost, 'balance', [100, -30], 70],
    ['debit of a debt', payable, 'debit', [30], 30],
    ['credit of a debt', payable, 'credit', [100], 100],
    ['balance of a debt, told on its own side', payable, 'balance', [100, -30], 70],
  ] as const)('%s is the sum of its entries', (_what, of, side, parts, amount) => {
    const asked = askSide(of, side, look);
    expect(asked?.parts.map((part) => part.amountCents)).toEqual(parts);
    expect(asked?.amountCents).toBe(amount);
    expect(asked?.title).toMatch(/^Gemeente Linde: /);
  });

  it('says on which side each entry stands, and opens its line', () => {
    expect(askSide(payable, 'balance', look)?.parts.map((part) => part.about)).toEqual(['credit', 'debet']);
    expect(askSide(cost, 'debit', look)?.parts[0]?.asked).toMatchObject({
      kind: 'line',
      line: '2026-03-31/per_baan/stad/wij/t1',
      asOf: '2026-04-01',
    });
  });

  it('of all accounts together is the sum of theirs', () => {
    expect(askTotal([cost, payable], 'debit', look)?.parts.map((part) => part.amountCents)).toEqual([100, 30]);
  });

  it.each([
    ['not all entries are at hand', { ...look, transfers: transfers.slice(1) }],
    ['an entry came from no line', { ...look, transfers: transfers.map((entry) => ({ ...entry, memo: 'by hand' })) }],
  ])('is not explained by half: %s', (_why, half) => {
    expect(askSide(cost, 'balance', half)).toBeUndefined();
    expect(askTotal([cost, payable], 'debit', half)).toBeUndefined();
  });
});
