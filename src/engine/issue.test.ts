import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, fieldOf, nearestWord, pathText, quoteValue } from './issue.ts';
import { SHAPE_EN, SHAPE_NL, sayer } from './issue-words.ts';

describe('the nearest word', () => {
  const KNOWN = ['price', 'parties', 'period', 'payers', 'currency', 'outcome', 'outcomes'];

  it.each([
    ['prise', 'price'],
    ['Price', 'price'],
    ['pirce', 'price'],
    ['partys', 'parties'],
    ['currancy', 'currency'],
    ['outcom', 'outcome'],
    ['budget', undefined],
    ['x', undefined],
    ['', undefined],
  ])('of %s is %s', (written, meant) => {
    expect(nearestWord(written, KNOWN)).toBe(meant);
  });

  it.each([
    ['', '', 0],
    ['', 'abc', 3],
    ['kitten', 'sitting', 3],
    ['ab', 'ba', 1],
    ['flaw', 'lawn', 2],
  ])('%s and %s are %i apart', (left, right, distance) => {
    expect(editDistance(left, right)).toBe(distance);
  });

  it('the distance is the same both ways, zero only for the same word, and never more than the longer one', () => {
    const word = fc.string({ maxLength: 12 });
    fc.assert(
      fc.property(word, word, (left, right) => {
        const distance = editDistance(left, right);
        expect(editDistance(right, left)).toBe(distance);
        expect(distance === 0).toBe(left === right);
        expect(distance).toBeLessThanOrEqual(Math.max(left.length, right.length));
      }),
      { seed: 20_260_101 },
    );
  });
});

describe('places and values in sentences', () => {
  it.each([
    [[], '', ''],
    [['currency'], 'currency', 'currency'],
    [['rules', 2, 'price'], 'rules[2].price', 'price'],
    [['rules', 2], 'rules[2]', 'rules'],
    [[0, 'a'], '[0].a', 'a'],
  ])('%j reads %s, about %s', (path, text, field) => {
    expect(pathText(path)).toBe(text);
    expect(fieldOf(path)).toBe(field);
  });

  it.each([
    ['a\n  b', 'a b'],
    [12, '12'],
    [null, 'null'],
    [undefined, ''],
    [['x'], '["x"]'],
    ['x'.repeat(50), `${'x'.repeat(39)}…`],
  ])('%j is quoted as %s', (value, text) => {
    expect(quoteValue(value)).toBe(text);
  });
});

describe('the words of a shape', () => {
  it('translates kinds, joins lists, and leaves out what is not known', () => {
    const data = { field: 'price', found: 'list', expected: ['number', 'map'], allowed: ['a', 'b'], limit: 3 };
    expect(['field', 'found', 'expected', 'allowed', 'limit', 'nearest'].map(sayer(data, 'nl'))).toEqual([
      'price',
      'een lijst',
      'een getal of een blok met velden',
      'a, b',
      '3',
      '',
    ]);
    expect(sayer(data, 'en')('expected')).toBe('a number or a block with fields');
  });

  it.each([
    ['12,50', 'A comma is not allowed.'],
    ['C$1.3M', 'Leave the currency out'],
    ['1.3M', 'Write the whole number out.'],
    ['12 mln', 'Write the whole number out.'],
    ['EUR 12', 'Leave the currency out'],
    ['twelve', 'which is not a number. Write digits'],
  ])('a number written as %s gets advice of its own', (value, advice) => {
    expect(SHAPE_EN.number_shape(sayer({ field: 'price', value }, 'en'))).toContain(advice);
    expect(SHAPE_NL.number_shape(sayer({ field: 'price', value }, 'nl'))).toContain('15.12');
  });

  it('puts quotes forward only where a number should have been text', () => {
    expect(SHAPE_EN.wrong_type(sayer({ field: 'name', value: '5', found: 'number', expected: ['text'] }, 'en'))).toContain('between quotes');
    expect(SHAPE_EN.wrong_type(sayer({ field: 'name', value: '[]', found: 'list', expected: ['text'] }, 'en'))).not.toContain('between quotes');
  });
});
