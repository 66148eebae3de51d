import { describe, expect, it } from 'vitest';
import { type CapitalDraft, euro, leak, netOf, paidBy, rateOf, run } from './waterfall.testing.ts';

const capital: CapitalDraft = {
  tranches: [
    { id: 'senior', committed: 750_000, interest: [{ rate: '4%' }], holders: [{ party: 'bank', share: '100%' }] },
    { id: 'junior', committed: 250_000, holders: [{ party: 'stichting', share: '60%' }, { party: 'particulier', share: '40%' }], maxIrr: '8%' },
  ],
  draws: [
    { day: '2025-01-01', tranche: 'senior', amount: 750_000 },
    { day: '2025-01-01', tranche: 'junior', amount: 250_000 },
  ],
  waterfall: [
    { id: 'beheer', pay: 'fee', to: 'fonds', amount: '5000' },
    { id: 'rente', pay: 'interest', tranche: 'senior' },
    { id: 'senior_terug', pay: 'principal', tranche: 'senior' },
    { id: 'junior_terug', pay: 'principal', tranche: 'junior' },
    { id: 'rendement', pay: 'preferred', tranche: 'junior', rate: '6%' },
    { id: 'verdeling', pay: 'split', shares: [{ to: 'junior', share: '50%' }, { to: 'uitvoerder', share: '50%' }] },
    { id: 'speelruimte', pay: 'rest', to: 'uitvoerder' },
  ],
};

describe('receipts go through the steps in order', () => {
  const result = run({ capital, receipts: [['2026-01-01', 400_000], ['2027-01-01', 500_000], ['2028-01-01', 400_000]] });

  it('pays fee, senior interest and senior principal first', () => {
    expect(paidBy(result, 'beheer')).toEqual([['2026-01-01', 5000], ['2027-01-01', 5000], ['2028-01-01', 5000]]);
    expect(paidBy(result, 'rente')[0]).toEqual(['2026-01-01', 30_000]);
    expect(paidBy(result, 'senior_terug')).toEqual([['2026-01-01', 365_000], ['2027-01-01', 385_000]]);
  });

  it('keeps nothing and loses nothing', () => {
    expect(leak(result)).toBe(0);
    expect(result.balances.held).toBe(0);
    expect(result.balances.outstanding).toEqual({ senior: euro(0), junior: euro(0) });
    expect(netOf(result, 'gemeente')).toBe(-1_300_000);
  });

  it('answers the return of each tranche', () => {
    expect(rateOf(result, 'senior')).toBeCloseTo(0.04, 6);
    expect(rateOf(result, 'junior')).toBeCloseTo(0.08, 6);
    expect(result.tranches.map((tranche) => tranche.multiple)).toEqual(['1.060533…', '1.22944']);
    expect(result.problems).toEqual([]);
  });
});
