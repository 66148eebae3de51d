import { type Day, calendarOf } from '../../engine/calendar.ts';
import type { TermSheet } from '../../engine/terms.ts';

/**
 * The source of a version as the beginning of the next: the same text, one version further, from the first period that has not begun.
 * In: the source as it was written (comments and all). Only plain top-level lines are touched; JSON is left for the writer to change.
 */
export function nextVersionSource(source: string, sheet: TermSheet, today: string): string {
  if (source.trimStart().startsWith('{')) return source;
  const version = setLine(source, 'version', String(sheet.version + 1), 'contract');
  return setLine(version, 'effective', firstDayAfter(sheet, today), 'version');
}

function setLine(source: string, key: string, value: string, after: string): string {
  const own = new RegExp(`^${key}:[^\\n#]*?(?=[ \\t]*(?:#|$))`, 'm');
  if (own.test(source)) return source.replace(own, `${key}: ${value}`);
  return source.replace(new RegExp(`^${after}:.*$`, 'm'), (line) => `${line}\n${key}: ${value}`);
}

/** The first day of the first period that begins after today; of the last period when all have begun. */
function firstDayAfter(sheet: TermSheet, today: string): Day {
  const { period } = sheet;
  const periods = calendarOf(sheet);
  return (periods.find((entry) => entry.from > today) ?? periods.at(-1))?.from ?? period.from;
}
