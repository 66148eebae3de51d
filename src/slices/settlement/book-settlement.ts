import type { Day } from '../../engine/calendar.ts';
import { cents } from '../../engine/money.ts';
import { assert, must } from '../../engine/result.ts';
import type { Line } from '../../engine/statement.ts';
import type { Account } from '../../ledger/account.ts';
import { postTransfers } from '../../ledger/post.ts';
import type { NewTransfer } from '../../ledger/transfer.ts';
import type { System, Tx } from '../../platform/command.ts';
import { type BookEntry, entriesOfLine } from './postings.ts';
import { openBooks, pathOf } from './open-books.ts';
import type { Settlement } from './settlement.ts';
import { loadBookedLines } from './settlement.store.ts';

/** One transfer per line of the settlement, in the books of the contract. Its key is the settlement and the line: booked once, ever. */
export async function bookSettlement(tx: Tx, system: System, settlement: Settlement, on: Day): Promise<void> {
  const before = await loadBookedLines(tx, settlement);
  const entries = settlement.lines.map((line) => ({ line, entries: entriesOfLine(line, before.get(line.key)) }));
  const { contractId, currency } = settlement;
  const accounts = await openBooks(tx, system, { contractId, currency, entries: entries.flatMap((part) => part.entries) });
  const transfers = entries.map((part) => toTransfer(settlement, part, { accounts, on }));
  const posted = await postTransfers(tx, { scope: settlement.contractId, clock: system.clock }, transfers);
  assert(posted.ok, `the lines of a settlement can be booked: ${posted.ok ? '' : posted.error.code}`);
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
