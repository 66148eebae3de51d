import * as fc from 'fast-check';
import { type Day, addDays, day } from './calendar.ts';
import type { Facts } from './facts.ts';
import { type FactParts, makeFacts } from './testing.ts';

/** What happens in a life: claims that come late, twice, below zero, by others; events of all and of one; money; each handed in some day. */

const FIRST = day('2026-01-01');
const SUBJECTS = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6'];
const anyDay = fc.integer({ min: 0, max: 540 }).map((offset) => addDays(FIRST, offset));
const subject = fc.constantFrom(...SUBJECTS);
const delay = fc.constantFrom(0, 0, 0, 5, 40, 130);

const claim = fc.record({
  day: anyDay,
  delay,
  outcome: fc.constantFrom('start', 'job', 'degree', 'house'),
  subject,
  sequence: fc.integer({ min: 1, max: 3 }),
  quantity: fc.constantFrom('1', '1', '1', '1', '2', '0.5', '1.333', '-1', '-0.5'),
  payer: fc.option(fc.constantFrom('city', 'fund'), { nil: undefined, freq: 1 }),
  group: fc.option(fc.constantFrom('young', 'old'), { nil: undefined, freq: 1 }),
  verdict: fc.nat(11).map((pick) => (pick === 9 ? 'claimed' : pick === 10 ? 'rejected' : pick === 11 ? 'withdrawn' : 'accepted')),
});

const correction = fc.record({
  pick: fc.nat(),
  after: fc.integer({ min: 0, max: 300 }),
  /** It says of itself that it was written down earlier than it came in. */
  backdated: fc.boolean(),
  quantity: fc.constantFrom('1', '2', '3', '0.5', '-1', '0'),
  verdict: fc.constantFrom('accepted', 'accepted', 'withdrawn', 'rejected'),
});

const happening = fc.oneof(
  fc.record({ kind: fc.constant('enrolment' as const), subject, group: fc.constantFrom(undefined, 'young') }),
  fc.record({ kind: fc.constant('start' as const), subject, outcome: fc.constantFrom(undefined, 'house', 'job') }),
  fc.record({
    kind: fc.constant('event' as const),
    name: fc.constantFrom('ready', 'ready', 'stopped'),
    subject: fc.constantFrom(undefined, ...SUBJECTS),
  }),
  fc.record({
    kind: fc.constant('receipt' as const),
    claim: fc.constantFrom('c0', 'c1', 'c2'),
    payer: fc.constantFrom(undefined, 'city', 'fund'),
    agreed: anyDay,
  }),
);

const measure = fc.record({
  name: fc.constantFrom('spent', 'score', 'score'),
  value: fc.constantFrom('0', '100', '250.55', '-40', '33.335'),
});

const cash = fc.record({
  party: fc.constantFrom('city', 'province', 'fund'),
  amount: fc.constantFrom('10', '100.01', '5000', '-20'),
  period: fc.constantFrom('2026-03-31', '2026-06-30', '2026-12-31', '2026-01-31'),
  payee: fc.constantFrom(undefined, undefined, 'provider'),
});

type Dated<T> = fc.Arbitrary<{ readonly day: Day; readonly delay: number; readonly what: T }>;
const dated = <T>(what: fc.Arbitrary<T>): Dated<T> => fc.record({ day: anyDay, delay, what });

const draft = fc.record({
  /** By the server: every fact has a day of receipt and a place in the order of receipt. */
  isReceived: fc.boolean(),
  claims: fc.array(claim, { maxLength: 30, size: 'max' }),
  corrections: fc.array(correction, { maxLength: 6 }),
  events: fc.array(dated(happening), { maxLength: 12, size: 'max' }),
  measures: fc.array(dated(measure), { maxLength: 6 }),
  cash: fc.array(dated(cash), { maxLength: 4 }),
});

type Draft = typeof draft extends fc.Arbitrary<infer T> ? T : never;
type ClaimRow = NonNullable<FactParts['claims']>[number] & { readonly day: Day; readonly recorded: Day };
/** A fact, and the day on which it came in. */
type Came<T> = { readonly row: T; readonly came: Day };

export const anyLifeFacts: fc.Arbitrary<Facts> = draft.map((life) => {
  const first = life.claims.map(({ delay: late, ...row }, index): ClaimRow => ({ id: `c${index}`, ...row, recorded: addDays(row.day, late) }));
  const claims = [...first.map((row) => ({ row, came: row.recorded })), ...correctionsOf(life, first)];
  const rest = <T extends object>(entries: readonly { readonly day: Day; readonly delay: number; readonly what: T }[], mark: string) =>
    entries.map(({ day, delay: late, what }, index) => {
      const came = addDays(day, late);
      return { row: { id: `${mark}${index}`, day, recorded: came, ...what }, came };
    });
  const hand = life.isReceived ? received : asWritten;
  return makeFacts({
    claims: hand(claims),
    measures: hand(rest(life.measures, 'm')),
    events: hand(rest(life.events, 'e')),
    cash: hand(rest(life.cash, 'b').map(({ row, came }) => ({ row: { ...row, kind: 'paid' as const }, came }))),
  });
});

/** Other versions of claims: one in two of the server's says of itself that it was written down when it happened, however late it came. */
function correctionsOf(life: Draft, rows: readonly ClaimRow[]): readonly Came<ClaimRow>[] {
  return life.corrections.flatMap(({ pick, after, backdated, quantity, verdict }) => {
    const row = rows[pick % Math.max(1, rows.length)];
    if (row === undefined) return [];
    const came = addDays(row.recorded, after);
    return [{ row: { ...row, quantity, verdict, recorded: backdated && life.isReceived ? row.day : came }, came }];
  });
}

function asWritten<T>(rows: readonly Came<T>[]): T[] {
  return rows.map(({ row }) => row);
}

/** In the order in which it came in. */
function received<T>(rows: readonly Came<T>[]): (T & { readonly received: Day; readonly order: number })[] {
  return rows
    .toSorted((left, right) => (left.came < right.came ? -1 : left.came > right.came ? 1 : 0))
    .map(({ row, came }, index) => ({ ...row, received: came, order: index + 1 }));
}
