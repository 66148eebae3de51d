import { type Result, fail, ok } from '../../engine/result.ts';
import type { Line } from '../../engine/statement.ts';
import { type Actor, type ContractParty, actingParty } from '../contract/contract.ts';
import type { Approval, SettlementProblem } from './settlement.ts';

/** A payer that somebody stands for, and the organisation that does. */
export type Signature = { readonly party: string; readonly by: string };

/**
 * Who has to agree with these lines: each commissioner of the contract that pays something in them, or gets something back. When nobody
 * who pays is a commissioner (a fee that an investor pays), all commissioners: theirs is the contract, and nobody else may agree.
 * The database asks the same (`lente_approvers` in the migrations).
 */
export function approversOf(
  lines: readonly Pick<Line, 'payer' | 'due'>[],
  parties: readonly Pick<ContractParty, 'partyKey' | 'role'>[],
): readonly string[] {
  const commissioners = [...new Set(parties.filter((party) => party.role === 'commissioner').map((party) => party.partyKey))];
  const payers = new Set(lines.filter((line) => line.due !== 0).map((line) => line.payer));
  const paying = commissioners.filter((key) => payers.has(key));
  return paying.length > 0 ? paying : commissioners;
}

/** For which of these payers an actor stands: work of no party for all of them. */
export function signaturesOf(approvers: readonly string[], parties: readonly ContractParty[], actor: Actor): readonly Signature[] {
  return approvers.flatMap((key) => {
    const seats = parties.filter((party) => party.partyKey === key);
    const by = actingParty(seats, actor);
    return by === undefined ? [] : [{ party: key, by }];
  });
}

export type Approving = {
  readonly approvers: readonly string[];
  readonly given: readonly Approval[];
  /** Those the actor stands for. */
  readonly own: readonly Signature[];
  /** The one it wants to agree for; undefined: all it stands for. */
  readonly party?: string | undefined;
  readonly parties: readonly ContractParty[];
};

/** Which approvals are given now, and whether everybody has agreed with that. A payer agrees once. */
export function decideApproval(
  approving: Approving,
): Result<{ readonly signatures: readonly Signature[]; readonly isComplete: boolean }, SettlementProblem> {
  const { approvers, given, own, party, parties } = approving;
  const nameOf = (key: string): string => nameIn(parties, key);
  const wanted = party === undefined ? own : own.filter((signature) => signature.party === party);
  if (wanted.length === 0) return fail({ code: 'not_payer', wish: 'approve', payers: approvers.map(nameOf) });
  const agreed = new Set(given.map((approval) => approval.party));
  const signatures = wanted.filter((signature) => !agreed.has(signature.party));
  const added = new Set(signatures.map((signature) => signature.party));
  const waitingFor = approvers.filter((key) => !agreed.has(key) && !added.has(key));
  if (signatures.length > 0) return ok({ signatures, isComplete: waitingFor.length === 0 });
  return fail({ code: 'approved_already', parties: wanted.map((signature) => nameOf(signature.party)), waitingFor: waitingFor.map(nameOf) });
}

export function nameIn(parties: readonly Pick<ContractParty, 'partyKey' | 'name'>[], key: string): string {
  return parties.find((party) => party.partyKey === key)?.name ?? key;
}
