import { namesIn, parseFormula } from './formula-parse.ts';
import type { Rule, TermSheet } from './terms.ts';
import { formulasOf } from './terms-check-formulas.ts';

/** What the outcomes of a sheet are for, besides being paid claim by claim. */
export type OutcomeUse = {
  /** Some formula counts them: count(job). */
  readonly counted: ReadonlySet<string>;
  /** A step on the way to another outcome, or a part of the whole of which another is a share. */
  readonly steps: ReadonlySet<string>;
};

const uses = new WeakMap<TermSheet, OutcomeUse>();

export function outcomeUse(sheet: TermSheet): OutcomeUse {
  const known = uses.get(sheet);
  if (known !== undefined) return known;
  const made = { counted: new Set(formulasOf(sheet).flatMap(({ text }) => countedIn(text))), steps: new Set(stepsOf(sheet)) };
  uses.set(sheet, made);
  return made;
}

const COUNTS: ReadonlySet<string> = new Set(['count', 'quantity', 'people', 'total']);

function countedIn(text: string): readonly string[] {
  const parsed = parseFormula(text);
  if (!parsed.ok) return [];
  return namesIn(parsed.value).flatMap((part) => {
    const [first] = part.kind === 'call' && COUNTS.has(part.name) ? part.inputs : [];
    return first?.kind === 'name' ? [first.id] : [];
  });
}

function stepsOf(sheet: TermSheet): readonly string[] {
  return [...sheet.outcomes.flatMap((outcome) => outcome.requires), ...sheet.limits.flatMap((limit) => limit.among ?? [])];
}

export function outcomesOfRule(rule: Rule): readonly string[] {
  return rule.outcomes ?? (rule.outcome === undefined ? [] : [rule.outcome]);
}
