import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Day, addDays, day } from './calendar.ts';
import { parseExact } from './decimal.ts';
import type { Facts } from './facts.ts';
import { recordedDay } from './known-facts.ts';
import { minorDigits, sum } from './money.ts';
import { toCents } from './rounding.ts';
import { settle } from './settle.ts';
import type { Item, Line, Part, Settled, Statement } from './statement.ts';
import type { Limit, TermSheet } from './terms.ts';
import { END, anyContract, anyFacts, anyTerms, makeFacts, makeSheet, shuffled } from './testing.ts';

/** What must hold for every contract and all facts. Each property is checked on random contracts; a failure prints the smallest one. */

const ANY = fc.tuple(anyContract, anyFacts);
/** The same contracts every time, so that a red test stays red; LENTE_SEED=… looks at others. */
const RUNS = { numRuns: 300, seed: Number(process.env['LENTE_SEED'] ?? 20_260_101) };

function check(property: (contract: readonly TermSheet[], facts: Facts) => void): void {
  fc.assert(
    fc.property(ANY, ([contract, facts]) => property(contract, facts)),
    RUNS,
  );
}

function asSettled(statement: Statement): readonly Settled[] {
  return statement.lines.map((line) => ({ key: line.key, period: line.period, version: line.version, amount: line.computed, dueDay: line.dueDay }));
}

function partsOf(statement: Statement): readonly { readonly part: Part; readonly lines: readonly Line[] }[] {
  const parts = new Map<Part, Line[]>();
  for (const line of statement.lines) parts.set(line.part, [...(parts.get(line.part) ?? []), line]);
  return [...parts].map(([part, lines]) => ({ part, lines }));
}

const shareOf = (line: Line): number => line.payerCuts.reduce((total, cut) => total + cut.amount, baseOf(line));
const baseOf = (line: Line): number => line.net;

describe('every cent is accounted for', () => {
  it('an item is its gross minus its cuts, and no cut is negative', () => {
    check((contract, facts) => {
      for (const item of settle(contract, facts, END).items) {
        expect(item.paid + sum(item.cuts.map((cut) => cut.amount))).toBe(item.gross);
        expect(item.cuts.every((cut) => cut.amount > 0)).toBe(true);
      }
    });
  });

  it('a part is the sum of its items; every item is in one part', () => {
    check((contract, facts) => {
      const statement = settle(contract, facts, END);
      const parts = partsOf(statement).filter(({ part }) => part.items.length > 0);
      for (const { part } of parts) {
        const items = part.items.map((id) => statement.items[id]);
        expect(part.total).toBe(items.reduce((total, item) => total + (item?.paid ?? NaN), 0));
        expect(part.gross).toBe(items.reduce((total, item) => total + (item?.gross ?? NaN), 0));
        expect(part.gross - sum(part.cuts.map((cut) => cut.amount))).toBe(part.total);
      }
      const ids = parts.flatMap(({ part }) => part.items).sort((a, b) => a - b);
      expect(ids).toEqual(statement.items.map((item) => item.id));
    });
  });

  it('the shares of the payers sum to the part', () => {
    check((contract, facts) => {
      for (const { part, lines } of partsOf(settle(contract, facts, END))) {
        const last = contract.at(-1)?.tax?.basis;
        const shared = lines.reduce((total, line) => total + shareOf(line) + (last === 'gross' ? line.tax : 0), 0);
        expect(shared).toBe(part.total);
      }
    });
  });

  it('the totals are the sums of the lines, whichever way they are cut', () => {
    check((contract, facts) => {
      const { lines, totals } = settle(contract, facts, END);
      for (const line of lines) expect(line.net + line.tax).toBe(line.computed);
      expect(totals.computed).toBe(sum(lines.map((line) => line.computed)));
      for (const record of [totals.byPayer, totals.byPayee, totals.byPeriod, totals.byOutcome])
        expect(sum(Object.values(record))).toBe(totals.computed);
    });
  });

  it('a line has a key of its own', () => {
    check((contract, facts) => {
      const keys = settle(contract, facts, END).lines.map((line) => line.key);
      expect(new Set(keys).size).toBe(keys.length);
    });
  });
});

describe('never above a cap', () => {
  it('per person, outcome, rule, period, year and contract', () => {
    check((contract, facts) => {
      const statement = settle(contract, facts, END);
      const sheet = contract.at(-1) ?? makeSheet();
      for (const limit of sheet.limits.filter((entry) => typeof entry.max === 'string' && entry.each !== 'payer')) {
        for (const paid of paidPerBucket(sheet, limit, [...statement.items, ...topUps(sheet, limit, statement)]))
          expect(paid).toBeLessThanOrEqual(maximum(sheet, limit));
      }
    });
  });

  it('per payer', () => {
    check((contract, facts) => {
      const statement = settle(contract, facts, END);
      const sheet = contract.at(-1) ?? makeSheet();
      for (const limit of sheet.limits.filter((entry) => typeof entry.max === 'string' && entry.each === 'payer')) {
        const lines = statement.lines.filter((line) => isUnder(sheet, limit, line));
        const grossTax = sheet.tax?.basis === 'gross';
        const byPayer = Object.groupBy(lines, (line) => line.payer);
        for (const own of Object.values(byPayer)) {
          expect(sum((own ?? []).map((line) => (grossTax ? line.computed : line.net)))).toBeLessThanOrEqual(maximum(sheet, limit));
        }
      }
    });
  });
});

describe('to date', () => {
  it('under a cap of the contract a rule has paid the smaller of the cap and its worth, however the worth moves', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 1, maxLength: 12 }), fc.nat(400), (worths, most) => {
        const month = (index: number): string => String(index + 1).padStart(2, '0');
        const measures = worths.map((value, index) => ({ id: `m${index}`, name: 'worth', day: `2026-${month(index)}-15`, value: String(value) }));
        const sheet = makeSheet({
          calendar: { every: 'month' },
          rules: [{ id: 'pay', per: 'contract', amount: 'worth' }],
          limits: [{ id: 'cap', each: 'contract', max: String(most) }],
        });
        const { totals } = settle(sheet, makeFacts({ measures }), END);
        let paid = 0;
        worths.forEach((worth, index) => {
          paid += totals.byPeriod[sheetMonthEnd(index)] ?? 0;
          expect(paid).toBe(Math.min(worth, most) * 100);
        });
      }),
      RUNS,
    );
  });
});

function sheetMonthEnd(index: number): Day {
  return addDays(index === 11 ? day('2027-01-01') : day(`2026-${String(index + 2).padStart(2, '0')}-01`), -1);
}

/** A limit that has ended counts for nothing any more. */
function isAbout(limit: Limit, rule: string, on: string): boolean {
  return (limit.rules === undefined || limit.rules.includes(rule)) && (limit.until === undefined || on <= limit.until);
}

function maximum(sheet: TermSheet, limit: Limit): number {
  return toCents(parseExact(typeof limit.max === 'string' ? limit.max : '0'), minorDigits(sheet.currency), 'down');
}

/** What floors added, as items: a floor of one rule falls under every cap on that rule, one of all rules only under a cap on all. */
function topUps(sheet: TermSheet, limit: Limit, statement: Statement): readonly Paid[] {
  const parts = partsOf(statement).map(({ part, lines: [line] }) => ({ part, line }));
  return parts.flatMap(({ part, line }) => {
    if (line?.kind !== 'minimum' || !isUnder(sheet, limit, line)) return [];
    const rule = ruleOfFloor(sheet, line.rule);
    if (rule === undefined && (limit.each === 'rule' || limit.each === 'outcome')) return [];
    return limit.each === 'person' ? [] : [{ rule: rule ?? '', day: line.period, period: line.period, subject: undefined, paid: part.total }];
  });
}

function isUnder(sheet: TermSheet, limit: Limit, line: Line): boolean {
  if (line.kind === 'outcome') return isAbout(limit, line.rule, line.period);
  const rule = line.kind === 'minimum' ? ruleOfFloor(sheet, line.rule) : undefined;
  return line.kind === 'minimum' && isAbout(limit, rule ?? '', line.period) && (limit.rules === undefined || rule !== undefined);
}

/** The one rule that a floor is about; undefined when it is about all. */
function ruleOfFloor(sheet: TermSheet, floor: string): string | undefined {
  return sheet.limits.find((limit) => limit.id === floor)?.rules?.[0];
}

type Paid = Pick<Item, 'rule' | 'period' | 'subject' | 'paid'> & { readonly day: string };

function paidPerBucket(sheet: TermSheet, limit: Limit, items: readonly Paid[]): readonly number[] {
  const buckets = new Map<string, number>();
  // What is worth something for all together belongs to nobody: a limit per person has nothing to say of it.
  const owned = limit.each === 'person' ? items.filter((item) => item.subject !== undefined) : items;
  for (const item of owned.filter((entry) => isAbout(limit, entry.rule, entry.day))) {
    const key = bucket(sheet, limit, item);
    buckets.set(key, (buckets.get(key) ?? 0) + item.paid);
  }
  return [...buckets.values()];
}

function bucket(sheet: TermSheet, limit: Limit, item: Paid): string {
  switch (limit.each) {
    case 'person':
      return item.subject ?? '';
    case 'period':
      return item.period;
    case 'year':
      return item.day.slice(0, 4);
    case 'outcome':
      return sheet.rules.find((rule) => rule.id === item.rule)?.outcome ?? '';
    case 'rule':
      return item.rule;
    default:
      return '';
  }
}

/** Interest on late payment depends on when each part was put before the payer: in steps that is another day than at once. */
function dueWithoutInterest({ lines }: Statement): number {
  return lines.reduce((total, line) => (line.rule === 'late_interest' ? total : total + line.due), 0);
}

describe('order and repetition', () => {
  it('facts in any order give the same statement', () => {
    fc.assert(
      fc.property(ANY, fc.nat(1000), ([contract, facts], seed) => {
        expect(settle(contract, shuffled(facts, seed), END)).toEqual(settle(contract, facts, END));
      }),
      RUNS,
    );
  });

  it('what is settled stays settled: fed back, every line is due nothing', () => {
    check((contract, facts) => {
      const settled = asSettled(settle(contract, facts, END));
      const again = settle(contract, facts, END, { settled });
      expect(again.lines.filter((line) => line.due !== 0)).toEqual([]);
      expect(again.totals.due).toBe(0);
    });
  });

  it('settling in steps pays in all what settling once pays', () => {
    check((contract, facts) => {
      let settled: readonly Settled[] = [];
      let paid = 0;
      for (const on of ['2026-04-15', '2026-08-01', '2026-10-01', '2027-06-30']) {
        const statement = settle(contract, facts, day(on), { settled });
        paid += dueWithoutInterest(statement);
        settled = asSettled(statement);
      }
      expect(paid).toBe(dueWithoutInterest(settle(contract, facts, day('2027-06-30'))));
    });
  });
});

describe('late facts', () => {
  it('what was recorded later changes nothing in the statement of an earlier day', () => {
    fc.assert(
      fc.property(ANY, fc.integer({ min: 0, max: 364 }), ([contract, facts], offset) => {
        const asOf = addDays(day('2026-01-01'), offset);
        expect(settle(contract, facts, asOf)).toEqual(settle(contract, knownOn(facts, asOf), asOf));
      }),
      RUNS,
    );
  });

  it('a correction is a dated difference: old amount already settled, new amount computed', () => {
    check((contract, facts) => {
      const before = settle(contract, knownOn(facts, day('2026-07-15')), END);
      const after = settle(contract, facts, END, { settled: asSettled(before) });
      for (const line of after.lines) expect(line.computed - line.alreadySettled).toBe(line.due);
      expect(after.totals.due).toBe(after.totals.computed - before.totals.computed);
      for (const line of after.lines.filter((entry) => entry.alreadySettled !== 0 && entry.due !== 0)) expect(line.dueDay > END).toBe(true);
    });
  });

  it('a later look closes more periods and never reopens one', () => {
    check((contract, facts) => {
      const days = ['2026-03-30', '2026-03-31', '2026-06-30', '2026-12-31'];
      const closed = days.map((on) => settle(contract, facts, day(on)).periods.filter((period) => period.state === 'closed').length);
      expect(closed).toEqual([0, 1, 2, 4]);
    });
  });
});

function knownOn(facts: Facts, on: Day): Facts {
  return {
    ...facts,
    claims: facts.claims.filter((claim) => recordedDay(claim) <= on),
    measures: facts.measures.filter((measure) => recordedDay(measure) <= on),
    events: facts.events.filter((event) => recordedDay(event) <= on),
    cash: facts.cash.filter((flow) => recordedDay(flow) <= on),
  };
}

describe('splitting a period', () => {
  it('gives the same total when each claim is valued alone and limits cut the last claims', () => {
    fc.assert(
      fc.property(anyTerms({ plain: true }), anyFacts, (terms, facts) => {
        const quarters = settle(makeSheet({ ...terms, calendar: { every: 'quarter' } }), facts, END);
        const months = settle(makeSheet({ ...terms, calendar: { every: 'month' } }), facts, END);
        expect(months.items.map((item) => item.paid)).toEqual(quarters.items.map((item) => item.paid));
        expect(paidOf(months)).toBe(paidOf(quarters));
      }),
      RUNS,
    );
  });
});

/** Per payer a cut counts as well: dividing a smaller sum may put the odd cent with another payer, never with nobody. */
function paidOf(statement: Statement): number {
  return statement.lines.reduce((total, line) => total + shareOf(line), 0);
}
