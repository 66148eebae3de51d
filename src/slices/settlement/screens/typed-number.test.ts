import { describe, expect, test } from 'vitest';
import { typedNumber } from './typed-number.ts';

describe('a number as somebody types it', () => {
  test.each([
    ['2000', '2000'],
    ['1250,5', '1250.5'],
    ['1.250,50', '1250.50'],
    ['1.250', '1250'],
    ['1.250.000', '1250000'],
    ['€ 3.200,00', '3200.00'],
    ['1250.50', '1250.50'],
    ['0.125', '0.125'],
    ['12,5 %', '12.5%'],
    ['-1,5', '-1.5'],
    ['twee', 'twee'],
    ['1,2,3', '1,2,3'],
    ['', ''],
  ])('in Dutch %s is %s', (typed, expected) => expect(typedNumber(typed, 'nl')).toBe(expected));

  test.each([
    ['2000', '2000'],
    ['1,250.50', '1250.50'],
    ['£1,250', '1250'],
    ['1250.5', '1250.5'],
    ['1250,5', '1250,5'],
    ['ten', 'ten'],
  ])('in English %s is %s', (typed, expected) => expect(typedNumber(typed, 'en')).toBe(expected));
});
