import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ok } from '../../engine/result.ts';
import { SYSTEM_ACTOR, runCommand } from '../command.ts';
import { DiskFull, hasRoomToWrite, isDiskFull, makeFolder } from './disk.ts';
import { openTestSystem } from './testing.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lente-disk-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('making a folder', () => {
  it('makes those above it too, and is content with one that is there', () => {
    const path = join(folder, 'a', 'b', 'c');
    makeFolder(path);
    makeFolder(path);
    expect(hasRoomToWrite(path)).toBe(true);
  });

  it.skipIf(process.platform !== 'linux').each(['/proc/x', '/proc/x/y', '/sys/lente', '/dev/null', '/dev/null/x'])('%s ends at once', (path) => {
    expect(() => makeFolder(path)).toThrow();
  });

  it('is refused by a file in its place, and by one above it', () => {
    writeFileSync(join(folder, 'file'), '');
    expect(() => makeFolder(join(folder, 'file'))).toThrow(expect.objectContaining({ code: 'ENOTDIR' }));
    expect(() => makeFolder(join(folder, 'file', 'x'))).toThrow(expect.objectContaining({ code: 'ENOTDIR' }));
  });
});

describe('a full disk', () => {
  it.each([
    [new DiskFull('full')],
    [Object.assign(new Error('could not extend file'), { code: '53100' })],
    [Object.assign(new Error('write'), { code: 'EDQUOT' })],
    [new Error('Migration failed', { cause: Object.assign(new Error('write'), { code: 'ENOSPC' }) })],
  ])('is known by %o', (error) => {
    expect(isDiskFull(error)).toBe(true);
    expect(isDiskFull(new Error('another'))).toBe(false);
  });

  it('lets nothing be written, before a write could stop halfway', async () => {
    const system = await openTestSystem();
    const full = { ...system, database: { ...system.database, hasRoom: () => false } };
    const note = { name: 'note', actor: SYSTEM_ACTOR, body: null };
    const work = () => Promise.resolve(ok({ answer: 1, event: { kind: 'Noted', body: null } }));
    await expect(runCommand(full, note, work)).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(await runCommand(system, note, work)).toEqual({ ok: true, value: 1 });
    await system.database.close();
  });
});
