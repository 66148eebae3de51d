import { useMessages } from '../../../web/language.tsx';
import { DataTable } from '../../../web/ui/DataTable.tsx';
import { DateText } from '../../../web/ui/DateText.tsx';
import { Text } from '../../../web/ui/Layout.tsx';
import { Money } from '../../../web/ui/Money.tsx';
import { Panel } from '../../../web/ui/Panel.tsx';
import type { SettlementView } from '../statement-shape.ts';
import { dayOf } from '../settlement-past.ts';
import { type SettlementWords, settlementWords } from './words.ts';

type Props = { readonly history: readonly SettlementView[]; readonly currency: string };
type Row = {
  readonly key: string;
  readonly day: string;
  readonly at: string;
  readonly what: string;
  readonly amountCents: number;
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
        rows={historyRows(history, words)}
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
function historyRows(history: readonly SettlementView[], words: SettlementWords['history']): readonly Row[] {
  const rows = history.flatMap((settlement) => toRows(settlement, words).toReversed());
  return rows.toSorted((left, right) => (left.at === right.at ? 0 : left.at < right.at ? 1 : -1));
}

/** Every step with the organisation that took it; who refused says why. */
function toRows(settlement: SettlementView, { states, agreed, by, because }: SettlementWords['history']): readonly Row[] {
  return settlement.steps.map((step, index) => {
    const { what, at, reason } = step;
    const done = what === 'agreed' ? agreed(step.by ?? LENTE) : by(states[what], step.by ?? LENTE);
    const text = reason === null ? done : because(done, reason);
    return { key: `${settlement.id} ${index}`, what: text, at, day: dayOf(at) ?? '', amountCents: settlement.due, settlement };
  });
}

const LENTE = 'Lente';
