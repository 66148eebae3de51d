import { expect, test } from 'vitest';
import { csvText } from './csv.ts';

test.each([
  [[['a', 'b']], 'a,b'],
  [[['Van, naar', 'zeg "ja"']], '"Van, naar","zeg ""ja"""'],
  [[['=1+1', '-12.50', '-x']], "'=1+1,-12.50,'-x"],
  [[['twee\nregels']], '"twee\nregels"'],
])('%j', (rows, expected) => {
  expect(csvText(rows)).toBe(`\uFEFF${expected}\r\n`);
});
