import { readFileSync } from 'node:fs';
import { XIRR } from '@formulajs/formulajs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day, daysBetween } from './calendar.ts';
import { toText } from './decimal.ts';
import { type DatedFlow, byDay, findRoot, irr, multiple, presentValueAt } from './irr.ts';
import { cents } from './money.ts';

const START = day('2025-01-01');

function flow(on: string, amount: number): DatedFlow {
  return { day: day(on), amount: cents(Math.round(amount * 100)) };
}

function afterYears(years: number, amount: number): DatedFlow {
  return { day: addDays(START, Math.round(years * 365)), amount: cents(Math.round(amount * 100)) };
}

function rateOf(flows: readonly DatedFlow[]): number {
  const answer = irr(flows);
  return answer.kind === 'irr' ? answer.rate : Number.NaN;
}

type Published = { readonly what: string; readonly flows: readonly DatedFlow[]; readonly rate: number; readonly digits: number };

const PUBLISHED: readonly Published[] = [
  {
    what: 'reference flows: 10.39 %',
    flows: [
      afterYears(0, -340_000),
      afterYears(0.5, -340_000),
      afterYears(1.5, 150_000),
      afterYears(2, 250_000),
      afterYears(2.5, 250_000),
      afterYears(3, 180_000),
    ],
    rate: 0.1039,
    digits: 4,
  },
  {
    what: 'Educate Girls: 422,000 back for 277,915 after three years, published as 15 %',
    flows: [afterYears(0, -277_915), afterYears(3, 422_000)],
    rate: 0.15,
    digits: 2,
  },
  {
    what: 'Newpin: a yearly coupon of 7.5 % and the principal back is 7.5 %',
    flows: [afterYears(0, -7_000_000), afterYears(1, 525_000), afterYears(2, 7_525_000)],
    rate: 0.075,
    digits: 9,
  },
  {
    what: 'Massachusetts: 3.33 % a year over six years',
    flows: [afterYears(0, -3_500_000), afterYears(6, 3_500_000 * 1.0333 ** 6)],
    rate: 0.0333,
    digits: 6,
  },
];

describe('irr of known flows', () => {
  it.each(PUBLISHED)('$what', ({ flows, rate, digits }) => {
    expect(rateOf(flows)).toBeCloseTo(rate, digits);
  });

  it('gives the multiple exactly', () => {
    const times = multiple(PUBLISHED[0]?.flows ?? []);
    expect(times).toEqual({ n: 83n, d: 68n });
    expect(toText(times ?? { n: 0n, d: 1n }, 3)).toBe('1.220…');
  });

  it.each([
    { what: 'nothing at all', flows: [], why: 'no_flows' },
    { what: 'flows that cancel on one day', flows: [flow('2025-01-01', -10), flow('2025-01-01', 10)], why: 'no_flows' },
    { what: 'all money lost', flows: [flow('2025-01-01', -10), flow('2025-06-01', -10)], why: 'no_sign_change' },
    { what: 'only receipts', flows: [flow('2025-01-01', 10)], why: 'no_sign_change' },
    { what: 'flows whose value is never zero', flows: [flow('2025-01-01', 10), flow('2026-01-01', -10), flow('2027-01-01', 10)], why: 'not_found' },
  ])('has no answer for $what', ({ flows, why }) => {
    expect(irr(flows)).toEqual({ kind: 'no_irr', why });
  });

  it('says when other rates would do as well, and takes the one nearest to nothing', () => {
    const flows = [afterYears(0, -1000), afterYears(1, 2300), afterYears(2, -1320)];
    expect(irr(flows)).toMatchObject({ kind: 'irr', unique: false });
    expect(rateOf(flows)).toBeCloseTo(0.1, 9);
    expect(presentValueAt(flows, 0.2)).toBeCloseTo(0, 6);
  });

  it.each([
    { what: 'doubled in a day', flows: [flow('2025-01-01', -1), flow('2025-01-02', 2)], rate: 2 ** 365 - 1 },
    {
      what: 'one cent left of a billion after ten years',
      flows: [flow('2025-01-01', -1_000_000_000), flow('2034-12-30', 0.01)],
      rate: 1e-11 ** 0.1 - 1,
    },
  ])('finds extreme rates: $what', ({ flows, rate }) => {
    expect(rateOf(flows) / rate).toBeCloseTo(1, 9);
  });

  it('has no multiple when nothing was put in', () => {
    expect(multiple([flow('2025-01-01', 5)])).toBeUndefined();
    expect(multiple([flow('2025-01-01', -5)])).toEqual({ n: 0n, d: 1n });
  });

  it('values no flows at nothing', () => {
    expect(presentValueAt([], 0.1)).toBe(0);
  });
});

describe('irr beside the spreadsheet function of the same name', () => {
  const cases = readCases();

  it('has cases to compare', () => {
    expect(cases.length).toBeGreaterThanOrEqual(12);
  });

  it.each(cases)('LibreOffice Calc agrees: $name', ({ flows, calc }) => {
    expect(Math.abs(rateOf(flows) - calc)).toBeLessThan(1e-12);
  });

  it.each(cases.filter((entry) => entry.name !== 'nearly_all_lost'))('Formula.js agrees: $name', ({ flows }) => {
    const answer = Number(
      XIRR(
        flows.map((entry) => entry.amount / 100),
        flows.map((entry) => entry.day),
        0.1,
      ),
    );
    expect(Math.abs(rateOf(flows) - answer)).toBeLessThan(1e-9);
  });
});

type Case = { readonly name: string; readonly calc: number; readonly flows: readonly DatedFlow[] };

function readCases(): readonly Case[] {
  const flows = readRows('flows.csv');
  return readRows('libreoffice.csv').map(([name = '', calc]) => ({
    name,
    calc: Number(calc),
    flows: flows.filter((row) => row[0] === name).map(([, on = '', amount]) => flow(on, Number(amount))),
  }));
}

function readRows(file: string): readonly (readonly string[])[] {
  const text = readFileSync(new URL(`../../tests/fixtures/irr/${file}`, import.meta.url), 'utf8');
  return text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
}

/** Money in first, then money back: flows with exactly one answer. */
const investment = fc
  .record({
    put: fc.array(fc.record({ days: fc.nat(400), amount: fc.integer({ min: 1, max: 10 ** 9 }) }), { minLength: 1, maxLength: 4 }),
    back: fc.array(fc.record({ days: fc.integer({ min: 450, max: 5000 }), amount: fc.integer({ min: 1, max: 10 ** 9 }) }), {
      minLength: 1,
      maxLength: 8,
    }),
  })
  .map(({ put, back }): readonly DatedFlow[] => [
    ...put.map((entry) => dated(entry.days, -entry.amount)),
    ...back.map((entry) => dated(entry.days, entry.amount)),
  ]);

const shuffledInvestment = investment.chain((flows) =>
  fc.record({ flows: fc.constant(flows), shuffled: fc.shuffledSubarray([...flows], { minLength: flows.length }) }),
);

function dated(days: number, amount: number): DatedFlow {
  return { day: addDays(START, days), amount: cents(amount) };
}

describe('irr of any investment', () => {
  it('brings the present value to zero', () => {
    fc.assert(
      fc.property(investment, (flows) => {
        const rate = rateOf(flows);
        // Closer to -100 % a rate in floating point has too few digits left to check it by.
        fc.pre(rate > -0.99);
        const first = byDay(flows)[0]?.day ?? START;
        const size = flows.reduce((total, entry) => total + Math.abs(entry.amount) * (1 + rate) ** (-daysBetween(first, entry.day) / 365), 0);
        expect(Math.abs(presentValueAt(flows, rate)) / size).toBeLessThan(1e-9);
      }),
    );
  });

  it('does not change when all flows are multiplied', () => {
    fc.assert(
      fc.property(investment, fc.integer({ min: 1, max: 10_000 }), (flows, factor) => {
        expect(irr(flows.map((entry) => ({ day: entry.day, amount: cents(entry.amount * factor) })))).toEqual(irr(flows));
      }),
    );
  });

  it('does not depend on the order of the flows', () => {
    fc.assert(
      fc.property(shuffledInvestment, ({ flows, shuffled }) => {
        expect(irr(shuffled)).toEqual(irr(flows));
        expect(multiple(shuffled)).toEqual(multiple(flows));
      }),
    );
  });

  it('does not change when all days move together', () => {
    fc.assert(
      fc.property(investment, fc.nat(3000), (flows, days) => {
        const moved = flows.map((entry) => ({ day: addDays(entry.day, days), amount: entry.amount }));
        expect(irr(moved)).toEqual(irr(flows));
      }),
    );
  });

  it('is above zero exactly when more came back than was put in', () => {
    fc.assert(
      fc.property(investment, (flows) => {
        const gain = flows.reduce((total, entry) => total + entry.amount, 0);
        const rate = rateOf(flows);
        expect(gain === 0 ? Math.abs(rate) < 1e-12 : Math.sign(rate) === Math.sign(gain)).toBe(true);
      }),
    );
  });
});

describe('findRoot', () => {
  it.each([
    { what: 'a line', value: (x: number) => 2 * x - 1, low: 0, high: 3, root: 0.5 },
    { what: 'a cubic that is flat at its zero', value: (x: number) => (x - 1) ** 3, low: 0, high: 3.5, root: 1 },
    { what: 'cos x = x', value: (x: number) => Math.cos(x) - x, low: 0, high: 1, root: 0.739_085_133_215_160_6 },
    { what: 'a zero at an end', value: (x: number) => x, low: 0, high: 1, root: 0 },
  ])('finds the zero of $what', ({ value, low, high, root }) => {
    expect(findRoot(value, { low, high })).toBeCloseTo(root, 5);
  });

  it('needs few looks, where halving would need more than fifty', () => {
    let looks = 0;
    findRoot(
      (x) => {
        looks += 1;
        return Math.exp(x) - 5;
      },
      { low: 0, high: 4 },
    );
    expect(looks).toBeLessThan(15);
  });
});
