import { type Day, daysBetween } from '../../engine/calendar.ts';
import type { Claim, ContractEvent } from '../../engine/facts.ts';
import { objection } from './fact-file-checks.ts';
import type { FactRules } from './fact-file-rules.ts';
import type { AnyFact, Draft, Objection } from './fact-file-types.ts';

/** Checks between the facts of a file, and with the facts that were there already: said twice, or of somebody who never entered. */

/** Adds its objections to the drafts. Only facts without an error take part: one slip gives one sentence. */
export function checkTogether(drafts: readonly Draft[], rules: FactRules): void {
  checkIds(drafts);
  checkDeadlines(drafts, rules);
  checkClaims(drafts, rules);
  checkCohort(drafts, rules);
}

function isGood(draft: Draft): boolean {
  return draft.entry !== undefined && !draft.issues.some((issue) => issue.severity === 'error');
}

function refuse(draft: Draft, found: Objection): void {
  draft.issues.push(draft.at(found));
}

/** The same id may come again with a later recorded day: a correction. With the same day nobody can say which one counts. */
function checkIds(drafts: readonly Draft[]): void {
  const first = new Map<string, number>();
  for (const draft of drafts) {
    if (draft.entry === undefined || !isGood(draft)) continue;
    const { list, fact } = draft.entry;
    const key = `${list} ${fact.series} ${fact.recorded ?? fact.day} ${fact.id}`;
    const known = first.get(key);
    if (known === undefined) first.set(key, draft.row);
    else refuse(draft, objection('duplicate_id', 'id', fact.id, { other: known }));
  }
}

/** What counts is when a claim was first written down, as in the settlement: a correction does not make it late. */
function checkDeadlines(drafts: readonly Draft[], rules: FactRules): void {
  if (rules.claimWithinDays === undefined) return;
  const first = firstRecorded(drafts, rules);
  for (const draft of drafts) {
    if (draft.entry?.list !== 'claims' || draft.entry.fact.recorded === undefined) continue;
    const { day, recorded } = draft.entry.fact;
    const days = daysBetween(day, first.get(claimKey(draft.entry.fact)) ?? recorded);
    if (days > rules.claimWithinDays) refuse(draft, objection('claim_too_late', 'recorded', recorded, { days, allowed: rules.claimWithinDays, day }));
  }
}

function firstRecorded(drafts: readonly Draft[], rules: FactRules): ReadonlyMap<string, Day> {
  const first = new Map<string, Day>();
  const take = (claim: Claim): void => {
    const [key, day] = [claimKey(claim), recordedDay(claim)];
    const known = first.get(key);
    if (known === undefined || day < known) first.set(key, day);
  };
  rules.known.claims.forEach(take);
  for (const draft of drafts) if (draft.entry?.list === 'claims') take(draft.entry.fact);
  return first;
}

function claimKey(claim: Claim): string {
  return `${claim.series} ${claim.id}`;
}

function recordedDay(fact: AnyFact): Day {
  return fact.recorded ?? fact.day;
}

type Standing = { readonly claim: Claim; readonly draft: Draft | undefined };

/** Of each id only what was recorded last stands; what was rejected or withdrawn may be claimed again. */
function standingClaims(drafts: readonly Draft[], rules: FactRules): readonly Standing[] {
  const latest = new Map<string, Standing>();
  const take = (standing: Standing): void => {
    const key = claimKey(standing.claim);
    const known = latest.get(key);
    if (known === undefined || recordedDay(standing.claim) > recordedDay(known.claim)) latest.set(key, standing);
  };
  for (const claim of rules.known.claims) take({ claim, draft: undefined });
  for (const draft of drafts) if (draft.entry?.list === 'claims' && isGood(draft)) take({ claim: draft.entry.fact, draft });
  return [...latest.values()].filter(({ claim }) => claim.verdict === 'accepted' || claim.verdict === 'claimed');
}

function checkClaims(drafts: readonly Draft[], rules: FactRules): void {
  const first = new Map<string, Standing>();
  for (const standing of standingClaims(drafts, rules)) {
    const { claim, draft } = standing;
    const key = `${claim.series} ${claim.outcome} ${claim.sequence} ${claim.subject}`;
    const known = first.get(key);
    if (known === undefined) first.set(key, standing);
    else if (draft !== undefined) refuse(draft, objection('duplicate_claim', 'sequence', String(claim.sequence), otherOf(known)));
  }
}

function otherOf(known: Standing): Objection['data'] {
  return known.draft === undefined ? { id: known.claim.id } : { other: known.draft.row };
}

/** Only when somebody's enrolment is known at all: a file without any says nothing about who is in the cohort. */
function checkCohort(drafts: readonly Draft[], rules: FactRules): void {
  if (!rules.needsEnrolment) return;
  const enrolled = enrolments(drafts, rules);
  if (enrolled.size === 0) return;
  for (const draft of drafts) {
    if (draft.entry?.list !== 'claims' || !isGood(draft)) continue;
    const claim = draft.entry.fact;
    const day = enrolled.get(claim.subject);
    if (day === undefined) refuse(draft, objection('not_enrolled', 'subject', ''));
    else if (day > claim.day) refuse(draft, objection('before_enrolment', 'day', claim.day, { enrolled: day }));
  }
}

function enrolments(drafts: readonly Draft[], rules: FactRules): ReadonlyMap<string, string> {
  const bySubject = new Map<string, string>();
  const take = (event: ContractEvent): void => {
    if (event.kind !== 'enrolment' || event.subject === undefined) return;
    const known = bySubject.get(event.subject);
    if (known === undefined || event.day < known) bySubject.set(event.subject, event.day);
  };
  rules.known.events.forEach(take);
  for (const draft of drafts) if (draft.entry?.list === 'events' && isGood(draft)) take(draft.entry.fact);
  return bySubject;
}
