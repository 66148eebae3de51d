import type { Cash, Claim, ContractEvent, Measure } from '../../engine/facts.ts';
import { quoteValue, withNearest } from '../../engine/issue.ts';
import type { FactRules, Upload } from './fact-file-rules.ts';
import { type Personal, type PersonalKind, personalInCode, personalInId, personalInText } from './fact-file-privacy.ts';
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
  checkAny(entry.fact, rules, found);
  if (rules.upload !== undefined && rules.upload.role !== 'system') checkUpload(entry, { rules, upload: rules.upload }, found);
  return found;
}

type Found = Objection[];

export function objection(code: Objection['code'], field: string, value: string, data: Objection['data'] = {}): Objection {
  return { code, severity: 'error', field, value: quoteValue(value), data: { field, value: quoteValue(value), ...data } };
}

function warning(code: Objection['code'], field: string, value: string, data: Objection['data'] = {}): Objection {
  return { ...objection(code, field, value, data), severity: 'warning' };
}

function checkAny(fact: AnyFact, rules: FactRules, found: Found): void {
  if (fact.recorded !== undefined && fact.recorded < fact.day)
    found.push(objection('recorded_before_day', 'recorded', fact.recorded, { day: fact.day }));
  found.push(...personalObjections(fact, rules));
}

const PERSONAL_CODES: Readonly<Record<PersonalKind, Objection['code']>> = {
  name: 'looks_like_a_name',
  birth_date: 'looks_like_a_birth_date',
  bsn: 'looks_like_a_bsn',
  email: 'looks_like_an_email',
  phone: 'looks_like_a_phone_number',
};

/** Nobody wrote something down tomorrow, and what is to come has not happened: a plan has a series of its own. */
function checkUpload({ list, fact }: FactEntry, { rules, upload }: Uploading, found: Found): void {
  const { today } = upload;
  if (fact.recorded !== undefined && fact.recorded > today) found.push(objection('recorded_in_future', 'recorded', fact.recorded, { today }));
  if (fact.day > today && fact.series === 'actual') found.push(objection('day_in_future', 'day', fact.day, { today }));
  if ('kind' in fact && fact.kind === 'receipt') found.push(objection('receipt_by_file', 'kind', fact.kind));
  if (list === 'cash' && fact.kind === 'paid') checkPaid(fact, { rules, upload }, found);
}

type Uploading = { readonly rules: FactRules; readonly upload: Upload };

/** By file as on the screen: who pays says that it paid, who receives that it came in, from the first day of the contract on. */
function checkPaid(cash: Cash, { rules, upload: { own } }: Uploading, found: Found): void {
  if (cash.day < rules.from) found.push(outside(cash.day, rules.to, rules));
  if (own === undefined || cash.party === undefined || own.includes(cash.party)) return;
  const { payee } = cash;
  const isOwn = payee === undefined ? [...rules.payees].every((party) => own.includes(party)) : own.includes(payee);
  if (isOwn) return;
  found.push(objection(payee === undefined ? 'payee_needed' : 'paid_by_others', payee === undefined ? 'payee' : 'party', cash.party));
}

/** Each column is judged once. The sentence does not repeat what stands there: it could end in a log. */
function personalObjections(fact: AnyFact, rules: FactRules): readonly Objection[] {
  const { subject = '', group = '', reason = '', source = '' } = freeTexts(fact);
  const columns: readonly (readonly [string, Personal | undefined])[] = [
    ['subject', personalInCode(subject, rules.from)],
    ['group', rules.groups.has(group) ? undefined : personalInCode(group, rules.from)],
    ['reason', personalInText(reason)],
    ['source', personalInText(source)],
    ['series', personalInId(fact.series)],
  ];
  const said = columns.flatMap(([field, personal]) => (personal === undefined ? [] : [personalObjection(field, personal)]));
  const inId = said.length > 0 ? undefined : personalInId(fact.id);
  return inId === undefined ? said : [personalObjection('id', inId)];
}

type FreeTexts = { readonly subject?: string; readonly group?: string; readonly reason?: string; readonly source?: string };

function freeTexts(fact: AnyFact): FreeTexts {
  const texts = Object.entries(fact).filter(([, value]) => typeof value === 'string');
  return Object.fromEntries(texts.filter(([name]) => name === 'subject' || name === 'group' || name === 'reason' || name === 'source'));
}

function personalObjection(field: string, { kind, isSure }: Personal): Objection {
  return { code: PERSONAL_CODES[kind], severity: isSure ? 'error' : 'warning', field, value: '', data: { field } };
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

/** For a word that cannot even be a name of ours: the names there are say more than how a name is written. */
export function unknownId(field: string, value: string, rules: FactRules): Objection | undefined {
  switch (field) {
    case 'outcome':
      return unknown('unknown_outcome', field, value, rules.outcomes);
    case 'payer':
      return unknown('unknown_payer', field, value, rules.parties);
    case 'party':
      return unknown('unknown_party', field, value, rules.parties);
    case 'tranche':
      return unknown('unknown_tranche', field, value, rules.tranches);
    case 'name':
      return objection('measure_not_used', field, value, nearestOnly(value, rules.names));
    default:
      return undefined;
  }
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
  if (!rules.names.has(measure.name) || rules.onlyEvents.has(measure.name))
    found.push(warning('measure_not_used', 'name', measure.name, nearestOnly(measure.name, rules.names)));
}

function checkEvent(event: ContractEvent, rules: FactRules, found: Found): void {
  checkIdle(event, found);
  if (event.kind === 'event') checkNamedEvent(event, rules, found);
  else if (event.kind === 'receipt') checkReceipt(event, found);
  else if (event.subject === undefined) found.push(objection('missing_column', 'subject', '', { kind: event.kind }));
  if (event.outcome !== undefined && !rules.outcomes.has(event.outcome))
    found.push(unknown('unknown_outcome', 'outcome', event.outcome, rules.outcomes));
  if (event.payer !== undefined && !rules.parties.has(event.payer)) found.push(unknown('unknown_payer', 'payer', event.payer, rules.parties));
  if (event.day > rules.measuresTo) found.push(outside(event.day, rules.measuresTo, rules));
}

/** Fields of a fact of this kind that nothing looks at: filled in, they would seem to do something. */
const IDLE: Readonly<Record<ContractEvent['kind'] | Cash['kind'], readonly string[]>> = {
  event: ['outcome', 'group', 'payer', 'claim', 'agreed'],
  start: ['name', 'group', 'payer', 'claim', 'agreed'],
  enrolment: ['name', 'claim', 'agreed'],
  receipt: ['name', 'subject', 'outcome', 'group', 'payer'],
  paid: ['tranche'],
  draw: ['party', 'payee', 'period'],
  cost: ['payee', 'period', 'tranche'],
};

function checkIdle(fact: ContractEvent | Cash, found: Found): void {
  for (const [field, value] of Object.entries(fact)) {
    if (value !== undefined && IDLE[fact.kind].includes(field))
      found.push(objection('field_not_for_kind', field, String(value), { kind: fact.kind }));
  }
}

function checkReceipt(event: ContractEvent, found: Found): void {
  if (event.claim === undefined) found.push(objection('missing_column', 'claim', '', { kind: event.kind }));
  if (event.agreed === undefined) found.push(objection('missing_column', 'agreed', '', { kind: event.kind }));
}

function checkNamedEvent(event: ContractEvent, rules: FactRules, found: Found): void {
  if (event.name === undefined) found.push(objection('missing_column', 'name', '', { kind: event.kind }));
  else if (!rules.names.has(event.name) || rules.onlyNumbers.has(event.name))
    found.push(warning('event_not_used', 'name', event.name, nearestOnly(event.name, rules.names)));
  // An event that ends the contract ends it for everybody.
  if (event.name !== undefined && event.subject !== undefined && rules.endings.has(event.name))
    found.push(objection('field_not_for_kind', 'subject', event.subject, { kind: event.name }));
}

function checkCash(cash: Cash, rules: FactRules, found: Found): void {
  checkIdle(cash, found);
  if (cash.kind === 'paid') checkDigits('amount', cash.amount, found);
  else checkNumber('amount', cash.amount, found);
  if (cash.payee !== undefined && !rules.parties.has(cash.payee)) found.push(unknown('unknown_party', 'payee', cash.payee, rules.parties));
  if (cash.party !== undefined && !rules.parties.has(cash.party)) found.push(unknown('unknown_party', 'party', cash.party, rules.parties));
  if (cash.tranche !== undefined && !rules.tranches.has(cash.tranche))
    found.push(unknown('unknown_tranche', 'tranche', cash.tranche, rules.tranches));
  if (cash.period !== undefined && !rules.periods.has(cash.period)) found.push(unknown('unknown_period', 'period', cash.period, rules.periods));
  if (cash.kind === 'draw' && cash.tranche === undefined) found.push(objection('missing_column', 'tranche', '', { kind: cash.kind }));
  if (cash.kind === 'paid' && cash.party === undefined) found.push(objection('missing_column', 'party', '', { kind: cash.kind }));
  if (cash.kind === 'paid' && cash.period === undefined) found.push(objection('missing_column', 'period', '', { kind: cash.kind }));
}
