import type { Day } from '../../engine/calendar.ts';
import { calendarOf } from '../../engine/calendar.ts';
import type { Contract as Versions, Role, TermSheet } from '../../engine/terms.ts';

/** A contract as the organisation keeps it: its parties, its versions, and where it stands. */
export type ContractState = 'active' | 'ended';

export type ContractParty = { readonly partyId: string; readonly partyKey: string; readonly name: string; readonly role: Role };

export type ContractVersion = {
  readonly version: number;
  readonly effectiveDay: Day;
  readonly source: string;
  readonly hash: string;
  readonly recordedAt: string;
  readonly sheet: TermSheet;
};

export type StoredContract = {
  readonly id: string;
  readonly slug: string;
  readonly state: ContractState;
  readonly parties: readonly ContractParty[];
  /** Oldest first; never empty. */
  readonly versions: readonly ContractVersion[];
};

/** Every way a contract changes, with the event it leaves behind. Signing by the parties comes before `active` when it is built. */
export const CONTRACT_TRANSITIONS = [
  { from: null, to: 'active', event: 'ContractRegistered' },
  { from: 'active', to: 'active', event: 'ContractAmended' },
  { from: 'active', to: 'ended', event: 'ContractEnded' },
] as const satisfies readonly { from: ContractState | null; to: ContractState; event: string }[];

export function sheetsOf(contract: Pick<StoredContract, 'versions'>): Versions {
  return contract.versions.map((version) => version.sheet);
}

/** The version that counts on a day: the last one whose effective day is not after it, else the first. */
export function versionOn(contract: Pick<StoredContract, 'versions'>, on: Day): ContractVersion | undefined {
  return contract.versions.findLast((version) => version.effectiveDay <= on) ?? contract.versions[0];
}

export type Actor = { readonly role: Role | 'system'; readonly partyIds: readonly string[] };

/**
 * For which party an actor acts in a contract: one of its own that holds its role in this very contract. A party that provides here and
 * invests there is no provider there. A participant is no party: it looks along with the provider. Undefined: it has no business here.
 */
export function actingParty(parties: readonly Pick<ContractParty, 'partyId' | 'role'>[], actor: Actor): string | undefined {
  if (actor.role === 'system') return 'system';
  const role = actor.role === 'participant' ? 'provider' : actor.role;
  return parties.find((party) => party.role === role && actor.partyIds.includes(party.partyId))?.partyId;
}

export type AmendmentProblem =
  | { readonly code: 'contract_ended' }
  | { readonly code: 'version_not_next'; readonly expected: number; readonly found: number }
  | { readonly code: 'other_contract'; readonly expected: string; readonly found: string }
  | { readonly code: 'other_currency'; readonly expected: string; readonly found: string }
  | { readonly code: 'other_parties'; readonly expected: string; readonly found: string }
  | { readonly code: 'effective_not_later'; readonly last: string; readonly found: string }
  | { readonly code: 'settled_after_effective'; readonly period: string; readonly found: string }
  | { readonly code: 'settled_period_gone'; readonly period: string };

/**
 * May this sheet follow the versions there are? Settled periods keep their version, so an amendment may not start inside one.
 * In: the days on which periods end that were settled or approved. Out: undefined when it may.
 */
export function findAmendmentProblem(contract: StoredContract, next: TermSheet, settledPeriods: readonly string[]): AmendmentProblem | undefined {
  if (!CONTRACT_TRANSITIONS.some(({ from, event }) => from === contract.state && event === 'ContractAmended')) return { code: 'contract_ended' };
  const last = contract.versions.at(-1);
  const effective = next.effective ?? next.period.from;
  if (next.contract !== contract.slug) return { code: 'other_contract', expected: contract.slug, found: next.contract };
  if (last === undefined) return undefined;
  if (next.version !== last.version + 1) return { code: 'version_not_next', expected: last.version + 1, found: next.version };
  if (next.currency !== last.sheet.currency) return { code: 'other_currency', expected: last.sheet.currency, found: next.currency };
  const [expected, found] = [partiesText(last.sheet), partiesText(next)];
  if (found !== expected) return { code: 'other_parties', expected, found };
  if (effective <= last.effectiveDay) return { code: 'effective_not_later', last: last.effectiveDay, found: effective };
  const settled = settledPeriods.find((end) => end >= effective);
  if (settled !== undefined) return { code: 'settled_after_effective', period: settled, found: effective };
  // A correction is proposed for the period it corrects: a calendar that no longer knows that period would leave it no way back.
  const known = new Set(calendarOf(next).map((period) => period.key));
  const gone = settledPeriods.find((end) => !known.has(end));
  return gone === undefined ? undefined : { code: 'settled_period_gone', period: gone };
}

/** Who is in it, in which role: one party alone may not give itself another role, or bring in somebody who did not agree. */
function partiesText(sheet: TermSheet): string {
  const parties = sheet.parties.map(({ id, name, roles }) => `${id} (${name}: ${[...roles].sort().join(', ')})`);
  return parties.sort().join('; ');
}

/** Which panels of a contract a role sees. What is not here does not exist for that role. */
export const VISIBLE: Readonly<Record<Role, readonly Panel[]>> = {
  commissioner: ['terms', 'facts', 'settlement', 'flow', 'books', 'what-if'],
  provider: ['terms', 'facts', 'settlement', 'flow', 'books', 'what-if'],
  arranger: ['terms', 'settlement', 'flow'],
  assessor: ['terms', 'facts', 'settlement'],
  investor: ['terms', 'settlement', 'flow'],
  guarantor: ['terms', 'settlement', 'flow'],
  participant: ['promise', 'own-facts'],
};

export type Panel = 'promise' | 'terms' | 'own-facts' | 'facts' | 'settlement' | 'flow' | 'books' | 'what-if';

export function canSee(role: Role, panel: Panel): boolean {
  return VISIBLE[role].includes(panel);
}

/** Who may do what. Money is approved and executed by who pays; facts come from who delivers or who assesses. */
export const ALLOWED: Readonly<Record<Wish, readonly Role[]>> = {
  registerContract: ['commissioner', 'provider'],
  amendContract: ['commissioner', 'provider'],
  recordFacts: ['provider', 'assessor'],
  judgeClaims: ['assessor'],
  agreeReceipt: ['commissioner'],
  proposeSettlement: ['provider', 'commissioner'],
  approveSettlement: ['commissioner'],
  executeSettlement: ['commissioner'],
  withdrawSettlement: ['provider', 'commissioner'],
  recordPayment: ['commissioner', 'provider'],
};

export type Wish =
  | 'registerContract'
  | 'amendContract'
  | 'recordFacts'
  | 'judgeClaims'
  | 'agreeReceipt'
  | 'proposeSettlement'
  | 'approveSettlement'
  | 'executeSettlement'
  | 'withdrawSettlement'
  | 'recordPayment';

export function may(role: Role | 'system', wish: Wish): boolean {
  return role === 'system' || ALLOWED[wish].includes(role);
}
