import { type Path, fieldOf, withNearest } from '../../engine/issue.ts';
import type { ShapeFinding } from '../../engine/issue-shape.ts';
import { type SourceLimits, type Sourced, offsetOf, placesIn, readSource } from '../../notation/source.ts';
import { likeThousands } from './fact-file-cells.ts';
import { unknownId } from './fact-file-checks.ts';
import { sameSpelling } from './fact-file-rows.ts';
import type { FactRules } from './fact-file-rules.ts';
import { factKeysAt, parseFact } from './fact-file-shape.ts';
import { type Spellings, makeSpellings } from './fact-file-spelling.ts';
import type { Draft, FactEntry, FactIssue, FactKind, Objection } from './fact-file-types.ts';

/** Facts from YAML or JSON: the lists claims, measures, events and cash. */

export type Listed = { readonly drafts: readonly Draft[]; readonly issues: readonly FactIssue[] };

/** More room than a term sheet: a file of facts has no end. Above this CSV is the better form. */
const LIMITS: SourceLimits = { characters: 5_000_000, tokens: 1_000_000, depth: 12, values: 400_000 };

const LISTS = ['claims', 'measures', 'events', 'cash'] as const;

export function readYamlFacts(source: string, file: string, rules: FactRules): Listed {
  const sourced = readSource(source, LIMITS);
  const placeAt = placesIn(source);
  const issues = sourced.issues.map((issue): FactIssue => issueAt(issue, { file, ...placeAt(issue.at) }));
  if (issues.length > 0) return { drafts: [], issues };
  const locate: Locate = (path, on) => ({ file, ...placeAt(offsetOf(sourced.spot, path, on)) });
  const spellings = makeSpellings(rules.subjects);
  const mended = sourced.remarks.map((remark): FactIssue => issueAt({ ...remark, severity: 'warning' }, { file, ...placeAt(remark.at) }));
  const wrong = [...mended, ...topIssues(sourced, locate)];
  return { drafts: LISTS.flatMap((list) => listDrafts(list, sourced, { locate, rules, spellings })), issues: wrong };
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

type Reader = { readonly locate: Locate; readonly rules: FactRules; readonly spellings: Spellings };

function listDrafts(list: FactEntry['list'], sourced: Sourced, reader: Reader): readonly Draft[] {
  const items: unknown = isMapping(sourced.value) ? sourced.value[list] : undefined;
  return Array.isArray(items) ? items.map((item: unknown, index) => itemDraft(list, item, { base: [list, index], ...reader })) : [];
}

type Where = Reader & { readonly base: Path };

function itemDraft(list: FactEntry['list'], item: unknown, where: Where): Draft {
  const { base, locate, rules } = where;
  const at = (found: Objection): FactIssue => {
    const path = found.field === '' ? base : [...base, ...fieldPath(item, found.field)];
    return { ...found, path, row: undefined, ...locate(path) };
  };
  const row = locate(base).line;
  const { raw, like } = spelled(item, row, where.spellings);
  const parsed = parseFact(list, raw);
  const shape = parsed.ok ? [] : parsed.error.map((found) => shapeIssue(found, { base, locate, rules, at }));
  const issues = [...shape, ...[...like, ...thousandsIn(item)].map(at)];
  return { row, kind: kindOf(list, item), cells: [JSON.stringify(item)], entry: parsed.ok ? parsed.value : undefined, issues, at };
}

/** A word that is no name of the contract: which ones there are says more than how a name is written. */
function shapeIssue(found: ShapeFinding, { base, locate, rules, at }: Omit<Where, 'spellings'> & { readonly at: Draft['at'] }): FactIssue {
  const unknown = found.code === 'id_shape' ? unknownId(fieldOf(found.path), String(found.data['value'] ?? ''), rules) : undefined;
  return unknown === undefined ? issueAt({ ...found, path: [...base, ...found.path] }, locate([...base, ...found.path], found.on)) : at(unknown);
}

function spelled(item: unknown, row: number, spellings: Spellings): { readonly raw: unknown; readonly like: readonly Objection[] } {
  const written = isMapping(item) ? item['subject'] : undefined;
  if (!isMapping(item) || typeof written !== 'string' || written === '') return { raw: item, like: [] };
  const { subject, like } = spellings.resolve(written, row);
  return like === undefined ? { raw: item, like: [] } : { raw: { ...item, subject }, like: [sameSpelling(written, like)] };
}

/** Every number of a fact, wherever it stands. */
function thousandsIn(item: unknown): readonly Objection[] {
  if (!isMapping(item)) return [];
  const values = isMapping(item['values']) ? Object.entries(item['values']) : [];
  const numbers = [...['quantity', 'amount', 'value'].map((field) => [field, item[field]] as const), ...values];
  return numbers.flatMap(([field, value]) => (typeof value === 'string' ? (likeThousands(field, value, 'point') ?? []) : []));
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
  return (['enrolment', 'start', 'event', 'receipt', 'paid', 'draw', 'cost'] as const).find((kind) => kind === written);
}
