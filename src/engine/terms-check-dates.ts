import { calendarOf } from './calendar.ts';
import { isCurrency } from './terms-check-currencies.ts';
import type { Path } from './issue.ts';
import type { TermSheet } from './terms.ts';
import { type SheetIssue, problem, remark } from './terms-check-types.ts';

/** Do the days follow each other, and can every day be reached? */
export function dateIssues(sheet: TermSheet): readonly SheetIssue[] {
  return [
    ...currencyIssues(sheet),
    ...periodIssues(sheet),
    ...calendarIssues(sheet),
    ...lostDays(sheet),
    ...lateIndexes(sheet),
    ...idleFields(sheet),
    ...doubleSpans(sheet),
  ];
}

function currencyIssues(sheet: TermSheet): readonly SheetIssue[] {
  return isCurrency(sheet.currency) ? [] : [problem('currency_unknown', ['currency'], { value: sheet.currency })];
}

/** What lies outside is a slip in a year; and a calendar has an end. */
const FIRST_DAY = '1900-01-01';
const LAST_DAY = '2999-12-31';

function periodIssues(sheet: TermSheet): readonly SheetIssue[] {
  const { from, to } = sheet.period;
  if (from > to) return [problem('period_backwards', ['period', 'to'], { from, to })];
  if (from < FIRST_DAY) return [problem('period_too_far', ['period', 'from'], { value: from })];
  if (to > LAST_DAY) return [problem('period_too_far', ['period', 'to'], { value: to })];
  const { effective } = sheet;
  return effective !== undefined && (effective < from || effective > to)
    ? [problem('effective_outside', ['effective'], { value: effective, from, to })]
    : [];
}

function calendarIssues(sheet: TermSheet): readonly SheetIssue[] {
  const { from, to } = sheet.period;
  return (sheet.calendar.ends ?? []).flatMap((end, index, ends) => {
    const path = ['calendar', 'ends', index];
    const before = ends[index - 1];
    if (before !== undefined && end <= before) return [problem('period_ends_not_ascending', path, { value: end, before })];
    return end < from || end > to ? [problem('period_end_outside', path, { value: end, from, to })] : [];
  });
}

/** A length of time is said in days, in weeks or in months: two of them may differ, and nobody could say which one holds. */
function doubleSpans(sheet: TermSheet): readonly SheetIssue[] {
  const outcomes = sheet.outcomes.flatMap((outcome, index) => [
    ...doubleSpan(outcome, 'hold', ['outcomes', index]),
    ...(outcome.since ?? []).flatMap((since, row) =>
      ['atLeast', 'atMost'].flatMap((name) => doubleSpan(since, name, ['outcomes', index, 'since', row])),
    ),
  ]);
  return [...doubleSpan(sheet.calendar, 'claimWithin', ['calendar']), ...outcomes];
}

function doubleSpan(fields: object, name: string, path: Path): readonly SheetIssue[] {
  const filled = ['Days', 'Weeks', 'Months'].map((unit) => `${name}${unit}`).filter((field) => Reflect.get(fields, field) !== undefined);
  return filled.slice(1).map((field) => problem('span_twice', [...path, field], { field, other: filled[0] ?? '' }));
}

/** A field that is filled in and changes nothing: whoever wrote it thinks that it does. `needs` is what it would take. */
function idleFields(sheet: TermSheet): readonly SheetIssue[] {
  const { calendar } = sheet;
  const limits = sheet.limits.flatMap((limit, index) =>
    limit.year === undefined || limit.each === 'year'
      ? []
      : [remark('field_idle', ['limits', index, 'year'], { field: 'year', needs: 'each: year' })],
  );
  const isAligned = calendar.align === 'year';
  const cannotAlign = isAligned && (calendar.ends !== undefined || calendar.every === 'once');
  const align = cannotAlign ? [remark('field_idle', ['calendar', 'align'], { field: 'align', needs: 'every: quarter' })] : [];
  const isYearUsed = isAligned || sheet.limits.some((limit) => limit.each === 'year' && limit.year === undefined);
  const year = calendar.year === undefined || isYearUsed ? [] : [remark('field_idle', ['calendar', 'year'], { field: 'year', needs: 'align: year' })];
  return [...limits, ...align, ...year];
}

/** Without a value an indexed price pays nothing: a series that begins after the first settlement leaves a hole. */
function lateIndexes(sheet: TermSheet): readonly SheetIssue[] {
  const end = firstEnd(sheet);
  const used = new Set(sheet.rules.flatMap((rule) => rule.indexed ?? []));
  const parameters = new Set(sheet.indexation.filter((entry) => used.has(entry.id)).map((entry) => entry.parameter));
  return [...parameters].flatMap((id) => {
    const rows = sheet.parameters[id];
    const from = typeof rows === 'object' ? rows[0]?.from : undefined;
    if (from === undefined || end === undefined || from <= end) return [];
    return [remark('index_starts_late', ['parameters', id, 0, 'from'], { parameter: id, from, end })];
  });
}

/** The last day of the first period that this version settles. */
function firstEnd(sheet: TermSheet): string | undefined {
  const { period, effective } = sheet;
  if (period.from > period.to || period.from < FIRST_DAY || period.to > LAST_DAY) return undefined;
  return calendarOf(sheet).find(({ to }) => to >= (effective ?? period.from))?.to;
}

/** Days that will never be looked at: a slip in a year, most often. */
function lostDays(sheet: TermSheet): readonly SheetIssue[] {
  const { from, to } = sheet.period;
  if (from > to) return [];
  const fees = sheet.fees.flatMap((fee, index) => (fee.days ?? []).map((day, row) => ({ day, path: ['fees', index, 'days', row] })));
  const prices = sheet.rules.flatMap((rule, index) =>
    typeof rule.price === 'object' ? rule.price.map((row, inner) => ({ day: row.from, path: ['rules', index, 'price', inner, 'from'] })) : [],
  );
  const lost = [...fees.filter(({ day }) => day < from || day > to), ...prices.filter(({ day }) => day !== undefined && day > to)];
  return lost.map(({ day, path }: { readonly day: string | undefined; readonly path: Path }) =>
    remark('day_never_comes', path, { value: day ?? '', from, to }),
  );
}
