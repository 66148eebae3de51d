import type { Exact } from '../../../engine/decimal.ts';
import { amountText, numberText } from './indigo-text.ts';
import { findingSentence } from './messages.ts';
import type { ReplayLine } from './replay-compare.ts';
import type { Finding } from './replay-findings.ts';
import type { PlanLine } from './replay-plan.ts';
import type { ProjectReplay } from './replay-projects.ts';
import type { ReplayResult } from './replay.ts';

/** What `--json` prints: plain objects, every amount and number as decimal text, absent values as null. The shape is in README.md. */
export function replayJson(result: ReplayResult) {
  return {
    format: 'lente-indigo-replay/1',
    funnel: result.funnel,
    lines: result.lines.map(lineJson),
    projects: result.projects.map(projectJson),
    plans: result.plans.map(planJson),
    findings: result.findings.map(findingJson),
  };
}

function amount(value: Exact | undefined, currency: string | undefined): string | null {
  return value === undefined || currency === undefined ? null : amountText(value, currency);
}

function number(value: Exact | undefined): string | null {
  return value === undefined ? null : numberText(value);
}

function lineJson(line: ReplayLine) {
  return {
    project: line.project,
    metric: line.metric,
    row: line.row,
    currency: line.currency,
    price: amount(line.price, line.currency),
    units: number(line.units),
    unitsFrom: line.unitsFrom,
    resultRow: line.resultRow,
    resultType: line.resultType,
    computed: amount(line.computed, line.currency),
    paid: amount(line.paid, line.currency),
    paymentRows: line.paymentRows,
    agreement: line.agreement,
    claims: line.claims === undefined ? null : { count: number(line.claims.count), whole: line.claims.whole, againstUnits: line.claims.againstUnits },
  };
}

function projectJson(project: ProjectReplay) {
  return {
    project: project.project,
    name: project.name,
    currency: project.currency ?? null,
    prices: project.prices,
    pricesWithUnits: project.pricesWithUnits,
    computed: amount(project.computed, project.currency),
    recorded: amount(project.recorded, project.currency),
    recordedFrom: project.recordedFrom ?? null,
    ratio: number(project.ratio),
    maximum: amount(project.maximum, project.currency),
    readings: project.readings,
  };
}

function planJson(plan: PlanLine) {
  return {
    project: plan.project,
    metric: plan.metric,
    row: plan.row,
    currency: plan.currency,
    price: amount(plan.price, plan.currency),
    maximum: amount(plan.maximum, plan.currency),
    meaning: plan.meaning,
    target: number(plan.target),
    targetFrom: plan.targetFrom ?? null,
    planned: amount(plan.planned, plan.currency),
    agreement: plan.agreement ?? null,
    units: number(plan.units),
  };
}

function findingJson(finding: Finding) {
  return { ...finding, message: { nl: findingSentence(finding, 'nl'), en: findingSentence(finding, 'en') } };
}
