import { type IndigoTables, TABLE_NAMES, type TableProblemCode } from '../indigo-tables.ts';
import { type PriceOutcome, type PriceStop, hasMetric, isActual } from './replay-compare.ts';
import type { PlanLine } from './replay-plan.ts';
import type { ProjectReplay } from './replay-projects.ts';
import {
  type CommitmentRow,
  type IndigoRows,
  type MetricRow,
  type PaymentRow,
  type ResultRow,
  type ValueProblem,
  type ValueProblemCode,
  keyOf,
} from './replay-rows.ts';

/** Every row that took no part in the comparison line by line, and every value that could not be read, with file, row and reason. */

export type RowReason =
  | PriceStop
  | 'price_missing_on_metric'
  | 'result_without_metric'
  | 'result_empty'
  | 'payment_planned'
  | 'payment_without_type'
  | 'payment_type_unknown'
  | 'payment_without_metric'
  | 'amount_missing'
  | 'price_missing'
  | 'metric_without_id'
  | 'metric_repeated'
  | 'metric_unknown'
  | 'project_without_price'
  | 'project_unknown'
  | 'commitment_without_amount'
  | 'result_interim';

export type FindingCode = RowReason | ValueProblemCode | TableProblemCode;

/** left_out: the row is not in the comparison line by line. noted: the value was left aside, or looks odd; the row itself may be used. */
export type Finding = {
  readonly file: string;
  readonly row: number;
  readonly line: number;
  readonly project: string;
  readonly metric: string;
  readonly column: string;
  readonly value: string;
  readonly code: FindingCode;
  readonly level: 'left_out' | 'noted';
  /** What the row still served for: the check of the plan, the total of the project. */
  readonly usedFor: readonly Use[];
};

export type Use = 'plan' | 'total';

export type Replayed = {
  readonly tables: IndigoTables;
  readonly rows: IndigoRows;
  readonly prices: readonly PriceOutcome[];
  readonly plans: readonly PlanLine[];
  readonly projects: readonly ProjectReplay[];
};

export function findingsOf(replayed: Replayed): readonly Finding[] {
  const { rows } = replayed;
  const facts = factsOf(replayed);
  return [
    ...tableFindings(replayed.tables),
    ...rows.projects.flatMap((row) => rowFindings(row, facts.priced.has(row.project) ? undefined : reason('project_without_price', row.project), [])),
    ...rows.metrics.flatMap((row) => rowFindings(row, metricReason(row, facts), [])),
    ...replayed.prices.flatMap((outcome) => priceFindings(outcome, facts)),
    ...rows.results.flatMap((row) => [...rowFindings(row, resultReason(row, facts), totalUse(row, facts)), ...resultNotes(row, facts)]),
    ...rows.payments.flatMap((row) => rowFindings(row, paymentReason(row, facts), paymentUse(row, facts))),
    ...rows.commitments.flatMap((row) => rowFindings(row, commitmentReason(row), [])),
  ];
}

type Facts = {
  readonly projects: ReadonlySet<string>;
  readonly metrics: ReadonlySet<string>;
  readonly firstMetricRow: ReadonlyMap<string, number>;
  readonly priced: ReadonlySet<string>;
  readonly outcomes: ReadonlyMap<string, PriceOutcome>;
  readonly planRows: ReadonlySet<number>;
  readonly compared: ReadonlyMap<string, ProjectReplay>;
};

function factsOf({ rows, prices, plans, projects }: Replayed): Facts {
  return {
    projects: new Set(rows.projects.map((row) => row.project)),
    metrics: new Set(rows.metrics.map(keyOf)),
    firstMetricRow: new Map(rows.metrics.toReversed().map((row) => [keyOf(row), row.row])),
    priced: new Set(rows.pricings.map((row) => row.project)),
    outcomes: new Map(prices.map((outcome) => [keyOf(outcome.pricing), outcome])),
    planRows: new Set(plans.map((plan) => plan.row)),
    compared: new Map(projects.filter((sum) => sum.ratio !== undefined).map((sum) => [sum.project, sum])),
  };
}

type Reason = { readonly code: FindingCode; readonly column: string; readonly value: string };

function reason(code: RowReason, value: string, column = ''): Reason {
  return { code, column, value };
}

type AnyRow = {
  readonly file: string;
  readonly row: number;
  readonly line: number;
  readonly project: string;
  readonly problems: readonly ValueProblem[];
  readonly metric?: string;
};

/** The reason of the row first, then each value that could not be read, unless that value is the reason. */
function rowFindings(row: AnyRow, why: Reason | undefined, usedFor: readonly Use[]): readonly Finding[] {
  const place = { file: row.file, row: row.row, line: row.line, project: row.project, metric: row.metric ?? '' };
  const values = row.problems.filter(({ code, header }) => code !== why?.code || header !== why.column);
  return [
    ...(why === undefined ? [] : [{ ...place, ...why, level: 'left_out' as const, usedFor }]),
    ...values.map(({ header, value, code }) => ({ ...place, code, column: header, value, level: 'noted' as const, usedFor: [] })),
  ];
}

/** The reading problem of one column as the reason that the row is left out. */
function unread(row: AnyRow, header: string, empty: RowReason): Reason {
  const problem = row.problems.find((candidate) => candidate.header === header);
  return problem === undefined ? reason(empty, '', header) : { code: problem.code, column: header, value: problem.value };
}

function tableFindings(tables: IndigoTables): readonly Finding[] {
  return TABLE_NAMES.flatMap((table) =>
    tables[table].problems.map((problem) => ({ ...problem, project: '', metric: '', column: '', level: 'left_out' as const, usedFor: [] })),
  );
}

function metricReason(row: MetricRow, facts: Facts): Reason | undefined {
  if (row.metric === '') return reason('metric_without_id', '');
  if (facts.firstMetricRow.get(keyOf(row)) !== row.row) return reason('metric_repeated', row.metric);
  return facts.outcomes.has(keyOf(row)) ? undefined : reason('price_missing_on_metric', row.metric);
}

function priceFindings(outcome: PriceOutcome, facts: Facts): readonly Finding[] {
  const row = outcome.pricing;
  const uses: readonly Use[] = [
    ...(facts.planRows.has(row.row) ? (['plan'] as const) : []),
    ...(outcome.line === undefined ? [] : totalUse(row, facts)),
  ];
  const odd: readonly Reason[] = [
    ...(facts.projects.has(row.project) ? [] : [reason('project_unknown', row.project)]),
    ...(facts.metrics.has(keyOf(row)) ? [] : [reason('metric_unknown', row.metric)]),
  ];
  return [...rowFindings(row, priceReason(outcome), uses), ...odd.map((why) => noted(row, why))];
}

function noted(row: AnyRow, why: Reason): Finding {
  return { file: row.file, row: row.row, line: row.line, project: row.project, metric: row.metric ?? '', ...why, level: 'noted', usedFor: [] };
}

function priceReason({ pricing, stop }: PriceOutcome): Reason | undefined {
  if (stop === 'price_not_readable') return unread(pricing, 'Price Per Unit - Amount', 'price_missing');
  if (stop === 'currency_not_readable') return unread(pricing, 'Currency', 'currency_not_readable');
  return stop === undefined ? undefined : reason(stop, pricing.metric);
}

function resultReason(row: ResultRow, facts: Facts): Reason | undefined {
  if (!hasMetric(row)) return reason('result_without_metric', '');
  if (row.units === undefined) return unread(row, 'Outcomes achieved', 'result_empty');
  const outcome = facts.outcomes.get(keyOf(row));
  if (outcome === undefined) return reason('price_missing_on_metric', row.metric);
  if (outcome.line !== undefined && outcome.line.resultRow !== row.row) return reason('several_results', row.metric);
  return outcome.stop === undefined ? undefined : reason(outcome.stop, row.metric);
}

/** An interim result beside a final payment compares two moments. */
function resultNotes(row: ResultRow, facts: Facts): readonly Finding[] {
  const line = facts.outcomes.get(keyOf(row))?.line;
  const interim = line?.resultRow === row.row && row.type.toLowerCase() === 'interim';
  return interim ? [noted(row, reason('result_interim', row.type, 'Result type'))] : [];
}

function paymentReason(row: PaymentRow, facts: Facts): Reason | undefined {
  const type = row.type.toLowerCase();
  if (type === 'planned') return reason('payment_planned', row.type, 'Type');
  if (type === '') return reason('payment_without_type', '', 'Type');
  if (!isActual(row)) return reason('payment_type_unknown', row.type, 'Type');
  if (row.amount === undefined) return unread(row, 'Payments - Amount', 'amount_missing');
  if (row.currency === undefined) return unread(row, 'Payments - Currency', 'currency_not_readable');
  if (!hasMetric(row)) return reason('payment_without_metric', '');
  const outcome = facts.outcomes.get(keyOf(row));
  if (outcome === undefined) return reason('price_missing_on_metric', row.metric);
  return outcome.stop === undefined ? undefined : reason(outcome.stop, row.metric);
}

function totalUse(row: { readonly project: string }, facts: Facts): readonly Use[] {
  return facts.compared.has(row.project) ? ['total'] : [];
}

function paymentUse(row: PaymentRow, facts: Facts): readonly Use[] {
  const from = facts.compared.get(row.project)?.recordedFrom;
  const used = (from === 'payments' && isActual(row)) || (from === 'untyped_payments' && row.type === '');
  return used ? ['total'] : [];
}

function commitmentReason(row: CommitmentRow): Reason | undefined {
  if (row.maximum !== undefined || row.paid !== undefined) return undefined;
  const [first] = row.problems;
  if (first !== undefined) return { code: first.code, column: first.header, value: first.value };
  return reason('commitment_without_amount', row.organisation);
}
