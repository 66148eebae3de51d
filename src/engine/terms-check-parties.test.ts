import { describe, expect, it } from 'vitest';
import { isCurrency } from './terms-check-currencies.ts';
import { BOND, CAPITAL, type Case, LOAN, PARTIES, found, rules } from './terms-check.testing.ts';
import { type SheetParts } from './testing.ts';

describe('parties, days and capital', () => {
  const fee = (parts: object): SheetParts => ({
    parties: PARTIES.slice(0, 3),
    fees: [{ id: 'f', from: 'city', to: 'checker', amount: '100', ...parts }],
  });

  it.each<Case>([
    ['nobody pays', { parties: PARTIES.slice(1, 3) }, ['role_missing parties']],
    ['nobody delivers', { parties: [...PARTIES.slice(0, 1), ...PARTIES.slice(2, 3)] }, ['role_missing parties']],
    [
      'a role twice',
      { parties: [{ id: 'city', name: 'C', roles: ['commissioner', 'commissioner'] }, ...PARTIES.slice(1, 2)] },
      ['role_twice parties[0].roles'],
    ],
    [
      'an assessor who delivers',
      { parties: [...PARTIES.slice(0, 2), { id: 'c', name: 'C', roles: ['assessor', 'provider'] }] },
      ['assessor_other_role parties[2].roles'],
    ],
    ['an assessor with a fixed fee', fee({}), []],
    ['an assessor with a fee on a condition', fee({ when: 'count(job) > 3' }), ['assessor_paid_by_result fees[0].to']],
    ['an assessor with a fee by result', fee({ amount: '10 * people(job)' }), ['assessor_paid_by_result fees[0].to']],
    ['an assessor with a fee by length of the period', fee({ amount: '10 * period_days' }), []],
    ['an assessor as receiver', { parties: PARTIES.slice(0, 3), ...rules({ to: 'checker' }) }, ['assessor_paid_by_result rules[1].to']],
    [
      'an assessor who lends',
      { ...BOND, capital: { ...CAPITAL, tranches: [{ ...LOAN, holders: [{ party: 'checker', share: 1 }] }] } },
      ['assessor_paid_by_result capital.tranches[0].holders[0].party'],
    ],
    [
      'an assessor at the end of the waterfall',
      {
        ...BOND,
        capital: {
          ...CAPITAL,
          waterfall: [
            { id: 'repay', pay: 'principal' },
            { id: 'left', pay: 'rest', to: 'checker' },
          ],
        },
      },
      ['assessor_paid_by_result capital.waterfall[1].to'],
    ],
    [
      'an assessor with a fixed fee from the capital',
      {
        ...BOND,
        capital: {
          ...CAPITAL,
          waterfall: [
            { id: 'audit', pay: 'fee', to: 'checker', amount: 5 },
            { id: 'repay', pay: 'principal' },
          ],
        },
      },
      [],
    ],
    ['an investor in a direct contract', { parties: PARTIES.slice(0, 4) }, ['warning direct_with_investor parties[3].roles']],
    ['a subsidy with prices', { form: 'subsidy' }, ['warning subsidy_with_prices rules[0].price']],
    ['a term that ends before it begins', { period: { from: '2026-12-31', to: '2026-01-01' } }, ['period_backwards period.to']],
    ['a version after the end', { effective: '2027-01-01' }, ['effective_outside effective']],
    [
      'settlement days outside',
      { calendar: { ends: ['2025-12-31', '2026-06-30', '2026-06-30', '2027-01-31'] } },
      ['period_end_outside calendar.ends[0]', 'period_end_outside calendar.ends[3]', 'period_ends_not_ascending calendar.ends[2]'],
    ],
    [
      'a fee on a day that never comes',
      { fees: [{ id: 'f', from: 'city', to: 'provider', amount: 1, days: ['2026-02-01', '2062-02-01'] }] },
      ['warning day_never_comes fees[0].days[1]'],
    ],
    ['a price after the end', rules({ price: [{ price: 1 }, { price: 2, from: '2027-01-01' }] }), ['warning day_never_comes rules[1].price[1].from']],
    ['a term without an end', { period: { from: '2026-01-01', to: '9999-12-31' } }, ['period_too_far period.to']],
    ['a term of long ago', { period: { from: '0226-01-01', to: '2026-12-31' } }, ['period_too_far period.from']],
    ['a currency that does not exist', { currency: 'EUX' }, ['currency_unknown currency']],
    ['a loan that nobody pays back', { ...BOND, capital: { ...CAPITAL, waterfall: [] } }, ['warning principal_not_repaid capital.tranches[0]']],
    ['a loan that gets the rest', { ...BOND, capital: { ...CAPITAL, waterfall: [{ id: 'left', pay: 'rest', tranche: 'loan' }] } }, []],
    [
      'a loan that another step forgets',
      {
        ...BOND,
        capital: { ...CAPITAL, tranches: [LOAN, { ...LOAN, id: 'junior' }], waterfall: [{ id: 'repay', pay: 'principal', tranche: 'loan' }] },
      },
      ['warning principal_not_repaid capital.tranches[1]'],
    ],
    [
      'a draw of what was not promised',
      { ...BOND, capital: { ...CAPITAL, draws: [{ day: '2026-01-01', tranche: 'loan', amount: 1001 }] } },
      ['capital_over_commitment capital.tranches[0].committed'],
    ],
  ])('%s', (_name, parts, expected) => {
    expect(found(parts)).toEqual(expected);
  });

  it.each([
    ['EUR', true],
    ['JPY', true],
    ['XXX', false],
    ['eur', false],
    ['', false],
  ])('is %s a currency? %s', (code, known) => {
    expect(isCurrency(code)).toBe(known);
  });
});
