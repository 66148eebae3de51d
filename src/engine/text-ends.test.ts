import { expect, it } from 'vitest';
import { inThousands, withoutEnd, withoutEnds, withoutZeros } from './text-ends.ts';

it('takes away at the ends and nowhere else', () => {
  expect(['1500', '', '000', '1.050'].map((text) => withoutEnd(text, '0'))).toEqual(['15', '', '', '1.05']);
  expect(['1.500', '2.000', '100', '0.0', '10.01'].map(withoutZeros)).toEqual(['1.5', '2', '100', '0', '10.01']);
  expect(['__a_b_', '___', 'a'].map((text) => withoutEnds(text, '_'))).toEqual(['a_b', '', 'a']);
});

it('groups by three from the end', () => {
  expect(['', '1', '123', '1234', '1234567', '123456'].map((digits) => inThousands(digits, '.'))).toEqual([
    '',
    '1',
    '123',
    '1.234',
    '1.234.567',
    '123.456',
  ]);
});
