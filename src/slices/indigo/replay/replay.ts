import type { IndigoTables } from '../indigo-tables.ts';
import { type ReplayLine, comparePrices, lookupOf } from './replay-compare.ts';
import { type Finding, findingsOf } from './replay-findings.ts';
import { type Funnel, funnelOf } from './replay-funnel.ts';
import { type PlanLine, checkPlans } from './replay-plan.ts';
import { type ProjectReplay, replayProjects } from './replay-projects.ts';
import { readRows } from './replay-rows.ts';

/** Everything that a replay found. Amounts are exact numbers in whole currency; `replayJson` and `renderReplay` write them out. */
export type ReplayResult = {
  readonly funnel: Funnel;
  /** Every price with units; `agreement` is no_payment where nothing was recorded on the metric. */
  readonly lines: readonly ReplayLine[];
  readonly projects: readonly ProjectReplay[];
  readonly plans: readonly PlanLine[];
  readonly findings: readonly Finding[];
};

/** In: the INDIGO tables. Out: what agrees with what was recorded, and each row that could not be used with the reason. Never throws. */
export function replayIndigo(tables: IndigoTables): ReplayResult {
  const rows = readRows(tables);
  const prices = comparePrices(rows, lookupOf(rows));
  const plans = checkPlans(rows);
  const projects = replayProjects(rows, prices);
  return {
    funnel: funnelOf(rows, prices),
    lines: prices.flatMap((outcome) => outcome.line ?? []),
    projects,
    plans,
    findings: findingsOf({ tables, rows, prices, plans, projects }),
  };
}
