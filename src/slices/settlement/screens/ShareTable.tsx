import { useLanguage, useMessages } from '../../../web/language.tsx';
import { numberText } from '../../../web/format.ts';
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx';
import { Money } from '../../../web/ui/Money.tsx';
import type { FlowAnswer } from '../statement-shape.ts';
import { type Naming, centsOfEuro, labelOf } from './flow-places.ts';
import { flowWords } from './words-flow.ts';

type Share = FlowAnswer['flow']['shares'][number];

/** The part of every public euro, largest first. */
export function ShareTable({ answer, naming }: { readonly answer: FlowAnswer; readonly naming: Naming }) {
  const words = useMessages(flowWords).shares;
  const { language } = useLanguage();
  const { currency, publicCents, nodes } = answer.flow;
  const rows = answer.flow.shares.filter((share) => share.cents !== 0).toSorted((left, right) => right.cents - left.cents);
  const label = (share: Share): string => {
    const node = nodes.find((entry) => entry.id === share.node);
    return node === undefined ? share.node : labelOf(node, naming);
  };
  const columns: readonly Column<Share>[] = [
    { key: 'where', header: words.where, isRowHeader: true, cell: label, footer: words.total },
    { key: 'amount', header: words.amount, isNumeric: true, cell: (row) => <Money amountCents={row.cents} currency={currency} />, footer: <Money amountCents={publicCents} currency={currency} /> },
    { key: 'cents', header: words.cents, isNumeric: true, cell: (row) => words.unit(numberText(centsOfEuro(row.cents, publicCents), language)), footer: words.unit('100') },
  ];
  return <DataTable caption={words.caption} isCaptionHidden columns={columns} rows={rows} rowKey={(row) => row.node} />;
}
