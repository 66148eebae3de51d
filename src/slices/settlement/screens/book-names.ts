import type { TransferView, TrialRowView } from '../books-shape.ts';
import type { Names } from './names.ts';
import type { BooksWords } from './words-books.ts';

/** An account as people read it: whose it is, and what is counted there. */
export type AccountName = { readonly party: string; readonly account: string };

/** In: a path such as "gemeente:payable". A kind without a word keeps its own. */
export function accountName(path: string, names: Names, words: BooksWords): AccountName {
  const [party = '', kind = ''] = path.split(':');
  const known: Readonly<Record<string, string>> = words.kinds;
  return { party: names.party(party), account: known[kind] ?? kind };
}

/** One row per entry; the first of a transfer carries its day and name. */
export type EntryRow = {
  readonly key: string;
  readonly transfer: TransferView;
  readonly isFirst: boolean;
  readonly accountId: string;
  readonly amountCents: number;
};

export function entryRows(transfers: readonly TransferView[], accountId: string): readonly EntryRow[] {
  const chosen = accountId === '' ? transfers : transfers.filter((transfer) => transfer.entries.some((entry) => entry.accountId === accountId));
  return chosen.flatMap((transfer) =>
    transfer.entries.map((entry, index) => ({
      key: `${transfer.id}/${entry.position}`,
      transfer,
      isFirst: index === 0,
      accountId: entry.accountId,
      amountCents: entry.amount,
    })),
  );
}

export type TrialTotals = { readonly debitCents: number; readonly creditCents: number };

export function trialTotals(rows: readonly TrialRowView[]): TrialTotals {
  return rows.reduce((sums, row) => ({ debitCents: sums.debitCents + row.debitCents, creditCents: sums.creditCents + row.creditCents }), {
    debitCents: 0,
    creditCents: 0,
  });
}
