import { type Column, type IndigoTables, type TableName, headersOf, readIndigoTables } from './indigo-tables.ts';

/** For tests and stories: small INDIGO tables from rows with only the cells that matter. Projects and figures are made up. */
export type FixtureRows = Readonly<Partial<Record<TableName, readonly Readonly<Partial<Record<Column, string>>>[]>>>;

export function tablesFrom(rows: FixtureRows): IndigoTables {
  const text = (table: TableName) => csvFrom(table, rows[table] ?? []);
  return readIndigoTables({
    projects: text('projects'),
    metrics: text('metrics'),
    pricings: text('pricings'),
    results: text('results'),
    payments: text('payments'),
    commitments: text('commitments'),
    provisions: text('provisions'),
    investments: text('investments'),
    intermediaries: text('intermediaries'),
    organisations: text('organisations'),
  });
}

/** The rows of several parts in one fixture. */
export function together(parts: readonly FixtureRows[]): FixtureRows {
  return parts.reduce((all, part) => ({ ...all, ...part }), {});
}

export function csvFrom(table: TableName, rows: readonly Readonly<Partial<Record<Column, string>>>[]): string {
  const headers = headersOf(table);
  const lines = [headers.map(({ header }) => quoted(header)), ...rows.map((row) => headers.map(({ column }) => quoted(row[column] ?? '')))];
  return `${lines.map((line) => line.join(',')).join('\n')}\n`;
}

function quoted(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
