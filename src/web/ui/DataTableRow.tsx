import ChevronDown from 'lucide-react/icons/chevron-down';
import { useState, type ReactNode } from 'react';
import { useMessages } from '../language.tsx';
import { Icon } from './Icon.tsx';
import { uiMessages } from './messages.ts';

export type Column<Row> = {
  readonly key: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** Amounts and counts: to the right, figures of equal width. */
  readonly isNumeric?: boolean;
  /** The cell that names the row: a row header. One column should have it. */
  readonly isRowHeader?: boolean;
  /** In a long table of cards on a phone: it stays beside the name of the row when the row is folded to one line. */
  readonly isOnLine?: boolean;
  /** With it the reader can sort on this column. */
  readonly sortValue?: (row: Row) => string | number;
  /** The sum or another last word under the column. */
  readonly footer?: ReactNode;
};

export type RowState = 'wrong' | 'attention' | 'current' | 'sum' | 'quiet';

type Props<Row> = {
  readonly row: Row;
  readonly columns: readonly Column<Row>[];
  readonly state: RowState | undefined;
  /** On a phone one line, of these columns; a press opens the rest. */
  readonly foldsTo: ReadonlyMap<string, OnLine> | undefined;
};

/** One row: on a wide screen a line of cells, on a phone a card or, in a long table, one line that opens. */
export function DataTableRow<Row>({ row, columns, state, foldsTo }: Props<Row>) {
  const [isOpen, setIsOpen] = useState(false);
  const words = useMessages(uiMessages);
  const fold = foldsTo !== undefined && (
    <button type="button" className="data-table__fold" aria-expanded={isOpen} aria-label={words.wholeRow} onClick={() => setIsOpen(!isOpen)}>
      <Icon of={ChevronDown} />
    </button>
  );
  return (
    <tr role="row" className="data-table__row" data-state={state} data-open={isOpen || undefined}>
      {columns.map((column) => (
        <Cell
          key={column.key}
          column={column}
          content={column.cell(row)}
          onLine={foldsTo?.get(column.key)}
          after={column.isRowHeader === true && fold}
        />
      ))}
    </tr>
  );
}

/** Of a folded row: under its name, at the end of its line, or there with its header because there are several. */
type OnLine = 'under' | 'end' | 'told';

type CellProps = {
  readonly column: { readonly header: string; readonly isNumeric?: boolean; readonly isRowHeader?: boolean };
  readonly content: ReactNode;
  readonly onLine?: OnLine | undefined;
  readonly after?: ReactNode;
};

/** The header is repeated in the cell for the cards on a phone, where the head is out of sight. */
export function Cell({ column, content, onLine, after }: CellProps) {
  const className = `data-table__cell${column.isNumeric ? ' data-table__cell--numeric' : ''}${onLine === undefined ? '' : ` data-table__cell--${onLine}`}`;
  if (column.isRowHeader)
    return (
      <th role="rowheader" scope="row" className={className}>
        {content}
        {after}
      </th>
    );
  if (content === undefined || content === null || content === '') return <td role="cell" className={className} />;
  return (
    <td role="cell" className={className} data-header={column.header}>
      <div className="data-table__content">{content}</div>
    </td>
  );
}

/** A table is long from here on: eight cards fill a phone twice. */
const LONG = 8;

/** The columns of the one line besides the name of the row: those that say so, else the last amount, else the last. */
export function foldedColumns<Row>(columns: readonly Column<Row>[], rows: number): ReadonlyMap<string, OnLine> | undefined {
  const others = columns.filter((column) => column.isRowHeader !== true);
  if (rows <= LONG || others.length < 2 || others.length === columns.length) return undefined;
  const said = others.filter((column) => column.isOnLine === true);
  const shown = said.length > 0 ? said : [others.findLast((column) => column.isNumeric === true) ?? others.at(-1)];
  const amounts = shown.filter((column) => column?.isNumeric === true);
  const ends = amounts.length > 0 ? amounts : shown.slice(-1);
  const placeOf = (column: Column<Row>): OnLine => (!ends.includes(column) ? 'under' : ends.length > 1 ? 'told' : 'end');
  return new Map(shown.flatMap((column) => (column === undefined ? [] : [[column.key, placeOf(column)] as const])));
}
