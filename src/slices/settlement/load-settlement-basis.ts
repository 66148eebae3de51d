import type { Day } from '../../engine/calendar.ts';
import type { Facts } from '../../engine/facts.ts';
import { settle } from '../../engine/settle.ts';
import type { Settled, Statement } from '../../engine/statement.ts';
import type { Actor, Tx } from '../../platform/command.ts';
import { sheetsOf } from '../contract/contract.ts';
import type { StoredContract } from '../contract/contract.ts';
import { findContract, findContractForChange } from '../contract/index.ts';
import { loadFacts } from '../outcome/index.ts';
import { loadProposedDays, loadSettled } from './settlement.store.ts';

/** Everything a settlement is made of, as the one who asks may see it. */
export type Basis = {
  readonly contract: StoredContract;
  readonly facts: Facts;
  readonly settled: readonly Settled[];
  readonly proposed: ReadonlyMap<string, Day>;
};

export async function loadBasis(tx: Tx, slug: string, actor: Actor): Promise<Basis | undefined> {
  return await withContract(tx, await findContract(tx, slug, actor));
}

/** The same, held until the transaction ends. First held and then read: else what was booked meanwhile would be settled twice. */
export async function loadBasisForChange(tx: Tx, slug: string, actor: Actor): Promise<Basis | undefined> {
  return await withContract(tx, await findContractForChange(tx, slug, actor));
}

async function withContract(tx: Tx, contract: StoredContract | undefined): Promise<Basis | undefined> {
  if (contract === undefined) return undefined;
  const [facts, settled] = [await loadFacts(tx, contract.id), await loadSettled(tx, contract.id)];
  return { contract, facts, settled, proposed: await loadProposedDays(tx, contract.id) };
}

/** What is to be settled, if it is put before the payers on `settledOn`; what is before them already counts from its own day. */
export function statementOf(basis: Basis, asOf: Day, settledOn: Day = asOf): Statement {
  const { settled, proposed } = basis;
  return settle(sheetsOf(basis.contract), basis.facts, asOf, { settled, settledOn: (period) => proposed.get(period) ?? settledOn });
}

/**
 * What is put before the payers on a day, for an earlier one: with all that came in since and was reported by then, so that a period can still
 * be settled as it stood. `settledOn`: the day on which the payers see it.
 */
export function statementToPropose(basis: Basis, asOf: Day, settledOn: Day = asOf): Statement {
  const { settled, proposed } = basis;
  return settle(sheetsOf(basis.contract), basis.facts, asOf, {
    settled,
    settledOn: (period) => proposed.get(period) ?? settledOn,
    knownBy: 'report',
  });
}

/** When money comes in as was agreed: what is not yet before the payers is due with its period and its facts. */
export function agreedStatementOf(basis: Basis, asOf: Day): Statement {
  const { settled, proposed } = basis;
  return settle(sheetsOf(basis.contract), basis.facts, asOf, { settled, settledOn: (period) => proposed.get(period) });
}

type Looked = { readonly basis: Basis; readonly asOf: Day; readonly published: Statement | undefined };

/** The one place that says what a role gets of a contract: the statement as it is, or for who sees no facts what was published (frozen-day.ts). */
export function statementFor({ basis, asOf, published }: Looked): Statement {
  return published ?? statementOf(basis, asOf);
}

/** The same for where the money goes, due as was agreed. */
export function agreedStatementFor({ basis, asOf, published }: Looked): Statement {
  return published ?? agreedStatementOf(basis, asOf);
}
