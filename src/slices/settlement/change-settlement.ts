import { type Result, fail, ok } from '../../engine/result.ts';
import { now } from '../../platform/clock.ts';
import { type Actor, type KeyUsedOtherwise, type Outcome, type System, type Tx, runCommand } from '../../platform/command.ts';
import { type Wish, may } from '../contract/contract.ts';
import { findContract } from '../contract/index.ts';
import { type Settlement, type SettlementProblem, type SettlementWish, findTransition } from './settlement.ts';
import { findSettlementForChange, lockContract, saveState } from './settlement.store.ts';

export type SettlementChange = {
  readonly actor: Actor;
  readonly key?: string | undefined;
  readonly slug: string;
  readonly id: string;
};

type Step = {
  readonly name: Extract<Wish, 'approveSettlement' | 'executeSettlement' | 'withdrawSettlement'>;
  readonly wish: SettlementWish;
  /** What happens with it in the same transaction. */
  readonly also?: (tx: Tx, settlement: Settlement) => Promise<void>;
};

type Answer = { id: string };

/** The one way a settlement changes state: along SETTLEMENT_TRANSITIONS, by a role that may, under a lock. */
export async function changeSettlement(system: System, change: SettlementChange, step: Step): Promise<Result<Answer, SettlementProblem | KeyUsedOtherwise>> {
  const { actor, key } = change;
  if (!may(actor.role, step.name)) return fail({ code: 'not_allowed', wish: step.name, role: actor.role });
  const body = { slug: change.slug, id: change.id };
  return await runCommand<Answer, SettlementProblem>(system, { name: step.name, actor, key, body }, (tx) => moveOn(tx, system, { change, step }));
}

async function moveOn(tx: Tx, system: System, input: { readonly change: SettlementChange; readonly step: Step }): Promise<Result<Outcome<Answer>, SettlementProblem>> {
  const { change, step } = input;
  const contract = await findContract(tx, change.slug);
  if (contract === undefined) return fail({ code: 'not_found' });
  await lockContract(tx, contract.id);
  const settlement = await findSettlementForChange(tx, { contractId: contract.id, id: change.id });
  if (settlement === undefined) return fail({ code: 'not_found' });
  const transition = findTransition(settlement.state, step.wish);
  if (transition === undefined) return fail({ code: 'wrong_state', state: settlement.state, wish: step.wish });
  await saveState(tx, { id: settlement.id, state: transition.to, by: change.actor.partyIds[0] ?? change.actor.role, at: now(system.clock) });
  await step.also?.(tx, settlement);
  const body = { settlement: settlement.id, period: settlement.period, dueCents: settlement.due };
  return ok({ answer: { id: settlement.id }, event: { kind: transition.event, contractId: contract.id, body } });
}
