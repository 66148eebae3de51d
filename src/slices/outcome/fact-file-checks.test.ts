import { describe, expect, it } from 'vitest';
import { looksLikeName } from './fact-file-privacy.ts';

describe('names of people', () => {
  it.each([
    ['Anna Smit', true],
    ['Jan de Vries', true],
    ['Smit, A.', true],
    ['A. Smit', true],
    ['Özge Çelik', true],
    ['Maria van der Berg-Jansen', true],
    ['p001', false],
    ['cohort_1', false],
    ['cohort 1', false],
    ['Cohort A', false],
    ['ab12-CD34', false],
    ['', false],
    ['X'.repeat(100_000), false],
  ])('does %s look like one? %s', (text, looks) => {
    expect(looksLikeName(text)).toBe(looks);
  });
});
