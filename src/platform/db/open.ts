import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { Pool } from 'pg';
import type { PoolConfig } from 'pg';
import { ok } from '../../engine/result.ts';
import type { Result } from '../../engine/result.ts';
import { COLUMN_TYPES } from './column-types.ts';
import { openEmbedded } from './embedded.ts';
import type { Embedded } from './embedded.ts';
import { lockFolder } from './folder-lock.ts';
import type { FolderInUse } from './folder-lock.ts';
import type { Database } from './schema.ts';

export type OpenDatabase = {
  readonly kind: 'embedded' | 'server';
  readonly db: Kysely<Database>;
  readonly pool: Pool;
  /** How often the embedded database made a real sync to disk; 0 for a server, which keeps its own promise. */
  readonly syncCount: () => number;
  /** False when a write might not find its place on the disk; a server sees to its own. */
  readonly hasRoom: () => boolean;
  readonly close: () => Promise<void>;
};

export type DatabaseSettings = { readonly dataDir: string; readonly databaseUrl?: string | undefined };

/** Opens the server's database when there is an address, else the one in the data folder. Does not migrate. */
export async function openDatabase(settings: DatabaseSettings): Promise<Result<OpenDatabase, FolderInUse>> {
  if (settings.databaseUrl !== undefined && settings.databaseUrl !== '') return ok(openServer(settings.databaseUrl));
  const lock = lockFolder(settings.dataDir);
  if (!lock.ok) return lock;
  try {
    return ok(wrapEmbedded(await openEmbedded(settings.dataDir), lock.value.release));
  } catch (error) {
    lock.value.release();
    throw error;
  }
}

/** A server that takes the call and says nothing would keep everybody waiting for ever. */
const PATIENCE_MS = 20_000;

export function openServer(databaseUrl: string): OpenDatabase {
  const pool = new Pool({
    connectionString: databaseUrl,
    types: COLUMN_TYPES,
    options: '-c timezone=UTC',
    max: 10,
    connectionTimeoutMillis: PATIENCE_MS,
    keepAlive: true,
  });
  // Without listeners, a connection that the server ends would stop the whole program: the pool's hears of those that wait in it, and one on
  // each connection of those that are at work. Whoever uses it then hears of it from its own question.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => void client.on('error', () => undefined));
  const db = kyselyOn(pool);
  return { kind: 'server', db, pool, syncCount: () => 0, hasRoom: () => true, close: async () => await endPool(db, pool) };
}

/** The same driver on the embedded database: one connection that never goes, so transactions queue. */
export function wrapEmbedded({ pglite, syncCount, hasRoom }: Embedded, release: () => void): OpenDatabase {
  givingTurns(pglite);
  const config: PoolConfig = { ...createPgConfig(pglite), types: COLUMN_TYPES, max: 1, idleTimeoutMillis: 0 };
  const pool = new Pool(config);
  const db = kyselyOn(pool);
  const close = async (): Promise<void> => {
    await endPool(db, pool);
    await pglite.close();
    release();
  };
  return { kind: 'embedded', db, pool, syncCount, hasRoom, close };
}

/**
 * The embedded database answers within the same turn of the program, so a command of a hundred statements would be one long turn in which
 * nobody else is answered. After every answer others get theirs.
 */
function givingTurns(pglite: Embedded['pglite']): void {
  const answer = pglite.execProtocolStream.bind(pglite);
  pglite.execProtocolStream = async (...asked) => {
    const answered = await answer(...asked);
    await new Promise((resolve) => setImmediate(resolve));
    return answered;
  };
}

function kyselyOn(pool: Pool): Kysely<Database> {
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
}

/** The query builder only ends a pool that it has asked something; connections left open keep the program from ending. */
async function endPool(db: Kysely<Database>, pool: Pool): Promise<void> {
  await db.destroy();
  if (!pool.ending) await pool.end();
}

/** True when the database answers a question. */
export async function canAnswer(database: Pick<OpenDatabase, 'db'>): Promise<boolean> {
  return (await sql`select 1`.execute(database.db)).rows.length === 1;
}
