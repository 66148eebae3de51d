import { CsvError, parse } from 'csv-parse/browser/esm/sync';
import { z } from 'zod';
import { fieldOf, quoteValue, withNearest } from '../../engine/issue.ts';
import type { ShapeFinding } from '../../engine/issue-shape.ts';
import { strangeSign } from '../../notation/source.ts';
import type { FactRules } from './fact-file-rules.ts';
import { ALL_FIELDS, LIST_OF, fieldsOf, parseFact } from './fact-file-shape.ts';
import { type Draft, FACT_KINDS, type FactIssue, type FactKind, type Objection } from './fact-file-types.ts';

/** Facts from a CSV file: one row one fact. The header has the names of the fields; a column `kind` says what a row is, else it is a claim. */

export type Table = {
  readonly delimiter: string;
  readonly header: readonly string[];
  readonly drafts: readonly Draft[];
  readonly issues: readonly FactIssue[];
};

/** A row as it stands in the file: numbered as a spreadsheet does, and with the line on which it begins. */
type Row = { readonly row: number; readonly line: number; readonly cells: readonly string[] };

const MOST_CHARACTERS = 64_000_000;

export function readCsv(source: string, file: string, rules: FactRules): Table {
  const nothing: Table = { delimiter: ',', header: [], drafts: [], issues: [] };
  const unreadable = whyUnreadable(source);
  if (unreadable !== undefined) return { ...nothing, issues: [fileIssue(file, unreadable.code, unreadable.data, unreadable.line)] };
  const delimiter = delimiterOf(source);
  const records = recordsOf(source, delimiter);
  if ('line' in records) return { ...nothing, delimiter, issues: [fileIssue(file, 'csv_quote', {}, records.line)] };
  const [head, ...body] = rowsOf(records, source.includes('"'));
  if (head === undefined || body.length === 0) return { ...nothing, delimiter, issues: [fileIssue(file, 'csv_no_rows', {})] };
  return { delimiter, ...readRows(file, head, body, rules) };
}

type Unreadable = { readonly code: FactIssue['code']; readonly data: FactIssue['data']; readonly line?: number };

/** Looked at before anything is built of it, because files come from strangers: ten million separators on a line are ten million cells. */
function whyUnreadable(source: string): Unreadable | undefined {
  if (source.length > MOST_CHARACTERS) return { code: 'source_too_large', data: { size: source.length, limit: MOST_CHARACTERS } };
  const strangeAt = strangeSign(source);
  if (strangeAt !== undefined) return { code: 'source_not_utf8', data: {}, line: lineAt(source, strangeAt) };
  const longAt = source.search(LONG_LINE);
  return longAt === -1 ? undefined : { code: 'csv_line_too_long', data: { limit: MOST_IN_LINE }, line: lineAt(source, longAt) };
}

const MOST_IN_LINE = 100_000;
const LONG_LINE = new RegExp(`[^\\r\\n]{${MOST_IN_LINE + 1}}`);

function lineAt(source: string, at: number): number {
  return source.slice(0, at).split(/\r\n|\r|\n/).length;
}

/** A cell between quotes may run over several lines: then the lines of the file run ahead of its rows. */
function rowsOf(records: readonly (readonly string[])[], hasQuotes: boolean): readonly Row[] {
  let line = 1;
  return records.flatMap((cells, index) => {
    const row = { row: index + 1, line, cells };
    line += 1 + (hasQuotes ? cells.reduce((total, cell) => total + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0) : 0);
    return isEmpty(cells) ? [] : [row];
  });
}

function fileIssue(file: string, code: FactIssue['code'], data: FactIssue['data'], row = 1): FactIssue {
  return { code, severity: 'error', file, row, field: '', value: '', path: [], data, line: row, column: 1 };
}

/** A spreadsheet may say on a first line of its own how it separates. */
const SAYS_SEPARATOR = /^\ufeff?"?sep=([,;\t])"?\r?\n/i;

/** The sign that stands most in the header: comma, semicolon (Dutch spreadsheets) or tab. */
function delimiterOf(source: string): string {
  const said = SAYS_SEPARATOR.exec(source)?.[1];
  if (said !== undefined) return said;
  const header = /^(?:\ufeff)?(?:(?:#.*|[\s,;]*)\r?\n)*([^\n]*)/.exec(source.slice(0, 100_000))?.[1] ?? '';
  const counts = [',', ';', '\t'].map((sign) => ({ sign, count: header.split(sign).length }));
  return counts.reduce((best, entry) => (entry.count > best.count ? entry : best)).sign;
}

const recordsSchema = z.custom<readonly (readonly string[])[]>(Array.isArray);

function recordsOf(source: string, delimiter: string): readonly (readonly string[])[] | { readonly line: number } {
  try {
    return recordsSchema.parse(parse(source, { bom: true, delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: false }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { line: lineOfOpenQuote(source) };
  }
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

function isEmpty(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '') || cells[0]?.startsWith('#') === true || /^sep=[,;\t]?$/i.test(cells[0] ?? '');
}

/** Where a cell of each kind goes: a field of the fact, or one of its `values`. */
type Column = { readonly index: number; readonly name: string; readonly isValue: boolean };

/** Columns of our own that come back in a file with the bad rows. */
const OWN_COLUMNS: ReadonlySet<string> = new Set(['melding', 'message']);

function readRows(file: string, head: Row, body: readonly Row[], rules: FactRules): Pick<Table, 'header' | 'drafts' | 'issues'> {
  const header = head.cells.map((cell) => cell.trim());
  const columns = header.flatMap((name, index) => (OWN_COLUMNS.has(name) ? [] : [{ index, name, isValue: !ALL_FIELDS.includes(name) }]));
  const issues = headerObjections(columns, rules).map((found) => place(found, { file, ...head, header }));
  const reader: Reader = { file, header, columns, kindIndex: header.indexOf('kind'), plans: new Map() };
  return { header, drafts: body.map((row) => (issues.length > 0 ? unread(row) : readRow(reader, row))), issues };
}

/** Under a header that is not right no row can be judged: one message on top says more than one on each row. */
function unread(row: Row): Draft {
  return {
    row: row.row,
    kind: undefined,
    cells: row.cells,
    entry: undefined,
    issues: [],
    at: (found) => place(found, { file: '', ...row, header: [] }),
  };
}

type Reader = {
  readonly file: string;
  readonly header: readonly string[];
  readonly columns: readonly Column[];
  readonly kindIndex: number;
  readonly plans: Map<FactKind, { readonly own: readonly Column[]; readonly foreign: readonly Column[] }>;
};

function place(found: Objection, at: Omit<Row, 'cells'> & { readonly file: string; readonly header: readonly string[] }): FactIssue {
  const column = at.header.indexOf(found.field) + 1;
  return { ...found, file: at.file, row: at.row, path: found.field === '' ? [] : [found.field], line: at.line, column: Math.max(1, column) };
}

function problem(code: Objection['code'], field: string, value: string, data: Objection['data'] = {}): Objection {
  return { code, severity: 'error', field, value: quoteValue(value), data: { field, value: quoteValue(value), ...data } };
}

function headerObjections(columns: readonly Column[], rules: FactRules): readonly Objection[] {
  const names = columns.map((column) => column.name);
  const needed = names.includes('kind') ? ['day'] : ['day', 'outcome', 'subject'];
  const found = columns.flatMap((column, index) => columnObjection(column, names.indexOf(column.name) < index, rules));
  const isMeant = (name: string): boolean => found.some((entry) => entry.data['nearest'] === name);
  const missing = needed.filter((name) => !names.includes(name) && !isMeant(name)).map((name) => problem('missing_column', name, '', { kind: '' }));
  return [...found, ...missing];
}

function columnObjection(column: Column, isDouble: boolean, rules: FactRules): readonly Objection[] {
  const { name } = column;
  if (isDouble) return [problem('duplicate_column', name, name)];
  if (!column.isValue || rules.names.has(name)) return [];
  const known = [...ALL_FIELDS, ...rules.names];
  return [problem('unknown_column', name, name, withNearest({ position: column.index + 1, known: [...ALL_FIELDS].sort() }, name, known))];
}

function readRow(reader: Reader, row: Row): Draft {
  const issues: FactIssue[] = [];
  const at = (found: Objection): FactIssue => place(found, { file: reader.file, ...row, header: reader.header });
  const written = reader.kindIndex === -1 ? 'claim' : (row.cells[reader.kindIndex]?.trim() ?? '');
  const kind = FACT_KINDS.find((word) => word === (written === '' ? 'claim' : written));
  const draft = { row: row.row, kind, cells: row.cells, issues, at };
  if (row.cells.length > reader.header.length && row.cells.slice(reader.header.length).some((cell) => cell.trim() !== '')) {
    issues.push(at(problem('row_too_long', '', row.cells[reader.header.length] ?? '', { cells: row.cells.length, columns: reader.header.length })));
  }
  if (kind === undefined) issues.push(at(problem('unknown_kind', 'kind', written, withNearest({ known: FACT_KINDS }, written, FACT_KINDS))));
  if (kind === undefined || issues.length > 0) return { ...draft, entry: undefined };
  const parsed = parseFact(LIST_OF[kind], rawFact(reader, row, kind));
  issues.push(...foreignCells(reader, row, kind).map(at));
  if (!parsed.ok) issues.push(...parsed.error.map((found) => shapeIssue(found, at)));
  return { ...draft, entry: parsed.ok ? parsed.value : undefined };
}

function shapeIssue(found: ShapeFinding, at: Draft['at']): FactIssue {
  const field = fieldOf(found.path);
  const value = String(found.data['value'] ?? '');
  return { ...at({ code: 'unknown_kind', severity: 'error', field, value, data: found.data }), code: found.code };
}

function planOf(reader: Reader, kind: FactKind): { readonly own: readonly Column[]; readonly foreign: readonly Column[] } {
  const known = reader.plans.get(kind);
  if (known !== undefined) return known;
  const fields = fieldsOf(kind);
  const isOwn = (column: Column): boolean => (column.isValue ? kind === 'claim' : fields.includes(column.name));
  const columns = reader.columns.filter((column) => column.name !== 'kind');
  const plan = { own: columns.filter(isOwn), foreign: columns.filter((column) => !isOwn(column)) };
  reader.plans.set(kind, plan);
  return plan;
}

function rawFact(reader: Reader, row: Row, kind: FactKind): Readonly<Record<string, unknown>> {
  const raw: Record<string, unknown> = LIST_OF[kind] === 'events' || LIST_OF[kind] === 'cash' ? { kind } : {};
  const values: Record<string, string> = {};
  for (const column of planOf(reader, kind).own) {
    const cell = row.cells[column.index]?.trim() ?? '';
    if (cell === '') continue;
    if (column.isValue) values[column.name] = cell;
    else raw[column.name] = column.name === 'sequence' && /^\d{1,6}$/.test(cell) ? Number(cell) : cell;
  }
  if (Object.keys(values).length > 0) raw['values'] = values;
  if (raw['id'] === undefined && !reader.header.includes('id')) raw['id'] = ownId(raw, kind);
  return raw;
}

/** A file without a column `id` gets ids from what makes a fact itself, so that sending it twice adds nothing twice. */
function ownId(raw: Readonly<Record<string, unknown>>, kind: FactKind): string {
  const parts =
    kind === 'claim'
      ? [raw['outcome'], raw['subject'], raw['sequence'] ?? 1]
      : [kind, raw['name'], raw['outcome'], raw['subject'], raw['party'], raw['tranche'], raw['period'], raw['day']];
  return parts.flatMap((part) => (typeof part === 'string' || typeof part === 'number' ? [String(part)] : [])).join('/');
}

function foreignCells(reader: Reader, row: Row, kind: FactKind): readonly Objection[] {
  return planOf(reader, kind).foreign.flatMap((column) => {
    const cell = row.cells[column.index]?.trim() ?? '';
    return cell === '' ? [] : [problem('field_not_for_kind', column.name, cell, { kind })];
  });
}
