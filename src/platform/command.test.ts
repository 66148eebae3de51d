import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fail, ok } from '../engine/result.ts';
import { newId, now } from './clock.ts';
import { readAs, runCommand, SYSTEM_ACTOR } from './command.ts';
import type { Actor, Command, System } from './command.ts';
import { openTestSystem, testKinds } from './db/testing.ts';

const actor: Actor = { role: 'commissioner', partyIds: ['par_a'] };
const registered = { kind: 'PartyRegistered', body: { seen: true } } as const;

describe.each(testKinds())('a command on the %s database', (kind) => {
  let system: System;
  const heard: string[] = [];
  beforeAll(async () => {
    system = await openTestSystem(kind);
    system.events.onCommitted('PartyRegistered', (event) => void heard.push(event.id));
  });
  afterAll(async () => await system.database.close());

  const register = async (slug: string, more: Partial<Command> = {}) =>
    await runCommand(system, { name: 'registerParty', actor, body: { slug }, ...more }, async (tx) => {
      if (slug === 'refused') return fail({ code: 'refused' as const });
      const id = newId(system.clock, 'par');
      await tx
        .insertInto('parties')
        .values({ id, slug, name: slug, created_at: now(system.clock) })
        .execute();
      return ok({ answer: { id, list: [1, 2] }, event: registered });
    });
  const count = async (table: 'parties' | 'events' | 'idempotency_keys') =>
    await readAs(system, SYSTEM_ACTOR, async (tx) => (await tx.selectFrom(table).selectAll().execute()).length);

  it('saves, writes one event and tells listeners after the commit', async () => {
    const before = [await count('parties'), await count('events')];
    const answer = await register('one');
    expect(answer).toMatchObject({ ok: true, value: { list: [1, 2] } });
    expect([await count('parties'), await count('events')]).toEqual(before.map((value) => value + 1));
    expect(heard).toHaveLength(1);
  });

  it('gives the same answer to the same key and body, and does it once', async () => {
    const first = await register('two', { key: 'k1' });
    const events = await count('events');
    expect(await register('two', { key: 'k1' })).toEqual(first);
    expect(await count('events')).toBe(events);
  });

  it('gives it letter by letter, with the fields in the order of the first time', async () => {
    const answer = { zebra: 1, id: 'x', a: { z: [1, { y: 0, b: null }], c: 'é"\n' }, empty: {}, amount: 12.5 };
    const ask = async () =>
      await runCommand(system, { name: 'ask', actor, body: null, key: 'letters' }, () => Promise.resolve(ok({ answer, event: registered })));
    const first = JSON.stringify(await ask());
    expect(JSON.stringify(await ask())).toBe(first);
    expect(first).toContain(JSON.stringify(answer));
  });

  it('refuses the same key with another body, and with another command', async () => {
    const conflict = { ok: false, error: { code: 'idempotency_conflict', key: 'k1' } };
    expect(await register('three', { key: 'k1' })).toEqual(conflict);
    expect(await register('two', { key: 'k1', name: 'somethingElse' })).toEqual(conflict);
  });

  it('keeps the keys of two actors apart', async () => {
    const other: Actor = { role: 'provider', partyIds: ['par_b'] };
    expect(await register('four', { key: 'k1', actor: other })).toMatchObject({ ok: true });
  });

  it('does it once when the same wish comes twice at the same moment', async () => {
    const before = await count('parties');
    const [first, second] = await Promise.all([register('five', { key: 'k5' }), register('five', { key: 'k5' })]);
    expect(second).toEqual(first);
    expect(await count('parties')).toBe(before + 1);
  });

  it.each([
    ['an error as a value', 'refused', { key: 'k6' }],
    ['a dry run', 'dry', { key: 'k7', dryRun: true }],
  ])('leaves nothing behind after %s', async (_what, slug, more) => {
    const before = [await count('parties'), await count('events'), await count('idempotency_keys'), heard.length];
    const answer = await register(slug, more);
    expect(answer.ok).toBe(slug === 'dry');
    expect([await count('parties'), await count('events'), await count('idempotency_keys'), heard.length]).toEqual(before);
  });

  it('leaves nothing behind after a throw, and goes on working', async () => {
    const before = await count('events');
    const broken = runCommand(system, { name: 'break', actor, body: null }, async (tx) => {
      await tx
        .insertInto('parties')
        .values({ id: 'par_x', slug: 'x', name: 'x', created_at: now(system.clock) })
        .execute();
      throw new Error('broken');
    });
    await expect(broken).rejects.toThrow('broken');
    expect(await count('events')).toBe(before);
    expect(await register('after')).toMatchObject({ ok: true });
  });

  it('stops a transaction inside a transaction, which would wait for itself for ever', async () => {
    await expect(readAs(system, actor, async () => await count('events'))).rejects.toThrow('inside a transaction');
  });

  it('does not let a failing listener undo what happened', async () => {
    system.events.onCommitted('PartyRegistered', () => Promise.reject(new Error('listener')));
    expect(await register('heard')).toMatchObject({ ok: true });
  });

  it('tries again a bounded number of times when somebody was in the way', async () => {
    let attempts = 0;
    const unlucky = runCommand(system, { name: 'unlucky', actor, body: null }, () => {
      attempts += 1;
      return Promise.reject(Object.assign(new Error('deadlock detected'), { code: '40P01' }));
    });
    await expect(unlucky).rejects.toThrow('deadlock');
    expect(attempts).toBe(3);
  });
});
