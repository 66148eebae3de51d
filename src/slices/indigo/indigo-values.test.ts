import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toText } from '../../engine/decimal.ts';
import { readCurrency, readDate, readIds, readNumber } from './indigo-values.ts';

describe('readNumber', () => {
  it.each([
    ['0', '0'],
    ['231', '231'],
    [' 231 ', '231'],
    ['-12.5', '-12.5'],
    ['0.8', '0.8'],
    ['12.18', '12.18'],
    ['918.125', '918.125'],
    ['93911.40000000001', '93911.40000000001'],
    ['1,234,567', '1234567'],
    ['1,234.50', '1234.5'],
    ['1,234,567.89', '1234567.89'],
    ['1.234.567', '1234567'],
    ['1.234,50', '1234.5'],
    ['68 000 000', '68000000'],
    ['68\u00a0000\u00a0000,25', '68000000.25'],
  ])('reads %j as %s', (cell, expected) => {
    const found = readNumber(cell);
    expect(found.ok && toText(found.value, 12)).toBe(expected);
  });

  it.each([
    ['', 'number_missing'],
    ['   ', 'number_missing'],
    ['=M33', 'number_formula'],
    ['=450+408+490', 'number_formula'],
    ['#REF!', 'number_formula'],
    ['$', 'number_without_digits'],
    ['C$', 'number_without_digits'],
    ['-', 'number_without_digits'],
    ['n/a', 'number_with_words'],
    ['C$1.3M', 'number_with_scale'],
    ['¥9.76 million', 'number_with_scale'],
    ['2 mln', 'number_with_scale'],
    ['C$1.16M (estimate)', 'number_with_scale'],
    ['$10,000,000', 'number_with_currency'],
    ['CHF 290.000', 'number_with_currency'],
    ['€ 12', 'number_with_currency'],
    ['500 EUR', 'number_with_currency'],
    ['12.5%', 'number_percent'],
    ['20-30', 'number_range'],
    ['0.16–0.26', 'number_range'],
    ['5 to 9', 'number_range'],
    ['1.2E+06', 'number_scientific'],
    ['1,234', 'number_ambiguous'],
    ['12,5', 'number_ambiguous'],
    ['1.2.3', 'number_ambiguous'],
    ['710 712', 'number_ambiguous'],
    ['710 (two-year mark)', 'number_with_words'],
    ['about 40', 'number_with_words'],
    ['twaalf', 'number_with_words'],
    ['9'.repeat(41), 'number_too_long'],
  ])('refuses %j: %s', (cell, code) => {
    expect(readNumber(cell)).toEqual({ ok: false, error: code });
  });

  it('never throws, whatever is typed in', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[-=$€0-9.,E% MKC()]{0,60}$/)),
        (text) => typeof readNumber(text).ok === 'boolean',
      ),
    );
  });

  it('reads back each whole number written with two or more groups', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_000_000, max: 2_000_000_000 }), (value) => {
        const found = readNumber(value.toLocaleString('en-GB'));
        return found.ok && found.value.n === BigInt(value) && found.value.d === 1n;
      }),
    );
  });
});

describe('readCurrency', () => {
  it.each([
    ['GBP', 'GBP'],
    ['GBP ', 'GBP'],
    ['eur', 'EUR'],
    ['Swiss Francs', 'CHF'],
    ['Japanese  Yen', 'JPY'],
    ['South Korean Won', 'KRW'],
    ['Russian Ruble', 'RUB'],
    ['Israeli new shekels', 'ILS'],
  ])('reads %j as %s', (cell, code) => {
    expect(readCurrency(cell)).toEqual({ ok: true, value: code });
  });

  it.each([
    ['', 'currency_missing'],
    ['Swedish', 'currency_unknown'],
    ['dollars', 'currency_unknown'],
    ['$', 'currency_unknown'],
    ['XYZ', 'currency_unknown'],
  ])('refuses %j', (cell, code) => {
    expect(readCurrency(cell)).toEqual({ ok: false, error: code });
  });
});

describe('readDate', () => {
  it.each([
    ['2018', '2018-01-01', '2018-12-31', 'year'],
    ['2018-02', '2018-02-01', '2018-02-28', 'month'],
    ['2020-02', '2020-02-01', '2020-02-29', 'month'],
    ['2019-05-07', '2019-05-07', '2019-05-07', 'day'],
    ['9999-12', '9999-12-01', '9999-12-31', 'month'],
  ])('reads %s as %s to %s', (cell, from, to, precision) => {
    expect(readDate(cell)).toEqual({ ok: true, value: { from, to, precision } });
  });

  it.each([
    ['2018-13', 'month_does_not_exist'],
    ['2018-00', 'month_does_not_exist'],
    ['2018-16-01', 'month_does_not_exist'],
    ['2019-02-29', 'day_does_not_exist'],
    ['current', 'date_with_words'],
    ['March 2018', 'date_with_words'],
    ['', 'date_missing'],
  ])('refuses %j: %s', (cell, code) => {
    expect(readDate(cell)).toEqual({ ok: false, error: code });
  });

  it('never throws, and never gives a span that ends before it starts', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\d{4}(-\d{2}){0,2}$/)), (text) => {
        const found = readDate(text);
        return !found.ok || found.value.from <= found.value.to;
      }),
    );
  });
});

it('reads ids in one cell, with or without spaces', () => {
  expect(readIds('INDIGO-ORG-0001, INDIGO-ORG-0002,INDIGO-ORG-0003;')).toEqual(['INDIGO-ORG-0001', 'INDIGO-ORG-0002', 'INDIGO-ORG-0003']);
});
