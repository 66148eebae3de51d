import { isDay } from '../../engine/calendar.ts';
import { isDecimalText } from '../../engine/decimal.ts';
import { type Claim, type Facts, claimSchema } from '../../engine/facts.ts';
import { type Contract, type TermSheet } from '../../engine/terms.ts';

/** One thing that might have been otherwise. Nothing of it is stored: the same engine settles the changed contract beside the real one. */
export type WhatIf =
  | { readonly kind: 'claim_left_out'; readonly claim: string }
  | { readonly kind: 'claim_verdict'; readonly claim: string; readonly verdict: Claim['verdict'] }
  | { readonly kind: 'claim_quantity'; readonly claim: string; readonly quantity: string }
  | { readonly kind: 'claim_day'; readonly claim: string; readonly day: string }
  | { readonly kind: 'claim_added'; readonly subject: string; readonly outcome: string; readonly day: string }
  | { readonly kind: 'measure_value'; readonly measure: string; readonly value: string }
  | { readonly kind: 'price'; readonly rule: string; readonly price: string }
  | { readonly kind: 'limit'; readonly limit: string; readonly max: string };

export type WhatIfProblem = {
  readonly code: 'number_shape' | 'day_shape' | 'empty_value';
  readonly field: 'price' | 'max' | 'quantity' | 'value' | 'day' | 'subject';
  readonly value: string;
};

export type World = { readonly contract: Contract; readonly facts: Facts };

/** May this change be tried? Out: what is wrong with its value, or undefined. */
export function findWhatIfProblem(change: WhatIf): WhatIfProblem | undefined {
  switch (change.kind) {
    case 'price':
      return numberProblem('price', change.price);
    case 'limit':
      return numberProblem('max', change.max);
    case 'claim_quantity':
      return numberProblem('quantity', change.quantity);
    case 'measure_value':
      return numberProblem('value', change.value);
    case 'claim_day':
      return isDay(change.day) ? undefined : { code: 'day_shape', field: 'day', value: change.day };
    case 'claim_added':
      return addedProblem(change);
    default:
      return undefined;
  }
}

function numberProblem(field: WhatIfProblem['field'], value: string): WhatIfProblem | undefined {
  return isDecimalText(value) ? undefined : { code: 'number_shape', field, value };
}

function addedProblem(change: Extract<WhatIf, { kind: 'claim_added' }>): WhatIfProblem | undefined {
  if (change.subject.trim() === '') return { code: 'empty_value', field: 'subject', value: '' };
  return isDay(change.day) ? undefined : { code: 'day_shape', field: 'day', value: change.day };
}

/** The world with one thing otherwise. In: a change without a problem. A term changes in every version: as if it had been agreed so from the start. */
export function changeWorld(world: World, change: WhatIf): World {
  if (change.kind === 'price') return { ...world, contract: world.contract.map((sheet) => withPrice(sheet, change)) };
  if (change.kind === 'limit') return { ...world, contract: world.contract.map((sheet) => withLimit(sheet, change)) };
  return { ...world, facts: changeFacts(world.facts, change) };
}

function withPrice(sheet: TermSheet, change: Extract<WhatIf, { kind: 'price' }>): TermSheet {
  return { ...sheet, rules: sheet.rules.map((rule) => (rule.id === change.rule ? { ...rule, price: change.price } : rule)) };
}

function withLimit(sheet: TermSheet, change: Extract<WhatIf, { kind: 'limit' }>): TermSheet {
  return { ...sheet, limits: sheet.limits.map((limit) => (limit.id === change.limit ? { ...limit, max: change.max } : limit)) };
}

type FactChange = Exclude<WhatIf, { kind: 'price' | 'limit' }>;

/** A claim that was corrected stands in several rows with one id: all of them change, so that the last one cannot undo it. */
function changeFacts(facts: Facts, change: FactChange): Facts {
  switch (change.kind) {
    case 'claim_left_out':
      return { ...facts, claims: facts.claims.filter((claim) => claim.id !== change.claim) };
    case 'claim_added':
      return { ...facts, claims: [...facts.claims, addedClaim(facts, change)] };
    case 'measure_value':
      return { ...facts, measures: facts.measures.map((measure) => (measure.id === change.measure ? { ...measure, value: change.value } : measure)) };
    default:
      return { ...facts, claims: facts.claims.map((claim) => (claim.id === change.claim ? changedClaim(claim, change) : claim)) };
  }
}

type ClaimChange = Extract<WhatIf, { kind: 'claim_verdict' | 'claim_quantity' | 'claim_day' }>;

function changedClaim(claim: Claim, change: ClaimChange): Claim {
  switch (change.kind) {
    case 'claim_verdict':
      return { ...claim, verdict: change.verdict };
    case 'claim_quantity':
      return { ...claim, quantity: change.quantity };
    case 'claim_day':
      return claimSchema.parse({ ...claim, day: change.day });
  }
}

function addedClaim(facts: Facts, change: Extract<WhatIf, { kind: 'claim_added' }>): Claim {
  const earlier = facts.claims.filter((claim) => claim.subject === change.subject && claim.outcome === change.outcome);
  const sequence = 1 + Math.max(0, ...earlier.map((claim) => claim.sequence));
  return claimSchema.parse({
    id: `what-if/${change.subject}/${change.outcome}/${sequence}`,
    subject: change.subject.trim(),
    outcome: change.outcome,
    day: change.day,
    sequence,
  });
}
