import { describe, expect, it } from 'vitest';
import { wordsFor } from '../../../engine/messages-words.ts';
import { cents } from '../../../engine/money.ts';
import type { LimitLeft } from '../../../engine/statement.ts';
import { makeSheet } from '../../../engine/testing.ts';
import { amountsOf, leftOf } from './LimitTable.tsx';
import { termsWords } from './words-terms.ts';

const sheet = makeSheet({
  outcomes: [{ id: 'job', title: { nl: 'Een baan', en: 'A job' } }],
  rules: [{ id: 'pay', outcome: 'job', price: '100' }],
  limits: [
    { id: 'cap', each: 'contract', max: '28800' },
    { id: 'jobs', each: 'outcome', maxCount: '40' },
    { id: 'homes', each: 'year', maxPeople: 40 },
  ],
});
const left: readonly LimitLeft[] = [
  { limit: 'cap', money: { most: cents(2_880_000), used: cents(2_880_000), left: cents(0) } },
  { limit: 'jobs', of: 'job', units: { most: '40', used: '39', left: '1' } },
  { limit: 'homes', of: '2026-01-01', people: { most: 40, used: 12, left: 28 } },
];

function told(language: 'nl' | 'en'): readonly (readonly string[])[] {
  const reader = { speak: wordsFor(language, 'EUR'), words: termsWords[language].limits };
  return sheet.limits.map((limit) =>
    [...amountsOf(sheet, limit, reader), ...leftOf({ sheet, left }, limit, reader)].map((text) => text.replaceAll('\u00a0', ' ')),
  );
}

describe('the table of limits', () => {
  it('says how much, and what is left; people, units and money each in their own words', () => {
    expect(told('nl')).toEqual([
      ['hoogstens € 28.800,00', '€ 0,00 over van € 28.800,00'],
      ['hoogstens 40 eenheden', 'Een baan: 1 over van 40 eenheden'],
      ['hoogstens 40 mensen', '1 januari 2026: 28 over van 40 mensen'],
    ]);
    expect(told('en')[2]).toEqual(['at most 40 people', '1 January 2026: 28 left of 40 people']);
  });
});
