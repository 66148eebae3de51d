import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isId, makeId } from './ids.ts';

const bytes = fc.uint8Array({ minLength: 16, maxLength: 16 });
const moment = fc.integer({ min: 0, max: 2 ** 48 - 1 });

describe('ids', () => {
  it('carry their kind and are recognised by it', () => {
    fc.assert(
      fc.property(moment, bytes, (clockMs, random) => {
        const id = makeId('con', { clockMs, random });
        expect(isId('con', id)).toBe(true);
        expect(isId('par', id)).toBe(false);
      }),
    );
  });

  it('sort by the moment they were made', () => {
    fc.assert(
      fc.property(moment, moment, bytes, bytes, (first, second, random, other) => {
        fc.pre(first < second);
        expect(makeId('tra', { clockMs: first, random }) < makeId('tra', { clockMs: second, random: other })).toBe(true);
      }),
    );
  });

  it('differ when one random sign differs', () => {
    const random = new Uint8Array(16);
    const other = new Uint8Array(16);
    other[15] = 1;
    expect(makeId('evt', { clockMs: 1, random })).not.toBe(makeId('evt', { clockMs: 1, random: other }));
  });

  it.each(['con_', 'con_short', 'con_01jdilou000000000000000000', 'CON_01jd0000000000000000000000'])('refuse %s', (text) => {
    expect(isId('con', text)).toBe(false);
  });

  it('refuse too little chance', () => {
    expect(() => makeId('con', { clockMs: 1, random: new Uint8Array(4) })).toThrow('16 random bytes');
  });
});
