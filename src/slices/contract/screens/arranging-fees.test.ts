import { expect, test } from 'vitest';
import { type SheetParts, makeSheet } from '../../../engine/testing.ts';
import { arrangingFees } from './arranging-fees.ts';

const parties: SheetParts['parties'] = [
  { id: 'city', name: 'City', roles: ['commissioner'] },
  { id: 'provider', name: 'Provider', roles: ['provider'] },
  { id: 'between', name: 'Between', roles: ['arranger'] },
  { id: 'check', name: 'Check', roles: ['assessor'] },
];
const fee = { id: 'f', from: 'city', to: 'between', amount: '2500.50' };

test.each<[string, SheetParts['fees'], string | undefined]>([
  ['no fees', [], undefined],
  ['each of four quarters', [fee], '10002'],
  ['once', [{ ...fee, every: 'once' }], '2500.5'],
  ['on three days', [{ ...fee, days: ['2026-01-31', '2026-06-30', '2026-12-31'] }], '7501.5'],
  ['of the assessor: that one stays', [{ ...fee, to: 'check' }], undefined],
  ['that depends on what happens', [{ ...fee, amount: 'enrolled * 10' }], undefined],
])('%s', (_name, fees, expected) => {
  expect(arrangingFees(makeSheet({ parties, fees }))).toBe(expected);
});
