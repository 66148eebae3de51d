import { useMessages } from '../../../web/language.tsx';
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx';
import { Stack } from '../../../web/ui/Layout.tsx';
import { Money } from '../../../web/ui/Money.tsx';
import { Notice } from '../../../web/ui/Notice.tsx';
import type { TrialRowView } from '../books-shape.ts';
import { accountName, trialTotals } from './book-names.ts';
import type { Names } from './names.ts';
import { type BooksWords, booksWords } from './words-books.ts';

type Props = { readonly rows: readonly TrialRowView[]; readonly currency: string; readonly names: Names };

/** All balances on a day. They are right when both sides add up to the same; when they do not, that is said loudly. */
export function TrialBalance({ rows, currency, names }: Props) {
  const words = useMessages(booksWords);
  const totals = trialTotals(rows);
  const isBalanced = totals.debitCents === totals.creditCents;
  return (
    <Stack>
      <DataTable
        caption={words.trial.caption}
        isCaptionHidden
        columns={columnsOf(rows, { currency, names, words })}
        rows={rows}
        rowKey={(row) => row.account.id}
        sortedBy={{ key: 'party', direction: 'ascending' }}
        phone="cards"
      />
      <Notice kind={isBalanced ? 'success' : 'error'}>{isBalanced ? words.trial.balanced : words.trial.unbalanced}</Notice>
    </Stack>
  );
}

type Look = { readonly currency: string; readonly names: Names; readonly words: BooksWords };

function columnsOf(rows: readonly TrialRowView[], { currency, names, words }: Look): readonly Column<TrialRowView>[] {
  const totals = trialTotals(rows);
  const money = (amountCents: number) => <Money amountCents={amountCents} currency={currency} />;
  const name = (row: TrialRowView) => accountName(row.account.path, names, words);
  return [
    {
      key: 'party',
      header: words.trial.party,
      isRowHeader: true,
      cell: (row) => name(row).party,
      sortValue: (row) => name(row).party,
      footer: words.trial.total,
    },
    { key: 'account', header: words.trial.account, cell: (row) => name(row).account, sortValue: (row) => name(row).account },
    { key: 'debit', header: words.trial.debit, isNumeric: true, cell: (row) => money(row.debitCents), footer: money(totals.debitCents) },
    { key: 'credit', header: words.trial.credit, isNumeric: true, cell: (row) => money(row.creditCents), footer: money(totals.creditCents) },
    {
      key: 'balance',
      header: words.trial.balance,
      isNumeric: true,
      cell: (row) => (
        <>
          {money(Math.abs(row.balanceCents))} {sideOf(row.balanceCents, words)}
        </>
      ),
      footer: money(totals.debitCents - totals.creditCents),
    },
  ];
}

/** On which side a balance stands, in a word: books know no minus. */
function sideOf(balanceCents: number, words: BooksWords): string {
  if (balanceCents === 0) return '';
  return (balanceCents > 0 ? words.trial.debit : words.trial.credit).toLowerCase();
}
