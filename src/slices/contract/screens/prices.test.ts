import { describe, expect, test } from 'vitest';
import { must } from '../../../engine/result.ts';
import { type SheetParts, makeSheet } from '../../../engine/testing.ts';
import { curvePictures } from './curve-pictures.ts';
import { pricesOf } from './prices.ts';
import { termsWords } from './words-terms.ts';

const outcomes = [{ id: 'job', title: 'A job', unit: 'person' }];

function prices(rules: SheetParts['rules'], curves: SheetParts['curves'] = {}) {
  const sheet = makeSheet({ outcomes, rules, curves });
  return pricesOf(sheet, must(sheet.outcomes[0], 'outcome'), { language: 'en', words: termsWords.en }).map((line) => line.text);
}

describe('what an outcome earns', () => {
  test.each<[string, SheetParts['rules'], readonly string[]]>([
    ['one price', [{ id: 'r', outcome: 'job', price: '4200' }], ['€4,200.00 per person']],
    ['a price of a group', [{ id: 'r', outcome: 'job', price: '10.5', group: 'young' }], ['€10.50 per person, for group young']],
    [
      'dated and local prices',
      [{ id: 'r', outcome: 'job', price: [{ price: '100' }, { price: '110', from: '2026-07-01', payer: 'fund' }] }],
      ['€100.00 per person', '€110.00 per person, from 1 July 2026, for Fund'],
    ],
    ['a calculation', [{ id: 'r', outcome: 'job', amount: '100 * quantity' }], ['100 times the quantity']],
    ['a curve', [{ id: 'r', outcome: 'job', curve: 'our_curve' }], ['follows the curve “our curve”']],
    ['several outcomes in one rule', [{ id: 'r', outcomes: ['job', 'home'], price: '5' }], ['€5.00 per person']],
    ['no rule', [{ id: 'r', outcome: 'other', price: '5' }], []],
  ])('%s', (_name, rules, expected) => {
    expect(prices(rules).map((text) => text.replaceAll('\u00a0', ' '))).toEqual(expected);
  });
});

test('an outcome without a unit of its own is paid each time: its title is no unit', () => {
  const sheet = makeSheet({ outcomes: [{ id: 'job', title: 'Starts a job' }], rules: [{ id: 'r', outcome: 'job', price: '600' }] });
  const told = (language: 'nl' | 'en') =>
    pricesOf(sheet, must(sheet.outcomes[0], 'outcome'), { language, words: termsWords[language] }).map((line) => line.text.replaceAll('\u00a0', ' '));
  expect([told('nl'), told('en')]).toEqual([['€ 600,00 per keer'], ['€600.00 each time']]);
});

describe('the picture of a curve', () => {
  const points = [
    { at: '5%', value: '100' },
    { at: '10%', value: '250' },
  ];
  test.each<[string, SheetParts, object]>([
    [
      'paid by a rule: money',
      { curves: { c: { kind: 'linear', points, above: 'extend' } }, rules: [{ id: 'r', outcome: 'job', curve: 'c' }] },
      { y: 'money', isPercentX: true, shape: 'linear', isExtended: true },
    ],
    ['looked up: a number', { curves: { c: { kind: 'steps', points, below: '20' } } }, { y: 'number', shape: 'steps', before: 20 }],
    [
      'a rate',
      { curves: { c: { kind: 'steps', points: [{ at: '1', value: '3%' }] } } },
      { y: 'percent', isPercentX: false, points: [{ x: 1, y: 0.03 }] },
    ],
    ['inside a rule', { rules: [{ id: 'r', outcome: 'job', curve: { kind: 'tiers', points } }] }, { y: 'money', shape: 'steps', kind: 'tiers' }],
  ])('%s', (_name, parts, expected) => {
    expect(curvePictures(makeSheet({ outcomes, ...parts }))).toMatchObject([expected]);
  });
});
