import { describe, expect, it } from 'vitest';
import { outcomeUse, outcomesOfRule } from './outcome-use.ts';
import { BOND, CAPITAL } from './terms-check.testing.ts';
import { type SheetParts, makeSheet } from './testing.ts';

const OUTCOMES = ['start', 'job', 'house'].map((id) => ({ id, title: id }));
const sheetOf = (parts: SheetParts) => makeSheet({ outcomes: OUTCOMES, ...parts });

describe('what an outcome is for', () => {
  it.each<readonly [string, SheetParts, readonly string[]]>([
    ['nothing in a sheet without formulas', { rules: [{ id: 'r', outcome: 'job', price: 1 }] }, []],
    [
      'the functions that count',
      { rules: [{ id: 'r', per: 'period', amount: 'count(job) + people(house) + quantity(start, young)' }] },
      ['house', 'job', 'start'],
    ],
    [
      'a condition and a quantity',
      { rules: [{ id: 'r', outcome: 'job', price: 1, when: 'total(start) > 2', quantity: 'count(house)' }] },
      ['house', 'start'],
    ],
    ['fees and deductions', { fees: [{ id: 'f', from: 'city', to: 'provider', amount: 'count(job)' }] }, ['job']],
    ['parameters', { parameters: { share: 'count(job) / 100' } }, ['job']],
    ['what was paid is a rule, not an outcome', { rules: [{ id: 'job', per: 'period', amount: 'paid(job)' }] }, []],
    ['a measure of the same name', { rules: [{ id: 'r', per: 'period', amount: 'job + sum(house)' }] }, []],
    ['a formula that cannot be read', { parameters: { share: 'count(job' } }, []],
    ['the capital cannot count', { ...BOND, capital: CAPITAL }, []],
  ])('formulas count: %s', (_name, parts, counted) => {
    expect([...outcomeUse(sheetOf(parts)).counted].sort()).toEqual(counted);
  });

  it.each<readonly [string, SheetParts, readonly string[]]>([
    [
      'of a ladder',
      {
        outcomes: [
          { id: 'start', title: 'S' },
          { id: 'job', title: 'J', requires: ['start'] },
        ],
      },
      ['start'],
    ],
    ['of a whole', { limits: [{ id: 'l', each: 'contract', maxShare: '40%', outcomes: ['job'], among: ['job', 'house'] }] }, ['house', 'job']],
    ['none', {}, []],
  ])('steps %s', (_name, parts, steps) => {
    expect([...outcomeUse(sheetOf(parts)).steps].sort()).toEqual(steps);
  });

  it('is found once for a sheet', () => {
    const sheet = sheetOf({});
    expect(outcomeUse(sheet)).toBe(outcomeUse(sheet));
  });

  it.each([
    [{ outcome: 'job' }, ['job']],
    [{ outcomes: ['job', 'house'] }, ['job', 'house']],
    [{ per: 'period' as const, quantity: 'x' }, []],
  ])('a rule with %j is about %j', (parts, outcomes) => {
    const { rules } = sheetOf({ rules: [{ id: 'r', price: 1, ...parts }] });
    expect(rules.flatMap(outcomesOfRule)).toEqual(outcomes);
  });
});
