import type { Day } from './calendar.ts';
import type { Cash, Claim, ContractEvent, Facts, Measure } from './facts.ts';
import type { Refusal } from './statement.ts';

/** The facts as they were known on a day: per id the version recorded last, of one series, each list in a fixed order. */
export type KnownFacts = {
  /** Claims by day, the days in order; within a day not yet in order. */
  readonly claimsByDay: ReadonlyMap<Day, readonly Claim[]>;
  readonly measures: readonly Measure[];
  readonly events: readonly ContractEvent[];
  readonly cash: readonly Cash[];
  readonly refusals: readonly Refusal[];
  /** When a claim with several versions was first written down: a correction does not make it late. */
  readonly firstRecorded: ReadonlyMap<string, Day>;
};

type Recorded = { readonly id: string; readonly day: Day; readonly recorded?: Day | undefined; readonly series: string };

export function recordedDay(fact: Recorded): Day {
  return fact.recorded ?? fact.day;
}

export function knownFacts(facts: Facts, asOf: Day, series: string): KnownFacts {
  const refusals: Refusal[] = [];
  const firstRecorded = new Map<string, Day>();
  const claims = latest(facts.claims, asOf, series, (claim) => {
    refusals.push(supersededRefusal(claim));
    const known = firstRecorded.get(claim.id);
    if (known === undefined || recordedDay(claim) < known) firstRecorded.set(claim.id, recordedDay(claim));
  });
  const ignore = (): void => undefined;
  return {
    claimsByDay: groupByDay(claims),
    measures: [...latest(facts.measures, asOf, series, ignore)].sort(byDay),
    events: [...latest(facts.events, asOf, series, ignore)].sort(byDay),
    cash: [...latest(facts.cash, asOf, series, ignore)].sort(byDay),
    refusals: inFixedOrder(refusals),
    firstRecorded,
  };
}

/** By claim; a tie goes by all that a refusal says, so that facts in any order give the same list. */
export function inFixedOrder(refusals: readonly Refusal[]): readonly Refusal[] {
  return [...refusals].sort(
    (left, right) => compareText(left.claim ?? '', right.claim ?? '') || compareText(JSON.stringify(left), JSON.stringify(right)),
  );
}

/** Two facts with one id: the one recorded last counts; a tie goes the same way in whatever order they arrive. */
function latest<T extends Recorded>(facts: readonly T[], asOf: Day, series: string, onSuperseded: (fact: T) => void): Iterable<T> {
  const byId = new Map<string, T>();
  for (const fact of facts) {
    if (recordedDay(fact) > asOf || fact.series !== series) continue;
    const known = byId.get(fact.id);
    if (known === undefined) byId.set(fact.id, fact);
    else replace(byId, known, fact, onSuperseded);
  }
  return byId.values();
}

function replace<T extends Recorded>(byId: Map<string, T>, known: T, fact: T, onSuperseded: (fact: T) => void): void {
  const isLater = recordedDay(fact) > recordedDay(known) || (recordedDay(fact) === recordedDay(known) && isAfter(fact, known));
  if (isLater) byId.set(fact.id, fact);
  onSuperseded(isLater ? known : fact);
}

/** A tie-break that does not depend on the order in which facts arrive. */
function isAfter(fact: Recorded, known: Recorded): boolean {
  return JSON.stringify(fact) > JSON.stringify(known);
}

function byDay(left: Recorded, right: Recorded): number {
  return compareText(left.day, right.day) || compareText(recordedDay(left), recordedDay(right)) || compareText(left.id, right.id);
}

export function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function groupByDay(claims: Iterable<Claim>): ReadonlyMap<Day, readonly Claim[]> {
  const byDay = Map.groupBy(claims, (claim) => claim.day);
  return new Map([...byDay].sort(([left], [right]) => compareText(left, right)));
}

function supersededRefusal(claim: Claim): Refusal {
  return refusal('superseded', claim, { recorded: recordedDay(claim) });
}

export function refusal(code: Refusal['code'], claim: Claim, data: Refusal['data'] = {}, period?: string): Refusal {
  return { code, claim: claim.id, subject: claim.subject, outcome: claim.outcome, rule: undefined, period, data };
}
