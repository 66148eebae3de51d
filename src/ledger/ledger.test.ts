import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { day } from '../engine/calendar.ts';
import { cents } from '../engine/money.ts';
import type { System } from '../platform/command.ts';
import { openTestSystem, testKinds } from '../platform/db/testing.ts';
import { asSystem, booksOf, openBooks, payment, pick, valueOf } from './testing.ts';
import { openAccounts, postTransfers } from './post.ts';
import { accountStatement, checkBooks, findTransfer, listAccounts, listTransfers, trialBalance } from './read.ts';
import { reverseTransfer } from './reverse.ts';
import type { NewTransfer } from './transfer.ts';

const LATER = { asOfDay: day('2030-01-01') };

describe.each(testKinds())('the ledger on the %s database', (kind) => {
  let system: System;
  let count = 0;
  beforeAll(async () => {
    system = await openTestSystem(kind);
  });
  afterAll(async () => await system.database.close());

  const nextScope = (): string => `con_${(count += 1)}`;
  const post = async (scope: string, transfers: readonly NewTransfer[]) =>
    await asSystem(system, (tx) => postTransfers(tx, booksOf(system, scope), transfers));
  const balances = async (scope: string, asOf: { readonly asOfDay: ReturnType<typeof day>; readonly recordedUntil?: string } = LATER) =>
    (await asSystem(system, (tx) => trialBalance(tx, scope, asOf))).map(({ balanceCents }) => balanceCents);

  describe('posting', () => {
    it('moves money from one account to the other, and answers with an id', async () => {
      const scope = nextScope();
      const [from, to] = await pair(scope);
      const posted = valueOf(await post(scope, [payment({ key: 'one', from, to, amount: 1250 })]));
      expect(posted).toMatchObject([{ key: 'one', isNew: true }]);
      expect(await balances(scope)).toEqual([-1250, 1250]);
      const found = await asSystem(system, (tx) => findTransfer(tx, { scope, transferId: pick(posted, 0).transferId }));
      expect(found).toMatchObject({
        key: 'one',
        memo: 'payment one',
        effectiveDay: '2026-11-01',
        reverses: null,
        reversedBy: null,
        entries: [{ amount: 1250 }, { amount: -1250 }],
      });
    });

    it('does nothing for nothing', async () => {
      expect(await post(nextScope(), [])).toEqual({ ok: true, value: [] });
    });

    it('does the same wish once, and gives the same id', async () => {
      const scope = nextScope();
      const [from, to] = await pair(scope);
      const wish = payment({ key: 'same', from, to, amount: 5 });
      const first = valueOf(await post(scope, [wish]));
      const second = valueOf(await post(scope, [wish, payment({ key: 'new', from, to, amount: 7 })]));
      expect(second).toMatchObject([
        { key: 'same', transferId: pick(first, 0).transferId, isNew: false },
        { key: 'new', isNew: true },
      ]);
      expect(await balances(scope)).toEqual([-12, 12]);
    });

    it.each(['conflict', 'twice', 'unbalanced', 'unknown'] as const)('refuses all of a set for one that is wrong: %s', async (wrong) => {
      const scope = nextScope();
      const [from, to] = await pair(scope);
      const [stranger] = await pair(nextScope());
      await post(scope, [payment({ key: 'old', from, to, amount: 1 })]);
      const good = payment({ key: 'good', from, to, amount: 2 });
      const bad = {
        conflict: payment({ key: 'old', from, to, amount: 9 }),
        twice: good,
        unbalanced: { ...good, key: 'bad', entries: good.entries.map((entry, index) => (index === 0 ? { ...entry, amount: cents(3) } : entry)) },
        unknown: payment({ key: 'bad', from: stranger, to, amount: 2 }),
      }[wrong];
      const code = { conflict: 'transfer_key_conflict', twice: 'transfer_key_twice', unbalanced: 'transfer_unbalanced', unknown: 'account_unknown' }[
        wrong
      ];
      expect(await post(scope, [good, bad])).toMatchObject({ ok: false, error: { code } });
      expect(await balances(scope)).toEqual([-1, 1]);
    });

    it('books thousands in one call, in order, with running balances', async () => {
      const scope = nextScope();
      const [from, to] = await pair(scope);
      const many = Array.from({ length: 6_001 }, (_, index) => payment({ key: `k${index}`, from, to, amount: index + 1 }));
      expect(valueOf(await post(scope, many))).toHaveLength(6_001);
      const total = (6_001 * 6_002) / 2;
      expect(await balances(scope)).toEqual([-total, total]);
      const statement = await asSystem(system, (tx) => accountStatement(tx, to.id, LATER));
      expect(statement?.lines.slice(0, 3).map(({ balanceCents }) => balanceCents)).toEqual([1, 3, 6]);
      const page = await asSystem(system, (tx) => listTransfers(tx, scope, { limit: 2, after: undefined }));
      expect(page.map(({ key }) => key)).toEqual(['k0', 'k1']);
      const next = await asSystem(system, (tx) => listTransfers(tx, scope, { limit: 2, after: pick(page, 1).id }));
      expect(next.map(({ key }) => key)).toEqual(['k2', 'k3']);
    });
  });

  describe('accounts', () => {
    it('are the same account when opened again, and refuse to change kind', async () => {
      const scope = nextScope();
      const [first] = await pair(scope);
      const [again] = await pair(scope);
      expect(again).toEqual(first);
      const other = await asSystem(system, (tx) => openAccounts(tx, system.clock, [{ ...first, kind: 'revenue' }]));
      expect(other).toMatchObject({ ok: false, error: { code: 'account_exists_otherwise', path: 'a', kind: 'test' } });
    });

    it('may have one path in two currencies', async () => {
      const scope = nextScope();
      await openBooks(system, scope, ['bank'], 'EUR');
      await openBooks(system, scope, ['bank'], 'JPY');
      const accounts = await asSystem(system, (tx) => listAccounts(tx, scope));
      expect(accounts.map(({ path, currency }) => [path, currency])).toEqual([
        ['bank', 'EUR'],
        ['bank', 'JPY'],
      ]);
    });
  });

  describe('reversal', () => {
    const setUp = async () => {
      const scope = nextScope();
      const [from, to] = await pair(scope);
      const posted = valueOf(await post(scope, [payment({ key: 'wrong', from, to, amount: 900, on: '2026-11-10' })]));
      const { transferId } = pick(posted, 0);
      const reverse = async (more: { readonly effectiveDay?: string; readonly reason?: string } = {}) =>
        await asSystem(system, (tx) =>
          reverseTransfer(tx, booksOf(system, scope), {
            transferId,
            reason: more.reason ?? 'paid twice',
            effectiveDay: day(more.effectiveDay ?? '2026-11-20'),
          }),
        );
      return { scope, transferId, reverse };
    };

    it('undoes from its own day on, and leaves the days before as they were', async () => {
      const { scope, transferId, reverse } = await setUp();
      const { transferId: reversalId } = valueOf(await reverse());
      expect(await balances(scope, { asOfDay: day('2026-11-19') })).toEqual([-900, 900]);
      expect(await balances(scope, { asOfDay: day('2026-11-20') })).toEqual([0, 0]);
      const [original, reversal] = await asSystem(system, (tx) =>
        Promise.all([findTransfer(tx, { scope, transferId }), findTransfer(tx, { scope, transferId: reversalId })]),
      );
      expect(original).toMatchObject({ reversedBy: reversalId });
      expect(reversal).toMatchObject({ kind: 'reversal', memo: 'paid twice', reverses: transferId });
    });

    it('gives the same answer to the same wish, and refuses another one', async () => {
      const { reverse } = await setUp();
      const first = valueOf(await reverse());
      expect(await reverse()).toMatchObject({ ok: true, value: { transferId: first.transferId, isNew: false } });
      expect(await reverse({ reason: 'another' })).toMatchObject({
        ok: false,
        error: { code: 'transfer_already_reversed', reversedBy: first.transferId },
      });
    });

    it.each([
      ['no reason', { reason: '  ' }, 'reversal_needs_reason'],
      ['a day before the transfer', { effectiveDay: '2026-11-09' }, 'reversal_before_transfer'],
    ])('is refused with %s', async (_what, more, code) => {
      const { scope, reverse } = await setUp();
      expect(await reverse(more)).toMatchObject({ ok: false, error: { code } });
      expect(await balances(scope)).toEqual([-900, 900]);
    });

    it('is refused for a reversal, and for a transfer of other books', async () => {
      const { scope, transferId, reverse } = await setUp();
      const reversal = valueOf(await reverse());
      const again = (books: string, id: typeof transferId) =>
        asSystem(system, (tx) => reverseTransfer(tx, booksOf(system, books), { transferId: id, reason: 'x', effectiveDay: day('2026-12-01') }));
      expect(await again(scope, reversal.transferId)).toMatchObject({ ok: false, error: { code: 'reversal_of_reversal' } });
      expect(await again('con_other', transferId)).toMatchObject({ ok: false, error: { code: 'transfer_unknown' } });
    });
  });

  describe('reading', () => {
    it('tells the balance of any day, by the day it counts and not the day it was typed', async () => {
      const scope = nextScope();
      const [from, to] = await pair(scope);
      const at = (key: string, on: string, amount: number) => payment({ key, from, to, amount, on });
      await post(scope, [at('march', '2026-03-15', 100), at('january', '2026-01-15', 10), at('february', '2026-02-15', 1)]);
      const days = ['2026-01-14', '2026-01-15', '2026-02-15', '2026-03-14', '2026-03-15'];
      const expected = [0, 10, 11, 11, 111];
      for (const [index, text] of days.entries()) expect(pick(await balances(scope, { asOfDay: day(text) }), 1)).toBe(expected[index]);
      const statement = await asSystem(system, (tx) => accountStatement(tx, to.id, { fromDay: day('2026-02-01'), asOfDay: day('2026-03-31') }));
      expect(statement).toMatchObject({
        openingCents: 10,
        closingCents: 111,
        lines: [{ effectiveDay: '2026-02-15', balanceCents: 11 }, { balanceCents: 111 }],
      });
    });

    it('tells what was known at an earlier moment', async () => {
      const scope = nextScope();
      const [from, to] = await pair(scope);
      await post(scope, [payment({ key: 'x', from, to, amount: 5 })]);
      expect(await balances(scope, { ...LATER, recordedUntil: '2026-11-23T08:59:59.000Z' })).toEqual([0, 0]);
      expect(await balances(scope, { ...LATER, recordedUntil: '2026-11-23T09:00:00.000Z' })).toEqual([-5, 5]);
    });

    it('does not find an account that is not there', async () => {
      expect(await asSystem(system, (tx) => accountStatement(tx, 'acc_none', LATER))).toBeUndefined();
    });

    it('gives a trial balance that adds up to zero and equals a replay of all entries, for any transfers', async () => {
      const moves = fc.array(
        fc.record({ from: fc.nat(4), to: fc.nat(4), amount: fc.integer({ min: 1, max: 10 ** 9 }), day: fc.integer({ min: 1, max: 28 }) }),
        { minLength: 1, maxLength: 30 },
      );
      await fc.assert(
        fc.asyncProperty(moves, fc.integer({ min: 1, max: 28 }), async (all, until) => {
          const scope = nextScope();
          const accounts = await openBooks(system, scope, ['a', 'b', 'c', 'd', 'e']);
          const transfers = all.map((move, index) =>
            payment({
              key: String(index),
              from: pick(accounts, move.from),
              to: pick(accounts, move.to),
              amount: move.amount,
              on: november(move.day),
            }),
          );
          valueOf(await post(scope, transfers));
          const rows = await balances(scope, { asOfDay: day(november(until)) });
          expect(rows.reduce((total, value) => total + value, 0)).toBe(0);
          expect(rows).toEqual(
            accounts.map((_, index) =>
              replay(
                all.filter((move) => move.day <= until),
                index,
              ),
            ),
          );
        }),
        { numRuns: 15 },
      );
    });

    it('finds every book in order', async () => {
      expect(await asSystem(system, (tx) => checkBooks(tx))).toEqual([]);
    });
  });

  async function pair(scope: string) {
    const accounts = await openBooks(system, scope, ['a', 'b']);
    return [pick(accounts, 0), pick(accounts, 1)] as const;
  }
});

function november(number: number): string {
  return `2026-11-${String(number).padStart(2, '0')}`;
}

function replay(moves: readonly { readonly from: number; readonly to: number; readonly amount: number }[], account: number): number {
  return moves.reduce((total, move) => total + (move.to === account ? move.amount : 0) - (move.from === account ? move.amount : 0), 0);
}
