import { describe, expect, it } from 'vitest';
import { FACT_MESSAGES } from './fact-messages.ts';

describe('the words', () => {
  const all = Object.keys(FACT_MESSAGES.nl);
  const isCode = (code: string): code is keyof typeof FACT_MESSAGES.nl => Object.hasOwn(FACT_MESSAGES.nl, code);
  const asked = (code: string, language: 'nl' | 'en', answer: (name: string) => string) => {
    const names = new Set<string>();
    const sentence = isCode(code) ? FACT_MESSAGES[language][code]((name) => (names.add(name), answer(name))) : '';
    return { names, sentence };
  };

  it.each(all)('%s is there in both languages, with the same values, in whole sentences', (code) => {
    for (const answer of [(name: string) => `<${name}>`, () => '']) expect(asked(code, 'nl', answer).names).toEqual(asked(code, 'en', answer).names);
    for (const language of ['nl', 'en'] as const) expect(asked(code, language, (name) => `<${name}>`).sentence).toMatch(/[.?]$/);
  });
});
