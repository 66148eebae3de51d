import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../engine/calendar.ts';
import { cents, sum } from '../engine/money.ts';
import { makeId } from '../engine/ids.ts';
import type { AccountId } from '../engine/ids.ts';
import { checkAccount, naturalBalance } from './account.ts';
import type { Balance } from './account.ts';
import { pick, valueOf } from './testing.ts';
import { accountsOf, contentHash, credit, debit, mirrored, planTransfers } from './transfer.ts';
import type { Entry, NewTransfer } from './transfer.ts';

const CURRENCIES = ['EUR', 'EUR', 'EUR', 'JPY', 'JPY'] as const;
const ids = CURRENCIES.map((_, index) => makeId('acc', { clockMs: index, random: new Uint8Array(16) }));
const [a, b, c, yenA, yenB] = [0, 1, 2, 3, 4].map((index) => pick(ids, index));

const locked: readonly Balance[] = ids.map((id, index) => ({
  account: { id, scope: 'con_x', path: `p${index}`, kind: 'test', currency: pick(CURRENCIES, index), normalSide: 'debit' },
  balance: cents(index * 100),
  version: index,
}));

function transfer(entries: readonly Entry[], key = 'k'): NewTransfer {
  return { key, kind: 'test', memo: '', happenedDay: day('2026-11-01'), effectiveDay: day('2026-11-01'), entries };
}

function line(id: AccountId | undefined, amount: number): Entry {
  if (id === undefined) throw new Error('no account');
  return amount >= 0 ? debit(id, cents(amount)) : credit(id, cents(-amount));
}

const stranger = makeId('acc', { clockMs: 99, random: new Uint8Array(16) });

describe('a transfer', () => {
  it.each([
    ['one entry', [line(a, 5)], { code: 'transfer_too_few_entries', count: 1 }],
    ['no entries', [], { code: 'transfer_too_few_entries', count: 0 }],
    ['an entry of nothing', [line(a, 5), line(b, -5), line(c, 0)], { code: 'transfer_zero_amount', accountId: c }],
    ['an account of nobody', [line(a, 5), line(stranger, -5)], { code: 'account_unknown', accountId: stranger }],
    ['a cent too many', [line(a, 5), line(b, -4)], { code: 'transfer_unbalanced', currency: 'EUR', differenceCents: 1 }],
    ['euros against yen', [line(a, 5), line(yenA, -5)], { code: 'transfer_unbalanced', currency: 'EUR', differenceCents: 5 }],
    [
      'one of two currencies off',
      [line(a, 5), line(b, -5), line(yenA, 7), line(yenB, -8)],
      { code: 'transfer_unbalanced', currency: 'JPY', differenceCents: -1 },
    ],
  ])('is refused with %s', (_what, entries, error) => {
    expect(planTransfers([transfer(entries)], locked)).toEqual({ ok: false, error: { key: 'k', ...error } });
  });

  it('may move two currencies at once when each balances', () => {
    const plan = valueOf(planTransfers([transfer([line(a, 5), line(b, -5), line(yenA, 7), line(yenB, -7)])], locked));
    expect(plan.balances.map(({ balance, version }) => [balance, version])).toEqual([
      [5, 1],
      [95, 2],
      [307, 4],
      [393, 5],
    ]);
  });

  it('numbers its entries and keeps the balance after each, also twice on one account', () => {
    const plan = valueOf(planTransfers([transfer([line(b, 5), line(b, 6), line(c, -11)])], locked));
    expect(pick(plan.transfers, 0).entries).toMatchObject([
      { position: 1, accountId: b, accountVersion: 2, balanceAfter: 105, currency: 'EUR' },
      { position: 2, accountId: b, accountVersion: 3, balanceAfter: 111 },
      { position: 3, accountId: c, accountVersion: 3, balanceAfter: 189 },
    ]);
  });

  it('leaves alone the balances it does not touch', () => {
    const plan = valueOf(planTransfers([transfer([line(a, 5), line(b, -5)])], locked));
    expect(plan.balances.map(({ account }) => account.id)).toEqual([a, b]);
  });

  it('refuses a whole set for one wrong transfer', () => {
    const plan = planTransfers([transfer([line(a, 5), line(b, -5)]), transfer([line(a, 5), line(b, -6)], 'wrong')], locked);
    expect(plan).toMatchObject({ ok: false, error: { key: 'wrong' } });
  });

  it('names the accounts to lock once, in sorted order', () => {
    expect(accountsOf([transfer([line(c, 1), line(a, -1)]), transfer([line(b, 1), line(a, -1)])])).toEqual([a, b, c]);
  });

  it.each([
    ['key', { key: 'other' }, true],
    ['memo', { memo: 'other' }, false],
    ['day', { effectiveDay: day('2026-11-02') }, false],
    ['amounts', { entries: [line(a, 6), line(b, -6)] }, false],
    ['order of entries', { entries: [line(b, -5), line(a, 5)] }, false],
  ])('with another %s: the same content? %#', (_what, change, same) => {
    const first = transfer([line(a, 5), line(b, -5)]);
    expect(contentHash({ ...first, ...change }) === contentHash(first)).toBe(same);
  });
});

const amounts = fc.array(
  fc.integer({ min: -1_000_000, max: 1_000_000 }).filter((value) => value !== 0),
  { minLength: 1, maxLength: 6 },
);

/** Random euros over three accounts, closed by one entry that makes them balance. */
const balanced = amounts
  .filter((values) => values.reduce((total, value) => total + value, 0) !== 0)
  .map((values) => {
    const rest = values.reduce((total, value) => total + value, 0);
    return [...values, -rest].map((value, index) => line([a, b, c][index % 3], value));
  });

describe('any set of balanced transfers', () => {
  const sets = fc.array(balanced, { minLength: 1, maxLength: 8 }).map((all) => all.map((entries, index) => transfer(entries, String(index))));

  it('keeps the sum of all balances', () => {
    fc.assert(
      fc.property(sets, (transfers) => {
        const { balances } = valueOf(planTransfers(transfers, locked));
        const moved = new Map(balances.map((balance) => [balance.account.id, balance.balance]));
        expect(sum(locked.map(({ account, balance }) => moved.get(account.id) ?? balance))).toBe(sum(locked.map(({ balance }) => balance)));
      }),
    );
  });

  it('comes back to where it was after its mirror', () => {
    fc.assert(
      fc.property(sets, (transfers) => {
        const undo = transfers.map(({ entries, key }) => transfer(mirrored(entries), `undo ${key}`));
        const { balances } = valueOf(planTransfers([...transfers, ...undo], locked));
        for (const { account, balance } of balances) expect(balance).toBe(locked.find((before) => before.account.id === account.id)?.balance);
      }),
    );
  });

  it('gives the same balances in one set as one by one', () => {
    fc.assert(
      fc.property(sets, (transfers) => {
        let state = locked;
        for (const single of transfers) {
          const { balances } = valueOf(planTransfers([single], state));
          state = state.map((before) => balances.find(({ account }) => account.id === before.account.id) ?? before);
        }
        const { balances } = valueOf(planTransfers(transfers, locked));
        expect(balances).toEqual(state.filter((balance) => balances.some(({ account }) => account.id === balance.account.id)));
      }),
    );
  });
});

describe('an account', () => {
  const account = { scope: 'con_x', path: 'gemeente:payable', kind: 'payable', currency: 'EUR', normalSide: 'credit' as const };

  it.each([
    ['a plain path', 'gemeente:payable', true],
    ['spaces inside', 'stichting de brug:bank account', true],
    ['an empty part', 'gemeente::payable', false],
    ['nothing', '', false],
    ['a line break', 'gemeente\npayable', false],
    ['a colon at the end', 'gemeente:', false],
  ])('with %s', (_what, path, allowed) => {
    expect(checkAccount({ ...account, path }).ok).toBe(allowed);
  });

  it('has a currency of three capitals', () => {
    expect(checkAccount({ ...account, currency: 'euro' })).toMatchObject({ ok: false, error: { code: 'account_currency_wrong', currency: 'euro' } });
  });

  it('reads positive on its normal side', () => {
    expect([naturalBalance(cents(-5), 'credit'), naturalBalance(cents(5), 'debit'), naturalBalance(cents(0), 'credit')]).toEqual([5, 5, 0]);
  });
});
