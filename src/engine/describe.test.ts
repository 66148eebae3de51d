import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeSheet } from './describe.ts';
import { anyTerms, makeSheet } from './testing.ts';

describe('what a formula names', () => {
  it.each([
    ['count(steady_job) * 10', 'Voor ‘Bonus’ is het bedrag: het aantal claims ‘Vaste baan’ keer 10.'],
    ['paid(pay_job) / 2', 'Voor ‘Bonus’ is het bedrag: wat ‘Vaste baan’ eerder betaalde gedeeld door 2.'],
  ])('%s is told by its title, and a rule without one by its outcome', (amount, sentence) => {
    const sheet = makeSheet({
      outcomes: [{ id: 'steady_job', title: { nl: 'Vaste baan', en: 'Steady job' } }],
      rules: [
        { id: 'pay_job', outcome: 'steady_job', price: '100' },
        { id: 'bonus', title: 'Bonus', per: 'contract', amount },
      ],
    });
    expect(describeSheet(sheet, 'nl').find((entry) => entry.id === 'bonus')?.sentences).toContain(sentence);
  });
});

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
