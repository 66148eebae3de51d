import { type Exact, compareExact, toText } from '../../../engine/decimal.ts';
import { type LeftOut, leftOut } from './import-notes.ts';
import { fileOf } from '../indigo-tables.ts';
import { type MaximumMeaning, meaningsOf } from '../replay/replay-plan.ts';
import type { CommitmentRow, Money, PricingRow, ProjectRow } from '../replay/replay-rows.ts';

export type DraftLimit = {
  readonly id: string;
  readonly each: 'person' | 'payer' | 'contract';
  readonly max: string;
  readonly outcomes?: readonly string[];
  readonly payer?: string;
};

export type Limits = { readonly limits: readonly DraftLimit[]; readonly leftOut: readonly LeftOut[] };

export type LimitInput = {
  readonly currency: string;
  readonly pricings: readonly PricingRow[];
  readonly commitments: readonly CommitmentRow[];
  readonly project: ProjectRow | undefined;
  readonly outcomeId: ReadonlyMap<string, string>;
  readonly partyId: ReadonlyMap<string, string>;
};

/** A maximum becomes a limit only where the table says of what: a metric, a person, a payer, or the whole contract. */
export function limitsOf(input: LimitInput): Limits {
  const parts = [metricLimits(input), payerLimits(input), contractLimit(input)];
  return { limits: parts.flatMap(({ limits }) => limits), leftOut: parts.flatMap((part) => part.leftOut) };
}

function metricLimits(input: LimitInput): Limits {
  const priced = input.pricings.filter((row) => row.maximum !== undefined && row.maximum.n > 0n && row.metric !== '');
  const foreign = priced.filter((row) => row.currency !== input.currency);
  const own = priced.filter((row) => row.currency === input.currency);
  const [first] = own;
  const meaning = first === undefined ? 'per_metric' : (meaningsOf(input.pricings).get(first.project) ?? 'per_metric');
  const other = foreign.map((row) =>
    leftOut('maximum_other_currency', ['limits'], { file: fileOf('pricings'), row: row.row, metric: row.metric, value: row.currency ?? '?' }),
  );
  const { limits, leftOut: unclear } = byMeaning(meaning, own, input.outcomeId);
  return { limits, leftOut: [...other, ...unclear] };
}

function byMeaning(meaning: MaximumMeaning, rows: readonly PricingRow[], outcomeId: ReadonlyMap<string, string>): Limits {
  const [first] = rows;
  if (first?.maximum === undefined) return { limits: [], leftOut: [] };
  const outcomes = [...new Set(rows.map((row) => outcomeId.get(row.metric) ?? row.metric))];
  if (meaning === 'per_person') return { limits: [{ id: 'max_per_person', each: 'person', max: decimal(first.maximum), outcomes }], leftOut: [] };
  if (meaning === 'shared')
    return {
      limits: [],
      leftOut: [leftOut('maximum_shared', ['limits'], { file: fileOf('pricings'), row: first.row, value: decimal(first.maximum) })],
    };
  return perMetric(rows, outcomeId);
}

/** Several price rows of one metric each with a maximum: no single maximum, and the prices were left out as well. */
function perMetric(rows: readonly PricingRow[], outcomeId: ReadonlyMap<string, string>): Limits {
  const limits = [...Map.groupBy(rows, (row) => row.metric)].flatMap(([metric, [row, ...others]]): readonly DraftLimit[] => {
    const outcome = outcomeId.get(metric) ?? metric;
    return row?.maximum === undefined || others.length > 0
      ? []
      : [{ id: `max_${outcome}`, each: 'contract', max: decimal(row.maximum), outcomes: [outcome] }];
  });
  return { limits, leftOut: [] };
}

/** With one payer the maximum of the payer is the maximum of the contract, so it is said once. */
function payerLimits(input: LimitInput): Limits {
  const byPayer = Map.groupBy(
    input.commitments.filter((row) => row.organisation !== ''),
    (row) => row.organisation,
  );
  const notes = input.commitments.flatMap((row) =>
    row.problems.map(({ header, value, code }) =>
      leftOut('value_not_readable', ['limits'], { file: row.file, row: row.row, column: header, value, problem: code }),
    ),
  );
  const limits = [...byPayer].flatMap(([organisation, rows]) => (byPayer.size > 1 ? payerLimit(organisation, rows, input) : []));
  const several = [...byPayer].filter(([, rows]) => rows.filter((row) => row.maximum !== undefined).length > 1);
  return { limits, leftOut: [...notes, ...several.map(([organisation]) => leftOut('several_commitments', ['limits'], { organisation }))] };
}

function payerLimit(organisation: string, rows: readonly CommitmentRow[], input: LimitInput): readonly DraftLimit[] {
  const payer = input.partyId.get(organisation);
  const [maximum, ...others] = rows.flatMap((row) => row.maximum ?? []);
  if (payer === undefined || maximum === undefined || others.length > 0 || !isUsable(maximum, input.currency)) return [];
  return [{ id: `max_${payer}`, each: 'payer', max: decimal(maximum.amount), payer }];
}

/** The maximum beside the project; else the one commitment of the one payer. Two that differ are not chosen between: the project's counts and the other is listed. */
function contractLimit(input: LimitInput): Limits {
  const only = input.commitments.length === 1 ? input.commitments[0]?.maximum : undefined;
  const maximum = input.project?.maximum ?? only;
  const notes = (input.project?.problems ?? []).map(({ header, value, code }) =>
    leftOut('value_not_readable', ['limits'], { file: fileOf('projects'), row: input.project?.row ?? 0, column: header, value, problem: code }),
  );
  if (maximum === undefined) return { limits: [], leftOut: notes };
  if (maximum.currency !== input.currency)
    return { limits: [], leftOut: [...notes, leftOut('maximum_other_currency', ['limits'], { value: maximum.currency })] };
  const limits: readonly DraftLimit[] = isUsable(maximum, input.currency)
    ? [{ id: 'max_contract', each: 'contract', max: decimal(maximum.amount) }]
    : [];
  const differs = only !== undefined && only.currency === maximum.currency && compareExact(only.amount, maximum.amount) !== 0;
  return { limits, leftOut: differs ? [...notes, leftOut('several_commitments', ['limits'], { value: decimal(only.amount) })] : notes };
}

function isUsable(money: Money, currency: string): boolean {
  return money.currency === currency && money.amount.n > 0n;
}

function decimal(value: Exact): string {
  return toText(value, 40);
}
