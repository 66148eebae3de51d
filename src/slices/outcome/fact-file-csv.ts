import { CsvError, parse } from 'csv-parse/browser/esm/sync';
import { z } from 'zod';
import { strangeSign } from '../../notation/source.ts';
import { type RowsContext, type RowsRead, type TableRow, readRows } from './fact-file-rows.ts';
import type { FactIssue } from './fact-file-types.ts';

/** The rows of a CSV file, with the sign that separates its cells; what they say is read in fact-file-rows.ts. */

export type Table = RowsRead & { readonly delimiter: string };

const MOST_CHARACTERS = 64_000_000;

/** A semicolon or a tab between the cells leaves the comma for decimals: so a Dutch spreadsheet saves, with the day in front. */
export function readCsv(source: string, context: Omit<RowsContext, 'notation'>): Table {
  const { file } = context;
  const nothing: Table = { delimiter: ',', header: [], columns: [], labels: [], drafts: [], issues: [] };
  const kind = kindOfText(source);
  if (kind !== undefined) return { ...nothing, issues: [fileIssue(file, 'not_a_table', { kind })] };
  const unreadable = whyUnreadable(source);
  if (unreadable !== undefined) return { ...nothing, issues: [fileIssue(file, unreadable.code, unreadable.data, unreadable.line)] };
  const delimiter = delimiterOf(source);
  const records = recordsOf(source, delimiter);
  if ('line' in records) return { ...nothing, delimiter, issues: [fileIssue(file, 'csv_quote', {}, records.line)] };
  const [head, ...body] = rowsOf(records, source.includes('"'));
  if (head === undefined || body.length === 0) return { ...nothing, delimiter, issues: [fileIssue(file, 'csv_no_rows', {})] };
  const isDutch = delimiter !== ',';
  const notation = { numbers: isDutch ? 'comma' : 'point', isDayFirst: isDutch, isEuro: context.rules.isEuro } as const;
  return { delimiter, ...readRows({ ...context, notation }, head, body) };
}

/** Systems give a web page the name .xls, and people choose the wrong file: then what is said about columns helps nobody. */
const OTHER_KINDS: readonly (readonly [string, RegExp])[] = [
  ['page', /^<(?:!doctype html|html|table|head|body|meta|style|div)\b/i],
  ['xml', /^<\?xml\b|^<[a-z:]{1,40} xmlns/i],
  ['pdf', /^%PDF-/],
  ['text', /^\{\\rtf/],
  ['json', /^(?:\{\s*"|\[\s*\{)/],
];

function kindOfText(source: string): string | undefined {
  const head = source.slice(0, 200).trimStart();
  return OTHER_KINDS.find(([, shape]) => shape.test(head))?.[0];
}

type Unreadable = { readonly code: FactIssue['code']; readonly data: FactIssue['data']; readonly line?: number };

/** Looked at before anything is built of it, because files come from strangers: ten million separators on a line are ten million cells. */
function whyUnreadable(source: string): Unreadable | undefined {
  if (source.length > MOST_CHARACTERS) return { code: 'source_too_large', data: { size: source.length, limit: MOST_CHARACTERS } };
  const strangeAt = strangeSign(source);
  if (strangeAt !== undefined) return { code: 'source_not_utf8', data: {}, line: lineAt(source, strangeAt) };
  const longAt = longLineAt(source);
  return longAt === undefined ? undefined : { code: 'csv_line_too_long', data: { limit: MOST_IN_LINE }, line: lineAt(source, longAt) };
}

const MOST_IN_LINE = 100_000;

/** From line end to line end, each sign once: a pattern would begin again at every sign of a long line. */
function longLineAt(source: string): number | undefined {
  let start = 0;
  while (source.length - start > MOST_IN_LINE) {
    const length = source.slice(start, start + MOST_IN_LINE + 1).search(/[\r\n]/);
    if (length === -1) return start;
    start += length + 1;
  }
  return undefined;
}

function lineAt(source: string, at: number): number {
  return source.slice(0, at).split(/\r\n|\r|\n/).length;
}

/** A cell between quotes may run over several lines: then the lines of the file run ahead of its rows. */
function rowsOf(records: readonly (readonly string[])[], hasQuotes: boolean): readonly TableRow[] {
  let line = 1;
  return records.flatMap((cells, index) => {
    const row = { row: index + 1, line, cells };
    line += 1 + (hasQuotes ? cells.reduce((total, cell) => total + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0) : 0);
    return isEmpty(cells) ? [] : [row];
  });
}

export function fileIssue(file: string, code: FactIssue['code'], data: FactIssue['data'], row = 1): FactIssue {
  return { code, severity: 'error', file, row, field: '', value: '', path: [], data, line: row, column: 1 };
}

/** A spreadsheet may say on a first line of its own how it separates. */
const SAYS_SEPARATOR = /^\ufeff?"?sep=([,;\t])"?\r?\n/i;
const HEAD = 100_000;

/** A day, and at least two columns that say of whom and what; a title above the table has fewer. */
const FEWEST_COLUMNS = 3;

/** The sign that stands most in the header (the first line that is no note and can be one): comma, semicolon (Dutch spreadsheets) or tab. */
function delimiterOf(source: string): string {
  const said = SAYS_SEPARATOR.exec(source)?.[1];
  if (said !== undefined) return said;
  const lines = source.slice(0, HEAD).split(/\r\n|\r|\n/);
  const filled = lines.filter((line) => !/^\ufeff?"?#/.test(line) && /[^\s,;"\ufeff]/.test(line));
  const header = filled.find((line) => line.split(/[,;\t]/).length >= FEWEST_COLUMNS) ?? filled[0] ?? '';
  const counts = [',', ';', '\t'].map((sign) => ({ sign, count: header.split(sign).length }));
  return counts.reduce((best, entry) => (entry.count > best.count ? entry : best)).sign;
}

/** Files that were pasted together, or begin with a line of another program, have more than one kind of line end. */
const LINE_ENDS = ['\r\n', '\n', '\r'];

const recordsSchema = z.custom<readonly (readonly string[])[]>(Array.isArray);

function recordsOf(source: string, delimiter: string): readonly (readonly string[])[] | { readonly line: number } {
  try {
    const records = recordsSchema.parse(
      parse(source, { bom: true, delimiter, record_delimiter: LINE_ENDS, relax_column_count: true, relax_quotes: true, skip_empty_lines: false }),
    );
    return records.map((cells) => unwrapped(cells, delimiter));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { line: lineOfOpenQuote(source) };
  }
}

/** A spreadsheet that took a whole line for one cell saves it between quotes; a row of facts never has one cell. */
function unwrapped(cells: readonly string[], delimiter: string): readonly string[] {
  const [only = '', ...others] = cells;
  if (others.some((cell) => cell !== '') || !only.includes(delimiter)) return cells;
  const inner = recordsSchema.parse(parse(only, { delimiter, relax_column_count: true, relax_quotes: true }));
  return inner.length === 1 ? (inner[0] ?? cells) : cells;
}

/** The package finds an open quote only at the end of the file; people look for where it was opened. */
function lineOfOpenQuote(source: string): number {
  let openAt = 0;
  let isOpen = false;
  for (let at = source.indexOf('"'); at !== -1; at = source.indexOf('"', at + 1)) {
    isOpen = !isOpen;
    if (isOpen) openAt = at;
  }
  return source.slice(0, openAt).split('\n').length;
}

export function isEmpty(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '') || cells[0]?.startsWith('#') === true || /^sep=[,;\t]?$/i.test(cells[0] ?? '');
}
