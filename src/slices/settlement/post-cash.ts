import { cents } from '../../engine/money.ts';
import { assert, must } from '../../engine/result.ts';
import type { Account } from '../../ledger/account.ts';
import { postTransfers } from '../../ledger/post.ts';
import { type BookedTransfer, listTransfersOfKinds } from '../../ledger/read.ts';
import { reverseTransfer } from '../../ledger/reverse.ts';
import type { NewTransfer } from '../../ledger/transfer.ts';
import { today } from '../../platform/clock.ts';
import type { System, Tx } from '../../platform/command.ts';
import { hashText } from '../../platform/hash.ts';
import { type StoredContract, sheetsOf } from '../contract/contract.ts';
import { loadFacts } from '../outcome/index.ts';
import { openBooks, pathOf } from './open-books.ts';
import { CASH_KINDS, type CashBooking, cashBookings } from './payments-cash.ts';
import { bookedLines } from './payments.ts';
import { listSettlements } from './settlement.store.ts';

/**
 * Brings the books in line with the money that moved by the facts, in the transaction that brought the fact or the booking: both have to be
 * there, in whatever order they come. What stands already stays; what a later fact corrected or took back is reversed on its own day.
 * Under the lock of the contract, so that two who bring something do it one after the other.
 */
export async function postCash(tx: Tx, system: System, contract: StoredContract): Promise<void> {
  const facts = await loadFacts(tx, contract.id);
  if (facts.cash.length === 0) return;
  const sheets = sheetsOf(contract);
  const lines = bookedLines(await listSettlements(tx, contract.id));
  const wanted = new Map(cashBookings({ sheets, facts, lines, asOf: today(system.clock) }).map((booking) => [nameOf(booking), booking]));
  const posted = await listTransfersOfKinds(tx, contract.id, CASH_KINDS);
  const before = Map.groupBy(posted, (transfer) => partsOfKey(transfer.key).name);
  const standing = posted.filter((transfer) => transfer.reversedBy === null);
  const isRight = (transfer: BookedTransfer): boolean => {
    const { name, print } = partsOfKey(transfer.key);
    const booking = wanted.get(name);
    return booking !== undefined && printOf(booking) === print;
  };
  const right = new Set(standing.filter(isRight).map((transfer) => partsOfKey(transfer.key).name));
  for (const transfer of standing) if (!isRight(transfer)) await undo(tx, system, { contract, transfer });
  const fresh = [...wanted].filter(([name]) => !right.has(name));
  const numbered = fresh.map(([name, booking]) => ({ booking, number: (before.get(name)?.length ?? 0) + 1 }));
  await post(tx, system, { contract, numbered });
}

type Undoing = { readonly contract: StoredContract; readonly transfer: BookedTransfer };

async function undo(tx: Tx, system: System, { contract, transfer }: Undoing): Promise<void> {
  const { id: transferId, effectiveDay, memo } = transfer;
  const done = await reverseTransfer(tx, { scope: contract.id, clock: system.clock }, { transferId, effectiveDay, reason: memo });
  assert(done.ok, `a booked payment can be reversed: ${done.ok ? '' : done.error.code}`);
}

type Numbered = { readonly booking: CashBooking; readonly number: number };
type Posting = { readonly contract: StoredContract; readonly numbered: readonly Numbered[] };

async function post(tx: Tx, system: System, { contract, numbered }: Posting): Promise<void> {
  if (numbered.length === 0) return;
  const currency = must(sheetsOf(contract)[0], 'terms').currency;
  const entries = numbered.flatMap(({ booking }) => booking.entries);
  const accounts = await openBooks(tx, system, { contractId: contract.id, currency, entries });
  const transfers = numbered.map((one) => toTransfer(one, accounts));
  const done = await postTransfers(tx, { scope: contract.id, clock: system.clock }, transfers);
  assert(done.ok, `a payment can be booked: ${done.ok ? '' : done.error.code}`);
}

function toTransfer({ booking, number }: Numbered, accounts: ReadonlyMap<string, Account>): NewTransfer {
  return {
    key: `${booking.kind}/${number}/${printOf(booking)}/${shortId(booking.id)}`,
    kind: booking.kind,
    memo: booking.memo,
    happenedDay: booking.day,
    effectiveDay: booking.day,
    entries: booking.entries.map((entry) => ({
      accountId: must(accounts.get(pathOf(entry)), 'account').id,
      amount: cents(entry.debit - entry.credit),
    })),
  };
}

function nameOf({ kind, id }: Pick<CashBooking, 'kind' | 'id'>): string {
  return `${kind}/${shortId(id)}`;
}

/** Ids come from strangers, and the database keeps keys in an index. */
function shortId(id: string): string {
  return id.length > 200 ? hashText(id) : id;
}

/** The same for the same money on the same day between the same parties. */
function printOf({ day, memo, entries }: CashBooking): string {
  return hashText(JSON.stringify([day, memo, entries])).slice(0, 16);
}

function partsOfKey(key: string): { readonly name: string; readonly print: string } {
  const [kind = '', , print = '', ...id] = key.split('/');
  return { name: `${kind}/${id.join('/')}`, print };
}
