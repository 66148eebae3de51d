import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { valueAt } from './curve.ts';
import { type Exact, compareExact, exact, fromInteger, parseExact, plus, toText } from './decimal.ts';
import { type Curve, curveSchema } from './terms-parts.ts';

type Points = readonly (readonly [at: string, value: string, edge?: '>=' | '>'])[];

function curveOf(kind: Curve['kind'], points: Points, more: object = {}): Curve {
  return curveSchema.parse({ kind, points: points.map(([at, value, edge]) => ({ at, value, ...(edge === undefined ? {} : { edge }) })), ...more });
}

function values(curve: Curve, xs: readonly string[]): readonly string[] {
  return xs.map((x) => toText(valueAt(curve, parseExact(x))));
}

type Row = readonly [name: string, curve: Curve, table: Readonly<Record<string, string>>];

const STEPS: readonly Row[] = [
  [
    'from each point',
    curveOf('steps', [
      ['20', '100'],
      ['30', '200'],
    ]),
    { '19.99': '0', '20': '100', '29': '100', '30': '200', '99': '200' },
  ],
  [
    'above each point',
    curveOf(
      'steps',
      [
        ['0', '36.69'],
        ['2', '73.38'],
      ],
      { edge: '>' },
    ),
    { '0': '0', '0.01': '36.69', '2': '36.69', '2.01': '73.38' },
  ],
  [
    'each point its own edge',
    curveOf(
      'steps',
      [
        ['18.6', '0', '>='],
        ['41.3', '3300000', '>'],
      ],
      { below: '-3300000' },
    ),
    { '18.5': '-3300000', '18.6': '0', '41.3': '0', '41.4': '3300000' },
  ],
  [
    'a step may go down',
    curveOf('steps', [
      ['0', '5'],
      ['10', '0'],
    ]),
    { '9': '5', '10': '0' },
  ],
];

const LINES: readonly Row[] = [
  [
    'between two points',
    curveOf('linear', [
      ['0.5', '0'],
      ['1.4', '100'],
    ]),
    { '0.4': '0', '0.5': '0', '0.95': '50', '1.4': '100', '2': '100' },
  ],
  [
    'with a jump',
    curveOf('linear', [
      ['20', '3200000'],
      ['30', '4800000'],
      ['65', '6130000'],
    ]),
    { '19.9': '0', '20': '3200000', '25': '4000000', '30': '4800000', '47.5': '5465000', '66': '6130000' },
  ],
  [
    'two points at one place: the later one counts from there',
    curveOf('linear', [
      ['0', '0'],
      ['10', '10'],
      ['10', '50'],
      ['20', '60'],
    ]),
    { '5': '5', '10': '50', '15': '55' },
  ],
  [
    'on in the same direction',
    curveOf(
      'linear',
      [
        ['0', '0'],
        ['10', '5'],
      ],
      { above: 'extend' },
    ),
    { '20': '10', '-1': '0' },
  ],
  ['one point that is to go on stays level', curveOf('linear', [['0', '7']], { above: 'extend' }), { '5': '7' }],
  ['something below', curveOf('linear', [['0', '0']], { below: '-1' }), { '-0.1': '-1', '0': '0' }],
  [
    'thirds stay exact',
    curveOf('linear', [
      ['0', '0'],
      ['3', '1'],
    ]),
    { '1': '0.333333…', '3': '1' },
  ],
];

const TIERS: readonly Row[] = [
  [
    'a price per unit in each tier',
    curveOf('tiers', [
      ['0', '1100'],
      ['370', '1000'],
      ['410', '1350'],
    ]),
    { '0': '0', '1': '1100', '370': '407000', '371': '408000', '410': '447000', '412': '449700' },
  ],
  ['only units above a count', curveOf('tiers', [['92', '500']]), { '92': '0', '93': '500', '50': '0' }],
  [
    'parts of units',
    curveOf('tiers', [
      ['0', '10'],
      ['1', '20'],
    ]),
    { '1.5': '20' },
  ],
];

describe.each([
  ['steps', STEPS],
  ['lines', LINES],
  ['tiers', TIERS],
])('%s', (_kind, rows) => {
  it.each(rows)('%s', (_name, curve, table) => {
    expect(values(curve, Object.keys(table))).toEqual(Object.values(table));
  });
});

const points = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 500 })), { minLength: 1, maxLength: 5 })
  .map((rows): Points => {
    let [at, value] = [0, 0];
    return rows.map(([gap, rise]) => [String((at += gap)), String((value += rise))]);
  });
const x: fc.Arbitrary<Exact> = fc.integer({ min: -50, max: 1500 }).map((tenths) => exact(BigInt(tenths), 10n));

describe('any curve that climbs', () => {
  it('never gives less for more', () => {
    fc.assert(
      fc.property(points, fc.constantFrom('steps' as const, 'linear' as const, 'tiers' as const), x, x, (rows, kind, left, right) => {
        const [low, high] = compareExact(left, right) <= 0 ? [left, right] : [right, left];
        const curve = curveOf(kind, rows);
        expect(compareExact(valueAt(curve, low), valueAt(curve, high))).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('goes through its points', () => {
    fc.assert(
      fc.property(points, fc.constantFrom('steps' as const, 'linear' as const), (rows, kind) => {
        for (const [at, value] of rows) expect(toText(valueAt(curveOf(kind, rows), parseExact(at)))).toBe(value);
      }),
    );
  });

  it('tiers: one more unit costs the price of its tier', () => {
    fc.assert(
      fc.property(points, fc.integer({ min: 0, max: 150 }), (rows, units) => {
        const curve = curveOf('tiers', rows);
        const price = rows.findLast(([at]) => Number(at) <= units)?.[1] ?? '0';
        expect(valueAt(curve, fromInteger(units + 1))).toEqual(plus(valueAt(curve, fromInteger(units)), parseExact(price)));
      }),
    );
  });
});
