import type { Result } from '../../engine/result.ts';
import type { KeyUsedOtherwise, System } from '../../platform/command.ts';
import { changeSettlement, type SettlementChange } from './change-settlement.ts';
import type { SettlementProblem } from './settlement.ts';

/** The payer agrees with the amounts as proposed. Nothing is booked yet. */
export async function approveSettlement(system: System, change: SettlementChange): Promise<Result<{ id: string }, SettlementProblem | KeyUsedOtherwise>> {
  return await changeSettlement(system, change, { name: 'approveSettlement', wish: 'approve' });
}
