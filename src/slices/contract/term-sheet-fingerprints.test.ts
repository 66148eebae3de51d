import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { must } from '../../engine/result.ts';
import { hashTerms, readTermSheet } from './term-sheet.ts';

/**
 * What parties signed is its fingerprint: a sheet that was kept before the language of terms grew is found with the same one after. These
 * were made of the first language. A new sample adds a line (UPDATE_FINGERPRINTS=1); a line that is there never changes as long as the
 * file of terms stays as it is: a new field takes part only when a sheet uses it.
 */
const ROOT = new URL('../../../scenarios/', import.meta.url);
const GOLDEN = new URL('./term-sheet-fingerprints.json', import.meta.url);

async function fingerprints(): Promise<Readonly<Record<string, string>>> {
  const files = globSync('*/terms*.yaml', { cwd: ROOT, exclude: ['bad/**'] }).sort();
  const entries = files.map(async (name) => {
    const read = readTermSheet(readFileSync(new URL(name, ROOT), 'utf8'), name);
    return [name, await hashTerms(must(read.ok ? read.value.sheet : undefined, name))] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

it('every sample has the fingerprint that it had', async () => {
  const now = await fingerprints();
  if (process.env['UPDATE_FINGERPRINTS'] === '1') writeFileSync(GOLDEN, `${JSON.stringify(now, null, 2)}\n`);
  expect(now).toEqual(JSON.parse(readFileSync(GOLDEN, 'utf8')));
});
