import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

const ROOT = resolve(import.meta.dirname, '../..');
let folder: string;

/** As `npm install lente` leaves it: the packed files under node_modules, the packages it needs beside them. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lente-package-'));
  execFileSync(process.execPath, [join(ROOT, 'tools/build-cli.ts')], { stdio: 'pipe' });
  execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], { cwd: ROOT, stdio: 'pipe' });
  const packed = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '';
  execFileSync('tar', ['xzf', packed], { cwd: folder });
  mkdirSync(join(folder, 'node_modules'));
  renameSync(join(folder, 'package'), join(folder, 'node_modules/lente'));
  for (const name of readdirSync(join(ROOT, 'node_modules'))) symlinkSync(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name));
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (...words: readonly string[]) =>
  spawnSync(process.execPath, [join(folder, 'node_modules/lente/bin/lente.mjs'), ...words], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] },
  });

describe('Lente installed as a package', () => {
  it('brings no TypeScript that Node would refuse there', () => {
    const files = readdirSync(join(folder, 'node_modules/lente'), { recursive: true, encoding: 'utf8' });
    expect(files.filter((name) => /\.tsx?$/.test(name))).toEqual([]);
    expect(files).toEqual(
      expect.arrayContaining(['package.json', 'LICENSE', 'bin/lente.mjs', 'dist/cli/cli.mjs', 'dist/cli/migrations/0001_foundation.sql']),
    );
  });

  it('checks terms', () => {
    const answer = run('check', 'node_modules/lente/scenarios/een-uitkomst/terms.yaml');
    expect(answer.stdout).toContain('klopt. Klaar voor ondertekening.');
    expect({ status: answer.status, stderr: answer.stderr }).toEqual({ status: 0, stderr: '' });
  });

  it('settles its own scenarios', () => {
    const answer = run('scenarios', '--json');
    const outcomes = z.array(z.object({ case: z.string(), figures: z.array(z.object({ verdict: z.string() })) })).parse(JSON.parse(answer.stdout));
    expect(outcomes.length).toBeGreaterThan(20);
    expect(outcomes.find((outcome) => outcome.case === 'denver-sib')?.figures[0]?.verdict).toBe('match');
  });

  it('knows the server and its migrations', () => {
    const answer = spawnSync(process.execPath, [join(folder, 'node_modules/lente/bin/lente.mjs'), 'start'], {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], LENTE_PORT: 'veel' },
    });
    expect(answer.stderr).toContain('LENTE_PORT is "veel"');
    expect(answer.status).toBe(1);
  });
});
