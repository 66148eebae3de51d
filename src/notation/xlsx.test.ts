import * as fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { day } from '../engine/calendar.ts';
import { looksLikeXlsx, readXlsx } from './xlsx-read.ts';
import { formatOf } from './xlsx-styles.ts';
import { type OutCell, writeXlsx } from './xlsx-write.ts';

const text = (said: string): OutCell => ({ kind: 'text', text: said });

function written(...rows: readonly (readonly OutCell[])[]): Uint8Array {
  return writeXlsx([{ name: 'Blad', columns: [{ width: 10, kind: 'text' }], rows, headRows: 1 }]);
}

/** The same file with other contents in one part, as other programs write it. */
function changed(part: string, change: (xml: string) => string, bytes = written([text('a')])): Uint8Array {
  const parts = unzipSync(bytes);
  return zipSync({ ...parts, [part]: strToU8(change(strFromU8(parts[part] ?? new Uint8Array()))) });
}

const SHEET = 'xl/worksheets/sheet1.xml';
const same = (sheet: string): string => sheet;
const rowsIn = (xml: string, styles = same, around = same) =>
  readXlsx(
    changed(
      'xl/styles.xml',
      styles,
      changed(SHEET, (sheet) => around(sheet.replace('</sheetData>', `${xml}</sheetData>`)), written()),
    ),
  );

function cells(read: ReturnType<typeof readXlsx>): readonly (readonly string[])[] {
  return read.ok ? read.value.rows.map((row) => row.cells.map((cell) => `${cell.column} ${cell.kind} ${cell.text}`)) : [[read.error.code]];
}

describe('a spreadsheet', () => {
  it('comes back as it was written: texts with their noughts, days as days, numbers as numbers', () => {
    const bytes = written(
      [text('007'), undefined, text(' <b> & "x" \r\n é 𝄞 _x0041_ ')],
      [
        { kind: 'day', day: day('2026-02-10') },
        { kind: 'number', number: '2026.5' },
        { kind: 'number', number: '-1.125' },
      ],
    );
    expect(looksLikeXlsx(bytes)).toBe(true);
    expect(cells(readXlsx(bytes))).toEqual([
      ['0 text 007', '2 text  <b> & "x" \r\n é 𝄞 A '],
      ['0 day 2026-02-10', '1 number 2026.5', '2 number -1.125'],
    ]);
    expect(Buffer.from(written([text('x')])).equals(Buffer.from(written([text('x')])))).toBe(true);
  });

  it.each([
    [
      'a formula by its value',
      '<row r="3"><c r="B3"><f>1+1</f><v>2</v></c><c r="C3" t="str"><f>A1</f><v>p01</v></c></row>',
      ['1 number 2', '2 text p01'],
    ],
    ['a formula without a value', '<row r="1"><c r="A1"><f>NOW()</f></c></row>', ['0 empty ']],
    ['a formula that went wrong', '<row r="1"><c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>', ['0 error #DIV/0!']],
    [
      'the digits that a spreadsheet shows',
      '<row r="1"><c r="A1"><v>0.30000000000000004</v></c><c r="B1"><v>1E-3</v></c><c r="C1"><v>1E+21</v></c></row>',
      ['0 number 0.3', '1 number 0.001', '2 number 1000000000000000000000'],
    ],
    ['yes and no', '<row r="1"><c r="A1" t="b"><v>1</v></c></row>', ['0 text true']],
    ['a text in pieces', '<row r="1"><c r="A1" t="inlineStr"><is><r><t>p</t></r><r><t>01</t></r></is></c></row>', ['0 text p01']],
    ['a day in the notation of a standard', '<row r="1"><c r="A1" t="d"><v>2026-02-10T00:00:00Z</v></c></row>', ['0 day 2026-02-10']],
    ['cells without an address', '<row><c><v>1</v></c><c t="b"><v>0</v></c></row>', ['0 number 1', '1 text false']],
    ['names with a prefix', '<x:row r="1"><x:c r="AB1"><x:v>5</x:v></x:c></x:row>', ['27 number 5']],
  ])('has %s', (_name, xml, expected) => {
    expect(cells(rowsIn(xml))).toEqual([expected]);
  });

  it('knows by its format that a number is a day, a time with it, or a code of three digits', () => {
    const styles = (sheet: string): string =>
      sheet
        .replace(
          '<numFmts count="2">',
          '<numFmts count="4"><numFmt numFmtId="170" formatCode="[$-413]d\\ mmmm\\ yyyy;@"/><numFmt numFmtId="171" formatCode="000"/>',
        )
        .replace(
          /<cellXfs.*<\/cellXfs>/,
          '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="22"/></cellXfs>',
        );
    const xml = [1, 2, 3, 4]
      .map((style, index) => `<c r="${'ABCD'[index] ?? ''}1" s="${style}"><v>${['46063', '46063', '7', '46063.604166666664'][index] ?? ''}</v></c>`)
      .join('');
    expect(cells(rowsIn(`<row r="1">${xml}</row>`, styles))).toEqual([
      ['0 day 2026-02-10', '1 day 2026-02-10', '2 number 007', '3 day 2026-02-10 14:30'],
    ]);
    expect(['General', '0.00', '#,##0.00 "dagen"', '@', '[Red]0', '0.0E+00'].map((code) => formatOf(code).isDay)).toEqual([
      false,
      false,
      false,
      false,
      false,
      false,
    ]);
    expect(['dd-mm-jjjj', 'd/m/yy', 'hh:mm', 'mm:ss.0'].map((code) => formatOf(code).isDay)).toEqual([true, true, true, true]);
  });

  it.each([
    ['h:mm', '0.0625', 'time 1:30'],
    ['[h]:mm', '1.0833333333333333', 'time 26:00'],
    ['[$-413]h:mm:ss;@', '0.5', 'time 12:00'],
    ['[mm]:ss', '0.0625', 'time 1:30'],
    ['h:mm', '46063.25', 'day 2026-02-10 06:00'],
    ['d-m-yyyy h:mm', '46063.25', 'day 2026-02-10 06:00'],
    ['mmm', '46063', 'day 2026-02-10'],
    ['0.00 "h"', '1.5', 'number 1.5'],
  ])('shows with the format %s that %s is %s', (format, value, expected) => {
    const styles = (sheet: string): string => sheet.replace('formatCode="yyyy\\-mm\\-dd"', `formatCode="${format.replaceAll('"', '&quot;')}"`);
    expect(cells(rowsIn(`<row r="1"><c r="A1" s="2"><v>${value}</v></c></row>`, styles))).toEqual([[`0 ${expected}`]]);
  });

  it.each(['1', 'true'])('says what is hidden, also when that is written as %s', (yes) => {
    const read = rowsIn(`<row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="${yes}"><c r="A2"><v>2</v></c></row>`, undefined, (xml) =>
      xml.replace('<sheetData>', `<cols><col min="1" max="2" hidden="${yes}"/><col min="3" max="3" hidden="0"/></cols><sheetData>`),
    );
    expect(read.ok && [read.value.rows.map((row) => row.isHidden), read.value.hiddenColumns]).toEqual([
      [false, true],
      [0, 1],
    ]);
  });

  it('marks the cells that a merged one hides, in as many rows as there are', () => {
    const rows = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>5</v></c></row><row r="2"><c r="A2"><v>2</v></c><c r="B2"/></row>';
    const merge = (areas: readonly string[]) => (xml: string) =>
      xml.replace('</sheetData>', `</sheetData><mergeCells>${areas.map((area) => `<mergeCell ref="${area}"/>`).join('')}</mergeCells>`);
    expect(cells(rowsIn(rows, undefined, merge(['B1:B3', 'oops'])))).toEqual([
      ['0 number 1', '1 number 5'],
      ['0 number 2', '1 merged '],
    ]);
    const everything = Array.from({ length: 2_000 }, () => 'A1:XFD1048576');
    const last = '<row r="1048576"><c r="A1048576"><v>1</v></c></row>';
    expect(cells(rowsIn(rows + last, undefined, merge(everything)))).toEqual([['xlsx_too_large']]);
  });

  it('counts days from 1904 where the file says so', () => {
    const bytes = changed(
      'xl/workbook.xml',
      (xml) => xml.replace('<sheets>', '<workbookPr date1904="1"/><sheets>'),
      written([{ kind: 'day', day: day('2026-02-10') }]),
    );
    expect(cells(readXlsx(bytes))).toEqual([['0 day 2030-02-11']]);
  });

  it('is read from the sheet that was asked for, else the first that can be seen', () => {
    const sheet = (name: string) => ({ name, columns: [], rows: [[text(name)]], headRows: 0 });
    const bytes = changed(
      'xl/workbook.xml',
      (xml) => xml.replace('sheetId="1"', 'sheetId="1" state="hidden"'),
      writeXlsx([sheet('een'), sheet('twee'), sheet('drie')]),
    );
    expect(cells(readXlsx(bytes))).toEqual([['0 text twee']]);
    expect(cells(readXlsx(bytes, 'Drie'))).toEqual([['0 text drie']]);
    expect(readXlsx(bytes, 'vier')).toEqual({ ok: false, error: { code: 'xlsx_no_sheet', sheets: ['een', 'twee', 'drie'] } });
  });
});

describe('a file made to hurt', () => {
  it.each([
    [
      'a cell in the last corner',
      () => changed(SHEET, (xml) => xml.replace('</sheetData>', '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>')),
      'xlsx_too_large',
    ],
    ['a sheet of a hundred and thirty million signs in a few kilobytes', () => changed(SHEET, () => ' '.repeat(130_000_000)), 'xlsx_too_large'],
    [
      'two thousand parts',
      () => zipSync(Object.fromEntries(Array.from({ length: 2_000 }, (_, index) => [`xl/worksheets/s${index}.xml`, new Uint8Array(1)]))),
      'xlsx_too_large',
    ],
    ['no XML', () => changed(SHEET, () => '<worksheet><sheetData><row <<'), 'xlsx_broken'],
    ['half a zip', () => written([text('x')]).slice(0, 400), 'xlsx_broken'],
    ['another kind of zip', () => zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet') }), 'xlsx_other_kind'],
    ['an old spreadsheet, or one behind a password', () => Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), 'xlsx_other_kind'],
  ])('%s is refused in words', (_name, make, code) => {
    expect(cells(readXlsx(make()))).toEqual([[code]]);
  });

  it('never fetches or expands what a text refers to', () => {
    const bytes = changed(
      SHEET,
      (xml) =>
        xml
          .replace('<worksheet', '<!DOCTYPE x [<!ENTITY big "ha"><!ENTITY more SYSTEM "file:///etc/passwd">]><worksheet')
          .replace('</sheetData>', '<row r="1"><c r="A1" t="inlineStr"><is><t>&big;&more;</t></is></c></row></sheetData>'),
      written(),
    );
    expect(JSON.stringify(readXlsx(bytes))).not.toMatch(/haha|root:/);
  });

  it('any bytes behind the mark of a zip are read or refused, never a crash', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(typeof readXlsx(Uint8Array.of(0x50, 0x4b, 3, 4, ...bytes)).ok).toBe('boolean');
      }),
      { seed: Number(process.env['LENTE_SEED'] ?? 20_260_101), numRuns: 300 },
    );
    const whole = written([text('p01')], [{ kind: 'number', number: '5' }]);
    fc.assert(
      fc.property(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 }), (at, byte) => {
        const spoiled = Uint8Array.from(whole);
        spoiled[at] = byte;
        expect(typeof readXlsx(spoiled).ok).toBe('boolean');
      }),
      { seed: Number(process.env['LENTE_SEED'] ?? 20_260_101), numRuns: 300 },
    );
  });
});
