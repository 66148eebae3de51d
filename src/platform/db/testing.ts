import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Pool } from 'pg';
import { createEvents } from '../events.ts';
import { fixedClock } from '../clock.ts';
import type { System } from '../command.ts';
import { SILENT_LOG } from '../log.ts';
import { openInMemory } from './embedded.ts';
import { migrate, readMigrations } from './migrate.ts';
import { openServer, wrapEmbedded } from './open.ts';
import type { OpenDatabase } from './open.ts';

export type TestKind = OpenDatabase['kind'];

const CACHE = join(import.meta.dirname, '../../../node_modules/.cache');
const SERVER_URL = process.env['LENTE_TEST_DATABASE_URL'] ?? '';

/** For `describe.each(testKinds())`: the embedded database always, the server when the tests are told where one is. */
export function testKinds(): readonly TestKind[] {
  if (SERVER_URL !== '') return ['embedded', 'server'];
  if (!hasSaid) process.stderr.write('PostgreSQL server: not tested here, because LENTE_TEST_DATABASE_URL is not set\n');
  hasSaid = true;
  return ['embedded'];
}

let hasSaid = false;

/** A migrated, empty database of its own; `close` leaves nothing behind. */
export async function openTestDatabase(kind: TestKind = 'embedded'): Promise<OpenDatabase> {
  return kind === 'embedded' ? wrapEmbedded(await openInMemory(await migratedImage()), () => undefined) : await openServerDatabase();
}

/** A whole system on a test database: a clock that stands still, events that are heard, a silent log. */
export async function openTestSystem(kind: TestKind = 'embedded', instant = '2026-11-23T09:00:00.000Z'): Promise<System> {
  return { database: await openTestDatabase(kind), clock: fixedClock(instant), events: createEvents(SILENT_LOG), log: SILENT_LOG };
}

let image: Promise<Blob> | undefined;

/** Making a database takes seconds and opening a made one a fraction: made once per set of migrations, kept beside the packages. */
async function migratedImage(): Promise<Blob> {
  image ??= readOrMakeImage();
  return await image;
}

async function readOrMakeImage(): Promise<Blob> {
  const path = join(CACHE, `lente-test-${imageKey()}.tar`);
  if (existsSync(path)) return new Blob([readFileSync(path)]);
  const made = await openInMemory();
  const database = wrapEmbedded({ ...made }, () => undefined);
  await migrate(database);
  const dump = await made.pglite.dumpDataDir('none');
  await database.close();
  mkdirSync(CACHE, { recursive: true });
  const aside = `${path}.${process.pid}`;
  writeFileSync(aside, new Uint8Array(await dump.arrayBuffer()));
  renameSync(aside, path);
  removeOthers(path);
  return dump;
}

/** Forty megabytes each: those of earlier migrations are of no use any more. */
function removeOthers(kept: string): void {
  for (const name of readdirSync(CACHE).filter((file) => /^lente-test-\w+\.tar$/.test(file))) {
    if (join(CACHE, name) !== kept) rmSync(join(CACHE, name), { force: true });
  }
}

function imageKey(): string {
  const hash = createHash('sha256').update(process.version);
  for (const migration of readMigrations()) hash.update(migration.hash);
  return hash.digest('hex').slice(0, 16);
}

async function openServerDatabase(): Promise<OpenDatabase> {
  const name = `lente_test_${randomBytes(6).toString('hex')}`;
  await onServer(`create database ${name}`);
  const url = new URL(SERVER_URL);
  url.pathname = `/${name}`;
  const database = openServer(url.href);
  await migrate(database);
  const close = async (): Promise<void> => {
    await database.close();
    await onServer(`drop database if exists ${name} with (force)`);
  };
  return { ...database, close };
}

async function onServer(statement: string): Promise<void> {
  const pool = new Pool({ connectionString: SERVER_URL, max: 1 });
  try {
    await pool.query(statement);
  } finally {
    await pool.end();
  }
}

/** Plain statements in one transaction, past our own code. Out: 'committed', or what the database said. */
export async function attemptSql(database: OpenDatabase, statements: readonly string[], as: SqlActor = 'owner'): Promise<string> {
  const client = await database.pool.connect();
  try {
    await client.query('begin');
    if (as !== 'owner') await client.query(`set local role ${as === 'system' ? 'lente_system' : 'lente_app'}`);
    if (typeof as === 'object') await client.query(`select set_config('lente.party_ids', $1, true), set_config('lente.actor', $1, true)`, [as.party]);
    for (const statement of statements) await client.query(statement);
    await client.query('commit');
    return 'committed';
  } catch (error) {
    await client.query('rollback');
    return error instanceof Error ? error.message : 'unknown';
  } finally {
    client.release();
  }
}

/** The owner of the tables, work of no party, or the organisation with this id. */
export type SqlActor = 'owner' | 'system' | { readonly party: string };
