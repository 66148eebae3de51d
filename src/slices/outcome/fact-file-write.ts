import type { Facts } from '../../engine/facts.ts';
import { ALL_FIELDS } from './fact-file-shape.ts';

/**
 * Facts as a file in Lente's own notation: our names of columns, 2026-11-23, 1250.5, a comma between the cells. What was read from
 * anybody's file travels like this, so that who reads it next reads the same.
 */
export function factsCsv(facts: Facts): string {
  const rows = rowsOf(facts);
  const used = new Set(rows.flatMap((row) => [...row.keys()]));
  const names = [...ALL_FIELDS.filter((field) => used.has(field)), ...[...used].filter((name) => !ALL_FIELDS.includes(name)).sort()];
  const header = names.length > 0 ? names : ['kind', 'id', 'day'];
  return [header, ...rows.map((row) => header.map((name) => row.get(name) ?? ''))].map((cells) => cells.map(quoted).join(',')).join('\r\n') + '\r\n';
}

type Row = ReadonlyMap<string, string>;

function rowsOf(facts: Facts): readonly Row[] {
  return [
    ...facts.claims.map(({ values, ...claim }) => rowOf({ kind: 'claim', ...claim, ...values })),
    ...facts.measures.map((measure) => rowOf({ kind: 'measure', ...measure })),
    ...facts.events.map((event) => rowOf(event)),
    ...facts.cash.map((cash) => rowOf(cash)),
  ];
}

function rowOf(fact: Readonly<Record<string, unknown>>): Row {
  return new Map(
    Object.entries(fact).flatMap(([name, value]) => (typeof value === 'string' || typeof value === 'number' ? [[name, String(value)] as const] : [])),
  );
}

function quoted(cell: string): string {
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
