import { type SignKind, unseenSign, withoutUnseen } from '../engine/signs.ts';
import type { SourceCode, SourceIssue } from './source-types.ts';

/**
 * Signs that came along from a word processor or a web page. In the structure of YAML (indentation, a list mark, around a number or a
 * name) they are refused, with their place; between the words of a text they have one reading and are mended.
 */

type Read =
  | { readonly code: undefined; readonly text: string }
  | { readonly code: SourceCode; readonly text: string; readonly kind: SignKind; readonly sign: string };

const OPENING_QUOTE = /^[\u2018-\u201f\u00ab\u00bb]/;
const DASH_AS_MARK = /^[\u2010-\u2015\u2212\u2022\u2023\u25aa\u25cf\u25e6\u00b7][ \u00a0]/;

/** A line of a list that begins with a long dash or a bullet. */
export function isDashAsMark(text: string): boolean {
  return DASH_AS_MARK.test(text);
}

/** In: the value of one scalar. Out: the value as it is seen, and what is to be said about it. */
export function readSigns(value: string, isQuoted: boolean): Read {
  const unseen = unseenSign(value);
  if (unseen !== undefined) {
    const text = withoutUnseen(value);
    return { code: /\S\s+\S/.test(text) ? 'unseen_sign_mended' : 'unseen_sign', text, kind: unseen.kind, sign: unseen.sign };
  }
  if (isQuoted) return { code: undefined, text: value };
  if (isDashAsMark(value)) return { code: 'dash_as_mark', text: value, kind: 'dash', sign: value.charAt(0) };
  return isInCurlyQuotes(value) ? { code: 'curly_quotes', text: value, kind: 'quote', sign: value.charAt(0) } : { code: undefined, text: value };
}

/** All of the value stands between curly quotes, or a double one is opened and not closed (a comma cut the text in two). */
function isInCurlyQuotes(value: string): boolean {
  if (!OPENING_QUOTE.test(value)) return false;
  const inner = value.slice(1);
  const closing = inner.search(/[\u2018-\u201f\u00ab\u00bb]/);
  return closing === -1 ? /^[\u201c-\u201f\u00ab]/.test(value) : closing === inner.trimEnd().length - 1;
}

const MOST_SIGNS = 10;

/** For a text that could not be read: the lines that have such a sign where only plain ones can stand. */
export function structureSigns(source: string): readonly SourceIssue[] {
  const found: SourceIssue[] = [];
  let start = 0;
  for (const line of source.split('\n')) {
    const sign = signOf(line);
    if (sign !== undefined) found.push({ code: sign.code, at: start + sign.at, path: [], data: { sign: sign.kind } });
    if (found.length === MOST_SIGNS) break;
    start += line.length + 1;
  }
  return found;
}

type Sign = { readonly code: SourceCode; readonly at: number; readonly kind: SignKind };

function signOf(line: string): Sign | undefined {
  const isComment = line.trimStart().startsWith('#');
  const unseen = isComment ? undefined : unseenSign(line);
  if (unseen !== undefined) return { code: 'unseen_sign', ...unseen };
  const start = line.length - line.trimStart().length;
  if (isDashAsMark(line.slice(start, start + 2))) return { code: 'dash_as_mark', at: start, kind: 'dash' };
  const quote = line.search(/[:,[{] ?[\u201c-\u201f]/);
  return quote === -1 || isComment ? undefined : { code: 'curly_quotes', at: quote, kind: 'quote' };
}
