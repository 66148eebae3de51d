import ArrowDown from 'lucide-react/icons/arrow-down';
import ArrowUp from 'lucide-react/icons/arrow-up';
import ArrowUpDown from 'lucide-react/icons/arrow-up-down';
import { useMessages } from '../language.tsx';
import { Icon } from './Icon.tsx';
import { uiMessages } from './messages.ts';
import type { SortedBy } from './useSortedRows.ts';

type HeadColumn = { readonly key: string; readonly header: string; readonly isNumeric?: boolean; readonly sortValue?: unknown };
type Props = { readonly columns: readonly HeadColumn[]; readonly sort: SortedBy | undefined; readonly onSort: (key: string) => void };

export function DataTableHead({ columns, sort, onSort }: Props) {
  return (
    <thead role="rowgroup">
      <tr role="row">
        {columns.map((column) => {
          const direction = sort?.key === column.key ? sort.direction : undefined;
          const className = `data-table__header${column.isNumeric ? ' data-table__cell--numeric' : ''}`;
          return (
            <th key={column.key} role="columnheader" scope="col" className={className} aria-sort={direction}>
              {column.sortValue ? <SortButton column={column} direction={direction} onSort={onSort} /> : column.header}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

type ButtonProps = { readonly column: HeadColumn; readonly direction: SortedBy['direction'] | undefined; readonly onSort: (key: string) => void };

/** The name of the column is the button; `aria-sort` on the header says the direction, the arrow shows it. */
function SortButton({ column, direction, onSort }: ButtonProps) {
  const words = useMessages(uiMessages);
  const shape = direction === 'ascending' ? ArrowUp : direction === 'descending' ? ArrowDown : ArrowUpDown;
  return (
    <button
      type="button"
      className={`data-table__sort${direction ? ' data-table__sort--on' : ''}`}
      title={words.sortBy(column.header)}
      onClick={() => onSort(column.key)}
    >
      {column.header}
      <Icon of={shape} size="small" />
    </button>
  );
}
