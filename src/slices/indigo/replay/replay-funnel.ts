import { type Agreement, type PriceOutcome, isActual } from './replay-compare.ts';
import type { IndigoRows } from './replay-rows.ts';
import { keyOf } from './replay-rows.ts';

/** How many rows are left after each step: what INDIGO can test at all. */
export type Funnel = {
  readonly projects: number;
  readonly metricRows: number;
  /** Distinct project + metric id, rows without an id counted once per project. */
  readonly metrics: number;
  readonly priceRows: number;
  readonly priceProjects: number;
  readonly pricesByCurrency: Readonly<Record<string, number>>;
  readonly withUnits: number;
  readonly withUnitsProjects: number;
  readonly compared: number;
  readonly comparedProjects: number;
  readonly agreements: Readonly<Record<Agreement, number>>;
  readonly paymentRows: number;
  readonly payments: Readonly<Record<'planned' | 'actual' | 'untyped' | 'other', number>>;
  readonly paymentsByCurrency: Readonly<Record<string, number>>;
  /** Projects with actual payments and results, but no price. */
  readonly paidWithoutPrice: readonly string[];
  /** Projects with price and result, but no row in the payments table. */
  readonly pricedWithoutPayment: readonly string[];
};

export function funnelOf(rows: IndigoRows, prices: readonly PriceOutcome[]): Funnel {
  const priced = prices.filter(({ pricing }) => pricing.price !== undefined);
  const lines = prices.flatMap((outcome) => outcome.line ?? []);
  const compared = lines.filter((line) => line.paid !== undefined);
  return {
    projects: new Set(rows.projects.map((row) => row.project)).size,
    metricRows: rows.metrics.length,
    metrics: new Set(rows.metrics.map(keyOf)).size,
    priceRows: priced.length,
    priceProjects: projectsIn(priced.map(({ pricing }) => pricing)).size,
    pricesByCurrency: countBy(priced.map(({ pricing }) => pricing.currency ?? '')),
    withUnits: lines.length,
    withUnitsProjects: projectsIn(lines).size,
    compared: compared.length,
    comparedProjects: projectsIn(compared).size,
    agreements: { exact: 0, within_1: 0, within_10: 0, further: 0, no_payment: 0, ...countBy(lines.map((line) => line.agreement)) },
    paymentRows: rows.payments.length,
    payments: paymentTypes(rows),
    paymentsByCurrency: countBy(rows.payments.map((row) => row.currency ?? '')),
    ...gapsOf(rows, projectsIn(lines)),
  };
}

function projectsIn(rows: readonly { readonly project: string }[]): ReadonlySet<string> {
  return new Set(rows.map((row) => row.project));
}

export function countBy(values: readonly string[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([, left], [, right]) => right - left));
}

function paymentTypes(rows: IndigoRows): Funnel['payments'] {
  const types = rows.payments.map((row) => row.type.toLowerCase());
  const count = (type: string) => types.filter((candidate) => candidate === type).length;
  const [planned, actual, untyped] = [count('planned'), count('actual'), count('')];
  return { planned, actual, untyped, other: types.length - planned - actual - untyped };
}

function gapsOf(rows: IndigoRows, withUnits: ReadonlySet<string>): Pick<Funnel, 'paidWithoutPrice' | 'pricedWithoutPayment'> {
  const priced = projectsIn(rows.pricings);
  const withResults = projectsIn(rows.results.filter((row) => row.units !== undefined));
  const paid = projectsIn(rows.payments.filter(isActual));
  const anyPayment = projectsIn(rows.payments);
  return {
    paidWithoutPrice: [...paid].filter((project) => withResults.has(project) && !priced.has(project)).sort(),
    pricedWithoutPayment: [...withUnits].filter((project) => !anyPayment.has(project)).sort(),
  };
}
