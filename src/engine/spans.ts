import { type Day, addDays, addMonths } from './calendar.ts';

/** A length of time as terms say it: in days, weeks or months, one of the three. */
export type SpanUnit = 'days' | 'weeks' | 'months';
export type Span = { readonly count: number; readonly unit: SpanUnit };

type Lengths = { readonly days?: number | undefined; readonly weeks?: number | undefined; readonly months?: number | undefined };

/** What was filled in; nothing when none of the three was. */
export function spanOf({ days, weeks, months }: Lengths): Span | undefined {
  if (days !== undefined) return { count: days, unit: 'days' };
  if (weeks !== undefined) return { count: weeks, unit: 'weeks' };
  return months === undefined ? undefined : { count: months, unit: 'months' };
}

/** Within which a result must be reported. */
export function claimWithin(calendar: {
  readonly claimWithinDays?: number | undefined;
  readonly claimWithinWeeks?: number | undefined;
  readonly claimWithinMonths?: number | undefined;
}): Span | undefined {
  return spanOf({ days: calendar.claimWithinDays, weeks: calendar.claimWithinWeeks, months: calendar.claimWithinMonths });
}

/** A month ends on the same day of a later month, or on its last day when it is shorter: 31 January and a month is 28 February. */
export function addSpan(from: Day, { count, unit }: Span): Day {
  return unit === 'months' ? addMonths(from, count) : addDays(from, unit === 'weeks' ? 7 * count : count);
}

const NAMES = {
  nl: { days: ['dag', 'dagen'], weeks: ['week', 'weken'], months: ['maand', 'maanden'] },
  en: { days: ['day', 'days'], weeks: ['week', 'weeks'], months: ['month', 'months'] },
} as const;

/** "13 weken" */
export function spanText(span: Span, language: 'nl' | 'en'): string {
  const [one, many] = NAMES[language][span.unit];
  return `${span.count} ${span.count === 1 ? one : many}`;
}

/** As it travels in the data of a refusal: "13 weeks". */
export function spanCode(span: Span): string {
  return `${span.count} ${span.unit}`;
}

export function spanOfCode(code: string): Span | undefined {
  const [count = '', unit = ''] = code.split(' ');
  return unit === 'days' || unit === 'weeks' || unit === 'months' ? { count: Number(count), unit } : undefined;
}
