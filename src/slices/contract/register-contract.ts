import { type Result, fail, ok } from '../../engine/result.ts';
import type { TermSheet } from '../../engine/terms.ts';
import { newId, now } from '../../platform/clock.ts';
import { type Actor, type KeyUsedOtherwise, type Outcome, type System, type Tx, runCommand } from '../../platform/command.ts';
import { type ContractParty, may } from './contract.ts';
import { insertContract, insertVersion, isSlugTaken, upsertParty } from './contract.store.ts';
import { canonicalTerms, hashTerms } from './term-sheet-canonical.ts';

export type NewTerms = { readonly sheet: TermSheet; readonly source: string };
export type RegisterProblem =
  | { readonly code: 'not_allowed'; readonly wish: string; readonly role: string }
  | { readonly code: 'slug_taken'; readonly slug: string }
  | { readonly code: 'not_a_party'; readonly role: string };

type Answer = { readonly slug: string };
type Input = { readonly actor: Actor; readonly key?: string | undefined; readonly dryRun?: boolean | undefined; readonly terms: NewTerms };

/** Puts a contract and its first version in the books of the organisation. The sheet was checked at the door. */
export async function registerContract(system: System, input: Input): Promise<Result<Answer, RegisterProblem | KeyUsedOtherwise>> {
  const { actor, terms } = input;
  if (!may(actor.role, 'registerContract')) return fail({ code: 'not_allowed', wish: 'registerContract', role: actor.role });
  const canonical = canonicalTerms(terms.sheet);
  const hash = await hashTerms(terms.sheet);
  return await runCommand<Answer, RegisterProblem>(
    system,
    { name: 'registerContract', actor, key: input.key, body: { hash }, dryRun: input.dryRun },
    (tx) => register(tx, system, { actor, terms, canonical, hash }),
  );
}

type Registration = { readonly actor: Actor; readonly terms: NewTerms; readonly canonical: string; readonly hash: string };

async function register(tx: Tx, system: System, input: Registration): Promise<Result<Outcome<Answer>, RegisterProblem>> {
  const { sheet, source } = input.terms;
  if (await isSlugTaken(tx, sheet.contract)) return fail({ code: 'slug_taken', slug: sheet.contract });
  const at = now(system.clock);
  const contractId = newId(system.clock, 'con');
  const parties = await findOrMakeParties(tx, system, input);
  await insertContract(tx, { id: contractId, sheet, parties, createdBy: input.actor.partyIds[0] ?? null, at });
  await insertVersion(tx, { contractId, sheet, source, canonical: input.canonical, hash: input.hash, at, acceptedBy: [...input.actor.partyIds.slice(0, 1)] });
  return ok({ answer: { slug: sheet.contract }, event: { kind: 'ContractRegistered', contractId, body: { slug: sheet.contract, hash: input.hash } } });
}

/** Who draws up a contract stands in it for the party that has its role; the others are known by their names. */
async function findOrMakeParties(tx: Tx, system: System, input: Registration): Promise<readonly ContractParty[]> {
  const rows: ContractParty[] = [];
  const ownKey = input.terms.sheet.parties.find((party) => party.roles.some((role) => role === input.actor.role))?.id;
  for (const party of input.terms.sheet.parties) {
    const own = party.id === ownKey ? input.actor.partyIds[0] : undefined;
    const partyId = own ?? (await upsertParty(tx, { id: newId(system.clock, 'par'), slug: slugOf(party.name), name: party.name, at: now(system.clock) }));
    for (const role of party.roles) rows.push({ partyId, partyKey: party.id, name: party.name, role });
  }
  return rows;
}

function slugOf(name: string): string {
  const plain = name.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
  return plain === '' ? 'partij' : plain;
}
