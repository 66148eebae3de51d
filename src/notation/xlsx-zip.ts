import { strFromU8, unzipSync } from 'fflate';
import { type Result, fail, ok } from '../engine/result.ts';
import type { XlsxProblem } from './xlsx-types.ts';

/**
 * A spreadsheet file is a zip of XML. What it says it holds is looked at before anything is unpacked: a few thousand bytes can say that
 * they are gigabytes, and who says less than there is gets no more than was said.
 */

export type Parts = ReadonlyMap<string, string>;

const MOST_PARTS = 1_000;
const MOST_BYTES = 120_000_000;

/** Old spreadsheets, and new ones behind a password, are another kind of container. */
const OTHER_CONTAINER = [0xd0, 0xcf, 0x11, 0xe0] as const;

export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}

export function isOtherContainer(bytes: Uint8Array): boolean {
  return OTHER_CONTAINER.every((byte, index) => bytes[index] === byte);
}

class TooLargeFile extends Error {}

/** Only the XML of the workbook: no pictures, no macros. */
const WANTED = /^\/?(?:xl\/(?:workbook|styles|sharedStrings)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/[^/]+\.xml)$/i;

export function unzipParts(bytes: Uint8Array): Result<Parts, XlsxProblem> {
  let count = 0;
  let size = 0;
  const bound = (part: { readonly name: string; readonly originalSize: number }): boolean => {
    count += 1;
    const isWanted = WANTED.test(part.name);
    size += isWanted ? part.originalSize : 0;
    if (count > MOST_PARTS || size > MOST_BYTES) throw new TooLargeFile();
    return isWanted;
  };
  try {
    const parts = unzipSync(bytes, { filter: bound });
    return ok(new Map(Object.entries(parts).map(([name, part]) => [name.replace(/^\//, '').toLowerCase(), strFromU8(part)])));
  } catch (error) {
    return fail(error instanceof TooLargeFile ? { code: 'xlsx_too_large', limit: MOST_BYTES / 1_000_000 } : { code: 'xlsx_broken' });
  }
}
