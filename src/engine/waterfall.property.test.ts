import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Day, addDays, day } from './calendar.ts';
import { irr } from './irr.ts';
import { type Cents, add, cents, sum } from './money.ts';
import { type WaterfallInput, runWaterfall } from './waterfall.ts';
import { type CapitalDraft, inputWith, leak } from './waterfall.testing.ts';
import type { Receipt, RunLog, StepLog, Waterfall } from './waterfall-types.ts';

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

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const percent = (most: number) => fc.integer({ min: 0, max: most * 100 }).map((value) => `${value / 100}%`);

const caps = fc.record({
  maxMoney: optional(fc.integer({ min: 0, max: 150_000 }).map(String)),
  maxMultiple: optional(fc.integer({ min: 50, max: 200 }).map((value) => String(value / 100))),
  maxIrr: optional(percent(20)),
});

const receipt = fc.record({ days: fc.integer({ min: 30, max: 1500 }), amount: fc.integer({ min: -500_000, max: 8_000_000 }) });

const inputs = fc
  .record({
    rate: percent(9),
    caps: fc.tuple(caps, caps),
    share: percent(100),
    compounding: fc.constantFrom('none' as const, 'yearly' as const),
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
      ...(draft.quarterly ? { payDays: ['2025-12-31', '2026-06-30', '2026-12-31', '2027-06-30'] } : {}),
      ...(draft.guarantee ? { guarantees: [{ party: 'staat', tranche: 'senior', upTo: '40%', floor: '80%' }] } : {}),
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

function always(check: (result: Waterfall, input: WaterfallInput) => void): void {
  fc.assert(
    fc.property(inputs, (input) => {
      check(runWaterfall(input), input);
    }),
    { numRuns: 120 },
  );
}

function withoutPlan(input: WaterfallInput): WaterfallInput {
  return { ...input, sheet: { ...input.sheet, capital: { ...input.sheet.capital, draws: [] } } };
}

function logsOf(result: Waterfall): readonly { readonly run: RunLog; readonly log: StepLog }[] {
  return result.runs.flatMap((run) => run.steps.map((log) => ({ run, log })));
}

describe('any waterfall', () => {
  it('loses no cent and makes none', () => {
    always((result) => {
      expect(leak(result)).toBe(0);
    });
  });

  it('never pays more than there is, and never shares out a debt', () => {
    always((result) => {
      for (const run of result.runs) expect(run.closing.held).toBeGreaterThanOrEqual(Math.min(0, run.opening));
      for (const reserve of Object.values(result.balances.reserves)) expect(reserve).toBeGreaterThanOrEqual(0);
      for (const left of Object.values(result.balances.outstanding)) expect(left).toBeGreaterThanOrEqual(0);
      expect(result.balances.unspent).toBeGreaterThanOrEqual(0);
    });
  });

  it('says of every cent due whether it was paid, short or taken by a cap', () => {
    always((result) => {
      for (const { log } of logsOf(result)) expect(log.paid + log.short + sum(log.caps.map((cap) => cap.took))).toBe(log.due);
    });
  });

  it('shares payments to a tranche out among its holders, to the cent', () => {
    always((result) => {
      for (const tranche of result.tranches) {
        expect(sum(tranche.holders.map((holder) => holder.back))).toBe(tranche.back);
        expect(sum(tranche.holders.map((holder) => holder.putIn))).toBe(tranche.putIn);
      }
    });
  });

  it('never goes over a cap on money, multiple or return', () => {
    always((result, input) => {
      for (const terms of input.sheet.capital.tranches) {
        const tranche = result.tranches.find((entry) => entry.id === terms.id);
        if (tranche === undefined) throw new Error('tranche');
        if (terms.maxMoney !== undefined) expect(tranche.back).toBeLessThanOrEqual(Number(terms.maxMoney) * 100);
        if (terms.maxMultiple !== undefined) expect(tranche.back).toBeLessThanOrEqual(tranche.drawn * Number(terms.maxMultiple) + 1e-6);
        if (terms.maxIrr !== undefined && tranche.irr.kind === 'irr' && tranche.irr.unique)
          expect(tranche.irr.rate).toBeLessThanOrEqual(Number.parseFloat(terms.maxIrr) / 100 + 1e-9);
      }
    });
  });

  it('pays the junior no principal while principal of the senior is short', () => {
    always((result) => {
      for (const run of result.runs) {
        const isShort = run.steps.some((log) => log.step === 'senior_terug' && log.short > 0);
        const junior = run.steps.filter((log) => log.step === 'junior_terug' && log.paid > 0);
        if (isShort) expect(junior).toEqual([]);
      }
    });
  });

  it('pays equal ranks the same part of what is due, within a cent', () => {
    always((result) => {
      for (const run of result.runs) {
        const logs = run.steps.filter((log) => log.step === 'senior_terug');
        const wanted = logs.map((log) => log.paid + log.short);
        const paid = sum(logs.map((log) => log.paid));
        const all = wanted.reduce((a, b) => a + b, 0);
        expect(paid).toBe(Math.min(all, logs[0]?.available ?? 0));
        logs.forEach((log, index) => {
          expect(Math.abs(log.paid - (paid * (wanted[index] ?? 0)) / Math.max(all, 1))).toBeLessThan(1);
        });
      }
    });
  });

  it('gives the same result when a receipt is split in two on its day, or receipts come in another order', () => {
    always((result, input) => {
      const split = input.receipts.flatMap((entry) => [
        { ...entry, amount: cents(Math.trunc(entry.amount / 3)) },
        { ...entry, amount: cents(entry.amount - Math.trunc(entry.amount / 3)) },
      ]);
      expect(runWaterfall({ ...input, receipts: split }).runs).toEqual(result.runs);
      expect(runWaterfall({ ...input, receipts: [...input.receipts].reverse() }).runs).toEqual(result.runs);
    });
  });

  it('does not change an earlier pay day when later things become known', () => {
    // Real draws take the place of planned ones, so here all draws are real.
    fc.assert(
      fc.property(inputs.map(withoutPlan), (input) => {
        const until: Day = day('2026-08-15');
        const all = runWaterfall(input).runs;
        expect(runWaterfall({ ...input, asOf: until }).runs).toEqual(all.filter((run) => run.day <= until));
      }),
    );
  });

  it('adds the flows of the tranches up to the whole', () => {
    always((result) => {
      const all = result.tranches.flatMap((tranche) => tranche.flows);
      expect(result.overall.irr).toEqual(irr(all));
      const net = (flows: readonly { readonly amount: Cents }[]) => flows.reduce<Cents>((total, flow) => add(total, flow.amount), cents(0));
      expect(net(result.overall.flows)).toBe(net(all));
    });
  });
});
