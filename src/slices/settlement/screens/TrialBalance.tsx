import { useMessages } from '../../../web/language.tsx';
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx';
import { Stack } from '../../../web/ui/Layout.tsx';
import { Money } from '../../../web/ui/Money.tsx';
import { Notice } from '../../../web/ui/Notice.tsx';
import type { TransferView, TrialRowView } from '../books-shape.ts';
import type { Asked, Asking } from './asked.ts';
import { accountName, trialTotals } from './book-names.ts';
import type { Names } from './names.ts';
import { askSide, askTotal } from './trial-asks.ts';
import { type BooksWords, booksWords } from './words-books.ts';

type Props = {
  readonly rows: readonly TrialRowView[];
  /** What was booked up to that day: a balance is the sum of these. */
  readonly transfers: readonly TransferView[];
  readonly currency: string;
  readonly names: Names;
  readonly asking: Asking;
};

/** All balances on a day. They are right when both sides add up to the same; when they do not, that is said loudly. */
export function TrialBalance({ rows, transfers, currency, names, asking }: Props) {
  const words = useMessages(booksWords);
  const totals = trialTotals(rows);
  const isBalanced = totals.debitCents === totals.creditCents;
  return (
    <Stack>
      <DataTable
        caption={words.trial.caption}
        isCaptionHidden
        columns={columnsOf(rows, { transfers, currency, names, words, asking })}
        rows={rows}
        rowKey={(row) => row.account.id}
        sortedBy={{ key: 'party', direction: 'ascending' }}
        phone="cards"
      />
      <Notice kind={isBalanced ? 'success' : 'error'}>{isBalanced ? words.trial.balanced : words.trial.unbalanced}</Notice>
    </Stack>
  );
}

type Look = Omit<Props, 'rows'> & { readonly words: BooksWords };

function columnsOf(rows: readonly TrialRowView[], look: Look): readonly Column<TrialRowView>[] {
  const totals = trialTotals(rows);
  const { currency, names, words } = look;
  // Nothing on the side where nothing is, as in any set of books.
  const money = (amountCents: number, asked: Asked | undefined) =>
    amountCents === 0 ? undefined : <Amount amountCents={amountCents} asked={asked} look={look} />;
  const name = (row: TrialRowView) => accountName(row.account.path, names);
  return [
    {
      key: 'party',
      header: words.trial.party,
      isRowHeader: true,
      cell: (row) => name(row).party,
      sortValue: (row) => name(row).party,
      footer: words.trial.total,
    },
    { key: 'account', header: words.trial.account, cell: (row) => name(row).account, sortValue: (row) => name(row).account, isOnLine: true },
    {
      key: 'debit',
      header: words.trial.debit,
      isNumeric: true,
      cell: (row) => money(row.debitCents, askSide(row, 'debit', look)),
      footer: money(totals.debitCents, askTotal(rows, 'debit', look)),
    },
    {
      key: 'credit',
      header: words.trial.credit,
      isNumeric: true,
      cell: (row) => money(row.creditCents, askSide(row, 'credit', look)),
      footer: money(totals.creditCents, askTotal(rows, 'credit', look)),
    },
    {
      key: 'balance',
      header: words.trial.balance,
      isNumeric: true,
      isOnLine: true,
      cell: (row) => (
        <>
          {row.balanceCents === 0 ? <Money amountCents={0} currency={currency} /> : money(Math.abs(row.balanceCents), askSide(row, 'balance', look))}{' '}
          {sideOf(row.balanceCents, words)}
        </>
      ),
      footer: <Money amountCents={totals.debitCents - totals.creditCents} currency={currency} />,
    },
  ];
}

/** An amount that opens the entries it is the sum of. */
function Amount({ amountCents, asked, look }: { readonly amountCents: number; readonly asked: Asked | undefined; readonly look: Look }) {
  const { currency, asking } = look;
  if (asked === undefined) return <Money amountCents={amountCents} currency={currency} />;
  return <Money amountCents={amountCents} currency={currency} isExplained={asking.openId === asked.id} onExplain={() => asking.ask(asked)} />;
}

/** On which side a balance stands, in a word: books know no minus. */
function sideOf(balanceCents: number, words: BooksWords): string {
  if (balanceCents === 0) return '';
  return (balanceCents > 0 ? words.trial.debit : words.trial.credit).toLowerCase();
}
