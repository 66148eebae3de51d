import { useState } from 'react';
import { useMessages } from '../../../web/language.tsx';
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx';
import { DateText } from '../../../web/ui/DateText.tsx';
import { Stack, Text } from '../../../web/ui/Layout.tsx';
import { Money } from '../../../web/ui/Money.tsx';
import { SelectField } from '../../../web/ui/SelectField.tsx';
import type { BooksAnswer, TransferView } from '../books-shape.ts';
import { type EntryRow, accountName, entryRows } from './book-names.ts';
import type { Names } from './names.ts';
import { type BooksWords, booksWords } from './words-books.ts';

type Props = { readonly books: BooksAnswer; readonly currency: string; readonly names: Names };

/** Every transfer with its entries: debit on the left, credit on the right, as in any set of books. */
export function TransferList({ books, currency, names }: Props) {
  const words = useMessages(booksWords);
  const [accountId, setAccountId] = useState('');
  const rows = entryRows(books.transfers, accountId);
  const look: Look = { currency, words, names, nameOf: namesByAccount(books, names, words) };
  const options = [{ value: '', label: words.entries.all }, ...books.trial.map((row) => ({ value: row.account.id, label: look.nameOf(row.account.id) }))];
  return (
    <Stack>
      <SelectField id="account" label={words.entries.filter} options={options} value={accountId} onChange={setAccountId} isShort />
      <Text tone="small">{words.entries.count(rows.filter((row) => row.isFirst).length)}</Text>
      <DataTable caption={words.entries.caption} isCaptionHidden columns={columnsOf(look)} rows={rows} rowKey={(row) => row.key} />
      {books.hasMore && <Text tone="small">{words.entries.more}</Text>}
    </Stack>
  );
}

type Look = { readonly currency: string; readonly words: BooksWords; readonly names: Names; readonly nameOf: (accountId: string) => string };

function namesByAccount(books: BooksAnswer, names: Names, words: BooksWords): (accountId: string) => string {
  const byId = new Map(books.trial.map((row) => [row.account.id, accountName(row.account.path, names, words)]));
  return (accountId) => {
    const found = byId.get(accountId);
    return found === undefined ? accountId : `${found.party}: ${found.account}`;
  };
}

function columnsOf(look: Look): readonly Column<EntryRow>[] {
  const { words } = look;
  const money = (amountCents: number) => (amountCents > 0 ? <Money amountCents={amountCents} currency={look.currency} /> : null);
  return [
    { key: 'day', header: words.entries.day, cell: (row) => (row.isFirst ? <DateText day={row.transfer.effectiveDay} /> : null) },
    { key: 'what', header: words.entries.what, cell: (row) => (row.isFirst ? transferName(row.transfer, look) : null) },
    { key: 'account', header: words.trial.account, isRowHeader: true, cell: (row) => look.nameOf(row.accountId) },
    { key: 'debit', header: words.trial.debit, isNumeric: true, cell: (row) => money(row.amountCents) },
    { key: 'credit', header: words.trial.credit, isNumeric: true, cell: (row) => money(-row.amountCents) },
  ];
}

/** "Uitkomst · Per baan · 2026-03-31": the memo of a settled line is its key, which names period and rule. */
function transferName(transfer: TransferView, look: Look): string {
  const [period = '', rule] = transfer.memo.split('/');
  const kinds: Readonly<Record<string, string>> = look.words.entries.kinds;
  const kind = kinds[transfer.kind] ?? transfer.kind;
  return rule === undefined ? `${kind} · ${transfer.memo}` : `${kind} · ${look.names.line({ rule, version: 0 })} · ${period}`;
}
