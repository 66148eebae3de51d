import { CsvError, parse } from 'csv-parse/sync';
import { type Result, fail, must, ok } from '../../engine/result.ts';

/**
 * The INDIGO tables as rows with named cells. A table is never refused as a whole for one bad row: the row is left out and listed.
 * Row numbers are those of a spreadsheet (header = 1); `line` is the line in the file, which differs when cells hold line breaks.
 * Only the columns named here are read: the names, addresses and mail of contact persons in organisations.csv are not.
 */

const COLUMNS = {
  project: 'Project ID',
  metric: 'Outcome Metric Id',
  id: 'Id',
  name: 'Impact Bond Name',
  signed: 'Dates - Date outcomes contract signed',
  serviceStart: 'Dates - Start date of service provision',
  completionPlanned: 'Dates - Anticipated completion date',
  completionActual: 'Dates - Actual completion date',
  serviceEndPlanned: 'Dates - Anticipated end date of service provision',
  serviceEndActual: 'Dates - Actual end date of service provision',
  projectMaximum: 'Overall project finance - Maximum potential outcome payment - Amount',
  projectMaximumCurrency: 'Overall project finance - Maximum potential outcome payment - Currency',
  projectPaid: 'Overall project finance - Total outcome payments made - Amount',
  projectPaidCurrency: 'Overall project finance - Total outcome payments made - Currency',
  projectPeople: 'Service and beneficiaries - Targeted number of unique service users or beneficiaries (total)',
  definition: 'Outcome Definition',
  population: 'Target Population',
  people: 'Targeted number of service users Or beneficiaries (total)',
  target: 'Outcome metric target',
  validation: 'Outcome validation Method',
  dataSource: 'Data source for Outcome validation',
  currency: 'Currency',
  price: 'Price Per Unit - Amount',
  maximum: 'Maximum Price if all targets achieved - Amount',
  increases: 'Contracted increases to outcome pricing',
  priceDescription: 'Price Description',
  notes: 'Notes',
  level: 'Result level',
  resultType: 'Result type',
  start: 'Period - Start',
  end: 'Period - End',
  achieved: 'Outcomes achieved',
  positive: 'Number with Positive social outcomes',
  engaged: 'Number engaged In impact bond',
  validators: 'Outcomes validator(s)',
  paymentType: 'Type',
  paymentCurrency: 'Payments - Currency',
  payment: 'Payments - Amount',
  organisation: 'Organisation ID',
  organisationName: 'Name',
  role: 'Organisation Role Category',
  otherRole: 'Other Role Description',
  commitmentMaximum: 'Maximum potential Outcome payment - Amount',
  commitmentCurrency: 'Maximum potential Outcome payment - Currency',
  commitmentPaid: 'Total outcome payments made - Amount',
  commitmentPaidCurrency: 'Total outcome payments made - Currency',
  investment: 'Investment Commitment - Amount - Exact',
  investmentCurrency: 'Investment Commitment - Currency',
} as const;

export type Column = keyof typeof COLUMNS;

/** The words above a column, as the file has them. */
export function headerOf(column: Column): string {
  return COLUMNS[column];
}

type TableShape = { readonly file: string; readonly needed: readonly Column[]; readonly wanted: readonly Column[]; readonly idHeader?: 'ID' };

const SHAPES = {
  projects: {
    file: 'projects.csv',
    needed: ['project', 'name'],
    idHeader: 'ID',
    wanted: [
      'signed',
      'serviceStart',
      'completionPlanned',
      'completionActual',
      'serviceEndPlanned',
      'serviceEndActual',
      'projectMaximum',
      'projectMaximumCurrency',
      'projectPaid',
      'projectPaidCurrency',
      'projectPeople',
    ],
  },
  metrics: {
    file: 'projects_outcome_metrics.csv',
    needed: ['project', 'id'],
    wanted: ['definition', 'population', 'people', 'target', 'validation', 'dataSource', 'notes'],
  },
  pricings: {
    file: 'projects_outcome_pricings.csv',
    needed: ['project', 'metric', 'currency', 'price'],
    wanted: ['maximum', 'increases', 'priceDescription', 'notes'],
  },
  results: {
    file: 'projects_results.csv',
    needed: ['project', 'metric', 'achieved'],
    wanted: ['level', 'resultType', 'start', 'end', 'engaged', 'positive', 'validators'],
  },
  payments: {
    file: 'projects_outcome_payments.csv',
    needed: ['project', 'metric', 'paymentType', 'paymentCurrency', 'payment'],
    wanted: ['start', 'end'],
  },
  commitments: {
    file: 'projects_outcome_payment_commitments.csv',
    needed: ['project', 'organisation'],
    wanted: ['commitmentMaximum', 'commitmentCurrency', 'commitmentPaid', 'commitmentPaidCurrency'],
  },
  provisions: { file: 'projects_service_provisions.csv', needed: ['project', 'organisation'], wanted: [] },
  investments: { file: 'projects_investments.csv', needed: ['project', 'organisation'], wanted: ['id', 'investment', 'investmentCurrency'] },
  intermediaries: { file: 'projects_intermediary_services.csv', needed: ['project', 'organisation'], wanted: ['role', 'otherRole'] },
  organisations: { file: 'organisations.csv', needed: ['organisation', 'organisationName'], idHeader: 'ID', wanted: [] },
} as const satisfies Readonly<Record<string, TableShape>>;

export type TableName = keyof typeof SHAPES;

export const TABLE_NAMES: readonly TableName[] = [
  'projects',
  'metrics',
  'pricings',
  'results',
  'payments',
  'commitments',
  'provisions',
  'investments',
  'intermediaries',
  'organisations',
];

export function fileOf(table: TableName): string {
  return SHAPES[table].file;
}

/** The headers of a table as the file writes them, in the order needed, then wanted. */
export function headersOf(table: TableName): readonly { readonly column: Column; readonly header: string }[] {
  const shape: TableShape = SHAPES[table];
  return [...shape.needed, ...shape.wanted].map((column) => ({ column, header: wordsOf(shape, column) }));
}

export type Row = { readonly row: number; readonly line: number; readonly cells: ReadonlyMap<Column, string> };

export type TableProblemCode = 'table_missing' | 'table_empty' | 'table_broken' | 'column_missing' | 'column_repeated' | 'cell_count' | 'row_in_two';

export type TableProblem = {
  readonly file: string;
  readonly row: number;
  readonly line: number;
  readonly code: TableProblemCode;
  readonly value: string;
};

export type Table = { readonly file: string; readonly rows: readonly Row[]; readonly problems: readonly TableProblem[] };
export type IndigoTables = Readonly<Record<TableName, Table>>;

/** The cell without spaces at its ends; '' when the row or table does not have it. */
export function cell(row: Row, column: Column): string {
  return row.cells.get(column) ?? '';
}

/** In: the text of each file that is there. Out: every table, with what was wrong; never a throw, whatever the text holds. */
export function readIndigoTables(texts: Readonly<Partial<Record<TableName, string>>>): IndigoTables {
  return {
    projects: readTable('projects', texts.projects),
    metrics: readTable('metrics', texts.metrics),
    pricings: readTable('pricings', texts.pricings),
    results: readTable('results', texts.results),
    payments: readTable('payments', texts.payments),
    commitments: readTable('commitments', texts.commitments),
    provisions: readTable('provisions', texts.provisions),
    investments: readTable('investments', texts.investments),
    intermediaries: readTable('intermediaries', texts.intermediaries),
    organisations: readTable('organisations', texts.organisations),
  };
}

type CsvRecord = { readonly line: number; readonly cells: readonly string[] };
type Header = { readonly places: ReadonlyMap<Column, number>; readonly width: number; readonly problems: readonly TableProblem[] };

export function readTable(table: TableName, text: string | undefined): Table {
  const { file } = SHAPES[table];
  const nothing = (code: TableProblemCode, line: number, value = ''): Table => ({
    file,
    rows: [],
    problems: [{ file, row: line, line, code, value }],
  });
  if (text === undefined) return nothing('table_missing', 0);
  const parsed = readRecords(text);
  if (!parsed.ok) return nothing('table_broken', parsed.error.line, parsed.error.value);
  const [first, ...rest] = parsed.value;
  if (first === undefined || isBlank(first)) return nothing('table_empty', 0);
  const header = readHeader(table, first.cells);
  const numbered = rest.map((record, at) => ({ ...record, row: at + 2 })).filter((record) => !isBlank(record));
  const inTwo = brokenInTwo(numbered, header);
  const whole = numbered.filter((record) => fits(record, header) && !inTwo.has(record));
  const problem = ({ row, line, cells }: Numbered, code: 'cell_count' | 'row_in_two'): TableProblem => ({
    file,
    row,
    line,
    code,
    value: `${cells.length}/${header.width}`,
  });
  return {
    file,
    rows: whole.map(({ row, line, cells }) => ({ row, line, cells: namedCells(cells, header) })),
    problems: [
      ...header.problems,
      ...numbered.flatMap((record) =>
        inTwo.has(record) ? problem(record, 'row_in_two') : fits(record, header) ? [] : problem(record, 'cell_count'),
      ),
    ],
  };
}

type Numbered = CsvRecord & { readonly row: number };

/**
 * A spreadsheet writes no separators for empty cells at the end of a row, so a row that is only shorter ends with empty cells; and what
 * is more than the header has may be empty too. More cells with something in them have shifted: which cell is which would be a guess.
 */
function fits(record: CsvRecord, header: Header): boolean {
  return record.cells.slice(header.width).every((text) => text.trim() === '');
}

/**
 * A line break in a cell without quotation marks makes two short rows of one: together they have the cells of one row, and the second does
 * not begin with the id of a row that is whole.
 */
function brokenInTwo(records: readonly Numbered[], header: Header): ReadonlySet<Numbered> {
  const first = (record: Numbered): string => (record.cells[0] ?? '').trim();
  const known = new Set(records.filter((record) => record.cells.length === header.width).map(first));
  return new Set(
    records.slice(1).flatMap((record, index) => {
      const before = must(records[index], 'the row before');
      const isPair = before.cells.length < header.width && before.cells.length + record.cells.length === header.width + 1;
      return isPair && !known.has(first(record)) && first(record) !== first(before) ? [before, record] : [];
    }),
  );
}

function isBlank(record: CsvRecord): boolean {
  return record.cells.every((text) => text.trim() === '');
}

function namedCells(cells: readonly string[], header: Header): ReadonlyMap<Column, string> {
  return new Map([...header.places].map(([column, place]) => [column, (cells[place] ?? '').trim()]));
}

type Broken = { readonly line: number; readonly value: string };

function readRecords(text: string): Result<readonly CsvRecord[], Broken> {
  const lineEnds: number[] = [];
  try {
    const cells = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: false,
      on_record: (record: string[], { lines }) => {
        lineEnds.push(lines);
        return record;
      },
    });
    return ok(cells.map((record, at) => ({ line: (at === 0 ? 0 : must(lineEnds[at - 1], 'line of the record before')) + 1, cells: record })));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return fail({ line: lineOf(error), value: error.code });
  }
}

function lineOf(error: CsvError): number {
  const line: unknown = error.lines;
  return typeof line === 'number' ? line : 0;
}

/** Comma, semicolon or tab: the one that cuts the first line into most cells (a spreadsheet in Dutch saves semicolons). */
function delimiterOf(text: string): string {
  const firstLine = (/^[^\r\n]*/.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '');
  const count = (mark: string) => firstLine.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

/** "Project ID", "project_id - (value)" and "\ufeffProject Id " are one header. */
function normalise(header: string): string {
  return header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\(value\)\s*$/, '')
    .replace(/[^a-z0-9]/g, '');
}

function readHeader(table: TableName, cells: readonly string[]): Header {
  const shape: TableShape = SHAPES[table];
  const found = cells.map(normalise);
  const places = new Map<Column, number>();
  const problems: TableProblem[] = [];
  const problem = (code: TableProblemCode, column: Column) =>
    problems.push({ file: shape.file, row: 1, line: 1, code, value: wordsOf(shape, column) });
  for (const { column, header } of headersOf(table)) {
    const name = normalise(header);
    const place = found.indexOf(name);
    if (place >= 0) places.set(column, place);
    if (place < 0) problem('column_missing', column);
    if (place !== found.lastIndexOf(name)) problem('column_repeated', column);
  }
  return { places, width: cells.length, problems };
}

function wordsOf(shape: TableShape, column: Column): string {
  const ownId = shape.idHeader !== undefined && (column === 'project' || column === 'organisation');
  return ownId ? shape.idHeader : COLUMNS[column];
}
