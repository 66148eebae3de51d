/**
 * What is wrong with something a person wrote: a code, the place and the values of the sentence. The words stand beside the reader that
 * found it, in Dutch and English. A code is never used again for something else.
 */

export type Path = readonly (string | number)[];

/** Values of the sentence. A list is a list of words to show, such as the allowed ones. */
export type IssueData = Readonly<Record<string, string | number | readonly string[]>>;

export type Severity = 'error' | 'warning';

/** A problem in a structure, without a file. `on: key` points at the name of the field; `offset` counts characters into a formula. */
export type Finding<Code extends string> = {
  readonly code: Code;
  readonly severity: Severity;
  readonly path: Path;
  readonly data: IssueData;
  readonly on?: 'key';
  readonly offset?: number;
};

/** What any structure can have wrong in its shape, whatever it says. */
export type ShapeCode =
  | 'unknown_key'
  | 'comma_in_text'
  | 'comma_in_number'
  | 'missing_key'
  | 'empty_value'
  | 'wrong_type'
  | 'value_not_allowed'
  | 'number_shape'
  | 'number_too_long'
  | 'day_shape'
  | 'year_shape'
  | 'id_shape'
  | 'slug_shape'
  | 'currency_shape'
  | 'too_few'
  | 'too_many'
  | 'too_small'
  | 'too_large'
  | 'wrong_value';

/** "price" for ['rules', 2, 'price']; the name of the list when it ends in a number. */
export function fieldOf(path: Path): string {
  return String(path.findLast((part) => typeof part === 'string') ?? '');
}

/** "rules[2].price": for machines and for people who search. */
export function pathText(path: Path): string {
  return path.reduce<string>((text, part) => (typeof part === 'number' ? `${text}[${part}]` : text === '' ? part : `${text}.${part}`), '');
}

/** A value as it is quoted in a sentence: short, on one line. */
export function quoteValue(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}

const MOST_WORDS = 500;

/** The known word that looks most like what was written, when it looks enough like it. */
export function nearestWord(written: string, known: readonly string[]): string | undefined {
  const least = Math.max(1, Math.floor(written.length / 3));
  let best: { readonly word: string; readonly distance: number } | undefined;
  for (const word of known.slice(0, MOST_WORDS)) {
    if (Math.abs(word.length - written.length) > least) continue;
    const distance = editDistance(written.slice(0, 60).toLowerCase(), word.toLowerCase());
    if (distance <= least && (best === undefined || distance < best.distance)) best = { word, distance };
  }
  return best?.word;
}

/** Letters to add, drop, change or swap with their neighbour. Source: optimal string alignment distance (Damerau 1964). */
export function editDistance(left: string, right: string): number {
  let older: number[] = [];
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const cost = left[row - 1] === right[column - 1] ? 0 : 1;
      const plain = Math.min((previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (previous[column - 1] ?? 0) + cost);
      const swapped = row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      current.push(swapped ? Math.min(plain, (older[column - 2] ?? 0) + 1) : plain);
    }
    older = previous;
    previous = current;
  }
  return previous[right.length] ?? 0;
}

/** Adds the nearest known word to the data, when there is one. */
export function withNearest(data: IssueData, written: string, known: readonly string[]): IssueData {
  const nearest = nearestWord(written, known);
  return nearest === undefined ? data : { ...data, nearest };
}
