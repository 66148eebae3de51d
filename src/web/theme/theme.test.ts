import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/** The colours of palette.css as [light, dark]. */
const palette = readPalette();

function readPalette(): ReadonlyMap<string, readonly [string, string]> {
  const css = readFileSync(new URL('./palette.css', import.meta.url), 'utf8');
  const found = css.matchAll(/--lente-color-([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g);
  return new Map([...found].map(([, name = '', light = '', dark = '']) => [name, [light, dark]]));
}

/** Contrast ratio of WCAG 2.2: from 1 (the same) to 21 (black on white). */
function contrast(left: string, right: string): number {
  const [dark = 0, light = 0] = [luminance(left), luminance(right)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => linear(parseInt(hex.slice(at, at + 2), 16) / 255));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}

const grounds = ['paper', 'surface', 'sunk', 'leaf-soft', 'sun-soft', 'red-soft', 'blossom-soft'];

/** [on, ground, at least]: 7 for running text, 4.5 for other text, 3 for edges and drawings that carry meaning. */
const pairs: readonly (readonly [string, string, number])[] = [
  ...grounds.map((ground) => ['ink', ground, 7] as const),
  ...grounds.map((ground) => ['ink-soft', ground, 4.5] as const),
  ...['paper', 'surface', 'sunk', 'leaf-soft'].flatMap(
    (ground) =>
      [
        ['leaf', ground, 4.5],
        ['leaf-deep', ground, 4.5],
      ] as const,
  ),
  ...['paper', 'surface', 'sunk', 'red-soft'].map((ground) => ['red', ground, 4.5] as const),
  ['blossom', 'paper', 4.5],
  ['blossom', 'blossom-soft', 4.5],
  ['sun-ink', 'sun-soft', 4.5],
  ['on-leaf', 'leaf', 4.5],
  ['on-leaf', 'leaf-deep', 4.5],
  ['on-red', 'red', 4.5],
  ['line-strong', 'paper', 3],
  ['line-strong', 'surface', 3],
  ['leaf-fresh', 'paper', 3],
  ['leaf-fresh', 'surface', 3],
  ['paper', 'ink', 7],
];

describe('the colours can be read', () => {
  test('the whole palette was found', () => {
    expect(palette.size).toBeGreaterThanOrEqual(19);
  });

  test.each(pairs)('%s on %s', (on, ground, least) => {
    const [lightOn = '', darkOn = ''] = palette.get(on) ?? [];
    const [lightGround = '', darkGround = ''] = palette.get(ground) ?? [];
    expect(contrast(lightOn, lightGround), 'light').toBeGreaterThanOrEqual(least);
    expect(contrast(darkOn, darkGround), 'dark').toBeGreaterThanOrEqual(least);
  });
});
