import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { day } from '../engine/calendar.ts';
import { cents } from '../engine/money.ts';
import type { System } from '../platform/command.ts';
import { openTestSystem, testKinds } from '../platform/db/testing.ts';
import { asSystem, booksOf, openBooks, pick } from './testing.ts';
import type { Account } from './account.ts';
import { postTransfers } from './post.ts';
import { accountStatement, checkBooks, listAccounts, trialBalance } from './read.ts';
import { credit, debit } from './transfer.ts';

/**
 * A quarter of a contract, told row by row: what is asked, and what the ledger says to it. `from` is credited, `to` is
 * debited, in cents. A refused row leaves the balances as they were.
 */
const STORY = `
  key        | day        | from             | to               | amount | answer
  invoice-1  | 2026-01-31 | provider:revenue | payer:payable    |  50000 | new
  pay-1      | 2026-02-14 | payer:payable    | provider:bank    |  50000 | new
  pay-1      | 2026-02-14 | payer:payable    | provider:bank    |  50000 | same
  pay-1      | 2026-02-15 | payer:payable    | provider:bank    |  50000 | transfer_key_conflict
  nothing    | 2026-02-15 | payer:payable    | provider:bank    |      0 | transfer_zero_amount
  late-claim | 2026-01-20 | provider:revenue | payer:payable    |  12500 | new
  stranger   | 2026-02-20 | provider:revenue | nobody:payable   |    100 | account_unknown
  pay-2      | 2026-03-01 | payer:payable    | provider:bank    |  12499 | new
  cent       | 2026-03-02 | payer:payable    | provider:bank    |      1 | new
`;

/** The trial balance as of days in that story: the late claim counts from its own day, not from the row it stands on. */
const BALANCES = `
  day        | payer:payable | provider:bank | provider:revenue
  2026-01-19 |             0 |             0 |                0
  2026-01-20 |         12500 |             0 |           -12500
  2026-01-31 |         62500 |             0 |           -62500
  2026-02-14 |         12500 |         50000 |           -62500
  2026-03-01 |             1 |         62499 |           -62500
  2026-03-02 |             0 |         62500 |           -62500
`;

type Row = Readonly<Record<string, string>>;

function tableOf(text: string): readonly Row[] {
  const [head, ...rows] = text
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));
  return rows.map((cells) => Object.fromEntries((head ?? []).map((name, index) => [name, cells[index] ?? ''])));
}

describe.each(testKinds())('the story of a quarter on the %s database', (kind) => {
  const scope = 'con_story';
  let system: System;
  let accounts: ReadonlyMap<string, Account>;
  beforeAll(async () => {
    system = await openTestSystem(kind);
    const own = await openBooks(system, scope, ['payer:payable', 'provider:bank', 'provider:revenue']);
    const [stranger] = await openBooks(system, 'con_elsewhere', ['nobody:payable']);
    accounts = new Map([...own, stranger].flatMap((account) => (account === undefined ? [] : [[account.path, account] as const])));
  });
  afterAll(async () => await system.database.close());

  const ask = async ({ key = '', day: on = '', from = '', to = '', amount = '' }: Row): Promise<string> => {
    const [left, right] = [accounts.get(to), accounts.get(from)];
    if (left === undefined || right === undefined) return 'no such account in the story';
    const entries = [debit(left.id, cents(Number(amount))), credit(right.id, cents(Number(amount)))];
    const wish = { key, kind: 'story', memo: '', happenedDay: day(on), effectiveDay: day(on), entries };
    const posted = await asSystem(system, (tx) => postTransfers(tx, booksOf(system, scope), [wish]));
    if (!posted.ok) return posted.error.code;
    return pick(posted.value, 0).isNew ? 'new' : 'same';
  };

  it('goes as told', async () => {
    for (const row of tableOf(STORY)) expect([row['key'], await ask(row)]).toEqual([row['key'], row['answer']]);
  });

  it('reads, as of any day, as told', async () => {
    for (const { day: on = '', ...expected } of tableOf(BALANCES)) {
      const trial = await asSystem(system, (tx) => trialBalance(tx, scope, { asOfDay: day(on) }));
      expect([on, Object.fromEntries(trial.map(({ account, balanceCents }) => [account.path, String(balanceCents)]))]).toEqual([on, expected]);
    }
  });

  it('gives each account a statement that ends at its balance, in the order of the days', async () => {
    const statements = await asSystem(system, async (tx) => {
      const own = await listAccounts(tx, scope);
      return await Promise.all(own.map(({ id }) => accountStatement(tx, id, { asOfDay: day('2026-12-31') })));
    });
    expect(statements.map((statement) => [statement?.account.path, statement?.lines.length, statement?.closingCents])).toEqual([
      ['payer:payable', 5, 0],
      ['provider:bank', 3, 62500],
      ['provider:revenue', 2, -62500],
    ]);
    const days = statements[0]?.lines.map(({ effectiveDay }) => effectiveDay) ?? [];
    expect(days).toEqual([...days].sort());
    expect(await asSystem(system, (tx) => checkBooks(tx))).toEqual([]);
  });
});
