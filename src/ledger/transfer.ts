import { hash } from 'node:crypto';
import type { Day } from '../engine/calendar.ts';
import type { AccountId, TransferId } from '../engine/ids.ts';
import { cents } from '../engine/money.ts';
import type { Cents } from '../engine/money.ts';
import { fail, must, ok } from '../engine/result.ts';
import type { Result } from '../engine/result.ts';
import type { Balance } from './account.ts';

/** A debit is positive, a credit negative: a transfer balances when its entries add up to zero. */
export type Entry = { readonly accountId: AccountId; readonly amount: Cents };

/** What a caller asks to be booked: all entries or none. */
export type NewTransfer = {
  /** Chosen by the caller, once per wish within the books: posting the same wish again changes nothing. */
  readonly key: string;
  readonly kind: string;
  readonly memo: string;
  readonly happenedDay: Day;
  readonly effectiveDay: Day;
  readonly entries: readonly Entry[];
  readonly reverses?: TransferId;
};

export type TransferRefused =
  | { readonly code: 'transfer_too_few_entries'; readonly key: string; readonly count: number }
  | { readonly code: 'transfer_zero_amount'; readonly key: string; readonly accountId: AccountId }
  | { readonly code: 'transfer_unbalanced'; readonly key: string; readonly currency: string; readonly differenceCents: Cents }
  | { readonly code: 'transfer_key_twice'; readonly key: string }
  | { readonly code: 'transfer_key_conflict'; readonly key: string; readonly transferId: TransferId }
  | { readonly code: 'account_unknown'; readonly key: string; readonly accountId: AccountId };

/** One line of the ledger as it is stored, with the account's balance and number of entries after it. */
export type PlannedEntry = Entry & {
  readonly position: number;
  readonly currency: string;
  readonly accountVersion: number;
  readonly balanceAfter: Cents;
};
export type PlannedTransfer = { readonly transfer: NewTransfer; readonly entries: readonly PlannedEntry[] };
export type Plan = { readonly transfers: readonly PlannedTransfer[]; readonly balances: readonly Balance[] };

export function debit(accountId: AccountId, amount: Cents): Entry {
  return { accountId, amount };
}

export function credit(accountId: AccountId, amount: Cents): Entry {
  return { accountId, amount: cents(-amount) };
}

/** The opposite of every entry: what undoes a transfer. */
export function mirrored(entries: readonly Entry[]): readonly Entry[] {
  return entries.map(({ accountId, amount }) => ({ accountId, amount: cents(-amount) }));
}

/** The same for the same wish, whatever the moment it is sent: tells a repeated wish from another one under its key. */
export function contentHash({ kind, memo, happenedDay, effectiveDay, entries, reverses }: NewTransfer): string {
  let text = JSON.stringify([kind, memo, happenedDay, effectiveDay, reverses ?? null]);
  for (const { accountId, amount } of entries) text += ` ${accountId} ${amount}`;
  return hash('sha256', text);
}

/** All accounts of a set of transfers, sorted, each once: the order in which they are locked. */
export function accountsOf(transfers: readonly NewTransfer[]): readonly AccountId[] {
  const found = new Set<AccountId>();
  for (const { entries } of transfers) for (const { accountId } of entries) found.add(accountId);
  return [...found].sort();
}

/**
 * Decides, in order, what the balances become. In: transfers not booked before, and the locked balances.
 * Refuses the first transfer that cannot be booked; the statuses are tried from the cheapest to the dearest.
 */
export function planTransfers(transfers: readonly NewTransfer[], locked: readonly Balance[]): Result<Plan, TransferRefused> {
  const running = new Map(locked.map((balance) => [balance.account.id, balance]));
  const planned: PlannedTransfer[] = [];
  for (const transfer of transfers) {
    const refused = findRefusal(transfer, running);
    if (refused !== undefined) return fail(refused);
    planned.push({ transfer, entries: transfer.entries.map((entry, index) => planEntry(entry, index + 1, running)) });
  }
  return ok({ transfers: planned, balances: [...running.values()].filter(hasMoved(locked)) });
}

type Running = Map<AccountId, Balance>;

function findRefusal(transfer: NewTransfer, running: Running): TransferRefused | undefined {
  const { key, entries } = transfer;
  if (entries.length < 2) return { code: 'transfer_too_few_entries', key, count: entries.length };
  const zero = entries.find(({ amount }) => amount === 0);
  if (zero !== undefined) return { code: 'transfer_zero_amount', key, accountId: zero.accountId };
  const unknown = entries.find(({ accountId }) => !running.has(accountId));
  if (unknown !== undefined) return { code: 'account_unknown', key, accountId: unknown.accountId };
  return findImbalance(transfer, running);
}

function findImbalance({ key, entries }: NewTransfer, running: Running): TransferRefused | undefined {
  const totals = new Map<string, number>();
  for (const { accountId, amount } of entries) {
    const { currency } = must(running.get(accountId), 'balance of a known account').account;
    totals.set(currency, (totals.get(currency) ?? 0) + amount);
  }
  for (const [currency, total] of totals) {
    if (total !== 0) return { code: 'transfer_unbalanced', key, currency, differenceCents: cents(total) };
  }
  return undefined;
}

function planEntry(entry: Entry, position: number, running: Running): PlannedEntry {
  const before = must(running.get(entry.accountId), 'balance of a known account');
  const after: Balance = { account: before.account, balance: cents(before.balance + entry.amount), version: before.version + 1 };
  running.set(entry.accountId, after);
  const { accountId, amount } = entry;
  return { accountId, amount, position, currency: after.account.currency, accountVersion: after.version, balanceAfter: after.balance };
}

function hasMoved(locked: readonly Balance[]): (balance: Balance) => boolean {
  const versions = new Map(locked.map(({ account, version }) => [account.id, version]));
  return ({ account, version }) => versions.get(account.id) !== version;
}
