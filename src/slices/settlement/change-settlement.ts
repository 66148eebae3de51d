import { type Result, fail, ok } from '../../engine/result.ts';
import { now } from '../../platform/clock.ts';
import { type Actor, type KeyUsedOtherwise, type NewEvent, type Outcome, type System, type Tx, runCommand } from '../../platform/command.ts';
import { type StoredContract, type Wish, actingParty, may } from '../contract/contract.ts';
import { findContractForChange } from '../contract/index.ts';
import type { Signature } from './settlement-approvals.ts';
import {
  APPROVAL_GIVEN,
  type Settlement,
  type SettlementProblem,
  type SettlementState,
  type SettlementWish,
  type Transition,
  findTransition,
} from './settlement.ts';
import { findSettlementForChange, saveApprovals, saveState } from './settlement.store.ts';

export type SettlementChange = {
  readonly actor: Actor;
  readonly key?: string | undefined;
  readonly dryRun?: boolean | undefined;
  readonly slug: string;
  readonly id: string;
  /** For which payer is agreed; undefined: for every payer that the actor stands for. */
  readonly party?: string | undefined;
  /** Why it is taken back: what a payer that does not agree says. */
  readonly reason?: string | undefined;
};

export type Found = { readonly contract: StoredContract; readonly settlement: Settlement; readonly change: SettlementChange };

/** Who does it, in the name of which payers, and whether the settlement moves on with it. */
export type Decision = { readonly by: string; readonly signatures: readonly Signature[]; readonly isComplete: boolean };

type Step = {
  readonly name: Extract<Wish, 'approveSettlement' | 'executeSettlement' | 'withdrawSettlement'>;
  readonly wish: SettlementWish;
  /** What stands in the way beside its state, or what is decided. Absent: any party that may, does. */
  readonly decide?: (tx: Tx, found: Found) => Promise<Result<Decision, SettlementProblem>>;
  /** What happens with it in the same transaction. */
  readonly also?: (tx: Tx, found: Found) => Promise<void>;
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
  const body = { slug: change.slug, id: change.id, party: change.party, reason: change.reason };
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
  const found = await findForChange(tx, change);
  if (found === undefined) return fail({ code: 'not_found' });
  const { settlement } = found;
  const transition = findTransition(settlement.state, step.wish);
  if (transition === undefined) return fail({ code: 'wrong_state', state: settlement.state, wish: step.wish });
  const decided = step.decide === undefined ? ok(byAnyParty(found)) : await step.decide(tx, found);
  if (!decided.ok) return decided;
  await saveDecision(tx, { id: settlement.id, to: transition.to, decision: decided.value, at: now(system.clock) });
  await step.also?.(tx, found);
  return ok({ answer: { id: settlement.id }, event: eventOf(found, transition, decided.value) });
}

/** First held and then read: two who change it at once do it one after the other. */
async function findForChange(tx: Tx, change: SettlementChange): Promise<Found | undefined> {
  const contract = await findContractForChange(tx, change.slug, change.actor);
  if (contract === undefined) return undefined;
  const settlement = await findSettlementForChange(tx, { contractId: contract.id, id: change.id });
  return settlement === undefined ? undefined : { contract, settlement, change };
}

function byAnyParty({ contract, change: { actor } }: Found): Decision {
  return { by: actingParty(contract.parties, actor) ?? actor.role, signatures: [], isComplete: true };
}

type Saving = { readonly id: string; readonly to: SettlementState; readonly decision: Decision; readonly at: string };

async function saveDecision(tx: Tx, { id, to, decision, at }: Saving): Promise<void> {
  const { signatures, isComplete, by } = decision;
  const approvals = signatures.map((signature) => ({ settlement: id, party: signature.party, by: signature.by, at }));
  if (approvals.length > 0) await saveApprovals(tx, approvals);
  if (isComplete) await saveState(tx, { id, state: to, by, at });
}

/** The event of an approval says for which payers it was given. */
function eventOf({ contract, settlement, change }: Found, transition: Transition, { signatures, isComplete }: Decision): NewEvent {
  const parties = signatures.length === 0 ? {} : { parties: signatures.map((signature) => signature.party) };
  const reason = change.reason === undefined ? {} : { reason: change.reason };
  const body = { settlement: settlement.id, period: settlement.period, dueCents: settlement.due, ...parties, ...reason };
  return { kind: isComplete ? transition.event : APPROVAL_GIVEN, contractId: contract.id, body };
}
