import type { Result } from '../../engine/result.ts';
import type { KeyUsedOtherwise, System } from '../../platform/command.ts';
import { changeSettlement, type SettlementChange } from './change-settlement.ts';
import { loadBasis, statementOf } from './load-settlement-basis.ts';
import { findChange, type SettlementProblem } from './settlement.ts';

/**
 * The payer agrees with the amounts as proposed. Nothing is booked yet. Refused when facts or terms have come in since that would have
 * made another proposal: nobody should agree with an amount of which Lente already knows that it is not right any more.
 */
export async function approveSettlement(
  system: System,
  change: SettlementChange,
): Promise<Result<{ id: string }, SettlementProblem | KeyUsedOtherwise>> {
  return await changeSettlement(system, change, {
    name: 'approveSettlement',
    wish: 'approve',
    check: async (tx, settlement) => {
      const basis = await loadBasis(tx, change.slug, change.actor);
      return basis === undefined ? { code: 'not_found' } : findChange(settlement, statementOf(basis, settlement.asOf));
    },
  });
}
