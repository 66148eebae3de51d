import { useMessages } from '../../../web/language.tsx';
import { DataTable } from '../../../web/ui/DataTable.tsx';
import { DateText } from '../../../web/ui/DateText.tsx';
import { Money } from '../../../web/ui/Money.tsx';
import { StateBadge } from '../../../web/ui/StateBadge.tsx';
import type { FlowAnswer } from '../statement-shape.ts';
import { type FlowNames, trancheName } from './flow-places.ts';
import { flowWords } from './words-flow.ts';

type Waterfall = NonNullable<FlowAnswer['waterfall']>;
type Props = FlowNames & { readonly waterfall: Waterfall; readonly currency: string; readonly today: string };
type Row = { readonly key: string; readonly day: string; readonly tranche: string; readonly amount: number };

/** Day by day what the investors put in and what comes back, with what is still to come marked as such. */
export function InvestorPayments({ waterfall, currency, today, names, sheet }: Props) {
  const words = useMessages(flowWords).returns;
  const money = (cents: number) => (cents > 0 ? <Money amountCents={cents} currency={currency} /> : null);
  return (
    <DataTable
      caption={words.dated.title}
      columns={[
        { key: 'day', header: words.dated.day, isRowHeader: true, cell: (row) => <Moment day={row.day} isExpected={row.day > today} /> },
        { key: 'tranche', header: words.tranche, cell: (row) => row.tranche, isOnLine: true },
        { key: 'in', header: words.putIn, isNumeric: true, isOnLine: true, cell: (row) => money(-row.amount) },
        { key: 'back', header: words.back, isNumeric: true, isOnLine: true, cell: (row) => money(row.amount) },
      ]}
      rows={rowsOf(waterfall, (id) => trancheName(id, names, sheet))}
      rowKey={(row) => row.key}
      phone="cards"
    />
  );
}

function Moment({ day, isExpected }: { readonly day: string; readonly isExpected: boolean }) {
  const words = useMessages(flowWords).returns.dated;
  return (
    <>
      <DateText day={day} /> {isExpected && <StateBadge tone="waiting">{words.expected}</StateBadge>}
    </>
  );
}

function rowsOf({ tranches }: Waterfall, nameOf: (id: string) => string): readonly Row[] {
  const rows = tranches.flatMap(({ id, flows = [] }) =>
    flows.map(({ day, amount }, index) => ({ key: `${id} ${index}`, day, tranche: nameOf(id), amount })),
  );
  return rows.filter((row) => row.amount !== 0).toSorted((left, right) => (left.day === right.day ? 0 : left.day < right.day ? -1 : 1));
}
