import type { Day } from '../../engine/calendar.ts';
import type { BooksToExport } from '../../ledger/export.ts';
import { type BookedTransfer, type TrialRow, listAccounts, listTransfers, trialBalance } from '../../ledger/read.ts';
import { dayOf } from './settlement-past.ts';
import { endOfDay } from '../../platform/clock.ts';
import type { Tx } from '../../platform/command.ts';

const PAGE = 1_000;

/** All accounts and the transfers of a contract as they were known on a day, for an export. Read page by page, so that long books do not stand in memory twice. */
export async function loadBooks(tx: Tx, contractId: string, asOfDay: Day): Promise<BooksToExport> {
  const transfers: BookedTransfer[] = [];
  for (;;) {
    const page = await listTransfers(tx, contractId, { limit: PAGE, after: transfers.at(-1)?.id });
    transfers.push(...page);
    if (page.length < PAGE) break;
  }
  return { accounts: await listAccounts(tx, contractId), transfers: transfers.filter((transfer) => isKnownOn(transfer, asOfDay)) };
}

/** It happened by then, and was written down by then. */
function isKnownOn(transfer: BookedTransfer, asOfDay: Day): boolean {
  return transfer.effectiveDay <= asOfDay && (dayOf(transfer.recordedAt) ?? '') <= asOfDay;
}

export type BooksPage = { readonly trial: readonly TrialRow[]; readonly transfers: readonly BookedTransfer[]; readonly hasMore: boolean };

const SHOWN = 200;

/** What a screen shows: balances and the first transfers as they stood at the end of a day; what was written down later was not known then. */
export async function loadBooksPage(tx: Tx, contractId: string, asOfDay: Day): Promise<BooksPage> {
  const recordedUntil = endOfDay(asOfDay);
  const transfers = await listTransfers(tx, contractId, { limit: SHOWN + 1 });
  const known = transfers.filter((transfer) => isKnownOn(transfer, asOfDay));
  const trial = await trialBalance(tx, contractId, { asOfDay, recordedUntil });
  return { trial, transfers: known.slice(0, SHOWN), hasMore: transfers.length > SHOWN };
}
