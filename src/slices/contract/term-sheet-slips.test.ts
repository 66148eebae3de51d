import { describe, expect, it } from 'vitest';
import { readTermSheet } from './term-sheet.ts';

const SHEET = `lente: 1
contract: small-steps
title: A job
form: direct
currency: EUR
parties:
  - { id: city, name: The city, roles: [commissioner] }
  - { id: helpers, name: The helpers, roles: [provider] }
period: { from: 2026-01-01, to: 2027-12-31 }
outcomes: [{ id: work, title: A job }]
rules:
  - { id: pay_work, outcome: work, price: 2500 }
limits:
  - { id: most, each: contract, max: 5000 }
`;

function told(...changes: readonly (readonly [string, string])[]): readonly string[] {
  const source = changes.reduce((text, [from, to]) => text.replace(from, to), SHEET);
  const read = readTermSheet(source, 'terms.yaml');
  return read.ok ? [] : read.error.map((issue) => `${issue.line}:${issue.column} ${issue.code}`);
}

const NEGATIVE = ['max: 5000', 'max: -5'] as const;
const ELSEWHERE = ['outcome: work', 'outcome: wrok'] as const;
const COLOUR = ['title: A job\n', 'title: A job\ncolour: red\n'] as const;

describe('everything that is wrong is told at once, also when the shape is not right', () => {
  it.each<readonly [string, readonly (readonly [string, string])[], readonly string[]]>([
    ['the sheet as it is', [], []],
    ['an unknown field hides nothing', [COLOUR, NEGATIVE, ELSEWHERE], ['4:1 unknown_key', '13:30 unknown_outcome', '15:38 number_negative']],
    ['nor does an unknown field in the same map', [['max: 5000', 'max: -5, colour: red']], ['14:38 number_negative', '14:42 unknown_key']],
    [
      'a field with another name is checked under the name that was meant',
      [['max: 5000', 'maxx: -5'], ELSEWHERE],
      ['12:30 unknown_outcome', '14:33 unknown_key', '14:39 number_negative'],
    ],
    ['and is not called missing', [['price: 2500', 'prise: 2500'], NEGATIVE], ['12:36 unknown_key', '14:38 number_negative']],
    [
      'what a field we do not know may have meant is not called missing',
      [['price: 2500', 'tarief: 2500'], NEGATIVE],
      ['12:36 unknown_key', '14:38 number_negative'],
    ],
    ['a value of the wrong shape hides nothing', [['price: 2500', 'price: duizend euro'], NEGATIVE], ['12:43 number_shape', '14:38 number_negative']],
    [
      'a list under a name we do not know makes no reference wrong',
      [['outcomes:', 'resultaten:'], NEGATIVE],
      ['10:1 unknown_key', '14:38 number_negative'],
    ],
    [
      'a field twice, once misspelled, is told once',
      [['price: 2500', 'price: 2500, prise: 3'], NEGATIVE],
      ['12:49 unknown_key', '14:38 number_negative'],
    ],
    ['what cannot be read without guessing waits', [['currency: EUR', 'currency: euro'], NEGATIVE], ['5:11 currency_shape']],
    ['remarks wait: an unknown field may be their cause', [COLOUR, ['outcome: work', 'per: period']], ['4:1 unknown_key', '13:7 quantity_missing']],
  ])('%s', (_name, changes, expected) => {
    expect(told(...changes)).toEqual(expected);
  });

  it('each thing once', () => {
    const issues = told(COLOUR, NEGATIVE, ELSEWHERE, ['id: most', 'id: pay_work']);
    expect(new Set(issues).size).toBe(issues.length);
    expect(issues).toContain('15:11 duplicate_id');
  });
});
