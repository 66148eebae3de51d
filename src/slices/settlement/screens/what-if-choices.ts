import type { Claim } from '../../../engine/facts.ts';
import { type Language, type Words, wordsFor } from '../../../engine/messages-words.ts';
import type { WhatIf, World } from '../what-if.ts';
import { namesOf } from './names.ts';

/** What the form offers: things of this contract that can be otherwise, and how they are now. */
export type Choice = { readonly value: string; readonly label: string; readonly now: string };
export type Draft = {
  readonly kind: WhatIf['kind'];
  readonly target: string;
  readonly value: string;
  readonly subject: string;
  readonly verdict: Claim['verdict'];
};

export const EMPTY_DRAFT: Draft = { kind: 'price', target: '', value: '', subject: '', verdict: 'rejected' };

/** Most claims offered in one list; a longer list is searched by its own page of facts. */
const MOST_CLAIMS = 500;

export function choicesFor(world: World, kind: WhatIf['kind'], language: Language): readonly Choice[] {
  const sheet = world.contract.at(-1);
  if (sheet === undefined) return [];
  const words = wordsFor(language, sheet.currency);
  const names = namesOf({ parties: [], versions: world.contract.map((entry) => ({ version: entry.version, sheet: entry })) }, language);
  switch (kind) {
    case 'price':
      return sheet.rules.flatMap((rule) =>
        typeof rule.price === 'string'
          ? [{ value: rule.id, label: names.line({ rule: rule.id, version: sheet.version }), now: words.price(rule.price) }]
          : [],
      );
    case 'limit':
      return sheet.limits.flatMap((limit) =>
        typeof limit.max === 'string' ? [{ value: limit.id, label: names.limit(limit.id), now: words.price(limit.max) }] : [],
      );
    case 'measure_value':
      return world.facts.measures.map((measure) => ({
        value: measure.id,
        label: [measure.name.replaceAll('_', ' '), measure.subject, words.day(measure.day)].filter(Boolean).join(' · '),
        now: words.number(measure.value),
      }));
    case 'claim_added':
      return sheet.outcomes.map((outcome) => ({ value: outcome.id, label: names.outcome(outcome.id), now: '' }));
    default:
      return claimChoices(world, kind, { words, outcome: names.outcome });
  }
}

/** Each claim once, as it was written down last. */
function claimChoices(world: World, kind: WhatIf['kind'], told: Told): readonly Choice[] {
  const byId = new Map(world.facts.claims.map((claim) => [claim.id, claim]));
  return [...byId.values()].slice(0, MOST_CLAIMS).map((claim) => ({
    value: claim.id,
    label: [claim.id, claim.subject, told.outcome(claim.outcome), told.words.day(claim.day)].join(' · '),
    now: nowOf(claim, kind, told.words),
  }));
}

type Told = { readonly words: Words; readonly outcome: (id: string) => string };

function nowOf(claim: Claim, kind: WhatIf['kind'], words: Words): string {
  if (kind === 'claim_verdict') return claim.verdict;
  return kind === 'claim_day' ? words.day(claim.day) : words.number(claim.quantity);
}

/** The change that the form describes. */
export function toChange(draft: Draft): WhatIf {
  const { target, value } = draft;
  switch (draft.kind) {
    case 'price':
      return { kind: 'price', rule: target, price: value };
    case 'limit':
      return { kind: 'limit', limit: target, max: value };
    case 'measure_value':
      return { kind: 'measure_value', measure: target, value };
    case 'claim_added':
      return { kind: 'claim_added', outcome: target, subject: draft.subject, day: value };
    case 'claim_verdict':
      return { kind: 'claim_verdict', claim: target, verdict: draft.verdict };
    case 'claim_quantity':
      return { kind: 'claim_quantity', claim: target, quantity: value };
    case 'claim_day':
      return { kind: 'claim_day', claim: target, day: value };
    case 'claim_left_out':
      return { kind: 'claim_left_out', claim: target };
  }
}
