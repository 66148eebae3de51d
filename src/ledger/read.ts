import { sql } from 'kysely';
import type { Day } from '../engine/calendar.ts';
import type { AccountId, TransferId } from '../engine/ids.ts';
import { cents, ZERO } from '../engine/money.ts';
import type { Cents } from '../engine/money.ts';
import type { Tx } from '../platform/command.ts';
import type { Account } from './account.ts';
import { toAccount, toTransfers } from './ledger.rows.ts';
import type { AccountRow, BookedTransfer, TransferRow } from './ledger.rows.ts';

export type { BookedTransfer } from './ledger.rows.ts';

/** Which day the books are read for, and, for "what did we know then", up to which instant of recording. */
export type AsOf = { readonly asOfDay: Day; readonly recordedUntil?: string };

export type TrialRow = { readonly account: Account; readonly debitCents: Cents; readonly creditCents: Cents; readonly balanceCents: Cents };
export type StatementLine = {
  readonly transferId: TransferId;
  readonly kind: string;
  readonly memo: string;
  readonly happenedDay: Day;
  readonly recordedAt: string;
  readonly effectiveDay: Day;
  readonly amountCents: Cents;
  /** The balance after this line in the order of effective days; a late booking shifts the lines after it. */
  readonly balanceCents: Cents;
};
export type AccountStatement = {
  readonly account: Account;
  readonly openingCents: Cents;
  readonly lines: readonly StatementLine[];
  readonly closingCents: Cents;
};

export async function listAccounts(tx: Tx, scope: string): Promise<readonly Account[]> {
  const { rows } = await sql<AccountRow>`
    select id, scope, path, kind, currency, normal_side from ledger_accounts where scope = ${scope} order by path, currency`.execute(tx);
  return rows.map(toAccount);
}

/** Every account of the books with its debits, credits and balance as of a day. Balances add up to zero per currency. */
export async function trialBalance(tx: Tx, scope: string, asOf: AsOf): Promise<readonly TrialRow[]> {
  const { rows } = await sql<AccountRow & { readonly debits: Cents; readonly credits: Cents }>`
    select a.id, a.scope, a.path, a.kind, a.currency, a.normal_side,
      coalesce(sum(e.amount) filter (where e.amount > 0), 0)::bigint as debits, coalesce(-sum(e.amount) filter (where e.amount < 0), 0)::bigint as credits
    from ledger_accounts a
    left join (
      select account_id, amount from ledger_entries join ledger_transfers t on t.id = transfer_id
      where t.scope = ${scope} and t.effective_day <= ${asOf.asOfDay}::date and t.recorded_at <= ${asOf.recordedUntil ?? 'infinity'}::timestamptz
    ) as e on e.account_id = a.id
    where a.scope = ${scope}
    group by a.id order by a.path, a.currency`.execute(tx);
  return rows.map(({ debits, credits, ...row }) => ({
    account: toAccount(row),
    debitCents: debits,
    creditCents: credits,
    balanceCents: cents(debits - credits),
  }));
}

/** What moved on one account from `fromDay` (default: ever) up to a day, oldest first. Undefined: no such account for this reader. */
export async function accountStatement(tx: Tx, accountId: AccountId, asOf: AsOf & { readonly fromDay?: Day }): Promise<AccountStatement | undefined> {
  const account = await findAccount(tx, accountId);
  if (account === undefined) return undefined;
  const all = await readLines(tx, accountId, asOf);
  const opening = all.findLast(({ effectiveDay }) => asOf.fromDay !== undefined && effectiveDay < asOf.fromDay)?.balanceCents ?? ZERO;
  const lines = all.filter(({ effectiveDay }) => asOf.fromDay === undefined || effectiveDay >= asOf.fromDay);
  return { account, openingCents: opening, lines, closingCents: all.at(-1)?.balanceCents ?? ZERO };
}

async function readLines(tx: Tx, accountId: AccountId, asOf: AsOf): Promise<readonly StatementLine[]> {
  const { rows } = await sql<StatementLine>`
    select t.id as "transferId", t.kind, t.memo, t.happened_day as "happenedDay", t.recorded_at as "recordedAt", t.effective_day as "effectiveDay",
      e.amount as "amountCents",
      (sum(e.amount) over (order by t.effective_day, e.account_version))::bigint as "balanceCents"
    from ledger_entries e join ledger_transfers t on t.id = e.transfer_id
    where e.account_id = ${accountId} and t.effective_day <= ${asOf.asOfDay}::date and t.recorded_at <= ${asOf.recordedUntil ?? 'infinity'}::timestamptz
    order by t.effective_day, e.account_version`.execute(tx);
  return rows;
}

export async function findAccount(tx: Tx, accountId: AccountId): Promise<Account | undefined> {
  const { rows } = await sql<AccountRow>`
    select id, scope, path, kind, currency, normal_side from ledger_accounts where id = ${accountId}`.execute(tx);
  return rows.map(toAccount)[0];
}

export async function findTransfer(tx: Tx, where: { readonly scope: string; readonly transferId: TransferId }): Promise<BookedTransfer | undefined> {
  const { rows } = await sql<TransferRow>`${TRANSFERS} where t.id = ${where.transferId} and t.scope = ${where.scope} order by e.position`.execute(tx);
  return toTransfers(rows)[0];
}

/** A page of the books in the order of booking; `after` is the last id of the page before. */
export type Page = { readonly limit: number; readonly after?: TransferId | undefined };

export async function listTransfers(tx: Tx, scope: string, page: Page): Promise<readonly BookedTransfer[]> {
  const { rows } = await sql<TransferRow>`${TRANSFERS}
    where t.id in (
      select id from ledger_transfers where scope = ${scope} and id collate "C" > ${page.after ?? ''} order by id collate "C" limit ${page.limit}
    )
    order by t.id collate "C", e.position`.execute(tx);
  return toTransfers(rows);
}

/** All transfers of some kinds, in the order of booking: what a caller booked of its own, to compare with what it would book now. */
export async function listTransfersOfKinds(tx: Tx, scope: string, kinds: readonly string[]): Promise<readonly BookedTransfer[]> {
  const { rows } = await sql<TransferRow>`${TRANSFERS}
    where t.scope = ${scope} and t.kind = any(${kinds}::text[]) order by t.id collate "C", e.position`.execute(tx);
  return toTransfers(rows);
}

const TRANSFERS = sql`
  select t.id, t.idempotency_key, t.kind, t.memo, t.happened_day, t.recorded_at, t.effective_day, t.reverses, r.id as reversed_by,
    e.position, e.account_id, e.amount
  from ledger_transfers t
  join ledger_entries e on e.transfer_id = t.id
  left join ledger_transfers r on r.reverses = t.id`;

/** One broken promise of the books: the account whose balance does not follow from its entries, or money from nowhere. */
export type BooksProblem =
  | { readonly code: 'balance_differs'; readonly accountId: AccountId; readonly balanceCents: Cents; readonly entriesCents: Cents }
  | { readonly code: 'books_unbalanced'; readonly scope: string; readonly currency: string; readonly differenceCents: Cents };

/** Replays all entries this reader may see and compares; an empty list is good news. For all books: as the system. */
export async function checkBooks(tx: Tx): Promise<readonly BooksProblem[]> {
  const balances = await sql<BooksProblem>`
    select 'balance_differs' as code, b.account_id as "accountId", b.balance as "balanceCents", coalesce(sum(e.amount), 0)::bigint as "entriesCents"
    from ledger_balances b left join ledger_entries e on e.account_id = b.account_id
    group by b.account_id, b.balance, b.version
    having b.balance <> coalesce(sum(e.amount), 0) or b.version <> count(e.account_id)`.execute(tx);
  const totals = await sql<BooksProblem>`
    select 'books_unbalanced' as code, a.scope, e.currency, sum(e.amount)::bigint as "differenceCents"
    from ledger_entries e join ledger_accounts a on a.id = e.account_id
    group by a.scope, e.currency having sum(e.amount) <> 0`.execute(tx);
  return [...balances.rows, ...totals.rows];
}
