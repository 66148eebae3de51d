import { describe, expect, it } from 'vitest';
import { curveWords } from './describe-curve.ts';
import { speakerFor } from './describe-speaker.ts';
import { must } from './result.ts';
import { makeSheet } from './testing.ts';

type Points = readonly (readonly [at: string, value: string, edge?: '>=' | '>'])[];
type CurveRow = readonly [name: string, kind: 'steps' | 'linear' | 'tiers', points: Points, more: object, words: string];

const CURVES: readonly CurveRow[] = [
  [
    'steps',
    'steps',
    [
      ['20', '100'],
      ['30', '200', '>'],
    ],
    {},
    'tot 20 niets, vanaf 20: €_100,00, boven 30: €_200,00',
  ],
  ['steps with something below', 'steps', [['20', '0']], { below: '-50' }, 'tot 20: €_−50,00, vanaf 20 niets'],
  [
    'a line',
    'linear',
    [
      ['20', '0'],
      ['30', '100'],
    ],
    {},
    'tot 20 niets, van 20 tot 30 oplopend van niets tot €_100,00, daarna: €_100,00',
  ],
  [
    'a line that goes on',
    'linear',
    [
      ['0', '0'],
      ['1', '5'],
    ],
    { above: 'extend' },
    'tot 0 niets, van 0 tot 1 oplopend van niets tot €_5,00, daarna in dezelfde lijn verder',
  ],
  [
    'flat, a jump, then down',
    'linear',
    [
      ['0', '10'],
      ['5', '10'],
      ['5', '20'],
      ['9', '8'],
    ],
    {},
    'tot 0 niets, van 0 tot 5: €_10,00, van 5 tot 9 aflopend van €_20,00 tot €_8,00, daarna: €_8,00',
  ],
  [
    'percentages',
    'linear',
    [
      ['55', '3%'],
      ['60', '7.5%'],
    ],
    {},
    'tot 55 niets, van 55 tot 60 oplopend van 3_% tot 7,5_%, daarna: 7,5_%',
  ],
  [
    'tiers',
    'tiers',
    [
      ['0', '1100'],
      ['370', '1000'],
      ['410', '1350'],
    ],
    {},
    'de eerste 370 voor €_1.100,00 per stuk, van 370 tot 410 voor €_1.000,00 per stuk, boven 410 voor €_1.350,00 per stuk',
  ],
  ['one price for all', 'tiers', [['0', '5']], {}, 'elk voor €_5,00'],
  ['only above a count', 'tiers', [['92', '500']], {}, 'boven 92 voor €_500,00 per stuk'],
];

describe('a curve in words', () => {
  it.each(CURVES)('%s', (_name, kind, points, more, words) => {
    const rows = points.map(([at, value, edge]) => ({ at, value, ...(edge === undefined ? {} : { edge }) }));
    const sheet = makeSheet({ curves: { table: { kind, points: rows, ...more } } });
    const text = curveWords(speakerFor(sheet, 'nl'), must(sheet.curves['table'], 'curve'), 'money');
    expect(text.replaceAll('\u00a0', '_')).toBe(words);
  });
});
