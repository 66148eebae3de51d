import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Day, day } from './calendar.ts';
import type { Facts } from './facts.ts';
import { sum } from './money.ts';
import { settle } from './settle.ts';
import type { Line, Settled, Statement } from './statement.ts';
import type { TermSheet } from './terms.ts';
import { END, JOB, type SheetParts, anyFacts, anyTerms, makeFacts, makeSheet } from './testing.ts';

/** What an amendment may do to money, and what it may not, for any two sheets of one contract and any facts. */

const RUNS = { numRuns: 100, seed: Number(process.env['LENTE_SEED'] ?? 20_260_401) };
const EFFECTIVE = ['2026-04-01', '2026-05-15', '2026-07-01', '2026-12-31'] as const;

type Amended = { readonly first: TermSheet; readonly both: readonly TermSheet[]; readonly effective: Day; readonly facts: Facts };

/** Two sheets that have nothing in common but the parties and the calendar: other prices, limits, payers, fees and tax. */
const anyAmended: fc.Arbitrary<Amended> = fc
  .tuple(anyTerms(), anyTerms(), fc.constantFrom(...EFFECTIVE), anyFacts)
  .map(([before, after, effective, facts]) => {
    const first = makeSheet(quarterly(before));
    return { first, both: [first, makeSheet({ ...quarterly(after), version: 2, effective })], effective: day(effective), facts };
  });

function quarterly(terms: SheetParts): SheetParts {
  return { ...terms, calendar: { every: 'quarter' } };
}

function always(check: (amended: Amended) => void): void {
  fc.assert(fc.property(anyAmended, check), RUNS);
}

const keyed = (lines: readonly Line[]): readonly (readonly [string, number, number])[] =>
  lines.map((line) => [line.key, line.computed, line.version]);

/** Interest on late payment depends on when something was settled: a correction is due later than what it corrects. */
function withoutInterest({ lines }: Statement, what: 'computed' | 'due'): number {
  return lines.filter((line) => line.kind !== 'late_interest').reduce((total, line) => total + line[what], 0);
}

function asSettled(statement: Statement): readonly Settled[] {
  return statement.lines.map((line) => ({ key: line.key, period: line.period, version: line.version, amount: line.computed, dueDay: line.dueDay }));
}

describe('an amendment', () => {
  it('leaves every period that ended before it to the cent as it was', () => {
    always(({ first, both, effective, facts }) => {
      const old = (statement: Statement) => keyed(statement.lines.filter((line) => line.period < effective));
      expect(old(settle(both, facts, END))).toEqual(old(settle(first, facts, END)));
    });
  });

  it('and the version before it share the periods: one that began before it is settled as a whole by the older one', () => {
    always(({ both, effective, facts }) => {
      const { lines, periods } = settle(both, facts, END);
      const startOf = new Map(periods.map((period) => [period.key, period.from]));
      for (const line of lines) expect(line.version).toBe((startOf.get(line.period) ?? '') < effective ? 1 : 2);
    });
  });

  it('from the first day is the same as that sheet alone', () => {
    fc.assert(
      fc.property(anyTerms(), anyTerms(), anyFacts, (before, after, facts) => {
        const second = { ...quarterly(after), version: 2, effective: '2026-01-01' };
        const both = settle([makeSheet(quarterly(before)), makeSheet(second)], facts, END);
        expect(keyed(both.lines)).toEqual(keyed(settle(makeSheet(second), facts, END).lines));
        expect(both.items).toEqual(settle(makeSheet(second), facts, END).items);
      }),
      RUNS,
    );
  });

  it('that comes after a settlement turns nothing back: what was settled before it stays, and in all what both give at once is paid', () => {
    always(({ first, both, effective, facts }) => {
      const early = settle(first, facts, day('2026-03-31'));
      const later = settle(both, facts, END, { settled: asSettled(early) });
      expect(withoutInterest(early, 'computed') + withoutInterest(later, 'due')).toBe(withoutInterest(settle(both, facts, END), 'computed'));
      // Facts of the first quarter may be written down later; only those known by then are settled, so only they may not move.
      const known = keyed(settle(both, facts, day('2026-03-31')).lines.filter((line) => line.period < effective));
      expect(known).toEqual(keyed(early.lines));
    });
  });

  it('loses no cent between the parts and the payers, who may be others than before', () => {
    always(({ both, facts }) => {
      const { lines, totals, items } = settle(both, facts, END);
      for (const own of Map.groupBy(lines, (line) => line.part).values()) {
        const [line] = own;
        const isGross = (line?.version === 1 ? both[0] : both[1])?.tax?.basis === 'gross';
        const shared = own.map((entry) => entry.net + sum(entry.payerCuts.map((cut) => cut.amount)) + (isGross ? entry.tax : 0));
        expect(shared.reduce((a, b) => a + b, 0)).toBe(line?.part.total);
      }
      expect(sum(Object.values(totals.byPayer))).toBe(totals.computed);
      const inParts = [...new Set(lines.map((line) => line.part))].flatMap((part) => part.items);
      expect(inParts.toSorted((a, b) => a - b)).toEqual(items.map((item) => item.id));
    });
  });

  it('that is taken back by a third version counts for its own periods only', () => {
    always(({ first, both: [, second], facts }) => {
      if (second === undefined) throw new Error('second version');
      const amended = [first, { ...second, effective: day('2026-04-01') }];
      const back = settle([...amended, { ...first, version: 3, effective: day('2026-07-01') }], facts, END);
      const without = settle(amended, facts, END);
      const until = (statement: Statement) => keyed(statement.lines.filter((line) => line.period < '2026-07-01'));
      expect(until(back)).toEqual(until(without));
    });
  });
});

describe('places in the cohort', () => {
  const cohort = (maxPeople: number): SheetParts => ({ ...JOB, cohort: { enrolment: 'required', maxPeople } });
  const subjects = ['p1', 'p2', 'p3'];
  const facts = makeFacts({
    events: subjects.map((subject) => ({ id: `e_${subject}`, kind: 'enrolment', day: '2026-01-02', subject })),
    claims: ['2026-02-01', '2026-05-01'].flatMap((on, round) =>
      subjects.map((subject) => ({ id: `${subject}_${round}`, day: on, outcome: 'job', subject, sequence: round + 1 })),
    ),
  });

  it.each([
    ['more of them', 1, 3, [1, 3]],
    ['fewer of them', 3, 1, [3, 1]],
    ['as many', 2, 2, [2, 2]],
  ])('%s by an amendment count from that version on, never for a period before it', (_name, before, after, paid) => {
    const sheets = [makeSheet(cohort(before)), makeSheet({ ...cohort(after), version: 2, effective: '2026-04-01' })];
    expect(settle(sheets, facts, END).lines.map((line) => line.computed / 10_000)).toEqual(paid);
  });
});
