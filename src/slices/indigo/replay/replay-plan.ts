import { type Exact, compareExact, dividedBy, times } from '../../../engine/decimal.ts';
import { type Agreement, agreementOf, sumOf } from './replay-compare.ts';
import { type IndigoRows, type MetricRow, type PricingRow, keyOf } from './replay-rows.ts';

/** Unit price × target against the maximum beside it. First question: a maximum of what? */

/**
 * per_metric: each line its own maximum, as the standard means it. per_person: all lines of the project hold the same maximum although
 * their prices differ, and one person who reaches everything once would go over it (or the words beside it say "per individual").
 * shared: the same maximum on all lines, but of what cannot be told.
 */
export type MaximumMeaning = 'per_metric' | 'per_person' | 'shared';

export type TargetSource = 'metric_target' | 'metric_people' | 'project_people';

export type PlanLine = {
  readonly project: string;
  readonly metric: string;
  readonly row: number;
  readonly currency: string;
  readonly price: Exact;
  readonly maximum: Exact;
  readonly meaning: MaximumMeaning;
  readonly target: Exact | undefined;
  readonly targetFrom: TargetSource | undefined;
  readonly planned: Exact | undefined;
  /** Only for a maximum per metric with a target. */
  readonly agreement: Agreement | undefined;
  /** The maximum divided by the price: how many units it leaves room for. */
  readonly units: Exact | undefined;
};

export function checkPlans(rows: IndigoRows): readonly PlanLine[] {
  const meanings = meaningsOf(rows.pricings);
  const metrics = Map.groupBy(rows.metrics, keyOf);
  const people = new Map(rows.projects.map((row) => [row.project, row.people]));
  return rows.pricings.flatMap((pricing) => {
    const target = targetOf(metrics.get(keyOf(pricing)) ?? [], people.get(pricing.project));
    return planLine(pricing, meanings.get(pricing.project) ?? 'per_metric', target);
  });
}

type Target = { readonly value: Exact; readonly from: TargetSource } | undefined;

function planLine(pricing: PricingRow, meaning: MaximumMeaning, target: Target): readonly PlanLine[] {
  const { price, maximum, currency } = pricing;
  if (price === undefined || maximum === undefined || currency === undefined) return [];
  const planned = target === undefined ? undefined : times(price, target.value);
  const agreement = planned === undefined || meaning !== 'per_metric' ? undefined : agreementOf(planned, maximum);
  const known = { project: pricing.project, metric: pricing.metric, row: pricing.row, currency, price, maximum, meaning };
  return [{ ...known, target: target?.value, targetFrom: target?.from, planned, agreement, units: dividedBy(maximum, price) }];
}

/** The most specific target that is a number. A metric that is listed more than once tells its target only when all rows agree. */
function targetOf(metrics: readonly MetricRow[], projectPeople: Exact | undefined): Target {
  const target = sameValue(metrics.map((row) => row.target));
  if (target !== undefined) return { value: target, from: 'metric_target' };
  const people = sameValue(metrics.map((row) => row.people));
  if (people !== undefined) return { value: people, from: 'metric_people' };
  return projectPeople === undefined ? undefined : { value: projectPeople, from: 'project_people' };
}

function sameValue(values: readonly (Exact | undefined)[]): Exact | undefined {
  const [first] = values;
  return first !== undefined && values.every((value) => value !== undefined && compareExact(value, first) === 0) ? first : undefined;
}

export function meaningsOf(pricings: readonly PricingRow[]): ReadonlyMap<string, MaximumMeaning> {
  return new Map([...Map.groupBy(pricings, (row) => row.project)].map(([project, rows]) => [project, meaningOf(rows)]));
}

const SAYS_PER_PERSON =
  /\b(maximum|max|cap(ped)?|most)\b[^.]{0,60}\b(per|for an|for each|each)\s+(individual|person|participant|young person|client|beneficiary)\b/i;

function meaningOf(pricings: readonly PricingRow[]): MaximumMeaning {
  const maxima = pricings.flatMap((row) => (row.maximum === undefined ? [] : [row.maximum]));
  const prices = pricings.map((row) => row.price);
  const [maximum] = maxima;
  if (maximum === undefined || maxima.length < 2 || sameValue(maxima) === undefined || sameValue(prices) !== undefined) return 'per_metric';
  const oneOfEach = sumOf(prices);
  const reachedByOne = compareExact(maximum, oneOfEach) <= 0;
  return reachedByOne || pricings.some((row) => SAYS_PER_PERSON.test(row.words)) ? 'per_person' : 'shared';
}
