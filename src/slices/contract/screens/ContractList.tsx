import type { ReactNode } from 'react';
import { useLanguage, useMessages } from '../../../web/language.tsx';
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx';
import { DateText } from '../../../web/ui/DateText.tsx';
import { Link } from '../../../web/ui/Link.tsx';
import { Money } from '../../../web/ui/Money.tsx';
import { StateBadge } from '../../../web/ui/StateBadge.tsx';
import type { ContractListRow } from '../contract-shapes.ts';
import { type ContractWords, contractWords, stateOf, textIn } from './words.ts';

type Props = { readonly rows: readonly ContractListRow[]; readonly today: string; readonly empty?: ReactNode };

/** All contracts somebody may see: form, parties, period, state and what was booked so far. */
export function ContractList({ rows, today, empty }: Props) {
  const words = useMessages(contractWords);
  const { language } = useLanguage();
  return (
    <DataTable
      caption={words.list.caption}
      isCaptionHidden
      columns={columnsOf(words, { language, today }).filter(
        (column) => (column.key !== 'paid' && column.key !== 'open') || rows.some((row) => row.paidCents !== null),
      )}
      rows={rows}
      rowKey={(row) => row.slug}
      phone="cards"
      empty={empty}
    />
  );
}

type Reader = { readonly language: 'nl' | 'en'; readonly today: string };

function columnsOf(words: ContractWords, reader: Reader): readonly Column<ContractListRow>[] {
  return [
    {
      key: 'name',
      header: words.list.name,
      isRowHeader: true,
      sortValue: (row) => textIn(row.title, reader.language),
      cell: (row) => <Link to={`/contracten/${row.slug}`}>{textIn(row.title, reader.language)}</Link>,
    },
    { key: 'form', header: words.list.form, sortValue: (row) => words.forms[row.form], cell: (row) => onTwoLines(words.forms[row.form]) },
    { key: 'parties', header: words.list.parties, cell: (row) => <PartyNames row={row} words={words} /> },
    {
      key: 'period',
      header: words.list.period,
      sortValue: (row) => row.from,
      cell: (row) => (
        <>
          <DateText day={row.from} look="short" />
          {'\u00a0'}
          <span aria-hidden="true">–</span> <span className="visually-hidden">{words.to} </span>
          <DateText day={row.to} look="short" />
        </>
      ),
    },
    {
      key: 'state',
      header: words.list.state,
      sortValue: (row) => words.states[stateOf(row, reader.today).word],
      cell: (row) => <ContractState row={row} today={reader.today} words={words} />,
    },
    {
      key: 'paid',
      header: words.list.paid,
      isNumeric: true,
      sortValue: (row) => row.paidCents ?? 0,
      cell: (row) => (row.paidCents === null ? words.list.hidden : <Paid row={row} amountCents={row.paidCents} words={words} />),
    },
    {
      key: 'open',
      header: words.list.open,
      isNumeric: true,
      sortValue: (row) => row.openCents ?? 0,
      cell: (row) => <Open row={row} words={words} />,
    },
  ];
}

/** What was booked leads to the page that explains it; nothing leads nowhere. */
function Paid({ row, amountCents, words }: { readonly row: ContractListRow; readonly amountCents: number; readonly words: ContractWords }) {
  const amount = <Money amountCents={amountCents} currency={row.currency} />;
  if (amountCents === 0) return amount;
  return (
    <Link to={`/contracten/${row.slug}/afrekening`}>
      {amount} <span className="visually-hidden">{words.list.paidWhy}</span>
    </Link>
  );
}

/** What is booked and not paid, for who looks its own part. Nothing open of something booked is said: it is paid. */
function Open({ row, words }: { readonly row: ContractListRow; readonly words: ContractWords }) {
  if (row.openCents === null || row.paidCents === null || row.paidCents === 0) return null;
  if (row.openCents === 0) return <StateBadge tone="done">{words.list.allPaid}</StateBadge>;
  return <Money amountCents={row.openCents} currency={row.currency} />;
}

/** "Social impact bond" over two lines instead of three: the column is narrow. */
function onTwoLines(form: string): string {
  return form.replace(/ (?=\S+$)/u, '\u00a0');
}

function ContractState({ row, today, words }: { readonly row: ContractListRow; readonly today: string; readonly words: ContractWords }) {
  const { word, tone } = stateOf(row, today);
  return <StateBadge tone={tone}>{words.states[word]}</StateBadge>;
}

/** Who pays and who delivers; the others are counted. */
function PartyNames({ row, words }: { readonly row: ContractListRow; readonly words: ContractWords }) {
  const main = row.parties.filter((party) => party.role === 'commissioner' || party.role === 'provider');
  const shown = [...new Map(main.map((party) => [party.key, party])).values()].slice(0, 2);
  const others = new Set(row.parties.map((party) => party.key)).size - shown.length;
  return (
    <>
      {shown.map((party) => party.name).join(', ')}
      {others > 0 ? ` ${words.list.others(others)}` : ''}
    </>
  );
}
