import { strToU8, zipSync } from 'fflate';
import { toEpochDay } from '../engine/calendar.ts';
import type { Day } from '../engine/calendar.ts';

/**
 * Writes a spreadsheet file that Dutch and English Excel open as it is meant: numbers are numbers (shown in the reader's own notation),
 * days are days, and codes are texts that keep their noughts, also in the cells below that are still empty.
 */

export type OutCell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: string }
  | { readonly kind: 'day'; readonly day: Day }
  | undefined;

/** What is typed in a column that is still empty: a code stays as it is typed, a day is shown with the year in front. */
export type OutColumn = { readonly width: number; readonly kind: 'text' | 'number' | 'day' | 'any' };
export type OutSheet = {
  readonly name: string;
  readonly columns: readonly OutColumn[];
  readonly rows: readonly (readonly OutCell[])[];
  /** The first rows that stay in sight, in bold. */
  readonly headRows: number;
};

const STYLES = { any: 0, text: 1, day: 2, number: 3, head: 4 } as const;

export function writeXlsx(sheets: readonly OutSheet[]): Uint8Array<ArrayBuffer> {
  const names = uniqueNames(sheets);
  const files: Record<string, string> = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${MAIN_TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${MAIN_TYPE}.styles+xml"/>${sheets.map((_, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${MAIN_TYPE}.worksheet+xml"/>`).join('')}</Types>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${names.map((name, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${RELATIONS}">${sheets.map((_, index) => `<Relationship Id="rId${index + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`).join('')}<Relationship Id="rId${sheets.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': STYLE_SHEET,
    ...Object.fromEntries(sheets.map((sheet, index) => [`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet)])),
  };
  // One moment for all files: the same sheets give the same bytes.
  return Uint8Array.from(
    zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])), { mtime: new Date(1980, 0, 1) }),
  );
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const MAIN_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Format 49 is text; 164 is a day with the year in front; 165 a number with as many decimals as it has. */
const STYLE_SHEET = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="#,##0.######"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0"/><xf numFmtId="49" fontId="0" applyNumberFormat="1"/><xf numFmtId="164" fontId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="0"/><xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>`;

function sheetXml({ columns, rows, headRows }: OutSheet): string {
  const pane =
    headRows === 0
      ? ''
      : `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${headRows}" topLeftCell="A${headRows + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`;
  const cols = columns.map(
    ({ width, kind }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" style="${STYLES[kind]}" customWidth="1"/>`,
  );
  const lines = rows.map(
    (row, index) =>
      `<row r="${index + 1}">${row.map((cell, column) => cellXml(cell, `${columnName(column)}${index + 1}`, index < headRows)).join('')}</row>`,
  );
  return `${HEAD}<worksheet xmlns="${MAIN}">${pane}${cols.length === 0 ? '' : `<cols>${cols.join('')}</cols>`}<sheetData>${lines.join('')}</sheetData></worksheet>`;
}

function cellXml(cell: OutCell, address: string, isHead: boolean): string {
  if (cell === undefined) return '';
  switch (cell.kind) {
    case 'text':
      return `<c r="${address}" s="${isHead ? STYLES.head : STYLES.text}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell.text)}</t></is></c>`;
    case 'number':
      return `<c r="${address}" s="${STYLES.number}"><v>${cell.number}</v></c>`;
    case 'day':
      return `<c r="${address}" s="${STYLES.day}"><v>${toEpochDay(cell.day) + EPOCH_1970}</v></c>`;
  }
}

/** 1970-01-01 in the days of a spreadsheet. */
const EPOCH_1970 = 25_569;

/** 27 → "AB". */
function columnName(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest === 0 ? '' : columnName(rest - 1)) + String.fromCharCode(65 + (index % 26));
}

/** A sheet is called by at most 31 signs, without some, and each by another name. */
function uniqueNames(sheets: readonly OutSheet[]): readonly string[] {
  const used = new Set<string>();
  return sheets.map(({ name }, index) => {
    const short =
      name
        .replace(/[[\]:*?/\\]/g, ' ')
        .trim()
        .slice(0, 31) || `${index + 1}`;
    const free = used.has(short.toLowerCase()) ? `${short.slice(0, 27)} ${index + 1}` : short;
    used.add(free.toLowerCase());
    return free;
  });
}

/** XML knows no control signs at all, and no half of a sign. */
function escaped(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;');
}
