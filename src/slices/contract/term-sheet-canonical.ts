import { isDecimalText, parseExact, toText } from '../../engine/decimal.ts';
import type { TermSheet } from '../../engine/terms.ts';
import { type JsonSchema, isNumeric, stepInto, termSheetJsonSchema, variants } from './schema.ts';

/**
 * The one spelling of a term sheet that parties sign: JSON with sorted keys, defaults filled in, numbers in their shortest form. Two
 * files that say the same give the same text, whatever their order, comments or notation.
 */
export function canonicalTerms(sheet: TermSheet): string {
  return canonical(sheet, variants(termSheetJsonSchema()));
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
