import { describe, expect, it } from 'vitest';
import { toText } from './decimal.ts';
import { sumQuantities } from './lines.ts';

describe('the quantity of a line', () => {
  it.each([
    { quantities: ['3', '-1'], sum: '2' },
    { quantities: ['1', '0.25', '0.5'], sum: '1.75' },
    { quantities: ['0.527027…'], sum: '0.527027' },
    { quantities: ['2', '0.333333…'], sum: '2.333333' },
    { quantities: [], sum: '0' },
  ])('$quantities is $sum', ({ quantities, sum }) => {
    expect(toText(sumQuantities(quantities.map((quantity) => ({ quantity }))))).toBe(sum);
  });
});
