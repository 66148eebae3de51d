import { describe, expect, it } from 'vitest';
import { day } from '../../engine/calendar.ts';
import { factsSchema } from '../../engine/facts.ts';
import { settle } from '../../engine/settle.ts';
import { termSheetSchema } from '../../engine/terms.ts';
import { type WhatIf, type World, changeWorld, findWhatIfProblem } from './what-if.ts';

const sheet = termSheetSchema.parse({
  lente: 1,
  contract: 'werk',
  title: 'Werk',
  form: 'direct',
  currency: 'EUR',
  parties: [
    { id: 'gemeente', name: 'Gemeente', roles: ['commissioner'] },
    { id: 'wij', name: 'Wij', roles: ['provider'] },
  ],
  period: { from: '2026-01-01', to: '2026-12-31' },
  outcomes: [{ id: 'baan', title: 'Baan' }],
  rules: [
    { id: 'per_baan', outcome: 'baan', price: 1000 },
    { id: 'effect', per: 'period', quantity: 'effect', price: 10 },
  ],
  limits: [{ id: 'hoogste', each: 'contract', rules: ['per_baan'], max: 2500 }],
});
const facts = factsSchema.parse({
  claims: [
    { id: 'c1', subject: 'p1', outcome: 'baan', day: '2026-01-10' },
    { id: 'c2', subject: 'p2', outcome: 'baan', day: '2026-02-10', verdict: 'rejected' },
    { id: 'c2', subject: 'p2', outcome: 'baan', day: '2026-02-10', recorded: '2026-03-01' },
  ],
  measures: [{ id: 'm1', name: 'effect', value: 3, day: '2026-06-30' }],
});
const world: World = { contract: [sheet], facts };

function paid(change?: WhatIf): number {
  const { contract, facts: changed } = change === undefined ? world : changeWorld(world, change);
  return settle(contract, changed, day('2027-01-01')).totals.computed;
}

describe('what would have been paid', () => {
  it('is what was paid when nothing changes', () => expect(paid()).toBe(203_000));

  it.each<[string, WhatIf, number]>([
    ['a claim left out', { kind: 'claim_left_out', claim: 'c1' }, 103_000],
    ['a corrected claim left out, in all its rows', { kind: 'claim_left_out', claim: 'c2' }, 103_000],
    ['a claim rejected', { kind: 'claim_verdict', claim: 'c1', verdict: 'rejected' }, 103_000],
    ['a quantity, up to the limit', { kind: 'claim_quantity', claim: 'c1', quantity: '3' }, 253_000],
    ['a day outside the term', { kind: 'claim_day', claim: 'c1', day: '2027-02-01' }, 103_000],
    ['a claim added', { kind: 'claim_added', subject: 'p3', outcome: 'baan', day: '2026-05-05' }, 253_000],
    ['a second claim of the same person', { kind: 'claim_added', subject: 'p1', outcome: 'baan', day: '2026-05-05' }, 253_000],
    ['a measured value', { kind: 'measure_value', measure: 'm1', value: '5' }, 205_000],
    ['a price', { kind: 'price', rule: 'per_baan', price: '1200' }, 243_000],
    ['a limit', { kind: 'limit', limit: 'hoogste', max: '1500' }, 153_000],
  ])('%s', (_, change, expected) => expect(paid(change)).toBe(expected));

  it('leaves the real world as it was', () => {
    const before = JSON.stringify(world);
    paid({ kind: 'price', rule: 'per_baan', price: '1' });
    expect(JSON.stringify(world)).toBe(before);
  });

  it.each<[WhatIf, string | undefined]>([
    [{ kind: 'price', rule: 'r', price: '€ 12' }, 'number_shape'],
    [{ kind: 'limit', limit: 'l', max: '' }, 'number_shape'],
    [{ kind: 'claim_quantity', claim: 'c', quantity: '1,5' }, 'number_shape'],
    [{ kind: 'measure_value', measure: 'm', value: 'veel' }, 'number_shape'],
    [{ kind: 'claim_day', claim: 'c', day: '2026-02-30' }, 'day_shape'],
    [{ kind: 'claim_added', subject: ' ', outcome: 'baan', day: '2026-01-01' }, 'empty_value'],
    [{ kind: 'claim_added', subject: 'p', outcome: 'baan', day: 'morgen' }, 'day_shape'],
    [{ kind: 'price', rule: 'r', price: '12.50' }, undefined],
    [{ kind: 'claim_left_out', claim: 'c' }, undefined],
  ])('%j: %s', (change, code) => expect(findWhatIfProblem(change)?.code).toBe(code));
});
