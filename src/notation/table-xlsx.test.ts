import { expect, it } from 'vitest';
import { readXlsx } from './xlsx-read.ts';
import { tableXlsx } from './table-xlsx.ts';

it('a table comes back from a spreadsheet as it went in: numbers are numbers, days are days, a code keeps its noughts', () => {
  const file = tableXlsx('Regels: kwartaal 1/4', [
    ['Waarvoor', 'Code', 'Bedrag', 'Uiterlijk'],
    ['Drie maanden werk', '007', { number: '-3200.50' }, { day: '2026-04-30' }],
    ['=SOM(A1)', '', { number: '0' }, { day: 'later' }],
  ]);
  const read = readXlsx(file);
  expect(read.ok && read.value.chosen).toBe('Regels  kwartaal 1 4');
  expect(read.ok && read.value.rows.map((row) => row.cells.map(({ kind, text }) => `${kind} ${text}`))).toEqual([
    ['text Waarvoor', 'text Code', 'text Bedrag', 'text Uiterlijk'],
    ['text Drie maanden werk', 'text 007', 'number -3200.5', 'day 2026-04-30'],
    ['text =SOM(A1)', 'number 0', 'text later'],
  ]);
});
