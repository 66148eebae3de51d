import type { Day } from '../../engine/calendar.ts';
import type { BooksToExport } from '../../ledger/export.ts';
import { type BookedTransfer, type TrialRow, listAccounts, listTransfers, trialBalance } from '../../ledger/read.ts';
import type { Tx } from '../../platform/command.ts';

const PAGE = 1_000;

/** All accounts and transfers of a contract, for an export. Read page by page, so that long books do not stand in memory twice. */
export async function loadBooks(tx: Tx, contractId: string): Promise<BooksToExport> {
  const transfers: BookedTransfer[] = [];
  for (;;) {
    const page = await listTransfers(tx, contractId, { limit: PAGE, after: transfers.at(-1)?.id });
    transfers.push(...page);
    if (page.length < PAGE) break;
  }
  return { accounts: await listAccounts(tx, contractId), transfers };
}

export type BooksPage = { readonly trial: readonly TrialRow[]; readonly transfers: readonly BookedTransfer[]; readonly hasMore: boolean };

const SHOWN = 200;

/** What a screen shows: balances on a day, and the first transfers. */
export async function loadBooksPage(tx: Tx, contractId: string, asOfDay: Day): Promise<BooksPage> {
  const transfers = await listTransfers(tx, contractId, { limit: SHOWN + 1 });
  return { trial: await trialBalance(tx, contractId, { asOfDay }), transfers: transfers.slice(0, SHOWN), hasMore: transfers.length > SHOWN };
}
