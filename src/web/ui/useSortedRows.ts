import { useMemo, useState } from 'react';
import { useLanguage } from '../language.tsx';

export type SortedBy = { readonly key: string; readonly direction: 'ascending' | 'descending' };

type Sortable<Row> = { readonly key: string; readonly sortValue?: (row: Row) => string | number };
type Options<Row> = { readonly rows: readonly Row[]; readonly columns: readonly Sortable<Row>[]; readonly start: SortedBy | undefined };

/** Rows in the order the reader chose: first press ascending, second descending. */
export function useSortedRows<Row>({ rows, columns, start }: Options<Row>) {
  const [sort, setSort] = useState(start);
  const { language } = useLanguage();
  const sorted = useMemo(() => sortRows({ rows, columns, sort, language }), [rows, columns, sort, language]);
  return { sorted, sort, toggle: (key: string) => setSort(nextSort(sort, key)) };
}

export function nextSort(sort: SortedBy | undefined, key: string): SortedBy {
  const isAscending = sort?.key === key && sort.direction === 'ascending';
  return { key, direction: isAscending ? 'descending' : 'ascending' };
}

type SortOptions<Row> = {
  readonly rows: readonly Row[];
  readonly columns: readonly Sortable<Row>[];
  readonly sort: SortedBy | undefined;
  readonly language: string;
};

/** Texts by the alphabet of the language, with numbers in them by size ("regel 2" before "regel 10"). */
export function sortRows<Row>({ rows, columns, sort, language }: SortOptions<Row>): readonly Row[] {
  const valueOf = columns.find((column) => column.key === sort?.key)?.sortValue;
  if (!sort || !valueOf) return rows;
  const collator = new Intl.Collator(language, { numeric: true });
  const sign = sort.direction === 'ascending' ? 1 : -1;
  return rows.toSorted((left, right) => sign * compare(valueOf(left), valueOf(right), collator));
}

function compare(left: string | number, right: string | number, collator: Intl.Collator): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  return collator.compare(String(left), String(right));
}
