import { createHash } from 'node:crypto';
import { makeId } from '../../engine/ids.ts';
import { type Result, fail, must, ok } from '../../engine/result.ts';
import type { Role, TermSheet } from '../../engine/terms.ts';
import { newId, now } from '../../platform/clock.ts';
import { type Actor, type KeyUsedOtherwise, type Outcome, SYSTEM_ACTOR, type System, type Tx, readAs, runCommand } from '../../platform/command.ts';
import { canBeSettled } from './can-be-settled.ts';
import { type ContractParty, may } from './contract.ts';
import { findPartyIds, insertContract, insertParties, insertVersion } from './contract.store.ts';
import { type TooLong, findTooLong } from './name-lengths.ts';
import { canonicalTerms, hashTerms } from './term-sheet-canonical.ts';

export type NewTerms = { readonly sheet: TermSheet; readonly source: string };
export type RegisterProblem =
  | { readonly code: 'not_allowed'; readonly wish: string; readonly role: string }
  | { readonly code: 'slug_taken'; readonly slug: string }
  | { readonly code: 'not_a_party'; readonly role: string }
  | { readonly code: 'judges_itself'; readonly party: string }
  | { readonly code: 'amounts_too_large' }
  | TooLong;

type Answer = { readonly slug: string };
type Input = { readonly actor: Actor; readonly key?: string | undefined; readonly dryRun?: boolean | undefined; readonly terms: NewTerms };

/**
 * Puts a contract and its first version in the books of the organisation. The sheet was checked at the door.
 * Who registers stands in it, in the role in which it asks: nobody draws up a contract between others.
 */
export async function registerContract(system: System, input: Input): Promise<Result<Answer, RegisterProblem | KeyUsedOtherwise>> {
  const { actor, terms } = input;
  if (!may(actor.role, 'registerContract')) return fail({ code: 'not_allowed', wish: 'registerContract', role: actor.role });
  const tooLong = findTooLong(terms.sheet);
  if (tooLong !== undefined) return fail(tooLong);
  if (!canBeSettled([terms.sheet])) return fail({ code: 'amounts_too_large' });
  const parties = await identifyParties(system, terms.sheet);
  const itself = findJudgeOfItself(parties);
  if (itself !== undefined) return fail({ code: 'judges_itself', party: itself.name });
  const own = parties.find((party) => party.role === actor.role && actor.partyIds.includes(party.partyId))?.partyId;
  if (own === undefined && actor.role !== 'system') return fail({ code: 'not_a_party', role: actor.role });
  const registrant: Actor = own === undefined ? actor : { ...actor, partyIds: [own] };
  const hash = await hashTerms(terms.sheet);
  return await runCommand<Answer, RegisterProblem>(
    system,
    { name: 'registerContract', actor: registrant, key: input.key, body: { hash }, dryRun: input.dryRun },
    (tx) => register(tx, system, { own, terms, parties, hash }),
  );
}

/** The terms see two parties with a name each; here it shows that they are one organisation, so one would judge what it delivers or pays itself. */
function findJudgeOfItself(parties: readonly ContractParty[]): ContractParty | undefined {
  return parties.find((party) => party.role === 'assessor' && parties.some((other) => other.partyId === party.partyId && other.role !== 'assessor'));
}

type Registration = { readonly own: string | undefined; readonly terms: NewTerms; readonly parties: readonly ContractParty[]; readonly hash: string };

async function register(tx: Tx, system: System, input: Registration): Promise<Result<Outcome<Answer>, RegisterProblem>> {
  const { own, parties } = input;
  const { sheet, source } = input.terms;
  const at = now(system.clock);
  const contractId = newId(system.clock, 'con');
  await insertParties(
    tx,
    parties.map((party) => ({ id: party.partyId, slug: partySlug(party.name), name: party.name, at })),
  );
  const isNew = await insertContract(tx, { id: contractId, sheet, parties, createdBy: own ?? null, at });
  if (!isNew) return fail({ code: 'slug_taken', slug: sheet.contract });
  await insertVersion(tx, {
    contractId,
    sheet,
    source,
    canonical: canonicalTerms(sheet),
    hash: input.hash,
    at,
    acceptedBy: own === undefined ? [] : [own],
  });
  return ok({
    answer: { slug: sheet.contract },
    event: { kind: 'ContractRegistered', contractId, body: { slug: sheet.contract, hash: input.hash } },
  });
}

/**
 * The organisations of a sheet, known by their names. The look-up sees all of them, because a contract may name an organisation that the
 * one who registers has never worked with; it tells nothing about them but the id.
 */
async function identifyParties(system: System, sheet: TermSheet): Promise<readonly ContractParty[]> {
  const slugs = sheet.parties.map((party) => partySlug(party.name));
  const known = await readAs(system, SYSTEM_ACTOR, (tx) => findPartyIds(tx, slugs));
  return sheet.parties.flatMap((party, index) => {
    const slug = must(slugs[index], 'slug of a party');
    const partyId = known.get(slug) ?? partyIdOf(slug);
    return party.roles.map((role): ContractParty => ({ partyId, partyKey: party.id, name: party.name, role }));
  });
}

/** The organisations that a sheet names in a role: for whom somebody stands who chose a role and no organisation. */
export async function partyIdsInRole(system: System, sheet: TermSheet, role: Role): Promise<readonly string[]> {
  return (await identifyParties(system, sheet)).filter((party) => party.role === role).map((party) => party.partyId);
}

/** Made from the name, so that two who name a new organisation at the same moment mean the same one. */
function partyIdOf(slug: string): string {
  return makeId('par', { clockMs: 0, random: sha256(slug) });
}

/** Letters that the alphabet of slugs lacks would make one organisation of two, so such names carry a mark of their own. */
export function partySlug(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const slug = plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
  if (!/[^a-z0-9\s\p{P}\p{S}]/u.test(plain)) return slug === '' ? 'partij' : slug;
  return `${slug}-${sha256(plain).toString('hex').slice(0, 12)}`.replace(/^-/, 'partij-');
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest();
}
