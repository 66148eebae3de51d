import { describe, expect, test } from 'vitest';
import { must } from '../../engine/result.ts';
import { STARTING_POINTS, startingPoint } from '../../slices/contract/screens/starting-points.ts';
import { tryOut } from './trial.ts';

const EXPECTED = { one: 2_700_000, steps: 1_890_000, bond: 12_000_000 };

describe.each(['nl', 'en'] as const)('the starting points in %s', (language) => {
  test.each(STARTING_POINTS)('%s has nothing wrong and comes to what it was made to come to', (id) => {
    const { terms, facts } = startingPoint(id, language);
    const trial = tryOut(terms, facts);
    expect([...trial.issues, ...trial.factIssues]).toEqual([]);
    expect(must(trial.result, 'statement').statement.totals.computed).toBe(EXPECTED[id]);
  });
});

describe('trying out', () => {
  const { terms, facts } = startingPoint('one', 'nl');

  test('a slip has its line and column and gives no statement', () => {
    const trial = tryOut(terms.replace('price: 4200', 'price: €4200'), facts);
    expect(trial.result).toBeUndefined();
    expect(trial.issues).toMatchObject([{ code: 'number_shape', line: 29, column: 12 }]);
  });

  test('a row that is wrong is left out, the others count', () => {
    const trial = tryOut(terms, `${facts}c9,2026-13-03,werk,p09,accepted\n`);
    expect(trial.factIssues.map((issue) => [issue.code, issue.row])).toEqual([['day_shape', 10]]);
    expect(must(trial.result, 'statement').statement.totals.computed).toBe(EXPECTED.one);
  });

  test('without facts there is a statement with nothing in it', () => {
    expect(must(tryOut(terms, ' \n').result, 'statement').statement.totals.computed).toBe(0);
  });

  test('amounts that no account can hold give no statement instead of a broken page', () => {
    expect(tryOut(terms.replace('4200', '99999999999999999').replace(/limits:[^]*/, ''), facts).result).toBeUndefined();
  });
});
