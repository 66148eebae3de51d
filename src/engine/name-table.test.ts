import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Facts } from './facts.ts';
import { settle } from './settle.ts';
import { END, type FactParts, makeFacts, makeSheet } from './testing.ts';

/** The table in docs/terms.md of what a name sees in which `per`: every cell is run. */

const PERS = ['claim', 'person', 'cohort', 'period', 'contract'] as const;
type Per = (typeof PERS)[number];

const doc = readFileSync(new URL('../../docs/terms.md', import.meta.url), 'utf8');
const rows = (doc.split('| in a formula |')[1] ?? '')
  .split('\n\n')[0]
  ?.split('\n')
  .slice(2)
  .map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

/** p1 reached a job in each of the first two quarters, p2 one in each; what the rule pays p1 (or all) in the second, in whole euros. */
const CLAIMS: NonNullable<FactParts['claims']> = ['p1', 'p2'].flatMap((subject) =>
  ['2026-02-10', '2026-05-10'].map((day, index) => ({ id: `${subject}${index}`, day, outcome: 'job', subject, sequence: index + 1 })),
);
function seen(per: Per, amount: string, facts: FactParts): number | undefined {
  const sheet = makeSheet({
    outcomes: [{ id: 'job', title: 'A job' }],
    events: [{ id: 'left' }],
    rules: [{ id: 'pay', outcome: 'job', per, amount }],
  });
  const known: Facts = makeFacts({ ...facts, claims: CLAIMS });
  const { items } = settle(sheet, known, END);
  // To date pays only what is new: all of it together is what it sees.
  const own = items.filter(
    ({ period, subject }) => (per === 'contract' ? period <= '2026-06-30' : period === '2026-06-30') && (subject ?? 'p1') === 'p1',
  );
  return own.length === 0 ? undefined : own.reduce((sum, item) => sum + item.gross, 0) / 100;
}

const measure = (day: string, value: string, subject?: string) => ({
  id: `${day}${subject ?? ''}`,
  day,
  name: 'score',
  value,
  ...(subject === undefined ? {} : { subject }),
});
const event = (day: string, subject?: string): FactParts => ({
  events: [{ id: 'e', kind: 'event', day, name: 'left', ...(subject === undefined ? {} : { subject }) }],
});

/** Seen when measured in the first quarter: to date; only when in the second: this period. */
function sees(per: Per, subject?: string): string {
  const [before, now] = ['2026-02-01', '2026-06-01'].map((day) => seen(per, 'score', { measures: [measure(day, '7', subject)] }));
  return before === 7 ? 'to date' : now === 7 ? 'this period' : 'not';
}

/** p1 claimed on 10 May: is it seen when it happened that day, and when it happened later in the period? */
function happens(per: Per, subject?: string): string {
  const [on, later] = ['2026-05-10', '2026-06-01'].map((day) => seen(per, 'if(left, 1, 2)', event(day, subject)));
  return later === 1 ? 'up to the end' : on === 1 ? 'on its day' : 'not';
}

const COUNTED: Readonly<Record<number, string>> = { 1: 'own, this period', 2: 'all, this period', 4: 'all, to date' };
function summed(per: Per): string {
  const measures = [measure('2026-02-01', '10', 'p1'), measure('2026-06-01', '1', 'p2'), measure('2026-06-02', '1', 'p3')];
  return seen(per, 'sum(score)', { measures }) === 12 ? 'all, to date' : 'all, this period';
}

const CELLS: readonly ((per: Per) => string | undefined)[] = [
  (per) => sees(per, 'p1'),
  (per) => sees(per),
  (per) => happens(per),
  (per) => happens(per, 'p1'),
  (per) => COUNTED[seen(per, 'count(job)', {}) ?? 0],
  summed,
];

describe('the table of what a name sees', () => {
  it('has a row for each kind of name', () => expect(rows?.length).toBe(CELLS.length));
  it.each(CELLS.flatMap((cell, row) => PERS.map((per, column) => [rows?.[row]?.[0] ?? '', per, cell, rows?.[row]?.[column + 1]] as const)))(
    '%s, per %s',
    (_name, per, cell, written) => {
      expect(cell(per)).toBe(written);
    },
  );
});
