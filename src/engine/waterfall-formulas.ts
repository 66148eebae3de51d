import type { Day } from './calendar.ts';
import { type Formula, parseFormula } from './formula.ts';
import type { DatedFormula } from './plan.ts';
import { assert } from './result.ts';
import type { TermSheet } from './terms.ts';

export type Parameters = ReadonlyMap<string, readonly DatedFormula[]>;

export function makeParameters(parameters: TermSheet['parameters']): Parameters {
  return new Map(Object.entries(parameters).map(([name, value]) => [name, rowsOf(value)]));
}

function rowsOf(value: TermSheet['parameters'][string]): readonly DatedFormula[] {
  return typeof value === 'string' ? [row(undefined, value)] : value.map((dated) => row(dated.from, dated.value));
}

function row(from: Day | undefined, text: string): DatedFormula {
  return { from, formula: formulaOf(text) };
}

const formulas = new Map<string, Formula>();
const MOST_KEPT = 1000;

/** The tree of a formula of a checked term sheet; the same few formulas are asked for on every pay day. */
export function formulaOf(text: string): Formula {
  const known = formulas.get(text);
  if (known !== undefined) return known;
  const answer = parseFormula(text);
  assert(answer.ok, `the formula "${text}" was checked before`);
  if (formulas.size < MOST_KEPT) formulas.set(text, answer.value);
  return answer.value;
}
