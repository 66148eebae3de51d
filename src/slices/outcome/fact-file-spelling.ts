import type { Facts } from '../../engine/facts.ts';

/** Who is in facts, in the order in which they stand there. */
export function subjectsOf({ claims, measures, events }: Facts): readonly string[] {
  return [...new Set([...claims, ...measures, ...events].flatMap(({ subject }) => (subject === undefined ? [] : [subject])))];
}

/**
 * One person, one spelling. A code that went through a spreadsheet comes back without its zero, with a capital or with a space: then it
 * looks like somebody new, who would be paid again. The spelling that was there first counts, and the row says so.
 */
export type Spellings = {
  /** In: a code and its row. Out: the code that counts, and when that is another spelling where it came from. */
  readonly resolve: (written: string, row: number) => Spelling;
};
export type Spelling = { readonly subject: string; readonly like: { readonly subject: string; readonly row: number | undefined } | undefined };

type First = { readonly subject: string; readonly row: number | undefined };

export function makeSpellings(known: readonly string[]): Spellings {
  const exact = new Set<string>();
  const first = new Map<string, First>();
  const take = (subject: string, row: number | undefined): void => {
    exact.add(subject);
    const key = spellingKey(subject);
    if (!first.has(key)) first.set(key, { subject, row });
  };
  for (const subject of known) take(subject, undefined);
  return {
    resolve: (written, row) => {
      if (exact.has(written)) return { subject: written, like: undefined };
      const like = first.get(spellingKey(written));
      if (like !== undefined) return { subject: like.subject, like };
      take(written, row);
      return { subject: written, like: undefined };
    },
  };
}

/** Letters of other alphabets that look like ours: somebody's keyboard was set to another language. */
const LOOKALIKES: ReadonlyMap<string, string> = new Map([...'аеорсухвкмнтіј'].map((sign, index) => [sign, 'aeopcyxbkmhtij'.charAt(index)]));

/** A table program took the code for a number and gave it a decimal: 123 came back as 123.0. */
const WITH_NO_DECIMALS = /^(\d+)[.,]0{1,6}$/;

/** The same for "P01", "p 01", "p-1" and "p1"; between two digits a sign still separates: "1-12" is not "11-2". */
export function spellingKey(subject: string): string {
  const whole = subject.replace(WITH_NO_DECIMALS, '$1');
  const letters = [...whole.normalize('NFKC').toLowerCase()].map((sign) => LOOKALIKES.get(sign) ?? sign).join('');
  const parts = letters.match(/\p{L}+|\p{N}+/gu) ?? [letters];
  return parts.map((part, index) => (isDigits(part) ? `${isDigits(parts[index - 1] ?? '') ? '-' : ''}${withoutZeros(part)}` : part)).join('');
}

function isDigits(part: string): boolean {
  return /^\p{N}/u.test(part);
}

function withoutZeros(digits: string): string {
  let at = 0;
  while (at < digits.length - 1 && digits.charAt(at) === '0') at += 1;
  return digits.slice(at);
}
