import { type Result, fail, ok } from '../../engine/result.ts';
import { now } from '../../platform/clock.ts';
import { type Actor, type KeyUsedOtherwise, type Outcome, type System, type Tx, runCommand } from '../../platform/command.ts';
import { type Wish, actingParty, may } from '../contract/contract.ts';
import { findContractForChange } from '../contract/index.ts';
import { type Settlement, type SettlementProblem, type SettlementWish, findTransition } from './settlement.ts';
import { findSettlementForChange, saveState } from './settlement.store.ts';

export type SettlementChange = {
  readonly actor: Actor;
  readonly key?: string | undefined;
  readonly dryRun?: boolean | undefined;
  readonly slug: string;
  readonly id: string;
};

type Step = {
  readonly name: Extract<Wish, 'approveSettlement' | 'executeSettlement' | 'withdrawSettlement'>;
  readonly wish: SettlementWish;
  /** What stands in the way, beside its state. */
  readonly check?: (tx: Tx, settlement: Settlement) => Promise<SettlementProblem | undefined>;
  /** What happens with it in the same transaction. */
  readonly also?: (tx: Tx, settlement: Settlement) => Promise<void>;
};

type Answer = { id: string };

/** The one way a settlement changes state: along SETTLEMENT_TRANSITIONS, by a role that may, under a lock. */
export async function changeSettlement(
  system: System,
  change: SettlementChange,
  step: Step,
): Promise<Result<Answer, SettlementProblem | KeyUsedOtherwise>> {
  const { actor, key, dryRun } = change;
  if (!may(actor.role, step.name)) return fail({ code: 'not_allowed', wish: step.name, role: actor.role });
  const body = { slug: change.slug, id: change.id };
  return await runCommand<Answer, SettlementProblem>(system, { name: step.name, actor, key, body, dryRun }, (tx) =>
    moveOn(tx, system, { change, step }),
  );
}

async function moveOn(
  tx: Tx,
  system: System,
  input: { readonly change: SettlementChange; readonly step: Step },
): Promise<Result<Outcome<Answer>, SettlementProblem>> {
  const { change, step } = input;
  const contract = await findContractForChange(tx, change.slug, change.actor);
  if (contract === undefined) return fail({ code: 'not_found' });
  const settlement = await findSettlementForChange(tx, { contractId: contract.id, id: change.id });
  if (settlement === undefined) return fail({ code: 'not_found' });
  const transition = findTransition(settlement.state, step.wish);
  if (transition === undefined) return fail({ code: 'wrong_state', state: settlement.state, wish: step.wish });
  const problem = await step.check?.(tx, settlement);
  if (problem !== undefined) return fail(problem);
  await saveState(tx, {
    id: settlement.id,
    state: transition.to,
    by: actingParty(contract.parties, change.actor) ?? change.actor.role,
    at: now(system.clock),
  });
  await step.also?.(tx, settlement);
  const body = { settlement: settlement.id, period: settlement.period, dueCents: settlement.due };
  return ok({ answer: { id: settlement.id }, event: { kind: transition.event, contractId: contract.id, body } });
}
