import { isDecimalText, parseExact, toText } from '../../engine/decimal.ts';
import { type TermSheet, termSheetSchema } from '../../engine/terms.ts';
import { FIRST_FIELDS } from './term-sheet-first-fields.ts';
import { type JsonSchema, isNumeric, stepInto, termSheetJsonSchema, variants } from './schema.ts';

/**
 * The one spelling of a term sheet that parties sign: JSON with sorted keys, defaults filled in, numbers in their shortest form. Two
 * files that say the same give the same text, whatever their order, comments or notation. The language of terms may grow: a field that
 * came later and says what holds without it is left out, so that what was signed before keeps its fingerprint.
 */
export function canonicalTerms(sheet: TermSheet): string {
  return canonical(withoutLaterDefaults(sheet), variants(termSheetJsonSchema()));
}

/** Tried, not guessed: a later field goes when the sheet reads the same without it. */
function withoutLaterDefaults(sheet: TermSheet): unknown {
  const whole = plain(sheet);
  return laterFields(sheet, '', []).reduce<unknown>((short, path) => {
    const without = withoutField(short, path);
    const read = termSheetSchema.safeParse(without);
    return read.success && plain(read.data) === whole ? without : short;
  }, sheet);
}

type FieldPath = readonly (string | number)[];

/** Where in a sheet a field stands that the first sheets did not have. */
function laterFields(value: unknown, kind: string, path: FieldPath): readonly FieldPath[] {
  if (Array.isArray(value)) return value.flatMap((item: unknown, index) => laterFields(item, `${kind}[]`, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  const known = FIRST_FIELDS[kind]?.split(' ');
  return Object.entries(value).flatMap(([name, inner]) => {
    const at = [...path, name];
    if (inner === undefined) return [];
    if (known !== undefined && !known.includes(name)) return [at];
    return laterFields(inner, known === undefined ? `${kind}.*` : kind === '' ? name : `${kind}.${name}`, at);
  });
}

function withoutField(value: unknown, [first, ...rest]: FieldPath): unknown {
  if (Array.isArray(value)) return value.map((item: unknown, index) => (index === first ? withoutField(item, rest) : item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) =>
      name !== first ? [[name, inner]] : rest.length === 0 ? [] : [[name, withoutField(inner, rest)]],
    ),
  );
}

/** For comparing: the order of fields says nothing, a field without a value is none. */
function plain(value: unknown): string {
  return canonical(value, []);
}

/** SHA-256 of the canonical text, in hexadecimal. */
export async function hashTerms(sheet: TermSheet): Promise<string> {
  const digest = await globalThis.crypto.subtle.digest('SHA-256', new TextEncoder().encode(canonicalTerms(sheet)));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function canonical(value: unknown, schemas: readonly JsonSchema[]): string {
  if (Array.isArray(value))
    return `[${value
      .map((item) =>
        canonical(
          item,
          schemas.flatMap((schema) => stepInto(schema, 0)),
        ),
      )
      .join(',')}]`;
  if (typeof value === 'object' && value !== null) return canonicalMap(value, schemas);
  return JSON.stringify(typeof value === 'string' && schemas.some(isNumeric) ? shortest(value) : value);
}

function canonicalMap(value: object, schemas: readonly JsonSchema[]): string {
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
  const sorted = entries.sort(([left], [right]) => (left < right ? -1 : 1));
  const parts = sorted.map(
    ([key, entry]) =>
      `${JSON.stringify(key)}:${canonical(
        entry,
        schemas.flatMap((schema) => stepInto(schema, key)),
      )}`,
  );
  return `{${parts.join(',')}}`;
}

/** "15.120" → "15.12", "20%" → "0.2"; a formula only loses the spaces around it. */
function shortest(text: string): string {
  return isDecimalText(text) ? toText(parseExact(text), text.length + 2) : text.trim();
}
