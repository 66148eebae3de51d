import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Facts } from './facts.ts';
import { minorDigits } from './money.ts';
import { parseExact } from './decimal.ts';
import { toCents } from './rounding.ts';
import { settle } from './settle.ts';
import type { Item, Statement } from './statement.ts';
import { END, type SheetParts, anyFacts, anyTerms, makeFacts, makeSheet } from './testing.ts';

/** What a change of terms or facts may do, and what it may not: relations between two statements that hold for every contract. */

const RUNS = { numRuns: 200, seed: Number(process.env['LENTE_SEED'] ?? 17) };
const of = (terms: SheetParts, facts: Facts): Statement => settle(makeSheet(terms), facts, END);

/** Claim rules only, at one price above zero, and nothing that looks across claims. */
const plain: fc.Arbitrary<SheetParts> = fc.array(fc.integer({ min: 1, max: 90_000 }), { minLength: 4, maxLength: 4 }).map((prices) => ({
  outcomes: ['start', 'job', 'degree', 'house'].map((id) => ({ id, title: id })),
  rules: ['start', 'job', 'degree', 'house'].map((id, index) => ({ id: `pay_${id}`, outcome: id, price: ((prices[index] ?? 1) / 100).toFixed(2) })),
}));

function check(property: (terms: SheetParts, facts: Facts) => void): void {
  fc.assert(
    fc.property(plain, anyFacts, (terms, facts) => property(terms, facts)),
    RUNS,
  );
}

const max = (statement: Statement): number => statement.totals.computed;

describe('terms', () => {
  it('a limit never pays more, and what it takes is what is missing', () => {
    fc.assert(
      fc.property(
        plain,
        anyFacts,
        fc.integer({ min: 0, max: 3000 }),
        fc.constantFrom('last' as const, 'scale' as const),
        (terms, facts, most, cut) => {
          const free = of(terms, facts);
          const capped = of({ ...terms, limits: [{ id: 'cap', each: 'contract', max: String(most), cut }] }, facts);
          expect(max(capped)).toBe(Math.min(max(free), most * 100));
          const taken = capped.items.flatMap((item) => item.cuts).reduce((total, entry) => total + entry.amount, 0);
          expect(max(free) - max(capped)).toBe(taken);
        },
      ),
      RUNS,
    );
  });

  it('cutting the last claims and scaling them pay the same in all when one limit bears on everything', () => {
    fc.assert(
      fc.property(plain, anyFacts, fc.integer({ min: 0, max: 3000 }), (terms, facts, most) => {
        const by = (cut: 'last' | 'scale'): number =>
          max(of({ ...terms, calendar: { every: 'once' }, limits: [{ id: 'cap', each: 'period', max: String(most), cut }] }, facts));
        expect(by('last')).toBe(by('scale'));
      }),
      RUNS,
    );
  });

  it('ten times the price is ten times the money', () => {
    check((terms, facts) => {
      const rules = (terms.rules ?? []).map((rule) => ({
        ...rule,
        price: typeof rule.price === 'string' ? `${rule.price}0`.replace(/(\d+)\.(\d)(\d+)/, '$1$2.$3') : '0',
      }));
      const tenTimes = of({ ...terms, rules }, withWholeUnits(facts));
      expect(max(tenTimes)).toBe(10 * max(of(terms, withWholeUnits(facts))));
    });
  });

  it('who pays changes nothing in how much', () => {
    fc.assert(
      fc.property(plain, anyFacts, fc.integer({ min: 1, max: 99 }), (terms, facts, percent) => {
        const shared = of(
          {
            ...terms,
            payers: [
              { party: 'city', share: `${percent}%` },
              { party: 'fund', share: `${100 - percent}%` },
            ],
          },
          facts,
        );
        expect(max(shared)).toBe(max(of(terms, facts)));
        expect(shared.items).toEqual(of(terms, facts).items);
      }),
      RUNS,
    );
  });

  it('the order of rules that do not share a limit changes only the order of lines', () => {
    check((terms, facts) => {
      const turned = of({ ...terms, rules: (terms.rules ?? []).toReversed() }, facts);
      const keyed = (statement: Statement): readonly string[] => statement.lines.map((line) => `${line.key} ${line.computed}`).sort();
      expect(keyed(turned)).toEqual(keyed(of(terms, facts)));
    });
  });

  it('a second version that says the same changes nothing but its number', () => {
    fc.assert(
      fc.property(anyTerms(), anyFacts, (terms, facts) => {
        const twice = settle([makeSheet(terms), makeSheet({ ...terms, version: 2, effective: '2026-04-01' })], facts, END);
        const once = of(terms, facts);
        expect(twice.items).toEqual(once.items);
        expect(twice.lines.map(({ version: _, ...line }) => line)).toEqual(once.lines.map(({ version: _, ...line }) => line));
      }),
      RUNS,
    );
  });
});

function withWholeUnits(facts: Facts): Facts {
  return { ...facts, claims: facts.claims.map((claim) => ({ ...claim, quantity: '2' })) };
}

describe('facts', () => {
  it('of another series, or recorded later, or of an unknown outcome change no amount', () => {
    fc.assert(
      fc.property(anyTerms(), anyFacts, (terms, facts) => {
        const noise = makeFacts({
          claims: [
            { id: 'n1', day: '2026-02-01', outcome: 'job', subject: 'p1', series: 'plan' },
            { id: 'n2', day: '2026-02-01', outcome: 'job', subject: 'p1', recorded: '2027-02-01' },
            { id: 'n3', day: '2026-02-01', outcome: 'nowhere', subject: 'p1' },
            { id: 'n4', day: '2030-02-01', outcome: 'job', subject: 'p1', recorded: '2026-02-01' },
          ],
        });
        const before = of(terms, facts);
        const after = of(terms, { ...facts, claims: [...facts.claims, ...noise.claims] });
        expect(after.lines).toEqual(before.lines);
        expect(after.items).toEqual(before.items);
      }),
      RUNS,
    );
  });

  it('a file that was read twice is as good as once', () => {
    fc.assert(
      fc.property(anyTerms(), anyFacts, (terms, facts) => {
        const twice = of(terms, { ...facts, claims: [...facts.claims, ...facts.claims], measures: [...facts.measures, ...facts.measures] });
        expect(twice.lines).toEqual(of(terms, facts).lines);
      }),
      RUNS,
    );
  });

  it('one more accepted claim never pays less', () => {
    check((terms, facts) => {
      const more = makeFacts({ claims: [{ id: 'zz', day: '2026-12-31', outcome: 'job', subject: 'new' }] }).claims;
      const before = max(of(terms, facts));
      const after = of(terms, { ...facts, claims: [...facts.claims, ...more] });
      expect(max(after) - before).toBe(after.items.filter((item) => item.claim === 'zz').reduce((total, item) => total + item.paid, 0));
      expect(max(after)).toBeGreaterThan(before);
    });
  });

  it('persons are alike: other pseudonyms in the same order give the same amounts', () => {
    fc.assert(
      fc.property(anyTerms(), anyFacts, (terms, facts) => {
        const rename = (subject: string | undefined): { subject?: string } => (subject === undefined ? {} : { subject: `x-${subject}` });
        const claims = facts.claims.map((claim) => ({ ...claim, subject: `x-${claim.subject}` }));
        const renamed = { ...facts, claims, events: facts.events.map((event) => ({ ...event, ...rename(event.subject) })) };
        const amounts = (statement: Statement): readonly (readonly [string, number])[] => statement.lines.map((line) => [line.key, line.computed]);
        expect(amounts(of(terms, renamed))).toEqual(amounts(of(terms, facts)));
      }),
      RUNS,
    );
  });

  it('two groups of persons that share no limit can be settled apart', () => {
    check((terms, facts) => {
      const isLeft = (subject: string): boolean => subject < 'p3';
      const part = (keep: boolean): Facts => ({ ...facts, claims: facts.claims.filter((claim) => isLeft(claim.subject) === keep) });
      const capped = { ...terms, limits: [{ id: 'cap', each: 'person' as const, max: '500' }] };
      expect(max(of(capped, part(true))) + max(of(capped, part(false)))).toBe(max(of(capped, facts)));
    });
  });
});

describe('units', () => {
  it('never above a maximum of units, nor above a share of the outcomes', () => {
    fc.assert(
      fc.property(plain, anyFacts, fc.integer({ min: 1, max: 6 }), (terms, facts, most) => {
        const counted = of({ ...terms, limits: [{ id: 'units', each: 'person', maxCount: String(most) }] }, withWholeUnits(facts));
        for (const items of Object.values(Object.groupBy(counted.items, (item) => item.subject ?? '')))
          expect(paidUnits(terms, items ?? [])).toBeLessThanOrEqual(most + 0.01);
        const shared = of(
          {
            ...terms,
            calendar: { every: 'once' },
            limits: [{ id: 'share', each: 'contract', maxShare: '40%', outcomes: ['job'], among: ['start', 'job'] }],
          },
          withWholeUnits(facts),
        );
        const units = (outcome: string): number =>
          paidUnits(
            terms,
            shared.items.filter((item) => item.rule === `pay_${outcome}`),
          );
        expect(units('job')).toBeLessThanOrEqual(0.4 * (units('job') + units('start')) + 0.01);
      }),
      RUNS,
    );
  });
});

/** Units that were paid: the money over the price. */
function paidUnits(terms: SheetParts, items: readonly Item[]): number {
  const priceOf = new Map(
    (terms.rules ?? []).map((rule) => [rule.id, typeof rule.price === 'string' ? toCents(parseExact(rule.price), minorDigits('EUR'), 'half-up') : 1]),
  );
  return items.reduce((total, item) => total + item.paid / (priceOf.get(item.rule) ?? 1), 0);
}
