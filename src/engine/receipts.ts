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
  const measures = (rests.toDate ? view.measuresToDate : view.measures).filter((measure) => names.has(measure.name));
  const happened = events.filter((event) => event.name !== undefined && names.has(event.name) && event.day <= view.period.to);
  const counted = (rests.toDate ? view.admittedToDate : view.admitted).filter((entry) => names.has(entry.claim.outcome));
  return latest([...[...rests.claims, ...counted].map((entry) => entry.claim), ...measures, ...happened].map(knownDay));
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

function latest(days: readonly Day[]): Day | undefined {
  return days.reduce<Day | undefined>((last, day) => (last === undefined || day > last ? day : last), undefined);
}
