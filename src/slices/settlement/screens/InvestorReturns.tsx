import { rateText } from '../../../web/format.ts';
import { useLanguage, useMessages } from '../../../web/language.tsx';
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx';
import { Money } from '../../../web/ui/Money.tsx';
import type { FlowAnswer } from '../statement-shape.ts';
import type { Asking } from './asked.ts';
import { numberIn } from './names.ts';
import { type FlowNames, trancheName } from './flow-places.ts';
import { type FlowWords, flowWords } from './words-flow.ts';
import './InvestorReturns.css';

type Waterfall = NonNullable<FlowAnswer['waterfall']>;
type Returns = Waterfall['overall'];
type Row = {
  readonly key: string;
  readonly title: string;
  readonly holders: string;
  readonly outstanding: number | undefined;
  readonly returns: Returns;
};
type Props = FlowNames & { readonly waterfall: Waterfall; readonly currency: string; readonly asOf: string; readonly asking: Asking };

/** Per tranche what was put in and came back, the multiple, and the yearly rate; without a rate it says so. */
export function InvestorReturns({ waterfall, currency, asOf, asking, names, sheet }: Props) {
  const words = useMessages(flowWords).returns;
  const tranches = waterfall.tranches.map((tranche): Row => ({
    key: tranche.id,
    title: trancheName(tranche.id, names, sheet),
    holders: holdersOf(tranche.id, { names, sheet }),
    outstanding: tranche.outstanding,
    returns: tranche,
  }));
  const all: Row = { key: '#all', title: words.together, holders: '', outstanding: undefined, returns: waterfall.overall };
  const rows = tranches.length > 1 ? [...tranches, all] : tranches;
  return (
    <DataTable
      caption={words.caption}
      isCaptionHidden
      columns={useColumns({ currency, asOf, asking })}
      rows={rows}
      rowKey={(row) => row.key}
      rowState={(row) => (row.key === '#all' ? 'sum' : undefined)}
      phone="cards"
    />
  );
}

function holdersOf(id: string, { names, sheet }: FlowNames): string {
  const holders = sheet?.capital?.tranches.find((tranche) => tranche.id === id)?.holders ?? [];
  return [...new Set(holders.map((holder) => names.party(holder.party)))].join(', ');
}

type Look = Pick<Props, 'currency' | 'asOf' | 'asking'>;
type Amount = { readonly of: 'put_in' | 'got_back' | 'outstanding'; readonly header: string; readonly cents: number };

/** An amount that opens the story of every movement it is made of. */
function Explained({ row, amount, look }: { readonly row: Row; readonly amount: Amount; readonly look: Look }) {
  const { currency, asOf, asking } = look;
  const tranche = row.key === '#all' ? {} : { tranche: row.key };
  const asked = { kind: 'capital' as const, id: `${row.key} ${amount.of}`, title: `${row.title}: ${amount.header}`, of: amount.of, ...tranche, asOf };
  return <Money amountCents={amount.cents} currency={currency} isExplained={asking.openId === asked.id} onExplain={() => asking.ask(asked)} />;
}

function useColumns(look: Look): readonly Column<Row>[] {
  const words = useMessages(flowWords);
  const { language } = useLanguage();
  const money = (row: Row, of: Amount['of'], header: string, cents: number) => <Explained row={row} amount={{ of, header, cents }} look={look} />;
  return [
    { key: 'tranche', header: words.returns.tranche, isRowHeader: true, cell: (row) => row.title },
    { key: 'holders', header: words.returns.holders, cell: (row) => (row.holders === '' ? undefined : row.holders) },
    { key: 'in', header: words.returns.putIn, isNumeric: true, cell: (row) => money(row, 'put_in', words.returns.putIn, row.returns.putIn) },
    { key: 'back', header: words.returns.back, isNumeric: true, cell: (row) => money(row, 'got_back', words.returns.back, row.returns.back) },
    {
      key: 'open',
      header: words.returns.outstanding,
      isNumeric: true,
      cell: (row) => (row.outstanding === undefined ? undefined : money(row, 'outstanding', words.returns.outstanding, row.outstanding)),
    },
    { key: 'multiple', header: words.returns.multiple, isNumeric: true, cell: (row) => multipleText(row.returns, words, language) },
    {
      key: 'irr',
      header: words.returns.irr,
      isNumeric: true,
      cell: (row) => <span className={row.returns.irr.rate === undefined ? 'investor-irr' : ''}>{irrText(row.returns, words, language)}</span>,
    },
  ];
}

/** "1,04 keer": two digits behind the comma. */
export function multipleText(returns: Returns, words: FlowWords, language: 'nl' | 'en'): string {
  if (returns.multiple === undefined) return words.returns.none;
  const rounded = Math.round(Number(returns.multiple.replace('…', '')) * 100) / 100;
  return words.returns.times(numberIn(rounded.toFixed(2), language));
}

/** "4,04%", or "geen IRR" with the reason. */
export function irrText({ irr }: Returns, words: FlowWords, language: 'nl' | 'en'): string {
  if (irr.rate === undefined) return `${words.returns.noIrr}${reasonOf(irr['why'], words)}`;
  const rate = rateText(Math.round(irr.rate * 10_000), language);
  return irr['unique'] === false ? `${rate} (${words.returns.several})` : rate;
}

function reasonOf(why: unknown, words: FlowWords): string {
  const known: Readonly<Record<string, string>> = words.returns.why;
  const reason = typeof why === 'string' ? known[why] : undefined;
  return reason === undefined ? '' : `: ${reason}`;
}
