import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isDay } from './calendar.ts';
import { STATUTORY_KNOWN_UNTIL, STATUTORY_RATES } from './statutory-interest.ts';

/** What the engine calculates with is what stands in reference/, with its sources. */

const [head, ...lines] = readFileSync(new URL('../../reference/statutory-interest.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n');

function rowsOf(article: string) {
  const own = lines.map((line) => line.split(',')).filter(([name]) => name === article);
  return own.map(([, from, value]) => ({ from, value }));
}

describe('statutory interest', () => {
  it('has the rows of reference/statutory-interest.csv, each with a source', () => {
    expect(head).toBe('article,from,rate,source');
    expect(STATUTORY_RATES.statutory).toEqual(rowsOf('6:119'));
    expect(STATUTORY_RATES.statutory_trade).toEqual(rowsOf('6:119a'));
    for (const line of lines) expect(line.split('"')[1]?.length).toBeGreaterThan(5);
  });

  it.each(Object.entries(STATUTORY_RATES))('%s goes forward, and each row changes something', (_name, rows) => {
    rows.forEach((row, index) => {
      expect(isDay(row.from ?? '')).toBe(true);
      const before = rows[index - 1];
      if (before === undefined) return;
      expect([String(before.from) < String(row.from), before.value === row.value]).toEqual([true, false]);
    });
    expect(String(rows.at(-1)?.from) < STATUTORY_KNOWN_UNTIL).toBe(true);
  });
});
