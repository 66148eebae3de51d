import type { Description, Section } from '../../../engine/describe.ts';
import type { Path } from '../../../engine/issue.ts';
import type { TermSheet } from '../../../engine/terms.ts';
import type { LineRange } from '../../../web/ui/SourceView.tsx';
import { type Sourced, offsetOf, placesIn, readSource } from '../../../notation/source.ts';

type Spot = Sourced['spot'];

/** Where the source says what a description says. In: the sheet and its own source. Out: lines from 1, or undefined for what is nowhere in particular. */
export function sourceLines(sheet: TermSheet, source: string): (description: Pick<Description, 'section' | 'id'>) => LineRange | undefined {
  const { spot } = readSource(source);
  const starts = startsIn(spot).sort((left, right) => left - right);
  const place = placesIn(source);
  const lines = source.split('\n');
  return ({ section, id }) => {
    const path = pathOf(sheet, section, id);
    const found = path === undefined ? undefined : spotAt(spot, path);
    if (path === undefined || found === undefined) return undefined;
    const from = place(offsetOf(spot, path, 'key')).line;
    const inside = Math.max(found.start, ...startsIn(found));
    const next = starts.find((start) => start > inside);
    const last = next === undefined ? lines.length : place(next).line - 1;
    return { from, to: lastLineWithText(lines, Math.max(from, last)) };
  };
}

function startsIn(spot: Spot): number[] {
  return [
    ...spot.items.flatMap((item) => [item.start, ...startsIn(item)]),
    ...[...spot.keys.values()].flatMap((entry) => [entry.start, ...startsIn(entry.spot)]),
  ];
}

function spotAt(spot: Spot, path: Path): Spot | undefined {
  return path.reduce<Spot | undefined>((found, part) => (typeof part === 'number' ? found?.items[part] : found?.keys.get(part)?.spot), spot);
}

/** Comments and empty lines above the next thing belong to the next thing. */
function lastLineWithText(lines: readonly string[], last: number): number {
  for (let line = last; line > 0; line--) if (/^\s*[^\s#]/.test(lines[line - 1] ?? '')) return line;
  return last;
}

const LISTS: Readonly<Partial<Record<Section, readonly string[]>>> = {
  party: ['parties'],
  outcome: ['outcomes'],
  alternative: ['alternatives'],
  rule: ['rules'],
  limit: ['limits'],
  fee: ['fees'],
  deduction: ['deductions'],
  spending: ['spending'],
  tranche: ['capital', 'tranches'],
  waterfall: ['capital', 'waterfall'],
};
const KEYS: Readonly<Partial<Record<Section, Path>>> = {
  calendar: ['calendar'],
  payers: ['payers'],
  tax: ['tax'],
  late_interest: ['lateInterest'],
  capital: ['capital'],
};
const MAPS: Readonly<Partial<Record<Section, string>>> = { curve: 'curves', parameter: 'parameters' };

function pathOf(sheet: TermSheet, section: Section, id: string): Path | undefined {
  const list = LISTS[section];
  if (list !== undefined) {
    const index = entriesAt(sheet, section).findIndex((entry) => entry.id === id);
    return index === -1 ? undefined : [...list, index];
  }
  const map = MAPS[section];
  return map === undefined ? KEYS[section] : [map, id];
}

function entriesAt(sheet: TermSheet, section: Section): readonly { readonly id: string }[] {
  switch (section) {
    case 'party':
      return sheet.parties;
    case 'outcome':
      return sheet.outcomes;
    case 'alternative':
      return sheet.alternatives;
    case 'rule':
      return sheet.rules;
    case 'limit':
      return sheet.limits;
    case 'fee':
      return sheet.fees;
    case 'deduction':
      return sheet.deductions;
    case 'spending':
      return sheet.spending;
    case 'tranche':
      return sheet.capital?.tranches ?? [];
    case 'waterfall':
      return sheet.capital?.waterfall ?? [];
    default:
      return [];
  }
}
