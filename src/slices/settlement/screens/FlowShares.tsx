import Download from 'lucide-react/icons/download';
import { toDecimalText } from '../../../engine/money.ts';
import { useLanguage, useMessages } from '../../../web/language.tsx';
import { csvAddress } from '../../../web/ui/csv.ts';
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx';
import { Text } from '../../../web/ui/Layout.tsx';
import { Link } from '../../../web/ui/Link.tsx';
import { Money } from '../../../web/ui/Money.tsx';
import type { FlowPlace } from '../../../web/ui/flow-layout.ts';
import type { FlowAnswer } from '../statement-shape.ts';
import type { Asking } from './asked.ts';
import { type AskFlow, askGiven, askPlace } from './flow-origin.ts';
import { partText } from './flow-figures.ts';
import { kindWord } from './flow-places.ts';
import { type FlowWords, flowWords } from './words-flow.ts';

type Flow = FlowAnswer['flow'];
type Share = Flow['shares'][number];
type Props = {
  readonly flow: Flow;
  readonly places: readonly FlowPlace[];
  readonly fileName: string;
  readonly asOf: string;
  readonly asking: Asking;
};

/** Where the money of the payers stays: the figures of the picture, per euro, and as a file. */
export function FlowShares({ flow, places, fileName, asOf, asking }: Props) {
  const words = useMessages(flowWords);
  const { language } = useLanguage();
  const shares = flow.shares.toSorted((left, right) => right.cents - left.cents);
  const nameOf = (id: string): string => places.find((place) => place.id === id)?.label ?? id;
  const isPayer = (id: string): boolean => flow.nodes.some((node) => node.id === id && node.kind === 'payer');
  const look: Look = { flow, words, language, nameOf, asOf, asking, about: (id) => (isPayer(id) ? words.origin.ofPayer : '') };
  return (
    <>
      <DataTable caption={words.table.caption} isCaptionHidden columns={columnsOf(look)} rows={shares} rowKey={(share) => share.node} phone="cards" />
      <Text tone="small">{words.table.note}</Text>
      <Text tone="small">
        <Link to={csvAddress(sharesCsv(shares, look))} download={`${fileName}.csv`} icon={Download}>
          {words.table.download}
        </Link>
      </Text>
    </>
  );
}

type Look = AskFlow & { readonly words: FlowWords; readonly language: 'nl' | 'en'; readonly asking: Asking };

function columnsOf(look: Look): readonly Column<Share>[] {
  const { flow, words } = look;
  const money = (asked: ReturnType<typeof askPlace>) => (
    <Money
      amountCents={asked.amountCents}
      currency={flow.currency}
      isExplained={look.asking.openId === asked.id}
      onExplain={() => look.asking.ask(asked)}
    />
  );
  return [
    { key: 'where', header: words.table.where, isRowHeader: true, cell: (share) => look.nameOf(share.node), footer: words.table.together },
    { key: 'kind', header: words.table.kind, cell: (share) => kindWord(share.kind, words) },
    {
      key: 'amount',
      header: words.table.amount,
      isNumeric: true,
      cell: (share) => money(askPlace(look, share.node, share.cents)),
      footer: money(askGiven(look, words.table.together)),
    },
    {
      key: 'part',
      header: flow.currency === 'EUR' ? words.table.perEuro : words.table.share,
      isNumeric: true,
      cell: (share) => part(share.cents, look),
      footer: part(flow.publicCents, look),
    },
  ];
}

function part(amountCents: number, { flow, words, language }: Look): string {
  const text = partText(amountCents, flow.publicCents, { currency: flow.currency, language });
  return flow.currency === 'EUR' ? words.table.cent(text) : text;
}

function sharesCsv(shares: readonly Share[], look: Look): readonly (readonly string[])[] {
  const { words, flow } = look;
  return [
    [words.table.where, words.table.kind, words.table.amount, 'currency', 'share'],
    ...shares.map((share) => [
      look.nameOf(share.node),
      kindWord(share.kind, words),
      toDecimalText(share.cents, flow.currency),
      flow.currency,
      share.share.replace('…', ''),
    ]),
  ];
}
