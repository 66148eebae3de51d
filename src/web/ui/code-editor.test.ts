import { expect, test } from 'vitest';
import { indentationAfter } from './CodeEditor.tsx';

test.each([
  ['', ''],
  ['lente: 1', ''],
  ['rules:', '  '],
  ['  - id: prijs', '    '],
  ['    points:', '      '],
  ['  - points:', '      '],
  ['    price: 100', '    '],
])('after %j a line starts with %j', (line, expected) => {
  expect(indentationAfter(line)).toBe(expected);
});
