import type { Result } from '../../engine/result.ts';
import type { KeyUsedOtherwise, System } from '../../platform/command.ts';
import { changeSettlement, type SettlementChange } from './change-settlement.ts';
import type { SettlementProblem } from './settlement.ts';

/** Takes a proposal back before it is booked; the period can be proposed again. */
export async function withdrawSettlement(
  system: System,
  change: SettlementChange,
): Promise<Result<{ id: string }, SettlementProblem | KeyUsedOtherwise>> {
  return await changeSettlement(system, change, { name: 'withdrawSettlement', wish: 'withdraw' });
}
