import { describe, expect, it } from 'vitest';
import { sentence, textIn, wordsFor } from './messages-words.ts';
import { cents, formatMoney } from './money.ts';

const nl = wordsFor('nl', 'EUR');
const en = wordsFor('en', 'EUR');
const plain = (text: string): string => text.replaceAll('\u00a0', '_');

describe('numbers', () => {
  it.each([
    ['0', '0', '0'],
    ['999', '999', '999'],
    ['1000', '1.000', '1,000'],
    ['1234567.891', '1.234.567,891', '1,234,567.891'],
    ['-12.5', '−12,5', '−12.5'],
    ['12.5%', '12,5_%', '12.5%'],
    ['0.333333…', '0,333333…', '0.333333…'],
    ['true', 'true', 'true'],
  ])('%s', (text, dutch, english) => {
    expect(plain(nl.number(text))).toBe(dutch);
    expect(plain(en.number(text))).toBe(english);
  });
});

describe('shares', () => {
  it.each([
    ['0.7', '70_%', '70%'],
    ['70%', '70_%', '70%'],
    ['1', '100_%', '100%'],
    ['0.333', '33,3_%', '33.3%'],
  ])('%s', (text, dutch, english) => {
    expect(plain(nl.percent(text))).toBe(dutch);
    expect(en.percent(text)).toBe(english);
  });
});

describe('prices', () => {
  it.each([
    ['4.500', '€_4,50', '€4.50'],
    ['4.5050', '€_4,505', '€4.505'],
    ['4730', '€_4.730,00', '€4,730.00'],
    ['15.125', '€_15,125', '€15.125'],
    ['15.1', '€_15,10', '€15.10'],
    ['-5', '€_−5,00', '−€5.00'],
    ['33.333333…', '€_33,333333…', '€33.333333…'],
  ])('%s', (text, dutch, english) => {
    expect(plain(nl.price(text))).toBe(dutch);
    expect(en.price(text)).toBe(english);
  });

  it.each(['EUR', 'JPY', 'USD', 'GBP', 'KWD', 'CHF'])('look like money in %s', (currency) => {
    for (const language of ['nl', 'en'] as const) {
      const words = wordsFor(language, currency);
      for (const amount of [cents(0), cents(123_456_000), cents(-5_000)]) {
        const text = (amount / 10 ** (currency === 'JPY' ? 0 : currency === 'KWD' ? 3 : 2)).toString();
        expect(plain(words.price(text))).toBe(plain(formatMoney(amount, currency, language)));
      }
    }
  });
});

describe('days, lists and texts', () => {
  it.each([
    ['2026-11-23', '23 november 2026', '23 November 2026'],
    ['2024-02-09', '9 februari 2024', '9 February 2024'],
    ['-', '-', '-'],
  ])('%s', (text, dutch, english) => {
    expect(nl.day(text)).toBe(dutch);
    expect(en.day(text)).toBe(english);
  });

  it.each([
    [[], '', ''],
    [['a'], 'a', 'a'],
    [['a', 'b'], 'a en b', 'a and b'],
    [['a', 'b', 'c'], 'a, b en c', 'a, b and c'],
  ])('%j', (parts, dutch, english) => {
    expect(nl.list(parts)).toBe(dutch);
    expect(en.list(parts)).toBe(english);
  });

  it('a text in one language serves both', () => {
    expect(textIn('Baan', 'en')).toBe('Baan');
    expect(textIn({ nl: 'Baan', en: 'Job' }, 'en')).toBe('Job');
    expect(textIn(undefined, 'nl')).toBe('');
  });

  it('a sentence starts with a capital', () => {
    expect(sentence('aantal')).toBe('Aantal');
    expect(sentence('')).toBe('');
  });
});
