import { type ParsedNode, isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { Path } from '../engine/issue.ts';
import { quoteValue } from '../engine/issue.ts';
import { strangeSignIn } from '../engine/signs.ts';
import { isDashAsMark, readSigns } from './source-signs.ts';
import { NO_SPOT, type SourceIssue, type SourceLimits, type Sourced, type Spot } from './source-types.ts';

/** From YAML nodes to plain values, each with its place. Aliases are followed here, within bounds. */

type Build = {
  readonly source: string;
  readonly limits: SourceLimits;
  readonly anchors: Map<string, ParsedNode>;
  /** Anchors whose value is being built: an alias to one of them would go round. */
  readonly open: Set<ParsedNode>;
  readonly issues: SourceIssue[];
  readonly remarks: SourceIssue[];
  values: number;
  isExploded: boolean;
  /** The outermost alias that is being followed: there a reader must look. */
  via: number | undefined;
};

type Built = { readonly value: unknown; readonly spot: Spot };

export function buildValues(contents: ParsedNode, source: string, limits: SourceLimits): Sourced {
  const state: Build = { source, limits, anchors: new Map(), open: new Set(), issues: [], remarks: [], values: 0, isExploded: false, via: undefined };
  const built = valueOf(state, contents, []);
  return { ...built, issues: state.issues, remarks: state.remarks };
}

function valueOf(state: Build, node: ParsedNode | null, path: Path): Built {
  if (node === null || !roomFor(state, node, path)) return { value: null, spot: NO_SPOT };
  if (isAlias(node)) return aliasValue(state, node, path);
  if (node.anchor !== undefined) state.anchors.set(node.anchor, node);
  state.open.add(node);
  const built = isMap(node) ? mapValue(state, node, path) : isSeq(node) ? listValue(state, node, path) : scalarValue(state, node, path);
  state.open.delete(node);
  return built;
}

function roomFor(state: Build, node: ParsedNode, path: Path): boolean {
  state.values += 1;
  if (state.values > state.limits.values && !state.isExploded) {
    state.isExploded = true;
    const code = state.anchors.size > 0 ? 'yaml_alias_explodes' : 'source_too_many_values';
    state.issues.push({ code, at: state.via ?? node.range[0], path, data: { limit: state.limits.values } });
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
  const isOutermost = state.via === undefined;
  if (isOutermost) state.via = node.range[0];
  const { value } = valueOf(state, target, path);
  if (isOutermost) state.via = undefined;
  return { value, spot: here };
}

type MapNode = Extract<ParsedNode, { readonly items: readonly { readonly key: unknown }[] }>;

function mapValue(state: Build, node: MapNode, path: Path): Built {
  const entries = new Map<string, unknown>();
  const keys = new Map<string, { readonly start: number; readonly spot: Spot }>();
  for (const pair of node.items) {
    const key = keyOf(state, pair.key, path);
    if (key === undefined) continue;
    if (keys.has(key))
      state.issues.push({ code: 'yaml_duplicate_key', at: pair.key.range[0], path: [...path, key], data: { field: quoteValue(key) } });
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
  const sign = strangeSignIn(text);
  if (isDashAsMark(text)) state.issues.push({ code: 'dash_as_mark', at: key.range[0], path, data: {} });
  else if (sign !== undefined) state.issues.push({ code: 'unseen_sign', at: key.range[0] + sign.at, path, data: { sign: sign.kind } });
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

function scalarValue(state: Build, node: ParsedNode, path: Path): Built {
  const [start, end] = node.range;
  const written = state.source.slice(start, end);
  const isQuoted = written.startsWith('"') || written.startsWith("'");
  const spot: Spot = { ...NO_SPOT, start, indent: written.trimEnd().includes('\n') ? -1 : isQuoted ? 1 : 0 };
  const value: unknown = isScalar(node) ? node.value : null;
  if (typeof value === 'string') return { value: seenText(state, value, { start, path, written, isQuoted }), spot };
  return { value: typeof value === 'number' ? exactNumber(value, written) : value, spot };
}

type Written = { readonly start: number; readonly path: Path; readonly written: string; readonly isQuoted: boolean };

/** The text as everybody sees it. A sign that nobody sees is mended between words and refused in a number or a name. */
function seenText(state: Build, value: string, { start, path, written, isQuoted }: Written): string {
  const read = readSigns(value, isQuoted);
  if (read.code === undefined) return value;
  const issue: SourceIssue = { code: read.code, at: start + Math.max(0, written.indexOf(read.sign)), path, data: { sign: read.kind } };
  (read.code === 'unseen_sign_mended' ? state.remarks : state.issues).push(issue);
  return read.text;
}

/** A number stays as it was written, so that no digit is lost; only a plain whole number becomes one. */
function exactNumber(value: number, written: string): number | string {
  return Number.isSafeInteger(value) && String(value) === written ? value : written;
}
