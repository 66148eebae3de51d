import { AsyncLocalStorage } from 'node:async_hooks';
import { sql } from 'kysely';
import type { Transaction } from 'kysely';
import { assert } from '../../engine/result.ts';
import { DatabaseAway, isAway } from './away.ts';
import type { OpenDatabase } from './open.ts';
import type { Database } from './schema.ts';

export type Tx = Transaction<Database>;

/** The six roles of a contract, and the explicit door for work of no party. */
type Role = 'commissioner' | 'provider' | 'investor' | 'arranger' | 'assessor' | 'guarantor' | 'participant' | 'system';

/** For whom a transaction works. `subject` is a participant's pseudonym. */
export type Actor = { readonly role: Role; readonly partyIds: readonly string[]; readonly subject?: string };

export const SYSTEM_ACTOR: Actor = { role: 'system', partyIds: [] };

/** The same words for the same actor, whatever the order of its parties: owner of idempotency keys. */
export function actorKey(actor: Actor): string {
  return [actor.role, [...actor.partyIds].sort().join(','), actor.subject ?? ''].join(':');
}

const openTransaction = new AsyncLocalStorage<true>();

/**
 * One transaction for one actor: its role and parties are set before the first query, and end with the transaction.
 * What an actor may not see is not found; the policies in the migrations see to it, also when a query forgets.
 * `keep` decides, from what the work gave, between commit and rollback.
 */
export async function inTransaction<T>(
  database: OpenDatabase,
  actor: Actor,
  work: (tx: Tx) => Promise<T>,
  keep: (value: T) => boolean = () => true,
): Promise<T> {
  // The embedded database has one connection: a transaction inside a transaction would wait for itself, for ever.
  assert(openTransaction.getStore() === undefined, 'a transaction inside a transaction; pass the `tx` you have');
  return await openTransaction.run(true, async () => {
    let isSaving = false;
    const tx = await database.db.startTransaction().execute().catch(inWords);
    try {
      await actAs(tx, actor);
      const value = await work(tx);
      isSaving = keep(value);
      await (isSaving ? tx.commit() : tx.rollback()).execute();
      return value;
    } catch (error) {
      // A line that was cut cannot be told to roll back; the database did so by itself.
      if (!tx.isRolledBack)
        await tx
          .rollback()
          .execute()
          .catch(() => undefined);
      throw isAway(error) ? new DatabaseAway(isSaving, error) : error;
    }
  });
}

function inWords(error: unknown): never {
  throw isAway(error) ? new DatabaseAway(false, error) : error;
}

async function actAs(tx: Tx, actor: Actor): Promise<void> {
  assert(
    actor.partyIds.every((id) => /^\w+$/.test(id)),
    'a party id with a sign that is not a letter, digit or _',
  );
  const role = actor.role === 'system' ? 'lente_system' : 'lente_app';
  await sql`select set_config('role', ${role}, true), set_config('lente.role', ${actor.role}, true),
    set_config('lente.party_ids', ${actor.partyIds.join(',')}, true), set_config('lente.actor', ${actorKey(actor)}, true)`.execute(tx);
}
