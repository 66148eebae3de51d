import { useState } from 'react';
import { useMessages } from '../../../web/language.tsx';
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx';
import { DateText } from '../../../web/ui/DateText.tsx';
import { Stack, Text } from '../../../web/ui/Layout.tsx';
import { Money } from '../../../web/ui/Money.tsx';
import { Details } from '../../../web/ui/Details.tsx';
import { useNarrow } from '../../../web/ui/useNarrow.ts';
import { SelectField } from '../../../web/ui/SelectField.tsx';
import { ShowMore, useShown } from '../../../web/ui/ShowMore.tsx';
import type { BooksAnswer } from '../books-shape.ts';
import type { Asking } from './asked.ts';
import { type EntryRow, accountName, entryRows, lineOf, transferName } from './book-names.ts';
import type { Names } from './names.ts';
import { settlementWords } from './words.ts';
import { type BooksWords, booksWords } from './words-books.ts';
import './TransferList.css';

type Props = { readonly books: BooksAnswer; readonly currency: string; readonly names: Names; readonly asking: Asking };

/** Entries shown at once: some twenty transfers. */
const SHOWN = 80;

/** Every transfer with its entries: debit on the left, credit on the right, as in any set of books. */
export function TransferList({ books, currency, names, asking }: Props) {
  const words = useMessages(booksWords);
  const [accountId, setAccountId] = useState('');
  const rows = entryRows(books.transfers, accountId);
  const isNarrow = useNarrow();
  const { visible, more } = useShown(rows, SHOWN);
  const look: Look = { currency, words, names, asking, nameOf: namesByAccount(books, names), corrections: correctionsIn(books) };
  const options = [
    { value: '', label: words.entries.all },
    ...books.trial.map((row) => ({ value: row.account.id, label: look.nameOf(row.account.id) })),
  ];
  return (
    <Stack>
      <div className="screen-only">
        <SelectField id="account" label={words.entries.filter} options={options} value={accountId} onChange={setAccountId} isShort />
      </div>
      {accountId !== '' && (
        <p className="print-only">
          {words.entries.filter}: {look.nameOf(accountId)}
        </p>
      )}
      <Text tone="small">{words.entries.count(rows.filter((row) => row.isFirst).length)}</Text>
      <div className="transfer-list">
        {isNarrow ? (
          <TransferFolds rows={visible} look={look} />
        ) : (
          <DataTable caption={words.entries.caption} isCaptionHidden columns={columnsOf(look)} rows={visible} rowKey={(row) => row.key} />
        )}
      </div>
      <ShowMore {...more} />
      {books.hasMore && <Text tone="small">{words.entries.more}</Text>}
    </Stack>
  );
}

/** On a phone the sides of a booking hang together: one line a booking, its sides below it on a press. */
function TransferFolds({ rows, look }: { readonly rows: readonly EntryRow[]; readonly look: Look }) {
  return (
    <ul className="transfer-list__folds">
      {[...Map.groupBy(rows, (row) => row.transfer.id)].map(([id, entries]) => (
        <li key={id}>
          <Details summary={<FoldTitle entries={entries} look={look} />}>
            <dl className="transfer-list__sides">
              {entries.map((row) => (
                <div key={row.key} className="transfer-list__side">
                  <dt>{look.nameOf(row.accountId)}</dt>
                  <dd>
                    {row.amountCents > 0 ? look.words.trial.debit : look.words.trial.credit} <EntryAmount row={row} look={look} />
                  </dd>
                </div>
              ))}
            </dl>
          </Details>
        </li>
      ))}
    </ul>
  );
}

/** Day, name and how much went from one side to the other. */
function FoldTitle({ entries, look }: { readonly entries: readonly EntryRow[]; readonly look: Look }) {
  const [first] = entries;
  if (first === undefined) return null;
  return (
    <span className="transfer-list__fold">
      <span>
        <DateText day={first.transfer.effectiveDay} /> · {nameOfTransfer(first, look)}
      </span>
      <Money amountCents={Math.max(...entries.map((row) => Math.abs(row.amountCents)))} currency={look.currency} />
    </span>
  );
}

type Look = {
  readonly currency: string;
  readonly words: BooksWords;
  readonly names: Names;
  readonly asking: Asking;
  readonly nameOf: (accountId: string) => string;
  readonly corrections: ReadonlySet<string>;
};

/** Transfers of a settled line that was booked before. */
function correctionsIn({ transfers }: BooksAnswer): ReadonlySet<string> {
  const lines = transfers.filter((transfer) => lineOf(transfer) !== undefined && transfer.kind !== 'reversal');
  const byLine = Map.groupBy(lines, (transfer) => transfer.memo);
  return new Set([...byLine.values()].flatMap((own) => own.slice(1).map((transfer) => transfer.id)));
}

function namesByAccount(books: BooksAnswer, names: Names): (accountId: string) => string {
  const byId = new Map(books.trial.map((row) => [row.account.id, accountName(row.account.path, names)]));
  return (accountId) => {
    const found = byId.get(accountId);
    return found === undefined ? accountId : `${found.party}: ${found.account}`;
  };
}

function columnsOf(look: Look): readonly Column<EntryRow>[] {
  const { words } = look;
  return [
    {
      key: 'day',
      header: words.entries.day,
      cell: (row) => (
        <span className={repeatOf(row)}>
          <DateText day={row.transfer.effectiveDay} />
        </span>
      ),
    },
    { key: 'what', header: words.entries.what, cell: (row) => <span className={repeatOf(row)}>{nameOfTransfer(row, look)}</span> },
    { key: 'account', header: words.trial.account, isRowHeader: true, cell: (row) => look.nameOf(row.accountId) },
    { key: 'debit', header: words.trial.debit, isNumeric: true, cell: (row) => (row.amountCents > 0 ? <EntryAmount row={row} look={look} /> : null) },
    {
      key: 'credit',
      header: words.trial.credit,
      isNumeric: true,
      cell: (row) => (row.amountCents < 0 ? <EntryAmount row={row} look={look} /> : null),
    },
  ];
}

/** A second booking of the same line is a correction of the first, and is called so. */
function nameOfTransfer({ transfer }: EntryRow, look: Look): string {
  const name = transferName(transfer, look);
  return look.corrections.has(transfer.id) ? look.words.entries.correction(name) : name;
}

/** Under each other a transfer is named once; for who listens each time. */
function repeatOf(row: EntryRow): string {
  return row.isFirst ? 'transfer-list__first' : 'transfer-list__repeat';
}

/** An amount that came from a settled line opens the explanation of that line. */
function EntryAmount({ row, look }: { readonly row: EntryRow; readonly look: Look }) {
  const explain = useMessages(settlementWords).explain;
  const amountCents = Math.abs(row.amountCents);
  const line = lineOf(row.transfer);
  if (line === undefined) return <Money amountCents={amountCents} currency={look.currency} />;
  const asked = {
    kind: 'line' as const,
    id: row.key,
    title: explain.line(look.names.line(line)),
    line: row.transfer.memo,
    asOf: row.transfer.happenedDay,
  };
  return (
    <Money
      amountCents={amountCents}
      currency={look.currency}
      isExplained={look.asking.openId === asked.id}
      onExplain={() => look.asking.ask(asked)}
    />
  );
}
