import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { NUMBERS } from '../../engine/terms-numbers.ts';
import { describedSchema, meaningOf, referenceFields, referencePage, referenceText } from './reference.ts';
import { MEANINGS } from './reference-meanings.ts';

const FIELDS = referenceFields();

describe('the reference of every field', () => {
  it.each(['nl', 'en'] as const)('says in %s what each field means', (language) => {
    expect(FIELDS.filter((field) => (meaningOf(field, language) ?? '') === '').map((field) => field.path)).toEqual([]);
  });

  it('stands in docs/reference.md as it is now: `node tools/reference.ts` writes it', () => {
    expect(readFileSync(new URL('../../../docs/reference.md', import.meta.url), 'utf8')).toBe(referencePage());
  });

  it('tells nothing of a field that there is not', () => {
    const paths = new Set(FIELDS.map((field) => field.path));
    expect(Object.keys(MEANINGS).filter((path) => !paths.has(path))).toEqual([]);
  });

  it('has a row in the table of numbers for every number, and a number for every row', () => {
    const isNumber = (path: string): boolean =>
      FIELDS.some((field) => field.path === path && /^(number|whole_number|formula|one_or_list|choice)$/.test(field.kind));
    const rows = Object.keys(NUMBERS).filter((path) => !/^rules\[\]\.curve\./.test(path));
    expect(rows.filter((path) => !isNumber(path))).toEqual([]);
    const conditions = /\.(when|tranche)$/;
    const unknown = FIELDS.filter(
      ({ kind, number, path }) => /^(number|whole_number|formula)$/.test(kind) && number === undefined && !conditions.test(path),
    );
    expect(unknown.map((field) => field.path)).toEqual([]);
  });

  it('reads well on a terminal, in both languages', () => {
    expect(referenceText('nl')).toContain(
      'tax.rate\n    getal (deel van het geheel), 0% tot en met 100%, gewoon hoogstens 30%; verplicht\n    Tarief: 21%',
    );
    expect(referenceText('en')).toContain('limits[].maxPeople\n    whole number (people), 1 or more\n    Most people (or households');
  });

  it('stands in the schema that an editor reads', () => {
    expect(JSON.stringify(describedSchema())).toContain('Rate: 21% (part of the whole, 0% to 100%, usually at most 30%)');
  });
});
