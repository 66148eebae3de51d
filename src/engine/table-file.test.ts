import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { type CsvNotation, type TableRows, csvText, dayCell, numberCell } from './table-file.ts';

const ROWS: TableRows = [
  ['Waarvoor', 'Bedrag', 'Uiterlijk'],
  ['Baan; drie maanden', numberCell('-3200.50'), dayCell('2026-04-30')],
  ['Van, naar "huis"', numberCell('1250'), ''],
];

describe('a table as CSV', () => {
  it('in Dutch: semicolons, a decimal comma and the day first, as a Dutch spreadsheet reads it', () => {
    expect(csvText(ROWS, 'nl')).toBe('\uFEFFWaarvoor;Bedrag;Uiterlijk\r\n"Baan; drie maanden";-3200,50;30-04-2026\r\n"Van, naar ""huis""";1250;\r\n');
  });

  it('in English: commas and a decimal point', () => {
    expect(csvText(ROWS, 'en')).toBe('\uFEFFWaarvoor,Bedrag,Uiterlijk\r\nBaan; drie maanden,-3200.50,2026-04-30\r\n"Van, naar ""huis""",1250,\r\n');
  });

  it('plain for programs: the same without the mark', () => {
    expect(csvText(ROWS, 'plain')).toBe(csvText(ROWS, 'en').slice(1));
  });

  it.each(['=1+1', '+31', '-x', '-12', '@a', '\tx'])('a text like %j stays a text, also when it looks like a number', (text) => {
    expect(csvText([[text]], 'plain')).toContain(`'${text}`);
  });

  it.each<CsvNotation>(['plain', 'nl', 'en'])('is read back by another program, with line breaks and quotes: %s', (notation) => {
    const cells = ['twee\nregels', 'a"b', ' ruimte ', 'a;b,c', ''];
    expect(parse(csvText([cells], notation), { bom: true, delimiter: notation === 'nl' ? ';' : ',' })).toEqual([cells]);
  });

  it('a number of a cell is a decimal number', () => {
    expect(() => numberCell('1,5')).toThrow('decimal number');
    expect(numberCell('')).toBe('');
    expect(numberCell(undefined)).toBe('');
  });
});
