import { describe, expect, it } from 'vitest';
import { day } from './calendar.ts';
import { factsSchema } from './facts.ts';
import { flowGraph } from './flows.ts';
import { settle } from './settle.ts';
import { type TermSheet, termSheetSchema } from './terms.ts';
import { receiptsFrom, waterfallOf } from './waterfall-receipts.ts';
import { leak, paidBy } from './waterfall.testing.ts';

/** 200 a job, paid to the fund that lent the provider 1,000. */
const SHEET: TermSheet = termSheetSchema.parse({
  lente: 1,
  contract: 'banen',
  title: 'Banen',
  form: 'sib',
  currency: 'EUR',
  parties: [
    { id: 'gemeente', name: 'Gemeente', roles: ['commissioner'] },
    { id: 'uitvoerder', name: 'Uitvoerder', roles: ['provider'] },
    { id: 'fonds', name: 'Fonds', roles: ['arranger'] },
    { id: 'investor', name: 'Investor', roles: ['investor'] },
  ],
  period: { from: '2026-01-01', to: '2026-12-31' },
  calendar: { every: 'half-year', paymentTermDays: 30 },
  outcomes: [{ id: 'baan', title: 'Baan' }],
  rules: [{ id: 'per_baan', outcome: 'baan', price: 200, to: 'fonds' }],
  fees: [{ id: 'advies', from: 'fonds', to: 'gemeente', amount: 50, every: 'once' }],
  capital: {
    manager: 'fonds',
    maturity: '2027-01-31',
    tranches: [{ id: 'loan', committed: 1000, holders: [{ party: 'investor', share: 1 }], interest: [{ rate: '5%' }] }],
    draws: [{ day: '2026-01-01', tranche: 'loan', amount: 1000 }],
    waterfall: [
      { id: 'rente', pay: 'interest' },
      { id: 'terug', pay: 'principal' },
      { id: 'over', pay: 'rest', to: 'uitvoerder' },
    ],
  },
});

function facts(jobs: readonly string[], recorded?: string) {
  return factsSchema.parse({
    claims: jobs.map((on, index) => ({
      id: `c${index}`,
      day: on,
      ...(index > 2 && recorded !== undefined ? { recorded } : {}),
      outcome: 'baan',
      subject: `p${index}`,
    })),
  });
}

const JOBS = ['2026-02-01', '2026-03-01', '2026-08-01', '2026-04-01'];

describe('from outcomes to investors', () => {
  const known = facts(JOBS);
  const statement = settle(SHEET, known, day('2027-06-30'));

  it('takes in what the manager is owed and owes, on the days it is due', () => {
    const receipts = receiptsFrom(SHEET, statement);
    expect(receipts.filter((receipt) => receipt.amount > 0).map((receipt) => [receipt.day, receipt.party, receipt.amount])).toEqual([
      ['2026-07-30', 'gemeente', 60_000],
      ['2027-01-30', 'gemeente', 20_000],
    ]);
    expect(receipts.filter((receipt) => receipt.amount < 0)).toMatchObject([{ party: 'gemeente', amount: -5000 }]);
  });

  it('shares it out', () => {
    const result = waterfallOf(SHEET, statement, known);
    if (result === undefined) throw new Error('a waterfall');
    expect(leak(result)).toBe(0);
    expect(result.tranches[0]).toMatchObject({ drawn: 100_000, back: 75_000 });
    expect(paidBy(result, 'rente')[0]?.[1]).toBeCloseTo((1000 * 0.05 * 210) / 365, 2);
    expect(result.moves.filter((move) => move.kind === 'receipt').every((move) => move.source?.includes('/') === true)).toBe(true);
  });

  it('has no waterfall without capital', () => {
    expect(waterfallOf({ ...SHEET, capital: undefined }, statement, known)).toBeUndefined();
    expect(receiptsFrom({ ...SHEET, capital: undefined }, statement)).toEqual([]);
  });
});

describe('a fact that comes late', () => {
  it('keeps what came in before on its day, and lets the correction come in later', () => {
    const known = facts(JOBS, '2026-10-01');
    const first = settle(SHEET, known, day('2026-08-15'));
    const settled = first.lines.map((line) => ({ key: line.key, period: line.period, version: line.version, amount: line.computed }));
    const second = settle(SHEET, known, day('2026-10-15'), { settled });
    const fromPayer = receiptsFrom(SHEET, second).filter((receipt) => receipt.amount > 0);
    expect(fromPayer.map((receipt) => [receipt.day, receipt.amount])).toEqual([
      ['2026-07-30', 40_000],
      ['2026-11-14', 20_000],
    ]);
  });
});

describe('the own pay of the manager', () => {
  const paid = termSheetSchema.parse({
    ...SHEET,
    fees: [{ id: 'beheer', from: 'gemeente', to: 'fonds', amount: 70, every: 'once' }],
    lateInterest: { rate: '10%' },
  });
  const late = factsSchema.parse({
    ...facts(JOBS),
    cash: [{ id: 'b1', kind: 'paid', day: '2026-12-31', amount: '600', party: 'gemeente', period: '2026-06-30' }],
  });

  it('a fee for the manager is not shared out among investors; interest on late payment is', () => {
    const statement = settle(paid, late, day('2027-06-30'));
    const received = receiptsFrom(paid, statement).reduce((total, receipt) => total + receipt.amount, 0);
    const interest = statement.lines.filter((line) => line.kind === 'late_interest').reduce((total, line) => total + line.computed, 0);
    expect(interest).toBeGreaterThan(0);
    expect(received).toBe(80_000 + interest);
  });

  it('goes straight to the manager in the picture of the flows, with nothing lost', () => {
    const statement = settle(paid, late, day('2027-06-30'));
    const flow = flowGraph(paid, statement, waterfallOf(paid, statement, late));
    expect(flow.links.filter((link) => link.why === 'fee')).toMatchObject([{ from: 'gemeente', to: 'fonds', cents: 7000 }]);
    expect(flow.publicCents).toBe(statement.totals.computed);
  });
});

describe('tax', () => {
  it.each(['net', 'gross'] as const)('does not go through the waterfall (%s prices)', (basis) => {
    const taxed = termSheetSchema.parse({ ...SHEET, fees: [], tax: { rate: '21%', category: 'S', basis } });
    const statement = settle(taxed, facts(JOBS), day('2027-06-30'));
    const received = receiptsFrom(taxed, statement).reduce((total, receipt) => total + receipt.amount, 0);
    expect(received).toBe(statement.lines.reduce((total, line) => total + line.net, 0));
    expect(received).toBe(basis === 'net' ? 80_000 : 66_116);
  });
});
