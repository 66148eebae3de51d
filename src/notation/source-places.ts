import type { Path } from '../engine/issue.ts';
import type { Spot } from './source-types.ts';

/** Line and column from 1, as editors count them. */
export type Place = { readonly line: number; readonly column: number };

export function placesIn(source: string): (at: number) => Place {
  const starts = [0];
  for (let at = source.indexOf('\n'); at !== -1; at = source.indexOf('\n', at + 1)) starts.push(at + 1);
  return (at) => {
    const line = countUpTo(starts, at);
    return { line, column: at - (starts[line - 1] ?? 0) + 1 };
  };
}

/** How many of the ascending numbers are not above the limit. */
function countUpTo(ascending: readonly number[], limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The offset of a path; of the nearest thing around it when it is not there itself. */
export function offsetOf(spot: Spot, path: Path, on: 'key' | 'value' = 'value'): number {
  let current = spot;
  let start = spot.start;
  for (const [index, part] of path.entries()) {
    const entry = typeof part === 'number' ? undefined : current.keys.get(part);
    const next = typeof part === 'number' ? current.items[part] : entry?.spot;
    if (next === undefined) return start;
    current = next;
    start = on === 'key' && index === path.length - 1 && entry !== undefined ? entry.start : next.start;
  }
  return start;
}

/** The offset of a character inside a text on one line: past the opening quote, when there is one. */
export function formulaOffset(spot: Spot, path: Path, offset: number): number {
  const inner = path.reduce<Spot | undefined>(
    (current, part) => (typeof part === 'number' ? current?.items[part] : current?.keys.get(part)?.spot),
    spot,
  );
  return inner === undefined ? offsetOf(spot, path) : inner.start + (inner.indent < 0 ? 0 : inner.indent + offset);
}
