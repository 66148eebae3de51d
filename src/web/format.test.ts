import { describe, expect, test } from 'vitest';
import { dayText, moneyText, numberText, rateText, relativeDayText, shortDayText } from './format.ts';

const NBSP = '\u00a0';

describe('money as people read it', () => {
  test.each([
    [123450, 'EUR', 'nl', `€${NBSP}1.234,50`],
    [-123450, 'EUR', 'nl', `€${NBSP}\u22121.234,50`],
    [123450, 'EUR', 'en', '€1,234.50'],
    [-5, 'EUR', 'en', '\u2212€0.05'],
    [5000, 'JPY', 'en', 'JP¥5,000'],
    [0, 'EUR', 'nl', `€${NBSP}0,00`],
  ] as const)('%i %s in %s', (amountCents, currency, language, expected) => {
    expect(moneyText(amountCents, currency, language)).toBe(expected);
  });
});

describe('days, numbers and rates', () => {
  test.each([
    ['2026-11-23', 'nl', 'ma 23 nov 2026'],
    ['2026-11-23', 'en', 'Mon 23 Nov 2026'],
    ['2026-03-01', 'nl', 'zo 1 mrt 2026'],
    ['2026-09-22', 'en', 'Tue 22 Sep 2026'],
    ['2026-09-22', 'nl', 'di 22 sep 2026'],
    ['geen dag', 'nl', 'geen dag'],
  ] as const)('%s in %s', (day, language, expected) => {
    expect(dayText(day, language)).toBe(expected);
  });

  test.each([
    ['2026-11-23', 'nl', '23 nov 2026'],
    ['2026-03-01', 'en', '1 Mar 2026'],
    ['geen dag', 'nl', 'geen dag'],
  ] as const)('%s in %s without the day of the week', (day, language, expected) => {
    expect(shortDayText(day, language)).toBe(expected);
  });

  test.each([
    ['2026-11-26', 'nl', 'over 3 dagen'],
    ['2026-11-23', 'nl', 'vandaag'],
    ['2026-11-22', 'en', 'yesterday'],
    ['2026-11-02', 'nl', '3 weken geleden'],
    ['2027-11-23', 'nl', 'over 12 maanden'],
    ['2036-11-24', 'en', 'in 10 years'],
  ] as const)('%s seen from 23 November, in %s', (day, language, expected) => {
    expect(relativeDayText({ day, today: '2026-11-23' }, language)).toBe(expected);
  });

  test('numbers and rates follow the language', () => {
    expect(numberText(-1234.5, 'nl')).toBe('\u22121.234,5');
    expect(rateText(250, 'en')).toBe('2.5%');
    expect(rateText(1000, 'nl')).toMatch(/^10\s?%$/);
  });
});
