import type { z } from 'zod';
import { parseExact, toNumber } from '../../engine/decimal.ts';
import { type NumberField, fieldAt, patternOfKey } from '../../engine/terms-numbers.ts';

type JsonSchema = z.core.JSONSchema.JSONSchema;
type Change = (node: JsonSchema, pattern: string) => JsonSchema;

/** The ranges of the table of numbers, written into the published schema: an editor refuses 21 for a rate while it is being typed. */
export function withRanges(schema: JsonSchema): JsonSchema {
  return changed(schema, '', (node, pattern) => {
    const field = fieldAt(pattern);
    return field === undefined ? node : { ...node, ...rangeOf(node, field) };
  });
}

/** Every part of a schema, changed with the path of the field that it is about; the parts of one that is said in several ways have one path. */
export function changed(schema: JsonSchema, pattern: string, change: Change): JsonSchema {
  const inside = (node: JsonSchema | boolean, at: string): JsonSchema | boolean => (typeof node === 'object' ? changed(node, at, change) : node);
  const { properties, items, anyOf, additionalProperties } = schema;
  const made: JsonSchema = { ...schema };
  if (properties !== undefined)
    made.properties = Object.fromEntries(Object.entries(properties).map(([key, node]) => [key, inside(node, patternOfKey(pattern, key))]));
  if (typeof items === 'object' && !Array.isArray(items)) made.items = changed(items, `${pattern}[]`, change);
  if (anyOf !== undefined) made.anyOf = anyOf.map((node) => (typeof node === 'object' ? changed(node, pattern, change) : node));
  if (typeof additionalProperties === 'object') made.additionalProperties = changed(additionalProperties, `${pattern}.*`, change);
  return change(made, pattern);
}

/** Only of a number: "120%" is a text, and that it is too much only `lente check` can tell. */
function rangeOf(schema: JsonSchema, { least, above, most }: NumberField): JsonSchema {
  if (schema.type === 'string' && (least !== undefined || above !== undefined) && schema.pattern !== undefined)
    return { pattern: schema.pattern.replace('^-?', '^') };
  if (schema.type !== 'number' && schema.type !== 'integer') return {};
  return {
    ...(least === undefined ? {} : { minimum: number(least) }),
    ...(above === undefined ? {} : { exclusiveMinimum: number(above) }),
    ...(most === undefined ? {} : { maximum: number(most) }),
  };
}

function number(text: string): number {
  return toNumber(parseExact(text));
}
