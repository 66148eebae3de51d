import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isId } from '../engine/ids.ts';
import { fixedClock, newId, now, systemClock, today } from './clock.ts';
import { createEvents } from './events.ts';
import type { CommittedEvent } from './events.ts';
import { readTextFile } from './files.ts';
import { createLog, errorForLog } from './log.ts';

describe('the clock', () => {
  it.each([
    ['2026-11-23T22:59:59.000Z', '2026-11-23'],
    ['2026-11-23T23:00:00.000Z', '2026-11-24'],
    ['2026-07-01T21:59:59.000Z', '2026-07-01'],
    ['2026-07-01T22:00:00.000Z', '2026-07-02'],
  ])('reads the Dutch wall calendar at %s as %s', (instant, day) => {
    expect([now(fixedClock(instant)), today(fixedClock(instant))]).toEqual([instant, day]);
  });

  it('makes ids that differ, many thousands from one pool of chance', () => {
    const clock = systemClock();
    const ids = Array.from({ length: 20_000 }, () => newId(clock, 'tra'));
    expect(new Set(ids).size).toBe(20_000);
    expect(ids.every((id) => isId('tra', id))).toBe(true);
    expect(clock.randomBytes(10_000)).toHaveLength(10_000);
  });

  it('of a test gives the same ids every run', () => {
    const run = (): readonly string[] => {
      const clock = fixedClock('2026-01-01T00:00:00.000Z');
      return [newId(clock, 'con'), newId(clock, 'con')];
    };
    expect(run()).toEqual(run());
    expect(new Set(run()).size).toBe(2);
  });
});

describe('the log', () => {
  it('writes one line of JSON with level, message and data', () => {
    const lines: string[] = [];
    createLog(
      (line) => void lines.push(line),
      () => 0,
    ).warn('slow', { ms: 12 });
    expect(lines).toEqual(['{"time":"1970-01-01T00:00:00.000Z","level":"warn","message":"slow","ms":12}']);
  });

  it('keeps of an error its kind and place, not its words', () => {
    const told = JSON.stringify(errorForLog(Object.assign(new TypeError('Jan Jansen'), { code: '23505' })));
    expect(told).toContain('TypeError');
    expect(told).toContain('23505');
    expect(told).not.toContain('Jan');
    expect(JSON.stringify(errorForLog(new Error('no row\n    at Jan Jansen')))).not.toContain('Jan');
    expect(errorForLog('Jan')).toEqual({ error: 'string' });
  });
});

describe('events', () => {
  const event: CommittedEvent = { id: 'evt_1', kind: 'Happened', contractId: null, body: { name: 'Jan' }, recordedAt: '', effectiveDay: '' };

  it('reach all who listen, in order, also after one that fails, which is logged without its body', async () => {
    const lines: string[] = [];
    const heard: string[] = [];
    const events = createEvents(createLog((line) => void lines.push(line)));
    events.onCommitted('Happened', () => void heard.push('first'));
    events.onCommitted('Happened', () => Promise.reject(new Error('Jan')));
    events.onCommitted('Happened', () => void heard.push('last'));
    events.onCommitted('Other', () => void heard.push('other'));
    await events.publish(event);
    expect(heard).toEqual(['first', 'last']);
    expect(lines).toHaveLength(1);
    expect(lines.join()).not.toContain('Jan');
  });
});

describe('reading a file', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'lente-files-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('says at once that a file is too large, before it fills the memory', () => {
    const path = join(folder, 'huge.csv');
    writeFileSync(path, '');
    truncateSync(path, 3_000_000_000);
    expect(readTextFile(path)).toMatchObject({ ok: false, error: { code: 'file_too_large', path } });
  });

  it.each([
    ['not there', 'none.csv', 'file_not_found'],
    ['a folder', '.', 'file_is_folder'],
  ])('says of one that is %s what it is', (_what, name, code) => {
    expect(readTextFile(join(folder, name))).toMatchObject({ ok: false, error: { code } });
  });
});
