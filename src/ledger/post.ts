import { newId, now } from '../platform/clock.ts';
import type { Clock } from '../platform/clock.ts';
import type { Tx } from '../platform/command.ts';
import type { TransferId } from '../engine/ids.ts';
import { fail, must, ok } from '../engine/result.ts';
import type { Result } from '../engine/result.ts';
import { accountKey, checkAccount } from './account.ts';
import type { Account, AccountRefused, NewAccount } from './account.ts';
import { findAccounts, findPosted, insertAccounts, lockBalances, savePosting } from './ledger.store.ts';
import type { PostedBefore, TransferToSave } from './ledger.store.ts';
import { accountsOf, contentHash, planTransfers } from './transfer.ts';
import type { NewTransfer, PlannedTransfer, TransferRefused } from './transfer.ts';

/** The books to post in, and the clock that stamps when it was recorded. */
export type Books = { readonly scope: string; readonly clock: Clock };
export type Posted = { readonly key: string; readonly transferId: TransferId; readonly isNew: boolean };

/**
 * Opens accounts that are not there yet; the same account asked for twice is the same account.
 * Out: the accounts in the order asked. Refuses a path that exists with another kind or side.
 */
export async function openAccounts(tx: Tx, clock: Clock, wanted: readonly NewAccount[]): Promise<Result<readonly Account[], AccountRefused>> {
  for (const account of wanted) {
    const checked = checkAccount(account);
    if (!checked.ok) return checked;
  }
  await insertAccounts(tx, withIds(clock, wanted), now(clock));
  const found = await findAccounts(tx, wanted);
  const accounts = wanted.map((asked) => must(found.get(`${asked.scope} ${accountKey(asked)}`), 'account that was just opened'));
  const other = accounts.find((account, index) => !isSame(account, wanted[index]));
  return other === undefined
    ? ok(accounts)
    : fail({ code: 'account_exists_otherwise', path: other.path, kind: other.kind, normalSide: other.normalSide });
}

function isSame(account: Account, asked: NewAccount | undefined): boolean {
  return account.kind === asked?.kind && account.normalSide === asked.normalSide;
}

function withIds(clock: Clock, wanted: readonly NewAccount[]): readonly Account[] {
  return wanted.map((account) => ({ ...account, id: newId(clock, 'acc') }));
}

/**
 * Books transfers, one or a hundred thousand, all or none. Locks the accounts in sorted order, so that two postings
 * wait for each other and never deadlock; then looks which keys were booked before (the same content changes nothing,
 * another content is refused); then decides; then writes. Accounts of other books are unknown here.
 */
export async function postTransfers(tx: Tx, books: Books, transfers: readonly NewTransfer[]): Promise<Result<readonly Posted[], TransferRefused>> {
  const twice = findKeyTwice(transfers);
  if (twice !== undefined) return fail({ code: 'transfer_key_twice', key: twice });
  const wishes = transfers.map((transfer) => ({ transfer, hash: contentHash(transfer) }));
  const locked = await lockBalances(tx, books.scope, accountsOf(transfers));
  const before = await findPosted(
    tx,
    books.scope,
    transfers.map(({ key }) => key),
  );
  const conflict = findConflict(wishes, before);
  if (conflict !== undefined) return fail(conflict);
  const fresh = wishes.filter(({ transfer }) => !before.has(transfer.key));
  const plan = planTransfers(
    fresh.map(({ transfer }) => transfer),
    locked,
  );
  if (!plan.ok) return plan;
  const made = stamp(books.clock, plan.value.transfers, fresh);
  await savePosting(tx, { scope: books.scope, recordedAt: now(books.clock), transfers: made, balances: plan.value.balances });
  return ok(answers(transfers, made, before));
}

type Wish = { readonly transfer: NewTransfer; readonly hash: string };
type Before = ReadonlyMap<string, PostedBefore>;

function findKeyTwice(transfers: readonly NewTransfer[]): string | undefined {
  const seen = new Set<string>();
  return transfers.find(({ key }) => seen.size === seen.add(key).size)?.key;
}

function findConflict(wishes: readonly Wish[], before: Before): TransferRefused | undefined {
  for (const { transfer, hash } of wishes) {
    const { key } = transfer;
    const found = before.get(key);
    if (found !== undefined && found.hash !== hash) return { code: 'transfer_key_conflict', key, transferId: found.id };
  }
  return undefined;
}

/** The plan keeps the order of the wishes, so the lists run side by side; sorted ids make the books read in that order. */
function stamp(clock: Clock, planned: readonly PlannedTransfer[], wishes: readonly Wish[]): readonly TransferToSave[] {
  const ids = planned.map(() => newId(clock, 'tra')).sort();
  return planned.map((plan, index) => ({ ...plan, id: must(ids[index], 'id'), hash: must(wishes[index], 'wish of a planned transfer').hash }));
}

function answers(transfers: readonly NewTransfer[], made: readonly TransferToSave[], before: Before): readonly Posted[] {
  const fresh = new Map(made.map(({ transfer, id }) => [transfer.key, id]));
  return transfers.map(({ key }) => {
    const id = fresh.get(key);
    return id === undefined
      ? { key, transferId: must(before.get(key), 'transfer booked before').id, isNew: false }
      : { key, transferId: id, isNew: true };
  });
}
