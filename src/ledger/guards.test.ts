import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { day } from '../engine/calendar.ts';
import type { Actor, System } from '../platform/command.ts';
import { attemptSql, openTestSystem, testKinds } from '../platform/db/testing.ts';
import type { SqlActor } from '../platform/db/testing.ts';
import { asActor, asSystem, booksOf, openBooks, payment, pick, takeAnyReason, valueOf } from './testing.ts';
import { openAccounts, postTransfers } from './post.ts';
import { accountStatement, checkBooks, findTransfer, listAccounts, listTransfers, trialBalance } from './read.ts';
import type { Account } from './account.ts';

const LATER = { asOfDay: day('2030-01-01') };

/** What the database refuses by itself, also to its owner: past our own code, with plain statements. */
describe.each(testKinds())('the %s database itself', (kind) => {
  let system: System;
  let from: Account;
  let to: Account;
  beforeAll(async () => {
    system = await openTestSystem(kind);
    const accounts = await openBooks(system, 'con_1', ['a', 'b', 'c']);
    [from, to] = [pick(accounts, 0), pick(accounts, 1)];
    valueOf(await asSystem(system, (tx) => postTransfers(tx, booksOf(system, 'con_1'), [payment({ key: 'one', from, to, amount: 100 })])));
  });
  afterAll(async () => await system.database.close());

  /** As the system role, so that only the ledger's own guards stand in the way. */
  const attempt = async (statements: readonly string[], as: SqlActor = 'system'): Promise<string> =>
    await attemptSql(system.database, statements, as);

  it.each([
    ['ledger_transfers', 'update ledger_transfers set memo = memo'],
    ['ledger_transfers', 'delete from ledger_transfers'],
    ['ledger_transfers', 'truncate ledger_transfers cascade'],
    ['ledger_entries', 'update ledger_entries set amount = 1'],
    ['ledger_entries', 'delete from ledger_entries where false'],
    ['ledger_entries', 'truncate ledger_entries'],
    ['ledger_accounts', `update ledger_accounts set kind = 'other'`],
    ['ledger_balances', 'delete from ledger_balances'],
    ['facts', 'delete from facts'],
    ['events', `update events set kind = 'x'`],
    ['contract_versions', 'truncate contract_versions cascade'],
    ['settlement_lines', 'update settlement_lines set due_cents = 0'],
    ['settlements', 'delete from settlements'],
  ])('refuses the owner of %s: %s', async (_table, statement) => {
    expect(await attempt([statement], 'owner')).toMatch(/^append_only: /);
  });

  const transferRow = (id: string, entries = 2, scope = 'con_1') =>
    `insert into ledger_transfers (id, scope, idempotency_key, content_hash, kind, memo, happened_day, recorded_at, effective_day, entry_count)
     values ('${id}', '${scope}', '${id}', repeat('a', 64), 'raw', '', '2026-11-01', now(), '2026-11-01', ${entries})`;
  const entryRow = (transfer: string, position: number, account: Account, amount: number, version: number, balance: number) =>
    `insert into ledger_entries values ('${transfer}', ${position}, '${account.id}', 'EUR', ${amount}, ${version}, ${balance})`;
  const balanceRow = (account: Account, balance: number, version: number) =>
    `update ledger_balances set balance = ${balance}, version = ${version} where account_id = '${account.id}'`;

  /** Two accounts with nothing on them, per attempt. */
  const fresh = async (scope = 'con_1', name = String(Math.random())) => {
    const [left, right] = await openBooks(system, scope, [`${name}x`, `${name}y`]);
    if (left === undefined || right === undefined) throw new Error('no accounts');
    return { left, right };
  };
  const complete = (id: string, left: Account, right: Account) => [
    transferRow(id),
    entryRow(id, 1, left, 5, 1, 5),
    entryRow(id, 2, right, -5, 1, -5),
    balanceRow(left, 5, 1),
    balanceRow(right, -5, 1),
  ];

  it('takes a complete transfer, entry by entry: the check waits for the commit', async () => {
    const { left, right } = await fresh();
    expect(await attempt(complete('tra_whole', left, right))).toBe('committed');
  });

  it.each([
    [
      'a cent too few',
      (id: string, l: Account, r: Account) => [
        transferRow(id),
        entryRow(id, 1, l, 5, 1, 5),
        entryRow(id, 2, r, -4, 1, -4),
        balanceRow(l, 5, 1),
        balanceRow(r, -4, 1),
      ],
      'ledger_unbalanced',
    ],
    ['no entries', (id: string) => [transferRow(id)], 'ledger_unbalanced'],
    [
      'fewer entries than announced',
      (id: string, l: Account, r: Account) => [transferRow(id, 3), ...complete(id, l, r).slice(1)],
      'ledger_unbalanced',
    ],
    ['a balance nobody updated', (id: string, l: Account, r: Account) => complete(id, l, r).slice(0, 4), 'ledger_wrong_balance'],
    [
      'a balance that is too high',
      (id: string, l: Account, r: Account) => [...complete(id, l, r).slice(0, 4), balanceRow(r, 995, 1)],
      'ledger_wrong_balance',
    ],
    [
      'a gap in the numbers',
      (id: string, l: Account, r: Account) => [
        transferRow(id),
        entryRow(id, 1, l, 5, 1, 5),
        entryRow(id, 2, r, -5, 7, -5),
        balanceRow(l, 5, 1),
        balanceRow(r, -5, 7),
      ],
      'ledger_wrong_balance',
    ],
    [
      'the scope of other books',
      (id: string, l: Account, r: Account) => [transferRow(id, 2, 'con_2'), ...complete(id, l, r).slice(1)],
      'ledger_foreign_account',
    ],
    [
      'the name of another transaction',
      (id: string) => [transferRow(id).replace('entry_count)', 'entry_count, written_in)').replace(', 2)', `, 2, '3')`)],
      'ledger_foreign_transaction',
    ],
  ])('refuses a transfer with %s', async (what, statements, code) => {
    const { left, right } = await fresh();
    const id = `tra_${what.replaceAll(' ', '_')}`;
    expect(await attempt(statements(id, left, right))).toContain(code);
  });

  it('refuses entries added to a transfer after its transaction, even when they balance', async () => {
    const { left, right } = await fresh();
    await attempt(complete('tra_closed', left, right));
    expect(await attempt([entryRow('tra_closed', 3, left, 5, 2, 10), entryRow('tra_closed', 4, right, -5, 2, -10)])).toContain('ledger_late_entry');
  });

  it('refuses an amount in a currency the account does not have, and a second reversal', async () => {
    const { left, right } = await fresh();
    const [head, first] = complete('tra_yen', left, right);
    expect(await attempt([String(head), String(first).replace('EUR', 'JPY')])).toContain('foreign key');
    const reversal = (id: string) => transferRow(id).replace('entry_count)', 'entry_count, reverses)').replace(', 2)', `, 2, 'tra_whole')`);
    expect(await attempt([reversal('tra_r1'), reversal('tra_r2')])).toContain('ledger_transfers_reverses_key');
  });

  it('lets a balance go forward only', async () => {
    expect(await attempt([balanceRow(to, 100, 1)])).toContain('ledger_balance_step_back');
  });

  it('still has books in order after all these attempts', async () => {
    expect(await asSystem(system, (tx) => checkBooks(tx))).toEqual([]);
  });

  describe('for a party', () => {
    const own: Actor = { role: 'provider', partyIds: ['par_own'] };
    const other: Actor = { role: 'investor', partyIds: ['par_other'] };
    let mine: readonly Account[] = [];
    beforeAll(async () => {
      await takeAnyReason(system);
      await asSystem(system, async (tx) => {
        for (const name of ['own', 'other']) {
          await tx
            .insertInto('parties')
            .values({ id: `par_${name}`, slug: name, name, created_at: '2026-01-01T00:00:00Z' })
            .execute();
          const contract = {
            id: `con_${name}`,
            slug: name,
            form: 'direct',
            currency: 'EUR',
            state: 'active',
            period_from: '2026-01-01',
            period_to: '2026-12-31',
          };
          await tx
            .insertInto('contracts')
            .values({ ...contract, created_by: null, created_at: '2026-01-01T00:00:00Z' })
            .execute();
          await tx
            .insertInto('contract_parties')
            .values({ contract_id: contract.id, party_id: `par_${name}`, party_key: name, name, role: 'provider' })
            .execute();
        }
      });
      mine = await openBooks(system, 'con_own', ['a', 'b']);
      await openBooks(system, 'con_other', ['a', 'b']);
      valueOf(
        await asSystem(system, (tx) =>
          postTransfers(tx, booksOf(system, 'con_own'), [payment({ key: 'p', from: pick(mine, 0), to: pick(mine, 1), amount: 7 })]),
        ),
      );
    });

    it('finds its own books and posts in them', async () => {
      const posted = valueOf(
        await asActor(system, own, (tx) =>
          postTransfers(tx, booksOf(system, 'con_own'), [payment({ key: 'q', from: pick(mine, 0), to: pick(mine, 1), amount: 3 })]),
        ),
      );
      expect(await asActor(system, own, (tx) => findTransfer(tx, { scope: 'con_own', transferId: pick(posted, 0).transferId }))).toBeDefined();
      const rows = await asActor(system, own, (tx) => trialBalance(tx, 'con_own', LATER));
      expect(rows.map(({ balanceCents }) => balanceCents)).toEqual([-10, 10]);
    });

    it('does not find the books of another, and is told "unknown" rather than "forbidden"', async () => {
      const seen = await asActor(system, other, async (tx) => [
        await listAccounts(tx, 'con_own'),
        await listTransfers(tx, 'con_own', { limit: 10 }),
        await trialBalance(tx, 'con_own', LATER),
        (await accountStatement(tx, pick(mine, 0).id, LATER)) ?? [],
        await tx.selectFrom('ledger_entries').selectAll().where('account_id', '=', pick(mine, 0).id).execute(),
        await tx.selectFrom('ledger_balances').selectAll().where('account_id', '=', pick(mine, 0).id).execute(),
      ]);
      expect(seen).toEqual([[], [], [], [], [], []]);
      const post = asActor(system, other, (tx) =>
        postTransfers(tx, booksOf(system, 'con_own'), [payment({ key: 'theft', from: pick(mine, 0), to: pick(mine, 1), amount: 3 })]),
      );
      expect(await post).toMatchObject({ ok: false, error: { code: 'account_unknown' } });
    });

    it('cannot open accounts or write rows in the books of another', async () => {
      const open = asActor(system, other, (tx) =>
        openAccounts(tx, system.clock, [{ scope: 'con_own', path: 'z', kind: 'bank', currency: 'EUR', normalSide: 'debit' }]),
      );
      await expect(open).rejects.toThrow('row-level security');
      const entry = asActor(system, other, (tx) =>
        tx
          .insertInto('ledger_balances')
          .values({ account_id: pick(mine, 0).id, balance: 1, version: 1 })
          .execute(),
      );
      await expect(entry).rejects.toThrow('permission denied');
    });

    it('finds nothing at all when it is no party', async () => {
      const nobody: Actor = { role: 'participant', partyIds: [] };
      expect(await asActor(system, nobody, (tx) => tx.selectFrom('ledger_accounts').selectAll().execute())).toEqual([]);
    });
  });
});

describe.runIf(testKinds().includes('server'))('two postings at the same moment on a server', () => {
  let system: System;
  beforeAll(async () => {
    system = await openTestSystem('server');
  });
  afterAll(async () => await system.database.close());

  it('wait for each other instead of deadlocking, whatever the order of their accounts', async () => {
    const accounts = await openBooks(system, 'con_busy', ['a', 'b', 'c', 'd']);
    const one = async (index: number): Promise<void> => {
      const [from, to] = index % 2 === 0 ? [0, 3] : [3, 0];
      const transfers = [
        payment({ key: `${index} x`, from: pick(accounts, from ?? 0), to: pick(accounts, to ?? 0), amount: 1 }),
        payment({ key: `${index} y`, from: pick(accounts, index % 2 === 0 ? 1 : 2), to: pick(accounts, index % 2 === 0 ? 2 : 1), amount: 1 }),
      ];
      valueOf(await asSystem(system, (tx) => postTransfers(tx, booksOf(system, 'con_busy'), transfers)));
    };
    await Promise.all(Array.from({ length: 60 }, (_, index) => one(index)));
    expect(await asSystem(system, (tx) => checkBooks(tx))).toEqual([]);
    const rows = await asSystem(system, (tx) => trialBalance(tx, 'con_busy', LATER));
    expect(rows.map(({ balanceCents }) => balanceCents)).toEqual([0, 0, 0, 0]);
    expect(pick(rows, 0).debitCents).toBe(30);
  });

  it('book the same wish once when it comes ten times at once', async () => {
    const accounts = await openBooks(system, 'con_same', ['a', 'b']);
    const wish = payment({ key: 'same', from: pick(accounts, 0), to: pick(accounts, 1), amount: 9 });
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => asSystem(system, (tx) => postTransfers(tx, booksOf(system, 'con_same'), [wish]))),
    );
    const posted = answers.map((answer) => pick(valueOf(answer), 0));
    expect(new Set(posted.map(({ transferId }) => transferId)).size).toBe(1);
    expect(posted.filter(({ isNew }) => isNew)).toHaveLength(1);
  });
});
