import { describe, expect, it } from 'vitest';
import { pathText } from './issue.ts';
import { checkSheet } from './terms-check.ts';
import { circlesIn } from './terms-check-ids.ts';
import { BOND, CAPITAL, type Case, LOAN, PARTIES, found, rule, rules } from './terms-check.testing.ts';
import { JOB, makeSheet } from './testing.ts';

describe('ids', () => {
  it.each<Case>([
    ['an outcome that is not there', rules({ outcome: 'jobs' }), ['unknown_outcome rules[1].outcome']],
    ['one of several outcomes', { rules: [{ id: 'x', outcomes: ['job', 'house'], price: 1 }] }, ['unknown_outcome rules[0].outcomes[1]']],
    ['a step of a ladder', { outcomes: [{ id: 'job', title: 'A', requires: ['start'] }] }, ['unknown_outcome outcomes[0].requires[0]']],
    ['an outcome of a limit', { limits: [{ id: 'l', each: 'contract', max: 1, outcomes: ['x'] }] }, ['unknown_outcome limits[0].outcomes[0]']],
    [
      'an outcome of a whole',
      { limits: [{ id: 'l', each: 'contract', maxShare: '40%', outcomes: ['job'], among: ['job', 'x'] }] },
      ['unknown_outcome limits[0].among[1]'],
    ],
    ['alternatives', { alternatives: [{ id: 'a', outcomes: ['job', 'x'] }] }, ['unknown_outcome alternatives[0].outcomes[1]']],
    [
      'an outcome in two groups',
      {
        outcomes: [...JOB.outcomes, { id: 'b', title: 'B' }],
        rules: [...JOB.rules, rule({ outcome: 'b' })],
        alternatives: [
          { id: 'a', outcomes: ['job', 'b'] },
          { id: 'c', outcomes: ['b', 'job'] },
        ],
      },
      ['alternative_twice alternatives[1].outcomes[0]', 'alternative_twice alternatives[1].outcomes[1]'],
    ],
    ['a rule of a limit', { limits: [{ id: 'l', each: 'rule', max: 1, rules: ['pay_jobs'] }] }, ['unknown_rule limits[0].rules[0]']],
    ['a curve', rules({ price: undefined, curve: 'c' }), ['unknown_curve rules[1].curve']],
    ['an indexation', rules({ indexed: 'cpi' }), ['unknown_indexation rules[1].indexed']],
    ['who pays and who gets', rules({ from: 'state', to: 'nobody' }), ['unknown_party rules[1].from', 'unknown_party rules[1].to']],
    ['a payer of a price', rules({ price: [{ price: 1 }, { price: 2, payer: 'state' }] }), ['unknown_party rules[1].price[1].payer']],
    [
      'a party of a dated split',
      rules({ split: [{ from: '2026-01-01', value: [{ party: 'state', share: 1 }] }] }),
      ['unknown_party rules[1].split[0].value[0].party'],
    ],
    ['a payer', { payers: [{ party: 'state', share: 1 }] }, ['unknown_party payers[0].party']],
    ['a fee', { fees: [{ id: 'f', from: 'state', to: 'nobody', amount: 1 }] }, ['unknown_party fees[0].from', 'unknown_party fees[0].to']],
    ['a deduction', { deductions: [{ id: 'd', payer: 'state', amount: 1 }] }, ['unknown_party deductions[0].payer']],
    ['a limit per payer', { limits: [{ id: 'l', each: 'payer', payer: 'state', max: 1 }] }, ['unknown_party limits[0].payer']],
    ['spending', { spending: [{ id: 's', title: 'S', party: 'state', share: 1 }] }, ['unknown_party spending[0].party']],
    [
      'a holder',
      { ...BOND, capital: { ...CAPITAL, tranches: [{ ...LOAN, holders: [{ party: 'lender', share: 1 }] }] } },
      ['unknown_party capital.tranches[0].holders[0].party'],
    ],
    ['an id for two rules', { rules: [...JOB.rules, rule({ id: 'pay_job' })] }, ['duplicate_id rules[1].id']],
    ['an id for a rule and a limit', { limits: [{ id: 'pay_job', each: 'contract', max: 1 }] }, ['duplicate_id limits[0].id']],
    ['a party twice', { parties: [...PARTIES.slice(0, 2), { id: 'city', name: 'C', roles: ['participant'] }] }, ['duplicate_id parties[2].id']],
    [
      'a group of alternatives with the id of a limit',
      {
        outcomes: [...JOB.outcomes, { id: 'b', title: 'B' }],
        rules: [...JOB.rules, rule({ outcome: 'b' })],
        alternatives: [{ id: 'l', outcomes: ['job', 'b'] }],
        limits: [{ id: 'l', each: 'contract', max: 1 }],
      },
      ['duplicate_id alternatives[0].id'],
    ],
    [
      'an id that a settlement makes itself',
      {
        rules: [rule({ id: 'late_interest' })],
        fees: [{ id: 'late_interest', from: 'city', to: 'provider', amount: 1 }],
        parties: [...PARTIES.slice(0, 2), { id: 'held', name: 'H', roles: ['participant'] }],
      },
      ['duplicate_id fees[0].id', 'id_reserved fees[0].id', 'id_reserved parties[2].id', 'id_reserved rules[0].id'],
    ],
    ['a parameter whose name is taken', { parameters: { quantity: 3, mine: 4 } }, ['name_reserved parameters.quantity']],
  ])('%s', (_name, parts, expected) => {
    expect(found(parts)).toEqual(expected);
  });

  it('names the circle of a ladder, once', () => {
    const outcomes = ['a', 'b', 'c', 'd'].map((id, index) => ({ id, title: id, requires: [['b'], ['c'], ['a'], ['a']][index] ?? [] }));
    const issues = checkSheet(makeSheet({ outcomes, rules: [] }));
    expect(issues.map((issue) => [issue.code, pathText(issue.path), issue.data['circle']])).toEqual([
      ['ladder_circular', 'outcomes[0].requires', 'a → b → c → a'],
    ]);
  });

  it.each([
    ['abc', { a: ['a'] }, ['a']],
    ['abc', { a: ['b'], b: ['c'], c: ['b'] }, ['bc']],
    ['ab', { a: ['x', 'b'], b: ['a'] }, ['ab']],
    ['abcd', { a: ['b'], b: ['a'], c: ['d', 'a'], d: ['c'] }, ['ab', 'cd']],
    ['abc', { a: ['b', 'c'], b: ['c'] }, []],
    ['', {}, []],
  ])('the circles among %s in %j are %j', (ids, steps: Readonly<Record<string, readonly string[]>>, circles) => {
    expect(circlesIn([...ids], (id) => steps[id] ?? []).map((circle) => circle.join(''))).toEqual(circles);
  });

  it('walks a chain of a hundred thousand steps', () => {
    const ids = Array.from({ length: 100_000 }, (_, index) => String(index));
    expect(circlesIn(ids, (id) => [String((Number(id) + 1) % ids.length)])).toHaveLength(1);
  });
});
