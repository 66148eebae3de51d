import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { must } from '../../engine/result.ts';
import { LIST_OF, fieldsOf } from './fact-file-shape.ts';

/** docs/terms.md lists the columns of each kind of fact: who fills in a file reads them there. */

const PAGE = readFileSync(join(import.meta.dirname, '../../../docs/terms.md'), 'utf8');
const TABLE = must(/\| kind \| columns \| meaning \|\n[^]*?\n\n/.exec(PAGE)?.[0], 'table of facts');
const ROWS = TABLE.split('\n').flatMap((row) => {
  const [, kinds = '', columns = ''] = row.split('|').map((cell) => cell.trim());
  const names = columns.replaceAll('`', '').split(', ');
  return [...kinds.matchAll(/`(\w+)`/g)].map(([, kind = '']) => ({ kind, names }));
});
const KINDS = Object.keys(LIST_OF).filter((kind): kind is keyof typeof LIST_OF => kind in LIST_OF);

describe('the table of facts in docs/terms.md', () => {
  it('has every kind once', () => {
    expect(ROWS.map((row) => row.kind).sort()).toEqual([...KINDS].sort());
  });

  it.each(KINDS)('names only columns that a row of kind %s may fill', (kind) => {
    const names = ROWS.find((row) => row.kind === kind)?.names ?? [];
    expect(names.filter((name) => !fieldsOf(kind).includes(name))).toEqual([]);
  });

  it('names every column of some kind, but the two that each row may have', () => {
    const told = new Set(ROWS.flatMap((row) => row.names));
    const all = new Set(KINDS.flatMap((kind) => fieldsOf(kind)));
    expect([...all].filter((name) => !told.has(name) && !['kind', 'recorded', 'series'].includes(name))).toEqual([]);
  });
});
