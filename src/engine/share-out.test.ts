import { describe, expect, it } from 'vitest';
import { day } from './calendar.ts';
import { type Facts, factsSchema } from './facts.ts';
import { settle } from './settle.ts';
import { shareOut } from './share-out.ts';
import { type TermSheet, termSheetSchema } from './terms.ts';

/** A small bond: 600 is drawn, results pay 400 each, the loan comes first and what is left goes to the provider. */
const bond = termSheetSchema.parse({
  lente: 1,
  contract: 'small-bond',
  title: 'Small bond',
  form: 'sib',
  currency: 'EUR',
  parties: [
    { id: 'city', name: 'City', roles: ['commissioner'] },
    { id: 'helpers', name: 'Helpers', roles: ['provider'] },
    { id: 'fund', name: 'Fund', roles: ['investor'] },
    { id: 'trust', name: 'Trust', roles: ['arranger'] },
    { id: 'advice', name: 'Advice', roles: ['arranger'] },
  ],
  period: { from: '2026-01-01', to: '2026-12-31' },
  calendar: { every: 'half-year', paymentTermDays: 30 },
  outcomes: [{ id: 'job', title: 'A job' }],
  rules: [{ id: 'per_job', outcome: 'job', price: 400 }],
  fees: [{ id: 'arranging', from: 'city', to: 'advice', amount: 50, every: 'once' }],
  spending: [{ id: 'coaches', title: 'Coaches', party: 'helpers', share: '80%' }],
  capital: {
    manager: 'trust',
    maturity: '2027-03-31',
    tranches: [{ id: 'loan', holders: [{ party: 'fund', share: '100%' }], committed: 600 }],
    draws: [{ day: '2026-01-01', tranche: 'loan', amount: 600 }],
    waterfall: [
      { id: 'back', pay: 'principal', tranche: 'loan' },
      { id: 'left', pay: 'rest', to: 'helpers' },
    ],
  },
});

const facts = (jobs: number): Facts =>
  factsSchema.parse({
    claims: Array.from({ length: jobs }, (_, index) => ({ id: `c${index}`, subject: `p${index}`, outcome: 'job', day: '2026-03-01' })),
  });

const END = day('2027-12-31');

function run(sheet: TermSheet, known: Facts, asOf = END) {
  return shareOut(sheet, settle(sheet, known, asOf), known);
}

describe('where the money of a statement goes', () => {
  it.each([
    ['no result: the fund gets nothing back', 0, 0, 600_00],
    ['one result: the fund gets part back', 1, 400_00, 200_00],
    ['two results: the fund is whole', 2, 600_00, 0],
    ['three results: the rest is for the provider', 3, 600_00, 0],
  ])('%s', (_story, jobs, back, outstanding) => {
    const { waterfall } = run(bond, facts(jobs));
    expect(waterfall?.overall.back).toBe(back);
    expect(waterfall?.tranches[0]?.outstanding).toBe(outstanding);
  });

  it.each([0, 1, 2, 3, 7])('of %i results every public cent ends somewhere', (jobs) => {
    const { flow } = run(bond, facts(jobs));
    expect(flow.publicCents).toBe(jobs * 400_00 + 50_00);
    expect(flow.shares.reduce((total, share) => total + share.cents, 0)).toBe(flow.publicCents);
  });

  it('counts the arranger as what it is', () => {
    const { flow } = run(bond, facts(2));
    expect(flow.shares.find((share) => share.kind === 'arranger')?.cents).toBe(50_00);
  });

  it('says what was spent on what, and what the provider does not say', () => {
    const { flow } = run(bond, facts(3));
    expect(flow.nodes.map((node) => node.id)).toContain('spending/coaches');
    expect(flow.nodes.map((node) => node.id)).toContain('unstated/helpers');
  });

  it('looks as far as the last due day, also when the statement looks earlier', () => {
    const early = run(bond, facts(2), day('2026-07-01'));
    expect(early.waterfall?.overall.back).toBe(600_00);
    expect(early.waterfall?.asOf).toBe('2026-07-30');
  });

  it('takes the capital of the last version', () => {
    const next = termSheetSchema.parse({ ...bond, version: 2, effective: '2026-07-01', capital: { ...bond.capital, draws: [] } });
    const statement = settle([bond, next], facts(2), END);
    expect(shareOut([bond, next], statement, facts(2)).waterfall?.overall.putIn).toBe(0);
  });

  it('has no waterfall without capital', () => {
    const { capital: _, ...direct } = bond;
    const sheet = termSheetSchema.parse({ ...direct, form: 'direct' });
    const shared = run(sheet, facts(2));
    expect(shared.waterfall).toBeUndefined();
    expect(shared.flow.publicCents).toBe(850_00);
    expect(shared.flow.shares.some((share) => share.kind === 'return')).toBe(false);
  });

  it('is empty when nothing is due', () => {
    const { capital: _, fees: __, ...direct } = bond;
    const shared = run(termSheetSchema.parse({ ...direct, form: 'direct' }), facts(0));
    expect(shared.flow).toMatchObject({ nodes: [], links: [], publicCents: 0, shares: [] });
  });
});
