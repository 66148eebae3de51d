import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runToEnd } from './process.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lente-folder-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A disk of its own that is soon full; only the administrator of a Linux machine may make one. */
function makeDisk(megabytes: number): string | undefined {
  const place = mkdtempSync(join(folder, 'disk-'));
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', place]);
  return status === 0 ? place : undefined;
}

describe('npm start with a data folder that cannot be one', () => {
  it.skipIf(process.platform !== 'linux').each(['/proc/x', '/proc/x/y', '/sys/lente', '/dev/null', `/${'x'.repeat(300)}`])(
    '%s is refused at once, with a sentence in both languages',
    async (path) => {
      const refused = await runToEnd({ LENTE_DATA: path });
      expect(refused).toMatchObject({ code: 1, out: '' });
      expect(refused.err).toContain(`In de gegevensmap ${path} kan niet worden geschreven`);
      expect(refused.err.trim().split('\n')).toHaveLength(2);
    },
    30_000,
  );

  it.each([
    ['full from the start', 20],
    ['full while the first contracts are loaded', 78],
  ])(
    'a disk that is %s is called full, not damaged, and the exit code says so too',
    async (_when, megabytes) => {
      const place = makeDisk(megabytes);
      if (place === undefined) return void process.stderr.write('a full disk: not tested here, no disk can be made\n');
      try {
        for (let turn = 0; turn < 2; turn += 1) {
          const refused = await runToEnd({ LENTE_DATA: join(place, 'lente') });
          expect(refused.err).toContain(`De schijf met de gegevensmap ${join(place, 'lente')} is vol.`);
          expect(refused.err).not.toContain('beschadigd of');
          expect(refused).toMatchObject({ code: 3, out: '' });
          writeFileSync(join(place, 'more'), '');
        }
      } finally {
        spawnSync('umount', [place]);
      }
    },
    120_000,
  );
});
