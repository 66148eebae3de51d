import { useMessages } from '../../../web/language.tsx';
import { DataTable } from '../../../web/ui/DataTable.tsx';
import { DateText } from '../../../web/ui/DateText.tsx';
import { Text } from '../../../web/ui/Layout.tsx';
import { Money } from '../../../web/ui/Money.tsx';
import { Panel } from '../../../web/ui/Panel.tsx';
import type { SettlementView } from '../statement-shape.ts';
import { dayOf } from './turn.ts';
import { settlementWords } from './words.ts';

type Props = { readonly history: readonly SettlementView[]; readonly currency: string };
type Row = {
  readonly key: string;
  readonly day: string;
  readonly at: string;
  readonly what: keyof typeof settlementWords.nl.history.states;
  readonly settlement: SettlementView;
};

/** Every step ever taken for one period, newest first. Nothing is ever taken out of this list. */
export function SettlementHistory({ history, currency }: Props) {
  const words = useMessages(settlementWords).history;
  return (
    <Panel title={words.title}>
      <DataTable
        caption={words.caption}
        isCaptionHidden
        rows={history.flatMap(toRows).toSorted((left, right) => (left.at < right.at ? 1 : -1))}
        rowKey={(row) => row.key}
        phone="cards"
        empty={<Text tone="soft">{words.none}</Text>}
        columns={[
          { key: 'what', header: words.what, cell: (row) => words.states[row.what], isRowHeader: true },
          { key: 'when', header: words.when, cell: (row) => (row.day === '' ? undefined : <DateText day={row.day} />) },
          {
            key: 'seal',
            header: words.seal,
            cell: (row) =>
              row.settlement.statementHash === '' ? undefined : (
                <code title={row.settlement.statementHash}>{row.settlement.statementHash.slice(0, 8)}</code>
              ),
          },
          { key: 'amount', header: words.amount, isNumeric: true, cell: (row) => <Money amountCents={row.settlement.due} currency={currency} /> },
        ]}
      />
    </Panel>
  );
}

function toRows(settlement: SettlementView): readonly Row[] {
  const step = (what: Row['what'], at: string | null): readonly Row[] =>
    at === null ? [] : [{ key: `${settlement.id} ${what}`, what, at, day: dayOf(at) ?? '', settlement }];
  const ended: readonly Row[] =
    settlement.state === 'withdrawn'
      ? [{ key: `${settlement.id} withdrawn`, what: 'withdrawn', at: `${settlement.approvedAt ?? settlement.proposedAt}~`, day: '', settlement }]
      : [];
  return [
    ...step('proposed', settlement.proposedAt),
    ...step('approved', settlement.approvedAt),
    ...step('executed', settlement.executedAt),
    ...ended,
  ];
}
