import type { Day } from '../../engine/calendar.ts';
import { cents } from '../../engine/money.ts';
import { assert, must } from '../../engine/result.ts';
import type { Line } from '../../engine/statement.ts';
import type { Account, NewAccount } from '../../ledger/account.ts';
import { ACCOUNT_KINDS } from '../../ledger/account-kinds.ts';
import { openAccounts, postTransfers } from '../../ledger/post.ts';
import type { NewTransfer } from '../../ledger/transfer.ts';
import type { System, Tx } from '../../platform/command.ts';
import { type BookEntry, entriesOfLine } from './postings.ts';
import type { Settlement } from './settlement.ts';
import { loadBookedLines } from './settlement.store.ts';

/** One transfer per line of the settlement, in the books of the contract. Its key is the settlement and the line: booked once, ever. */
export async function bookSettlement(tx: Tx, system: System, settlement: Settlement, on: Day): Promise<void> {
  const before = await loadBookedLines(tx, settlement);
  const entries = settlement.lines.map((line) => ({ line, entries: entriesOfLine(line, before.get(line.key)) }));
  const accounts = await openBooks(tx, system, { settlement, entries: entries.flatMap((part) => part.entries) });
  const transfers = entries.map((part) => toTransfer(settlement, part, { accounts, on }));
  const posted = await postTransfers(tx, { scope: settlement.contractId, clock: system.clock }, transfers);
  assert(posted.ok, `the lines of a settlement can be booked: ${posted.ok ? '' : posted.error.code}`);
}

type Opening = { readonly settlement: Settlement; readonly entries: readonly BookEntry[] };

async function openBooks(tx: Tx, system: System, opening: Opening): Promise<ReadonlyMap<string, Account>> {
  const wanted = new Map<string, NewAccount>();
  for (const entry of opening.entries) wanted.set(pathOf(entry), toAccount(opening.settlement, entry));
  const opened = await openAccounts(tx, system.clock, [...wanted.values()]);
  assert(opened.ok, `the accounts of a settlement can be opened: ${opened.ok ? '' : opened.error.code}`);
  return new Map(opened.value.map((account) => [account.path, account]));
}

function pathOf(entry: BookEntry): string {
  return `${entry.party}:${entry.account}`;
}

function toAccount(settlement: Settlement, entry: BookEntry): NewAccount {
  return {
    scope: settlement.contractId,
    path: pathOf(entry),
    kind: entry.account,
    currency: settlement.currency,
    normalSide: ACCOUNT_KINDS[entry.account].side,
  };
}

type Part = { readonly line: Line; readonly entries: readonly BookEntry[] };
type Booking = { readonly accounts: ReadonlyMap<string, Account>; readonly on: Day };

function toTransfer(settlement: Settlement, part: Part, booking: Booking): NewTransfer {
  return {
    key: `${settlement.id}/${part.line.key}`,
    kind: part.line.kind,
    memo: part.line.key,
    happenedDay: settlement.asOf,
    effectiveDay: booking.on,
    entries: part.entries.map((entry) => ({
      accountId: must(booking.accounts.get(pathOf(entry)), 'account').id,
      amount: cents(entry.debit - entry.credit),
    })),
  };
}
