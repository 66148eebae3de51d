import { cents, toDecimalText } from '../../engine/money.ts';
import { numberCell } from '../../engine/table-file.ts';
import { useMessages } from '../language.tsx';
import { DataTable } from './DataTable.tsx';
import { Details } from './Details.tsx';
import type { FlowAsking } from './FlowAmount.tsx';
import type { Flow, FlowPlace } from './flow-layout.ts';
import { uiMessages } from './messages.ts';
import { Money } from './Money.tsx';
import { TableDownload } from './TableDownload.tsx';

type Props = {
  readonly title: string;
  readonly currency: string;
  readonly places: readonly FlowPlace[];
  readonly flows: readonly Flow[];
  readonly fileName: string;
  readonly asking: FlowAsking | undefined;
};

/** The bands as rows, with the same figures as the picture, and as a file. */
export function FlowTable({ title, currency, places, flows, fileName, asking }: Props) {
  const words = useMessages(uiMessages);
  const nameOf = (id: string) => places.find((place) => place.id === id)?.label ?? id;
  const file = [
    [words.from, words.to, words.amount, words.currency],
    ...flows.map((flow) => [nameOf(flow.from), nameOf(flow.to), numberCell(toDecimalText(cents(flow.amountCents), currency)), currency]),
  ];
  return (
    <Details summary={words.asTable}>
      <DataTable<Flow>
        caption={title}
        isCaptionHidden
        rows={flows}
        rowKey={(flow) => `${flow.from} ${flow.to} ${flow.amountCents}`}
        columns={[
          { key: 'from', header: words.from, cell: (flow) => nameOf(flow.from), isRowHeader: true, sortValue: (flow) => nameOf(flow.from) },
          { key: 'to', header: words.to, cell: (flow) => nameOf(flow.to), sortValue: (flow) => nameOf(flow.to) },
          {
            key: 'amount',
            header: words.amount,
            cell: (flow) => (
              <Money
                amountCents={flow.amountCents}
                currency={currency}
                isExplained={asking?.isOpen(flow) ?? false}
                onExplain={asking && (() => asking.ask(flow))}
              />
            ),
            isNumeric: true,
            sortValue: (flow) => flow.amountCents,
          },
        ]}
      />
      <div className="flow-chart__download">
        <TableDownload name={fileName} rows={file}>
          {words.download}
        </TableDownload>
      </div>
    </Details>
  );
}
