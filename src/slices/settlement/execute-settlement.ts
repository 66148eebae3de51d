import { type Result, fail, ok } from '../../engine/result.ts';
import { today } from '../../platform/clock.ts';
import type { KeyUsedOtherwise, System, Tx } from '../../platform/command.ts';
import { bookSettlement } from './book-settlement.ts';
import { type Decision, type Found, type SettlementChange, changeSettlement } from './change-settlement.ts';
import { findLeaning } from './find-leaning.ts';
import { loadBasis } from './load-settlement-basis.ts';
import { postCash } from './post-cash.ts';
import { approversOf, nameIn, signaturesOf } from './settlement-approvals.ts';
import type { SettlementProblem } from './settlement.ts';

/** Books an approved settlement: from here on it is final, and a later fact makes a new settlement with the difference. */
export async function executeSettlement(
  system: System,
  change: SettlementChange,
): Promise<Result<{ id: string }, SettlementProblem | KeyUsedOtherwise>> {
  return await changeSettlement(system, change, {
    name: 'executeSettlement',
    wish: 'execute',
    decide,
    also: async (tx, { settlement, contract }) => {
      await bookSettlement(tx, system, settlement, today(system.clock));
      // What was paid before it was booked finds its booking now.
      await postCash(tx, system, contract);
    },
  });
}

async function decide(tx: Tx, found: Found): Promise<Result<Decision, SettlementProblem>> {
  const decided = booking(found);
  if (!decided.ok) return decided;
  const basis = await loadBasis(tx, found.change.slug, found.change.actor);
  const problem =
    basis === undefined ? { code: 'not_found' as const } : await findLeaning(tx, { settlement: found.settlement, basis, wish: 'execute' });
  return problem === undefined ? decided : fail(problem);
}

/** All payers have agreed by now, so any one of them may book it. */
function booking({ contract, settlement, change }: Found): Result<Decision, SettlementProblem> {
  const approvers = approversOf(settlement.lines, contract.parties);
  const [first] = signaturesOf(approvers, contract.parties, change.actor);
  if (first === undefined) return fail({ code: 'not_payer', wish: 'execute', payers: approvers.map((key) => nameIn(contract.parties, key)) });
  return ok({ by: first.by, signatures: [], isComplete: true });
}
