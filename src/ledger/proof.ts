import { sql } from 'kysely';
import type { TransferId } from '../engine/ids.ts';
import type { Tx } from '../platform/command.ts';
import { type TransferRow, toTransfers } from './ledger.rows.ts';
import { contentHash } from './transfer.ts';

/** Rows of the books that are not what was booked: transfers whose contents are not those of their hash, in the order of their ids. */
export type ProofPage = { readonly changed: readonly string[]; readonly last: TransferId | undefined };

type HashedRow = TransferRow & { readonly content_hash: string };

/** A page of all transfers, after one with this id. The hash was made of what was asked to be booked, with its entries. */
export async function proveTransfers(tx: Tx, page: { readonly after?: TransferId | undefined; readonly limit: number }): Promise<ProofPage> {
  const { rows } = await sql<HashedRow>`
    select t.id, t.idempotency_key, t.kind, t.memo, t.happened_day, t.recorded_at, t.effective_day, t.reverses, null as reversed_by, t.content_hash,
      e.position, e.account_id, e.amount
    from ledger_transfers t left join ledger_entries e on e.transfer_id = t.id
    where t.id in (select id from ledger_transfers where id collate "C" > ${page.after ?? ''} order by id collate "C" limit ${page.limit})
    order by t.id collate "C", e.position`.execute(tx);
  const hashes = new Map(rows.map((row) => [row.id, row.content_hash]));
  const transfers = toTransfers(rows);
  const changed = transfers.filter((transfer) => {
    const { reverses, entries, ...rest } = transfer;
    return hashes.get(transfer.id) !== contentHash({ ...rest, entries, ...(reverses === null ? {} : { reverses }) });
  });
  return { changed: changed.map(({ id }) => id), last: transfers.length < page.limit ? undefined : transfers.at(-1)?.id };
}

/** Accounts on which an entry does not follow from the one before it, or whose balance is not that of the last. */
export async function proveBalances(tx: Tx): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly id: string }>`
    with followed as (
      select account_id, account_version, amount, balance_after,
        coalesce(lag(balance_after) over one, 0) as before, coalesce(lag(account_version) over one, 0) as version_before
      from ledger_entries window one as (partition by account_id order by account_version)
    )
    select distinct account_id as id from followed where balance_after <> before + amount or account_version <> version_before + 1
    union
    select b.account_id from ledger_balances b
    left join lateral (select account_version, balance_after from ledger_entries e where e.account_id = b.account_id order by account_version desc limit 1)
      as last on true
    where b.balance <> coalesce(last.balance_after, 0) or b.version <> coalesce(last.account_version, 0)
    union
    select a.id from ledger_accounts a where not exists (select from ledger_balances b where b.account_id = a.id)
    order by id`.execute(tx);
  return rows.map(({ id }) => id);
}
