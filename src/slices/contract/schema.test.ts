import { readFileSync, readdirSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { keysAt, termSheetJsonSchema } from './schema.ts';
import { readTermSheet } from './term-sheet.ts';
import { readSource } from '../../notation/source.ts';

const SCENARIOS = new URL('../../../scenarios/', import.meta.url);
const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true });
addFormats.default(ajv);
const validate = ajv.compile(termSheetJsonSchema());

function termsIn(folder: string): readonly (readonly [string, string])[] {
  const at = new URL(folder, SCENARIOS);
  return readdirSync(at, { withFileTypes: true })
    .flatMap((entry) =>
      entry.isDirectory() && entry.name !== 'bad'
        ? readdirSync(new URL(`${folder}${entry.name}/`, SCENARIOS)).map((name) => `${folder}${entry.name}/${name}`)
        : [],
    )
    .filter((name) => /\/terms[^/]*\.(yaml|json)$/.test(name))
    .map((name) => [name, readFileSync(new URL(name, SCENARIOS), 'utf8')] as const);
}

describe('the published schema', () => {
  it.each(termsIn(''))('accepts %s', (_name, source) => {
    expect(validate(readSource(source).value), JSON.stringify(validate.errors)).toBe(true);
  });

  /** What only the sense of a sheet can tell, and what the schema tells too. */
  it.each(termsIn('bad/'))('says no to %s when its shape is wrong', (name, source) => {
    const { value, issues } = readSource(source);
    const read = readTermSheet(source, name);
    const shape = [
      'unknown_key',
      'comma_in_text',
      'comma_in_number',
      'missing_key',
      'empty_value',
      'wrong_type',
      'value_not_allowed',
      'number_shape',
      'number_too_long',
      'day_shape',
      'year_shape',
      'id_shape',
      'slug_shape',
      'currency_shape',
      'too_few',
      'too_many',
      'share_negative',
      'number_negative',
      'number_not_positive',
      'number_too_high',
    ];
    const isShape = !read.ok && read.error.some((issue) => shape.includes(issue.code));
    if (issues.length === 0) expect(validate(value)).toBe(!isShape);
  });

  it('names itself, forbids what it does not know, and describes its fields', () => {
    const schema = termSheetJsonSchema();
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: 'urn:lente:terms:1',
      title: 'Lente term sheet',
      additionalProperties: false,
    });
    expect(schema.required).toEqual(['lente', 'contract', 'title', 'form', 'currency', 'parties', 'period']);
    expect(JSON.stringify(schema)).toContain('A formula such as');
    expect(termSheetJsonSchema()).toBe(schema);
  });
});

describe('the names a map may have', () => {
  it.each([
    [['period'], ['from', 'to']],
    [
      ['rules', 4, 'price', 1],
      ['price', 'from', 'payer', 'group'],
    ],
    [
      ['payers', 0],
      ['party', 'share', 'units', 'from', 'value'],
    ],
    [
      ['parameters', 'baseline', 0],
      ['from', 'value'],
    ],
    [
      ['capital', 'tranches', 0, 'holders', 0],
      ['party', 'share', 'units'],
    ],
    [['currency'], []],
    [['nothing', 'here'], []],
    [['parameters'], []],
  ])('at %j are %j', (path, keys) => {
    expect(keysAt(path)).toEqual(keys);
  });
});
