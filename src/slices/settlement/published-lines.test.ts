import { describe, expect, it } from 'vitest';
import { type Day, day } from '../../engine/calendar.ts';
import type { Facts } from '../../engine/facts.ts';
import { must } from '../../engine/result.ts';
import { settle } from '../../engine/settle.ts';
import { type ClaimParts, type SheetParts, makeClaims, makeSheet } from '../../engine/testing.ts';
import type { TermSheet } from '../../engine/terms.ts';
import { publishedLines } from './published-lines.ts';

const PRICES: Readonly<Record<string, number>> = { job: 1_000, home: 700 };
const parts: SheetParts = {
  outcomes: Object.keys(PRICES).map((id) => ({ id, title: id })),
  rules: Object.entries(PRICES).map(([id, price]) => ({ id: `pay_${id}`, outcome: id, price: String(price) })),
};
const plain = makeSheet(parts);

const [FIRST, LATER, LAST] = [day('2026-03-31'), day('2026-04-20'), day('2026-06-30')];
const MOMENTS: readonly Day[] = [FIRST, LATER, LAST];

/** How many people reached an outcome in a quarter, as it was known at each moment from then on. */
type Known = { readonly outcome: string; readonly happened: string; readonly counts: readonly (readonly [Day, number])[] };

function factsOf(known: readonly Known[]): Facts {
  return makeClaims(
    ...known.flatMap(({ outcome, happened, counts }) => {
      let before = 0;
      return counts.flatMap(([recorded, count]) => {
        const [low, high] = [Math.min(before, count), Math.max(before, count)];
        const verdict = count > before ? ('accepted' as const) : ('withdrawn' as const);
        before = count;
        return Array.from({ length: high - low }, (_, index): ClaimParts => {
          const subject = `${outcome} ${happened} ${low + index}`;
          return { id: subject, subject, outcome, day: happened, recorded, verdict };
        });
      });
    }),
  );
}

const termsOf = (sheet: TermSheet) => ({ termDays: 30, hasLimits: sheet.limits.length > 0 });

/** All that somebody sees who looks after every moment. */
function seen(sheet: TermSheet, facts: Facts, moments: readonly Day[] = MOMENTS): string {
  const statements = moments.map((on) => settle(sheet, facts, on));
  return JSON.stringify(moments.map((_, index) => publishedLines(statements.slice(0, index + 1), termsOf(sheet))));
}

/** `isEdge`: at the end of the numbers that were tried, so that a world beside it is missing. */
type World = { readonly facts: Facts; readonly secrets: Readonly<Record<string, number>>; readonly isEdge?: boolean };

/** A solver that tries every world: which numbers of one to four follow from what is seen, because no other world looks the same? */
function found(sheet: TermSheet, worlds: readonly World[], moments: readonly Day[] = MOMENTS): readonly string[] {
  const alike = Map.groupBy(worlds, (world) => seen(sheet, world.facts, moments));
  const whole = [...alike.values()].filter((own) => !own.some((world) => world.isEdge === true));
  return whole.flatMap((own) =>
    Object.keys(must(own[0], 'world').secrets).flatMap((name) => {
      const values = new Set(own.map((world) => Math.abs(must(world.secrets[name], name))));
      const [only = 0] = values;
      return values.size === 1 && only > 0 && only < 5 ? [`${name} is ${only} ${JSON.stringify(own.map((w) => w.secrets))}`] : [];
    }),
  );
}

const upTo = (most: number): readonly number[] => Array.from({ length: most + 1 }, (_, count) => count);

describe('who tries every world that fits what an investor sees', () => {
  it('finds no number of one to four, not from a price, two days, or two periods', () => {
    const worlds = upTo(9).flatMap((early) =>
      upTo(9).flatMap((later) =>
        upTo(14).map((next): World => ({
          facts: factsOf([
            {
              outcome: 'job',
              happened: '2026-01-10',
              counts: [
                [FIRST, early],
                [LATER, later],
              ],
            },
            { outcome: 'job', happened: '2026-04-10', counts: [[LAST, next]] },
          ]),
          secrets: { early, later, next, change: later - early, together: later + next },
          isEdge: next === 14,
        })),
      ),
    );
    expect(found(plain, worlds)).toEqual([]);
  }, 60_000);

  it.each([
    ['no limit', {}],
    ['a limit on all', { limits: [{ id: 'most', title: 'Most', each: 'contract' as const, max: '7000' }] }],
    ['a limit per person', { limits: [{ id: 'most', title: 'Most', each: 'person' as const, max: '800' }] }],
    ['a limit of the payer', { limits: [{ id: 'most', title: 'Most', each: 'payer' as const, payer: 'city', max: '7000' }] }],
    ['a minimum', { limits: [{ id: 'least', title: 'Least', each: 'contract' as const, min: '7500' }] }],
    ['an amount of the period', { rules: [...(parts.rules ?? []), { id: 'each', per: 'period' as const, amount: 'count(home) * 13' }] }],
    ['tax', { tax: { rate: '21%', basis: 'net' as const, category: 'S' as const } }],
  ])(
    'finds none from two outcomes with %s',
    (_what, more) => {
      const pairs = [0, 5, 6].flatMap((first) => upTo(10).map((later) => [first, later] as const));
      const once = upTo(15).map((count) => [count, count] as const);
      const worldsOf = (counts: readonly (readonly [number, number])[]): readonly World[] =>
        counts.flatMap(([jobs, jobsLater]) =>
          counts.map(([homes, homesLater]) => ({
            facts: factsOf([
              {
                outcome: 'job',
                happened: '2026-01-10',
                counts: [
                  [FIRST, jobs],
                  [LATER, jobsLater],
                ],
              },
              {
                outcome: 'home',
                happened: '2026-01-11',
                counts: [
                  [FIRST, homes],
                  [LATER, homesLater],
                ],
              },
            ]),
            secrets: { jobs, homes, jobsLater, homesLater },
          })),
        );
      const worlds = [...worldsOf(pairs), ...worldsOf(once)];
      expect(found(makeSheet({ ...parts, ...more }), worlds, [FIRST, LATER])).toEqual([]);
    },
    60_000,
  );
});

describe('what is published', () => {
  const shown = (known: readonly Known[], sheet = plain) =>
    publishedLines(
      MOMENTS.map((on) => settle(sheet, factsOf(known), on)),
      termsOf(sheet),
    ).map((line) => [line.period, line.rule, line.part.claimsAccepted, line.computed]);
  const jobs = (happened: string, ...counts: readonly (readonly [Day, number])[]): Known => ({ outcome: 'job', happened, counts });

  it.each<[string, readonly Known[], readonly (readonly [string, string, number, number])[]]>([
    ['five people are', [jobs('2026-01-10', [FIRST, 5])], [[FIRST, 'pay_job', 5, 500_000]]],
    ['four are not', [jobs('2026-01-10', [FIRST, 4])], []],
    ['a correction of one waits', [jobs('2026-01-10', [FIRST, 12], [LATER, 13])], [[FIRST, 'pay_job', 12, 1_200_000]]],
    ['a correction of six does not', [jobs('2026-01-10', [FIRST, 12], [LATER, 6])], [[FIRST, 'pay_job', 6, 600_000]]],
    ['not down to three', [jobs('2026-01-10', [FIRST, 12], [LATER, 3])], [[FIRST, 'pay_job', 12, 1_200_000]]],
    ['what waited comes out with what follows', [jobs('2026-01-10', [FIRST, 3]), jobs('2026-04-10', [LAST, 4])], [[LAST, 'pay_job', 7, 700_000]]],
  ])('%s', (_what, known, lines) => {
    expect(shown(known)).toEqual(lines);
  });
});
