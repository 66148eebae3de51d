/** The nouns that have an id of their own; the prefix says at a glance what an id in a log or a file points to. */
export const ID_PREFIXES = ['par', 'con', 'fac', 'bat', 'set', 'evt', 'acc', 'tra', 'pay'] as const;
export type IdPrefix = (typeof ID_PREFIXES)[number];

/** `con_01jd…`: prefix, then 26 signs that sort by the moment they were made. */
export type Id<P extends IdPrefix> = `${P}_${string}`;
export type AccountId = Id<'acc'>;
export type TransferId = Id<'tra'>;

/** Crockford's base 32: no i, l, o or u, so that an id can be read out over the telephone. */
const SIGNS = '0123456789abcdefghjkmnpqrstvwxyz';
const TIME_SIGNS = 10;
const RANDOM_SIGNS = 16;
const PATTERN = /^[0-9a-hjkmnp-tv-z]{26}$/;

/** In: the clock in milliseconds and 16 random bytes, as arguments, because the engine has no clock and no dice of its own. */
export function makeId<P extends IdPrefix>(prefix: P, source: { readonly clockMs: number; readonly random: Uint8Array }): Id<P> {
  return `${prefix}_${timePart(source.clockMs)}${randomPart(source.random)}`;
}

export function isId<P extends IdPrefix>(prefix: P, text: string): text is Id<P> {
  return text.startsWith(`${prefix}_`) && PATTERN.test(text.slice(prefix.length + 1));
}

function timePart(clockMs: number): string {
  let rest = clockMs;
  let text = '';
  for (let index = 0; index < TIME_SIGNS; index += 1) {
    text = SIGNS.charAt(rest % 32) + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}

/** One sign a byte: only the lowest five bits count, so 16 bytes are 80 bits of chance. */
function randomPart(random: Uint8Array): string {
  if (random.length < RANDOM_SIGNS) throw new Error('This should never happen: an id needs 16 random bytes');
  let text = '';
  for (let index = 0; index < RANDOM_SIGNS; index += 1) text += SIGNS.charAt((random[index] ?? 0) % 32);
  return text;
}
