import { sql } from 'kysely';
import { must } from '../src/engine/result.ts';
import type { Account } from '../src/ledger/account.ts';
import { contentHash } from '../src/ledger/transfer.ts';
import type { NewTransfer } from '../src/ledger/transfer.ts';
import { newId, now } from '../src/platform/clock.ts';
import type { Clock } from '../src/platform/clock.ts';
import type { Tx } from '../src/platform/command.ts';

/** The yardstick: ready columns, as text, for plain multi-row inserts without any thinking. */
export type RawRows = { readonly parts: readonly RawPart[]; readonly balances: readonly string[] };
type RawPart = { readonly transfers: readonly string[]; readonly entries: readonly string[] };
type Source = { readonly scope: string; readonly accounts: readonly Account[]; readonly transfers: readonly NewTransfer[]; readonly clock: Clock };
type State = { balance: number; version: number };

const ROWS_AT_ONCE = 5_000;

export function prepareRaw({ scope, accounts, transfers, clock }: Source): RawRows {
  const states = new Map(accounts.map(({ id }) => [id, { balance: 0, version: 0 }]));
  const parts: RawPart[] = [];
  for (let start = 0; start < transfers.length; start += ROWS_AT_ONCE) {
    parts.push(preparePart(transfers.slice(start, start + ROWS_AT_ONCE), states, { scope, clock }));
  }
  const moved = [...states].filter(([, { version }]) => version > 0);
  return { parts, balances: toColumns(moved.map(([id, { balance, version }]) => [id, balance, version])) };
}

function preparePart(
  transfers: readonly NewTransfer[],
  states: ReadonlyMap<string, State>,
  books: { readonly scope: string; readonly clock: Clock },
): RawPart {
  const recordedAt = now(books.clock);
  const rows = transfers.map((transfer) => ({ id: newId(books.clock, 'tra'), transfer }));
  const heads = rows.map(({ id, transfer }) => [
    id,
    books.scope,
    `"${transfer.key}"`,
    contentHash(transfer),
    transfer.kind,
    transfer.memo,
    transfer.happenedDay,
    recordedAt,
    transfer.effectiveDay,
    transfer.entries.length,
  ]);
  const lines = rows.flatMap(({ id, transfer }) =>
    transfer.entries.map(({ accountId, amount }, index) => {
      const state = must(states.get(accountId), 'account of the bench');
      state.balance += amount;
      state.version += 1;
      return [id, index + 1, accountId, 'EUR', amount, state.version, state.balance];
    }),
  );
  return { transfers: toColumns(heads), entries: toColumns(lines) };
}

function toColumns(rows: readonly (readonly (string | number)[])[]): readonly string[] {
  const width = rows[0]?.length ?? 0;
  return Array.from({ length: width }, (_, column) => `{${rows.map((row) => row[column]).join(',')}}`);
}

/** As a careful program without a ledger would write them: transfers, entries, balances; nothing read or checked first. */
export async function insertRaw(tx: Tx, { parts, balances }: RawRows): Promise<void> {
  for (const { transfers: head, entries: line } of parts) {
    await sql`insert into ledger_transfers (id, scope, idempotency_key, content_hash, kind, memo, happened_day, recorded_at, effective_day, entry_count)
      select * from unnest(${head[0]}::text[], ${head[1]}::text[], ${head[2]}::text[], ${head[3]}::text[], ${head[4]}::text[], ${head[5]}::text[],
        ${head[6]}::date[], ${head[7]}::timestamptz[], ${head[8]}::date[], ${head[9]}::integer[])`.execute(tx);
    await sql`insert into ledger_entries (transfer_id, position, account_id, currency, amount, account_version, balance_after)
      select * from unnest(${line[0]}::text[], ${line[1]}::integer[], ${line[2]}::text[], ${line[3]}::text[], ${line[4]}::bigint[],
        ${line[5]}::bigint[], ${line[6]}::bigint[])`.execute(tx);
  }
  await sql`update ledger_balances set balance = new.balance, version = new.version
    from unnest(${balances[0]}::text[], ${balances[1]}::bigint[], ${balances[2]}::bigint[]) as new (account_id, balance, version)
    where ledger_balances.account_id = new.account_id`.execute(tx);
}
