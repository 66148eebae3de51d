import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from './calendar.ts';
import { sum } from './money.ts';
import { settle } from './settle.ts';
import type { Line, Statement } from './statement.ts';
import { END, JOB, type SheetParts, makeFacts, makeSheet } from './testing.ts';

/** Prices that move with an index, paid by several: calculated beside the engine with whole numbers only, cent by cent. */

const RUNS = { numRuns: 150, seed: Number(process.env['LENTE_SEED'] ?? 20_260_331) };
const QUARTERS = ['2026-01-01', '2026-04-01', '2026-07-01', '2026-10-01'];
const PAYERS = ['city', 'province', 'fund'];

type Claim = { readonly quarter: number; readonly halves: number };
/** Price in thousandths, levels of the index per quarter, shares in tenths of a per cent, claims in half units. */
type Deal = { readonly mills: number; readonly levels: readonly number[]; readonly shares: readonly number[]; readonly claims: readonly Claim[] };

const anyDeal: fc.Arbitrary<Deal> = fc.record({
  mills: fc.integer({ min: 1, max: 9_000_000 }),
  levels: fc.array(fc.integer({ min: 1, max: 2500 }), { minLength: 4, maxLength: 4 }),
  shares: fc
    .tuple(fc.integer({ min: 1, max: 998 }), fc.integer({ min: 1, max: 998 }))
    .map(([a, b]) => [Math.min(a, b), Math.abs(a - b), 1000 - Math.max(a, b)]),
  claims: fc.array(fc.record({ quarter: fc.integer({ min: 0, max: 3 }), halves: fc.integer({ min: 1, max: 9 }) }), { minLength: 1, maxLength: 12 }),
});

const BASE = 1000;

function termsOf({ mills, levels, shares }: Deal): SheetParts {
  return {
    ...JOB,
    rules: [{ id: 'pay_job', outcome: 'job', price: (mills / 1000).toFixed(3), indexed: 'cpi' }],
    parameters: { level: levels.map((value, index) => ({ from: QUARTERS[index] ?? '', value: String(value) })) },
    indexation: [{ id: 'cpi', parameter: 'level', base: BASE }],
    payers: shares.flatMap((share, index) => (share === 0 ? [] : [{ party: PAYERS[index] ?? '', share: `${share / 10}%` }])),
  };
}

function factsOf({ claims }: Deal) {
  const rows = claims.map(({ quarter, halves }, index) => ({
    id: `c${index}`,
    day: `2026-${String(quarter * 3 + 2).padStart(2, '0')}-10`,
    outcome: 'job',
    subject: `p${index}`,
    quantity: String(halves / 2),
  }));
  return makeFacts({ claims: rows });
}

const settled = (deal: Deal, more: SheetParts = {}): Statement => settle(makeSheet({ ...termsOf(deal), ...more }), factsOf(deal), END);

/** top / bottom to the nearest whole, the half up. */
function nearest(top: bigint, bottom: bigint): bigint {
  return (2n * top + bottom) / (2n * bottom);
}

/** The price of a quarter goes to the cent first; then each claim, in halves of a unit. */
function worthOf(deal: Deal, { quarter, halves }: Claim): bigint {
  const price = nearest(BigInt(deal.mills) * BigInt(deal.levels[quarter] ?? 0), BigInt(10 * BASE));
  return nearest(price * BigInt(halves), 2n);
}

function inQuarter(deal: Deal, lines: readonly Line[]): readonly { readonly worth: bigint; readonly own: readonly Line[] }[] {
  const ends = ['2026-03-31', '2026-06-30', '2026-09-30', '2026-12-31'];
  return ends.map((end, quarter) => ({
    worth: deal.claims.filter((claim) => claim.quarter === quarter).reduce((total, claim) => total + worthOf(deal, claim), 0n),
    own: lines.filter((line) => line.period === end),
  }));
}

function always(check: (deal: Deal) => void): void {
  fc.assert(fc.property(anyDeal, check), RUNS);
}

describe('an indexed price that several pay', () => {
  it('is the price times the level of its quarter, to the cent, and all payers together pay exactly that', () => {
    always((deal) => {
      const { items, lines } = settled(deal);
      expect(items.map((item) => BigInt(item.paid)).toSorted()).toEqual(deal.claims.map((claim) => worthOf(deal, claim)).toSorted());
      for (const { worth, own } of inQuarter(deal, lines)) expect(BigInt(sum(own.map((line) => line.net)))).toBe(worth);
    });
  });

  it('costs each payer its share within a cent, and the odd cents go to the largest remainders', () => {
    always((deal) => {
      for (const { worth, own } of inQuarter(deal, settled(deal).lines)) {
        const exactly = (line: Line): bigint => worth * BigInt(deal.shares[PAYERS.indexOf(line.payer)] ?? 0);
        for (const line of own) {
          expect(BigInt(line.net) * 1000n - exactly(line)).toBeLessThan(1000n);
          expect(BigInt(line.net) * 1000n - exactly(line)).toBeGreaterThan(-1000n);
        }
        const raised = own.filter((line) => BigInt(line.net) * 1000n > exactly(line)).map((line) => exactly(line) % 1000n);
        const lowered = own.filter((line) => BigInt(line.net) * 1000n < exactly(line)).map((line) => exactly(line) % 1000n);
        for (const rest of raised) for (const other of lowered) expect(rest >= other).toBe(true);
      }
    });
  });

  it('at an index that stands at its base costs what it costs without one', () => {
    always((deal) => {
      const still = { ...deal, levels: deal.levels.map(() => BASE), mills: Math.max(1, Math.round(deal.mills / 10)) * 10 };
      const bare = { rules: [{ id: 'pay_job', outcome: 'job', price: (still.mills / 1000).toFixed(3) }], parameters: {}, indexation: [] };
      const amounts = (statement: Statement) => statement.lines.map((line) => [line.key, line.computed]);
      expect(amounts(settled(still))).toEqual(amounts(settled(still, bare)));
    });
  });

  it('under a limit of one payer: what is cut is nobody else’s to pay', () => {
    fc.assert(
      fc.property(anyDeal, fc.integer({ min: 0, max: 100_000 }), (deal, most) => {
        const free = settled(deal);
        const capped = settled(deal, { limits: [{ id: 'most', each: 'payer', payer: 'city', max: (most / 100).toFixed(2) }] });
        const of = (statement: Statement, payer: string): number =>
          sum(statement.lines.filter((line) => line.payer === payer).map((line) => line.net));
        expect(of(capped, 'city')).toBe(Math.min(of(free, 'city'), most));
        for (const payer of ['province', 'fund']) expect(of(capped, payer)).toBe(of(free, payer));
        const cut = capped.lines.flatMap((line) => line.payerCuts).reduce((total, entry) => total + entry.amount, 0);
        expect(of(free, 'city') - of(capped, 'city')).toBe(cut);
      }),
      RUNS,
    );
  });

  it('that is corrected by a later version of the index gives each payer the difference, from that quarter on', () => {
    fc.assert(
      fc.property(anyDeal, fc.integer({ min: 1, max: 2500 }), (deal, level) => {
        const [q1, q2] = deal.levels;
        const corrected: Deal = { ...deal, levels: [q1 ?? 0, q2 ?? 0, level, level] };
        const versions = [makeSheet(termsOf(deal)), makeSheet({ ...termsOf(corrected), version: 2, effective: '2026-07-01' })];
        const early = settle(versions, factsOf(deal), day('2026-06-30'));
        const booked = early.lines.map(({ key, period, version, computed }) => ({ key, period, version, amount: computed }));
        const late = settle(versions, factsOf(deal), END, { settled: booked });
        expect(late.lines.filter((line) => line.period <= '2026-06-30' && line.due !== 0)).toEqual([]);
        for (const { worth, own } of inQuarter(corrected, late.lines)) expect(BigInt(sum(own.map((line) => line.net)))).toBe(worth);
      }),
      RUNS,
    );
  });
});
