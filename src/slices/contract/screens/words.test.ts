import { describe, expect, it } from 'vitest';
import { contractWords } from './words.ts';

describe('how many contracts are listed', () => {
  it.each([
    [1, 1, '1 contract', '1 contract'],
    [0, 1, '0 van 1 contract', '0 of 1 contract'],
    [3, 3, '3 contracten', '3 contracts'],
    [1, 3, '1 van 3 contracten', '1 of 3 contracts'],
    [0, 0, '0 contracten', '0 contracts'],
  ])('%d of %d', (shown, all, nl, en) => {
    expect([contractWords.nl.list.count(shown, all), contractWords.en.list.count(shown, all)]).toEqual([nl, en]);
  });
});
