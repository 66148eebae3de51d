import type { Claim } from '../src/engine/facts.ts';

/**
 * The yardstick: what a careful programmer would write for this one contract and no other. Prices and limits are constants, nothing is
 * checked but what the contract needs: claims known once by id, in the order of their days, once per person, outcome and sequence;
 * per quarter and outcome the amount, and for every claim what it was paid and which limit cut it.
 */
export type HandwrittenTerms = {
  readonly prices: readonly number[];
  readonly perPerson: number;
  readonly perOutcome: number;
  readonly inTotal: number;
};
export type HandwrittenAnswer = { readonly lines: ReadonlyMap<string, number>; readonly paid: readonly HandwrittenItem[]; readonly total: number };
export type HandwrittenItem = { readonly claim: string; readonly gross: number; readonly paid: number; readonly cutBy: string | undefined };

type State = {
  readonly persons: Map<string, number>;
  readonly outcomes: number[];
  readonly seen: Set<string>;
  readonly lines: Map<string, number>;
  readonly items: HandwrittenItem[];
  total: number;
};

export function settleByHand(terms: HandwrittenTerms, claims: readonly Claim[]): HandwrittenAnswer {
  const known = new Map<string, Claim>();
  for (const claim of claims) if (!known.has(claim.id)) known.set(claim.id, claim);
  const ordered = [...known.values()].sort(inOrder);
  const state: State = { persons: new Map(), outcomes: terms.prices.map(() => 0), seen: new Set(), lines: new Map(), items: [], total: 0 };
  for (const claim of ordered) settleClaim(terms, state, claim);
  return { lines: state.lines, paid: state.items, total: state.total };
}

function inOrder(left: Claim, right: Claim): number {
  if (left.day !== right.day) return left.day < right.day ? -1 : 1;
  if (left.outcome !== right.outcome) return left.outcome < right.outcome ? -1 : 1;
  if (left.subject !== right.subject) return left.subject < right.subject ? -1 : 1;
  return left.sequence - right.sequence;
}

function settleClaim(terms: HandwrittenTerms, state: State, claim: Claim): void {
  const identity = `${claim.subject} ${claim.outcome} ${claim.sequence}`;
  if (claim.verdict !== 'accepted' || state.seen.has(identity)) return;
  state.seen.add(identity);
  const outcome = Number(claim.outcome.slice(1));
  const gross = terms.prices[outcome] ?? 0;
  const person = state.persons.get(claim.subject) ?? 0;
  const ofOutcome = state.outcomes[outcome] ?? 0;
  const paid = Math.max(0, Math.min(gross, terms.perPerson - person, terms.perOutcome - ofOutcome, terms.inTotal - state.total));
  state.persons.set(claim.subject, person + paid);
  state.outcomes[outcome] = ofOutcome + paid;
  state.total += paid;
  const line = `${claim.day.slice(0, 4)}Q${Math.ceil(Number(claim.day.slice(5, 7)) / 3)} ${claim.outcome}`;
  state.lines.set(line, (state.lines.get(line) ?? 0) + paid);
  state.items.push({ claim: claim.id, gross, paid, cutBy: paid === gross ? undefined : cutter(terms, { person, ofOutcome, gross }) });
}

function cutter(terms: HandwrittenTerms, used: { readonly person: number; readonly ofOutcome: number; readonly gross: number }): string {
  if (terms.perPerson - used.person < used.gross) return 'person';
  return terms.perOutcome - used.ofOutcome < used.gross ? 'outcome' : 'contract';
}
