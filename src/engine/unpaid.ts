import type { Admitted } from './admission.ts';
import { refusal } from './known-facts.ts';
import { outcomeUse } from './outcome-use.ts';
import type { RulePlan } from './plan.ts';
import type { PeriodView } from './scope.ts';
import type { Refusal } from './statement.ts';

/**
 * A claim that no rule per claim looked at. A rule for persons or the period may look at it, or a formula; and a step towards another
 * outcome needs no price. Out: what to tell when none of these is so.
 */
export function noRule(view: PeriodView, entry: Admitted): readonly Refusal[] {
  const { claim, group } = entry;
  const { rules, sheet } = view.plan;
  const { counted, steps } = outcomeUse(sheet);
  if (counted.has(claim.outcome) || rules.some((rule) => isForPersons(rule, entry))) return [];
  const isStep = steps.has(claim.outcome) && !rules.some((rule) => rule.outcomes.includes(claim.outcome));
  return isStep ? [] : [refusal('no_rule', claim, group === undefined ? {} : { group }, view.period.key)];
}

function isForPersons({ rule, outcomes }: RulePlan, { claim, group }: Admitted): boolean {
  return rule.per !== 'claim' && outcomes.includes(claim.outcome) && (rule.group === undefined || rule.group === group);
}
