import { isDay } from '../../../engine/calendar.ts';
import { wordsFor } from '../../../engine/messages-words.ts';
import { kindOfAccount } from '../../../ledger/account-kinds.ts';
import type { TransferView, TrialRowView } from '../books-shape.ts';
import type { Names } from './names.ts';
import type { BooksWords } from './words-books.ts';

/** An account as people read it: whose it is, and what is counted there. */
export type AccountName = { readonly party: string; readonly account: string };

/** In: a path such as "gemeente:payable". A kind without a word keeps its own. */
export function accountName(path: string, names: Names): AccountName {
  const [party = '', kind = ''] = path.split(':');
  return { party: names.party(party), account: kindOfAccount(kind)?.name[names.language] ?? kind };
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

/** Entries of an account that a balance is the sum of; undefined when not all of them are at hand. */
export function entriesBehind(row: TrialRowView, transfers: readonly TransferView[]): readonly EntryRow[] | undefined {
  const entries = entryRows(transfers, row.account.id).filter((entry) => entry.accountId === row.account.id);
  const balance = entries.reduce((total, entry) => total + entry.amountCents, 0);
  const debit = entries.reduce((total, entry) => total + Math.max(0, entry.amountCents), 0);
  return balance === row.debitCents - row.creditCents && debit === row.debitCents ? entries : undefined;
}

export type TrialTotals = { readonly debitCents: number; readonly creditCents: number };

export function trialTotals(rows: readonly TrialRowView[]): TrialTotals {
  return rows.reduce((sums, row) => ({ debitCents: sums.debitCents + row.debitCents, creditCents: sums.creditCents + row.creditCents }), {
    debitCents: 0,
    creditCents: 0,
  });
}

/** The memo of a settled line is its key, which begins with period and rule; money that moved is about no rule. */
export function lineOf(
  transfer: Pick<TransferView, 'memo'>,
): { readonly period: string; readonly rule: string; readonly version: number } | undefined {
  const [period, rule] = transfer.memo.split('/');
  return period === undefined || rule === undefined || rule === 'paid' || !isDay(period) ? undefined : { period, rule, version: 0 };
}

/** Who pays and who receives: the third and fourth part of the memo of a settled line or a payment. */
export function partiesOf(memo: string): readonly [string | undefined, string | undefined] {
  const [, , payer, payee] = memo.split('/');
  return [payer, payee];
}

type Look = { readonly names: Names; readonly words: BooksWords; readonly currency: string };

/** "Uitkomst · Per baan · tot en met 31 maart 2026"; of money that moved: "Betaling · tot en met 31 maart 2026". */
export function transferName(transfer: Pick<TransferView, 'kind' | 'memo'>, look: Look): string {
  const kinds: Readonly<Record<string, string>> = look.words.entries.kinds;
  const kind = kinds[transfer.kind] ?? transfer.kind;
  const [period = ''] = transfer.memo.split('/');
  const line = lineOf(transfer);
  const about = line === undefined ? [] : [look.names.line(line)];
  if (!isDay(period)) return transfer.memo.startsWith('/') ? kind : `${kind} · ${transfer.memo}`;
  return [kind, ...about, look.words.entries.upTo(wordsFor(look.names.language, look.currency).day(period))].join(' · ');
}
