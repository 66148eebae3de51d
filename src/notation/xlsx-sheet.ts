import { withoutZeros } from '../engine/text-ends.ts';
import { dayOfNumber } from '../engine/written-day.ts';
import { markMerged } from './xlsx-merged.ts';
import { columnOf } from './xlsx-sheet-address.ts';
import { type CellFormat, formatAt } from './xlsx-styles.ts';
import type { Xlsx, XlsxCell, XlsxKind, XlsxRow } from './xlsx-types.ts';
import { type Attributes, isYes, plainText, walkXml } from './xlsx-xml.ts';

/** The cells of one sheet: formulas by the value that was saved with them, days as days, numbers with the fifteen digits a spreadsheet shows. */

export type Book = { readonly strings: readonly string[]; readonly formats: readonly CellFormat[]; readonly is1904: boolean };

/** Far more than a sheet of facts has, and far less than one cell in the last corner of a sheet would ask for. */
const MOST_CELLS = 4_000_000;
const MOST_COLUMN = 500;

export type SheetRows = Pick<Xlsx, 'rows' | 'hiddenColumns'>;

/** Out: the rows; 'broken' when it is no XML, 'large' when it asks for more than we give. */
export function readSheetRows(xml: string, book: Book): SheetRows | 'broken' | 'large' {
  const state = { rows: new Array<XlsxRow>(), cells: new Array<XlsxCell>(), row: 0, isHidden: false, count: 0, isLarge: false };
  const hiddenColumns: number[] = [];
  const areas: string[] = [];
  let cell: OpenCell | undefined;
  let reads: 'v' | 't' | undefined;
  const isRight = walkXml(xml, {
    open: (name, attributes) => {
      if (name === 'row') Object.assign(state, { row: rowNumber(attributes(), state.row), isHidden: isYes(attributes()['hidden']), cells: [] });
      else if (name === 'c') cell = openCell(attributes(), (state.cells.at(-1)?.column ?? -1) + 1);
      else if (name === 'v' || name === 't') reads = name;
      else if (name === 'f' && cell !== undefined) cell.hasFormula = true;
      else if (name === 'col') hiddenColumns.push(...hiddenOf(attributes()));
      else if (name === 'mergeCell') areas.push(attributes()['ref'] ?? '');
    },
    text: (text) => {
      if (cell !== undefined && reads !== undefined) cell.text += text;
    },
    close: (name) => {
      if (name === 'v' || name === 't') reads = undefined;
      if (name === 'c' && cell !== undefined) {
        state.count += 1;
        state.isLarge ||= state.count > MOST_CELLS || (cell.column > MOST_COLUMN && cell.text !== '');
        const read = state.isLarge || cell.column > MOST_COLUMN ? undefined : closedCell(cell, book);
        if (read !== undefined) state.cells.push(read);
        cell = undefined;
      }
      if (name === 'row' && state.cells.length > 0) state.rows.push({ row: state.row, isHidden: state.isHidden, cells: state.cells });
    },
  });
  if (!isRight) return 'broken';
  const rows = state.isLarge ? 'large' : markMerged(state.rows, areas, MOST_COLUMN);
  return rows === 'large' ? rows : { rows, hiddenColumns };
}

/** The columns of one `col`, counted from 0; hidden up to the last column of the sheet is nothing that anybody filled in. */
function hiddenOf(attributes: Attributes): readonly number[] {
  const [from, to] = [Number(attributes['min']), Math.min(Number(attributes['max']), MOST_COLUMN)];
  if (!isYes(attributes['hidden']) || !Number.isSafeInteger(from) || !Number.isSafeInteger(to) || from < 1 || to < from) return [];
  return Array.from({ length: to - from + 1 }, (_, index) => from - 1 + index);
}

type OpenCell = { readonly column: number; readonly type: string; readonly style: string | undefined; text: string; hasFormula: boolean };

function rowNumber(attributes: Attributes, before: number): number {
  const written = Number(attributes['r']);
  return Number.isSafeInteger(written) && written > before ? written : before + 1;
}

function openCell(attributes: Attributes, next: number): OpenCell {
  return { column: columnOf(attributes['r']) ?? next, type: attributes['t'] ?? 'n', style: attributes['s'], text: '', hasFormula: false };
}

function closedCell(cell: OpenCell, book: Book): XlsxCell | undefined {
  const { column, text, hasFormula } = cell;
  if (text === '') return hasFormula && cell.type !== 'str' ? { column, text: '', kind: 'empty' } : undefined;
  const [kind, read] = valueOf(cell, book);
  return { column, text: read, kind };
}

function valueOf({ type, text, style }: OpenCell, book: Book): readonly [XlsxKind, string] {
  switch (type) {
    case 's':
      return ['text', book.strings[Number(text)] ?? ''];
    case 'str':
    case 'inlineStr':
      return ['text', plainText(text)];
    case 'b':
      return ['text', text === '1' ? 'true' : 'false'];
    case 'e':
      return ['error', text];
    case 'd':
      return ['day', isoDayText(text)];
    default:
      return numberOf(text, formatAt(book.formats, style), book.is1904);
  }
}

/** 2026-02-10T14:30:00 as the other cells give it. */
function isoDayText(text: string): string {
  const [day = '', time = ''] = text.split('T');
  return time === '' || time.startsWith('00:00') ? day : `${day} ${time.slice(0, 5)}`;
}

const DAYS_TO_1904 = 1462;
const LAST_DAY_NUMBER = 2_958_465;

function numberOf(text: string, format: CellFormat, is1904: boolean): readonly [XlsxKind, string] {
  const value = Number(text);
  if (!Number.isFinite(value)) return ['text', text];
  if (format.isTime && value >= 0 && value < MOST_TIME) return ['time', timeText(value)];
  const days = value + (is1904 ? DAYS_TO_1904 : 0);
  if (format.isDay && days >= 1 && days <= LAST_DAY_NUMBER) return ['day', dayText(days)];
  const plain = plainNumber(value);
  return ['number', /^\d+$/.test(plain) ? plain.padStart(format.digits, '0') : plain];
}

/** A hundred days of hours: what is more, and shown as a time, is a moment. */
const MOST_TIME = 100;

/** 0.0625 is 1:30, and 1.5 is 36:00. */
function timeText(days: number): string {
  const minutes = Math.round(days * 1440);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

/** The time is left out at midnight; half a second is lost in the digits of a spreadsheet. */
function dayText(days: number): string {
  const seconds = Math.round(days * 86_400);
  const [hours, minutes] = [Math.floor((seconds % 86_400) / 3600), Math.floor((seconds % 3600) / 60)];
  const day = dayOfNumber(Math.floor(seconds / 86_400));
  return hours === 0 && minutes === 0 ? day : `${day} ${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

/** 0.1 + 0.2 is kept as 0.30000000000000004 and shown as 0.3: what is shown is what was meant. */
function plainNumber(value: number): string {
  const shown = String(Number(value.toPrecision(15)));
  if (!shown.includes('e')) return shown;
  return Math.abs(value) < 1 ? withoutZeros(value.toFixed(20)) : BigInt(Math.round(value)).toString();
}
