import { whyOwed } from '../../../engine/messages-capital-notes.ts';
import type { TermSheet } from '../../../engine/terms.ts';
import { dayText } from '../../../web/format.ts';
import { useLanguage, useMessages } from '../../../web/language.tsx';
import { DataTable } from '../../../web/ui/DataTable.tsx';
import { Money } from '../../../web/ui/Money.tsx';
import { Panel } from '../../../web/ui/Panel.tsx';
import type { OwedView } from '../statement-shape.ts';
import type { Names } from './names.ts';
import { flowWords } from './words-flow.ts';

type Props = {
  readonly owed: readonly OwedView[];
  readonly names: Names;
  readonly sheet: TermSheet | undefined;
  readonly currency: string;
};

/** Who owes what because of the capital: a guarantee, a malus, an early end. Nothing when nobody does. */
export function OwedBesideList({ owed, names, sheet, currency }: Props) {
  const words = useMessages(flowWords).beside;
  const { language } = useLanguage();
  if (owed.length === 0 || sheet === undefined) return null;
  return (
    <Panel title={words.title} lead={words.lead}>
      <DataTable
        caption={words.title}
        isCaptionHidden
        rows={owed}
        rowKey={(row) => [row.day, row.kind, row.step, row.from, row.to, row.tranche].join('/')}
        phone="cards"
        columns={[
          {
            key: 'why',
            header: words.why,
            isRowHeader: true,
            cell: ({ kind, step, tranche }) => whyOwed(sheet, { kind, step, tranche }, language),
          },
          { key: 'from', header: words.from, cell: (row) => names.party(row.from) },
          { key: 'to', header: words.to, cell: (row) => names.party(row.to) },
          { key: 'amount', header: words.amount, isNumeric: true, cell: (row) => <Money amountCents={row.amount} currency={currency} /> },
          { key: 'day', header: words.day, cell: (row) => dayText(row.day, language) },
        ]}
      />
    </Panel>
  );
}
