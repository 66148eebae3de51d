import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { System } from '../platform/command.ts';
import { attemptSql, openTestSystem, testKinds } from '../platform/db/testing.ts';
import { asActor, asSystem, booksOf, openBooks, payment, takeAnyReason, valueOf } from './testing.ts';
import type { Account } from './account.ts';
import { postTransfers } from './post.ts';
import { checkBooks } from './read.ts';

const OWN = { party: 'par_own' } as const;
const SCOPE = 'con_own';

type Row = {
  readonly id: string;
  readonly entries: readonly (readonly [Account, amount: number, version: number, after: number])[];
  readonly reverses?: string;
  readonly on?: string;
  readonly scope?: string;
};

function transferSql({ id, entries, reverses, on = '2026-11-10', scope = SCOPE }: Row): readonly string[] {
  const head = `insert into ledger_transfers (id, scope, idempotency_key, content_hash, kind, memo, happened_day, recorded_at, effective_day, entry_count, reverses)
    values ('${id}', '${scope}', '${id}', repeat('a', 64), 'raw', '', '${on}', now(), '${on}', ${entries.length}, ${reverses === undefined ? 'null' : `'${reverses}'`})`;
  const lines = entries.map(
    ([account, amount, version, after], index) =>
      `insert into ledger_entries values ('${id}', ${index + 1}, '${account.id}', 'EUR', ${amount}, ${version}, ${after})`,
  );
  return [head, ...lines];
}

function balanceSql(account: Account, balance: number, version: number): string {
  return `update ledger_balances set balance = ${balance}, version = ${version} where account_id = '${account.id}'`;
}

/** Past our own code, with plain statements, as the organisation whose books they are, as the system and as the owner. */
describe.each(testKinds())('the books in the %s database', (kind) => {
  let system: System;
  let number = 0;
  let [l, r]: readonly Account[] = [];
  let id = '';
  const accounts = (): { readonly left: Account; readonly right: Account } => {
    if (l === undefined || r === undefined) throw new Error('no accounts');
    return { left: l, right: r };
  };
  const attempt = async (statements: readonly string[], as: Parameters<typeof attemptSql>[2] = OWN): Promise<string> =>
    await attemptSql(system.database, statements, as);

  beforeAll(async () => {
    system = await openTestSystem(kind);
    const at = `'2026-01-01T00:00:00Z'`;
    const made = await attempt(
      [
        `insert into parties values ('par_own', 'own', 'own', ${at})`,
        `insert into contracts values ('${SCOPE}', 'own', 'direct', 'EUR', 'active', '2026-01-01', '2026-12-31', 'par_own', ${at})`,
        `insert into contract_parties values ('${SCOPE}', 'par_own', 'own', 'own', 'commissioner')`,
      ],
      'system',
    );
    expect(made).toBe('committed');
    await takeAnyReason(system);
  });
  afterAll(async () => await system.database.close());

  /** Two accounts with ten cents between them, booked by our own code. */
  beforeEach(async () => {
    number += 1;
    id = `tra_${number}`;
    [l, r] = await openBooks(system, SCOPE, [`left ${number}`, `right ${number}`]);
    const { left, right } = accounts();
    const first = payment({ key: `first ${number}`, to: left, from: right, amount: 10 });
    valueOf(await asSystem(system, (tx) => postTransfers(tx, booksOf(system, SCOPE), [first])));
  });

  /** Whatever was tried, the next posting goes through and the books are in order. */
  const stillWork = async (): Promise<void> => {
    const { left, right } = accounts();
    const next = payment({ key: `next ${number}`, to: left, from: right, amount: 1 });
    const actor = { role: 'commissioner', partyIds: ['par_own'] } as const;
    expect(await asActor(system, actor, (tx) => postTransfers(tx, booksOf(system, SCOPE), [next]))).toMatchObject({ ok: true });
    expect(await asSystem(system, (tx) => checkBooks(tx))).toEqual([]);
  };

  it('take a transfer that is complete, entry by entry', async () => {
    const { left, right } = accounts();
    const entries = transferSql({
      id,
      entries: [
        [left, 5, 2, 15],
        [right, -5, 2, -15],
      ],
    });
    expect(await attempt([...entries, balanceSql(left, 15, 2), balanceSql(right, -15, 2)])).toBe('committed');
    await stillWork();
  });

  const moves: readonly (readonly [string, (left: Account, right: Account) => readonly string[]])[] = [
    ['a balance without a transfer', (left) => [balanceSql(left, 99_999, 2)]],
    ['a version without a transfer', (left) => [balanceSql(left, 10, 2)]],
    ['two balances that cancel out, without a transfer', (left, right) => [balanceSql(left, 15, 2), balanceSql(right, -15, 2)]],
    ['all balances at once', () => ['update ledger_balances set balance = balance + 99999, version = version + 1']],
    ['a balance that moves on after its transfer', (left, right) => [...whole(left, right), balanceSql(left, 99_999, 3)]],
    [
      'a balance that is checked early and moves on afterwards',
      (left, right) => [...whole(left, right), 'set constraints all immediate', balanceSql(left, 99_999, 3)],
    ],
    [
      'entries without their balances',
      (left, right) =>
        transferSql({
          id,
          entries: [
            [left, 5, 2, 15],
            [right, -5, 2, -15],
          ],
        }),
    ],
    [
      'entries with one of their balances',
      (left, right) => [
        ...transferSql({
          id,
          entries: [
            [left, 5, 2, 15],
            [right, -5, 2, -15],
          ],
        }),
        balanceSql(left, 15, 2),
      ],
    ],
    [
      'a last entry with another balance than its account',
      (left, right) => [
        ...transferSql({
          id,
          entries: [
            [left, 5, 2, 99_999],
            [right, -5, 2, -15],
          ],
        }),
        balanceSql(left, 15, 2),
        balanceSql(right, -15, 2),
      ],
    ],
    [
      'an entry halfway with a wrong balance',
      (left, right) => [
        ...transferSql({
          id,
          entries: [
            [left, 5, 2, 99_999],
            [left, 1, 3, 16],
            [right, -6, 2, -16],
          ],
        }),
        balanceSql(left, 16, 3),
        balanceSql(right, -16, 2),
      ],
    ],
    [
      'entries that skip a number',
      (left, right) => [
        ...transferSql({
          id,
          entries: [
            [left, 5, 3, 15],
            [right, -5, 2, -15],
          ],
        }),
        balanceSql(left, 15, 3),
        balanceSql(right, -15, 2),
      ],
    ],
  ];
  const whole = (left: Account, right: Account): readonly string[] => [
    ...transferSql({
      id,
      entries: [
        [left, 5, 2, 15],
        [right, -5, 2, -15],
      ],
    }),
    balanceSql(left, 15, 2),
    balanceSql(right, -15, 2),
  ];

  it.each(moves)('refuse %s', async (_what, statements) => {
    const { left, right } = accounts();
    for (const as of [OWN, 'system', 'owner'] as const) expect(await attempt(statements(left, right), as)).toContain('ledger_wrong_balance');
    await stillWork();
  });

  it('make their own balance rows, and no others', async () => {
    const row = (account: string) => `insert into ledger_balances values ('${account}', 5, 1)`;
    const account = `insert into ledger_accounts values ('acc_raw', '${SCOPE}', 'raw', 'test', 'EUR', 'debit', now())`;
    expect(await attempt([row('acc_raw')])).toContain('permission denied');
    expect(await attempt([`insert into ledger_checks values ('3')`])).toContain('permission denied');
    expect(await attempt([row('acc_raw'), account], 'owner')).toContain('ledger_wrong_balance');
    await stillWork();
  });

  it('are not led to a temporary table of the same name', async () => {
    const { left } = accounts();
    const checks = 'create temporary table ledger_checks (written_in xid8 primary key) on commit drop';
    expect(await attempt([checks, ...transferSql({ id, entries: [] }).map((sql) => sql.replace(', 0, null)', ', 2, null)'))])).toContain(
      'ledger_unbalanced',
    );
    const balances = 'create temporary table ledger_balances (account_id text, balance bigint, version bigint) on commit drop';
    const account = `insert into ledger_accounts values ('acc_hidden', '${SCOPE}', 'hidden', 'test', 'EUR', 'debit', now())`;
    expect(await attempt([balances, account])).toBe('committed');
    const { rows } = await system.database.pool.query(`select balance, version from public.ledger_balances where account_id = 'acc_hidden'`);
    expect(rows).toEqual([{ balance: 0, version: 0 }]);
    expect(left.currency).toBe('EUR');
    await stillWork();
  });

  describe('of a reversal', () => {
    /** Five cents from right to left on the tenth, then something that says it reverses it. */
    const reversal = (change: Partial<Row>, balances?: readonly string[]): readonly string[] => {
      const { left, right } = accounts();
      const mirror: Row = {
        id: `${id}r`,
        reverses: id,
        entries: [
          [left, -5, 3, 10],
          [right, 5, 3, -10],
        ],
        ...change,
      };
      return [...transferSql(mirror), ...(balances ?? [balanceSql(left, 10, 3), balanceSql(right, -10, 3)])];
    };
    beforeEach(async () => {
      const { left, right } = accounts();
      expect(await attempt(whole(left, right))).toBe('committed');
    });

    it('take the mirror', async () => {
      expect(await attempt(reversal({}))).toBe('committed');
      await stillWork();
    });

    const wrong: readonly (readonly [string, () => readonly string[]])[] = [
      [
        'other amounts',
        () => {
          const { left, right } = accounts();
          return reversal(
            {
              entries: [
                [left, -4, 3, 11],
                [right, 4, 3, -11],
              ],
            },
            [balanceSql(left, 11, 3), balanceSql(right, -11, 3)],
          );
        },
      ],
      [
        'the same direction',
        () => {
          const { left, right } = accounts();
          return reversal(
            {
              entries: [
                [left, 5, 3, 20],
                [right, -5, 3, -20],
              ],
            },
            [balanceSql(left, 20, 3), balanceSql(right, -20, 3)],
          );
        },
      ],
      [
        'an entry more on both sides',
        () => {
          const { left, right } = accounts();
          const entries = [
            [left, -5, 3, 10],
            [right, 5, 3, -10],
            [left, -1, 4, 9],
            [right, 1, 4, -9],
          ] as const;
          return reversal({ entries }, [balanceSql(left, 9, 4), balanceSql(right, -9, 4)]);
        },
      ],
      ['a day before the transfer', () => reversal({ on: '2026-11-09' })],
    ];
    it.each(wrong)('refuse %s', async (_what, statements) => {
      for (const as of [OWN, 'system', 'owner'] as const) expect(await attempt(statements(), as)).toContain('ledger_reversal_differs');
      await stillWork();
    });

    it('refuse a second one, and one of a reversal', async () => {
      const { left, right } = accounts();
      expect(await attempt(reversal({}))).toBe('committed');
      const again = transferSql({
        id: `${id}s`,
        reverses: id,
        entries: [
          [left, -5, 4, 5],
          [right, 5, 4, -5],
        ],
      });
      expect(await attempt([...again, balanceSql(left, 5, 4), balanceSql(right, -5, 4)])).toContain('ledger_transfers_reverses_key');
      const back = transferSql({
        id: `${id}t`,
        reverses: `${id}r`,
        entries: [
          [left, 5, 4, 15],
          [right, -5, 4, -15],
        ],
      });
      expect(await attempt([...back, balanceSql(left, 15, 4), balanceSql(right, -15, 4)])).toContain('ledger_reversal_differs');
      await stillWork();
    });
  });
});
