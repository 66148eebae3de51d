import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeSheet } from './describe.ts';
import { anyTerms, makeSheet } from './testing.ts';

describe('any sheet', () => {
  it('is described in both languages alike, sentence by sentence, without holes', () => {
    fc.assert(
      fc.property(anyTerms(), (terms) => {
        const [nl, en] = [describeSheet(makeSheet(terms), 'nl'), describeSheet(makeSheet(terms), 'en')];
        expect(nl.map((entry) => [entry.section, entry.id, entry.sentences.length])).toEqual(
          en.map((entry) => [entry.section, entry.id, entry.sentences.length]),
        );
        for (const text of [...nl, ...en].flatMap((entry) => entry.sentences)) expect(text).toMatch(/^(?!.*(undefined|NaN|\[object| {2})).*[.?!…]$/);
      }),
      { numRuns: 60, seed: 3 },
    );
  });
});
