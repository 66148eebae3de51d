import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Day, addDays, day } from './calendar.ts';
import { type Cents, cents, sum } from './money.ts';
import { anyWaterfall } from './waterfall-any.testing.ts';
import { type WaterfallInput, runWaterfall } from './waterfall.ts';
import { leak } from './waterfall.testing.ts';
import type { Move, Waterfall } from './waterfall-types.ts';

/** Guarantees, capital that is used again and an early end: what holds for every bond, whatever comes in and whenever it stops. */

const RUNS = { numRuns: 60, seed: Number(process.env['LENTE_SEED'] ?? 23) };
const STOPPED = 'gestopt';

type Twist = {
  readonly stops: number | undefined;
  readonly amount: string;
  readonly upTo: number;
  readonly floor: number | undefined;
  readonly recycling: number | undefined;
};

const twist: fc.Arbitrary<Twist> = fc.record({
  stops: fc.option(fc.integer({ min: 30, max: 1200 }), { nil: undefined, freq: 4 }),
  amount: fc.constantFrom('0', '12345.67', 'outstanding / 3', 'drawn - received', '0 - 500'),
  upTo: fc.integer({ min: 0, max: 100 }),
  floor: fc.option(fc.integer({ min: 0, max: 100 }), { nil: undefined }),
  recycling: fc.option(fc.integer({ min: 20_000, max: 300_000 }), { nil: undefined }),
});

function twisted(input: WaterfallInput, parts: Twist): WaterfallInput {
  const { recycling: _, ...capital } = input.sheet.capital;
  const guarantee = { party: 'staat', tranche: 'senior', upTo: `${parts.upTo}%`, ...(parts.floor === undefined ? {} : { floor: `${parts.floor}%` }) };
  const event = { id: 'e1', kind: 'event' as const, name: STOPPED, series: 'actual', day: stopDay(parts) };
  return {
    ...input,
    sheet: {
      ...input.sheet,
      capital: {
        ...capital,
        guarantees: [guarantee],
        termination: { event: STOPPED, from: 'gemeente', amount: parts.amount },
        ...(parts.recycling === undefined ? {} : { recycling: { upTo: String(parts.recycling) } }),
      },
    },
    facts: { ...input.facts, events: parts.stops === undefined ? [] : [event] },
  };
}

function stopDay({ stops }: Twist): Day {
  return addDays(day('2025-01-01'), stops ?? 0);
}

function always(check: (result: Waterfall, input: WaterfallInput, parts: Twist) => void): void {
  fc.assert(
    fc.property(anyWaterfall, twist, (plain, parts) => {
      const input = twisted(plain, parts);
      check(runWaterfall(input), input, parts);
    }),
    RUNS,
  );
}

const ofKind = (result: Waterfall, kind: Move['kind']): readonly Move[] => result.moves.filter((move) => move.kind === kind);
const total = (moves: readonly Move[]): Cents => sum(moves.map((move) => move.amount));

describe('a bond that may stop early, with a guarantee and capital that is used again', () => {
  it('loses no cent and makes none; every movement is of something, from one to another', () => {
    always((result) => {
      expect(leak(result)).toBe(0);
      for (const move of result.moves) {
        expect(move.amount).toBeGreaterThan(0);
        expect(move.from).not.toBe(move.to);
      }
    });
  });

  it('gives back what came out of somebody, in all: what parties put in is what parties got and what is held', () => {
    always((result) => {
      const flows = Object.values(result.parties).flat();
      const { held, unspent, reserves } = result.balances;
      const kept = held + unspent + Object.values(reserves).reduce((a, b) => a + b, 0);
      const paid = flows.reduce((a, flow) => a + Math.max(0, 0 - flow.amount), 0);
      const got = flows.reduce((a, flow) => a + Math.max(0, flow.amount), 0);
      expect(paid).toBe(got + kept);
    });
  });

  it('says of what each amount due is made, of a guarantee too, and what became of it', () => {
    always((result) => {
      for (const log of result.runs.flatMap((run) => run.steps)) {
        expect(log.made.reduce((a, part) => a + part.amount, 0)).toBe(log.due);
        expect(log.paid + log.short + sum(log.caps.map((cap) => cap.took))).toBe(log.due);
      }
    });
  });
});

describe('an early end', () => {
  it('counts from its day, unless the bond had ended by itself, and its payment is made once', () => {
    always((result, input, parts) => {
      const isEarly = parts.stops !== undefined && stopDay(parts) < input.sheet.capital.maturity;
      const { maturity } = input.sheet.capital;
      expect(result.ended).toEqual(isEarly ? { day: stopDay(parts), kind: 'termination' } : { day: maturity, kind: 'maturity' });
      expect(ofKind(result, 'termination').length).toBeLessThanOrEqual(isEarly ? 1 : 0);
      for (const move of ofKind(result, 'termination')) expect([move.from, move.day]).toEqual(['gemeente', stopDay(parts)]);
    });
  });

  it('is the end of drawing, and nothing that was drawn stays unspent', () => {
    always((result) => {
      const end = result.ended?.day ?? day('2100-01-01');
      for (const move of ofKind(result, 'draw')) expect(move.day <= end).toBe(true);
      expect(result.balances.unspent).toBe(0);
    });
  });

  it('changes nothing in what was shared out before it', () => {
    always((result, input, parts) => {
      if (parts.stops === undefined) return;
      const before = (found: Waterfall) => found.runs.filter((run) => run.day < stopDay(parts));
      expect(before(result)).toEqual(before(runWaterfall({ ...input, facts: { ...input.facts, events: [] } })));
    });
  });

  it('that is written down later counts later: money once shared out stays shared out', () => {
    always((_result, input, parts) => {
      if (parts.stops === undefined) return;
      const recorded = addDays(stopDay(parts), 45);
      const late = runWaterfall({ ...input, facts: { ...input.facts, events: input.facts.events.map((event) => ({ ...event, recorded })) } });
      const moved = runWaterfall({ ...input, facts: { ...input.facts, events: input.facts.events.map((event) => ({ ...event, day: recorded })) } });
      expect(late.runs).toEqual(moved.runs);
      expect(late.moves).toEqual(moved.moves);
    });
  });
});

describe('a guarantee', () => {
  it('pays only at the end, straight to the holders, and never more than its part of the money put in', () => {
    always((result, input, parts) => {
      const senior = result.tranches.find((tranche) => tranche.id === 'senior');
      const committed = Number(input.sheet.capital.tranches[0]?.committed) * 100;
      const paid = ofKind(result, 'guarantee');
      for (const move of paid) expect([move.from, move.tranche, move.day >= (result.ended?.day ?? '')]).toEqual(['staat', 'senior', true]);
      expect(total(paid)).toBeLessThanOrEqual((Math.min(senior?.drawn ?? 0, committed) * parts.upTo) / 100 + 0.5);
      expect((result.parties['staat'] ?? []).reduce<number>((a, flow) => a + flow.amount, total(paid))).toBe(0);
    });
  });

  it('leaves no holder below its floor while it has room, unless a cap of the holders holds it back', () => {
    always((result, input, parts) => {
      const senior = result.tranches.find((tranche) => tranche.id === 'senior');
      const isCapped = result.runs.some((run) => run.steps.some((log) => log.step === 'guarantee' && log.caps.length > 0));
      if (senior === undefined || isCapped || input.sheet.capital.recycling !== undefined) return;
      const room = (senior.drawn * parts.upTo) / 100 - total(ofKind(result, 'guarantee'));
      const lacking = senior.outstanding - (senior.drawn * (100 - (parts.floor ?? 100))) / 100;
      expect(Math.min(room, lacking)).toBeLessThan(1);
    });
  });

  it('fills up to its floor and no further', () => {
    always((result, input, parts) => {
      const senior = result.tranches.find((tranche) => tranche.id === 'senior');
      const principal = Math.min(senior?.drawn ?? 0, Number(input.sheet.capital.tranches[0]?.committed) * 100);
      for (const log of result.runs.flatMap((run) => run.steps).filter((entry) => entry.step === 'guarantee' && entry.paid > 0)) {
        const before = log.made.find((part) => part.name === 'outstanding')?.amount ?? 0;
        expect(before - log.paid).toBeGreaterThan((principal * (100 - (parts.floor ?? 100))) / 100 - 1);
      }
    });
  });

  it('of nothing is no guarantee', () => {
    always((_result, input) => {
      const guarantees = [{ party: 'staat', tranche: 'senior', upTo: '0' }];
      const { capital } = input.sheet;
      const none = runWaterfall({ ...input, sheet: { ...input.sheet, capital: { ...capital, guarantees: [] } } });
      const nothing = runWaterfall({ ...input, sheet: { ...input.sheet, capital: { ...capital, guarantees } } });
      expect(nothing.moves).toEqual(none.moves);
      expect(nothing.tranches).toEqual(none.tranches);
    });
  });

  it('takes nothing from the investors', () => {
    always((result, input) => {
      const without = runWaterfall({ ...input, sheet: { ...input.sheet, capital: { ...input.sheet.capital, guarantees: [] } } });
      const end = result.ended?.day ?? day('2100-01-01');
      const backAtEnd = (found: Waterfall): number =>
        found.tranches.flatMap((tranche) => tranche.flows.filter((flow) => flow.day <= end)).reduce((a, flow) => a + flow.amount, 0);
      const paid = total(ofKind(result, 'guarantee').filter((move) => move.day <= end));
      expect(backAtEnd(result)).toBe(backAtEnd(without) + paid);
    });
  });
});

describe('capital that is used again', () => {
  it('is never out for more than was committed, nor drawn for more than was agreed in all', () => {
    always((result, input) => {
      const { tranches, recycling } = input.sheet.capital;
      for (const run of result.runs)
        for (const { id, committed } of tranches) expect(run.closing.outstanding[id]).toBeLessThanOrEqual(Number(committed) * 100);
      const drawn = result.tranches.reduce((a, tranche) => a + tranche.drawn, 0);
      const committed = tranches.reduce((a, tranche) => a + Number(tranche.committed), 0);
      expect(drawn).toBeLessThanOrEqual(Math.max(0, Number(recycling?.upTo ?? committed)) * 100);
    });
  });

  it('is what was drawn less what was paid back, by whomever', () => {
    always((result) => {
      for (const tranche of result.tranches) {
        expect(tranche.outstanding).toBe(tranche.drawn - tranche.principalPaid);
        const own = result.moves.filter((move) => move.tranche === tranche.id);
        expect(total(own.filter((move) => move.kind === 'draw'))).toBe(tranche.drawn);
      }
      const guaranteed = cents(total(ofKind(result, 'guarantee')));
      const repaid = sum(result.tranches.map((tranche) => tranche.principalPaid));
      expect(repaid).toBe(total(ofKind(result, 'principal')) + guaranteed);
    });
  });
});
