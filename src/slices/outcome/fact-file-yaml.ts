import { type Path, fieldOf, withNearest } from '../../engine/issue.ts';
import { type SourceLimits, type Sourced, offsetOf, placesIn, readSource } from '../../notation/source.ts';
import { factKeysAt, parseFact } from './fact-file-shape.ts';
import type { Draft, FactEntry, FactIssue, FactKind, Objection } from './fact-file-types.ts';

/** Facts from YAML or JSON: the lists claims, measures, events and cash. */

export type Listed = { readonly drafts: readonly Draft[]; readonly issues: readonly FactIssue[] };

/** More room than a term sheet: a file of facts has no end. Above this CSV is the better form. */
const LIMITS: SourceLimits = { characters: 5_000_000, tokens: 1_000_000, depth: 12, values: 400_000 };

const LISTS = ['claims', 'measures', 'events', 'cash'] as const;

export function readYamlFacts(source: string, file: string): Listed {
  const sourced = readSource(source, LIMITS);
  const placeAt = placesIn(source);
  const issues = sourced.issues.map((issue): FactIssue => issueAt(issue, { file, ...placeAt(issue.at) }));
  if (issues.length > 0) return { drafts: [], issues };
  const locate: Locate = (path, on) => ({ file, ...placeAt(offsetOf(sourced.spot, path, on)) });
  const wrong = topIssues(sourced, locate);
  return { drafts: LISTS.flatMap((list) => listDrafts(list, sourced, locate)), issues: wrong };
}

type Place = { readonly file: string; readonly line: number; readonly column: number };
type Locate = (path: Path, on?: 'key' | 'value') => Place;
type Problem = Pick<FactIssue, 'code' | 'data' | 'path'> & { readonly severity?: FactIssue['severity'] };

function issueAt(found: Problem, place: Place): FactIssue {
  const { code, path, data, severity = 'error' } = found;
  return { code, severity, path, data, row: undefined, field: fieldOf(path), value: String(data['value'] ?? ''), ...place };
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function topIssues(sourced: Sourced, locate: Locate): readonly FactIssue[] {
  const { value } = sourced;
  if (!isMapping(value)) return [issueAt({ code: 'missing_key', path: ['claims'], data: { field: 'claims' } }, locate([]))];
  return Object.entries(value).flatMap(([key, content]) => {
    const known = factKeysAt([]);
    if (!known.includes(key))
      return [issueAt({ code: 'unknown_key', path: [key], data: withNearest({ field: key, known }, key, known) }, locate([key], 'key'))];
    return Array.isArray(content)
      ? []
      : [issueAt({ code: 'wrong_type', path: [key], data: { field: key, value: '', expected: ['list'], found: 'map' } }, locate([key]))];
  });
}

function listDrafts(list: FactEntry['list'], sourced: Sourced, locate: Locate): readonly Draft[] {
  const items: unknown = isMapping(sourced.value) ? sourced.value[list] : undefined;
  return Array.isArray(items) ? items.map((item: unknown, index) => itemDraft(list, item, { base: [list, index], locate })) : [];
}

function itemDraft(list: FactEntry['list'], item: unknown, where: { readonly base: Path; readonly locate: Locate }): Draft {
  const { base, locate } = where;
  const at = (found: Objection): FactIssue => {
    const path = found.field === '' ? base : [...base, ...fieldPath(item, found.field)];
    return { ...found, path, row: undefined, ...locate(path) };
  };
  const parsed = parseFact(list, item);
  const issues = parsed.ok
    ? []
    : parsed.error.map((found) => issueAt({ ...found, path: [...base, ...found.path] }, locate([...base, ...found.path], found.on)));
  return { row: locate(base).line, kind: kindOf(list, item), cells: [JSON.stringify(item)], entry: parsed.ok ? parsed.value : undefined, issues, at };
}

/** A number of a formula stands one level deeper. */
function fieldPath(item: unknown, field: string): Path {
  return isMapping(item) && !Object.hasOwn(item, field) && isMapping(item['values']) && Object.hasOwn(item['values'], field)
    ? ['values', field]
    : [field];
}

function kindOf(list: FactEntry['list'], item: unknown): FactKind | undefined {
  if (list === 'claims') return 'claim';
  if (list === 'measures') return 'measure';
  const written = isMapping(item) ? item['kind'] : undefined;
  return (['enrolment', 'start', 'event', 'paid', 'draw', 'cost'] as const).find((kind) => kind === written);
}
