import { type Result, fail, must, ok } from '../../engine/result.ts';
import type { KeyUsedOtherwise, System, Tx } from '../../platform/command.ts';
import { type Decision, type Found, type SettlementChange, changeSettlement } from './change-settlement.ts';
import { loadBasis, statementToPropose } from './load-settlement-basis.ts';
import { approversOf, decideApproval, signaturesOf } from './settlement-approvals.ts';
import { findLeaning } from './find-leaning.ts';
import { type SettlementProblem, findChange } from './settlement.ts';

/**
 * A payer agrees with the amounts as proposed, for itself; with the last one the settlement is approved. Nothing is booked yet. Refused
 * when facts or terms have come in since that would have made another proposal: nobody should agree with an amount of which Lente already
 * knows that it is not right any more.
 */
export async function approveSettlement(
  system: System,
  change: SettlementChange,
): Promise<Result<{ id: string }, SettlementProblem | KeyUsedOtherwise>> {
  return await changeSettlement(system, change, { name: 'approveSettlement', wish: 'approve', decide });
}

async function decide(tx: Tx, found: Found): Promise<Result<Decision, SettlementProblem>> {
  const decided = agreeing(found);
  if (!decided.ok) return decided;
  const problem = await findChangeSince(tx, found);
  return problem === undefined ? decided : fail(problem);
}

function agreeing({ contract, settlement, change }: Found): Result<Decision, SettlementProblem> {
  const approvers = approversOf(settlement.lines, contract.parties);
  const decided = decideApproval({
    approvers,
    given: settlement.approvals,
    own: signaturesOf(approvers, contract.parties, change.actor),
    party: change.party,
    parties: contract.parties,
  });
  return decided.ok ? ok({ ...decided.value, by: must(decided.value.signatures.at(-1), 'signature').by }) : decided;
}

async function findChangeSince(tx: Tx, { settlement, change }: Found): Promise<SettlementProblem | undefined> {
  const basis = await loadBasis(tx, change.slug, change.actor);
  if (basis === undefined) return { code: 'not_found' };
  return findChange(settlement, statementToPropose(basis, settlement.asOf)) ?? (await findLeaning(tx, { settlement, basis, wish: 'approve' }));
}
