import type { Day } from '../../engine/calendar.ts';
import type { Facts } from '../../engine/facts.ts';
import { settle } from '../../engine/settle.ts';
import type { Settled, Statement } from '../../engine/statement.ts';
import type { Actor, Tx } from '../../platform/command.ts';
import { sheetsOf } from '../contract/contract.ts';
import type { StoredContract } from '../contract/contract.ts';
import { findContract, findContractForChange } from '../contract/index.ts';
import { loadFacts } from '../outcome/index.ts';
import { loadSettled } from './settlement.store.ts';

/** Everything a settlement is made of, as the one who asks may see it. */
export type Basis = { readonly contract: StoredContract; readonly facts: Facts; readonly settled: readonly Settled[] };

export async function loadBasis(tx: Tx, slug: string, actor: Actor): Promise<Basis | undefined> {
  return await withContract(tx, await findContract(tx, slug, actor));
}

/** The same, held until the transaction ends. First held and then read: else what was booked meanwhile would be settled twice. */
export async function loadBasisForChange(tx: Tx, slug: string, actor: Actor): Promise<Basis | undefined> {
  return await withContract(tx, await findContractForChange(tx, slug, actor));
}

async function withContract(tx: Tx, contract: StoredContract | undefined): Promise<Basis | undefined> {
  if (contract === undefined) return undefined;
  return { contract, facts: await loadFacts(tx, contract.id), settled: await loadSettled(tx, contract.id) };
}

export function statementOf(basis: Basis, asOf: Day): Statement {
  return settle(sheetsOf(basis.contract), basis.facts, asOf, { settled: basis.settled });
}
