import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from './open.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lente-broken-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a data folder that holds no database', () => {
  it.each([
    ['a file where the folder should be', (home: string) => writeFileSync(home, 'hello')],
    [
      'a database of which the heart is gone',
      (home: string) => {
        mkdirSync(join(home, 'global'), { recursive: true });
        writeFileSync(join(home, 'PG_VERSION'), 'broken');
      },
    ],
  ])(
    'is refused by name and left as it is, and the lock is gone: %s',
    async (what, make) => {
      const dataDir = join(folder, what);
      mkdirSync(dataDir);
      make(join(dataDir, 'pg'));
      await expect(openDatabase({ dataDir })).rejects.toMatchObject({ code: 'database_broken' });
      expect([existsSync(join(dataDir, 'lente.lock')), existsSync(join(dataDir, 'pg'))]).toEqual([false, true]);
    },
    60_000,
  );
});
