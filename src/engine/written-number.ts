/**
 * A number as people and spreadsheets write it. Everywhere in Lente a number is written 1250.5; a file from a Dutch spreadsheet has a
 * comma for the decimals, and points between the thousands. Where two readings are possible none is taken: a factor of a thousand is a
 * mistake that nobody sees.
 */

/** Which sign the file has for decimals. */
export type NumberNotation = 'comma' | 'point';

export type WrittenNumber =
  | {
      readonly kind: 'number';
      readonly text: string;
      /** Thousands were marked, or the comma has three digits behind it. */ readonly isRemarkable: boolean;
    }
  /** "1.250": a thousand and more, or one and a quarter. */
  | { readonly kind: 'two_readings'; readonly small: string; readonly large: string };

const MOST_SIGNS = 60;
const LIKE_THOUSANDS = /^-?[1-9]\d{0,2}\.\d{3}$/;

/** Out: undefined when it is no number in this notation; then the sentence about the shape of a number says what is wrong. */
export function readWrittenNumber(written: string, notation: NumberNotation): WrittenNumber | undefined {
  const text = written.trim();
  if (text.length > MOST_SIGNS) return undefined;
  if (LIKE_THOUSANDS.test(text)) return { kind: 'two_readings', small: `${text}0`, large: text.replace('.', '') };
  return notation === 'point' ? undefined : withComma(text.replace(/ (?=%$)/, ''));
}

/** Euros without cents, as they are written by hand: 5,- and 1.250,--. */
const NO_CENTS = /,(?:-{1,2}|[–—])$/;
const PLAIN = /^-?\d+(?:,\d+)?%?$/;
const GROUPED: readonly { readonly shape: RegExp; readonly group: string }[] = [
  { shape: /^-?\d{1,3}(?:\.\d{3})+(?:,\d+)?%?$/, group: '.' },
  { shape: /^-?\d{1,3}(?: \d{3})+(?:,\d+)?%?$/, group: ' ' },
];
/** A point behind groups with commas is English, and has one reading as well. */
const ENGLISH = /^-?\d{1,3}(?:,\d{3})+\.\d+$/;

function withComma(written: string): WrittenNumber | undefined {
  const text = written.replace(NO_CENTS, ',00');
  if (PLAIN.test(text)) return { kind: 'number', text: text.replace(',', '.'), isRemarkable: /^-?[1-9]\d{0,2},\d{3}$/.test(text) };
  if (ENGLISH.test(text)) return { kind: 'number', text: text.replaceAll(',', ''), isRemarkable: true };
  const found = GROUPED.find(({ shape }) => shape.test(text));
  return found === undefined ? undefined : { kind: 'number', text: text.replaceAll(found.group, '').replace(',', '.'), isRemarkable: true };
}
