import type { z } from 'zod';
import { isDecimalText } from './decimal.ts';
import { signData } from './signs.ts';
import { type Finding, type IssueData, type Path, type ShapeCode, fieldOf, pathText, quoteValue, withNearest } from './issue.ts';

/** From what zod says about a shape to our own codes, which have words in two languages. */

type ZodIssue = z.core.$ZodIssue;
export type ShapeFinding = Finding<ShapeCode>;

/** What the reader knows and zod does not tell: the value that was read, and which names a map may have at a path. */
export type ShapeContext = { readonly raw: unknown; readonly keysAt: (path: Path) => readonly string[] };

export function shapeFindings(error: z.ZodError, context: ShapeContext): readonly ShapeFinding[] {
  const found = error.issues.flatMap((issue) => findings(issue, [], context));
  return found.filter((entry) => !(entry.code === 'missing_key' && isMisspelled(entry, found)) && !isBesideWrongType(entry, found));
}

/** A text where a list belongs has a length too: what it says about that means nothing. */
function isBesideWrongType(entry: ShapeFinding, found: readonly ShapeFinding[]): boolean {
  const at = pathText(entry.path);
  return entry.code !== 'wrong_type' && found.some((other) => other.code === 'wrong_type' && pathText(other.path) === at);
}

/** One slip, one sentence: a field that is missing because its name was written slightly wrong. */
function isMisspelled(missing: ShapeFinding, found: readonly ShapeFinding[]): boolean {
  const around = pathText(missing.path.slice(0, -1));
  return found.some(
    (entry) => entry.code === 'unknown_key' && entry.data['nearest'] === missing.path.at(-1) && pathText(entry.path.slice(0, -1)) === around,
  );
}

function findings(issue: ZodIssue, base: Path, context: ShapeContext): readonly ShapeFinding[] {
  const path = [...base, ...toPath(issue.path)];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(key, path, context));
    case 'invalid_union':
      return unionFindings(issue.errors, path, context);
    case 'invalid_key':
      return [{ ...finding('id_shape', path, { value: quoteValue(path.at(-1)), ...signData(path.at(-1)) }), on: 'key' }];
    default:
      return [plainFinding(issue, path, context)];
  }
}

function toPath(path: readonly PropertyKey[]): Path {
  return path.map((part) => (typeof part === 'number' ? part : String(part)));
}

function finding(code: ShapeCode, path: Path, data: IssueData = {}): ShapeFinding {
  return { code, severity: 'error', path, data: { field: fieldOf(path), ...data } };
}

/** In { amount: min(1, 2) } the comma ends the formula, and what comes after looks like a field without a value. */
function isRestOfText(key: string, path: Path, context: ShapeContext): boolean {
  return !/^[\w-]*$/.test(key) && valueAtPath(context.raw, [...path, key]) === null;
}

/** In { price: 1.850,00 } the comma ends the number, and its decimals look like a field without a value. */
function isRestOfNumber(key: string, path: Path, context: ShapeContext): boolean {
  return /^\d+%?$/.test(key) && valueAtPath(context.raw, [...path, key]) === null;
}

function unknownKey(key: string, path: Path, context: ShapeContext): ShapeFinding {
  if (isRestOfNumber(key, path, context)) return { ...finding('comma_in_number', [...path, key], { value: quoteValue(key) }), on: 'key' };
  if (isRestOfText(key, path, context)) return { ...finding('comma_in_text', [...path, key], { value: quoteValue(key) }), on: 'key' };
  // A field that the other shape of a row has, such as units beside share, is not what was meant here.
  const known = context.keysAt(path).filter((name) => name !== key);
  const data = withNearest({ field: key, known: [...known].sort(), ...signData(key) }, key, known);
  return { ...finding('unknown_key', [...path, key], data), on: 'key' };
}

function plainFinding(issue: ZodIssue, path: Path, context: ShapeContext): ShapeFinding {
  const value = valueAtPath(context.raw, path);
  if (value === undefined) return finding('missing_key', path);
  if (value === null || value === '') return finding('empty_value', path);
  const own = OWN_CODES.find((code) => code === issue.message);
  const data = { value: quoteValue(value), ...signData(value) };
  if (own !== undefined) return finding(own, path, data);
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(path, value, [issue.expected]);
    case 'invalid_value':
      return allowedValues(path, value, issue.values.map(String));
    case 'too_small':
      return sizeFinding(issue.origin === 'array' ? 'too_few' : 'too_small', path, {
        ...data,
        limit: Number(issue.minimum) + (issue.inclusive === false ? 1 : 0),
      });
    case 'too_big':
      return sizeFinding(issue.origin === 'array' ? 'too_many' : 'too_large', path, { ...data, limit: Number(issue.maximum) });
    default:
      return finding('wrong_value', path, data);
  }
}

const OWN_CODES = ['number_shape', 'number_too_long', 'day_shape', 'year_shape', 'id_shape', 'slug_shape', 'currency_shape'] as const;

function sizeFinding(code: ShapeCode, path: Path, data: IssueData): ShapeFinding {
  return finding(code, path, data);
}

function allowedValues(path: Path, value: unknown, allowed: readonly string[]): ShapeFinding {
  return finding('value_not_allowed', path, withNearest({ value: quoteValue(value), allowed, ...signData(value) }, quoteValue(value), allowed));
}

function wrongType(path: Path, value: unknown, expected: readonly string[]): ShapeFinding {
  // Numbers that are not exact decimals are all counts: days, units, a version.
  const words = expected.map((word) => (word === 'number' ? 'whole_number' : kindWord(word)));
  return finding('wrong_type', path, { value: quoteValue(value), expected: [...new Set(words)], found: kindOf(value) });
}

const KIND_WORDS: Readonly<Record<string, string>> = {
  string: 'text',
  int: 'whole_number',
  number: 'number',
  array: 'list',
  object: 'map',
  record: 'map',
  boolean: 'yes_no',
};

function kindWord(expected: string): string {
  return KIND_WORDS[expected] ?? 'text';
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'string' && isDecimalText(value)) return 'number';
  return typeof value === 'object' ? 'map' : kindWord(typeof value);
}

/**
 * A value may have one of several shapes. The writer meant the one that fits furthest in: a map is never meant as a number. When none
 * fits at the top, the answer names all of them.
 */
function unionFindings(branches: readonly (readonly ZodIssue[])[], path: Path, context: ShapeContext): readonly ShapeFinding[] {
  const answers = branches.map((issues) => issues.flatMap((issue) => findings(issue, path, context)));
  const meant = answers.filter((answer) => !answer.some((entry) => entry.code === 'wrong_type' && entry.path.length === path.length));
  if (meant.length > 0) return meant.reduce((best, answer) => (weight(answer) < weight(best) ? answer : best));
  const value = valueAtPath(context.raw, path);
  return [wrongTypeOf(path, value, answers.flat())];
}

/** A name that does not belong says more about what was not meant than a value that is off. */
function weight(answer: readonly ShapeFinding[]): number {
  return answer.reduce((total, entry) => total + (entry.code === 'unknown_key' ? 3 : entry.code === 'missing_key' ? 2 : 1), 0);
}

function wrongTypeOf(path: Path, value: unknown, answers: readonly ShapeFinding[]): ShapeFinding {
  const words = answers.flatMap((entry) => (entry.path.length === path.length ? wordsOf(entry.data['expected']) : []));
  // A decimal may be written as text too; nobody needs to know.
  const expected = [...new Set(words.map((word) => (word === 'whole_number' ? 'number' : word)))].filter(
    (word, _, all) => word !== 'text' || !all.includes('number'),
  );
  return finding('wrong_type', path, { value: quoteValue(value), expected, found: kindOf(value) });
}

function wordsOf(value: IssueData[string] | undefined): readonly string[] {
  return typeof value === 'object' ? value : [];
}

/** Only own fields: "constructor" is not a field of any sheet. */
export function valueAtPath(raw: unknown, path: Path): unknown {
  let value = raw;
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = Reflect.get(value, part);
  }
  return value;
}
