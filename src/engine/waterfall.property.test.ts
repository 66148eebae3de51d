import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Day, day } from './calendar.ts';
import { EXACT_ZERO, parseExact, plus } from './decimal.ts';
import { irr } from './irr.ts';
import { type Cents, add, cents, sum } from './money.ts';
import { toCents } from './rounding.ts';
import { anyWaterfall } from './waterfall-any.testing.ts';
import { type WaterfallInput, runWaterfall } from './waterfall.ts';
import { leak } from './waterfall.testing.ts';
import type { RunLog, StepLog, Waterfall } from './waterfall-types.ts';

function always(check: (result: Waterfall, input: WaterfallInput) => void): void {
  fc.assert(
    fc.property(anyWaterfall, (input) => {
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

  it('says of every amount due what it is made of', () => {
    always((result) => {
      for (const { log } of logsOf(result)) expect(log.made.reduce((total, part) => total + part.amount, 0)).toBe(log.due);
    });
  });

  it('says of every interest that falls due how it came about: its stretches, rounded once, are its amount', () => {
    always((result) => {
      for (const { log } of logsOf(result)) {
        const now = log.made.find((part) => part.name === 'interest_now');
        if (now === undefined || log.interest.some((slice) => slice.capitalised !== undefined || slice.interest.includes('…'))) continue;
        const told = log.interest.map((slice) => parseExact(slice.interest)).reduce(plus, EXACT_ZERO);
        expect(toCents(told, 2, 'half-up')).toBe(now.amount);
      }
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
      fc.property(anyWaterfall.map(withoutPlan), (input) => {
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
