import type { Tx } from '../../platform/command.ts';
import { sheetsOf } from '../contract/contract.ts';
import { type Basis, statementToPropose } from './load-settlement-basis.ts';
import { leansOn } from './settlement-leaning.ts';
import type { Settlement, SettlementProblem } from './settlement.ts';
import { listSettlements } from './settlement.store.ts';

type Asked = { readonly settlement: Settlement; readonly basis: Basis; readonly wish: 'approve' | 'execute' };

/** Does what is about to be approved or booked lean on something that has to come first? Read under the lock of the contract. */
export async function findLeaning(tx: Tx, { settlement, basis, wish }: Asked): Promise<SettlementProblem | undefined> {
  const { id, period, lines, asOf } = settlement;
  const settlements = (await listSettlements(tx, basis.contract.id)).filter((other) => other.id !== id);
  const until = wish === 'execute' ? 'booked' : 'under_way';
  const first = leansOn(
    { ...basis, sheets: sheetsOf(basis.contract), settlements },
    { statement: statementToPropose(basis, asOf), period, lines, until },
  );
  return first.length === 0 ? undefined : { code: 'leans_on', period, first, wish };
}
