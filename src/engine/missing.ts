import type { FormulaProblem } from './formula.ts';
import { type Formula, evaluateNumber } from './formula.ts';
import { namesIn } from './formula-parse.ts';
import { type Plan, type RulePlan, inForce } from './plan.ts';
import type { PeriodView, ViewScope } from './scope.ts';
import type { Refusal } from './statement.ts';
import { RESERVED } from './terms-check-ids.ts';

/** What a rule, fee or deduction looks at, and what to tell when a value that it needs is not there. */

export type Problem = FormulaProblem | { readonly code: 'condition_not_met'; readonly inputs: Readonly<Record<string, string>> };

type Looks = { readonly names: ReadonlySet<string>; readonly outcomes: ReadonlySet<string> };
const known = new WeakMap<RulePlan, Looks>();

/** The names and outcomes that the formulas of a rule ask for, also by way of a parameter. */
export function looksOf(plan: Plan, rule: RulePlan): Looks {
  const found = known.get(rule);
  if (found !== undefined) return found;
  const index = plan.sheet.indexation.find((entry) => entry.id === rule.rule.indexed)?.parameter;
  const made = { names: new Set(index === undefined ? [] : [index]), outcomes: new Set(rule.outcomes) };
  for (const formula of [rule.quantity, rule.when, rule.amount]) if (formula !== undefined) addLooks(plan, formula, made);
  for (const row of plan.parameters.get(index ?? '') ?? []) addLooks(plan, row.formula, made);
  known.set(rule, made);
  return made;
}

const COUNTS: ReadonlySet<string> = new Set(['count', 'quantity', 'people', 'total']);

function addLooks(plan: Plan, formula: Formula, made: { readonly names: Set<string>; readonly outcomes: Set<string> }): void {
  const parts = namesIn(formula);
  const ids = new Set(parts.flatMap((part) => (part.kind === 'call' && (COUNTS.has(part.name) || part.name === 'paid') ? part.inputs : [])));
  for (const part of parts) {
    if (part.kind === 'call') {
      const [first] = part.inputs;
      if (COUNTS.has(part.name) && first?.kind === 'name') made.outcomes.add(first.id);
    } else if (!ids.has(part) && !made.names.has(part.id)) {
      made.names.add(part.id);
      for (const row of plan.parameters.get(part.id) ?? []) addLooks(plan, row.formula, made);
    }
  }
}

/** Of a parameter that has no value: what it waits for itself. "index" says less than the measure that index is made of. */
export function rootOf(view: PeriodView, scope: ViewScope, problem: Problem): Problem {
  if (problem.code !== 'value_missing') return problem;
  const row = inForce(view.plan.parameters.get(problem.name) ?? [], view.period.to);
  const value = row === undefined ? undefined : evaluateNumber(row.formula, scope);
  return value === undefined || value.ok ? problem : rootOf(view, scope, value.error);
}

/** Did anything come in this period that the rule looks at: a measure, an event, or a claim that it would pay or count? */
export function isTouched(view: PeriodView, rule: RulePlan): boolean {
  const { names, outcomes } = looksOf(view.plan, rule);
  if (view.measures.some((measure) => names.has(measure.name))) return true;
  return view.admitted.some((entry) => outcomes.has(entry.claim.outcome));
}

/** The names of a rule that nobody measured up to now, events left out: those may well not happen. */
export function neverMeasured(view: PeriodView, rule: RulePlan): readonly string[] {
  const measured = new Set(view.measuresToDate.map((measure) => measure.name));
  return [...looksOf(view.plan, rule).names].filter(
    (name) => !measured.has(name) && !RESERVED.has(name) && !view.plan.parameters.has(name) && !view.isEvent(name),
  );
}

export function problemData(problem: Problem): Readonly<Record<string, string>> {
  if (problem.code === 'condition_not_met') return problem.inputs;
  return 'name' in problem ? { problem: problem.code, name: problem.name } : { problem: problem.code };
}

/** What a rule, fee or deduction did not pay in a period, and why. */
export function notPaid(
  view: PeriodView,
  about: { readonly rule: string; readonly subject?: string | undefined; readonly outcome?: string | undefined },
  problem: Problem,
): Refusal {
  const code = problem.code === 'condition_not_met' ? 'condition_not_met' : 'value_missing';
  return {
    code,
    claim: undefined,
    subject: about.subject,
    outcome: about.outcome,
    rule: about.rule,
    period: view.period.key,
    data: problemData(problem),
  };
}
