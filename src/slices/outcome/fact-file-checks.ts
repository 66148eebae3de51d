import type { Cash, Claim, ContractEvent, Measure } from '../../engine/facts.ts';
import { quoteValue, withNearest } from '../../engine/issue.ts';
import type { FactRules } from './fact-file-rules.ts';
import type { AnyFact, FactEntry, Objection } from './fact-file-types.ts';

/** Checks of one fact against the term sheet. Checks between facts stand in fact-file-cross.ts. */

export function objectionsTo(entry: FactEntry, rules: FactRules): readonly Objection[] {
  const found: Objection[] = [];
  switch (entry.list) {
    case 'claims':
      checkClaim(entry.fact, rules, found);
      break;
    case 'measures':
      checkMeasure(entry.fact, rules, found);
      break;
    case 'events':
      checkEvent(entry.fact, rules, found);
      break;
    case 'cash':
      checkCash(entry.fact, rules, found);
      break;
  }
  checkAny(entry.fact, found);
  return found;
}

type Found = Objection[];

export function objection(code: Objection['code'], field: string, value: string, data: Objection['data'] = {}): Objection {
  return { code, severity: 'error', field, value: quoteValue(value), data: { field, value: quoteValue(value), ...data } };
}

function warning(code: Objection['code'], field: string, value: string, data: Objection['data'] = {}): Objection {
  return { ...objection(code, field, value, data), severity: 'warning' };
}

function checkAny(fact: AnyFact, found: Found): void {
  if (fact.recorded !== undefined && fact.recorded < fact.day)
    found.push(objection('recorded_before_day', 'recorded', fact.recorded, { day: fact.day }));
  const subject = 'subject' in fact ? fact.subject : undefined;
  // The sentence does not repeat the name: it could end in a log.
  if (subject !== undefined && looksLikeName(subject))
    found.push({ code: 'looks_like_a_name', severity: 'warning', field: 'subject', value: '', data: { field: 'subject' } });
  else if (looksLikeName(fact.id)) found.push({ code: 'looks_like_a_name', severity: 'warning', field: 'id', value: '', data: { field: 'id' } });
}

const NAME = /\p{Lu}\p{Ll}+\s+(?:\S+\s+){0,4}\p{Lu}\p{Ll}+|^\p{Lu}\p{Ll}+,\s*\p{Lu}|^\p{Lu}\.\s*\p{Lu}\p{Ll}+/u;

export function looksLikeName(text: string): boolean {
  return NAME.test(text.slice(0, 100));
}

function checkClaim(claim: Claim, rules: FactRules, found: Found): void {
  if (!rules.outcomes.has(claim.outcome)) found.push(unknown('unknown_outcome', 'outcome', claim.outcome, rules.outcomes));
  if (claim.payer !== undefined && !rules.parties.has(claim.payer)) found.push(unknown('unknown_payer', 'payer', claim.payer, rules.parties));
  if (claim.group !== undefined && !rules.groups.has(claim.group) && rules.groups.size > 0)
    found.push({ ...unknown('unknown_group', 'group', claim.group, rules.groups), severity: 'warning' });
  if (claim.day < rules.from || claim.day > rules.to) found.push(outside(claim.day, rules.to, rules));
  checkNumber('quantity', claim.quantity, found);
  for (const [name, value] of Object.entries(claim.values)) {
    checkDigits(name, value, found);
    if (!rules.names.has(name)) found.push(warning('value_not_used', name, value, nearestOnly(name, rules.names)));
  }
}

function outside(day: string, to: string, rules: FactRules): Objection {
  return objection('day_outside_period', 'day', day, { from: rules.from, to });
}

function unknown(code: Objection['code'], field: string, value: string, known: ReadonlySet<string>): Objection {
  return objection(code, field, value, choices(value, known));
}

const asked = new WeakMap<ReadonlySet<string>, Map<string, Objection['data']>>();
const MOST_KEPT = 1_000;

/** A slip is often made on every row: the nearest word is looked for once. After a thousand different ones nobody needs it. */
function choices(value: string, known: ReadonlySet<string>): Objection['data'] {
  const kept = asked.get(known) ?? new Map<string, Objection['data']>();
  asked.set(known, kept);
  const answer = kept.get(value);
  if (answer !== undefined) return answer;
  const words = [...known].sort();
  const data = { known: words.slice(0, 12) };
  if (kept.size >= MOST_KEPT) return data;
  const chosen = withNearest(data, value, words);
  kept.set(value, chosen);
  return chosen;
}

function nearestOnly(value: string, known: ReadonlySet<string>): Objection['data'] {
  const { nearest } = choices(value, known);
  return nearest === undefined ? {} : { nearest };
}

const MOST_DECIMALS = 6;

function tooFine(number: string): boolean {
  const point = number.indexOf('.');
  return point !== -1 && number.replace('%', '').length - point - 1 > MOST_DECIMALS;
}

function checkDigits(field: string, value: string, found: Found): void {
  if (tooFine(value)) found.push(objection('too_many_decimals', field, value));
}

/** Numbers that count or are money cannot be below zero. */
function checkNumber(field: string, value: string, found: Found): void {
  if (value.startsWith('-')) found.push(objection('negative_number', field, value));
  checkDigits(field, value, found);
}

function checkMeasure(measure: Measure, rules: FactRules, found: Found): void {
  if (measure.day > rules.measuresTo) found.push(outside(measure.day, rules.measuresTo, rules));
  checkDigits('value', measure.value, found);
  if (!rules.names.has(measure.name)) found.push(warning('measure_not_used', 'name', measure.name, nearestOnly(measure.name, rules.names)));
}

function checkEvent(event: ContractEvent, rules: FactRules, found: Found): void {
  if (event.kind === 'event') checkNamedEvent(event, rules, found);
  else if (event.subject === undefined) found.push(objection('missing_column', 'subject', '', { kind: event.kind }));
  if (event.outcome !== undefined && !rules.outcomes.has(event.outcome))
    found.push(unknown('unknown_outcome', 'outcome', event.outcome, rules.outcomes));
  if (event.payer !== undefined && !rules.parties.has(event.payer)) found.push(unknown('unknown_payer', 'payer', event.payer, rules.parties));
  if (event.day > rules.measuresTo) found.push(outside(event.day, rules.measuresTo, rules));
}

function checkNamedEvent(event: ContractEvent, rules: FactRules, found: Found): void {
  if (event.name === undefined) found.push(objection('missing_column', 'name', '', { kind: event.kind }));
  else if (!rules.names.has(event.name)) found.push(warning('event_not_used', 'name', event.name, nearestOnly(event.name, rules.names)));
}

function checkCash(cash: Cash, rules: FactRules, found: Found): void {
  checkNumber('amount', cash.amount, found);
  if (cash.party !== undefined && !rules.parties.has(cash.party)) found.push(unknown('unknown_party', 'party', cash.party, rules.parties));
  if (cash.tranche !== undefined && !rules.tranches.has(cash.tranche))
    found.push(unknown('unknown_tranche', 'tranche', cash.tranche, rules.tranches));
  if (cash.period !== undefined && !rules.periods.has(cash.period)) found.push(unknown('unknown_period', 'period', cash.period, rules.periods));
  if (cash.kind === 'draw' && cash.tranche === undefined) found.push(objection('missing_column', 'tranche', '', { kind: cash.kind }));
  if (cash.kind === 'paid' && cash.party === undefined) found.push(objection('missing_column', 'party', '', { kind: cash.kind }));
  if (cash.kind === 'paid' && cash.period === undefined) found.push(objection('missing_column', 'period', '', { kind: cash.kind }));
}
