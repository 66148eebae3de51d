/**
 * Signs that nobody sees, or that look like another one: they come along from a word processor, a web page or a spreadsheet. A name that
 * ends in one is another name, and a number with one is no number; so each has a name of its own, to be said and mended.
 */

export const SIGN_KINDS = [
  'fixed_space',
  'odd_space',
  'no_width',
  'soft_hyphen',
  'direction',
  'line_end',
  'control',
  'quote',
  'dash',
  'maths',
] as const;
export type SignKind = (typeof SIGN_KINDS)[number];

export type StrangeSign = { readonly at: number; readonly kind: SignKind; readonly sign: string };

const UNSEEN: readonly (readonly [SignKind, RegExp])[] = [
  ['fixed_space', /[\u00a0\u2007\u202f]/],
  ['odd_space', /[\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]/],
  ['no_width', /[\u180e\u200b-\u200d\u2060-\u2064\ufeff]/],
  ['soft_hyphen', /\u00ad/],
  ['direction', /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/],
  ['line_end', /[\u0085\u2028\u2029]/],
  ['control', /[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f]/],
];

const LOOKALIKES: readonly (readonly [SignKind, RegExp])[] = [
  ['quote', /[\u2018-\u201f\u00ab\u00bb]/],
  ['dash', /[\u2010-\u2015\u2212]/],
  ['maths', /[\u00d7\u00f7\u2264\u2265\u2260]/],
];

/** All of them at once: most texts have none, and are passed over with one look. */
const ANY_UNSEEN =
  /[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f-\u00a0\u00ad\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u2064\u2066-\u2069\u3000\ufeff]/;
const EVERY_UNSEEN = new RegExp(ANY_UNSEEN, 'g');
const ANY_STRANGE = new RegExp(`${ANY_UNSEEN.source}|[\\u2010-\\u2015\\u2018-\\u201f\\u2212\\u00ab\\u00bb\\u00d7\\u00f7\\u2264\\u2265\\u2260]`);

/** The first sign that cannot be seen. A tab and an ordinary line end are no such signs. */
export function unseenSign(text: string): StrangeSign | undefined {
  return found(text, ANY_UNSEEN, UNSEEN);
}

/** The first sign that cannot be seen or looks like another one: for a value that should have been a number, a day or a name of ours. */
export function strangeSignIn(text: string): StrangeSign | undefined {
  return found(text, ANY_STRANGE, [...UNSEEN, ...LOOKALIKES]);
}

function found(text: string, any: RegExp, kinds: readonly (readonly [SignKind, RegExp])[]): StrangeSign | undefined {
  const at = text.search(any);
  if (at === -1) return undefined;
  const sign = text.charAt(at);
  return { at, sign, kind: kinds.find(([, shape]) => shape.test(sign))?.[0] ?? 'control' };
}

const SPACE_LIKE = /[\s\u0085]/;

/** The same text as everybody sees it: other spaces become a plain one, the rest of what cannot be seen goes. */
export function withoutUnseen(text: string): string {
  return ANY_UNSEEN.test(text) ? text.replace(EVERY_UNSEEN, (sign) => (sign !== '\ufeff' && SPACE_LIKE.test(sign) ? ' ' : '')) : text;
}

/** For the data of a sentence: which sign it is, when there is one. The words stand in issue-words.ts. */
export function signData(value: unknown): { readonly sign?: string } {
  const sign = typeof value === 'string' ? strangeSignIn(value) : undefined;
  return sign === undefined ? {} : { sign: sign.kind };
}
