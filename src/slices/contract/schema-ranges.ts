import type { z } from 'zod';
import { parseExact, toNumber } from '../../engine/decimal.ts';
import { type NumberField, fieldAt, patternOfKey } from '../../engine/terms-numbers.ts';

type JsonSchema = z.core.JSONSchema.JSONSchema;
type Node = JsonSchema | boolean;

/** The ranges of the table of numbers, written into the published schema: an editor refuses 21 for a rate while it is being typed. */
export function withRanges(schema: JsonSchema, pattern = ''): JsonSchema {
  const field = fieldAt(pattern);
  const own = field === undefined ? {} : rangeOf(schema, field);
  return { ...schema, ...inside(schema, pattern), ...own };
}

function inside(schema: JsonSchema, pattern: string): JsonSchema {
  const { properties, items, anyOf, additionalProperties } = schema;
  const made: JsonSchema = {};
  if (properties !== undefined) {
    const keyed = Object.entries(properties).map(([key, node]) => [key, visit(node, patternOfKey(pattern, key))] as const);
    made.properties = Object.fromEntries(keyed);
  }
  if (typeof items === 'object' && !Array.isArray(items)) made.items = withRanges(items, `${pattern}[]`);
  if (anyOf !== undefined) made.anyOf = anyOf.map((node) => visit(node, pattern));
  if (typeof additionalProperties === 'object') made.additionalProperties = withRanges(additionalProperties, `${pattern}.*`);
  return made;
}

function visit<T extends Node>(node: T, pattern: string): T | JsonSchema {
  return typeof node === 'object' ? withRanges(node, pattern) : node;
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
