import { withoutUnseen } from '../engine/signs.ts';

/**
 * The one door to text: every file that comes in (terms, facts, INDIGO) is turned from bytes into text here. What programs really save:
 * UTF-8 with or without a mark, UTF-16 (Excel's "Unicode text"), and the one-byte letters of Windows, which do not say what they are.
 */

export type Encoding = 'utf-8' | 'utf-16' | 'windows-1252';

export type DecodedText = {
  readonly text: string;
  readonly encoding: Encoding;
  /** A piece of text with letters that were read by a guess, for who must say whether the guess is right. */
  readonly sample: string | undefined;
};

/** In: the bytes of a file. Out: its text; what cannot be text at all keeps the sign U+FFFD, which every reader refuses with its place. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const wide = wideEncoding(bytes);
  if (wide !== undefined) return { text: withoutMark(new TextDecoder(wide).decode(bytes)), encoding: 'utf-16', sample: undefined };
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  if (!text.includes('\ufffd') || hasReplacement(bytes)) return { text: withoutMark(text), encoding: 'utf-8', sample: undefined };
  const windows = new TextDecoder('windows-1252').decode(bytes);
  if (!isWindowsText(windows)) return { text: withoutMark(text), encoding: 'utf-8', sample: undefined };
  return { text: windows, encoding: 'windows-1252', sample: sampleOf(windows) };
}

/** Old programs end a file with a sign of its own (Ctrl-Z). */
function withoutMark(text: string): string {
  const from = text.startsWith('\ufeff') ? 1 : 0;
  return text.slice(from, text.endsWith('\u001a') ? -1 : undefined);
}

/** Two bytes a letter: said by a mark in front, or seen from the nothing beside each letter of a first line in our alphabet. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const head = bytes.subarray(0, 64);
  if (head.length < 4) return undefined;
  const [even = 0, odd = 0] = [0, 1].map((from) => head.filter((byte, index) => index % 2 === from && byte === 0).length);
  const most = (head.length / 2) * MOSTLY;
  if (even === 0 && odd >= most) return 'utf-16le';
  return odd === 0 && even >= most ? 'utf-16be' : undefined;
}

/** A few letters of a first line may be of another alphabet. */
const MOSTLY = 0.8;

/** The sign for "could not be read" was in the file itself: an earlier program lost a letter, and reading it otherwise brings nothing back. */
function hasReplacement(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(0xef); at !== -1; at = bytes.indexOf(0xef, at + 1)) if (bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd) return true;
  return false;
}

/** Letters of Western Europe and the marks that office programs put there. Anything else is another alphabet of bytes (of DOS, of a Mac). */
const NOT_WINDOWS =
  /[\u0000\u0080-\u009f\u0192\u02c6\u2020\u2021\u2022\u2030\u2039\u203a\u00a1-\u00a9\u00aa\u00ac\u00ae\u00af\u00b8\u00b9\u00ba\u00bf]|\p{L}[\u201a\u201e]/u;

function isWindowsText(text: string): boolean {
  return !NOT_WINDOWS.test(text);
}

/** The first word with such a letter. */
function sampleOf(text: string): string {
  const at = text.search(/[^\u0000-\u007f]/);
  const before =
    text
      .slice(Math.max(0, at - 20), at)
      .split(/[\s;,"]/)
      .at(-1) ?? '';
  const after = /^[^\s;,"]*/.exec(text.slice(at, at + 20))?.[0] ?? '';
  return withoutUnseen(before + after);
}
