import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from './calendar.ts';
import { type Comparison, compareStatements } from './compare.ts';
import { compareSentences } from './messages-compare.ts';
import { settle } from './settle.ts';
import type { Facts } from './facts.ts';
import { type ClaimParts, END, JOB, type SheetParts, anyContract, anyFacts, makeClaims, makeSheet } from './testing.ts';

function compare(before: readonly [SheetParts, Facts], after: readonly [SheetParts, Facts]): Comparison {
  return compareStatements(settle(makeSheet(before[0]), before[1], END), settle(makeSheet(after[0]), after[1], END));
}

function sum(changes: readonly { readonly difference: number }[]): number {
  return changes.reduce((total, change) => total + change.difference, 0);
}

const ONE = makeClaims({});
const PRICE_120: SheetParts = { ...JOB, rules: [{ id: 'pay_job', outcome: 'job', price: '120' }] };
const CAP: SheetParts = { ...JOB, limits: [{ id: 'cap', each: 'contract', max: '60' }] };

type Row = {
  readonly name: string;
  readonly before?: SheetParts;
  readonly after?: SheetParts;
  readonly claims?: readonly [readonly ClaimParts[], readonly ClaimParts[]];
  readonly change: string;
  readonly euros: number;
  readonly reasons: readonly string[];
};

const ROWS: readonly Row[] = [
  { name: 'nothing', change: 'same', euros: 0, reasons: [] },
  {
    name: 'one claim more',
    claims: [[{}], [{}, { subject: 'p2' }]],
    change: 'more',
    euros: 100,
    reasons: ['claims 1 → 2', 'quantity 1 → 2', 'gross 10000 → 20000'],
  },
  { name: 'another price', after: PRICE_120, change: 'more', euros: 20, reasons: ['price 100 → 120', 'gross 10000 → 12000'] },
  { name: 'a limit', after: CAP, change: 'less', euros: -40, reasons: ['limits 0 → 4000'] },
  {
    name: 'a limit of the payer',
    after: { ...JOB, limits: [{ id: 'cap', each: 'payer', max: '60' }] },
    change: 'less',
    euros: -40,
    reasons: ['payer_limits 0 → 4000'],
  },
  { name: 'tax', after: { ...JOB, tax: { rate: '21%', category: 'S' } }, change: 'more', euros: 21, reasons: ['tax 0 → 2100'] },
  { name: 'another version at the same price', after: { ...JOB, version: 2 }, change: 'same', euros: 0, reasons: ['terms 1 → 2'] },
  {
    name: 'another share',
    before: { ...JOB, payers: [{ party: 'city', share: '100%' }] },
    after: {
      ...JOB,
      payers: [
        { party: 'city', share: '80%' },
        { party: 'fund', share: '20%' },
      ],
    },
    change: 'less',
    euros: -20,
    reasons: ['share 100% → 80%'],
  },
];

describe('one line', () => {
  it.each(ROWS)('$name', ({ before, after, claims, change, euros, reasons }) => {
    const [left, right] = claims ?? [[{}], [{}]];
    const { lines } = compare([before ?? JOB, makeClaims(...left)], [after ?? JOB, makeClaims(...right)]);
    const [line] = lines;
    expect([line?.change, line?.difference]).toEqual([change, euros * 100]);
    expect(line?.reasons.map((reason) => `${reason.what} ${reason.before} → ${reason.after}`)).toEqual(reasons);
  });

  it('is new, or gone and at the end', () => {
    const other = makeClaims({ day: '2026-05-01' });
    expect(compare([JOB, ONE], [JOB, other]).lines.map((line) => [line.key, line.change, line.difference])).toEqual([
      ['2026-06-30/pay_job/city/provider', 'new', 10_000],
      ['2026-03-31/pay_job/city/provider', 'gone', -10_000],
    ]);
  });
});

describe('claims', () => {
  it('only those whose amount changes, over all their rules', () => {
    const two: SheetParts = { ...JOB, rules: [...JOB.rules, { id: 'bonus', outcome: 'job', price: '5' }] };
    const before = makeClaims({}, { subject: 'p2' }, { subject: 'p3' });
    const after = makeClaims({}, { subject: 'p2', quantity: '2' }, { subject: 'p3', verdict: 'rejected' }, { subject: 'p4' });
    expect(compare([two, before], [two, after]).claims).toEqual([
      { claim: 'c2', subject: 'p2', change: 'more', before: 10_500, after: 21_000, difference: 10_500 },
      { claim: 'c4', subject: 'p4', change: 'new', before: 0, after: 10_500, difference: 10_500 },
      { claim: 'c3', subject: 'p3', change: 'gone', before: 10_500, after: 0, difference: -10_500 },
    ]);
  });
});

describe('any two statements', () => {
  it('differ by the sum of the differences, whichever way these are cut', () => {
    fc.assert(
      fc.property(anyContract, anyContract, anyFacts, (left, right, facts) => {
        const [before, after] = [settle(left, facts, day('2026-10-15')), settle(right, facts, END)];
        const { total, lines, counts, byPayer, byPayee, byPeriod, byOutcome } = compareStatements(before, after);
        expect(total.difference).toBe(after.totals.computed - before.totals.computed);
        for (const changes of [lines, ...[byPayer, byPayee, byPeriod, byOutcome].map(Object.values)]) expect(sum(changes)).toBe(total.difference);
        expect(Object.values(counts).reduce((a, b) => a + b, 0)).toBe(new Set([...before.lines, ...after.lines].map((line) => line.key)).size);
      }),
      { numRuns: 100, seed: 11 },
    );
  });

  it('swapped, give the opposite', () => {
    fc.assert(
      fc.property(anyContract, anyFacts, anyFacts, (contract, left, right) => {
        const [before, after] = [settle(contract, left, END), settle(contract, right, END)];
        const [there, back] = [compareStatements(before, after), compareStatements(after, before)];
        expect(there.total.difference + back.total.difference).toBe(0);
        expect([there.counts.new, there.counts.more]).toEqual([back.counts.gone, back.counts.less]);
      }),
      { numRuns: 60, seed: 12 },
    );
  });

  it('in two currencies are not compared', () => {
    const euros = settle(makeSheet(JOB), ONE, END);
    expect(() => compareStatements(euros, { ...euros, currency: 'USD' })).toThrow('EUR and USD');
  });
});

describe('in sentences', () => {
  const shared: SheetParts = {
    ...PRICE_120,
    payers: [
      { party: 'city', share: '50%' },
      { party: 'fund', share: '50%' },
    ],
  };

  it.each([
    [
      'nothing changes',
      compare([JOB, ONE], [JOB, ONE]),
      ['Er verandert niets: elke regel blijft gelijk.'],
      ['Nothing changes: every line stays as it is.'],
    ],
    [
      'more in all, less for one',
      compare([JOB, ONE], [shared, ONE]),
      [
        'In totaal wordt het €_120,00. Dat was €_100,00: €_20,00 meer.',
        'Gemeente betaalt €_40,00 minder.',
        'fund betaalt €_60,00 meer.',
        'Van de regels: 1 nieuw en 1 lager.',
      ],
      [
        'In all it comes to €120.00. That was €100.00: €20.00 more.',
        'Gemeente pays €40.00 less.',
        'fund pays €60.00 more.',
        'Of the lines: 1 new and 1 lower.',
      ],
    ],
    [
      'as much in another period',
      compare([JOB, ONE], [JOB, makeClaims({ day: '2026-05-01' })]),
      ['In totaal wordt het €_100,00. Dat was €_100,00: gelijk.', 'Van de regels: 1 nieuw en 1 vervallen.'],
      ['In all it comes to €100.00. That was €100.00: the same.', 'Of the lines: 1 new and 1 gone.'],
    ],
  ])('%s', (_name, comparison, nl, en) => {
    const names = { city: 'Gemeente' };
    expect(compareSentences(comparison, 'nl', names).map((text) => text.replaceAll('\u00a0', '_'))).toEqual(nl);
    expect(compareSentences(comparison, 'en', names)).toEqual(en);
  });
});
