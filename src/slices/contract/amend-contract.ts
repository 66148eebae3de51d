import { type Result, fail, ok } from '../../engine/result.ts';
import { now } from '../../platform/clock.ts';
import { type Actor, type KeyUsedOtherwise, type Outcome, type System, type Tx, runCommand } from '../../platform/command.ts';
import { type AmendmentProblem, actingParty, findAmendmentProblem, may, sheetsOf } from './contract.ts';
import { canBeSettled } from './can-be-settled.ts';
import { findAgreedPeriods, findContractForChange, insertVersion } from './contract.store.ts';
import { type TooLong, findTooLong } from './name-lengths.ts';
import type { NewTerms } from './register-contract.ts';
import { canonicalTerms, hashTerms } from './term-sheet-canonical.ts';

export type AmendProblem =
  | AmendmentProblem
  | TooLong
  | { readonly code: 'amounts_too_large' }
  | { readonly code: 'not_found' }
  | { readonly code: 'not_allowed'; readonly wish: string; readonly role: string };

type Answer = { readonly version: number };
type Input = { readonly actor: Actor; readonly key?: string | undefined; readonly slug: string; readonly terms: NewTerms };

/** Adds a version with a later effective day. Periods that were settled keep the version they were settled with. */
export async function amendContract(system: System, input: Input): Promise<Result<Answer, AmendProblem | KeyUsedOtherwise>> {
  const { actor, terms } = input;
  if (!may(actor.role, 'amendContract')) return fail({ code: 'not_allowed', wish: 'amendContract', role: actor.role });
  const tooLong = findTooLong(terms.sheet);
  if (tooLong !== undefined) return fail(tooLong);
  const hash = await hashTerms(terms.sheet);
  const body = { slug: input.slug, hash };
  return await runCommand<Answer, AmendProblem>(system, { name: 'amendContract', actor, key: input.key, body }, (tx) =>
    amend(tx, system, { ...input, hash }),
  );
}

async function amend(tx: Tx, system: System, input: Input & { readonly hash: string }): Promise<Result<Outcome<Answer>, AmendProblem>> {
  const contract = await findContractForChange(tx, input.slug, input.actor);
  if (contract === undefined) return fail({ code: 'not_found' });
  const { sheet, source } = input.terms;
  const problem = findAmendmentProblem(contract, sheet, await findAgreedPeriods(tx, contract.id));
  if (problem !== undefined) return fail(problem);
  if (!canBeSettled([...sheetsOf(contract), sheet])) return fail({ code: 'amounts_too_large' });
  const party = actingParty(contract.parties, input.actor);
  const version = { contractId: contract.id, sheet, source, canonical: canonicalTerms(sheet), hash: input.hash, at: now(system.clock) };
  await insertVersion(tx, { ...version, acceptedBy: acceptedBy(input.actor, party) });
  const body = { version: sheet.version, hash: input.hash };
  return ok({
    answer: { version: sheet.version },
    event: { kind: 'ContractAmended', contractId: contract.id, body, effectiveDay: sheet.effective ?? sheet.period.from },
  });
}

/** Who sends a version accepts it, and nobody else does by that: the others sign for themselves when signing is built. */
function acceptedBy(actor: Actor, party: string | undefined): readonly string[] {
  return actor.role === 'system' || party === undefined ? [] : [party];
}
