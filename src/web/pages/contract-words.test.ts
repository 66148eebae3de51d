import { expect, test } from 'vitest';
import { openPanel } from './contract-words.ts';

test.each([
  ['the contract itself', ['terms', 'settlement'], '/contracten/een', 'terms'],
  ['the contract itself, with a slash behind it', ['promise', 'own-facts'], '/contracten/een/', 'promise'],
  ['a part', ['terms', 'settlement'], '/contracten/een/afrekening', 'settlement'],
  ['deep inside a part', ['terms', 'settlement'], '/contracten/een/afrekening/2025-12-31/boeken', 'settlement'],
  ['the same address, another part by role', ['promise', 'own-facts'], '/contracten/een/gegevens', 'own-facts'],
  ['a part of other roles', ['terms', 'settlement'], '/contracten/een/gegevens', undefined],
] as const)('%s', (_name, panels, path, expected) => {
  expect(openPanel(panels, path)).toBe(expected);
});
