import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { must } from '../../engine/result.ts';
import type { CommittedEvent } from '../events.ts';
import { actorKey } from './tx.ts';
import type { Actor, Tx } from './tx.ts';

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

export type Claim<T> =
  { readonly kind: 'new' } | { readonly kind: 'done before'; readonly answer: T } | { readonly kind: 'used otherwise'; readonly key: string };

/** Two equal wishes at the same moment: the second waits here for the first, and then finds its answer. */
export async function claimKey<T>(tx: Tx, command: Command, createdAt: string): Promise<Claim<T>> {
  const { actor } = command;
  const key = keyOf(command);
  if (key === undefined) return { kind: 'new' };
  const row = { key, actor: actorKey(actor), body_hash: hashOf(command), answer: null, created_at: createdAt };
  const inserted = await tx
    .insertInto('idempotency_keys')
    .values(row)
    .onConflict((on) => on.doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows === 1n) return { kind: 'new' };
  const found = await findKey<T>(tx, { key, actor: row.actor });
  return found.body_hash === row.body_hash ? { kind: 'done before', answer: found.answer } : { kind: 'used otherwise', key };
}

async function findKey<T>(
  tx: Tx,
  where: { readonly key: string; readonly actor: string },
): Promise<{ readonly body_hash: string; readonly answer: T }> {
  const { rows } = await sql<{ readonly body_hash: string; readonly answer: T }>`
    select body_hash, answer from idempotency_keys where key = ${where.key} and actor = ${where.actor}`.execute(tx);
  return must(rows[0], 'idempotency key that was just found taken');
}

/** One round trip for the event row and the stored answer. */
export async function saveOutcome(tx: Tx, command: Command, done: { readonly answer: unknown; readonly event: CommittedEvent }): Promise<void> {
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
    .with('stored', (db) => db.updateTable('idempotency_keys').set({ answer }).where('key', '=', key).where('actor', '=', actorKey(command.actor)))
    .insertInto('events')
    .values(row)
    .execute();
}

/** A dry run claims no key: it leaves nothing behind, so the real wish may still come with the same one. */
function keyOf(command: Command): string | undefined {
  return command.dryRun === true ? undefined : command.key;
}

/** The name counts too: one key cannot serve two different wishes. Keys are sorted, so that order does not matter. */
function hashOf(command: Command): string {
  return createHash('sha256')
    .update(canonical([command.name, command.body ?? null]))
    .digest('hex');
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
