import { fieldOf, quoteValue, withNearest } from '../../engine/issue.ts';
import type { ShapeFinding } from '../../engine/issue-shape.ts';
import type { XlsxKind } from '../../notation/xlsx-types.ts';
import { type CellNotation, type ReadCell, cleanCell, codeObjection, formulaObjection, readDayCell, readNumberCell } from './fact-file-cells.ts';
import { unknownId } from './fact-file-checks.ts';
import { findHead, knownHeadings, readHeadings } from './fact-file-headings.ts';
import { type LabelField, type Labels, isLabelField, makeLabels, plainWord, readLabel } from './fact-file-labels.ts';
import type { FactRules } from './fact-file-rules.ts';
import { ALL_FIELDS, LIST_OF, fieldsOf, parseFact } from './fact-file-shape.ts';
import { type Spellings, makeSpellings } from './fact-file-spelling.ts';
import {
  type Draft,
  FACT_KINDS,
  type FactIssue,
  type FactKind,
  type FactMapping,
  type Objection,
  type ReadColumn,
  type ReadLabel,
} from './fact-file-types.ts';

/**
 * From the rows of a table (CSV or a spreadsheet) to facts: one row one fact. The first row has the names of the fields, ours or the
 * sender's own; a column `kind` says what a row is, else it is a claim.
 */

/** A row as it stands in the file: numbered as a spreadsheet does, and with the line on which it begins. `kinds`: what each cell of a spreadsheet was. */
export type TableRow = {
  readonly row: number;
  readonly line: number;
  readonly cells: readonly string[];
  readonly kinds?: ReadonlyMap<number, XlsxKind>;
};

export type RowsRead = {
  readonly header: readonly string[];
  readonly columns: readonly ReadColumn[];
  readonly labels: readonly ReadLabel[];
  readonly drafts: readonly Draft[];
  readonly issues: readonly FactIssue[];
};

export type RowsContext = {
  readonly file: string;
  readonly rules: FactRules;
  readonly notation: CellNotation;
  readonly mapping: FactMapping | undefined;
};

type Column = { readonly index: number; readonly name: string; readonly isValue: boolean };

type Reader = RowsContext & {
  readonly fields: readonly string[];
  readonly columns: readonly Column[];
  readonly kindIndex: number;
  readonly labels: Labels;
  readonly spellings: Spellings;
  readonly labelsRead: Map<string, ReadLabel & { readonly at: (found: Objection) => FactIssue }>;
  readonly plans: Map<FactKind, { readonly own: readonly Column[]; readonly foreign: readonly Column[] }>;
};

/** A title or a date may stand above the table: then the header is the first row that can be one. */
export function readRows(context: RowsContext, top: TableRow, below: readonly TableRow[]): RowsRead {
  const at = findHead([top, ...below.slice(0, MOST_ABOVE)], context.rules, context.mapping);
  const head = at === undefined ? undefined : below[at - 1];
  if (at === undefined || head === undefined || at === below.length) return readBelow(context, top, below);
  const read = readBelow(context, head, below.slice(at));
  const found = problem('rows_above_header', '', '', { row: head.row });
  return { ...read, issues: [{ ...place(found, { file: context.file, ...head, fields: [] }), severity: 'warning' }, ...read.issues] };
}

const MOST_ABOVE = 20;

function readBelow(context: RowsContext, head: TableRow, body: readonly TableRow[]): RowsRead {
  const { file, rules, mapping } = context;
  const header = head.cells.map((cell) => cleanCell('', cell).text);
  if (header.length > MOST_COLUMNS) return tooWide(context, head, body);
  const read = readHeadings(header, rules, mapping);
  const unnamed = read.filter((column) => column.written === '');
  const named = read.filter((column) => column.written !== '');
  const fields = read.map((column) => column.field ?? column.written);
  const issues = [...headerObjections(named, rules), ...unnamed.flatMap((column) => unnamedColumn(column.index, body))].map((found) =>
    place(found, { file, ...head, fields }),
  );
  const columns = named.flatMap(({ index, field }) => (field === undefined ? [] : [{ index, name: field, isValue: !ALL_FIELDS.includes(field) }]));
  const reader: Reader = {
    ...context,
    fields,
    columns,
    kindIndex: fields.indexOf('kind'),
    labels: makeLabels(rules),
    spellings: makeSpellings(rules.subjects),
    labelsRead: new Map(),
    plans: new Map(),
  };
  const isRefused = issues.some((issue) => issue.severity === 'error');
  const drafts = body.map((row) => (isRefused ? unread(row) : readRow(reader, row)));
  const labels = [...reader.labelsRead.values()];
  return {
    header,
    columns: named,
    labels: labels.map(({ field, written, id }) => ({ field, written, id })),
    drafts,
    issues: [...issues, ...labels.flatMap(labelRemark)],
  };
}

/** Every column is compared with every other: more than any administration has is another kind of file. */
const MOST_COLUMNS = 500;

function tooWide({ file }: RowsContext, head: TableRow, body: readonly TableRow[]): RowsRead {
  const issue = place(problem('too_many_columns', '', '', { count: head.cells.length, limit: MOST_COLUMNS }), { file, ...head, fields: [] });
  return { header: [], columns: [], labels: [], drafts: body.map(unread), issues: [issue] };
}

function labelRemark(read: ReadLabel & { readonly at: (found: Objection) => FactIssue }): readonly FactIssue[] {
  const data = { field: read.field, value: quoteValue(read.written), read: read.id };
  return [read.at({ code: 'label_read_as', severity: 'warning', field: read.field, value: data.value, data })];
}

/** Under a header that is not right no row can be judged: one message on top says more than one on each row. */
function unread(row: TableRow): Draft {
  return {
    row: row.row,
    kind: undefined,
    cells: row.cells,
    entry: undefined,
    issues: [],
    at: (found) => place(found, { file: '', ...row, fields: [] }),
  };
}

type At = { readonly row: number; readonly line: number; readonly file: string; readonly fields: readonly string[] };

function place(found: Objection, at: At): FactIssue {
  const column = at.fields.indexOf(found.field) + 1;
  return { ...found, file: at.file, row: at.row, path: found.field === '' ? [] : [found.field], line: at.line, column: Math.max(1, column) };
}

function problem(code: Objection['code'], field: string, value: string, data: Objection['data'] = {}): Objection {
  return { code, severity: 'error', field, value: quoteValue(value), data: { field, value: quoteValue(value), ...data } };
}

/** Cells that once held something make a spreadsheet save a column without a name. Empty it is no column. */
function unnamedColumn(index: number, body: readonly TableRow[]): readonly Objection[] {
  const filled = body.find((row) => (row.cells[index]?.trim() ?? '') !== '');
  return filled === undefined ? [] : [problem('unnamed_column', '', filled.cells[index] ?? '', { position: index + 1, row: filled.row })];
}

function headerObjections(columns: readonly ReadColumn[], rules: FactRules): readonly Objection[] {
  const names = columns.map((column) => column.field);
  const needed = names.includes('kind') ? ['day'] : ['day', 'outcome', 'subject'];
  const found = columns.flatMap((column, index) => columnObjection(column, columns.slice(0, index), rules));
  const isMeant = (name: string): boolean => found.some((entry) => entry.data['nearest'] === name);
  const missing = needed.filter((name) => !names.includes(name) && !isMeant(name)).map((name) => problem('missing_column', name, '', { kind: '' }));
  return [...found, ...missing];
}

function columnObjection(column: ReadColumn, before: readonly ReadColumn[], rules: FactRules): readonly Objection[] {
  const { written, field, how } = column;
  if (how === 'left_out') return [];
  if (field === undefined) return [unknownColumn(column, rules)];
  const other = before.find((earlier) => earlier.field === field)?.written;
  if (other !== undefined) return [problem('duplicate_column', field, written, other === written ? {} : { other, read: field })];
  if (how !== 'known') return [];
  return [{ ...problem('column_read_as', field, written, { read: field }), severity: 'warning' }];
}

/** The nearest heading may be one of ours or a Dutch one; what is told is our field. */
function unknownColumn({ written, index }: ReadColumn, rules: FactRules): Objection {
  const headings = knownHeadings();
  const data = withNearest({ position: index + 1, known: [...ALL_FIELDS].sort() }, plainWord(written) || written, [
    ...rules.names,
    ...headings.map(([heading]) => heading),
  ]);
  const field = headings.find(([heading]) => heading === data['nearest'])?.[1];
  return problem('unknown_column', written, written, field === undefined ? data : { ...data, nearest: field });
}

function readRow(reader: Reader, row: TableRow): Draft {
  const issues: FactIssue[] = [];
  const at = (found: Objection): FactIssue => place(found, { file: reader.file, ...row, fields: reader.fields });
  const kind = kindOf(reader, row);
  const draft = { row: row.row, kind: kind.kind, cells: row.cells, issues, at };
  if (row.cells.length > reader.fields.length && row.cells.slice(reader.fields.length).some((cell) => cell.trim() !== '')) {
    issues.push(
      at(
        problem('row_too_long', '', row.cells[reader.fields.length] ?? '', {
          cells: row.cells.length,
          columns: reader.fields.length,
          ...curlyIn(row),
        }),
      ),
    );
  }
  if (kind.kind === undefined)
    issues.push(at(problem('unknown_kind', 'kind', kind.written, withNearest({ known: FACT_KINDS }, kind.written, FACT_KINDS))));
  if (kind.kind === undefined || issues.length > 0) return { ...draft, entry: undefined };
  const parsed = parseFact(LIST_OF[kind.kind], rawFact(reader, row, { kind: kind.kind, issues, at }));
  issues.push(...foreignCells(reader, row, kind.kind).map(at));
  if (!parsed.ok)
    issues.push(...parsed.error.filter((found) => !isRefused(issues, fieldOf(found.path))).map((found) => shapeIssue(found, at, reader.rules)));
  return { ...draft, entry: parsed.ok ? parsed.value : undefined };
}

/** Quotes of a word processor hold no cell together, though they look as if. */
function curlyIn(row: TableRow): Objection['data'] {
  const sign = row.cells
    .map((cell) => /[“”„]/.exec(cell)?.[0] ?? '')
    .join('')
    .charAt(0);
  return sign === '' ? {} : { sign };
}

/** One sentence about a cell: that its formula goes wrong says more than that #REF! is no number. */
function isRefused(issues: readonly FactIssue[], field: string): boolean {
  return issues.some((issue) => issue.severity === 'error' && issue.field === field);
}

function kindOf(reader: Reader, row: TableRow): { readonly kind: FactKind | undefined; readonly written: string } {
  const cell = reader.kindIndex === -1 ? '' : cleanCell('kind', row.cells[reader.kindIndex] ?? '').text;
  const written = cell === '' ? 'claim' : cell;
  const read = readLabel(reader.labels, 'kind', written, reader.mapping)?.id ?? written;
  return { kind: FACT_KINDS.find((word) => word === read), written };
}

/** A word that is no name of the contract: which ones there are says more than how a name is written. */
function shapeIssue(found: ShapeFinding, at: Draft['at'], rules: FactRules): FactIssue {
  const field = fieldOf(found.path);
  const value = String(found.data['value'] ?? '');
  const unknown = found.code === 'id_shape' ? unknownId(field, value, rules) : undefined;
  if (unknown !== undefined) return at(unknown);
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

type OfRow = { readonly kind: FactKind; readonly issues: FactIssue[]; readonly at: Draft['at'] };

function rawFact(reader: Reader, row: TableRow, of: OfRow): Readonly<Record<string, unknown>> {
  const { kind } = of;
  const raw: Record<string, unknown> = LIST_OF[kind] === 'events' || LIST_OF[kind] === 'cash' ? { kind } : {};
  const values: Record<string, string> = {};
  for (const column of planOf(reader, kind).own) {
    const cell = readCell(reader, row, column, of);
    if (cell === '') continue;
    if (column.isValue) values[column.name] = cell;
    else raw[column.name] = column.name === 'sequence' && /^\d{1,6}$/.test(cell) ? Number(cell) : cell;
  }
  if (Object.keys(values).length > 0) raw['values'] = values;
  if (raw['id'] === undefined && !reader.fields.includes('id')) raw['id'] = ownId(raw, kind);
  return raw;
}

const DAY_FIELDS: ReadonlySet<string> = new Set(['day', 'recorded', 'period']);
const NUMBER_FIELDS: ReadonlySet<string> = new Set(['quantity', 'amount', 'value']);

/** Columns with a code of the sender's own. */
const CODE_FIELDS: ReadonlySet<string> = new Set(['subject', 'id']);

function readCell(reader: Reader, row: TableRow, column: Column, of: OfRow): string {
  const written = row.cells[column.index] ?? '';
  if (written === '') return '';
  const kind = row.kinds?.get(column.index) ?? 'text';
  const cleaned = cleanCell(column.name, written);
  const said = [
    formulaObjection(column.name, kind, written),
    cleaned.objection,
    CODE_FIELDS.has(column.name) ? codeObjection(column.name, kind, cleaned.text) : undefined,
  ];
  for (const found of said) if (found !== undefined) of.issues.push(of.at(found));
  if (cleaned.text === '') return '';
  if (column.name === 'subject') return spelled(reader, cleaned.text, row, of);
  if (isLabelField(column.name)) return labelled(reader, column.name, cleaned.text, of);
  const read = readTyped(reader, column, kind, cleaned.text);
  if (read.objection !== undefined) of.issues.push(of.at(read.objection));
  return read.text;
}

/** A cell that was a number in a spreadsheet has one reading already. */
function readTyped(reader: Reader, column: Column, kind: XlsxKind, text: string): ReadCell {
  if (DAY_FIELDS.has(column.name)) return readDayCell(column.name, text, reader.notation);
  const isNumber = column.isValue || NUMBER_FIELDS.has(column.name);
  return isNumber ? readNumberCell(column.name, kind, text, reader.notation) : { text };
}

function spelled(reader: Reader, written: string, row: TableRow, of: OfRow): string {
  const { subject, like } = reader.spellings.resolve(written, row.row);
  if (like !== undefined) of.issues.push(of.at(sameSpelling(written, like)));
  return subject;
}

/** Both codes are told, unless one of them could be a name: then the check of names refuses the row. */
export function sameSpelling(written: string, like: { readonly subject: string; readonly row: number | undefined }): Objection {
  const data = {
    field: 'subject',
    value: quoteValue(written),
    read: quoteValue(like.subject),
    ...(like.row === undefined ? {} : { other: like.row }),
  };
  return { code: 'same_person', severity: 'warning', field: 'subject', value: data.value, data };
}

function labelled(reader: Reader, field: LabelField, written: string, of: OfRow): string {
  const read = readLabel(reader.labels, field, written, reader.mapping);
  if (read === undefined) return written;
  const key = `${field} ${plainWord(written)}`;
  if (read.isRemarkable && !reader.labelsRead.has(key)) reader.labelsRead.set(key, { field, written, id: read.id, at: of.at });
  return read.id;
}

/** A file without a column `id` gets ids from what makes a fact itself, so that sending it twice adds nothing twice. */
function ownId(raw: Readonly<Record<string, unknown>>, kind: FactKind): string {
  const parts =
    kind === 'claim'
      ? [raw['outcome'], raw['subject'], raw['sequence'] ?? 1]
      : [kind, raw['name'], raw['outcome'], raw['subject'], raw['party'], raw['tranche'], raw['period'], raw['day']];
  return parts.flatMap((part) => (typeof part === 'string' || typeof part === 'number' ? [String(part)] : [])).join('/');
}

function foreignCells(reader: Reader, row: TableRow, kind: FactKind): readonly Objection[] {
  return planOf(reader, kind).foreign.flatMap((column) => {
    const cell = row.cells[column.index]?.trim() ?? '';
    return cell === '' ? [] : [problem('field_not_for_kind', column.name, cell, { kind })];
  });
}
