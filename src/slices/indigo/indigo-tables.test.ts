import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TABLE_NAMES, cell, readIndigoTables, readTable } from './indigo-tables.ts';

const HEADER = 'Project ID,Outcome Metric Id - (Value),Currency - (Value),Price Per Unit - Amount - (Value)';
const codes = (text: string) =>
  readTable('pricings', text)
    .problems.filter(({ code, value }) => code !== 'column_missing' || /Price Per|Project/.test(value))
    .map(({ code }) => code);

describe('readTable', () => {
  it.each([
    ['plain', HEADER],
    ['with a byte order mark', `\ufeff${HEADER}`],
    ['in other letters, with underscores', 'project_id, OUTCOME METRIC ID,currency - (value) ,Price per unit - amount'],
    ['with semicolons, as a Dutch spreadsheet saves it', HEADER.replaceAll(',', ';')],
    ['with tabs', HEADER.replaceAll(',', '\t')],
  ])('finds the columns: %s', (_name, header) => {
    const mark = header.includes(';') ? ';' : header.includes('\t') ? '\t' : ',';
    const [row] = readTable('pricings', `${header}\r\n${['P1', 'm1', 'GBP', '220'].join(mark)}\r\n`).rows;
    expect(row && [cell(row, 'project'), cell(row, 'metric'), cell(row, 'currency'), cell(row, 'price')]).toEqual(['P1', 'm1', 'GBP', '220']);
  });

  it('numbers rows as a spreadsheet and lines as a text editor, also past blank rows and cells with line breaks', () => {
    const { rows } = readTable('pricings', `${HEADER}\nP1,"m\n1",GBP,1\n\n,,,\nP2,m2,GBP,2\n`);
    expect(rows.map(({ row, line }) => [row, line])).toEqual([
      [2, 2],
      [5, 6],
    ]);
  });

  it('leaves out a row whose cells have shifted, and keeps the others', () => {
    const table = readTable('pricings', `${HEADER}\nP1,m1,GBP,1,234\nP3,m3,GBP,5\n`);
    expect(table.rows.map((row) => cell(row, 'project'))).toEqual(['P3']);
    expect(table.problems.filter(({ code }) => code === 'cell_count').map(({ row, value }) => [row, value])).toEqual([[2, '5/4']]);
  });

  it('reads a row that is only shorter: a spreadsheet leaves out the separators of empty cells at the end', () => {
    const notes = `${HEADER},Notes,Price Description`;
    const table = readTable('pricings', `${notes}\nP1,m1,GBP,1,seen,\nP1,m2,GBP,2\nP1,m3,GBP,3\nP1,m4,GBP\nP1,m5,GBP,5,,,,\n`);
    expect(table.problems).toEqual(table.problems.filter(({ code }) => code === 'column_missing'));
    expect(table.rows.map((row) => [cell(row, 'metric'), cell(row, 'price'), cell(row, 'notes')])).toEqual([
      ['m1', '1', 'seen'],
      ['m2', '2', ''],
      ['m3', '3', ''],
      ['m4', '', ''],
      ['m5', '5', ''],
    ]);
  });

  it('a row that a line break without quotation marks broke in two is no row twice', () => {
    const table = readTable('pricings', `${HEADER},Notes\nP1,m1,GBP,1,fine\nP2,m2,GBP,2,and\nP1,m\n3,GBP,3,x\nP1,m4,GBP,4\n`);
    expect(table.rows.map((row) => cell(row, 'metric'))).toEqual(['m1', 'm2', 'm4']);
    expect(table.problems.filter(({ code }) => code === 'row_in_two').map(({ row }) => row)).toEqual([4, 5]);
  });

  it.each([
    ['', ['table_empty']],
    ['\n', ['table_empty']],
    [`${HEADER}\nP1,"m1,GBP,1\n`, ['table_broken']],
    ['Project ID,Currency\nP1,GBP\n', ['column_missing']],
    [`${HEADER},Project ID\nP1,m1,GBP,1,P2\n`, ['column_repeated']],
  ])('says what is wrong with %j', (text, expected) => {
    expect(codes(text)).toEqual(expected);
  });

  it('says that a file is missing', () => {
    expect(readTable('pricings', undefined).problems).toEqual([
      { file: 'projects_outcome_pricings.csv', row: 0, line: 0, code: 'table_missing', value: '' },
    ]);
  });

  it('does not read the columns about contact persons', () => {
    const { rows } = readTable('organisations', 'ID,Name,Contact - Name - (Value)\nO1,Stichting De Brug,Iemand\n');
    expect([...(rows[0]?.cells.values() ?? [])]).toEqual(['O1', 'Stichting De Brug']);
  });

  it('never throws on random text', () => {
    const dirt = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.stringMatching(/^[",;\n\r a-z]{0,80}$/),
      fc.string().map((text) => `${HEADER}\n${text}`),
    );
    fc.assert(fc.property(fc.constantFrom(...TABLE_NAMES), dirt, (table, text) => Array.isArray(readIndigoTables({ [table]: text })[table].rows)));
  });
});
