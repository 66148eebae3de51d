import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const ROOT = resolve(import.meta.dirname, '../..');
const DOOR = join(ROOT, 'bin/lente.mjs');

/** The Node of the machine, when it is another than ours: on PATH outside node_modules. Most people start Lente with that one. */
function findOldNode(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'));
  return folders
    .map((folder) => join(folder, 'node'))
    .find((path) => Number(/^v(\d+)/.exec(spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout ?? '')?.[1] ?? 99) < 26);
}

const OLD_NODE = findOldNode();
if (OLD_NODE === undefined) process.stderr.write('An older Node: not tested here, this machine has none\n');
const nodes = [['Node 26', process.execPath], ...(OLD_NODE === undefined ? [] : [['the Node of the machine', OLD_NODE] as const])] as const;

describe.each(nodes)('bin/lente.mjs started by %s', (_name, node) => {
  const run = (...words: readonly string[]) => spawnSync(node, [DOOR, ...words], { cwd: ROOT, encoding: 'utf8', env: { PATH: process.env['PATH'] } });

  it('says its version, that of package.json', () => {
    const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')));
    expect(run('--version')).toMatchObject({ stdout: `${version}\n`, stderr: '', status: 0 });
  });

  it.each([
    [0, ['check', 'scenarios/een-uitkomst/terms.yaml', '--for-signature']],
    [1, ['check', 'scenarios/denver-sib/terms.yaml', '--for-signature']],
    [2, ['chek']],
    [3, ['check', 'nergens.yaml']],
  ])('hands on exit code %i', (code, words) => {
    expect(run(...words).status).toBe(code);
  });

  it('is content when the reader has seen enough', async () => {
    const child = spawn(node, [DOOR, 'scenarios', '--json'], { cwd: ROOT });
    const said: string[] = [];
    child.stderr.on('data', (chunk) => said.push(String(chunk)));
    child.stdout.once('data', () => child.stdout.destroy());
    const [code] = z.tuple([z.number().nullable(), z.unknown()]).parse(await once(child, 'exit'));
    expect({ code, said }).toEqual({ code: 0, said: [] });
  });
});
