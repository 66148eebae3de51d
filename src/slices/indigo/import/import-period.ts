import { type Missing, missing } from './import-notes.ts';
import { type Column, type Row, cell, headerOf } from '../indigo-tables.ts';
import { type DateSpan, readDate } from '../indigo-values.ts';

export type DraftPeriod = { readonly period: { readonly from: string; readonly to: string }; readonly missing: readonly Missing[] };

/** Where a first or last day may stand, best first: what was agreed comes before what turned out. */
const FROM: readonly Column[] = ['signed', 'serviceStart'];
const TO: readonly Column[] = ['completionPlanned', 'serviceEndPlanned', 'completionActual', 'serviceEndActual'];

/** A day that nobody can take for a real one. */
const NO_DAY = '1970-01-01';

type Found = { readonly span: DateSpan; readonly column: Column };

/** INDIGO mostly knows months. The draft takes the first day of the first and the last day of the last one, and says so. */
export function periodOf(project: Row): DraftPeriod {
  const [start, end] = [firstDate(project, FROM), firstDate(project, TO)];
  const from = start?.span.from ?? end?.span.from ?? NO_DAY;
  const to = end?.span.to ?? from;
  const lacks = [
    ...(start === undefined ? [missing('period_from_missing', ['period', 'from'])] : assumed(project, start, 'from')),
    ...(end === undefined ? [missing('period_to_missing', ['period', 'to'])] : assumed(project, end, 'to')),
  ];
  if (to >= from) return { period: { from, to }, missing: lacks };
  return { period: { from, to: from }, missing: [...lacks, missing('period_to_before_from', ['period', 'to'], { value: to })] };
}

function firstDate(project: Row, columns: readonly Column[]): Found | undefined {
  for (const column of columns) {
    const found = readDate(cell(project, column));
    if (found.ok) return { span: found.value, column };
  }
  return undefined;
}

function assumed(project: Row, { span, column }: Found, end: 'from' | 'to'): readonly Missing[] {
  return span.precision === 'day' ? [] : [missing('period_day_assumed', ['period', end], { value: cell(project, column), column: headerOf(column) })];
}
