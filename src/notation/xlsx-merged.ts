import { columnOf } from './xlsx-sheet-address.ts';
import type { XlsxCell, XlsxRow } from './xlsx-types.ts';

/**
 * Cells that were merged: the sheet shows one value for all of them and keeps it in the first only. The others are marked, so that
 * whoever reads the rows does not take them for empty.
 */

/** More steps than any administration asks for, and far less than a file could that says every cell is merged with every other. */
const MOST_STEPS = 1_000_000;

/** In: the rows, and the areas as the sheet names them ("D2:D4"). Out: the rows with the hidden cells marked; 'large' when it is no end. */
export function markMerged(rows: readonly XlsxRow[], areas: readonly string[], mostColumn: number): readonly XlsxRow[] | 'large' {
  if (areas.length === 0) return rows;
  const covered = new Map<number, Set<number>>();
  const known = new Set(rows.map((row) => row.row));
  const lastRow = rows.at(-1)?.row ?? 0;
  let steps = 0;
  for (const area of areas) {
    const [from, to] = area.split(':').map(cornerOf);
    if (from === undefined || to === undefined) continue;
    for (let row = from.row; row <= Math.min(to.row, lastRow); row += 1) {
      for (let column = from.column; column <= Math.min(to.column, mostColumn); column += 1) {
        steps += 1;
        if (steps > MOST_STEPS) return 'large';
        if (!known.has(row) || (row === from.row && column === from.column)) continue;
        covered.set(row, (covered.get(row) ?? new Set()).add(column));
      }
    }
  }
  return rows.map((row) => withMarks(row, covered.get(row.row)));
}

function cornerOf(address: string): { readonly row: number; readonly column: number } | undefined {
  const column = columnOf(address);
  const row = Number(/\d{1,7}$/.exec(address)?.[0] ?? 0);
  return column === undefined || row === 0 ? undefined : { row, column };
}

function withMarks(row: XlsxRow, covered: ReadonlySet<number> | undefined): XlsxRow {
  if (covered === undefined) return row;
  const marks = [...covered].map((column): XlsxCell => ({ column, text: '', kind: 'merged' }));
  return { ...row, cells: [...row.cells.filter((cell) => !covered.has(cell.column)), ...marks] };
}
