import { describe, expect, it } from 'vitest';
import { explainTotal } from './explain.ts';
import type { Facts } from './facts.ts';
import { sum } from './money.ts';
import { settle } from './settle.ts';
import type { Statement } from './statement.ts';
import { type ClaimParts, END, type SheetParts, makeClaims, makeSheet } from './testing.ts';

/** A rule over several outcomes: money belongs to what was reached. */

const OUTCOMES = ['start', 'job', 'degree'].map((id) => ({ id, title: `The ${id}` }));
const RULE = { id: 'pay', outcomes: ['start', 'job'], price: '100' };
const sheetOf = (rule: Partial<NonNullable<SheetParts['rules']>[number]>, parts: SheetParts = {}) =>
  makeSheet({ outcomes: OUTCOMES, ...parts, rules: [{ ...RULE, ...rule }] });
const made = (...rows: readonly (readonly [outcome: string, more?: ClaimParts])[]): Facts =>
  makeClaims(...rows.map(([outcome, more], index) => ({ outcome, subject: `p${index}`, ...more })));
const FACTS = made(['start'], ['job'], ['job', { quantity: '2' }]);
const settled = (rule: Parameters<typeof sheetOf>[0], parts: SheetParts = {}, facts = FACTS): Statement => settle(sheetOf(rule, parts), facts, END);

describe('the money of a rule over several outcomes', () => {
  it.each<readonly [string, Parameters<typeof sheetOf>[0], SheetParts, Readonly<Record<string, number>>]>([
    ['per claim', {}, {}, { start: 10_000, job: 30_000 }],
    ['per claim, by a formula', { price: undefined, amount: 'quantity * quantity' }, {}, { start: 100, job: 500 }],
    ['per person', { per: 'person' }, {}, { start: 10_000, job: 30_000 }],
    ['per period', { per: 'period' }, {}, { start: 10_000, job: 30_000 }],
    ['to date', { per: 'contract' }, {}, { start: 10_000, job: 30_000 }],
    ['under a limit that cuts the last', {}, { limits: [{ id: 'cap', each: 'contract', max: '150' }] }, { start: 10_000, job: 5_000 }],
    ['under a limit that scales', {}, { limits: [{ id: 'cap', each: 'contract', max: '100', cut: 'scale' }] }, { start: 2_500, job: 7_500 }],
    ['with tax', {}, { tax: { rate: '21%', category: 'S' } }, { start: 12_100, job: 36_300 }],
    ['of which one alone was reached', { outcomes: ['start', 'degree', 'job'] }, {}, { start: 10_000, job: 30_000 }],
    ['by a formula over them together is of the rule', { per: 'period', price: undefined, amount: '7' }, {}, { pay: 2_800 }],
    [
      'by a curve over them together is of the rule',
      { per: 'contract', price: undefined, curve: { kind: 'tiers', points: [{ at: 0, value: 5 }] } },
      {},
      { pay: 2_000 },
    ],
  ])('%s', (_name, rule, parts, byOutcome) => {
    expect(settled(rule, parts).totals.byOutcome).toEqual(byOutcome);
  });

  it('to date is of what was reached in each period, also when it is paid later', () => {
    const facts = made(['start'], ['job', { day: '2026-05-01' }], ['start', { day: '2026-05-02' }]);
    expect(settled({ per: 'contract' }, {}, facts).lines.map((line) => [line.outcome, line.outcomes?.map((entry) => entry.computed)])).toEqual([
      ['start', [10_000]],
      [undefined, [10_000, 10_000]],
    ]);
  });

  it('is shared among payers to the cent, over the lines and over the outcomes', () => {
    const payers = ['city', 'province', 'fund'].map((party, index) => ({ party, share: ['33.33%', '33.33%', '33.34%'][index] ?? '' }));
    const { lines, totals } = settled({ price: '33.35' }, { payers });
    for (const line of lines) expect(sum((line.outcomes ?? []).map((entry) => entry.computed))).toBe(line.computed);
    expect(totals.byOutcome).toEqual({ start: 3_335, job: 10_005 });
  });

  it('stands in the part, with the units of each, and every claim says what it is of', () => {
    const { lines, items } = settled({});
    expect(lines[0]?.part.outcomes).toEqual([
      { outcome: 'start', claims: 1, quantity: '1', gross: 10_000, total: 10_000 },
      { outcome: 'job', claims: 2, quantity: '3', gross: 30_000, total: 30_000 },
    ]);
    expect(items.map((item) => item.outcome)).toEqual(['start', 'job', 'job']);
  });

  it('is explained by its outcome: each total is made of its own parts', () => {
    const statement = settled({});
    const node = explainTotal(sheetOf({}), statement, { by: 'outcome', key: 'job' });
    expect([node.amount, node.children.map((child) => [child.code, child.title, child.amount])]).toEqual([30_000, [['outcome', 'The job', 30_000]]]);
  });

  it('of one outcome stays as it was: nothing to divide', () => {
    const [line] = settled({ outcomes: undefined, outcome: 'job' }).lines;
    expect([line?.outcome, line?.outcomes, line?.part.outcomes]).toEqual(['job', undefined, undefined]);
  });
});
