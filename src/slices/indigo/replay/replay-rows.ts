import type { Exact } from '../../../engine/decimal.ts';
import { type Column, type IndigoTables, type Row, type Table, cell, headerOf } from '../indigo-tables.ts';
import { type CurrencyProblem, type DateProblem, type NumberProblem, readCurrency, readDate, readNumber } from '../indigo-values.ts';

/** The rows of the tables with their values read: each an exact value, or absent with the reason in `problems`. */

export type ValueProblemCode = NumberProblem | CurrencyProblem | DateProblem;
export type ValueProblem = { readonly header: string; readonly value: string; readonly code: ValueProblemCode };

type Known = {
  readonly file: string;
  readonly row: number;
  readonly line: number;
  readonly project: string;
  readonly problems: readonly ValueProblem[];
};

export type ProjectRow = Known & {
  readonly name: string;
  readonly people: Exact | undefined;
  readonly maximum: Money | undefined;
  readonly paid: Money | undefined;
};
export type MetricRow = Known & { readonly metric: string; readonly people: Exact | undefined; readonly target: Exact | undefined };
export type PricingRow = Known & {
  readonly metric: string;
  readonly currency: string | undefined;
  readonly price: Exact | undefined;
  readonly maximum: Exact | undefined;
  readonly words: string;
};
export type ResultRow = Known & {
  readonly metric: string;
  readonly type: string;
  readonly units: Exact | undefined;
  readonly unitsFrom: 'outcomes' | 'people' | undefined;
};
export type PaymentRow = Known & {
  readonly metric: string;
  readonly type: string;
  readonly currency: string | undefined;
  readonly amount: Exact | undefined;
};
export type CommitmentRow = Known & { readonly organisation: string; readonly maximum: Money | undefined; readonly paid: Money | undefined };

export type Money = { readonly amount: Exact; readonly currency: string };

export type IndigoRows = {
  readonly projects: readonly ProjectRow[];
  readonly metrics: readonly MetricRow[];
  readonly pricings: readonly PricingRow[];
  readonly results: readonly ResultRow[];
  readonly payments: readonly PaymentRow[];
  readonly commitments: readonly CommitmentRow[];
};

export function readRows(tables: IndigoTables): IndigoRows {
  return {
    projects: rowsOf(tables.projects, projectRow),
    metrics: rowsOf(tables.metrics, metricRow),
    pricings: rowsOf(tables.pricings, pricingRow),
    results: rowsOf(tables.results, resultRow),
    payments: rowsOf(tables.payments, paymentRow),
    commitments: rowsOf(tables.commitments, commitmentRow),
  };
}

/** Reads the cells of one row and keeps what could not be read. An empty cell is no problem unless the caller says it is needed. */
type Reader = {
  readonly text: (column: Column) => string;
  readonly number: (column: Column) => Exact | undefined;
  readonly currency: (column: Column) => string | undefined;
  readonly money: (amount: Column, currency: Column) => Money | undefined;
  readonly date: (column: Column) => void;
};

function rowsOf<T>(table: Table, build: (read: Reader) => T): readonly (T & Known)[] {
  return table.rows.map((row) => {
    const problems: ValueProblem[] = [];
    const built = build(readerOf(row, problems));
    return { ...built, file: table.file, row: row.row, line: row.line, project: cell(row, 'project'), problems };
  });
}

function readerOf(row: Row, problems: ValueProblem[]): Reader {
  const note = (column: Column, code: ValueProblemCode) => {
    problems.push({ header: headerOf(column), value: cell(row, column), code });
  };
  const number = (column: Column) => {
    if (cell(row, column) === '') return undefined;
    const found = readNumber(cell(row, column));
    if (!found.ok) note(column, found.error);
    return found.ok ? found.value : undefined;
  };
  const currency = (column: Column) => {
    const found = readCurrency(cell(row, column));
    if (!found.ok) note(column, found.error);
    return found.ok ? found.value : undefined;
  };
  const money = (amountColumn: Column, currencyColumn: Column) => {
    const amount = number(amountColumn);
    const known = amount === undefined ? undefined : currency(currencyColumn);
    return amount === undefined || known === undefined ? undefined : { amount, currency: known };
  };
  const date = (column: Column) => {
    const found = readDate(cell(row, column));
    if (!found.ok && found.error !== 'date_missing') note(column, found.error);
  };
  return { text: (column) => cell(row, column), number, currency, money, date };
}

function projectRow(read: Reader): Omit<ProjectRow, keyof Known> {
  return {
    name: read.text('name'),
    people: read.number('projectPeople'),
    maximum: read.money('projectMaximum', 'projectMaximumCurrency'),
    paid: read.money('projectPaid', 'projectPaidCurrency'),
  };
}

/** The target is free text by the standard; only a formula of the spreadsheet it came from is dirt. */
function metricRow(read: Reader): Omit<MetricRow, keyof Known> {
  const target = readNumber(read.text('target'));
  if (!target.ok && target.error === 'number_formula') read.number('target');
  return { metric: read.text('id'), people: read.number('people'), target: target.ok ? target.value : undefined };
}

function pricingRow(read: Reader): Omit<PricingRow, keyof Known> {
  const words = [read.text('increases'), read.text('priceDescription'), read.text('notes')].filter((text) => text !== '').join('\n');
  return { metric: read.text('metric'), currency: read.currency('currency'), price: read.number('price'), maximum: read.number('maximum'), words };
}

/** Units are the outcomes achieved; where those are words, the number of people with a positive outcome, and the line says so. */
function resultRow(read: Reader): Omit<ResultRow, keyof Known> {
  read.date('start');
  read.date('end');
  read.number('engaged');
  const outcomes = read.number('achieved');
  const people = read.number('positive');
  const units = outcomes ?? people;
  const unitsFrom = outcomes !== undefined ? ('outcomes' as const) : people !== undefined ? ('people' as const) : undefined;
  return { metric: read.text('metric'), type: read.text('resultType'), units, unitsFrom };
}

function paymentRow(read: Reader): Omit<PaymentRow, keyof Known> {
  read.date('start');
  read.date('end');
  return { metric: read.text('metric'), type: read.text('paymentType'), currency: read.currency('paymentCurrency'), amount: read.number('payment') };
}

function commitmentRow(read: Reader): Omit<CommitmentRow, keyof Known> {
  return {
    organisation: read.text('organisation'),
    maximum: read.money('commitmentMaximum', 'commitmentCurrency'),
    paid: read.money('commitmentPaid', 'commitmentPaidCurrency'),
  };
}

/** Project and metric together; a metric without an id has no key. */
export function keyOf(row: { readonly project: string; readonly metric: string }): string {
  return `${row.project} ${row.metric}`;
}
