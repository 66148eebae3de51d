import type { Day } from './calendar.ts';
import type { Claim, ContractEvent, Measure } from './facts.ts';
import { declaredEvents, namesByNeed } from './name-use.ts';
import type { TermSheet } from './terms.ts';

/** The first day of each named event: of the whole contract, and of each person (or cohort) that has one of its own. */
export type NamedEvents = ReadonlyMap<string, FirstDays>;
type FirstDays = { readonly whole: Day | undefined; readonly of: ReadonlyMap<string, Day> };

/** In: events in the order of their days. */
export function namedEvents(events: readonly ContractEvent[]): NamedEvents {
  const found = new Map<string, { whole: Day | undefined; of: Map<string, Day> }>();
  for (const { kind, name, subject, day } of events) {
    if (kind !== 'event' || name === undefined) continue;
    const known = found.get(name) ?? { whole: undefined, of: new Map<string, Day>() };
    found.set(name, known);
    if (subject === undefined) known.whole ??= day;
    else if (!known.of.has(subject)) known.of.set(subject, day);
  }
  return found;
}

/** Has it happened on this day: to everybody, or to this person? An event of one person holds for that person only. */
export function hasHappened(events: NamedEvents, name: string, at: { readonly subject: string | undefined; readonly on: Day }): boolean {
  const days = events.get(name);
  if (days === undefined) return false;
  const own = at.subject === undefined ? undefined : days.of.get(at.subject);
  return (days.whole !== undefined && days.whole <= at.on) || (own !== undefined && own <= at.on);
}

type Known = { readonly measures: readonly Measure[]; readonly events: readonly ContractEvent[]; readonly claims: () => Iterable<Claim> };

/**
 * May this name be an event? Then it is false as long as it did not happen. Named in the terms or reported as one it is; else when formulas
 * only ever need yes or no of it, and nobody reports a number with that name: a measure that is late must never count as "no".
 */
export function eventsIn(sheet: TermSheet, known: Known): (name: string) => boolean {
  const declared = declaredEvents(sheet);
  const { conditions, numbers } = namesByNeed(sheet);
  const answers = new Map<string, boolean>();
  const isReported = (name: string): boolean => known.events.some((event) => event.kind === 'event' && event.name === name);
  const isNumber = (name: string): boolean =>
    numbers.has(name) ||
    name in sheet.parameters ||
    known.measures.some((measure) => measure.name === name) ||
    someClaim(known.claims(), (claim) => name in claim.values);
  return (name) => {
    const answer = answers.get(name) ?? (declared.has(name) || isReported(name) || (conditions.has(name) && !isNumber(name)));
    answers.set(name, answer);
    return answer;
  };
}

function someClaim(claims: Iterable<Claim>, test: (claim: Claim) => boolean): boolean {
  for (const claim of claims) if (test(claim)) return true;
  return false;
}
