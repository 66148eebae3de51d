import { withoutEnd } from '../engine/text-ends.ts';
import { type Walker, walkXml } from './xlsx-xml.ts';

/** What the format of a cell says about its number: a day, a time, or a code with noughts in front (the format "000" shows 7 as 007). */
export type CellFormat = { readonly isDay: boolean; readonly isTime: boolean; readonly digits: number };

const NUMBER: CellFormat = { isDay: false, isTime: false, digits: 0 };

/** The numbers of the formats that every spreadsheet has without saying them. Source: ECMA-376 part 1, 18.8.30. */
function isBuiltInDay(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

/** Hours, minutes and seconds and nothing of a date: one and a half hours is kept as 0.0625 and shown as 1:30. */
function isBuiltInTime(id: number): boolean {
  return (id >= 18 && id <= 21) || (id >= 45 && id <= 47);
}

/** Longer than any format a spreadsheet allows. */
const MOST_SIGNS = 255;

/** In: the text of a format. Quoted words, colours between brackets and escaped signs say nothing about the number. */
export function formatOf(code: string): CellFormat {
  const bare = code.slice(0, MOST_SIGNS).replace(/"[^"]*"|\[[^[\]]*\]|\\./g, '');
  const [positive = ''] = bare.split(';', 1);
  const isElapsed = /\[(?:h+|m+|s+)\]/i.test(code.slice(0, MOST_SIGNS));
  return {
    isDay: /[dmyhs]/i.test(positive) && !/[0#?]/.test(withoutEnd(positive, '0')),
    isTime: (isElapsed || /[hs]/i.test(positive)) && !/[dy]/i.test(positive),
    digits: /^0{2,}$/.test(positive) ? positive.length : 0,
  };
}

/** Out: the format of each style number a cell can have. */
export function readStyles(xml: string | undefined): readonly CellFormat[] {
  const own = new Map<number, CellFormat>();
  const formats: CellFormat[] = [];
  let isInCells = false;
  const walker: Walker = {
    open: (name, attributes) => {
      if (name === 'numFmt') own.set(Number(attributes()['numFmtId']), formatOf(attributes()['formatCode'] ?? ''));
      if (name === 'cellXfs') isInCells = true;
      if (name !== 'xf' || !isInCells) return;
      const id = Number(attributes()['numFmtId'] ?? 0);
      formats.push(own.get(id) ?? { ...NUMBER, isDay: isBuiltInDay(id), isTime: isBuiltInTime(id) });
    },
    close: (name) => {
      if (name === 'cellXfs') isInCells = false;
    },
  };
  if (xml !== undefined) walkXml(xml, walker);
  return formats;
}

export function formatAt(formats: readonly CellFormat[], style: string | undefined): CellFormat {
  return style === undefined ? NUMBER : (formats[Number(style)] ?? NUMBER);
}
