import { parseExact, toText } from '../../engine/decimal.ts';
import { quoteValue } from '../../engine/issue.ts';
import { signData, unseenSign, withoutUnseen } from '../../engine/signs.ts';
import { type WrittenDay, readWrittenDay } from '../../engine/written-day.ts';
import { type NumberNotation, readWrittenNumber } from '../../engine/written-number.ts';
import type { XlsxKind } from '../../notation/xlsx-types.ts';
import type { Objection } from './fact-file-types.ts';

/**
 * One cell as a spreadsheet saves it, read as Lente writes it: 1,5 is 1.5 and 10-2-2026 is 2026-02-10. Only what has one reading is read;
 * what has two is refused in words, and what nobody would expect is read with a remark.
 */

export type CellNotation = {
  readonly numbers: NumberNotation;
  /** The file comes from a spreadsheet that writes the day first: then 10-2-2026 has one reading. */
  readonly isDayFirst: boolean;
  /** The contract is in euros, so that € in front of an amount says nothing new. */
  readonly isEuro: boolean;
};

export type ReadCell = { readonly text: string; readonly objection?: Objection | undefined };

function found(code: Objection['code'], severity: Objection['severity'], data: Objection['data']): Objection {
  return { code, severity, field: String(data['field']), value: String(data['value'] ?? ''), data };
}

/** What cannot be seen is taken out, and the trick with which a spreadsheet keeps its zeros: ="007". */
export function cleanCell(field: string, written: string): ReadCell {
  const sign = unseenSign(written);
  const text = unwrapped((sign === undefined ? written : withoutUnseen(written)).trim());
  if (sign === undefined || text === '') return { text };
  return { text, objection: found('unseen_sign_removed', 'warning', { field, value: quoteValue(text), ...signData(sign.sign) }) };
}

function unwrapped(text: string): string {
  if (text.startsWith('="') && text.endsWith('"') && text.length >= 3) return text.slice(2, -1).trim();
  return /^'\d+$/.test(text) ? text.slice(1) : text;
}

/** A text that is no number stays what it is: the check of its shape says what is wrong with it. */
export function readNumberCell(field: string, kind: XlsxKind, written: string, notation: CellNotation): ReadCell {
  const other = notNumber(field, kind, written);
  if (other !== undefined) return { text: written, objection: other };
  if (kind === 'number') return { text: written };
  const text = notation.isEuro && written.startsWith('€') ? written.slice(1).trim() : written;
  const read = readWrittenNumber(text, notation.numbers);
  if (read === undefined) return { text };
  const data = { field, value: quoteValue(written) };
  if (read.kind === 'number')
    return { text: read.text, objection: read.isRemarkable ? found('number_read_as', 'warning', { ...data, read: read.text }) : undefined };
  return { text, objection: likeThousands(field, text, notation.numbers) };
}

/**
 * "1.250": where points mark thousands nobody can tell. Where they mark decimals a number that ends in a nought is still more likely a
 * thousand than a number that was written one sign too long; the others get a remark.
 */
export function likeThousands(field: string, written: string, notation: NumberNotation): Objection | undefined {
  const read = readWrittenNumber(written, 'point');
  if (read?.kind !== 'two_readings') return undefined;
  const severity = notation === 'comma' || written.endsWith('0') ? 'error' : 'warning';
  return found('number_like_thousands', severity, {
    field,
    value: written,
    small: read.small,
    large: read.large,
    means: toText(parseExact(read.small)),
  });
}

export function readDayCell(field: string, written: string, notation: CellNotation): ReadCell {
  const read = readWrittenDay(written);
  if (read === undefined || !hasOneReading(read, notation)) return { text: written };
  const isUnexpected = read.notation === 'day_number' || read.time === 'time';
  const data = { field, value: quoteValue(written), read: read.day };
  return { text: read.day, objection: isUnexpected ? found('day_read_as', 'warning', data) : undefined };
}

function hasOneReading(read: WrittenDay, notation: CellNotation): boolean {
  if (read.time === 'zone' || read.notation === 'slashes' || read.notation === 'short_year') return false;
  return read.other === undefined || notation.isDayFirst;
}

const TIME = /^(\d{1,4}):([0-5]\d)(?::[0-5]\d)?$/;
const SHORT_DAY = /^\d{1,2}[- ](?:jan|feb|mrt|mar|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec)[a-z]{0,6}\.?$/i;

/** Hours that were typed as 1:30 are kept as 0.0625, and of 1.5 a Dutch spreadsheet makes the first of May: neither is the number that was meant. */
function notNumber(field: string, kind: XlsxKind, text: string): Objection | undefined {
  const [, hours = '', minutes = ''] = TIME.exec(text) ?? [];
  if (kind === 'time' || hours !== '') return found('number_is_time', 'error', { field, value: quoteValue(text), read: hoursOf(hours, minutes) });
  const read = kind === 'day' || SHORT_DAY.test(text) ? 'day' : readWrittenDay(text)?.notation;
  const isDay = read !== undefined && read !== 'day_number' && !/^\d+$/.test(text);
  return isDay ? found('number_is_day', 'error', { field, value: quoteValue(text) }) : undefined;
}

/** 1:30 is 1.5; 0:20 does not end, and then nothing is proposed. */
function hoursOf(hours: string, minutes: string): string {
  const hundredths = (Number(minutes) * 100) / 60;
  return hours === '' || !Number.isInteger(hundredths) ? '' : String((Number(hours) * 100 + hundredths) / 100);
}

/** A formula that went wrong, or was never worked out by the program that saved the file: no value may be taken for it. */
export function formulaObjection(field: string, kind: XlsxKind, written: string): Objection | undefined {
  if (kind === 'error') return found('cell_formula_wrong', 'error', { field, value: quoteValue(written) });
  if (kind === 'merged') return found('cell_merged', 'error', { field });
  return kind === 'empty' ? found('cell_formula_empty', 'error', { field }) : undefined;
}

const MADE_BY_SPREADSHEET = /^\d[.,]\d+E\+\d+$|^\d{1,2}-(?:jan|feb|mrt|mar|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec)$/i;

/** A spreadsheet makes a day of the code 1-2 and 1,23E+11 of a long number; which code it was cannot be told any more. */
export function codeObjection(field: string, kind: XlsxKind, text: string): Objection | undefined {
  return kind === 'day' || kind === 'time' || MADE_BY_SPREADSHEET.test(text)
    ? found('code_by_spreadsheet', 'error', { field, value: quoteValue(text) })
    : undefined;
}
