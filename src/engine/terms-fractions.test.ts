import { describe, expect, it } from 'vitest';
import { describeSheet } from './describe.ts';
import { settle } from './settle.ts';
import { found } from './terms-check.testing.ts';
import { type ClaimParts, END, type SheetParts, makeClaims, makeSheet } from './testing.ts';
import { wordsFor } from './messages-words.ts';

/** A number of the terms may be a fraction of whole numbers, and shares may be units. */

const thirds = ['city', 'fund', 'province'].map((party) => ({ party, share: '1/3' }));
const JOB: SheetParts = { outcomes: [{ id: 'job', title: 'Job' }], rules: [{ id: 'pay', outcome: 'job', price: '100' }] };

function byPayer(parts: SheetParts, ...claims: readonly ClaimParts[]): Readonly<Record<string, number>> {
  return settle(makeSheet({ ...JOB, ...parts }), makeClaims(...claims), END).totals.byPayer;
}

describe('fractions', () => {
  it.each<readonly [string, SheetParts]>([
    ['three thirds of the payers', { payers: thirds }],
    ['of a rule', { rules: [{ id: 'pay', outcome: 'job', price: '1000/3', split: thirds }] }],
    [
      'units',
      {
        payers: [
          { party: 'city', units: 8 },
          { party: 'fund', units: 11 },
        ],
      },
    ],
    ['a share of the outcomes', { limits: [{ id: 'l', each: 'contract', outcomes: ['job'], among: ['job'], maxShare: '8/19' }] }],
  ])('%s are right', (_name, parts) => {
    expect(found(parts)).toEqual([]);
  });

  it.each([
    [
      'two thirds are no whole',
      [
        { party: 'city', share: '1/3' },
        { party: 'fund', share: '1/3' },
      ],
      ['shares_not_whole payers'],
    ],
    [
      'more than the whole',
      [
        { party: 'city', share: '4/3' },
        { party: 'fund', share: '-1/3' },
      ],
      ['share_negative payers[1].share'],
    ],
  ])('%s', (_name, payers, expected) => {
    expect(found({ payers })).toEqual(expected);
  });

  it.each(['1/0', '1/', '/3', '1/3/3', '1/-3', '1.5/3', '1/3%'])('%s is no number', (share) => {
    expect(() => makeSheet({ ...JOB, payers: [{ party: 'city', share }] })).toThrow('number_shape');
  });

  it('share each cent, and the parts are the whole', () => {
    expect(byPayer({ payers: thirds }, { subject: 'p1' })).toEqual({ city: 3334, fund: 3333, province: 3333 });
    expect(
      byPayer(
        {
          payers: [
            { party: 'city', units: 2 },
            { party: 'fund', units: 5 },
          ],
        },
        { subject: 'p1' },
      ),
    ).toEqual({ city: 2857, fund: 7143 });
  });

  it('are read as they were agreed', () => {
    expect(wordsFor('nl', 'EUR').percent('1/3')).toBe('1/3 (33,33\u00a0%)');
    expect(wordsFor('en', 'EUR').percent('8/19')).toBe('8/19 (42.11%)');
    expect(wordsFor('nl', 'EUR').price('1000/3')).toBe('€\u00a01000/3');
    const sentences = describeSheet(
      makeSheet({
        ...JOB,
        payers: [
          { party: 'city', units: 1 },
          { party: 'fund', units: 2 },
        ],
      }),
      'en',
    );
    expect(JSON.stringify(sentences)).toContain('2/3 (66.67%)');
  });
});
