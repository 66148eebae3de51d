import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Day, addDays, day } from './calendar.ts';
import type { Claim, Facts } from './facts.ts';
import { recordedDay } from './known-facts.ts';
import { settle } from './settle.ts';
import type { Line, Settled, Statement } from './statement.ts';
import type { TermSheet } from './terms.ts';
import { END, anyContract, anyFacts, makeSheet } from './testing.ts';

/** Facts that were written down late, changed or taken back: what is paid in all is what was true, whatever was thought in between. */

const RUNS = { numRuns: 80, seed: Number(process.env['LENTE_SEED'] ?? 20_260_714) };
/** Long after the last revision. */
const LATER = day('2035-12-31');

type Story = { readonly contract: readonly TermSheet[]; readonly facts: Facts };

const revision = fc.record({
  pick: fc.nat(),
  after: fc.integer({ min: 1, max: 200 }),
  quantity: fc.constantFrom('0.5', '2', '3', '7'),
  verdict: fc.constantFrom('accepted' as const, 'accepted' as const, 'rejected' as const, 'withdrawn' as const),
});

/** Claims that are revised up to a dozen times, some of them several times over. */
const anyRevised: fc.Arbitrary<Story> = fc
  .tuple(anyContract, anyFacts, fc.array(revision, { maxLength: 12, size: 'max' }))
  .map(([contract, facts, revisions]) => {
    const claims = [...facts.claims];
    for (const { pick, after, quantity, verdict } of revisions) {
      const claim = claims[pick % Math.max(1, claims.length)];
      if (claim !== undefined) claims.push({ ...claim, quantity, verdict, recorded: addDays(recordedDay(claim), after) });
    }
    return { contract, facts: { ...facts, claims } };
  });

/** Each claim once, as it was last known, but written down when it first was: a correction does not make it late. */
function asItTurnedOut(facts: Facts): Facts {
  const byId = Map.groupBy(facts.claims, (claim) => claim.id);
  return { ...facts, claims: [...byId.values()].map(lastOf) };
}

function lastOf(versions: readonly Claim[]): Claim {
  const inOrder = versions.toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  const last = inOrder.at(-1);
  if (last === undefined) throw new Error('a claim');
  // What was withdrawn was no report: an id that is kept ready holds no place for what comes later.
  const first = inOrder.find((version) => version.verdict !== 'withdrawn') ?? last;
  return { ...last, recorded: recordedDay(first) };
}

function orderOf(claim: Claim): string {
  return `${recordedDay(claim)} ${JSON.stringify(claim)}`;
}

/** Interest on late payment depends on when something was settled, and so on the corrections in between. */
const without = (lines: readonly Line[]): readonly Line[] => lines.filter((line) => line.kind !== 'late_interest');
const total = (statement: Statement, what: 'computed' | 'due' | 'alreadySettled'): number =>
  without(statement.lines).reduce((sum, line) => sum + line[what], 0);
const amounts = (statement: Statement) => without(statement.lines).flatMap((line) => (line.computed === 0 ? [] : [[line.key, line.computed]]));

const PLAIN = ['start', 'job', 'degree', 'house'];

/** Settles on each of these days; every step books what is due then, and the next one gets all that was booked. */
function inSteps({ contract, facts }: Story, days: readonly Day[]): { readonly booked: readonly Settled[]; readonly last: Statement } {
  const booked: Settled[] = [];
  let last = settle(contract, facts, days[0] ?? END, { settled: [] });
  for (const on of days) {
    last = settle(contract, facts, on, { settled: [...booked] });
    for (const line of last.lines) booked.push({ key: line.key, period: line.period, version: line.version, amount: line.due });
  }
  return { booked, last };
}

const anyDays: fc.Arbitrary<readonly Day[]> = fc
  .uniqueArray(fc.integer({ min: 20, max: 600 }), { minLength: 1, maxLength: 5 })
  .map((offsets) => [...offsets.toSorted((a, b) => a - b).map((offset) => addDays(day('2026-01-01'), offset)), LATER]);

describe('corrections', () => {
  it('leave no trace in the amounts: what was thought before is as if it never was', () => {
    fc.assert(
      fc.property(anyRevised, ({ contract, facts }) => {
        const [history, truth] = [settle(contract, facts, LATER), settle(contract, asItTurnedOut(facts), LATER)];
        expect(history.items.map(({ claim, gross, paid, cuts }) => ({ claim, gross, paid, cuts }))).toEqual(
          truth.items.map(({ claim, gross, paid, cuts }) => ({ claim, gross, paid, cuts })),
        );
        expect(amounts(history)).toEqual(amounts(truth));
      }),
      RUNS,
    );
  });

  it('under limits, floors, payers and amendments: all steps together book what settling at once comes to, line by line', () => {
    fc.assert(
      fc.property(anyRevised, anyDays, (story, days) => {
        const { booked, last } = inSteps(story, days);
        const inAll = new Map<string, number>();
        for (const entry of booked) inAll.set(entry.key, (inAll.get(entry.key) ?? 0) + entry.amount);
        // A period keeps the version it was settled with, also when a later amendment would have changed it.
        for (const line of without(last.lines)) expect(inAll.get(line.key)).toBe(line.computed);
        expect(without(last.lines).reduce((sum, line) => sum + (inAll.get(line.key) ?? 0), 0)).toBe(total(last, 'computed'));
        expect(total(last, 'computed')).toBe(total(settle(story.contract, story.facts, LATER), 'computed'));
      }),
      RUNS,
    );
  });

  it('are told as what they are: what was settled, what it comes to now, and the difference', () => {
    fc.assert(
      fc.property(anyRevised, anyDays, (story, days) => {
        const { booked } = inSteps(story, days.slice(0, -1));
        const { lines } = settle(story.contract, story.facts, LATER, { settled: booked });
        const before = Map.groupBy(booked, (entry) => entry.key);
        for (const line of lines) {
          expect(line.alreadySettled).toBe((before.get(line.key) ?? []).reduce((sum, entry) => sum + entry.amount, 0));
          expect(line.due).toBe(line.computed - line.alreadySettled);
        }
        // Nothing that was booked is forgotten: a line that is no longer there comes back, as money to return.
        const keys = new Set(lines.map((line) => line.key));
        for (const [key, entries] of before) expect(keys.has(key) || entries.reduce((sum, entry) => sum + entry.amount, 0) === 0).toBe(true);
      }),
      RUNS,
    );
  });

  it('that take every claim back bring back every cent that was paid for one', () => {
    fc.assert(
      fc.property(anyContract, anyFacts, anyDays, (contract, facts, days) => {
        const withdrawn = facts.claims.map((claim) => ({ ...claim, verdict: 'withdrawn' as const, recorded: addDays(END, 400) }));
        const taken: Facts = { ...facts, claims: [...facts.claims, ...withdrawn] };
        const { booked } = inSteps({ contract, facts: taken }, days);
        const end = settle(contract, taken, addDays(END, 400), { settled: booked });
        const never = settle(contract, { ...facts, claims: [] }, addDays(END, 400));
        expect(total(end, 'computed')).toBe(total(never, 'computed'));
        expect(total(end, 'alreadySettled') + total(end, 'due')).toBe(total(never, 'computed'));
        expect(end.items.filter((item) => item.claim !== undefined)).toEqual([]);
      }),
      RUNS,
    );
  });

  it('of a quantity move the money only of the line they belong to, when nothing looks across claims', () => {
    fc.assert(
      fc.property(anyFacts, fc.nat(), ({ claims, ...rest }, pick) => {
        const claim = claims[pick % Math.max(1, claims.length)];
        if (claim === undefined || claim.verdict !== 'accepted') return;
        const contract = makeSheet({
          outcomes: PLAIN.map((id) => ({ id, title: id })),
          rules: PLAIN.map((id) => ({ id: `pay_${id}`, outcome: id, price: '10' })),
        });
        const more = { ...claim, quantity: '5', recorded: addDays(END, 30) };
        const [before, after] = [[...claims], [...claims, more]].map((list) => settle(contract, { ...rest, claims: list }, LATER));
        if (before === undefined || after === undefined) throw new Error('two statements');
        const changed = after.lines.filter((line) => line.computed !== before.lines.find((other) => other.key === line.key)?.computed);
        expect(changed.every((line) => line.rule === `pay_${claim.outcome}` && line.period >= claim.day)).toBe(true);
        expect(changed.length).toBeLessThanOrEqual(1);
      }),
      RUNS,
    );
  });
});
