import { type Day, toEpochDay } from './calendar.ts';
import type { Claim, ContractEvent } from './facts.ts';
import { type KnownFacts, compareText, firstKnownOf, refusal } from './known-facts.ts';
import { type Plan, sharesOn } from './plan.ts';
import { must } from './result.ts';
import type { Refusal } from './statement.ts';
import { addSpan, claimWithin, spanCode, spanOf } from './spans.ts';
import type { OutcomeTerms } from './terms.ts';

/** An accepted claim, with its person and outcome as numbers so that counting is quick. */
export type Admitted = {
  readonly claim: Claim;
  readonly subject: number;
  readonly outcome: number;
  readonly group: string | undefined;
  readonly payer: string | undefined;
};

/** What is remembered of persons from one claim to the next. Changes while claims are admitted in order. */
export type Admission = {
  readonly subjects: Map<string, number>;
  /** Sequences accepted per person and outcome, each one once: a number, or a set when there are more. Key = subject × outcomes + outcome. */
  readonly sequences: Map<number, number | Set<number>>;
  readonly enrolments: ReadonlyMap<string, ContractEvent>;
  /** Enrolments and later starts of each person, by day. */
  readonly starts: ReadonlyMap<ContractEvent['subject'], readonly ContractEvent[]>;
  /** The place of each person in the row of enrolments, from 1: each version says itself for how many there are places. */
  readonly places: ReadonlyMap<string, number>;
  /** The day of the latest claim accepted per person and outcome, kept only when some version asks for the time since a step. */
  readonly keepsDays: boolean;
  readonly lastDays: Map<number, Day>;
  /** The outcome first accepted, per person and group of alternatives. */
  readonly chosen: Map<string, string>;
  readonly firstKnown: KnownFacts['firstKnown'];
  /** Per claim what payers agreed to about its receipt. */
  readonly receipts: ReadonlyMap<ContractEvent['claim'], readonly ContractEvent[]>;
};

export function startAdmission(known: Pick<KnownFacts, 'events' | 'firstKnown'>, keepsDays = false): Admission {
  const { events, firstKnown } = known;
  const enrolments = firstEnrolments(events);
  return {
    subjects: new Map(),
    sequences: new Map(),
    enrolments,
    starts: Map.groupBy(
      events.filter((event) => event.kind === 'enrolment' || event.kind === 'start'),
      (event) => event.subject,
    ),
    places: new Map([...enrolments.keys()].map((subject, index) => [subject, index + 1])),
    keepsDays,
    lastDays: new Map(),
    chosen: new Map(),
    firstKnown,
    receipts: Map.groupBy(
      events.filter((event) => event.kind === 'receipt'),
      (event) => event.claim,
    ),
  };
}

function firstEnrolments(events: readonly ContractEvent[]): ReadonlyMap<string, ContractEvent> {
  const bySubject = new Map<string, ContractEvent>();
  for (const event of events) {
    if (event.kind === 'enrolment' && event.subject !== undefined && !bySubject.has(event.subject)) bySubject.set(event.subject, event);
  }
  return bySubject;
}

/** Claims made, whether they are accepted or not: how many of an outcome, a group and a payer. */
export type Made = { readonly outcome: string; readonly group: string | undefined; readonly payer: string | undefined; readonly count: number };

export type MadeByPlace = Map<string, Made & { count: number }>;

export function countMade(state: Admission, claims: readonly Claim[], counts: MadeByPlace): void {
  for (const claim of claims) {
    const { outcome, group, payer } = placeOf(state, claim);
    const key = group === undefined && payer === undefined ? outcome : `${outcome} ${payer ?? ''} ${group ?? ''}`;
    const known = counts.get(key);
    if (known === undefined) counts.set(key, { outcome, group, payer, count: 1 });
    else known.count += 1;
  }
}

/** Where a claim belongs: what it says itself, else what the enrolment of the person says. */
function placeOf(state: Admission, claim: Claim): Omit<Made, 'count'> {
  const enrolment = state.enrolments.get(claim.subject);
  return { outcome: claim.outcome, group: claim.group ?? enrolment?.group, payer: claim.payer ?? enrolment?.payer };
}

/** Puts the claims of one day in the order in which they count: outcome as in the sheet but after the steps it needs, person, sequence, id. */
export function inOrder(plan: Plan, claims: readonly Claim[]): readonly Claim[] {
  if (claims.length < 2) return claims;
  const ranks = ranksOf(plan);
  const byRank = Array.from({ length: ranks.size + 1 }, (): Claim[] => []);
  for (const claim of claims) must(byRank[ranks.get(claim.outcome) ?? 0], 'rank').push(claim);
  return byRank.flatMap((sameOutcome) => sameOutcome.sort(byPerson));
}

function byPerson(left: Claim, right: Claim): number {
  return compareText(left.subject, right.subject) || left.sequence - right.sequence || compareText(left.id, right.id);
}

const ranksByPlan = new WeakMap<Plan, ReadonlyMap<string, number>>();

/** Somebody may take two steps of a ladder on one day: the first one must be looked at first, wherever the sheet names it. Ranks count from 1. */
function ranksOf(plan: Plan): ReadonlyMap<string, number> {
  const known = ranksByPlan.get(plan);
  if (known !== undefined) return known;
  const ranks = new Map<string, number>();
  const seen = new Set<string>();
  const place = (id: string): void => {
    if (seen.has(id)) return;
    seen.add(id);
    const terms = plan.outcomes.get(id);
    for (const step of [...(terms?.requires ?? []), ...(terms?.since ?? []).map((since) => since.step)]) if (plan.outcomes.has(step)) place(step);
    ranks.set(id, ranks.size + 1);
  };
  for (const id of plan.outcomeIndex.keys()) place(id);
  ranksByPlan.set(plan, ranks);
  return ranks;
}

/** Accepts a claim and remembers it, or says why it earns nothing. The checks stand in the order in which a contract manager asks them. */
export function admit(plan: Plan, state: Admission, claim: Claim, period: string): Admitted | Refusal {
  const outcome = plan.outcomeIndex.get(claim.outcome);
  const terms = plan.outcomes.get(claim.outcome);
  if (outcome === undefined || terms === undefined) return refusal('unknown_outcome', claim, {}, period);
  if (claim.verdict !== 'accepted') return refusal(claim.verdict === 'withdrawn' ? 'withdrawn' : 'not_accepted', claim, verdictData(claim), period);
  const subject = subjectNumber(state, claim.subject);
  const objection = checkTime(plan, state, claim) ?? checkCohort(plan, state, claim) ?? checkPerson(plan, state, { claim, terms, subject, outcome });
  if (objection !== undefined) return { ...objection, period };
  remember(plan, state, { claim, subject, outcome });
  const { group, payer } = placeOf(state, claim);
  return { claim, subject, outcome, group, payer };
}

function verdictData(claim: Claim): Refusal['data'] {
  return claim.reason === undefined ? { verdict: claim.verdict } : { verdict: claim.verdict, reason: claim.reason };
}

export function subjectNumber(state: Admission, subject: string): number {
  const known = state.subjects.get(subject);
  if (known !== undefined) return known;
  state.subjects.set(subject, state.subjects.size);
  return state.subjects.size - 1;
}

/** What counts is when the claim first came in, not when it was verified or corrected. A claim that says nothing of either day is in time. */
function checkTime(plan: Plan, state: Admission, claim: Claim): Refusal | undefined {
  const span = claimWithin(plan.sheet.calendar);
  if (span === undefined || (claim.recorded === undefined && claim.received === undefined)) return undefined;
  const { known: first, reported } = state.firstKnown.get(claim.id) ?? firstKnownOf(claim);
  const last = addSpan(claim.day, span);
  if (first <= last) return undefined;
  const agreed = agreedReceipt(plan, state, claim) ?? first;
  const counted = agreed < first ? agreed : first;
  if (counted <= last) return undefined;
  const days = toEpochDay(counted) - toEpochDay(claim.day);
  const received = claim.received === undefined ? {} : { received: first, reported };
  return refusal('too_late', claim, { days: String(days), allowed: span.unit === 'days' ? String(span.count) : spanCode(span), ...received });
}

/** The day that counts as that of receipt, once every payer of the claim agreed: the latest of what they agreed to. */
function agreedReceipt(plan: Plan, state: Admission, claim: Claim): Day | undefined {
  const agreements = state.receipts.get(claim.id) ?? [];
  if (agreements.length === 0) return undefined;
  const all = payersOfClaim(plan, state, claim).map(
    (payer) => agreements.findLast((event) => event.payer === undefined || event.payer === payer)?.agreed,
  );
  const days = all.flatMap((day) => (day === undefined ? [] : [day]));
  return days.length < all.length
    ? undefined
    : days.reduce<Day | undefined>((last, day) => (last === undefined || day > last ? day : last), undefined);
}

/** Whose money it is about: the payer the claim names, else everybody that a rule for its outcome lets pay. */
function payersOfClaim(plan: Plan, state: Admission, claim: Claim): readonly string[] {
  const { payer } = placeOf(state, claim);
  if (payer !== undefined) return [payer];
  const rules = plan.rules.filter((rule) => rule.outcomes.includes(claim.outcome)).map(({ rule }) => rule);
  const paying = (rules.length === 0 ? [{}] : rules).flatMap((rule) => sharesOn(plan, rule, claim.day).map((share) => share.party));
  return [...new Set(paying)];
}

function checkCohort(plan: Plan, state: Admission, claim: Claim): Refusal | undefined {
  const { cohort } = plan.sheet;
  if (cohort?.enrolment !== 'required') return undefined;
  const enrolment = state.enrolments.get(claim.subject);
  if (enrolment === undefined) return refusal('not_enrolled', claim);
  if (enrolment.day > claim.day) return refusal('before_enrolment', claim, { enrolled: enrolment.day });
  if (cohort.maxPeople === undefined || (state.places.get(claim.subject) ?? 0) <= cohort.maxPeople) return undefined;
  return refusal('cohort_full', claim, { maximum: String(cohort.maxPeople) });
}

type Candidate = { readonly claim: Claim; readonly terms: OutcomeTerms; readonly subject: number; readonly outcome: number };

function checkPerson(plan: Plan, state: Admission, candidate: Candidate): Refusal | undefined {
  const { claim, terms, subject, outcome } = candidate;
  const missing = terms.requires.find((step) => countOf(plan, state, subject, plan.outcomeIndex.get(step)) === 0);
  if (missing !== undefined) return refusal('step_missing', claim, { step: missing });
  if (isTaken(state.sequences.get(subject * plan.outcomeIndex.size + outcome), claim.sequence))
    return refusal('duplicate', claim, { sequence: String(claim.sequence) });
  const { maxPerPerson } = terms;
  if (maxPerPerson !== undefined && countOf(plan, state, subject, outcome) >= maxPerPerson)
    return refusal('too_many_claims', claim, { maximum: String(maxPerPerson) });
  return checkHold(state, claim, terms) ?? checkSince(plan, state, candidate) ?? checkAlternative(plan, state, claim);
}

function countOf(plan: Plan, state: Admission, subject: number, outcome: number | undefined): number {
  const known = outcome === undefined ? undefined : state.sequences.get(subject * plan.outcomeIndex.size + outcome);
  return typeof known === 'object' ? known.size : Number(known !== undefined);
}

function isTaken(known: number | Set<number> | undefined, sequence: number): boolean {
  return typeof known === 'object' ? known.has(sequence) : known === sequence;
}

function checkHold(state: Admission, claim: Claim, terms: OutcomeTerms): Refusal | undefined {
  const span = spanOf({ days: terms.holdDays, weeks: terms.holdWeeks, months: terms.holdMonths });
  if (span === undefined) return undefined;
  const start = state.starts
    .get(claim.subject)
    ?.findLast((event) => event.day <= claim.day && (event.outcome === undefined || event.outcome === claim.outcome));
  if (start !== undefined && addSpan(start.day, span) <= claim.day) return undefined;
  const held = start === undefined ? 0 : heldDays(start.day, claim.day);
  const needed = span.unit === 'days' ? String(span.count) : spanCode(span);
  return refusal('held_too_short', claim, { held: String(held), needed, start: start?.day ?? '-' });
}

function heldDays(from: Day, to: Day): number {
  return toEpochDay(to) - toEpochDay(from);
}

/** No sooner, and no later, than was agreed after an earlier step of the same person. The first time of an outcome has no time before it. */
function checkSince(plan: Plan, state: Admission, { claim, terms, subject }: Candidate): Refusal | undefined {
  for (const since of terms.since ?? []) {
    const from = stepDay(plan, state, { claim, subject, step: since.step });
    if (from === undefined && since.step === claim.outcome) continue;
    if (from === undefined) return refusal('step_missing', claim, { step: since.step });
    const least = spanOf({ days: since.atLeastDays, weeks: since.atLeastWeeks, months: since.atLeastMonths });
    const most = spanOf({ days: since.atMostDays, weeks: since.atMostWeeks, months: since.atMostMonths });
    if (least !== undefined && claim.day < addSpan(from, least))
      return refusal('too_soon_after', claim, { step: since.step, from, least: spanCode(least), earliest: addSpan(from, least) });
    if (most !== undefined && claim.day > addSpan(from, most))
      return refusal('too_long_after', claim, { step: since.step, from, most: spanCode(most), latest: addSpan(from, most) });
  }
  return undefined;
}

/** The latest day on which the person reached a step, up to the day of the claim. */
function stepDay(plan: Plan, state: Admission, part: { readonly claim: Claim; readonly subject: number; readonly step: string }): Day | undefined {
  const { claim, subject, step } = part;
  const outcome = plan.outcomeIndex.get(step);
  if (outcome !== undefined) return state.lastDays.get(subject * plan.outcomeIndex.size + outcome);
  if (step === 'enrolment') return state.enrolments.get(claim.subject)?.day;
  return state.starts
    .get(claim.subject)
    ?.findLast((event) => event.day <= claim.day && (event.outcome === undefined || event.outcome === claim.outcome))?.day;
}

function checkAlternative(plan: Plan, state: Admission, claim: Claim): Refusal | undefined {
  const group = plan.alternativeOf.get(claim.outcome);
  if (group === undefined || group.upgrade === 'difference') return undefined;
  const chosen = state.chosen.get(`${claim.subject} ${group.id}`);
  return chosen === undefined || chosen === claim.outcome ? undefined : refusal('alternative_paid', claim, { chosen });
}

function remember(plan: Plan, state: Admission, candidate: Pick<Candidate, 'claim' | 'subject' | 'outcome'>): void {
  const key = candidate.subject * plan.outcomeIndex.size + candidate.outcome;
  addSequence(state, key, candidate.claim.sequence);
  if (state.keepsDays) state.lastDays.set(key, candidate.claim.day);
  const group = plan.alternativeOf.get(candidate.claim.outcome);
  if (group !== undefined) state.chosen.set(`${candidate.claim.subject} ${group.id}`, candidate.claim.outcome);
}

/** Most persons reach an outcome once: a set is made only for the second sequence. */
function addSequence(state: Admission, key: number, sequence: number): void {
  const known = state.sequences.get(key);
  if (known === undefined) state.sequences.set(key, sequence);
  else if (typeof known === 'object') known.add(sequence);
  else state.sequences.set(key, new Set([known, sequence]));
}
