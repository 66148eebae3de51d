import { expect, test } from 'vitest';
import { must } from '../../../engine/result.ts';
import { readTermSheet } from '../term-sheet.ts';
import { sourceLines } from './source-lines.ts';

const SOURCE = `lente: 1
contract: klein
title: Klein
form: direct
currency: EUR
parties:
  - { id: stad, name: Stad, roles: [commissioner] }
  - { id: huis, name: Huis, roles: [provider] }
period: { from: 2026-01-01, to: 2026-12-31 }
outcomes:
  - id: baan
    title: Een baan
# de prijs
rules:
  - id: prijs
    outcome: baan
    price: 100
  - { id: meer, outcome: baan, curve: trap }
curves:
  trap:
    kind: steps
    points:
      - { at: 1, value: 10 }

limits:
  - { id: top, each: contract, max: 500 }
`;

function lines(section: 'party' | 'outcome' | 'rule' | 'curve' | 'limit' | 'calendar' | 'waterfall', id: string) {
  const read = readTermSheet(SOURCE, 'klein.yaml');
  const sheet = must(read.ok ? read.value.sheet : undefined, 'sheet');
  return sourceLines(sheet, SOURCE)({ section, id });
}

test.each([
  ['party', 'huis', { from: 8, to: 8 }],
  ['outcome', 'baan', { from: 11, to: 12 }],
  ['rule', 'prijs', { from: 15, to: 17 }],
  ['rule', 'meer', { from: 18, to: 18 }],
  ['curve', 'trap', { from: 20, to: 23 }],
  ['limit', 'top', { from: 26, to: 26 }],
  ['calendar', 'calendar', undefined],
  ['waterfall', 'eerst', undefined],
] as const)('the %s %s stands on its own lines, without the comment above the next thing', (section, id, expected) => {
  expect(lines(section, id)).toEqual(expected);
});
