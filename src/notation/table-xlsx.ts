import { isDay } from '../engine/calendar.ts';
import type { TableCell, TableRows } from '../engine/table-file.ts';
import { type OutCell, type OutColumn, writeXlsx } from './xlsx-write.ts';

/** A table with its heads in the first row as a spreadsheet file: numbers that add up, days that sort, codes that keep their noughts. */
export function tableXlsx(name: string, rows: TableRows): Uint8Array<ArrayBuffer> {
  return writeXlsx([{ name, headRows: 1, columns: columnsOf(rows), rows: rows.map((row) => row.map(outCell)) }]);
}

function outCell(cell: TableCell): OutCell {
  if (typeof cell === 'string') return cell === '' ? undefined : { kind: 'text', text: cell };
  if ('number' in cell) return { kind: 'number', number: cell.number };
  return isDay(cell.day) ? { kind: 'day', day: cell.day } : { kind: 'text', text: cell.day };
}

const NARROW = 10;
const WIDE = 60;

/** As wide as the longest text in it, within reason. */
function columnsOf(rows: TableRows): readonly OutColumn[] {
  const [head = []] = rows;
  return head.map((_, index) => {
    const longest = Math.max(NARROW, ...rows.slice(0, 200).map((row) => lengthOf(row[index])));
    return { kind: 'any', width: Math.min(WIDE, longest + 2) };
  });
}

function lengthOf(cell: TableCell | undefined): number {
  if (cell === undefined) return 0;
  return typeof cell === 'string' ? cell.length : 'number' in cell ? cell.number.length : cell.day.length;
}
