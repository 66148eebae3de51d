import { type Result, fail, ok } from '../engine/result.ts';
import { type Book, readSheetRows } from './xlsx-sheet.ts';
import { readStyles } from './xlsx-styles.ts';
import type { Xlsx, XlsxProblem, XlsxSheet } from './xlsx-types.ts';
import { isYes, plainText, walkXml } from './xlsx-xml.ts';
import { type Parts, isOtherContainer, isZip, unzipParts } from './xlsx-zip.ts';

export type { Xlsx, XlsxProblem, XlsxRow } from './xlsx-types.ts';

/** Is it a spreadsheet file by its first bytes? Its name says nothing certain. */
export function looksLikeXlsx(bytes: Uint8Array): boolean {
  return isZip(bytes) || isOtherContainer(bytes);
}

/** In: the bytes of an .xlsx file and the sheet that is wanted; else the first that is to be seen. Runs in the browser too. */
export function readXlsx(bytes: Uint8Array, wanted?: string): Result<Xlsx, XlsxProblem> {
  if (isOtherContainer(bytes)) return fail({ code: 'xlsx_other_kind' });
  const parts = unzipParts(bytes);
  if (!parts.ok) return parts;
  const workbook = parts.value.get('xl/workbook.xml');
  if (workbook === undefined) return fail({ code: 'xlsx_other_kind' });
  const { sheets, is1904 } = readWorkbook(workbook);
  const chosen = chooseSheet(sheets, wanted);
  if (chosen === undefined) return fail({ code: 'xlsx_no_sheet', sheets: sheets.map((sheet) => sheet.name) });
  const xml = sheetXml(parts.value, chosen.relation, sheets.indexOf(chosen));
  if (xml === undefined) return fail({ code: 'xlsx_broken' });
  const book: Book = { strings: readStrings(parts.value.get('xl/sharedstrings.xml')), formats: readStyles(parts.value.get('xl/styles.xml')), is1904 };
  const read = readSheetRows(xml, book);
  if (typeof read === 'string') return fail(read === 'broken' ? { code: 'xlsx_broken' } : { code: 'xlsx_too_large', limit: 120 });
  return ok({ sheets: sheets.map(({ name, isHidden }) => ({ name, isHidden })), chosen: chosen.name, ...read });
}

type Listed = XlsxSheet & { readonly relation: string };

function readWorkbook(xml: string): { readonly sheets: readonly Listed[]; readonly is1904: boolean } {
  const sheets: Listed[] = [];
  let is1904 = false;
  walkXml(xml, {
    open: (name, attributes) => {
      if (name === 'workbookPr') is1904 = isYes(attributes()['date1904']);
      if (name !== 'sheet') return;
      const said = attributes();
      const relation = Object.entries(said).find(([key]) => key === 'id' || key.endsWith(':id'))?.[1] ?? '';
      sheets.push({ name: said['name'] ?? '', isHidden: (said['state'] ?? 'visible') !== 'visible', relation });
    },
  });
  return { sheets, is1904 };
}

function chooseSheet(sheets: readonly Listed[], wanted: string | undefined): Listed | undefined {
  if (wanted === undefined) return sheets.find((sheet) => !sheet.isHidden) ?? sheets[0];
  return sheets.find((sheet) => sheet.name === wanted) ?? sheets.find((sheet) => sheet.name.toLowerCase() === wanted.toLowerCase());
}

function sheetXml(parts: Parts, relation: string, index: number): string | undefined {
  const targets = new Map<string, string>();
  walkXml(parts.get('xl/_rels/workbook.xml.rels') ?? '<none/>', {
    open: (name, attributes) => {
      if (name === 'Relationship') targets.set(attributes()['Id'] ?? '', attributes()['Target'] ?? '');
    },
  });
  const target = (targets.get(relation) ?? `worksheets/sheet${index + 1}.xml`).toLowerCase();
  return parts.get(target.startsWith('/') ? target.slice(1) : `xl/${target}`);
}

/** A text may be in pieces, each with a look of its own; how to say a Japanese name (rPh) is no part of it. */
function readStrings(xml: string | undefined): readonly string[] {
  const strings: string[] = [];
  const state = { text: '', isText: false, isSound: false };
  if (xml === undefined) return strings;
  walkXml(xml, {
    open: (name) => {
      if (name === 'si') state.text = '';
      if (name === 'rPh') state.isSound = true;
      if (name === 't') state.isText = true;
    },
    text: (text) => {
      if (state.isText && !state.isSound) state.text += text;
    },
    close: (name) => {
      if (name === 't') state.isText = false;
      if (name === 'rPh') state.isSound = false;
      if (name === 'si') strings.push(plainText(state.text));
    },
  });
  return strings;
}
