import { toText } from '../../../engine/decimal.ts';
import { DEFINITION_FIELDS, type DefinitionField } from '../../../engine/terms.ts';
import { idsFor } from './import-ids.ts';
import { type LeftOut, type Missing, leftOut, missing } from './import-notes.ts';
import { type Column, type IndigoTables, type Row, cell, fileOf } from '../indigo-tables.ts';
import { cleanText, readNumber } from '../indigo-values.ts';
import type { PricingRow } from '../replay/replay-rows.ts';

export type DraftOutcome = { readonly id: string; readonly title: string; readonly definition: Readonly<Partial<Record<DefinitionField, string>>> };
export type DraftRule = { readonly id: string; readonly outcome: string; readonly price: string };

export type Outcomes = {
  readonly outcomes: readonly DraftOutcome[];
  readonly rules: readonly DraftRule[];
  /** INDIGO metric id → outcome id */
  readonly idOf: ReadonlyMap<string, string>;
  readonly missing: readonly Missing[];
  readonly leftOut: readonly LeftOut[];
};

export type OutcomeInput = {
  readonly tables: IndigoTables;
  readonly project: string;
  readonly pricings: readonly PricingRow[];
  readonly currency: string;
};

/** A metric is an outcome; a metric with one price that can be read is a rule that pays this price for each claim. */
export function outcomesOf(input: OutcomeInput): Outcomes {
  const rows = input.tables.metrics.rows.filter((row) => cell(row, 'project') === input.project);
  const metrics = distinct(rows);
  const unlisted = [...new Set(input.pricings.map(({ metric }) => metric))].filter((metric) => metric !== '' && !metrics.has(metric));
  const idOf = idsFor([...metrics.keys(), ...unlisted].map((metric) => ({ key: metric, name: metric, prefix: 'outcome' })));
  const id = (metric: string) => idOf.get(metric) ?? metric;
  const listed = [...metrics].map(([metric, row]) => outcomeOf(id(metric), metric, row));
  const bare = unlisted.map((metric): DraftOutcome => ({ id: id(metric), title: cleanText(metric) || id(metric), definition: {} }));
  const outcomes = [...listed, ...bare];
  const prices = [...idOf.keys()].map((metric) => priceOf(metric, { ...input, id: id(metric) }));
  return {
    outcomes,
    rules: prices.flatMap(({ rule }) => rule ?? []),
    idOf,
    missing: [
      ...(outcomes.length === 0 ? [missing('outcomes_missing', ['outcomes'])] : []),
      ...unlisted.map((metric) => missing('metric_without_description', ['outcomes', listed.length + unlisted.indexOf(metric)], { metric })),
      ...outcomes.map((outcome, at) =>
        missing('definition_missing', ['outcomes', at], {
          metric: outcome.id,
          names: DEFINITION_FIELDS.filter((field) => outcome.definition[field] === undefined),
        }),
      ),
      ...prices.flatMap(({ lacks }) => lacks ?? []),
    ],
    leftOut: [
      ...rowNotes(rows, metrics),
      ...[...metrics].flatMap(([metric, row]) => metricNotes(metric, row)),
      ...prices.flatMap(({ notes }) => notes),
    ],
  };
}

/** The first row of each metric, as everywhere else in the replay. */
function distinct(rows: readonly Row[]): ReadonlyMap<string, Row> {
  const first = new Map<string, Row>();
  for (const row of rows) if (cell(row, 'id') !== '' && !first.has(cell(row, 'id'))) first.set(cell(row, 'id'), row);
  return first;
}

function rowNotes(rows: readonly Row[], metrics: ReadonlyMap<string, Row>): readonly LeftOut[] {
  const at = (row: Row) => ({ file: fileOf('metrics'), row: row.row, metric: cell(row, 'id') });
  return rows.flatMap((row) => {
    if (cell(row, 'id') === '') return [leftOut('metric_without_id', ['outcomes'], at(row))];
    return metrics.get(cell(row, 'id')) === row ? [] : [leftOut('metric_repeated', ['outcomes'], at(row))];
  });
}

const DEFINED_BY: readonly (readonly [DefinitionField, Column])[] = [
  ['cohort', 'population'],
  ['evidence', 'dataSource'],
  ['verification', 'validation'],
];

/** The start of the description is the title; what one outcome is stands in it as a whole. A target in words says when it is reached. */
function outcomeOf(id: string, metric: string, row: Row): DraftOutcome {
  const description = cleanText(cell(row, 'definition'));
  const title = shortTitle(description) || cleanText(metric);
  const target = cell(row, 'target');
  const isWords = target !== '' && !readNumber(target).ok && !target.startsWith('=');
  const texts: readonly (readonly [DefinitionField, string])[] = [
    ...DEFINED_BY.map(([field, column]) => [field, cleanText(cell(row, column))] as const),
    ['unit', description === title ? '' : description],
    ['threshold', isWords ? cleanText(target) : ''],
  ];
  return { id, title: title === '' ? id : title, definition: Object.fromEntries(texts.filter(([, text]) => text !== '')) };
}

const LONGEST_TITLE = 90;

/** The first line, cut between words when it is long; the whole text is kept beside it. */
function shortTitle(description: string): string {
  const line = description.split('\n')[0] ?? '';
  return line.length <= LONGEST_TITLE
    ? line
    : `${line.slice(0, LONGEST_TITLE).split(/\s+/u).slice(0, -1).join(' ') || line.slice(0, LONGEST_TITLE)}…`;
}

function metricNotes(metric: string, row: Row): readonly LeftOut[] {
  const at = { file: fileOf('metrics'), row: row.row, metric };
  const targets = [...new Set([cell(row, 'target'), cell(row, 'people')])].filter((text) => readNumber(text).ok || text.startsWith('='));
  const notes = cleanText(cell(row, 'notes'));
  return [
    ...targets.map((value) => leftOut('target', ['outcomes'], { ...at, value })),
    ...(notes === '' ? [] : [leftOut('metric_notes', ['outcomes'], { ...at, value: notes })]),
  ];
}

type Price = { readonly rule?: DraftRule; readonly lacks?: Missing; readonly notes: readonly LeftOut[] };

function priceOf(metric: string, input: OutcomeInput & { readonly id: string }): Price {
  const rows = input.pricings.filter((row) => row.metric === metric);
  const [row] = rows;
  const lacks = missing('price_missing', ['rules'], { metric });
  if (row === undefined) return { lacks, notes: [] };
  const at = { file: fileOf('pricings'), row: row.row, metric };
  if (rows.length > 1)
    return { lacks, notes: rows.map((each) => leftOut('several_prices', ['rules'], { ...at, row: each.row, value: priceWords(each) })) };
  const problems = row.problems.map(({ header, value, code }) =>
    leftOut('value_not_readable', ['rules'], { ...at, column: header, value, problem: code }),
  );
  const conditions = row.words === '' ? [] : [leftOut('price_conditions', ['rules'], { ...at, value: cleanText(row.words) })];
  if (row.price === undefined || row.currency === undefined) return { lacks, notes: problems };
  if (row.currency !== input.currency)
    return { lacks, notes: [...problems, leftOut('price_other_currency', ['rules'], { ...at, value: row.currency })] };
  if (row.price.n <= 0n) return { lacks, notes: [...problems, leftOut('price_not_positive', ['rules'], { ...at, value: toText(row.price, 12) })] };
  return { rule: { id: `pay_${input.id}`, outcome: input.id, price: toText(row.price, 40) }, notes: [...problems, ...conditions] };
}

function priceWords({ price, maximum }: PricingRow): string {
  return `${price === undefined ? '?' : toText(price, 12)}${maximum === undefined ? '' : `, max. ${toText(maximum, 12)}`}`;
}
