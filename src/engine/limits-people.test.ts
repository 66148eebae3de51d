import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settle } from './settle.ts';
import type { Statement } from './statement.ts';
import { type ClaimParts, END, type SheetParts, makeClaims, makeSheet } from './testing.ts';

/** At most so many people: who has a place keeps it, and withdrawing gives no more than that place. */

type Limits = NonNullable<SheetParts['limits']>;

const DEBT: SheetParts = {
  outcomes: ['eased', 'solved', 'course'].map((id) => ({ id, title: id })),
  alternatives: [{ id: 'debt', outcomes: ['eased', 'solved'], upgrade: 'difference' }],
  rules: [
    { id: 'pay_eased', outcome: 'eased', price: '900' },
    { id: 'pay_solved', outcome: 'solved', price: '1850' },
    { id: 'pay_course', outcome: 'course', price: '100' },
  ],
};

function statement(limits: Limits, rows: readonly ClaimParts[]): Statement {
  return settle(makeSheet({ ...DEBT, limits }), makeClaims(...rows), END);
}

function paid(limits: Limits, rows: readonly ClaimParts[]): readonly number[] {
  return statement(limits, rows).items.map((item) => item.paid / 100);
}

const at = (day: string, subject: string, outcome: string, more: ClaimParts = {}): ClaimParts => ({ day: `2026-${day}`, subject, outcome, ...more });
const PLACES: Limits = [{ id: 'places', each: 'contract', maxPeople: 2 }];

describe('a limit in people', () => {
  it.each<readonly [string, Limits, readonly ClaimParts[], readonly number[]]>([
    ['the third person has no place', PLACES, [at('01-01', 'a', 'eased'), at('01-02', 'b', 'eased'), at('01-03', 'c', 'solved')], [900, 900, 0]],
    [
      'an upgrade keeps its place, also when all are taken',
      PLACES,
      [at('01-01', 'a', 'eased'), at('01-02', 'b', 'eased'), at('02-01', 'a', 'solved')],
      [900, 900, 950],
    ],
    [
      'another outcome of who has a place',
      PLACES,
      [at('01-01', 'a', 'eased'), at('01-02', 'b', 'course'), at('02-01', 'b', 'solved'), at('02-02', 'c', 'course')],
      [900, 100, 1850, 0],
    ],
    [
      'who earned nothing takes no place',
      [{ id: 'cap', each: 'outcome', outcomes: ['course'], max: '0' }, ...PLACES],
      [at('01-01', 'a', 'course'), at('01-02', 'b', 'eased'), at('01-03', 'c', 'eased')],
      [0, 900, 900],
    ],
    [
      'per quarter each has places of its own',
      [{ id: 'places', each: 'period', maxPeople: 1 }],
      [at('01-01', 'a', 'course'), at('01-02', 'b', 'course'), at('04-01', 'b', 'course', { sequence: 2 }), at('04-02', 'a', 'eased')],
      [100, 0, 100, 0],
    ],
    [
      'an upgrade in a later quarter takes no place there',
      [{ id: 'places', each: 'period', maxPeople: 1 }],
      [at('01-01', 'a', 'eased'), at('04-01', 'a', 'solved'), at('04-02', 'b', 'eased')],
      [900, 950, 900],
    ],
    [
      'per outcome an upgrade is another outcome',
      [{ id: 'places', each: 'outcome', maxPeople: 1 }],
      [at('01-01', 'a', 'solved'), at('01-02', 'b', 'eased'), at('02-01', 'b', 'solved')],
      [1850, 900, 0],
    ],
  ])('%s', (_name, limits, rows, expected) => {
    expect(paid(limits, rows)).toEqual(expected);
  });

  it('a year is counted as the limit says', () => {
    const years: Limits = [{ id: 'places', each: 'year', year: '07-01', maxPeople: 1 }];
    const rows = [at('06-30', 'a', 'eased'), at('06-30', 'b', 'eased'), at('07-01', 'b', 'course'), at('07-02', 'c', 'course')];
    expect(paid(years, rows)).toEqual([900, 0, 100, 0]);
  });

  it('withdrawing the first step of an upgrade gives its place to nobody', () => {
    const rows = [at('01-01', 'a', 'eased'), at('01-02', 'b', 'eased'), at('01-03', 'c', 'solved'), at('02-01', 'a', 'solved')];
    expect(statement(PLACES, rows).totals.computed).toBe(275_000);
    expect(statement(PLACES, rows.slice(1)).totals.computed).toBe(275_000);
  });
});

describe('a limit in units', () => {
  const UNITS: Limits = [{ id: 'most', each: 'contract', maxCount: '2' }];

  it('an upgrade takes no new unit, so that withdrawing its first step frees none', () => {
    const rows = [at('01-01', 'a', 'eased'), at('01-02', 'b', 'eased'), at('01-03', 'c', 'solved'), at('02-01', 'a', 'solved')];
    expect(paid(UNITS, rows)).toEqual([900, 900, 0, 950]);
    expect(statement(UNITS, rows.slice(1)).totals.computed).toBe(statement(UNITS, rows).totals.computed);
  });

  it('a correction of units that had no place makes no room for others', () => {
    const rows = [at('01-01', 'z', 'course', { quantity: '-4' }), ...['a', 'b', 'c', 'd', 'e'].map((who) => at('01-02', who, 'course'))];
    // Four less and five more is one, with or without a limit.
    expect(paid(UNITS, rows).filter((amount) => amount > 0)).toEqual([100]);
  });

  it('a correction gives back the place it had, and no more', () => {
    const rows = [
      at('01-01', 'a', 'course'),
      at('01-02', 'b', 'course'),
      at('01-03', 'a', 'course', { quantity: '-3', sequence: 2 }),
      ...['c', 'd', 'e'].map((who) => at('01-04', who, 'course')),
    ];
    expect(paid(UNITS, rows)).toEqual([100, 100, -200, 0, 100, 100]);
  });

  it.each([
    ['the correction first', ['-5', '10']],
    ['the correction last', ['10', '-5']],
    ['in parts', ['4', '-2', '-3', '6']],
  ])('five less and ten more are five, in whatever order they come: %s', (_name, quantities) => {
    const rows = quantities.map((quantity, index) => at(`01-0${index + 1}`, 'a', 'course', { quantity, sequence: index + 1 }));
    expect(paid([{ id: 'most', each: 'contract', maxCount: '730' }], rows).reduce((total, amount) => total + amount, 0)).toBe(500);
  });
});

describe('whatever is claimed', () => {
  const claim = fc.record({
    subject: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    outcome: fc.constantFrom('eased', 'solved', 'course'),
    month: fc.integer({ min: 1, max: 12 }),
  });
  const claimsOf = (rows: readonly { subject: string; outcome: string; month: number }[]): readonly ClaimParts[] =>
    rows.map(({ subject, outcome, month }, index) => ({
      id: `c${index}`,
      subject,
      outcome,
      day: `2026-${String(month).padStart(2, '0')}-15`,
      sequence: index + 1,
    }));
  const peoplePaid = (from: Statement): number => new Set(from.items.filter((item) => item.paid > 0).map((item) => item.subject)).size;

  it('no more people are paid than there are places, and withdrawing a claim brings in at most the one who takes its place', () => {
    fc.assert(
      fc.property(fc.array(claim, { maxLength: 14 }), fc.nat(), fc.integer({ min: 1, max: 3 }), (drawn, which, maxPeople) => {
        const rows = claimsOf(drawn);
        const limits: Limits = [{ id: 'places', each: 'contract', maxPeople }];
        const before = peoplePaid(statement(limits, rows));
        expect(before).toBeLessThanOrEqual(maxPeople);
        const left = rows.filter((_, index) => rows.length === 0 || index !== which % rows.length);
        expect(peoplePaid(statement(limits, left))).toBeLessThanOrEqual(before);
      }),
    );
  });

  it('withdrawing a claim of equal price never raises the total', () => {
    const equal = (limits: Limits, rows: readonly ClaimParts[]): number =>
      settle(
        makeSheet({ ...DEBT, alternatives: [], rules: [{ id: 'pay', outcomes: ['eased', 'solved', 'course'], price: '100' }], limits }),
        makeClaims(...rows),
        END,
      ).totals.computed;
    const anyLimit = fc.constantFrom<Limits[number]>(
      { id: 'l', each: 'contract', maxCount: '3' },
      { id: 'l', each: 'year', max: '350' },
      { id: 'l', each: 'period', maxCount: '2' },
      { id: 'l', each: 'person', max: '150' },
    );
    fc.assert(
      fc.property(fc.array(claim, { minLength: 1, maxLength: 12 }), fc.nat(), anyLimit, (drawn, which, limit) => {
        const rows = claimsOf(drawn);
        const left = rows.filter((_, index) => index !== which % rows.length);
        expect(equal([limit], left)).toBeLessThanOrEqual(equal([limit], rows));
      }),
    );
  });
});
