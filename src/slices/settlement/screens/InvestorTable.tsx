import { useLanguage, useMessages } from '../../../web/language.tsx';
import { numberText, rateText } from '../../../web/format.ts';
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx';
import { Stack, Text } from '../../../web/ui/Layout.tsx';
import { Money } from '../../../web/ui/Money.tsx';
import type { FlowAnswer } from '../statement-shape.ts';
import { type Naming, trancheName } from './flow-places.ts';
import { type FlowWords, flowWords } from './words-flow.ts';

type Waterfall = NonNullable<FlowAnswer['waterfall']>;
type Returns = Waterfall['overall'];
type Row = Returns & { readonly name: string; readonly key: string };

/** What investors put in and get back, with "no return" said as a word and never as zero. */
export function InvestorTable({ waterfall, currency, naming }: { readonly waterfall: Waterfall; readonly currency: string; readonly naming: Naming }) {
  const words = useMessages(flowWords).investors;
  const { language } = useLanguage();
  const tranches: readonly Row[] = waterfall.tranches.map((tranche) => ({ ...tranche, key: tranche.id, name: trancheName(tranche.id, naming) }));
  const rows = tranches.length === 1 ? tranches : [...tranches, { ...waterfall.overall, key: 'all', name: words.all }];
  return (
    <Stack>
      <DataTable caption={words.caption} isCaptionHidden columns={columnsOf(words, { currency, language })} rows={rows} rowKey={(row) => row.key} rowState={(row) => (row.key === 'all' ? 'sum' : undefined)} />
      <Text tone="small">{words.explain}</Text>
    </Stack>
  );
}

function columnsOf(words: FlowWords['investors'], look: { readonly currency: string; readonly language: 'nl' | 'en' }): readonly Column<Row>[] {
  const money = (amountCents: number) => <Money amountCents={amountCents} currency={look.currency} />;
  return [
    { key: 'name', header: words.tranche, isRowHeader: true, cell: (row) => row.name },
    { key: 'putIn', header: words.putIn, isNumeric: true, cell: (row) => money(row.putIn) },
    { key: 'back', header: words.back, isNumeric: true, cell: (row) => money(row.back) },
    { key: 'multiple', header: words.multiple, isNumeric: true, cell: (row) => (row.multiple === undefined ? '' : `${numberText(roundedMultiple(row.multiple), look.language)}×`) },
    { key: 'irr', header: words.irr, isNumeric: true, cell: (row) => returnText(row, words, look.language) },
  ];
}

/** Three decimals are enough to read; the exact one stands in the data. */
function roundedMultiple(text: string): number {
  return Math.round(Number(text.replace('…', '')) * 1_000) / 1_000;
}

function returnText(row: Row, words: FlowWords['investors'], language: 'nl' | 'en'): string {
  if (row.irr.rate !== undefined) return rateText(Math.round(row.irr.rate * 10_000), language);
  return row.back === 0 && row.putIn > 0 ? words.lost : words.noIrr;
}
