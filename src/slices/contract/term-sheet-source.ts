import { Composer, type Document, Lexer, Parser, type ParsedNode, isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { IssueData, Path } from '../../engine/issue.ts';
import { quoteValue } from '../../engine/issue.ts';

/**
 * Reads YAML (and so JSON) as plain values with the place of every value. Only what a term sheet needs: one document, text keys, no
 * tags, no merge keys. Size, depth and the growth by aliases are bounded before anything is built, because files come from strangers.
 */

export type SourceCode =
  | 'source_too_large' | 'source_too_deep' | 'source_too_many_values' | 'source_empty' | 'yaml_syntax' | 'yaml_indent' | 'yaml_tab' | 'yaml_missing_char'
  | 'yaml_needs_quotes' | 'yaml_colon' | 'yaml_several_documents' | 'yaml_directive' | 'yaml_duplicate_key' | 'yaml_merge_key' | 'yaml_tag'
  | 'yaml_key_not_text' | 'yaml_alias_unknown' | 'yaml_alias_circular' | 'yaml_alias_explodes';

export type SourceIssue = { readonly code: SourceCode; readonly at: number; readonly path: Path; readonly data: IssueData };

export type SourceLimits = { readonly characters: number; readonly tokens: number; readonly depth: number; readonly values: number };

export const SHEET_LIMITS: SourceLimits = { characters: 1_000_000, tokens: 200_000, depth: 32, values: 50_000 };

/** Where a value stands, and the same for what is inside it. `indent` is the width of an opening quote; -1 for a text over several lines. */
export type Spot = {
  readonly start: number;
  readonly indent: number;
  readonly keys: ReadonlyMap<string, { readonly start: number; readonly spot: Spot }>;
  readonly items: readonly Spot[];
};

export type Sourced = { readonly value: unknown; readonly spot: Spot; readonly issues: readonly SourceIssue[] };

export function readSource(source: string, limits: SourceLimits = SHEET_LIMITS): Sourced {
  if (source.length > limits.characters) return refused('source_too_large', 0, { limit: limits.characters, size: source.length });
  const tokens = tokensOf(source, limits);
  if ('code' in tokens) return { ...NOTHING, issues: [tokens] };
  const documents = composed(tokens, source);
  const issues = documents.flatMap((document) => syntaxIssues(document, source));
  const [first, second] = documents;
  if (issues.length > 0) return { ...NOTHING, issues: onePerLine(issues, source) };
  if (second !== undefined) return refused('yaml_several_documents', second.range[0]);
  if (first === undefined || isNothing(first.contents)) return refused('source_empty', 0);
  return build(first.contents, source, limits);
}

const NO_SPOT: Spot = { start: 0, indent: 0, keys: new Map(), items: [] };
const NOTHING: Sourced = { value: undefined, spot: NO_SPOT, issues: [] };

function refused(code: SourceCode, at: number, data: IssueData = {}): Sourced {
  return { ...NOTHING, issues: [{ code, at, path: [], data }] };
}

function isNothing(contents: ParsedNode | null): contents is null {
  return contents === null || (isScalar(contents) && contents.value === null);
}

type Token = Parameters<Composer['next']>[0];

/** Every lexeme passes here, so that a file made to hurt is refused before it is built. */
function tokensOf(source: string, limits: SourceLimits): readonly Token[] | SourceIssue {
  const parser = new Parser();
  const tokens: Token[] = [];
  let count = 0;
  let isText = false;
  for (const lexeme of new Lexer().lex(source)) {
    const at = parser.offset;
    count += 1;
    if (count > limits.tokens) return { code: 'source_too_many_values', at, path: [], data: { limit: limits.tokens } };
    if (!isText && lexeme.startsWith('!')) return { code: 'yaml_tag', at, path: [], data: { value: quoteValue(lexeme) } };
    if (!isText && lexeme.startsWith('%')) return { code: 'yaml_directive', at, path: [], data: { value: quoteValue(lexeme) } };
    isText = lexeme === SCALAR_FOLLOWS;
    tokens.push(...parser.next(lexeme));
    if (parser.stack.length > limits.depth + 1) return { code: 'source_too_deep', at, path: [], data: { limit: limits.depth } };
  }
  tokens.push(...parser.end());
  return tokens;
}

/** The lexer puts this mark before a plain scalar. */
const SCALAR_FOLLOWS = '\u001f';

/** Our own check finds duplicate keys: the one of the package takes half a minute on a file of one megabyte. */
function composed(tokens: readonly Token[], source: string): readonly Document.Parsed[] {
  const composer = new Composer({ uniqueKeys: false, merge: false, version: '1.2', schema: 'core', customTags: [], strict: true });
  return [...composer.compose(tokens, true, source.length)];
}

const SYNTAX_CODES: Readonly<Record<string, SourceCode>> = {
  TAB_AS_INDENT: 'yaml_tab', BAD_INDENT: 'yaml_indent', MISSING_CHAR: 'yaml_missing_char', BAD_SCALAR_START: 'yaml_needs_quotes',
  MULTILINE_IMPLICIT_KEY: 'yaml_colon', BLOCK_AS_IMPLICIT_KEY: 'yaml_colon', MULTIPLE_DOCS: 'yaml_several_documents',
};

function syntaxIssues(document: Document.Parsed, source: string): readonly SourceIssue[] {
  return document.errors.map((error) => {
    const at = Math.min(error.pos[0], source.length);
    const near = quoteValue(source.slice(at).split('\n', 1)[0]);
    return { code: SYNTAX_CODES[error.code] ?? 'yaml_syntax', at, path: [], data: { near } };
  });
}

const MOST_SYNTAX_ISSUES = 10;

/** One slip makes the package complain many times: the first of each line is enough. */
function onePerLine(issues: readonly SourceIssue[], source: string): readonly SourceIssue[] {
  const sorted = [...issues].sort((left, right) => left.at - right.at).slice(0, 200);
  const lineOf = (at: number): number => source.lastIndexOf('\n', at - 1);
  return sorted.filter((issue, index) => index === 0 || lineOf(issue.at) !== lineOf(sorted[index - 1]?.at ?? -1)).slice(0, MOST_SYNTAX_ISSUES);
}

type Build = {
  readonly source: string;
  readonly limits: SourceLimits;
  readonly anchors: Map<string, ParsedNode>;
  /** Anchors whose value is being built: an alias to one of them would go round. */
  readonly open: Set<ParsedNode>;
  readonly issues: SourceIssue[];
  values: number;
  isExploded: boolean;
};

type Built = { readonly value: unknown; readonly spot: Spot };

function build(contents: ParsedNode, source: string, limits: SourceLimits): Sourced {
  const state: Build = { source, limits, anchors: new Map(), open: new Set(), issues: [], values: 0, isExploded: false };
  const built = valueOf(state, contents, []);
  return { ...built, issues: state.issues };
}

function valueOf(state: Build, node: ParsedNode | null, path: Path): Built {
  if (node === null || !roomFor(state, node, path)) return { value: null, spot: NO_SPOT };
  if (isAlias(node)) return aliasValue(state, node, path);
  if (node.anchor !== undefined) state.anchors.set(node.anchor, node);
  state.open.add(node);
  const built = isMap(node) ? mapValue(state, node, path) : isSeq(node) ? listValue(state, node, path) : scalarValue(state, node);
  state.open.delete(node);
  return built;
}

function roomFor(state: Build, node: ParsedNode, path: Path): boolean {
  state.values += 1;
  if (state.values > state.limits.values && !state.isExploded) {
    state.isExploded = true;
    const code = state.anchors.size > 0 ? 'yaml_alias_explodes' : 'source_too_many_values';
    state.issues.push({ code, at: node.range[0], path, data: { limit: state.limits.values } });
  }
  return !state.isExploded;
}

function aliasValue(state: Build, node: ParsedNode & { readonly source: string }, path: Path): Built {
  const target = state.anchors.get(node.source);
  const here: Spot = { ...NO_SPOT, start: node.range[0] };
  if (target === undefined || state.open.has(target)) {
    const code = target === undefined ? 'yaml_alias_unknown' : 'yaml_alias_circular';
    state.issues.push({ code, at: node.range[0], path, data: { value: quoteValue(node.source) } });
    return { value: null, spot: here };
  }
  return { value: valueOf(state, target, path).value, spot: here };
}

type MapNode = Extract<ParsedNode, { readonly items: readonly { readonly key: unknown }[] }>;

function mapValue(state: Build, node: MapNode, path: Path): Built {
  const entries = new Map<string, unknown>();
  const keys = new Map<string, { readonly start: number; readonly spot: Spot }>();
  for (const pair of node.items) {
    const key = keyOf(state, pair.key, path);
    if (key === undefined) continue;
    if (keys.has(key)) state.issues.push({ code: 'yaml_duplicate_key', at: pair.key.range[0], path: [...path, key], data: { field: quoteValue(key) } });
    const built = valueOf(state, pair.value, [...path, key]);
    const start = pair.key.range[0];
    entries.set(key, built.value);
    keys.set(key, { start, spot: built.spot === NO_SPOT ? { ...NO_SPOT, start } : built.spot });
  }
  const start = keys.values().next().value?.start ?? node.range[0];
  return { value: Object.fromEntries(entries), spot: { ...NO_SPOT, start, keys } };
}

function keyOf(state: Build, key: ParsedNode | null, path: Path): string | undefined {
  if (key === null || !isScalar(key)) {
    state.issues.push({ code: 'yaml_key_not_text', at: key?.range[0] ?? 0, path, data: {} });
    return undefined;
  }
  const text = typeof key.value === 'string' ? key.value : state.source.slice(key.range[0], key.range[1]);
  if (text !== '<<') return text;
  state.issues.push({ code: 'yaml_merge_key', at: key.range[0], path, data: {} });
  return undefined;
}

type ListNode = Extract<ParsedNode, { readonly items: readonly unknown[] }>;

function listValue(state: Build, node: ListNode, path: Path): Built {
  const items = node.items.map((item, index) => valueOf(state, isParsed(item) ? item : null, [...path, index]));
  return { value: items.map((item) => item.value), spot: { ...NO_SPOT, start: node.range[0], items: items.map((item) => item.spot) } };
}

function isParsed(item: unknown): item is ParsedNode {
  return isMap(item) || isSeq(item) || isScalar(item) || isAlias(item);
}

function scalarValue(state: Build, node: ParsedNode): Built {
  const [start, end] = node.range;
  const written = state.source.slice(start, end);
  const spot: Spot = { ...NO_SPOT, start, indent: written.trimEnd().includes('\n') ? -1 : /^["']/.test(written) ? 1 : 0 };
  const value: unknown = isScalar(node) ? node.value : null;
  return { value: typeof value === 'number' ? exactNumber(value, written) : value, spot };
}

/** A number stays as it was written, so that no digit is lost; only a plain whole number becomes one. */
function exactNumber(value: number, written: string): number | string {
  return Number.isSafeInteger(value) && String(value) === written ? value : written;
}

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
  const inner = path.reduce<Spot | undefined>((current, part) => (typeof part === 'number' ? current?.items[part] : current?.keys.get(part)?.spot), spot);
  return inner === undefined ? offsetOf(spot, path) : inner.start + (inner.indent < 0 ? 0 : inner.indent + offset);
}
