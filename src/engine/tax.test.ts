import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from './calendar.ts';
import { explainLine } from './explain.ts';
import { explainSentences } from './explain-sentences.ts';
import { cents, sum } from './money.ts';
import { must } from './result.ts';
import { settle } from './settle.ts';
import { taxOf } from './tax.ts';
import { END, type SheetParts, makeFacts, makeSheet } from './testing.ts';

/** Tax is rounded once over an invoice; its lines share it, and a line that was settled keeps its part. */

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'];
const OUTCOMES = NAMES.map((id) => ({ id, title: id.toUpperCase() }));
const RULES = NAMES.map((id) => ({ id: `pay_${id}`, outcome: id, price: '13.60' }));
const CLAIMS = NAMES.map((id, index) => ({ id: `c${index}`, day: '2026-02-01', outcome: id, subject: `p${index}` }));

type Per = NonNullable<NonNullable<SheetParts['tax']>['per']>;

function statementOf(tax: NonNullable<SheetParts['tax']>, parts: SheetParts = {}) {
  return settle(makeSheet({ outcomes: OUTCOMES, rules: RULES, tax, ...parts }), makeFacts({ claims: CLAIMS }), END);
}

const total = (per: Per | undefined, parts: SheetParts = {}): number =>
  statementOf({ rate: '6%', category: 'S', ...(per === undefined ? {} : { per }) }, parts).totals.computed;

describe('tax of nine lines of 13.60 at 6 %', () => {
  const SPLIT: SheetParts = {
    payers: [
      { party: 'city', share: '50%' },
      { party: 'fund', share: '50%' },
    ],
  };

  it.each<readonly [string, Per | undefined, SheetParts, number]>([
    ['is 7.34 over the invoice', undefined, {}, 12_974],
    ['is as much as of one line of nine', undefined, { rules: [{ id: 'pay', outcomes: NAMES, price: '13.60' }] }, 12_974],
    ['is 7.38 when the terms round each line', 'line', {}, 12_978],
    // 61.20 at 6 % is 3.672 for each payer: two invoices of 3.67.
    ['is rounded for each payer', undefined, SPLIT, 12_974],
    ['is rounded once for all payers when the terms say so', 'period', SPLIT, 12_974],
  ])('%s', (_name, per, parts, expected) => {
    expect(total(per, parts)).toBe(expected);
  });

  it('is taken out of a gross amount in the same way', () => {
    const { lines } = statementOf({ rate: '21%', category: 'S', basis: 'gross' });
    // 122.40 / 1.21 = 101.157…: 101.16 net and 21.24 tax; nine times 2.36 would be the same, nine times 11.24 net is too.
    expect([sum(lines.map((line) => line.net)), sum(lines.map((line) => line.tax))]).toEqual([10_116, 2_124]);
  });

  it('says in each line over how many lines it was computed', () => {
    const sheet = makeSheet({ outcomes: OUTCOMES, rules: RULES, tax: { rate: '6%', category: 'S' } });
    const statement = settle(sheet, makeFacts({ claims: CLAIMS }), END);
    const node = must(explainLine(sheet, statement, must(statement.lines[0], 'line').key), 'line');
    const plain = explainSentences(node, 'nl').map((text) => text.replaceAll('\u00a0', '_'));
    expect(plain).toContain('De btw is berekend over 9 regels samen (€_122,40): €_7,34. Dit is het deel van deze regel.');
  });
});

describe('tax after a settlement', () => {
  it('of a line that comes later corrects no line that was settled', () => {
    const sheet = makeSheet({ outcomes: OUTCOMES, rules: RULES, tax: { rate: '6%', category: 'S' } });
    const early = settle(sheet, makeFacts({ claims: CLAIMS.slice(1) }), day('2026-04-15'));
    const settled = early.lines.map((line) => ({ key: line.key, period: line.period, version: 1, amount: line.computed, dueDay: line.dueDay }));
    const late = settle(sheet, makeFacts({ claims: CLAIMS }), day('2026-06-15'), { settled });
    expect(late.lines.filter((line) => line.due !== 0).map((line) => line.rule)).toEqual(['pay_a']);
    expect(late.totals.computed).toBe(12_974);
  });
});

describe('shared tax', () => {
  it('sums to the tax over the sum, and no line is a cent or more off', () => {
    const amounts = fc.array(fc.integer({ min: -50_000, max: 500_000 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(amounts, fc.integer({ min: 0, max: 30 }), fc.constantFrom('net' as const, 'gross' as const), (list, rate, basis) => {
        const tax = { rate: `${rate}%`, category: 'S' as const, basis };
        const lines = list.map((amount) => ({ amount: cents(amount), settled: undefined }));
        const parts = taxOf(tax, lines, 2);
        const [whole = cents(0)] = taxOf(tax, [{ amount: sum(lines.map((line) => line.amount)), settled: undefined }], 2);
        expect(sum(parts)).toBe(whole);
        const own = (amount: number): number => (basis === 'net' ? (amount * rate) / 100 : (amount * rate) / (100 + rate));
        parts.forEach((part, index) => expect(Math.abs(part - own(list[index] ?? 0))).toBeLessThan(1));
      }),
    );
  });
});
