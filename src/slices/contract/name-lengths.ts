import type { TermSheet } from '../../engine/terms.ts';

export type TooLong = { readonly code: 'too_long'; readonly field: string; readonly most: number };

/** The name of a contract stands in the address of its pages, of which the server reads a hundred characters of each part. */
const MOST_IN_CONTRACT = 80;
/** Ids stand together in the key of a line and in the name of an account; the database keeps both in an index. */
const MOST_IN_ID = 60;
const MOST_IN_NAME = 200;

/** Names that are right by themselves and do not fit in the books. Out: the first, or undefined. */
export function findTooLong(sheet: TermSheet): TooLong | undefined {
  if (sheet.contract.length > MOST_IN_CONTRACT) return { code: 'too_long', field: 'contract', most: MOST_IN_CONTRACT };
  const index = sheet.parties.findIndex((party) => party.name.length > MOST_IN_NAME);
  if (index !== -1) return { code: 'too_long', field: `parties.${index}.name`, most: MOST_IN_NAME };
  return findLongId(sheet, []);
}

function findLongId(value: unknown, path: readonly string[]): TooLong | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, part] of Object.entries(value)) {
    const here = [...path, name];
    if (name === 'id' && typeof part === 'string' && part.length > MOST_IN_ID) return { code: 'too_long', field: here.join('.'), most: MOST_IN_ID };
    const found = findLongId(part, here);
    if (found !== undefined) return found;
  }
  return undefined;
}
