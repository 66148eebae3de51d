import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { fail, must, ok } from '../engine/result.ts';
import type { Result } from '../engine/result.ts';
import { newId, now, today } from './clock.ts';
import type { Clock } from './clock.ts';
import type { OpenDatabase } from './db/open.ts';
import { actorKey, inTransaction } from './db/tx.ts';
import type { Actor, Tx } from './db/tx.ts';
import type { CommittedEvent, Events } from './events.ts';
import type { Log } from './log.ts';

export type { Actor, Role, Tx } from './db/tx.ts';
export { ROLES, SYSTEM_ACTOR } from './db/tx.ts';

/** What every command needs of the outside world, made once in `main/`. */
export type System = { readonly database: OpenDatabase; readonly clock: Clock; readonly events: Events; readonly log: Log };

export type Command = {
  /** Imperative: `signContract`. */
  readonly name: string;
  readonly actor: Actor;
  /** Chosen by the caller, once per wish: sending the same wish twice (a double click, a retry) does it once. */
  readonly key?: string | undefined;
  readonly body: unknown;
  /** Does everything, answers, and undoes it all: "what would happen if". */
  readonly dryRun?: boolean | undefined;
};

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
  const done = await retrying(() => once(system, command, work));
  if (!done.ok) return done;
  if (done.value.event !== undefined) await system.events.publish(done.value.event);
  return ok(done.value.answer);
}

/** For screens and reports: the same rights, nothing written down. */
export async function readAs<T>(system: Pick<System, 'database'>, actor: Actor, read: (tx: Tx) => Promise<T>): Promise<T> {
  return await inTransaction(system.database, actor, read);
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
  const claim = await claimKey<T>(tx, system.clock, command);
  if (claim.kind === 'used otherwise') return fail({ code: 'idempotency_conflict', key: claim.key });
  // The same answer as the first time, and no second event. Its type is the command's own: it was stored by it.
  if (claim.kind === 'done before') return ok({ answer: claim.answer, event: undefined });
  const outcome = await work(tx);
  if (!outcome.ok) return outcome;
  const event = toEvent(system.clock, outcome.value.event);
  await saveOutcome(tx, command, { answer: outcome.value.answer, event });
  return ok({ answer: outcome.value.answer, event: command.dryRun === true ? undefined : event });
}

type Claim<T> =
  | { readonly kind: 'new' }
  | { readonly kind: 'done before'; readonly answer: T }
  | { readonly kind: 'used otherwise'; readonly key: string };

/** Two equal wishes at the same moment: the second waits here for the first, and then finds its answer. */
async function claimKey<T>(tx: Tx, clock: Clock, command: Command): Promise<Claim<T>> {
  const { actor } = command;
  const key = keyOf(command);
  if (key === undefined) return { kind: 'new' };
  const row = { key, actor: actorKey(actor), body_hash: hashOf(command), answer: null, created_at: now(clock) };
  const inserted = await tx.insertInto('idempotency_keys').values(row).onConflict((on) => on.doNothing()).executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows === 1n) return { kind: 'new' };
  const found = await findKey<T>(tx, { key, actor: row.actor });
  return found.body_hash === row.body_hash ? { kind: 'done before', answer: found.answer } : { kind: 'used otherwise', key };
}

async function findKey<T>(tx: Tx, where: { readonly key: string; readonly actor: string }): Promise<{ readonly body_hash: string; readonly answer: T }> {
  const { rows } = await sql<{ readonly body_hash: string; readonly answer: T }>`
    select body_hash, answer from idempotency_keys where key = ${where.key} and actor = ${where.actor}`.execute(tx);
  return must(rows[0], 'idempotency key that was just found taken');
}

/** One round trip for the event row and the stored answer. */
async function saveOutcome(tx: Tx, command: Command, done: { readonly answer: unknown; readonly event: CommittedEvent }): Promise<void> {
  const { event } = done;
  const row = {
    id: event.id,
    contract_id: event.contractId,
    kind: event.kind,
    body: JSON.stringify(event.body ?? null),
    actor_role: command.actor.role,
    actor_party: command.actor.partyIds[0] ?? null,
    recorded_at: event.recordedAt,
    effective_day: event.effectiveDay,
  };
  const key = keyOf(command);
  if (key === undefined) return void (await tx.insertInto('events').values(row).execute());
  const answer = JSON.stringify(done.answer ?? null);
  await tx
    .with('stored', (db) =>
      db.updateTable('idempotency_keys').set({ answer }).where('key', '=', key).where('actor', '=', actorKey(command.actor)),
    )
    .insertInto('events')
    .values(row)
    .execute();
}

/** A dry run claims no key: it leaves nothing behind, so the real wish may still come with the same one. */
function keyOf(command: Command): string | undefined {
  return command.dryRun === true ? undefined : command.key;
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

/** The name counts too: one key cannot serve two different wishes. Keys are sorted, so that order does not matter. */
function hashOf(command: Command): string {
  return createHash('sha256').update(canonical([command.name, command.body ?? null])).digest('hex');
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => (isPlain(part) ? Object.fromEntries(Object.entries(part).sort(byKey)) : part));
}

function byKey(left: readonly [string, unknown], right: readonly [string, unknown]): number {
  return left[0] < right[0] ? -1 : 1;
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const MAX_ATTEMPTS = 3;
/** PostgreSQL's own names for "somebody was in the way, try again". */
const IN_THE_WAY = ['40001', '40P01'];

/** A transaction that lost a race has left nothing behind and may simply run again; not for ever. */
async function retrying<T>(run: () => Promise<T>, attempt = 1): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (attempt >= MAX_ATTEMPTS || !isInTheWay(error)) throw error;
    return await retrying(run, attempt + 1);
  }
}

function isInTheWay(error: unknown): boolean {
  return error instanceof Error && 'code' in error && IN_THE_WAY.includes(String(error.code));
}
