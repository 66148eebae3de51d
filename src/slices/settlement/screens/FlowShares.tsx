import type { ReactNode } from 'react';
import { toDecimalText } from '../../../engine/money.ts';
import { type TableRows, numberCell } from '../../../engine/table-file.ts';
import { moneyText } from '../../../web/format.ts';
import { useLanguage, useMessages } from '../../../web/language.tsx';
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx';
import { Text } from '../../../web/ui/Layout.tsx';
import { Money } from '../../../web/ui/Money.tsx';
import { TableDownload } from '../../../web/ui/TableDownload.tsx';
import type { FlowAnswer } from '../statement-shape.ts';
import type { Asking } from './asked.ts';
import { type AskFlow, askGiven, askPlace } from './flow-origin.ts';
import { type End, endsOf, otherMoney, partText } from './flow-figures.ts';
import { kindWord } from './flow-places.ts';
import { type FlowWords, flowWords } from './words-flow.ts';

type Flow = FlowAnswer['flow'];
type Props = {
  readonly flow: Flow;
  readonly ask: AskFlow;
  readonly fileName: string;
  readonly asking: Asking;
};

/** Where the money stays: the figures of the picture, what of them came from the payers, per euro, and as a file. */
export function FlowShares({ flow, ask, fileName, asking }: Props) {
  const words = useMessages(flowWords);
  const { language } = useLanguage();
  const ends = endsOf(flow);
  const other = otherMoney(flow);
  const look: Look = { ...ask, words, language, asking };
  return (
    <>
      {other !== 0 && <Text>{words.table.other(moneyText(other, flow.currency, language))}</Text>}
      <DataTable
        caption={words.table.caption}
        isCaptionHidden
        columns={columnsOf(look, other !== 0)}
        rows={ends}
        rowKey={(end) => end.node}
        phone="cards"
      />
      <Text tone="small">{words.table.note}</Text>
      {ends.some((end) => end.kind === 'overhead') && <Text tone="small">{words.table.overhead}</Text>}
      <TableDownload name={fileName} rows={endsFile(ends, look)}>
        {words.table.download}
      </TableDownload>
    </>
  );
}

type Look = AskFlow & { readonly words: FlowWords; readonly language: 'nl' | 'en'; readonly asking: Asking };

/** With money of others there are two amounts: all of it, as in the picture, and what of it came from the payers. */
function columnsOf(look: Look, hasOther: boolean): readonly Column<End>[] {
  const { flow, words } = look;
  const all: Look = { ...look, of: 'all' };
  const money = (asked: ReturnType<typeof askPlace>) => (
    <Money
      amountCents={asked.amountCents}
      currency={flow.currency}
      isExplained={look.asking.openId === asked.id}
      onExplain={() => look.asking.ask(asked)}
    />
  );
  return [
    {
      key: 'where',
      header: words.table.where,
      isRowHeader: true,
      cell: (end) => look.nameOf(end.node),
      footer: hasOther ? words.table.all : words.table.together,
    },
    { key: 'kind', header: words.table.kind, cell: (end) => kindWord(end.kind, words) },
    {
      key: 'amount',
      header: words.table.amount,
      isNumeric: true,
      cell: (end) => money(askPlace(all, end.node, end.totalCents)),
      footer: money(askGiven(all, hasOther ? words.table.all : words.table.together)),
    },
    ...(hasOther ? [ofPayers(look, money)] : []),
    {
      key: 'part',
      header: flow.currency === 'EUR' ? words.table.perEuro : words.table.share,
      isNumeric: true,
      cell: (end) => part(end.publicCents, look),
      footer: part(flow.publicCents, look),
    },
  ];
}

function ofPayers(look: Look, money: (asked: ReturnType<typeof askPlace>) => ReactNode): Column<End> {
  const { words } = look;
  return {
    key: 'payers',
    header: words.table.ofPayers,
    isNumeric: true,
    cell: (end) => money(askPlace(look, end.node, end.publicCents)),
    footer: money(askGiven(look, words.table.together)),
  };
}

function part(amountCents: number, { flow, words, language }: Look): string {
  const text = partText(amountCents, flow.publicCents, { currency: flow.currency, language });
  return flow.currency === 'EUR' ? words.table.cent(text) : text;
}

function endsFile(ends: readonly End[], look: Look): TableRows {
  const { words, flow } = look;
  return [
    [words.table.where, words.table.kind, words.table.amount, words.table.ofPayers, words.table.currency, words.table.share],
    ...ends.map((end) => [
      look.nameOf(end.node),
      kindWord(end.kind, words),
      numberCell(toDecimalText(end.totalCents, flow.currency)),
      numberCell(toDecimalText(end.publicCents, flow.currency)),
      flow.currency,
      numberCell(end.share.replace('…', '')),
    ]),
  ];
}
