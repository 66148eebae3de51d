import type { Result } from '../../engine/result.ts';
import { today } from '../../platform/clock.ts';
import type { KeyUsedOtherwise, System } from '../../platform/command.ts';
import { changeSettlement, type SettlementChange } from './change-settlement.ts';
import { bookSettlement } from './book-settlement.ts';
import type { SettlementProblem } from './settlement.ts';

/** Books an approved settlement: from here on it is final, and a later fact makes a new settlement with the difference. */
export async function executeSettlement(
  system: System,
  change: SettlementChange,
): Promise<Result<{ id: string }, SettlementProblem | KeyUsedOtherwise>> {
  return await changeSettlement(system, change, {
    name: 'executeSettlement',
    wish: 'execute',
    also: async (tx, settlement) => await bookSettlement(tx, system, settlement, today(system.clock)),
  });
}
