import { describe, expect, it } from 'vitest';
import { CHECK_MESSAGES, renderIssue, sentenceOf } from './check-messages.ts';

const codes = Object.keys(CHECK_MESSAGES.nl);
const isCode = (code: string): code is keyof typeof CHECK_MESSAGES.nl => Object.hasOwn(CHECK_MESSAGES.nl, code);

/** The names a sentence asks for. Two runs: with every value there, and with every value empty, so that both sides of a condition speak. */
function asked(code: string, language: 'nl' | 'en', answer: (name: string) => string): ReadonlySet<string> {
  const names = new Set<string>();
  if (isCode(code)) CHECK_MESSAGES[language][code]((name) => (names.add(name), answer(name)));
  return names;
}

describe('every message', () => {
  it.each(codes)('%s is there in both languages, with the same values, in whole sentences', (code) => {
    expect(code).toMatch(/^[a-z]+(_[a-z0-9]+)*$/);
    for (const answer of [(name: string) => `<${name}>`, () => '']) expect(asked(code, 'nl', answer)).toEqual(asked(code, 'en', answer));
    for (const language of ['nl', 'en'] as const) {
      const sentence = isCode(code) ? CHECK_MESSAGES[language][code]((name) => `<${name}>`) : '';
      expect(sentence).toMatch(/[.?]$/);
      expect(sentence).not.toMatch(/undefined|\[object| {2}/);
    }
  });

  it('starts with the place, as editors make a link of', () => {
    const issue = {
      code: 'empty_value',
      severity: 'error',
      path: ['title'],
      data: { field: 'title' },
      file: 'terms.yaml',
      line: 12,
      column: 9,
    } as const;
    expect(renderIssue(issue, 'nl')).toBe('terms.yaml:12:9 Bij "title" staat niets. Vul een waarde in of haal de regel weg.');
    expect(sentenceOf(issue, 'en')).toBe('"title" is empty. Fill in a value or remove the line.');
  });
});
