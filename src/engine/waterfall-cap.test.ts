import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day } from './calendar.ts';
import { parseExact } from './decimal.ts';
import { type DatedFlow, irr, presentValueAt } from './irr.ts';
import { cents } from './money.ts';
import { boundBy, headroomOf, mostForIrr } from './waterfall-cap.ts';
import { sheetWith } from './waterfall.testing.ts';

const START = day('2025-01-01');

function flow(days: number, amount: number): DatedFlow {
  return { day: addDays(START, days), amount: cents(amount) };
}

describe('mostForIrr', () => {
  it.each([
    { what: 'one year of 365 days, exactly', flows: [flow(0, -100_000_00)], cap: '15%', days: 365, most: 115_000_00 },
    { what: 'two years, exactly', flows: [flow(0, -100_000_00)], cap: '10%', days: 730, most: 121_000_00 },
    { what: 'a rate of nothing: what was put in', flows: [flow(0, -100_00), flow(10, 30_00)], cap: '0', days: 500, most: 70_00 },
    { what: 'half a year, rounded down', flows: [flow(0, -100_000_00)], cap: '10%', days: 182, most: 104_867_19 },
    { what: 'a fifth of a year at 1.1 to the fifth, exactly', flows: [flow(0, -100_00)], cap: '61.051%', days: 73, most: 110_00 },
    { what: 'what came back earlier has grown too', flows: [flow(0, -100_000_00), flow(365, 60_000_00)], cap: '10%', days: 730, most: 55_000_00 },
    { what: 'nothing left to pay', flows: [flow(0, -100_000_00), flow(365, 120_000_00)], cap: '10%', days: 730, most: 0 },
    { what: 'the day of the draw itself', flows: [flow(0, -100_000_00)], cap: '10%', days: 0, most: 100_000_00 },
    { what: 'nothing put in', flows: [], cap: '10%', days: 365, most: 0 },
    { what: 'a rate below nothing', flows: [flow(0, -100_000_00)], cap: '-19%', days: 365, most: 81_000_00 },
    { what: 'a very high rate', flows: [flow(0, -1_00)], cap: '400%', days: 365, most: 5_00 },
  ])('$what', ({ flows, cap, days, most }) => {
    expect(mostForIrr(flows, parseExact(cap), addDays(START, days))).toBe(most);
  });

  it('is the most: with it the rate is not above the cap, with a cent more it is', () => {
    const investments = fc.record({
      put: fc.array(fc.record({ days: fc.nat(300), amount: fc.integer({ min: 100, max: 10 ** 8 }) }), { minLength: 1, maxLength: 4 }),
      back: fc.array(fc.record({ days: fc.integer({ min: 301, max: 900 }), amount: fc.integer({ min: 1, max: 10 ** 7 }) }), { maxLength: 4 }),
      days: fc.integer({ min: 901, max: 4000 }),
      basisPoints: fc.integer({ min: 0, max: 3000 }),
    });
    fc.assert(
      fc.property(investments, ({ put, back, days, basisPoints }) => {
        const flows = [...put.map((entry) => flow(entry.days, -entry.amount)), ...back.map((entry) => flow(entry.days, entry.amount))];
        const most = mostForIrr(flows, { n: BigInt(basisPoints), d: 10_000n }, addDays(START, days));
        if (most === 0) return;
        const cap = basisPoints / 10_000;
        const answer = irr([...flows, flow(days, most)]);
        expect(answer.kind === 'irr' && answer.rate <= cap + 1e-10).toBe(true);
        // In cents of the first day: what one cent more would bring is above zero.
        expect(presentValueAt([...flows, flow(days, most + 1)], cap)).toBeGreaterThan(-1e-5);
      }),
    );
  });
});

describe('headroomOf', () => {
  const drawn = cents(100_000_00);
  const holding = (flows: readonly DatedFlow[]) => ({ flows: [flow(0, -drawn), ...flows], drawn, day: addDays(START, 365), digits: 2 });
  const tranche = (caps: object) => {
    const [first] = sheetWith({ capital: { tranches: [{ id: 'loan', committed: 1, holders: [{ party: 'investor', share: 1 }], ...caps }] } }).capital
      .tranches;
    if (first === undefined) throw new Error('tranche');
    return first;
  };

  it.each([
    { caps: {}, flows: [], limits: [] },
    { caps: { maxMoney: 130_000 }, flows: [flow(100, 20_000_00)], limits: [['maxMoney', 110_000_00]] },
    { caps: { maxMoney: 10_000 }, flows: [flow(100, 20_000_00)], limits: [['maxMoney', 0]] },
    { caps: { maxMoney: 130_000 }, flows: [flow(100, 20_000_00), flow(200, -5000_00)], limits: [['maxMoney', 115_000_00]] },
    { caps: { maxMultiple: '1.25' }, flows: [flow(100, 20_000_00)], limits: [['maxMultiple', 105_000_00]] },
    {
      caps: { maxIrr: '8%', maxMultiple: 2 },
      flows: [],
      limits: [
        ['maxMultiple', 200_000_00],
        ['maxIrr', 108_000_00],
      ],
    },
  ])('$caps leaves $limits', ({ caps, flows, limits }) => {
    expect(headroomOf(tranche(caps), holding(flows)).map((entry) => [entry.cap, entry.limit])).toEqual(limits);
  });

  it('binds by the tightest cap, and only when it takes something', () => {
    const caps = [
      { cap: 'maxMoney' as const, limit: cents(50) },
      { cap: 'maxIrr' as const, limit: cents(40) },
    ];
    expect(boundBy(caps, cents(100))).toEqual({ cap: 'maxIrr', limit: 40, took: 60 });
    expect(boundBy(caps, cents(40))).toBeUndefined();
    expect(boundBy([], cents(40))).toBeUndefined();
  });
});
