import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { PoolClient } from 'pg';
import { assert } from '../../engine/result.ts';
import type { OpenDatabase } from './open.ts';
import { type SealFinding, checkSeals, keepFindings } from './seals.ts';

export type Migration = { readonly name: string; readonly sql: string; readonly hash: string };

const FOLDER = new URL('./migrations/', import.meta.url);
/** Any fixed number: two servers that start together take turns on it. */
const LOCK_NUMBER = 20_261_123;

/** The numbered files, oldest first. They only go forward: a mistake is mended by a next file. */
export function readMigrations(): readonly Migration[] {
  const names = readdirSync(fileURLToPath(FOLDER)).filter((name) => name.endsWith('.sql'));
  return names.sort().map((name) => {
    const sql = readFileSync(new URL(name, FOLDER), 'utf8');
    return { name, sql, hash: createHash('sha256').update(sql).digest('hex') };
  });
}

/** True when every migration was applied. */
export async function isUpToDate(database: OpenDatabase, migrations: readonly Migration[] = readMigrations()): Promise<boolean> {
  const client = await database.pool.connect();
  try {
    const { rows } = await client.query<{ readonly exists: boolean }>(`select to_regclass('schema_migrations') is not null as exists`);
    if (rows[0]?.exists !== true) return false;
    const done = await readApplied(client);
    return migrations.every(({ name, hash }) => done.get(name) === hash);
  } finally {
    client.release();
  }
}

/** Brings the database up to date; out: the names of what was applied now, so an empty list the second time. */
export async function migrate(database: OpenDatabase, migrations: readonly Migration[] = readMigrations()): Promise<readonly string[]> {
  // A change of the tables leaves new marks: what was changed behind our back until now would be forgotten with them.
  const findings = await findingsBefore(database, migrations);
  const applied = await applyAll(database, migrations);
  await keepFindings(database, findings);
  return applied;
}

async function findingsBefore(database: OpenDatabase, migrations: readonly Migration[]): Promise<readonly SealFinding[]> {
  const { rows } = await database.pool.query<{ readonly exists: boolean }>(`select to_regclass('seals') is not null as exists`);
  if (rows[0]?.exists !== true || (await isUpToDate(database, migrations))) return [];
  return await checkSeals(database, () => Promise.resolve());
}

async function applyAll(database: OpenDatabase, migrations: readonly Migration[]): Promise<readonly string[]> {
  const client = await database.pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK_NUMBER]);
    return await applyMissing(client, migrations);
  } finally {
    // A line that was cut gave its lock back by itself, and is not used again.
    const isFree = await client.query('select pg_advisory_unlock($1)', [LOCK_NUMBER]).then(
      () => true,
      () => false,
    );
    client.release(!isFree);
  }
}

async function applyMissing(client: PoolClient, migrations: readonly Migration[]): Promise<readonly string[]> {
  const done = await readApplied(client);
  for (const { name, hash } of migrations) {
    assert((done.get(name) ?? hash) === hash, `migration ${name} was changed after it was applied; add a next one instead`);
  }
  const missing = migrations.filter(({ name }) => !done.has(name));
  for (const migration of missing) await apply(client, migration);
  if (missing.length > 0) await sealAgain(client);
  return missing.map(({ name }) => name);
}

/** A table that was changed has other rows than those whose marks were left: everything is marked as it stands now. */
async function sealAgain(client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ readonly exists: boolean }>(`select to_regproc('lente_seal_all') is not null as exists`);
  if (rows[0]?.exists !== true) return;
  // The owner is bound by row level security too, and marks every row of every party.
  await client.query('begin');
  await client.query('set local role lente_system');
  await client.query('select lente_seal_all()');
  await client.query('commit');
}

async function readApplied(client: PoolClient): Promise<ReadonlyMap<string, string>> {
  await client.query(
    'create table if not exists schema_migrations (name text primary key, hash char(64) not null, applied_at timestamptz not null default now())',
  );
  const { rows } = await client.query<{ readonly name: string; readonly hash: string }>('select name, hash from schema_migrations');
  return new Map(rows.map(({ name, hash }) => [name, hash]));
}

async function apply(client: PoolClient, { name, sql, hash }: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(sql);
    await client.query('insert into schema_migrations (name, hash) values ($1, $2)', [name, hash]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw new Error(`Migration ${name} failed and left nothing behind`, { cause: error });
  }
}
