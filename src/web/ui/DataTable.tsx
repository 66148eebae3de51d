import { useId, type ReactNode } from 'react';
import { DataTableHead } from './DataTableHead.tsx';
import { Cell, type Column, DataTableRow, foldedColumns, type RowState } from './DataTableRow.tsx';
import { SlideHint } from './SlideHint.tsx';
import { useOverflow } from './useOverflow.ts';
import { useSortedRows, type SortedBy } from './useSortedRows.ts';
import './DataTable.css';

export type { Column };

type Props<Row> = {
  readonly caption: string;
  readonly isCaptionHidden?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly rowState?: (row: Row) => RowState | undefined;
  readonly sortedBy?: SortedBy;
  /** On a phone: `scroll` inside a region of its own (statements), or one `card` a row (lists; a long list folds each to a line that opens). */
  readonly phone?: 'scroll' | 'cards';
  /** Shown instead of the table when there are no rows: an EmptyState that teaches. */
  readonly empty?: ReactNode;
};

/** A real table: caption, headers, sums below, sorting that is said aloud. */
export function DataTable<Row>({ caption, isCaptionHidden = false, columns, rows, rowKey, rowState, sortedBy, phone = 'scroll', empty }: Props<Row>) {
  const captionId = useId();
  const { region, isOverflowing } = useOverflow();
  const { sorted, sort, toggle } = useSortedRows({ rows, columns, start: sortedBy });
  const foldsTo = phone === 'cards' ? foldedColumns(columns, rows.length) : undefined;
  if (rows.length === 0 && empty) return <>{empty}</>;
  const reach = isOverflowing ? { role: 'region', tabIndex: 0, 'aria-labelledby': captionId } : {};
  return (
    <div ref={region} className={`data-table data-table--${phone}${foldsTo === undefined ? '' : ' data-table--folds'}`} {...reach}>
      {isOverflowing && <SlideHint />}
      <table role="table" className="data-table__table">
        <caption id={captionId} className={isCaptionHidden ? 'visually-hidden' : 'data-table__caption'}>
          {caption}
        </caption>
        <DataTableHead columns={columns} sort={sort} onSort={toggle} />
        <tbody role="rowgroup">
          {sorted.map((row) => (
            <DataTableRow key={rowKey(row)} row={row} columns={columns} state={rowState?.(row)} foldsTo={foldsTo} />
          ))}
        </tbody>
        {columns.some((column) => column.footer !== undefined) && (
          <tfoot role="rowgroup">
            <tr role="row" className="data-table__row" data-state="sum">
              {columns.map((column) => (
                <Cell key={column.key} column={column} content={column.footer} />
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}
