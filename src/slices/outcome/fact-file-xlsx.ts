import { type Result, fail, ok } from '../../engine/result.ts';
import { type Xlsx, type XlsxProblem, type XlsxRow, readXlsx } from '../../notation/xlsx-read.ts';
import { fileIssue, isEmpty } from './fact-file-csv.ts';
import { type RowsContext, type RowsRead, type TableRow, readRows } from './fact-file-rows.ts';
import type { FactIssue } from './fact-file-types.ts';

/** The rows of a spreadsheet file. What its cells say is read as for CSV; a cell that was a number or a day needs no reading. */

export type SheetRead = RowsRead & { readonly sheets: readonly string[]; readonly sheet: string | undefined };

/** The sheet of our own empty file that says what may stand in each column. */
export const HELP_SHEETS = { nl: 'Uitleg', en: 'Help' } as const;

const NOTHING: SheetRead = { header: [], columns: [], labels: [], drafts: [], issues: [], sheets: [], sheet: undefined };

export function readXlsxFacts(bytes: Uint8Array, context: Omit<RowsContext, 'notation'>, wanted: string | undefined): SheetRead {
  const { file } = context;
  const book = readXlsx(bytes, wanted);
  if (!book.ok) return { ...NOTHING, sheets: book.error.sheets ?? [], issues: [problemOf(file, book.error)] };
  const sheets = book.value.sheets.filter((sheet) => !sheet.isHidden).map((sheet) => sheet.name);
  const about = { sheets, sheet: book.value.chosen };
  const rows = tableOf(book.value.rows);
  if (!rows.ok) return { ...NOTHING, ...about, issues: [fileIssue(file, 'csv_no_rows', {})] };
  const notation = { numbers: 'comma', isDayFirst: true, isEuro: context.rules.isEuro } as const;
  const read = readRows({ ...context, notation }, rows.value.head, rows.value.body);
  return { ...read, ...about, issues: [...bookRemarks(file, book.value, sheets, rows.value.head), ...read.issues] };
}

function problemOf(file: string, problem: XlsxProblem): FactIssue {
  const { code, limit, sheets } = problem;
  return fileIssue(file, code, { ...(limit === undefined ? {} : { limit }), ...(sheets === undefined ? {} : { known: sheets }) });
}

type Table = { readonly head: TableRow; readonly body: readonly TableRow[] };

function tableOf(rows: readonly XlsxRow[]): Result<Table, 'empty'> {
  const [head, ...body] = rows.map(toTableRow).filter((row) => !isEmpty(row.cells));
  return head === undefined || body.length === 0 ? fail('empty') : ok({ head, body });
}

function toTableRow({ row, cells }: XlsxRow): TableRow {
  const width = cells.reduce((most, cell) => Math.max(most, cell.column + 1), 0);
  const texts = Array.from({ length: width }, () => '');
  for (const cell of cells) texts[cell.column] = cell.kind === 'empty' || cell.kind === 'merged' ? ' ' : cell.text;
  return { row, line: row, cells: texts, kinds: new Map(cells.map((cell) => [cell.column, cell.kind])) };
}

/** What a reader would otherwise never know: there were more sheets, and rows and columns that are hidden are read as well. */
function bookRemarks(file: string, book: Xlsx, sheets: readonly string[], head: TableRow): readonly FactIssue[] {
  const others = sheets.filter((name) => name !== book.chosen && name !== HELP_SHEETS.nl && name !== HELP_SHEETS.en);
  const columns = [...new Set(book.hiddenColumns)].flatMap((index) => head.cells[index]?.trim() || []);
  const hidden = book.rows.filter((row) => row.isHidden).length;
  return [
    ...(others.length === 0 ? [] : [remark(file, 'sheet_chosen', { value: book.chosen, known: others })]),
    ...(hidden === 0 ? [] : [remark(file, 'rows_hidden', { count: hidden })]),
    ...(columns.length === 0 ? [] : [remark(file, 'columns_hidden', { known: columns })]),
  ];
}

function remark(file: string, code: FactIssue['code'], data: FactIssue['data']): FactIssue {
  return { ...fileIssue(file, code, data), severity: 'warning', value: String(data['value'] ?? '') };
}
