import { withoutEnd, withoutEnds } from '../../../engine/text-ends.ts';
/** Names as ids of a term sheet: small letters, digits and _, starting with a letter. The same name twice gets _2. */
export function idsFor(names: readonly { readonly key: string; readonly name: string; readonly prefix: string }[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  const ids = new Map<string, string>();
  for (const { key, name, prefix } of names) {
    const id = unusedId(slug(name, prefix), taken);
    taken.add(id);
    if (!ids.has(key)) ids.set(key, id);
  }
  return ids;
}

const LONGEST_ID = 40;

function slug(name: string, prefix: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_');
  const short = withoutEnd(withoutEnds(plain, '_').slice(0, LONGEST_ID), '_');
  return /^[a-z]/.test(short) ? short : `${prefix}${short === '' ? '' : `_${short}`}`;
}

function unusedId(wanted: string, taken: ReadonlySet<string>): string {
  let id = wanted;
  for (let next = 2; taken.has(id); next++) id = `${wanted}_${next}`;
  return id;
}

/** "INDIGO-POJ-0121" → "indigo-poj-0121" */
export function slugOf(text: string): string {
  return slug(text, 'indigo').replaceAll('_', '-');
}
