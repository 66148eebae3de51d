import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../../engine/calendar.ts';
import { cents, sum, type Cents } from '../../engine/money.ts';
import { settle } from '../../engine/settle.ts';
import type { Line } from '../../engine/statement.ts';
import { END, anyContract, anyFacts } from '../../engine/testing.ts';
import { ACCOUNT_KINDS } from '../../ledger/account-kinds.ts';
import { entriesOfLine, type BookEntry } from './postings.ts';

const KINDS: readonly Line['kind'][] = ['outcome', 'minimum', 'fee', 'deduction', 'late_interest'];
const PART = {
  id: 'x',
  claimsMade: 0,
  claimsAccepted: 0,
  quantity: '1',
  price: undefined,
  gross: cents(0),
  cuts: [],
  rounding: '0',
  total: cents(0),
  items: [],
  working: [],
};

function line(parts: {
  readonly computed: number;
  readonly tax?: number;
  readonly before?: number;
  readonly kind?: Line['kind'];
  readonly payee?: string;
}): Line {
  const { computed, tax = 0, before = 0, kind = 'outcome', payee = 'provider' } = parts;
  return {
    key: `2026-03-31/job/city/${payee}`,
    kind,
    period: '2026-03-31',
    version: 1,
    rule: 'job',
    outcome: 'job',
    payer: 'city',
    payee,
    share: '1',
    part: PART,
    payerCuts: [],
    net: cents(computed - tax),
    tax: cents(tax),
    computed: cents(computed),
    alreadySettled: cents(before),
    due: cents(computed - before),
    dueDay: day('2026-04-30'),
  };
}

/** "city:payable credit 100": as people write it. */
function written(entries: readonly BookEntry[]): readonly string[] {
  return entries.map(({ party, account, debit, credit }) => `${party}:${account} ${debit > 0 ? `debit ${debit}` : `credit ${credit}`}`);
}

function balances(entries: readonly BookEntry[]): Readonly<Record<string, number>> {
  const all: Record<string, number> = {};
  for (const { party, account, debit, credit } of entries) {
    const natural = ACCOUNT_KINDS[account].side === 'debit' ? debit - credit : credit - debit;
    all[`${party}:${account}`] = (all[`${party}:${account}`] ?? 0) + natural;
  }
  return all;
}

function partyTotals(entries: readonly BookEntry[]): readonly Cents[] {
  return [...Map.groupBy(entries, ({ party }) => party).values()].map((own) => sum(own.map(({ debit, credit }) => cents(debit - credit))));
}

describe('the entries of a line', () => {
  it.each([
    [
      'an outcome',
      line({ computed: 100 }),
      ['city:outcome_cost debit 100', 'city:payable credit 100', 'provider:receivable debit 100', 'provider:outcome_income credit 100'],
    ],
    [
      'an outcome with tax',
      line({ computed: 121, tax: 21 }),
      [
        'city:outcome_cost debit 121',
        'city:payable credit 121',
        'provider:receivable debit 121',
        'provider:outcome_income credit 100',
        'provider:tax credit 21',
      ],
    ],
    [
      'a deduction',
      line({ computed: -40, kind: 'deduction' }),
      ['city:outcome_cost credit 40', 'city:payable debit 40', 'provider:receivable credit 40', 'provider:outcome_income debit 40'],
    ],
    [
      'a fee',
      line({ computed: 5, kind: 'fee', payee: 'arranger' }),
      ['city:fee_cost debit 5', 'city:payable credit 5', 'arranger:receivable debit 5', 'arranger:fee_income credit 5'],
    ],
    [
      'interest',
      line({ computed: 5, kind: 'late_interest' }),
      ['city:interest_cost debit 5', 'city:payable credit 5', 'provider:receivable debit 5', 'provider:interest_income credit 5'],
    ],
    [
      'a top-up',
      line({ computed: 5, kind: 'minimum' }),
      ['city:outcome_cost debit 5', 'city:payable credit 5', 'provider:receivable debit 5', 'provider:outcome_income credit 5'],
    ],
    ['nothing', line({ computed: 0 }), []],
  ])('%s', (_what, of, expected) => {
    expect(written(entriesOfLine(of))).toEqual(expected);
  });

  it.each([
    [
      'more',
      line({ computed: 242, tax: 42, before: 121 }),
      [
        'city:outcome_cost debit 121',
        'city:payable credit 121',
        'provider:receivable debit 121',
        'provider:outcome_income credit 100',
        'provider:tax credit 21',
      ],
    ],
    [
      'less',
      line({ computed: 60, tax: 11, before: 121 }),
      [
        'city:outcome_cost credit 61',
        'city:payable debit 61',
        'provider:receivable credit 61',
        'provider:outcome_income debit 51',
        'provider:tax debit 10',
      ],
    ],
    [
      'nothing any more, tax too',
      line({ computed: 0, before: 121 }),
      [
        'city:outcome_cost credit 121',
        'city:payable debit 121',
        'provider:receivable credit 121',
        'provider:outcome_income debit 100',
        'provider:tax debit 21',
      ],
    ],
  ])('of a correction to %s book only the difference', (_what, now, expected) => {
    expect(written(entriesOfLine(now, line({ computed: 121, tax: 21 })))).toEqual(expected);
  });

  it('of a fee that vanished go back where they were booked', () => {
    const gone = line({ computed: 0, before: 5, payee: 'arranger' });
    expect(written(entriesOfLine(gone, line({ computed: 5, kind: 'fee', payee: 'arranger' })))).toEqual([
      'city:fee_cost credit 5',
      'city:payable debit 5',
      'arranger:receivable credit 5',
      'arranger:fee_income debit 5',
    ]);
  });
});

const amounts = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });

describe('whatever the amounts', () => {
  it('each party balances by itself, and no entry is empty or below zero', () => {
    fc.assert(
      fc.property(amounts, amounts, fc.constantFrom(...KINDS), (computed, tax, kind) => {
        const entries = entriesOfLine(line({ computed, tax, kind }));
        expect(partyTotals(entries).every((total) => total === 0)).toBe(true);
        expect(entries.every(({ debit, credit }) => debit >= 0 && credit >= 0 && (debit === 0) !== (credit === 0))).toBe(true);
      }),
    );
  });

  it('after any chain of corrections the books hold the last line, tax apart', () => {
    const versions = fc.array(fc.record({ computed: amounts, tax: amounts }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(versions, fc.constantFrom(...KINDS), (chain, kind) => {
        let before: Line | undefined;
        const entries: BookEntry[] = [];
        for (const { computed, tax } of chain) {
          const now = line({ computed, tax, kind, before: before?.computed ?? 0 });
          entries.push(...entriesOfLine(now, before));
          before = now;
        }
        const [last] = chain.slice(-1);
        const own = kind === 'fee' ? 'fee' : kind === 'late_interest' ? 'interest' : 'outcome';
        const expected = {
          [`city:${own}_cost`]: last?.computed,
          'city:payable': last?.computed,
          'provider:receivable': last?.computed,
          [`provider:${own}_income`]: (last?.computed ?? 0) - (last?.tax ?? 0),
          'provider:tax': last?.tax,
        };
        expect({ ...Object.fromEntries(Object.keys(expected).map((key) => [key, 0])), ...balances(entries) }).toEqual(expected);
      }),
    );
  });

  it('a whole statement balances per party, and its costs are its total', () => {
    fc.assert(
      fc.property(anyContract, anyFacts, (versions, facts) => {
        const { lines, totals } = settle(versions, facts, END);
        const entries = lines.flatMap((entry) => entriesOfLine(entry));
        expect(partyTotals(entries).every((total) => total === 0)).toBe(true);
        const costs = entries.filter(({ account }) => account.endsWith('_cost')).map(({ debit, credit }) => cents(debit - credit));
        expect(sum(costs)).toBe(totals.computed);
      }),
      { numRuns: 60 },
    );
  });
});
