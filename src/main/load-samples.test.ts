import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { day } from '../engine/calendar.ts';
import { must } from '../engine/result.ts';
import { SYSTEM_ACTOR, readAs } from '../platform/command.ts';
import { findContract } from '../slices/contract/index.ts';
import { loadBasis, statementOf } from '../slices/settlement/index.ts';
import { loadSamples } from './load-samples.ts';
import { type TestServer, openTestServer } from './testing.ts';

const SCENARIOS = join(import.meta.dirname, '../../scenarios');

let folder: string;
let server: TestServer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lente-samples-'));
  cpSync(join(SCENARIOS, 'een-wijziging'), join(folder, 'een-wijziging'), { recursive: true });
  server = await openTestServer();
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a sample with two versions', () => {
  it('is loaded once, with both', async () => {
    expect(await loadSamples(server.system, folder)).toBe(1);
    expect(await loadSamples(server.system, folder)).toBe(0);
    const contract = await readAs(server.system, SYSTEM_ACTOR, (tx) => findContract(tx, 'een-wijziging', SYSTEM_ACTOR));
    expect(contract?.versions.map(({ version, effectiveDay }) => [version, effectiveDay])).toEqual([
      [1, '2026-01-01'],
      [2, '2026-07-01'],
    ]);
  });

  it('keeps the first version for what was settled, and corrects it by that price', async () => {
    const basis = must(await readAs(server.system, SYSTEM_ACTOR, (tx) => loadBasis(tx, 'een-wijziging', SYSTEM_ACTOR)), 'basis');
    const { lines } = statementOf(basis, day('2026-10-20'));
    expect(lines.map(({ period, version, alreadySettled, due }) => [period, version, alreadySettled, due])).toEqual([
      ['2026-03-31', 1, 300_000, -100_000],
      ['2026-06-30', 1, 0, 300_000],
      ['2026-09-30', 2, 0, 480_000],
    ]);
  });
});
