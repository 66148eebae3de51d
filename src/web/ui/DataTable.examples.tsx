import { DataTable, type Column } from './DataTable.tsx';
import { EmptyState } from './EmptyState.tsx';
import { examplesOf } from './examples.tsx';
import { Money } from './Money.tsx';
import { StateBadge } from './StateBadge.tsx';

type Row = { readonly id: string; readonly outcome: string; readonly count: number; readonly cents: number };

const rows: readonly Row[] = [
  { id: '1', outcome: 'Werk gevonden', count: 12, cents: 5040000 },
  { id: '2', outcome: 'Zes maanden aan het werk', count: 8, cents: 4800000 },
  { id: '3', outcome: 'Teruggevallen in de uitkering', count: 2, cents: -840000 },
];

const columns: readonly Column<Row>[] = [
  { key: 'outcome', header: 'Uitkomst', cell: (row) => row.outcome, isRowHeader: true, sortValue: (row) => row.outcome, footer: 'Samen' },
  { key: 'count', header: 'Aantal', cell: (row) => row.count, isNumeric: true, sortValue: (row) => row.count, footer: 22 },
  { key: 'state', header: 'Staat', cell: () => <StateBadge tone="done">Goedgekeurd</StateBadge> },
  {
    key: 'cents',
    header: 'Bedrag',
    cell: (row) => <Money amountCents={row.cents} currency="EUR" onExplain={() => undefined} />,
    isNumeric: true,
    sortValue: (row) => row.cents,
    footer: <Money amountCents={9000000} currency="EUR" />,
  },
];

const common = { caption: 'Uitkomsten in kwartaal 3', columns, rows, rowKey: (row: Row) => row.id };

export const examples = examplesOf('DataTable', DataTable<Row>, {
  statement: common,
  'list, cards on a phone': { ...common, caption: 'Uitkomsten als lijst', phone: 'cards', sortedBy: { key: 'cents', direction: 'descending' } },
  'rows with a state': {
    ...common,
    caption: 'Gelezen regels',
    rowState: (row) => (row.id === '2' ? 'wrong' : row.id === '3' ? 'attention' : 'current'),
  },
  empty: { ...common, rows: [], empty: <EmptyState text="Nog geen uitkomsten in deze periode" /> },
});
