import fc from 'fast-check';
import { DAY_COUNTS, addDays, day } from './calendar.ts';
import { cents } from './money.ts';
import { type CapitalDraft, inputWith } from './waterfall.testing.ts';
import type { Receipt } from './waterfall-types.ts';

const START = day('2025-01-01');
const STEPS: NonNullable<CapitalDraft['waterfall']> = [
  { id: 'beheer', pay: 'fee', to: 'fonds', amount: '1234.56' },
  { id: 'rente', pay: 'interest', tranche: ['senior', 'gelijk'] },
  { id: 'senior_terug', pay: 'principal', tranche: ['senior', 'gelijk'] },
  { id: 'buffer', pay: 'hold', amount: '0.1 * outstanding' },
  { id: 'junior_terug', pay: 'principal', tranche: 'junior' },
  { id: 'eerst', pay: 'preferred', tranche: 'junior', rate: '7%' },
  { id: 'vrij', pay: 'release', days: 'maturity' },
  { id: 'inhaal', pay: 'fee', to: 'uitvoerder', amount: 'paid(eerst) / 3', short: 'lapse' },
  {
    id: 'delen',
    pay: 'split',
    shares: [
      { to: 'junior', share: '45%' },
      { to: 'senior', share: '15%' },
      { to: 'uitvoerder', share: '30%' },
    ],
  },
  { id: 'over', pay: 'rest', to: 'gemeente', when: 'outstanding = 0' },
];

/** The borrower pays back one tranche while the others wait for outcomes. */
const PLAN: NonNullable<CapitalDraft['repayment']> = {
  from: 'uitvoerder',
  plan: [
    { day: '2025-12-31', tranche: 'gelijk', amount: 0 },
    { day: '2026-12-31', tranche: 'gelijk', amount: 25_000 },
    { day: '2027-06-30', tranche: 'gelijk', amount: 25_000 },
  ],
};

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const percent = (most: number) => fc.integer({ min: 0, max: most * 100 }).map((value) => `${value / 100}%`);

const caps = fc.record({
  maxMoney: optional(fc.integer({ min: 0, max: 150_000 }).map(String)),
  maxMultiple: optional(fc.integer({ min: 50, max: 200 }).map((value) => String(value / 100))),
  maxIrr: optional(percent(20)),
});

const receipt = fc.record({ days: fc.integer({ min: 30, max: 1500 }), amount: fc.integer({ min: -500_000, max: 8_000_000 }) });

/** Any bond with three tranches: steps, draws, costs, receipts and caps of all sorts. */
export const anyWaterfall = fc
  .record({
    rate: percent(9),
    caps: fc.tuple(caps, caps),
    share: percent(100),
    compounding: fc.constantFrom('none' as const, 'monthly' as const, 'quarterly' as const, 'half-yearly' as const, 'yearly' as const),
    dayCount: fc.constantFrom(...DAY_COUNTS),
    planned: fc.boolean(),
    steps: fc.subarray(STEPS),
    receipts: fc.array(receipt, { maxLength: 12 }),
    quarterly: fc.boolean(),
    guarantee: fc.boolean(),
    recycling: fc.boolean(),
    draws: fc.array(
      fc.record({ days: fc.nat(700), tranche: fc.constantFrom('senior', 'gelijk', 'junior'), amount: fc.integer({ min: 1, max: 60_000 }) }),
      { maxLength: 6 },
    ),
    costs: fc.array(fc.record({ days: fc.nat(1000), amount: fc.integer({ min: 1, max: 40_000 }) }), { maxLength: 3 }),
    held: fc.boolean(),
  })
  .map((draft) => {
    const interest = [{ rate: draft.rate }];
    const holders = [
      { party: 'investor', share: '33%' },
      { party: 'stichting', share: '67%' },
    ];
    const capital: CapitalDraft = {
      tranches: [
        { id: 'senior', committed: 80_000, holders, interest, compounding: draft.compounding, ...draft.caps[0] },
        {
          id: 'gelijk',
          committed: 50_000,
          holders: [
            { party: 'crowd_1', units: 7 },
            { party: 'crowd_2', units: 11 },
          ],
          interest,
        },
        { id: 'junior', committed: 60_000, holders, principalShare: draft.share, ...draft.caps[1] },
      ],
      draws: [{ day: START, tranche: 'senior', amount: 20_000 }],
      waterfall: draft.steps,
      maturity: '2027-12-31',
      dayCount: draft.dayCount,
      ...(draft.planned ? { repayment: PLAN } : {}),
      ...(draft.quarterly ? { payDays: ['2025-12-31', '2026-06-30', '2026-12-31', '2027-06-30'] } : {}),
      ...(draft.guarantee ? { guarantees: [{ party: 'staat', tranche: 'senior', upTo: '40%', amount: 25_000, floor: '80%' }] } : {}),
      ...(draft.recycling ? { recycling: { upTo: 150_000 } } : {}),
      ...(draft.held ? { drawnTo: 'fonds' } : {}),
    };
    const cash = [
      ...draft.draws.map((entry, index) => ({
        id: `d${index}`,
        kind: 'draw' as const,
        day: addDays(START, entry.days),
        tranche: entry.tranche,
        amount: String(entry.amount),
      })),
      ...draft.costs.map((entry, index) => ({
        id: `c${index}`,
        kind: 'cost' as const,
        day: addDays(START, entry.days),
        amount: String(entry.amount),
      })),
    ];
    return { ...inputWith({ capital, facts: { cash } }), receipts: draft.receipts.map(toReceipt) };
  });

function toReceipt(entry: { readonly days: number; readonly amount: number }, index = 0): Receipt {
  return { day: addDays(START, entry.days), party: 'gemeente', amount: cents(entry.amount), source: `line ${index}` };
}
