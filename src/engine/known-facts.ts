import type { Day } from './calendar.ts';
import type { Cash, Claim, ContractEvent, Facts, Measure } from './facts.ts';
import type { Refusal } from './statement.ts';

/** The facts as they were known on a day: per id the version received last, of one series, each list in a fixed order. */
export type KnownFacts = {
  /** Claims by day, the days in order; within a day not yet in order. */
  readonly claimsByDay: ReadonlyMap<Day, readonly Claim[]>;
  readonly measures: readonly Measure[];
  readonly events: readonly ContractEvent[];
  readonly cash: readonly Cash[];
  readonly refusals: readonly Refusal[];
  /**
   * When a claim with several versions first came in: a correction does not make it late. What was withdrawn, was about somebody or something
   * else, or came in before it happened, was not yet that claim: else an id that is kept ready would hold a place for what is still to come.
   */
  readonly firstKnown: ReadonlyMap<string, FirstKnown>;
};

/** From when on a claim is known, and the day on which it was reported by whoever brought it: a verdict later is no report. */
export type FirstKnown = { readonly known: Day; readonly reported: Day };

type Recorded = {
  readonly id: string;
  readonly day: Day;
  readonly recorded?: Day | undefined;
  readonly received?: Day | undefined;
  readonly order?: number | undefined;
  readonly series: string;
};

/** The day on which it was reported, as whoever handed it in wrote it. */
export function recordedDay(fact: Pick<Recorded, 'recorded' | 'day'>): Day {
  return fact.recorded ?? fact.day;
}

/** From when on it is known. What the system received counts by that day, whatever the fact says of itself. */
export function knownDay(fact: Pick<Recorded, 'received' | 'recorded' | 'day'>): Day {
  return fact.received ?? recordedDay(fact);
}

/**
 * What counts as known on a day. receipt: what was there on that day; so a look back shows what could be seen then. report: also what came in
 * since and was reported by then: for who settles an earlier day now. Whether something came too late goes by its receipt in both.
 */
export type KnownBy = 'receipt' | 'report';

export function knownFacts(facts: Facts, asOf: Day, series: string, by: KnownBy = 'receipt'): KnownFacts {
  const look: Look = { asOf, series, by };
  const refusals: Refusal[] = [];
  const before: Claim[] = [];
  const claims = [
    ...latest(facts.claims, look, (claim) => {
      refusals.push(supersededRefusal(claim));
      before.push(claim);
    }),
  ];
  const ignore = (): void => undefined;
  return {
    claimsByDay: groupByDay(claims),
    measures: [...latest(facts.measures, look, ignore)].sort(byDay),
    events: [...latest(facts.events, look, ignore)].sort(byDay),
    cash: [...latest(facts.cash, look, ignore)].sort(byDay),
    refusals: inFixedOrder(refusals),
    firstKnown: firstDays(claims, before),
  };
}

export function firstKnownOf(claim: Claim): FirstKnown {
  return { known: knownDay(claim), reported: recordedDay(claim) };
}

function earlier(left: FirstKnown | undefined, right: FirstKnown): FirstKnown {
  if (left === undefined) return right;
  const order = compareText(left.known, right.known) || compareText(left.reported, right.reported);
  return order <= 0 ? left : right;
}

function firstDays(claims: readonly Claim[], before: readonly Claim[]): ReadonlyMap<string, FirstKnown> {
  const first = new Map<string, FirstKnown>();
  if (before.length === 0) return first;
  const now = new Map(claims.map((claim) => [claim.id, claim]));
  for (const version of before) {
    const claim = now.get(version.id);
    if (claim === undefined || !isReportOf(version, claim)) continue;
    first.set(claim.id, earlier(first.get(claim.id), firstKnownOf(version)));
  }
  return first;
}

function isReportOf(version: Claim, claim: Claim): boolean {
  const isSame = version.subject === claim.subject && version.outcome === claim.outcome;
  return isSame && version.verdict !== 'withdrawn' && knownDay(version) >= claim.day;
}

/** By claim; a tie goes by all that a refusal says, so that facts in any order give the same list. */
export function inFixedOrder(refusals: readonly Refusal[]): readonly Refusal[] {
  return [...refusals].sort(
    (left, right) => compareText(left.claim ?? '', right.claim ?? '') || compareText(JSON.stringify(left), JSON.stringify(right)),
  );
}

type Look = { readonly asOf: Day; readonly series: string; readonly by: KnownBy };

/** Two facts with one id: the one received last counts; a tie goes the same way in whatever order they are handed to us. */
function latest<T extends Recorded>(facts: readonly T[], { asOf, series, by }: Look, onSuperseded: (fact: T) => void): Iterable<T> {
  const byId = new Map<string, T>();
  const dayOf = by === 'report' ? recordedDay : knownDay;
  for (const fact of facts) {
    if (dayOf(fact) > asOf || fact.series !== series) continue;
    const known = byId.get(fact.id);
    if (known === undefined) byId.set(fact.id, fact);
    else replace(byId, known, fact, onSuperseded);
  }
  return byId.values();
}

function replace<T extends Recorded>(byId: Map<string, T>, known: T, fact: T, onSuperseded: (fact: T) => void): void {
  const isLater = comesAfter(fact, known);
  if (isLater) byId.set(fact.id, fact);
  onSuperseded(isLater ? known : fact);
}

/**
 * Does a fact come after another with the same id? By receipt, so that nobody loses a correction to a day written in the file; what only
 * says when it was reported goes by that, and by its text when the days are the same.
 */
export function comesAfter(fact: Recorded, known: Recorded): boolean {
  const isByReceipt = fact.received !== undefined || known.received !== undefined;
  if (isByReceipt && fact.order !== undefined && known.order !== undefined && fact.order !== known.order) return fact.order > known.order;
  if (knownDay(fact) !== knownDay(known)) return knownDay(fact) > knownDay(known);
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
