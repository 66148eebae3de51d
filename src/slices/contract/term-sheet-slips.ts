import { type Path } from '../../engine/issue.ts';
import { type ShapeFinding, valueAtPath } from '../../engine/issue-shape.ts';
import { termSheetSchema } from '../../engine/terms.ts';
import { type SheetIssue, checkSheet } from '../../engine/terms-check.ts';

/**
 * A field that is not known, or a value of the wrong shape, would hide everything else that is wrong until it is mended. So the rest of the
 * sheet is checked without it: a misspelled field under the name that was meant, all others left out.
 */

/** What was done with a field before the rest was looked at. */
type Slip = { readonly path: Path; readonly meant: string | undefined; readonly isRestOfText: boolean };

/** More slips than this is another kind of file. */
const MOST_SLIPS = 50;

/** In: the value that was read and what is wrong with its shape. Out: the errors that stand apart from those; none when the rest cannot be read. */
export function errorsBeside(raw: unknown, found: readonly ShapeFinding[]): readonly SheetIssue[] {
  if (found.length > MOST_SLIPS) return [];
  const slips = found.map((entry) => toSlip(raw, entry, found));
  const parsed = termSheetSchema.safeParse(withoutSlips(raw, [], new Map(slips.map((slip) => [keyOf(slip.path), slip]))));
  if (!parsed.success) return [];
  const errors = checkSheet(parsed.data).filter((issue) => issue.severity === 'error' && !isCausedBy(issue, slips, raw));
  return errors.map((issue) => ({ ...issue, path: asWritten(issue.path, slips) }));
}

function toSlip(raw: unknown, { code, path, data }: ShapeFinding, found: readonly ShapeFinding[]): Slip {
  const nearest = data['nearest'];
  const left: Slip = { path, meant: undefined, isRestOfText: code === 'comma_in_text' || code === 'comma_in_number' };
  if (code !== 'unknown_key' || typeof nearest !== 'string') return left;
  const target = keyOf([...path.slice(0, -1), nearest]);
  const isThere = valueAtPath(raw, [...path.slice(0, -1), nearest]) !== undefined;
  const first = found.find((entry) => entry.code === code && keyOf([...entry.path.slice(0, -1), String(entry.data['nearest'])]) === target);
  return isThere || first?.path !== path ? left : { ...left, meant: nearest };
}

function keyOf(path: Path): string {
  return JSON.stringify(path);
}

/** Something in a list stays as it is: without it everything after it would have another number. */
function withoutSlips(value: unknown, path: Path, slips: ReadonlyMap<string, Slip>): unknown {
  if (Array.isArray(value)) return value.map((item: unknown, index) => withoutSlips(item, [...path, index], slips));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => {
      const slip = slips.get(keyOf([...path, name]));
      const as = slip === undefined ? name : slip.meant;
      return as === undefined ? [] : [[as, withoutSlips(inner, [...path, name], slips)]];
    }),
  );
}

/** What is said about a map in which something was left out may be about that; and nothing points to a list that was left out. */
function isCausedBy(issue: SheetIssue, slips: readonly Slip[], raw: unknown): boolean {
  const left = slips.filter((slip) => slip.meant === undefined);
  if (left.some((slip) => startsWith(slip.path.slice(0, -1), issue.path))) return true;
  // The text in front of the comma was cut off as well.
  if (left.some((slip) => slip.isRestOfText && startsWith(issue.path, slip.path.slice(0, -1)))) return true;
  const list = LIST_OF[issue.code];
  const isListGone = list !== undefined && valueAtPath(raw, [list]) === undefined && !slips.some((slip) => slip.meant === list);
  return isListGone && left.some((slip) => slip.path.length === 1);
}

const LIST_OF: Readonly<Partial<Record<SheetIssue['code'], string>>> = {
  unknown_outcome: 'outcomes',
  unknown_rule: 'rules',
  unknown_paid: 'rules',
  unknown_curve: 'curves',
  unknown_indexation: 'indexation',
};

function startsWith(path: Path, start: Path): boolean {
  return start.every((part, index) => path[index] === part);
}

/** The place of a field that was read under another name. */
function asWritten(path: Path, slips: readonly Slip[]): Path {
  const found = slips.find(({ path: at, meant }) => meant !== undefined && startsWith(path, [...at.slice(0, -1), meant]));
  return found === undefined ? path : [...found.path, ...path.slice(found.path.length)];
}
