import { fail, ok } from '../engine/result.ts';
import type { Result } from '../engine/result.ts';
import { newId, now, today } from './clock.ts';
import type { Clock } from './clock.ts';
import { DatabaseAway, pause } from './db/away.ts';
import { DiskFull } from './db/disk.ts';
import type { OpenDatabase } from './db/open.ts';
import { claimKey, saveOutcome } from './db/command.store.ts';
import type { Command } from './db/command.store.ts';
import { inTransaction } from './db/tx.ts';
import type { Actor, Tx } from './db/tx.ts';
import type { CommittedEvent, Events } from './events.ts';
import type { Log } from './log.ts';

export type { Command } from './db/command.store.ts';
export type { Actor, Tx } from './db/tx.ts';
export { SYSTEM_ACTOR, actorKey } from './db/tx.ts';

/** What every command needs of the outside world, made once in `main/`. */
export type System = { readonly database: OpenDatabase; readonly clock: Clock; readonly events: Events; readonly log: Log };

/** What happened, in the past tense, for the one event row of a command. */
export type NewEvent = { readonly kind: string; readonly contractId?: string | null; readonly body: unknown; readonly effectiveDay?: string };
export type Outcome<T> = { readonly answer: T; readonly event: NewEvent };
export type KeyUsedOtherwise = { readonly code: 'idempotency_conflict'; readonly key: string };

type Done<T> = { readonly answer: T; readonly event: CommittedEvent | undefined };

/**
 * The one door for every write: one transaction under the actor's own rights, one event row, an idempotency key.
 * An error as a value rolls everything back. Out: the answer (it must survive JSON, because a repeated key gets the
 * stored one) or the error. Listeners hear of the event after the commit, never before.
 */
export async function runCommand<T, E>(
  system: System,
  command: Command,
  work: (tx: Tx) => Promise<Result<Outcome<T>, E>>,
): Promise<Result<T, E | KeyUsedOtherwise>> {
  if (!system.database.hasRoom()) throw new DiskFull('no room for a write');
  // Done twice under one key is done once: so with a key it may be tried again also when the line was cut while saving.
  const done = await retrying(() => once(system, command, work), { isSafe: command.key !== undefined || command.dryRun === true });
  if (!done.ok) return done;
  if (done.value.event !== undefined) await system.events.publish(done.value.event);
  return ok(done.value.answer);
}

/** For screens and reports: the same rights, nothing written down. */
export async function readAs<T>(system: Pick<System, 'database'>, actor: Actor, read: (tx: Tx) => Promise<T>): Promise<T> {
  return await retrying(() => inTransaction(system.database, actor, read), { isSafe: true });
}

async function once<T, E>(
  system: System,
  command: Command,
  work: (tx: Tx) => Promise<Result<Outcome<T>, E>>,
): Promise<Result<Done<T>, E | KeyUsedOtherwise>> {
  return await inTransaction<Result<Done<T>, E | KeyUsedOtherwise>>(
    system.database,
    command.actor,
    (tx) => workUnderKey(tx, system, command, work),
    (result) => result.ok && command.dryRun !== true,
  );
}

async function workUnderKey<T, E>(
  tx: Tx,
  system: System,
  command: Command,
  work: (tx: Tx) => Promise<Result<Outcome<T>, E>>,
): Promise<Result<Done<T>, E | KeyUsedOtherwise>> {
  const claim = await claimKey<T>(tx, command, now(system.clock));
  if (claim.kind === 'used otherwise') return fail({ code: 'idempotency_conflict', key: claim.key });
  // The same answer as the first time, and no second event. Its type is the command's own: it was stored by it.
  if (claim.kind === 'done before') return ok({ answer: claim.answer, event: undefined });
  const outcome = await work(tx);
  if (!outcome.ok) return outcome;
  const event = toEvent(system.clock, outcome.value.event);
  await saveOutcome(tx, command, { answer: outcome.value.answer, event });
  return ok({ answer: outcome.value.answer, event: command.dryRun === true ? undefined : event });
}

function toEvent(clock: Clock, event: NewEvent): CommittedEvent {
  return {
    id: newId(clock, 'evt'),
    kind: event.kind,
    contractId: event.contractId ?? null,
    body: event.body,
    recordedAt: now(clock),
    effectiveDay: event.effectiveDay ?? today(clock),
  };
}

const MAX_ATTEMPTS = 3;
/** PostgreSQL's own names for "somebody was in the way, try again". */
const IN_THE_WAY = ['40001', '40P01'];
/** Together as long as an ordinary restart of the database takes; who asks waits for it and notices nothing. */
const PAUSES_MS = [200, 1_000];

/** A transaction that lost a race or its line has left nothing behind and may simply run again; not for ever. */
async function retrying<T>(run: () => Promise<T>, how: { readonly isSafe: boolean }, attempt = 1): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (attempt >= MAX_ATTEMPTS || !(isInTheWay(error) || isCutOff(error, how.isSafe))) throw error;
    if (error instanceof DatabaseAway) await pause(PAUSES_MS[attempt - 1] ?? 0);
    return await retrying(run, how, attempt + 1);
  }
}

function isInTheWay(error: unknown): boolean {
  return error instanceof Error && 'code' in error && IN_THE_WAY.includes(String(error.code));
}

function isCutOff(error: unknown, isSafe: boolean): boolean {
  return error instanceof DatabaseAway && (isSafe || !error.isUnsure);
}
