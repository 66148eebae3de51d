import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { lockFolder } from './folder-lock.ts';
import { openDatabase } from './open.ts';
import type { OpenDatabase } from './open.ts';
import { WRITER } from './writer.fixture.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lente-durable-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function open(dataDir: string): Promise<OpenDatabase> {
  const opened = await openDatabase({ dataDir });
  if (!opened.ok) throw new Error(opened.error.en);
  return opened.value;
}

/** Lets a writer run, kills it without warning once it has said `count` numbers. Out: the last number it said. */
async function writeAndKill(dataDir: string, from: number, count: number): Promise<number> {
  const writer = spawn(process.execPath, [WRITER, dataDir, String(from)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = once(writer, 'exit');
  let heard = '';
  for await (const chunk of writer.stdout) {
    heard += String(chunk);
    if (heard.split('\n').length > count) writer.kill('SIGKILL');
  }
  await gone;
  return Number(heard.split('\n').slice(0, -1).at(-1));
}

describe('the embedded database on disk', () => {
  it('has every number it acknowledged before a kill -9, three times in a row', async () => {
    const dataDir = join(folder, 'killed');
    let next = 1;
    for (const count of [40, 90, 25]) {
      const last = await writeAndKill(dataDir, next, count);
      expect(last).toBeGreaterThanOrEqual(next + count - 1);
      const database = await open(dataDir);
      const { rows } = await database.pool.query<{ readonly found: number; readonly most: number }>(
        'select count(*)::integer as found, max(number) as most from numbers',
      );
      await database.close();
      expect(rows[0]?.most).toBeGreaterThanOrEqual(last);
      expect(rows[0]?.found).toBe(rows[0]?.most);
      next = Number(rows[0]?.most) + 1;
    }
  }, 120_000);

  it('syncs to the disk at every commit, and not for reading', async () => {
    const database = await open(join(folder, 'killed'));
    const counts: number[] = [];
    for (let number = 0; number < 5; number += 1) {
      const before = database.syncCount();
      await database.pool.query('insert into numbers values ($1, $2)', [1_000_000 + number, 'x']);
      counts.push(database.syncCount() - before);
    }
    const before = database.syncCount();
    await database.pool.query('select count(*) from numbers');
    expect(counts.every((count) => count >= 1)).toBe(true);
    expect(database.syncCount()).toBe(before);
    const { rows } = await database.pool.query<{ readonly on: string; readonly how: string }>(
      `select current_setting('fsync') as on, current_setting('wal_sync_method') as how`,
    );
    expect(rows).toEqual([{ on: 'on', how: 'fsync' }]);
    await database.close();
  });

  it('refuses a second process on its folder, in Dutch and English, and a second opening in the same one', async () => {
    const dataDir = join(folder, 'killed');
    const database = await open(dataDir);
    const second = spawn(process.execPath, [WRITER, dataDir, '1'], { stdio: ['ignore', 'pipe', 'inherit'] });
    let heard = '';
    for await (const chunk of second.stdout) heard += String(chunk);
    expect(heard).toBe('refused data_folder_in_use\n');
    const refused = await openDatabase({ dataDir });
    expect(refused).toMatchObject({ ok: false, error: { code: 'data_folder_in_use', pid: process.pid, dataDir } });
    if (!refused.ok)
      expect([refused.error.nl, refused.error.en]).toEqual([expect.stringContaining('al in gebruik'), expect.stringContaining('already used')]);
    await database.close();
    await (await open(dataDir)).close();
  }, 60_000);

  it('makes its first database again when an earlier start died halfway', async () => {
    const dataDir = join(folder, 'half');
    mkdirSync(join(dataDir, 'pg.new', 'base'), { recursive: true });
    writeFileSync(join(dataDir, 'pg.new', 'PG_VERSION'), 'half');
    await (await open(dataDir)).close();
    expect(existsSync(join(dataDir, 'pg.new'))).toBe(false);
  }, 60_000);
});

describe('the lock on a folder', () => {
  const dead = { pid: 4_000_000, host: hostname(), startedAt: '1' };

  it.each([
    ['a process that is gone', JSON.stringify(dead), true],
    ['a process number that is used again by another', JSON.stringify({ ...dead, pid: process.pid }), process.platform === 'linux'],
    ['nobody: an unreadable lock', 'garbage', true],
    ['a process on another machine', JSON.stringify({ ...dead, host: 'elsewhere' }), false],
  ])('of %s is taken over: %s → %s', (what, content, taken) => {
    const dataDir = join(folder, `lock ${what}`);
    mkdirSync(dataDir);
    writeFileSync(join(dataDir, 'lente.lock'), content);
    const lock = lockFolder(dataDir);
    expect(lock.ok).toBe(taken);
    if (lock.ok) lock.value.release();
    expect(existsSync(join(dataDir, 'lente.lock'))).toBe(!taken);
  });

  it.runIf(process.platform === 'linux')('of a killed process that still has its number is taken over', async () => {
    // The shell becomes `sleep` before its child ends, so that nobody looks at the child: it stays behind as a number without a process.
    const parent = spawn('sh', ['-c', 'sleep 0.3 & echo $!; exec sleep 20'], { stdio: ['ignore', 'pipe', 'inherit'] });
    const said: unknown[] = await once(parent.stdout, 'data');
    const pid = Number(String(said[0]));
    const stat = await vi.waitFor(
      () => {
        const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
        expect(text).toContain(') Z ');
        return text;
      },
      { timeout: 15_000 },
    );
    const dataDir = join(folder, 'zombie');
    mkdirSync(dataDir);
    const startedAt = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
    writeFileSync(join(dataDir, 'lente.lock'), JSON.stringify({ pid, host: hostname(), startedAt }));
    expect(lockFolder(dataDir).ok).toBe(true);
    parent.kill('SIGKILL');
  });

  it('is not removed by a holder that no longer has it', () => {
    const dataDir = join(folder, 'lost');
    const lock = lockFolder(dataDir);
    writeFileSync(join(dataDir, 'lente.lock'), 'somebody else');
    if (lock.ok) lock.value.release();
    expect(readFileSync(join(dataDir, 'lente.lock'), 'utf8')).toBe('somebody else');
  });
});
