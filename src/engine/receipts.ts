import type { Admitted } from './admission.ts';
import type { Day } from './calendar.ts';
import type { ContractEvent } from './facts.ts';
import { type Formula, namesIn } from './formula-parse.ts';
import { knownDay } from './known-facts.ts';
import { type RulePlan, inForce } from './plan.ts';
import type { PeriodView } from './scope.ts';

/** The day on which the last fact came in that an amount rests on: nobody can ask for money, or pay it, before that day. */

export type RestsOn = {
  readonly formulas: readonly (Formula | undefined)[];
  /** Claims that are paid or counted. */
  readonly claims: readonly Admitted[];
  readonly toDate: boolean;
};

export function receiptOf(view: PeriodView, events: readonly ContractEvent[], rests: RestsOn): Day | undefined {
  const names = namesBehind(
    view,
    rests.formulas.flatMap((formula) => (formula === undefined ? [] : idsIn(formula))),
  );
  // Without copies of the lists: this is asked for every rule and period, over claims by the hundred thousand.
  let last: Day | undefined;
  const see = (fact: Parameters<typeof knownDay>[0]): void => {
    const on = knownDay(fact);
    if (last === undefined || on > last) last = on;
  };
  for (const { claim } of rests.claims) see(claim);
  if (names.size === 0) return last;
  const counts = [...names].some((name) => view.plan.outcomeIndex.has(name));
  if (counts) for (const { claim } of rests.toDate ? view.admittedToDate : view.admitted) if (names.has(claim.outcome)) see(claim);
  for (const measure of rests.toDate ? view.measuresToDate : view.measures) if (names.has(measure.name)) see(measure);
  for (const event of events) if (event.name !== undefined && names.has(event.name) && event.day <= view.period.to) see(event);
  return last;
}

/** Of a rule: the claims that its items pay or, when it looks at persons, a period or all to date, those that it counts. */
export function receiptOfRule(
  view: PeriodView,
  events: readonly ContractEvent[],
  part: { readonly rule: RulePlan; readonly claims: readonly Admitted[] },
): Day | undefined {
  const { rule } = part;
  const index = view.plan.sheet.indexation.find((entry) => entry.id === rule.rule.indexed)?.parameter;
  const formulas = [rule.quantity, rule.when, rule.amount, ...(index === undefined ? [] : [{ kind: 'name' as const, id: index, at: 0 }])];
  const toDate = rule.rule.per === 'contract';
  const seen =
    rule.rule.per === 'claim'
      ? part.claims
      : (toDate ? view.admittedToDate : view.admitted).filter((entry) => rule.outcomes.includes(entry.claim.outcome));
  return receiptOf(view, events, { formulas, claims: seen, toDate });
}

function idsIn(formula: Formula): readonly string[] {
  return namesIn(formula).flatMap((entry) => (entry.kind === 'name' ? [entry.id] : []));
}

/** A parameter may itself be a formula: what it looks at counts too. */
function namesBehind(view: PeriodView, first: readonly string[]): ReadonlySet<string> {
  const names = new Set(first);
  for (const name of names) {
    const row = inForce(view.plan.parameters.get(name) ?? [], view.period.to);
    if (row !== undefined) for (const id of idsIn(row.formula)) names.add(id);
  }
  return names;
}
