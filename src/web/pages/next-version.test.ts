import { expect, test } from 'vitest';
import { makeSheet } from '../../engine/testing.ts';
import { nextVersionSource } from './next-version.ts';

const sheet = makeSheet();

test.each([
  [
    'a first version without either line',
    'lente: 1\ncontract: a # de naam\ntitle: A\n',
    'lente: 1\ncontract: a # de naam\nversion: 2\neffective: 2026-07-01\ntitle: A\n',
  ],
  ['lines that are there', 'contract: a\nversion: 1 # eerste\neffective: 2026-01-01\n', 'contract: a\nversion: 2 # eerste\neffective: 2026-07-01\n'],
  ['JSON, which is left alone', ' {"contract":"a"}', ' {"contract":"a"}'],
])('%s', (_name, source, expected) => {
  expect(nextVersionSource(source, sheet, '2026-05-03')).toBe(expected);
});

test('when every period has begun, the last one is offered', () => {
  expect(nextVersionSource('contract: a\n', sheet, '2027-01-01')).toContain('effective: 2026-10-01');
});
