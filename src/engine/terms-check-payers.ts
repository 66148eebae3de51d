import { type Day, calendarOf } from './calendar.ts';
import type { Path } from './issue.ts';
import type { Rule, TermSheet } from './terms.ts';
import { type SheetIssue, problem } from './terms-check-types.ts';

/**
 * A period is shared among its payers as a whole. Were the shares to change in the middle of one, a payer would pay for results from before
 * its first day: nobody could say from the sheet who pays which claim.
 */
export function payerIssues(sheet: TermSheet): readonly SheetIssue[] {
  const rows = [...changes(sheet.payers, ['payers']), ...sheet.rules.flatMap((rule, index) => changes(rule.split, ['rules', index, 'split']))];
  const { from, to } = sheet.period;
  const within = rows.filter((row) => row.from > from && row.from <= to);
  // A term that ends too far away is refused by its dates: the calendar would run out.
  if (within.length === 0 || to >= '3000') return [];
  const periods = calendarOf(sheet);
  return within.flatMap((row) => {
    const period = periods.find((entry) => row.from > entry.from && row.from <= entry.to);
    return period === undefined ? [] : [problem('payers_within_period', row.path, { value: row.from, from: period.from, to: period.to })];
  });
}

type Change = { readonly from: Day; readonly path: Path };

function changes(split: Rule['split'] | undefined, path: Path): readonly Change[] {
  return (split ?? []).flatMap((row, index) => ('value' in row ? [{ from: row.from, path: [...path, index, 'from'] }] : []));
}
