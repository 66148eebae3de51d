import { type Day, type Period, addMonths, calendarOf, daysBetween } from './calendar.ts';
import { type Exact, EXACT_ONE, exact } from './decimal.ts';
import type { NamedEvents } from './events.ts';
import { endingEvents } from './name-use.ts';
import type { Fee, TermSheet } from './terms.ts';

/** A contract that ended before its last day, by an event that its terms name. */
export type EarlyEnd = { readonly day: Day; readonly event: string };

/** The first such event. One of a single person ends nothing, nor does one on the last day or after it. */
export function earlyEndOf(sheet: TermSheet, events: NamedEvents): EarlyEnd | undefined {
  const found = endingEvents(sheet).flatMap((event): readonly EarlyEnd[] => {
    const day = events.get(event)?.whole;
    return day === undefined || day >= sheet.period.to ? [] : [{ day, event }];
  });
  return found.sort((left, right) => (left.day < right.day ? -1 : 1))[0];
}

/** The last day of a period that is looked at. */
export function lookedUntil(period: Period, end: EarlyEnd | undefined): Day {
  return end !== undefined && end.day < period.to ? end.day : period.to;
}

export function daysUntil(period: Period, until: Day): number {
  return Math.max(0, daysBetween(period.from, until) + 1);
}

/** The days that count and the days of the whole: what an amount per period is paid for. */
export type PartOfPeriod = { readonly days: number; readonly of: number };

/** How much of the period the contract lived: undefined when all of it. */
export function livedPart(period: Period, until: Day): PartOfPeriod | undefined {
  return until >= period.to ? undefined : { days: daysUntil(period, until), of: daysUntil(period, period.to) };
}

/**
 * The part of a fee per period that a period earns. A period that the calendar makes short is paid whole unless the terms say "days"; one
 * that an early end cuts off is paid by days unless the terms say "whole" (Dutch Civil Code 7:411: a reasonable part of the pay).
 */
export function partOfFee(fee: Fee, sheet: TermSheet, period: Period, until: Day): PartOfPeriod | undefined {
  if (fee.partial === 'whole') return undefined;
  if (fee.partial === undefined) return livedPart(period, until);
  const part = { days: daysUntil(period, until), of: fullDays(sheet, period) };
  return part.days === part.of ? undefined : part;
}

/** The days this period would have had, had the contract begun earlier or gone on. Days that the terms name themselves are never short. */
function fullDays({ period: term, calendar }: TermSheet, period: Period): number {
  const from = calendar.align === 'year' ? addMonths(term.from, -12) : term.from;
  const longer = calendar.every === 'once' ? [] : calendarOf({ period: { from, to: addMonths(term.to, 13) }, calendar });
  const whole = calendar.ends === undefined ? longer.find((other) => other.from <= period.from && other.to >= period.to) : undefined;
  return daysUntil(whole ?? period, (whole ?? period).to);
}

export function ratioOf(part: PartOfPeriod | undefined): Exact {
  return part === undefined ? EXACT_ONE : exact(BigInt(part.days), BigInt(part.of));
}
