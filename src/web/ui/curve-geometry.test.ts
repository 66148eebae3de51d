import { describe, expect, test } from 'vitest';
import { cornersOf, rangesOf, ticksOf } from './curve-geometry.ts';

const points = [
  { x: 10, y: 100 },
  { x: 20, y: 300 },
];
const x = { from: 0, to: 30 };

describe('the line of a curve', () => {
  test.each([
    [
      'linear',
      {},
      [
        [0, 0],
        [10, 0],
        [10, 100],
        [20, 300],
        [30, 300],
      ],
    ],
    [
      'linear',
      { isExtended: true },
      [
        [0, 0],
        [10, 0],
        [10, 100],
        [20, 300],
        [30, 500],
      ],
    ],
    [
      'steps',
      {},
      [
        [0, 0],
        [10, 0],
        [10, 100],
        [20, 100],
        [20, 300],
        [30, 300],
      ],
    ],
    [
      'steps',
      { before: 50 },
      [
        [0, 50],
        [10, 50],
        [10, 100],
        [20, 100],
        [20, 300],
        [30, 300],
      ],
    ],
    [
      'points',
      {},
      [
        [10, 100],
        [20, 300],
      ],
    ],
  ] as const)('%s %j', (shape, more, corners) => {
    expect(cornersOf({ shape, points: points.toReversed(), ...more }, x).map((corner) => [corner.x, corner.y])).toEqual(corners);
  });
});

test('the axes show zero, every point and the marker', () => {
  const ranges = rangesOf({ shape: 'linear', points, marker: { x: 40, y: -20 } });
  expect(ranges.x.from).toBe(0);
  expect(ranges.x.to).toBeGreaterThan(40);
  expect(ranges.y.from).toBe(-20);
  expect(ranges.y.to).toBeGreaterThan(300);
});

test('far from zero the axis starts near the first point', () => {
  expect(
    rangesOf({
      shape: 'linear',
      points: [
        { x: 2018, y: 1 },
        { x: 2020, y: 2 },
      ],
    }).x.from,
  ).toBeGreaterThan(2010);
});

test.each([
  [{ from: 0, to: 100 }, 5, [0, 20, 40, 60, 80, 100]],
  [{ from: 0, to: 0.35 }, 4, [0, 0.1, 0.2, 0.3]],
  [{ from: -20, to: 320 }, 4, [0, 100, 200, 300]],
  [{ from: 3, to: 9 }, 3, [4, 6, 8]],
])('round marks on %j', (range, count, ticks) => {
  expect(ticksOf(range, count)).toEqual(ticks);
});

test('no half years', () => {
  expect(ticksOf({ from: 2024, to: 2026 }, 5, 1)).toEqual([2024, 2025, 2026]);
});
