import { describe, expect, it } from 'vitest';
import { checkSheet } from './terms-check.ts';
import { type Case, found, rules } from './terms-check.testing.ts';
import { JOB, makeSheet } from './testing.ts';

const amounts = (...texts: readonly string[]) => rules(...texts.map((amount) => ({ per: 'contract' as const, price: undefined, amount })));

describe('a name in a formula that may be a slip', () => {
  it.each<Case>([
    ['a name used once that is nearly one used twice', amounts('real - reel', 'real * 2'), ['warning name_like_another rules[1].amount']],
    ['of two used as often, the later one', amounts('real * 2', 'reel * 2'), ['warning name_like_another rules[2].amount']],
    ['every place of it', amounts('real + real + real', 'reel * reel'), Array(2).fill('warning name_like_another rules[2].amount')],
    [
      'a parameter with two letters swapped',
      { ...amounts('preminum * 2', 'premium + 1'), parameters: { premium: 3 } },
      ['warning name_like_another rules[1].amount'],
    ],
    ['a word that formulas know', amounts('quantty * 2'), ['warning name_like_another rules[1].amount']],
    ['a measure inside a function', amounts('sum(hours)', 'mean(hour) + sum(hours)'), ['warning name_like_another rules[2].amount']],
    ['the parameter of an indexation', { ...amounts('cpii'), indexation: [{ id: 'i', parameter: 'cpi', base: 1 }] }, []],
    ['names that have nothing to do with each other', amounts('control - treated', 'enough'), []],
    ['numbered names', amounts('rate_1 + rate_2', 'hours_2025 + hours_2026'), []],
    ['lettered names', amounts('rate_a + rate_b'), []],
    ['short names', amounts('men + man'), []],
    ['ids are checked elsewhere', { ...amounts('count(job) + paid(pay_job)', 'jobs + 1') }, []],
  ])('%s', (_name, parts, expected) => {
    expect(found(parts)).toEqual(expected);
  });

  it('says which one it looks like, and where it stands', () => {
    expect(checkSheet(makeSheet({ ...JOB, ...amounts('real - reel', 'real') }))).toMatchObject([
      { severity: 'warning', offset: 7, data: { value: 'reel', nearest: 'real' } },
    ]);
  });
});
