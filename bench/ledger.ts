import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { day } from '../src/engine/calendar.ts';
import { must } from '../src/engine/result.ts';
import { cents } from '../src/engine/money.ts';
import type { Account } from '../src/ledger/account.ts';
import { openAccounts, postTransfers } from '../src/ledger/post.ts';
import { credit, debit } from '../src/ledger/transfer.ts';
import type { NewTransfer } from '../src/ledger/transfer.ts';
import { newId, systemClock } from '../src/platform/clock.ts';
import { SYSTEM_ACTOR } from '../src/platform/command.ts';
import { migrate } from '../src/platform/db/migrate.ts';
import { openDatabase, openServer } from '../src/platform/db/open.ts';
import type { OpenDatabase } from '../src/platform/db/open.ts';
import { openTestDatabase } from '../src/platform/db/testing.ts';
import { inTransaction } from '../src/platform/db/tx.ts';
import { startPostgres } from '../tools/house/throwaway-postgres.ts';
import { type Figure, median } from './figure.ts';
import { insertRaw, prepareRaw } from './ledger-raw.ts';

const BULK = 100_000;
const BULK_ROUNDS = 5;
const SINGLE_ROUNDS = 300;
const clock = systemClock();
const NAMES = { embedded: 'embedded database', server: 'PostgreSQL server' } as const;

/**
 * The two promises about the ledger, on the embedded database (on disk, syncing) and, where its programs are installed,
 * on a PostgreSQL server. The yardstick is made in the same run, in turns with what it measures: multi-row inserts of the
 * very same rows into the very same tables, as fast as we can write them, with the same checks by the database.
 */
export async function run(): Promise<readonly Figure[]> {
  return [...(await measureEmbedded()), ...(await measureServer())];
}

async function measureEmbedded(): Promise<readonly Figure[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'lente-bench-'));
  const opened = await openDatabase({ dataDir });
  if (!opened.ok) throw new Error(opened.error.en);
  await migrate(opened.value);
  try {
    return await measureBoth(opened.value);
  } finally {
    await opened.value.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** On the server that LENTE_TEST_DATABASE_URL names, else on one of its own that is gone afterwards, else not at all. */
async function measureServer(): Promise<readonly Figure[]> {
  if ((process.env['LENTE_TEST_DATABASE_URL'] ?? '') !== '') return await measureAndClose(await openTestDatabase('server'));
  const server = await startPostgres();
  if ('why' in server) {
    console.error(server.why.replace('tested', 'measured'));
    return [];
  }
  try {
    const database = openServer(server.url);
    await migrate(database);
    return await measureAndClose(database);
  } finally {
    await server.stop();
  }
}

async function measureAndClose(database: OpenDatabase): Promise<readonly Figure[]> {
  try {
    return await measureBoth(database);
  } finally {
    await database.close();
  }
}

async function measureBoth(database: OpenDatabase): Promise<readonly Figure[]> {
  const single = await measureSingle(database);
  return [await measureBulk(database), single];
}

async function measureBulk(database: OpenDatabase): Promise<Figure> {
  const ours: number[] = [];
  const raw: number[] = [];
  for (let round = 0; round < BULK_ROUNDS; round += 1) {
    if (round % 2 === 1) ours.push(await timePosting(database, BULK));
    raw.push(await timeRaw(database, BULK));
    if (round % 2 === 0) ours.push(await timePosting(database, BULK));
  }
  const share = median(raw) / median(ours);
  const perSecond = (times: readonly number[]): number => Math.round(BULK / (median(times) / 1000));
  return {
    name: `post 100,000 transfers, ${NAMES[database.kind]}`,
    value: perSecond(ours),
    unit: 'transfers/s',
    yardstick: `raw inserts of the same rows ${perSecond(raw)}/s (${Math.round(share * 100)} %)`,
    limit: 'at least 60 %',
    meets: share >= 0.6,
  };
}

async function measureSingle(database: OpenDatabase): Promise<Figure> {
  const ours: number[] = [];
  const raw: number[] = [];
  for (let round = 0; round < SINGLE_ROUNDS; round += 1) {
    raw.push(await timeRaw(database, 1));
    ours.push(await timePosting(database, 1));
  }
  const ratio = median(ours) / median(raw);
  return {
    name: `post one transfer, ${NAMES[database.kind]}`,
    value: Number(median(ours).toFixed(2)),
    unit: 'ms',
    yardstick: `bare transaction with the same inserts ${median(raw).toFixed(2)} ms (${ratio.toFixed(2)}x)`,
    limit: 'at most 1.5x',
    meets: ratio <= 1.5,
  };
}

async function timePosting(database: OpenDatabase, count: number): Promise<number> {
  const { scope, transfers } = await prepare(database, count);
  const start = performance.now();
  const posted = await inTransaction(database, SYSTEM_ACTOR, (tx) => postTransfers(tx, { scope, clock }, transfers));
  if (!posted.ok) throw new Error(posted.error.code);
  return performance.now() - start;
}

/** Same role, same rows: the keys, hashes and running balances are worked out before the clock starts. */
async function timeRaw(database: OpenDatabase, count: number): Promise<number> {
  const { scope, accounts, transfers } = await prepare(database, count);
  const rows = prepareRaw({ scope, accounts, transfers, clock });
  const start = performance.now();
  await inTransaction(database, SYSTEM_ACTOR, (tx) => insertRaw(tx, rows));
  return performance.now() - start;
}

type Prepared = { readonly scope: string; readonly accounts: readonly Account[]; readonly transfers: readonly NewTransfer[] };

/** Twenty accounts in books of their own, and transfers that walk around them. */
async function prepare(database: OpenDatabase, count: number): Promise<Prepared> {
  const scope = newId(clock, 'con');
  const wanted = Array.from({ length: 20 }, (_, index) => ({
    scope,
    path: `party:${index}`,
    kind: 'bench',
    currency: 'EUR',
    normalSide: 'debit' as const,
  }));
  const accounts = await inTransaction(database, SYSTEM_ACTOR, (tx) => openAccounts(tx, clock, wanted));
  if (!accounts.ok) throw new Error(accounts.error.code);
  const transfers = Array.from({ length: count }, (_, index) => makeTransfer(accounts.value, index));
  return { scope, accounts: accounts.value, transfers };
}

function makeTransfer(accounts: readonly Account[], index: number): NewTransfer {
  const from = must(accounts[index % accounts.length], 'account');
  const to = must(accounts[(index * 7 + 3) % accounts.length], 'account');
  const amount = cents((index % 9_999) + 1);
  const entries = [debit(to.id, amount), credit(from.id, amount)];
  return { key: `bench ${index}`, kind: 'payment', memo: 'bench', happenedDay: day('2026-11-01'), effectiveDay: day('2026-11-02'), entries };
}
