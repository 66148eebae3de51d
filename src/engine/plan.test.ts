import { describe, expect, it } from 'vitest';
import { makePlan } from './plan.ts';
import { type TermSheet, termSheetSchema } from './terms.ts';

function sheet(capital: object): TermSheet {
  return termSheetSchema.parse({
    lente: 1,
    contract: 'bond',
    title: 'Bond',
    form: 'sib',
    currency: 'EUR',
    parties: [
      { id: 'gemeente', name: 'Gemeente', roles: ['commissioner'] },
      { id: 'uitvoerder', name: 'Uitvoerder', roles: ['provider'] },
      { id: 'beheerder', name: 'Beheerder', roles: ['arranger'] },
      { id: 'fonds', name: 'Fonds', roles: ['investor'] },
    ],
    period: { from: '2026-01-01', to: '2026-12-31' },
    ...capital,
  });
}

const capital = {
  manager: 'beheerder',
  maturity: '2027-01-31',
  tranches: [{ id: 'lening', holders: [{ party: 'fonds', share: '1' }], committed: '1000' }],
};

describe('who receives when a rule does not say', () => {
  it('is the provider of a direct contract', () => {
    expect(makePlan(sheet({})).provider).toBe('uitvoerder');
  });

  it('is the manager of the capital of a bond, so that the waterfall can share it out', () => {
    expect(makePlan(sheet({ capital })).provider).toBe('beheerder');
  });
});
