import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { AccountId, TransferId } from '../engine/ids.ts';
import type { Cents } from '../engine/money.ts';
import type { Tx } from '../platform/command.ts';
import { accountKey } from './account.ts';
import type { Account, Balance, NewAccount } from './account.ts';
import { toAccount } from './ledger.rows.ts';
import type { AccountRow } from './ledger.rows.ts';
import type { PlannedTransfer } from './transfer.ts';

export type PostedBefore = { readonly id: TransferId; readonly hash: string };
export type TransferToSave = PlannedTransfer & { readonly id: TransferId; readonly hash: string };
export type Posting = {
  readonly scope: string;
  readonly recordedAt: string;
  readonly transfers: readonly TransferToSave[];
  readonly balances: readonly Balance[];
};

/** Rows per statement: more no longer goes faster, and keeps a statement in memory on both sides. */
const ROWS_AT_ONCE = 5_000;

/** An account that is there already stays as it is; its balance row of zero is made by the database itself. */
export async function insertAccounts(tx: Tx, accounts: readonly Account[], createdAt: string): Promise<void> {
  if (accounts.length === 0) return;
  const rows = accounts.map(({ normalSide, ...account }) => ({ ...account, normal_side: normalSide, created_at: createdAt }));
  await tx
    .insertInto('ledger_accounts')
    .values(rows)
    .onConflict((on) => on.columns(['scope', 'path', 'currency']).doNothing())
    .execute();
}

/** By scope, path and currency. */
export async function findAccounts(tx: Tx, wanted: readonly NewAccount[]): Promise<ReadonlyMap<string, Account>> {
  const scopes = [...new Set(wanted.map(({ scope }) => scope))];
  const { rows } = await sql<AccountRow>`
    select id, scope, path, kind, currency, normal_side from ledger_accounts
    where scope = any(${scopes}::text[]) and path = any(${wanted.map(({ path }) => path)}::text[])`.execute(tx);
  return new Map(rows.map((row) => [`${row.scope} ${accountKey(row)}`, toAccount(row)]));
}

/** Locks in sorted order, whatever the order of the wish: two postings on the same accounts wait instead of deadlock. */
export async function lockBalances(tx: Tx, scope: string, accountIds: readonly AccountId[]): Promise<readonly Balance[]> {
  const { rows } = await sql<AccountRow & { readonly balance: Cents; readonly version: number }>`
    select a.id, a.scope, a.path, a.kind, a.currency, a.normal_side, b.balance, b.version
    from ledger_balances b join ledger_accounts a on a.id = b.account_id
    where b.account_id = any(${accountIds}::text[]) and a.scope = ${scope}
    order by b.account_id
    for update of b`.execute(tx);
  return rows.map(({ balance, version, ...account }) => ({ account: toAccount(account), balance, version }));
}

/** After the locks, in a statement of its own: only so does it see what the posting before it committed. */
export async function findPosted(tx: Tx, scope: string, keys: readonly string[]): Promise<ReadonlyMap<string, PostedBefore>> {
  const found = new Map<string, PostedBefore>();
  for (const some of inParts(keys)) {
    const { rows } = await sql<{ readonly key: string; readonly id: TransferId; readonly hash: string }>`
      select idempotency_key as key, id, content_hash as hash from ledger_transfers
      where scope = ${scope} and idempotency_key = any(${some}::text[])`.execute(tx);
    for (const { key, id, hash } of rows) found.set(key, { id, hash });
  }
  return found;
}

/** Transfers, entries and the new balances; one statement for one transfer, one per 5,000 in bulk. */
export async function savePosting(tx: Tx, posting: Posting): Promise<void> {
  const parts = inParts(posting.transfers);
  for (const [index, transfers] of parts.entries()) {
    const balances = index === parts.length - 1 ? posting.balances : [];
    await insertPart({ ...posting, transfers, balances }).execute(tx);
  }
}

function insertPart({ scope, recordedAt, transfers, balances }: Posting): RawBuilder<unknown> {
  return sql`
    with moved as (
      update ledger_balances set balance = new.balance, version = new.version
      from ${balanceColumns(balances)} as new (account_id, balance, version)
      where ledger_balances.account_id = new.account_id
    ), saved as (
      insert into ledger_transfers
        (id, idempotency_key, content_hash, kind, memo, happened_day, effective_day, reverses, entry_count, scope, recorded_at)
      select new.*, ${scope}, ${recordedAt}::timestamptz from ${transferColumns(transfers)} as new
    )
    insert into ledger_entries (transfer_id, position, account_id, currency, amount, account_version, balance_after)
    select * from ${entryColumns(transfers)} as new`;
}

function balanceColumns(balances: readonly Balance[]): RawBuilder<unknown> {
  const ids = balances.map(({ account }) => account.id);
  const amounts = balances.map(({ balance }) => balance);
  const versions = balances.map(({ version }) => version);
  return sql`unnest(${plain(ids)}::text[], ${plain(amounts)}::bigint[], ${plain(versions)}::bigint[])`;
}

function transferColumns(saved: readonly TransferToSave[]): RawBuilder<unknown> {
  const column = (read: (transfer: PlannedTransfer['transfer']) => string | null): readonly (string | null)[] =>
    saved.map(({ transfer }) => read(transfer));
  return sql`unnest(
    ${plain(saved.map(({ id }) => id))}::text[], ${column(({ key }) => key)}::text[], ${plain(saved.map(({ hash }) => hash))}::text[],
    ${column(({ kind }) => kind)}::text[], ${column(({ memo }) => memo)}::text[],
    ${plain(column(({ happenedDay }) => happenedDay))}::date[], ${plain(column(({ effectiveDay }) => effectiveDay))}::date[],
    ${column(({ reverses }) => reverses ?? null)}::text[], ${plain(saved.map(({ entries }) => entries.length))}::integer[])`;
}

function entryColumns(saved: readonly TransferToSave[]): RawBuilder<unknown> {
  const entries = saved.flatMap(({ id, entries: lines }) => lines.map((line) => ({ id, line })));
  return sql`unnest(
    ${plain(entries.map(({ id }) => id))}::text[], ${plain(entries.map(({ line }) => line.position))}::integer[],
    ${plain(entries.map(({ line }) => line.accountId))}::text[], ${plain(entries.map(({ line }) => line.currency))}::text[],
    ${plain(entries.map(({ line }) => line.amount))}::bigint[], ${plain(entries.map(({ line }) => line.accountVersion))}::bigint[],
    ${plain(entries.map(({ line }) => line.balanceAfter))}::bigint[])`;
}

/** Ids, days, hashes and numbers hold no sign that needs escaping: joining them is many times faster than the driver. */
function plain(values: readonly (string | number | null)[]): string {
  return `{${values.join(',')}}`;
}

function inParts<T>(items: readonly T[]): readonly (readonly T[])[] {
  const parts: T[][] = [];
  for (let start = 0; start < items.length; start += ROWS_AT_ONCE) parts.push(items.slice(start, start + ROWS_AT_ONCE));
  return parts;
}
