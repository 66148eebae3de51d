import type { Cents } from '../../../engine/money.ts';
import type { Totals } from '../../../engine/statement.ts';
import { useMessages } from '../../../web/language.tsx';
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx';
import { Columns, Stack } from '../../../web/ui/Layout.tsx';
import { Money } from '../../../web/ui/Money.tsx';
import { Panel } from '../../../web/ui/Panel.tsx';
import type { Asking } from './asked.ts';
import type { Names } from './names.ts';
import { settlementWords } from './words.ts';

type Props = { readonly totals: Totals; readonly names: Names; readonly currency: string; readonly asOf: string; readonly asking: Asking };

type By = 'payer' | 'payee' | 'outcome';
type Row = { readonly key: string; readonly name: string; readonly amounts: { readonly [name in By]?: Cents | undefined } };

/** What it comes to over all periods: by who pays and receives, and by outcome. Every total explains itself. */
export function PartyTotals(props: Props) {
  const words = useMessages(settlementWords).totals;
  const { totals, names } = props;
  const parties = [...new Set([...Object.keys(totals.byPayer), ...Object.keys(totals.byPayee)])];
  const partyRows = parties.map((key): Row => ({ key, name: names.party(key), amounts: { payer: totals.byPayer[key], payee: totals.byPayee[key] } }));
  const outcomeRows = Object.entries(totals.byOutcome).map(([key, amount]): Row => ({ key, name: names.outcome(key), amounts: { outcome: amount } }));
  return (
    <Panel title={words.title}>
      <Columns minimum="large">
        <Stack>
          <TotalTable
            caption={words.parties}
            rows={partyRows}
            first={words.party}
            columns={[
              ['payer', words.pays],
              ['payee', words.gets],
            ]}
            props={props}
          />
        </Stack>
        <Stack>
          <TotalTable caption={words.outcomes} rows={outcomeRows} first={words.outcome} columns={[['outcome', words.amount]]} props={props} />
        </Stack>
      </Columns>
    </Panel>
  );
}

type TableProps = {
  readonly caption: string;
  readonly rows: readonly Row[];
  readonly first: string;
  readonly columns: readonly (readonly [By, string])[];
  readonly props: Props;
};

function TotalTable({ caption, rows, first, columns, props }: TableProps) {
  const amounts = columns.map(([by, header]): Column<Row> => ({
    key: by,
    header,
    isNumeric: true,
    cell: (row) => <Total row={row} by={by} props={props} />,
  }));
  return (
    <DataTable
      caption={caption}
      columns={[{ key: 'name', header: first, cell: (row) => row.name, isRowHeader: true }, ...amounts]}
      rows={rows}
      rowKey={(row) => row.key}
    />
  );
}

function Total({ row, by, props }: { readonly row: Row; readonly by: By; readonly props: Props }) {
  const words = useMessages(settlementWords);
  const amountCents = row.amounts[by];
  if (amountCents === undefined) return '';
  const id = `${by} ${row.key}`;
  const ask = () => props.asking.ask({ kind: 'total', id, title: words.explain.sumOf(row.name), by, key: row.key, asOf: props.asOf });
  return <Money amountCents={amountCents} currency={props.currency} isExplained={props.asking.openId === id} onExplain={ask} />;
}
