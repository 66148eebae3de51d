import { type Exact, compareExact, dividedBy } from '../../../engine/decimal.ts';
import { type PriceOutcome, agreementOf, isActual, sumOf } from './replay-compare.ts';
import type { CommitmentRow, IndigoRows, Money, PaymentRow, ProjectRow } from './replay-rows.ts';

/** The sum of all lines of a project against what was recorded for the whole project. */

/** Where the recorded total was found, from the most to the least certain. */
export type RecordedFrom = 'payments' | 'untyped_payments' | 'commitments' | 'project';

export type Reading =
  | 'agrees'
  | 'paid_less'
  | 'paid_more'
  | 'same_total_as_another_project'
  | 'maximum_would_bind'
  | 'no_payment'
  | 'no_price'
  | 'no_units'
  | 'currency_differs'
  | 'payment_not_readable';

export type ProjectReplay = {
  readonly project: string;
  readonly name: string;
  readonly currency: string | undefined;
  readonly prices: number;
  readonly pricesWithUnits: number;
  /** Sum of units × price over the lines that have both; no maximum applied. */
  readonly computed: Exact | undefined;
  readonly recorded: Exact | undefined;
  readonly recordedFrom: RecordedFrom | undefined;
  /** recorded / computed */
  readonly ratio: Exact | undefined;
  readonly maximum: Exact | undefined;
  readonly readings: readonly Reading[];
};

export function replayProjects(rows: IndigoRows, prices: readonly PriceOutcome[]): readonly ProjectReplay[] {
  const byProject = Map.groupBy(prices, (outcome) => outcome.pricing.project);
  const payments = Map.groupBy(
    rows.payments.filter((row) => row.type.toLowerCase() !== 'planned'),
    (row) => row.project,
  );
  const commitments = Map.groupBy(rows.commitments, (row) => row.project);
  const known = new Map(rows.projects.map((row) => [row.project, row]));
  const ids = [...new Set([...byProject.keys(), ...payments.keys()])].sort();
  const sums = ids.map((id) =>
    sumProject({ id, row: known.get(id), prices: byProject.get(id) ?? [], payments: payments.get(id) ?? [], commitments: commitments.get(id) ?? [] }),
  );
  return sums.map((sum) => withCopies(sum, sums));
}

type Parts = {
  readonly id: string;
  readonly row: ProjectRow | undefined;
  readonly prices: readonly PriceOutcome[];
  readonly payments: readonly PaymentRow[];
  readonly commitments: readonly CommitmentRow[];
};

function sumProject(parts: Parts): ProjectReplay {
  const lines = parts.prices.flatMap((outcome) => outcome.line ?? []);
  const recorded = recordedOf(parts);
  const money = recorded?.money;
  const currencies = new Set([...parts.prices.flatMap(({ pricing }) => pricing.currency ?? []), ...(money === undefined ? [] : [money.currency])]);
  const [currency] = currencies.size === 1 ? currencies : [];
  const computed = lines.length === 0 || currency === undefined ? undefined : sumOf(lines.map((line) => line.computed));
  const paid = currency === undefined ? undefined : money?.amount;
  const maximum = maximumOf(parts, currency);
  const counts = { prices: parts.prices.length, pricesWithUnits: lines.length };
  const ratio = computed === undefined || paid === undefined ? undefined : dividedBy(paid, computed);
  const readings =
    currencies.size > 1
      ? (['currency_differs'] as const)
      : readingsOf({ computed, paid, maximum, unreadable: recorded?.unreadable === true, ...counts });
  return {
    project: parts.id,
    name: parts.row?.name ?? '',
    currency,
    ...counts,
    computed,
    recorded: paid,
    recordedFrom: paid === undefined ? undefined : recorded?.from,
    ratio,
    maximum,
    readings,
  };
}

type Recorded = { readonly money: Money | undefined; readonly from: RecordedFrom; readonly unreadable: boolean };

/** Actual payments first; then payments without a type, which hold totals; then the totals beside commitments and project. */
function recordedOf(parts: Parts): Recorded | undefined {
  const actual = parts.payments.filter(isActual);
  const untyped = parts.payments.filter((row) => row.type === '');
  if (actual.length > 0) return totalOf(actual, 'payments');
  if (untyped.length > 0) return totalOf(untyped, 'untyped_payments');
  const committed = parts.commitments.flatMap((row) => row.paid ?? []);
  if (committed.length > 0) return { money: sumMoney(committed), from: 'commitments', unreadable: false };
  return parts.row?.paid === undefined ? undefined : { money: parts.row.paid, from: 'project', unreadable: false };
}

function totalOf(payments: readonly PaymentRow[], from: RecordedFrom): Recorded {
  const amounts = payments.flatMap(({ amount, currency }) => (amount === undefined || currency === undefined ? [] : [{ amount, currency }]));
  const money = amounts.length === payments.length ? sumMoney(amounts) : undefined;
  return { money, from, unreadable: money === undefined };
}

function sumMoney(amounts: readonly Money[]): Money | undefined {
  const [first] = amounts;
  if (first === undefined || amounts.some((money) => money.currency !== first.currency)) return undefined;
  return { amount: sumOf(amounts.map((money) => money.amount)), currency: first.currency };
}

function maximumOf(parts: Parts, currency: string | undefined): Exact | undefined {
  const committed = sumMoney(parts.commitments.flatMap((row) => row.maximum ?? []));
  const maximum = parts.row?.maximum ?? committed;
  return maximum !== undefined && maximum.currency === currency ? maximum.amount : undefined;
}

type Sums = {
  readonly computed: Exact | undefined;
  readonly paid: Exact | undefined;
  readonly maximum: Exact | undefined;
  readonly unreadable: boolean;
  readonly prices: number;
};

function readingsOf(sums: Sums): readonly Reading[] {
  const { computed, paid, maximum } = sums;
  const readings: Reading[] = [];
  if (sums.prices === 0) readings.push('no_price');
  if (sums.prices > 0 && computed === undefined) readings.push('no_units');
  if (sums.unreadable) readings.push('payment_not_readable');
  if (!sums.unreadable && paid === undefined) readings.push('no_payment');
  if (computed !== undefined && maximum !== undefined && compareExact(computed, maximum) > 0) readings.push('maximum_would_bind');
  if (computed !== undefined && paid !== undefined) readings.push(agreementReading(computed, paid));
  return readings;
}

function agreementReading(computed: Exact, paid: Exact): Reading {
  if (agreementOf(computed, paid) === 'exact') return 'agrees';
  return compareExact(paid, computed) < 0 ? 'paid_less' : 'paid_more';
}

/** Two projects with other prices or results but the same total to the cent: one of them was probably copied. */
function withCopies(sum: ProjectReplay, all: readonly ProjectReplay[]): ProjectReplay {
  const { recorded, computed } = sum;
  if (recorded === undefined || computed === undefined || recorded.n === 0n) return sum;
  const twin = all.some(
    (other) =>
      other.project !== sum.project &&
      other.computed !== undefined &&
      other.recorded !== undefined &&
      compareExact(other.recorded, recorded) === 0 &&
      compareExact(other.computed, computed) !== 0,
  );
  return twin ? { ...sum, readings: [...sum.readings, 'same_total_as_another_project'] } : sum;
}
