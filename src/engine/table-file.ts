import { isDay } from './calendar.ts';
import { assert } from './result.ts';

/**
 * A table as it goes into a file: cells of text, decimal numbers ("3200.00") and days ("2026-11-23"). One writer of CSV for everything that
 * Lente gives away; a spreadsheet file is made of the same cells.
 */
export type TableCell = string | { readonly number: string } | { readonly day: string };
export type TableRows = readonly (readonly TableCell[])[];

/**
 * plain: comma, decimal point, 2026-11-23, no mark in front: for programs, and for the command line (RFC 4180).
 * nl: what a double click opens well in Dutch office software: semicolons, a decimal comma, 23-11-2026, a mark so that accents are read.
 * en: comma, decimal point, 2026-11-23 (11/23 and 23/11 are both English), with the mark.
 */
export type CsvNotation = 'plain' | 'nl' | 'en';

const MARK = '\uFEFF';

export function csvText(rows: TableRows, notation: CsvNotation): string {
  const comma = notation === 'nl' ? ';' : ',';
  const lines = rows.map((row) => row.map((cell) => quoted(cellText(cell, notation), comma)).join(comma));
  return `${notation === 'plain' ? '' : MARK}${lines.join('\r\n')}\r\n`;
}

function cellText(cell: TableCell, notation: CsvNotation): string {
  if (typeof cell === 'string') return harmless(cell);
  if ('number' in cell) return notation === 'nl' ? cell.number.replace('.', ',') : cell.number;
  if (!isDay(cell.day)) return harmless(cell.day);
  return notation === 'nl' ? cell.day.split('-').toReversed().join('-') : cell.day;
}

/** A text that begins as a formula would be run by a spreadsheet: a quote in front makes it text again. */
function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function quoted(text: string, comma: string): string {
  const isPlain = !text.includes(comma) && !/["\r\n]|^\s|\s$/.test(text);
  return isPlain ? text : `"${text.replaceAll('"', '""')}"`;
}

/** A decimal number; nothing for a cell that stays empty. */
export function numberCell(number: string | undefined): TableCell {
  if (number === undefined || number === '') return '';
  assert(/^-?\d+(\.\d+)?$/.test(number), `"${number}" is a decimal number`);
  return { number };
}

export function dayCell(day: string | undefined): TableCell {
  return day === undefined || day === '' ? '' : { day };
}
