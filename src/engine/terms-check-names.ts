import { type Formula, parseFormula, partsOf } from './formula-parse.ts';
import { editDistance } from './issue.ts';
import { declaredEvents, namesByNeed } from './name-use.ts';
import type { TermSheet } from './terms.ts';
import { type FormulaPlace, formulasOf } from './terms-check-formulas.ts';
import { RESERVED } from './terms-check-ids.ts';
import { type SheetIssue, remark } from './terms-check-types.ts';

/**
 * A name that the sheet does not define is a measure, a number of a claim or an event: the facts will bring it. So a slip in a name is
 * no error by itself; one that looks like a name that is known, or that is used more often, is told.
 */
export function nameIssues(sheet: TermSheet): readonly SheetIssue[] {
  const uses = usesIn(sheet);
  const known = definedIn(sheet);
  const names = [...uses.keys()];
  // Where events are listed, terms-check-events.ts asks about a name that is none of them.
  const unlisted = sheet.events.length === 0 ? new Set<string>() : namesByNeed(sheet).conditions;
  return names.flatMap((name, index) => {
    if (known.has(name) || unlisted.has(name)) return [];
    const others = names.filter((other, place) => !known.has(other) && isMoreUsed(uses, { other, place }, { name, index }));
    const nearest = [...known, ...others].find((other) => looksLike(name, other));
    if (nearest === undefined) return [];
    return (uses.get(name) ?? []).map(({ path, at }) => ({ ...remark('name_like_another', path, { value: name, nearest }), offset: at }));
  });
}

/** The names in formulas that the sheet does not explain itself: measures and events that somebody must bring. */
export function factNames(sheet: TermSheet): readonly string[] {
  const own = definedIn(sheet);
  return [...usesIn(sheet).keys()].filter((name) => !own.has(name) && !RESERVED.has(name));
}

type Use = { readonly path: FormulaPlace['path']; readonly at: number };
type Uses = ReadonlyMap<string, readonly Use[]>;

/** Of two that look alike and that nobody defines, the one used less is the slip; when they are used as often, the later one. */
function isMoreUsed(
  uses: Uses,
  left: { readonly other: string; readonly place: number },
  right: { readonly name: string; readonly index: number },
): boolean {
  const more = (uses.get(left.other) ?? []).length - (uses.get(right.name) ?? []).length;
  return more > 0 || (more === 0 && left.place < right.index);
}

function usesIn(sheet: TermSheet): Uses {
  const uses = new Map<string, Use[]>();
  for (const place of formulasOf(sheet)) {
    const parsed = parseFormula(place.text);
    if (!parsed.ok) continue;
    for (const { id, at } of valuesIn(parsed.value)) uses.set(id, [...(uses.get(id) ?? []), { path: place.path, at }]);
  }
  return uses;
}

/** Functions whose inputs are ids; the first input of a lookup is one too. */
const OF_IDS: ReadonlySet<string> = new Set(['count', 'quantity', 'people', 'total', 'paid', 'outstanding']);

/** The names that stand for a value. */
function valuesIn(formula: Formula): readonly Extract<Formula, { kind: 'name' }>[] {
  if (formula.kind === 'name') return [formula];
  if (formula.kind === 'call' && OF_IDS.has(formula.name)) return [];
  const isLookup = formula.kind === 'call' && formula.name === 'lookup';
  return partsOf(formula)
    .slice(isLookup ? 1 : 0)
    .flatMap(valuesIn);
}

const IN_CAPITAL = ['drawn', 'outstanding', 'committed', 'received', 'available', 'years'];

function definedIn(sheet: TermSheet): ReadonlySet<string> {
  const { capital } = sheet;
  return new Set([
    ...Object.keys(sheet.parameters),
    ...sheet.indexation.map((entry) => entry.parameter),
    ...[...RESERVED].filter((name) => name.length > 3),
    ...declaredEvents(sheet),
    ...(capital === undefined ? [] : IN_CAPITAL),
  ]);
}

const LEAST_LETTERS = 4;

/** One letter more, less, other or swapped; but men_1 and men_2, or rate_a and rate_b, are meant to look alike. */
function looksLike(name: string, other: string): boolean {
  if (name === other || Math.min(name.length, other.length) < LEAST_LETTERS) return false;
  return editDistance(stem(name), stem(other)) === 1;
}

function stem(name: string): string {
  return name.replaceAll(/\d+/g, '0').replace(/_[a-z0-9]$/, '_');
}
