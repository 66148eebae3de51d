import { useMessages } from '../../../web/language.tsx';
import { DataTable } from '../../../web/ui/DataTable.tsx';
import { DateText } from '../../../web/ui/DateText.tsx';
import { Text } from '../../../web/ui/Layout.tsx';
import { Money } from '../../../web/ui/Money.tsx';
import { Panel } from '../../../web/ui/Panel.tsx';
import type { SettlementView } from '../statement-shape.ts';
import type { Names } from './names.ts';
import { dayOf, partOf } from './turn.ts';
import { type SettlementWords, settlementWords } from './words.ts';

type Props = { readonly history: readonly SettlementView[]; readonly names: Names; readonly currency: string };
type Row = {
  readonly key: string;
  readonly day: string;
  readonly at: string;
  readonly what: string;
  readonly amountCents: number;
  readonly settlement: SettlementView;
};

/** Every step ever taken for one period, newest first. Nothing is ever taken out of this list. */
export function SettlementHistory({ history, names, currency }: Props) {
  const words = useMessages(settlementWords).history;
  return (
    <Panel title={words.title}>
      <DataTable
        caption={words.caption}
        isCaptionHidden
        rows={historyRows(history, names, words)}
        rowKey={(row) => row.key}
        phone="cards"
        empty={<Text tone="soft">{words.none}</Text>}
        columns={[
          { key: 'what', header: words.what, cell: (row) => row.what, isRowHeader: true },
          { key: 'when', header: words.when, cell: (row) => (row.day === '' ? undefined : <DateText day={row.day} />) },
          {
            key: 'seal',
            header: words.seal,
            cell: (row) =>
              row.settlement.statementHash === '' ? undefined : (
                <code title={row.settlement.statementHash}>{row.settlement.statementHash.slice(0, 8)}</code>
              ),
          },
          { key: 'amount', header: words.amount, isNumeric: true, cell: (row) => <Money amountCents={row.amountCents} currency={currency} /> },
        ]}
      />
    </Panel>
  );
}

/** Newest first; of what happened at one moment the larger step first. */
function historyRows(history: readonly SettlementView[], names: Names, words: SettlementWords['history']): readonly Row[] {
  const rows = history.flatMap((settlement) => toRows(settlement, names, words));
  return rows.toSorted((left, right) => (left.at === right.at ? 0 : left.at < right.at ? 1 : -1));
}

function toRows(settlement: SettlementView, names: Names, { states, agreed }: SettlementWords['history']): readonly Row[] {
  const row = (what: string, at: string | null, amountCents: number = settlement.due): readonly Row[] =>
    at === null ? [] : [{ key: `${settlement.id} ${what}`, what, at, day: dayOf(at) ?? '', amountCents, settlement }];
  // With one payer its approval is the approval.
  const approvals = settlement.approvers.length < 2 ? [] : settlement.approvers;
  return [
    ...(settlement.state === 'withdrawn' ? [withdrawn(settlement, states.withdrawn)] : []),
    ...row(states.executed, settlement.executedAt),
    ...row(states.approved, settlement.approvedAt),
    ...approvals.flatMap(({ party, agreedAt }) => row(agreed(names.party(party)), agreedAt, partOf(party, settlement.lines))),
    ...row(states.proposed, settlement.proposedAt),
  ];
}

/** When it was withdrawn is not kept: it comes right after the last step before it. */
function withdrawn(settlement: SettlementView, what: string): Row {
  const steps = [settlement.proposedAt, settlement.approvedAt ?? '', ...settlement.approvers.map((approver) => approver.agreedAt ?? '')];
  return { key: `${settlement.id} ${what}`, what, at: `${steps.toSorted().at(-1) ?? ''}~`, day: '', amountCents: settlement.due, settlement };
}
