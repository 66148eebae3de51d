import { describe, expect, it } from 'vitest';
import { termSheetSchema } from '../../../engine/terms.ts';
import { namesOf } from './names.ts';

const sheet = termSheetSchema.parse({
  lente: 1,
  contract: 'thuis',
  title: 'Thuis',
  form: 'direct',
  currency: 'EUR',
  parties: [
    { id: 'city', name: 'City', roles: ['commissioner'] },
    { id: 'team', name: 'Team', roles: ['provider'] },
  ],
  period: { from: '2026-01-01', to: '2026-12-31' },
  outcomes: [{ id: 'home', title: { nl: 'Een half jaar thuis', en: 'Half a year at home' } }],
  rules: [
    { id: 'per_home', outcome: 'home', price: 10 },
    { id: 'team_ready', per: 'contract', amount: 5 },
  ],
  fees: [
    { id: 'cost_of_office', from: 'city', to: 'team', amount: 5, every: 'period' },
    { id: 'care', title: { nl: 'Nazorg', en: 'Aftercare' }, from: 'city', to: 'team', amount: 5, every: 'period' },
  ],
  limits: [{ id: 'least_each_year', each: 'period', min: 1 }],
});
const names = namesOf({ parties: [], versions: [{ version: 1, sheet }] }, 'nl');

describe('the name of a line', () => {
  it.each([
    ['per_home', 'Een half jaar thuis'],
    ['care', 'Nazorg'],
    // Nobody gave these a title: an empty cell says nothing, the id with spaces says something.
    ['team_ready', 'team ready'],
    ['cost_of_office', 'cost of office'],
    ['least_each_year', 'least each year'],
    ['unknown_rule', 'unknown rule'],
  ])('%s is shown as "%s"', (rule, shown) => expect(names.line({ rule, version: 1 })).toBe(shown));
});
