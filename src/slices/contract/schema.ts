import { z } from 'zod';
import { DECIMAL_PATTERN, isNumericPipe, shapeCodeOf } from './schema-probe.ts';
import { withRanges } from './schema-ranges.ts';
import type { Path } from '../../engine/issue.ts';
import { termSheetSchema } from '../../engine/terms.ts';
import { MOST_SIGNS } from '../../engine/terms-parts.ts';

/** The published JSON Schema of a term sheet, made from the one definition in the engine: editors complete and check with it. */

export type JsonSchema = z.core.JSONSchema.JSONSchema;

const ID = 'urn:lente:terms:1';

let made: JsonSchema | undefined;

export function termSheetJsonSchema(): JsonSchema {
  made ??= makeSchema();
  return made;
}

function makeSchema(): JsonSchema {
  const schema = z.toJSONSchema(termSheetSchema, {
    io: 'input',
    target: 'draft-2020-12',
    reused: 'inline',
    override: (context) => addShape(context.zodSchema, context.jsonSchema),
  });
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: ID,
    title: 'Lente term sheet',
    description: 'One version of an outcome contract as data: parties, outcomes, payment rules, limits, capital.',
    ...withRanges(withoutSchema(schema)),
  };
}

function withoutSchema(schema: JsonSchema): JsonSchema {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => key !== '$schema' && key !== '~standard'));
}

/** Says in the schema what a refinement in code checks, as far as a pattern can say it. */
function addShape(type: z.core.$ZodType, json: JsonSchema): void {
  if (type._zod.def.type === 'string' && shapeCodeOf(type) === 'day_shape')
    Object.assign(json, { format: 'date', pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
  if (!isNumericPipe(type)) return;
  const text =
    shapeCodeOf(type) === 'number_shape' ? { type: 'string', pattern: DECIMAL_PATTERN, maxLength: MOST_SIGNS } : { type: 'string', minLength: 1 };
  delete json.anyOf;
  Object.assign(json, { anyOf: [{ type: 'number' }, text] });
}

/** The names a map may have at a path; for "did you mean". Where several shapes fit, the names of all. */
export function keysAt(path: Path): readonly string[] {
  return [...new Set(nodesAt(path).flatMap((node) => Object.keys(node.properties ?? {})))];
}

function nodesAt(path: Path): readonly JsonSchema[] {
  return path.reduce<readonly JsonSchema[]>((nodes, part) => nodes.flatMap((node) => stepInto(node, part)), variants(termSheetJsonSchema()));
}

function variants(node: JsonSchema | boolean | undefined): readonly JsonSchema[] {
  if (node === undefined || typeof node === 'boolean') return [];
  return [node, ...(node.anyOf ?? []).flatMap((option) => variants(option))];
}

function stepInto(node: JsonSchema, part: string | number): readonly JsonSchema[] {
  if (typeof part === 'number') return Array.isArray(node.items) ? [] : variants(node.items);
  const own = node.properties !== undefined && Object.hasOwn(node.properties, part) ? node.properties[part] : node.additionalProperties;
  return variants(own);
}

/** Is the value at this place in the schema a number or a formula? Then 0.10 and 0.1 are the same. */
export function isNumeric(node: JsonSchema): boolean {
  return node.anyOf?.length === 2 && node.anyOf.some((option) => typeof option === 'object' && option.type === 'number');
}

export { stepInto, variants };
