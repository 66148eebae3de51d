import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day } from './calendar.ts';
import { factsSchema } from './facts.ts';
import { settle } from './settle.ts';
import { shareOut } from './share-out.ts';
import { type TermSheet, termSheetSchema } from './terms.ts';
import { receiptsFrom, waterfallOf } from './waterfall-receipts.ts';
import { leak } from './waterfall.testing.ts';

/** 200 a job, of which the fund keeps nothing: all of it pays back 1,000. The city owes the fund 600 for the first half-year, 200 for the second. */
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
  rules: [{ id: 'per_baan', outcome: 'baan', price: 200 }],
  capital: {
    manager: 'fonds',
    maturity: '2027-01-31',
    tranches: [{ id: 'loan', committed: 1000, holders: [{ party: 'investor', share: 1 }] }],
    draws: [{ day: '2026-01-01', tranche: 'loan', amount: 1000 }],
    waterfall: [{ id: 'terug', pay: 'principal' }],
  },
});

type Paid = { readonly day: string; readonly amount: string; readonly party?: string; readonly period?: string; readonly recorded?: string };

const JOBS = ['2026-02-01', '2026-03-01', '2026-04-01', '2026-08-01'];

function facts(payments: readonly Paid[], jobs: readonly string[] = JOBS) {
  return factsSchema.parse({
    claims: jobs.map((on, index) => ({ id: `c${index}`, day: on, outcome: 'baan', subject: `p${index}` })),
    cash: payments.map((paid, index) => ({ id: `b${index}`, kind: 'paid', party: 'gemeente', period: '2026-06-30', ...paid })),
  });
}

function receiptsWith(payments: readonly Paid[], sheet = SHEET) {
  const known = facts(payments);
  const waterfall = waterfallOf(sheet, settle(sheet, known, day('2027-06-30')), known);
  const received = waterfall?.moves.filter((move) => move.kind === 'receipt') ?? [];
  return { waterfall, receipts: received.map((move) => [move.day, (move.to === '#in' ? move.amount : -move.amount) / 100, move.payment]) };
}

const SECOND = ['2027-01-30', 200, undefined];

describe('the day on which outcome money comes in', () => {
  it.each<readonly [string, readonly Paid[], readonly unknown[], string]>([
    ['is the due day while nobody wrote down a payment', [], [['2026-07-30', 600, undefined], SECOND], 'due'],
    ['is the day of the payment', [{ day: '2026-08-20', amount: '600' }], [['2026-08-20', 600, 'b0'], SECOND], 'both'],
    [
      'is the day of each payment, when it came in parts',
      [
        { day: '2026-09-01', amount: '350' },
        { day: '2026-08-20', amount: '250' },
      ],
      [['2026-08-20', 250, 'b1'], ['2026-09-01', 350, 'b0'], SECOND],
      'both',
    ],
    [
      'is the due day for what is not paid yet',
      [{ day: '2026-08-20', amount: '250' }],
      [['2026-07-30', 350, undefined], ['2026-08-20', 250, 'b0'], SECOND],
      'both',
    ],
    ['does not bring in more than is owed', [{ day: '2026-08-20', amount: '1000' }], [['2026-08-20', 600, 'b0'], SECOND], 'both'],
    [
      'is the real one for all when all was paid',
      [
        { day: '2026-07-01', amount: '600' },
        { day: '2027-01-15', amount: '200', period: '2026-12-31' },
      ],
      [
        ['2026-07-01', 600, 'b0'],
        ['2027-01-15', 200, 'b1'],
      ],
      'paid',
    ],
    [
      'is not that of a payment by somebody else',
      [{ day: '2026-08-20', amount: '600', party: 'investor' }],
      [['2026-07-30', 600, undefined], SECOND],
      'due',
    ],
    [
      'is not that of a payment nobody knew of yet',
      [{ day: '2026-08-20', amount: '600', recorded: '2027-07-01' }],
      [['2026-07-30', 600, undefined], SECOND],
      'due',
    ],
  ])('%s', (_story, payments, receipts, days) => {
    const result = receiptsWith(payments);
    expect(result.receipts).toEqual(receipts);
    expect(result.waterfall?.receiptDays).toBe(days);
  });

  it('a correction is paid after what was settled before', () => {
    const first = settle(SHEET, facts([], JOBS.slice(0, 2)), day('2026-07-15'));
    const settled = first.lines.map((line) => ({ key: line.key, period: line.period, version: line.version, amount: line.computed }));
    const known = facts(
      [
        { day: '2026-08-05', amount: '400' },
        { day: '2026-12-01', amount: '200' },
      ],
      JOBS.slice(0, 3),
    );
    const second = settle(SHEET, known, day('2026-10-15'), { settled });
    expect(receiptsFrom(SHEET, second, known.cash)).toMatchObject([
      { day: '2026-08-05', amount: 40_000, payment: 'b0' },
      { day: '2026-12-01', amount: 20_000, payment: 'b1' },
    ]);
  });

  it('what was paid too much comes back when it is due, or on the day of the repayment', () => {
    const first = settle(SHEET, facts([]), day('2026-07-15'));
    const settled = first.lines.map((line) => ({ key: line.key, period: line.period, version: line.version, amount: line.computed }));
    const later = facts([{ day: '2026-08-05', amount: '600' }], JOBS.slice(0, 2));
    const second = settle(SHEET, later, day('2026-10-15'), { settled });
    expect(receiptsFrom(SHEET, second, later.cash)).toMatchObject([
      { day: '2026-08-05', amount: 60_000, payment: 'b0' },
      { day: '2026-11-14', amount: -20_000 },
    ]);
    const repaid = facts(
      [
        { day: '2026-08-05', amount: '600' },
        { day: '2026-10-20', amount: '-200' },
      ],
      JOBS.slice(0, 2),
    );
    expect(receiptsFrom(SHEET, second, repaid.cash).at(-1)).toMatchObject({ day: '2026-10-20', amount: -20_000, payment: 'b1' });
  });

  it('changes the interest of investors: who pays later, pays back later', () => {
    const paidOn = (on: string) => receiptsWith([{ day: on, amount: '600' }]).waterfall?.tranches[0]?.flows[1]?.day;
    expect([paidOn('2026-07-05'), paidOn('2026-11-05')]).toEqual(['2026-07-05', '2026-11-05']);
  });

  it('what is written down later is not used when looking back', () => {
    const known = facts([{ day: '2026-07-20', amount: '600', recorded: '2026-07-21' }]);
    const asOf = day('2026-07-10');
    expect(shareOut(SHEET, settle(SHEET, known, asOf), known).waterfall?.receiptDays).toBe('due');
  });
});

describe('whatever was paid', () => {
  const payment = fc.record({ days: fc.integer({ min: 1, max: 300 }), amount: fc.integer({ min: -30_000, max: 90_000 }), second: fc.boolean() });

  it.each(['none', 'net', 'gross'] as const)('each line comes in exactly once, without tax (tax: %s)', (basis) => {
    const tax = basis === 'none' ? {} : { tax: { rate: '21%', category: 'S', basis } };
    const sheet = termSheetSchema.parse({
      ...SHEET,
      ...tax,
      lateInterest: { rate: '8%' },
      deductions: [{ id: 'af', payer: 'gemeente', amount: '33.33' }],
    });
    fc.assert(
      fc.property(fc.array(payment, { maxLength: 5 }), (payments) => {
        const known = facts(
          payments.map(({ days, amount, second }) => ({
            day: addDays(day('2026-07-01'), days),
            amount: (amount / 100).toFixed(2),
            period: second ? '2026-12-31' : '2026-06-30',
          })),
        );
        const statement = settle(sheet, known, day('2027-06-30'));
        const receipts = receiptsFrom(sheet, statement, known.cash);
        for (const line of statement.lines) {
          const own = receipts.filter((receipt) => receipt.source === line.key);
          expect(own.reduce((total, receipt) => total + receipt.amount, 0)).toBe(line.net);
        }
        const result = waterfallOf(sheet, statement, known);
        expect(result === undefined ? undefined : leak(result)).toBe(0);
      }),
      { numRuns: 60, seed: Number(process.env['LENTE_SEED'] ?? 7) },
    );
  });
});
