import type { FastifyInstance } from 'fastify';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { registerAsSystem } from '../../src/main/testing.ts';
import { createServer, createSystem } from '../../src/main/system.ts';
import { type System, SYSTEM_ACTOR, readAs, runCommand } from '../../src/platform/command.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import { openServer } from '../../src/platform/db/open.ts';
import { inTransaction } from '../../src/platform/db/tx.ts';
import { SILENT_LOG } from '../../src/platform/log.ts';
import { ok } from '../../src/engine/result.ts';
import { type ThrowawayPostgres, findPostgres, startPostgres } from '../../tools/house/throwaway-postgres.ts';
import { runToEnd } from './process.ts';

if (findPostgres() === undefined) process.stderr.write('losing the database: not tested here, no PostgreSQL is installed\n');

const problem = z.object({ code: z.string(), nl: z.string().min(20), en: z.string().min(20) });

/** A database server of its own, because this test ends it: with everything else at work on another one. */
describe.skipIf(findPostgres() === undefined)('losing the database server', () => {
  let postgres: ThrowawayPostgres;
  let system: System;
  let app: FastifyInstance;

  beforeAll(async () => {
    const started = await startPostgres();
    if ('why' in started) throw new Error(started.why);
    postgres = started;
    const database = openServer(postgres.url);
    await migrate(database);
    system = createSystem(database, SILENT_LOG);
    await registerAsSystem(system, 'werk-in-noord');
    app = await createServer(system, { mostPerMinute: 1_000_000 });
  }, 120_000);

  afterAll(async () => {
    await app.close();
    await system.database.close();
    await postgres.stop();
  });

  const choices = async () => await app.inject('/api/session/choices');
  const health = async () => await app.inject('/health');

  async function comesBack(): Promise<void> {
    for (let turn = 0; (await choices()).statusCode !== 200; turn += 1) {
      expect(turn).toBeLessThan(100);
      await sleep(100);
    }
  }

  it.each(['fast', 'hard'] as const)(
    'while idle, %s: says so in words and at /health, and goes on when it is back',
    async (how) => {
      expect([(await choices()).statusCode, (await health()).statusCode]).toEqual([200, 200]);
      const startAgain = await postgres.end(how);
      const refused = await choices();
      expect([refused.statusCode, refused.headers['retry-after'], problem.parse(refused.json()).code]).toEqual([503, '5', 'database_away']);
      const sick = await health();
      expect([sick.statusCode, sick.json()]).toMatchObject([503, { status: 'unavailable' }]);
      await startAgain();
      await comesBack();
      expect([(await health()).statusCode, (await health()).json()]).toEqual([200, { status: 'ok' }]);
    },
    120_000,
  );

  it('who asks during an ordinary restart waits for it and notices nothing', async () => {
    const startAgain = await postgres.end('fast');
    const [reply] = await Promise.all([choices(), startAgain()]);
    expect(reply.statusCode).toBe(200);
  }, 120_000);

  it.each(['fast', 'hard'] as const)(
    'while busy, %s: what was acknowledged is there, and nothing is there twice',
    async (how) => {
      const acknowledged: string[] = [];
      const unsure: string[] = [];
      let isOver = false;
      const write = async (worker: number): Promise<void> => {
        for (let turn = 0; !isOver; turn += 1) {
          const key = `${how}-${worker}-${turn}`;
          await noteOnce(key).then(
            () => acknowledged.push(key),
            () => unsure.push(key),
          );
        }
      };
      const writers = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map(write);
      await sleep(400);
      const startAgain = await postgres.end(how);
      await startAgain();
      await comesBack();
      await sleep(300);
      isOver = true;
      await Promise.all(writers);
      const stored = await storedNotes();
      expect(acknowledged.length).toBeGreaterThan(20);
      expect(acknowledged.filter((key) => !stored.includes(key))).toEqual([]);
      expect(new Set(stored).size).toBe(stored.length);
    },
    120_000,
  );

  it.each([undefined, 'a key'])(
    'a line that is cut in the middle of the work is no server error, with key %s',
    async (key) => {
      let turns = 0;
      const done = await runCommand(system, { name: 'cutOff', actor: SYSTEM_ACTOR, body: null, key }, async (tx) => {
        turns += 1;
        if (turns === 1) await cutAllLines(system);
        await tx.selectFrom('parties').select('id').execute();
        return ok({ answer: turns, event: { kind: 'Noted', body: { key: 'cut' } } });
      });
      expect(done).toEqual({ ok: true, value: 2 });
    },
    60_000,
  );

  it('a line that is cut while saving is told as what it is: nobody knows whether it was done', async () => {
    const saving = inTransaction(system.database, SYSTEM_ACTOR, async () => await cutAllLines(system));
    await expect(saving).rejects.toMatchObject({ code: 'database_away', isUnsure: true });
    const reading = inTransaction(
      system.database,
      SYSTEM_ACTOR,
      async () => await cutAllLines(system),
      () => false,
    );
    await expect(reading).rejects.toMatchObject({ code: 'database_away', isUnsure: false });
  }, 60_000);

  it('at the start: no stack trace but a sentence, and no address of the server in it', async () => {
    const startAgain = await postgres.end('fast');
    const ended = await runToEnd({ DATABASE_URL: postgres.url, LENTE_DATA: '/tmp/lente-none' });
    await startAgain();
    expect(ended.code).toBe(1);
    expect(ended.err).toContain('geeft geen toegang');
    expect(ended.err).not.toMatch(/at .*\.ts|127\.0\.0\.1:\d+\/postgres/);
  }, 120_000);

  async function noteOnce(key: string): Promise<void> {
    const done = await runCommand(system, { name: 'note', actor: SYSTEM_ACTOR, key, body: { key } }, () =>
      Promise.resolve(ok({ answer: key, event: { kind: 'Noted', body: { key } } })),
    );
    if (!done.ok) throw new Error('refused');
  }

  async function storedNotes(): Promise<readonly string[]> {
    const rows = await readAs(system, SYSTEM_ACTOR, async (tx) => await tx.selectFrom('events').select('body').where('kind', '=', 'Noted').execute());
    return rows.map((row) => z.object({ key: z.string() }).parse(row.body).key).filter((key) => key.includes('-'));
  }
});

/** What an administrator does who wants everybody out. */
async function cutAllLines(system: System): Promise<void> {
  await system.database.pool.query('select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and backend_type = $1', [
    'client backend',
  ]);
}
