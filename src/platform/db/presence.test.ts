import { describe, expect, it } from 'vitest';
import { DatabaseAway, isAway } from './away.ts';
import { watchPresence } from './presence.ts';
import { openTestDatabase } from './testing.ts';

describe('a line that was cut', () => {
  it.each([
    [Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })],
    [Object.assign(new Error('terminating connection due to administrator command'), { code: '57P01' })],
    [new Error('Connection terminated unexpectedly')],
    [new Error('outer', { cause: Object.assign(new Error('inner'), { code: '08006' }) })],
    [new AggregateError([Object.assign(new Error('::1'), { code: 'ECONNREFUSED' }), new Error('127.0.0.1')])],
    [new DatabaseAway(false, undefined)],
  ])('is known by %o', (error) => {
    expect(isAway(error)).toBe(true);
  });

  it.each([[Object.assign(new Error('duplicate key'), { code: '23505' })], [new Error('a mistake')], ['Connection terminated'], [undefined]])(
    'is not %o',
    (error) => {
      expect(isAway(error)).toBe(false);
    },
  );
});

describe('whether the database is there', () => {
  it('is busy while it serves somebody, and then here', async () => {
    const database = await openTestDatabase();
    const ask = watchPresence(database, Date.now, 20);
    const held = await database.pool.connect();
    expect(await ask()).toBe('busy');
    expect(await ask()).toBe('busy');
    held.release();
    expect(await ask()).toBe('here');
    await database.close();
    expect(await ask()).toBe('away');
  });
});
