import { describe, expect, it } from 'vitest';
import { type CapitalDraft, euro, paidBy, run } from './waterfall.testing.ts';

describe('formulas of a step', () => {
  const fee = (amount: string, more: object = {}): CapitalDraft => ({
    waterfall: [{ id: 'fee', pay: 'fee', to: 'fonds', amount, clause: '4.2', ...more }],
  });
  const measures = [
    { id: 'm1', day: '2025-12-01', name: 'score', value: '3' },
    { id: 'm2', day: '2025-12-02', name: 'score', value: '4', recorded: '2026-03-01' },
    { id: 'p1', day: '2025-12-01', name: 'groei', value: '2', subject: 'a' },
    { id: 'p2', day: '2025-12-01', name: 'groei', value: '5', subject: 'b' },
  ];
  const facts = { measures, events: [{ id: 'e', day: '2025-06-01', kind: 'event' as const, name: 'geopend' }] };
  const sheet = {
    parameters: {
      tarief: [
        { from: '2025-01-01', value: '10' },
        { from: '2027-01-01', value: '20' },
      ],
      dubbel: '2 * tarief',
    },
    curves: { staffel: { kind: 'steps' as const, points: [{ at: 2, value: 77 }] } },
  };

  it.each([
    { amount: 'drawn / 1000', paid: 100, inputs: { drawn: '100000' } },
    { amount: 'committed / 1000', paid: 100, inputs: { committed: '100000' } },
    { amount: 'received / 10', paid: 50, inputs: { received: '500' } },
    { amount: 'available / 5', paid: 100, inputs: { available: '500' } },
    { amount: 'years * 3', paid: 3, inputs: { years: '1' } },
    { amount: 'dubbel', paid: 20, inputs: { tarief: '10', dubbel: '20' } },
    { amount: 'lookup(staffel, score)', paid: 77, inputs: { score: '3' } },
    { amount: 'sum(groei) + mean(groei)', paid: 10.5, inputs: { 'sum(groei)': '7', 'mean(groei)': '3.5' } },
    { amount: 'if(has(geopend) and not has(gesloten), 8, 9)', paid: 8, inputs: { geopend: 'true' } },
    { amount: 'paid(terug) / 10', paid: 0, inputs: { 'paid(terug)': '0' } },
    { amount: 'outstanding(loan) / 1000', paid: 100, inputs: { 'outstanding(loan)': '100000' } },
    { amount: '0 - 5', paid: 0, inputs: {} },
    { amount: '1 / 3', paid: 0.33, inputs: {} },
  ])('$amount', ({ amount, paid, inputs }) => {
    const result = run({ capital: fee(amount), facts, sheet, receipts: [['2026-01-01', 500]], asOf: '2026-01-31' });
    expect(result.runs[0]?.steps[0]).toMatchObject({ step: 'fee', clause: '4.2', paid: euro(paid), inputs });
  });

  it.each([
    { amount: 'onbekend * 2', code: 'value_missing', data: { step: 'fee', name: 'onbekend' } },
    { amount: '1 / 0', code: 'division_by_zero', data: { step: 'fee' } },
    { amount: 'score > 1', code: 'not_a_number', data: { step: 'fee' } },
    { amount: 'outstanding(nobody)', code: 'value_missing', data: { step: 'fee', name: 'outstanding(nobody)' } },
  ])('says what stands in the way of $amount', ({ amount, code, data }) => {
    const result = run({ capital: fee(amount), facts, sheet, receipts: [['2026-01-01', 500]], asOf: '2026-01-31' });
    expect(result.problems).toEqual([{ code, day: '2026-01-01', data }]);
    expect(result.balances.held).toBe(euro(500));
  });

  it('uses a result from the day it was written down, and a dated price from its own day', () => {
    const result = run({
      capital: fee('score * tarief'),
      facts,
      sheet,
      receipts: [
        ['2026-01-01', 500],
        ['2026-03-01', 500],
        ['2027-01-01', 500],
      ],
      asOf: '2027-01-31',
    });
    expect(paidBy(result, 'fee')).toEqual([
      ['2026-01-01', 30],
      ['2026-03-01', 40],
      ['2027-01-01', 80],
    ]);
  });

  it('does not use a result before its own day, however early it was written down', () => {
    const early = { measures: [{ id: 'm', day: '2026-06-01', recorded: '2025-06-01', name: 'plan', value: '7' }] };
    const result = run({
      capital: fee('if(has(plan), plan, 1)'),
      facts: early,
      receipts: [
        ['2026-01-01', 500],
        ['2026-07-01', 500],
      ],
      asOf: '2026-12-31',
    });
    expect(paidBy(result, 'fee').map((row) => row[1])).toEqual([1, 7]);
  });

  it.each([
    { when: 'score >= 3', state: 'done', holds: true },
    { when: 'score >= 4', state: 'condition_false', holds: false },
    { when: 'later >= 4', state: 'value_missing', holds: undefined },
    { when: 'score', state: 'broken', holds: undefined },
  ])('runs on a condition: $when is $state', ({ when, state, holds }) => {
    const result = run({ capital: fee('5', { when }), facts, receipts: [['2026-01-01', 500]], asOf: '2026-01-31' });
    expect(result.runs[0]?.steps[0]).toMatchObject({ state, when: holds, paid: euro(state === 'done' ? 5 : 0) });
  });

  it('carries a fee that could not be paid, or lets it lapse', () => {
    const receipts = [
      ['2026-01-01', 60],
      ['2026-06-01', 200],
    ] as const;
    const paid = (short: 'carry' | 'lapse') =>
      paidBy(run({ capital: fee('100', { short }), receipts, asOf: '2026-12-31' }), 'fee').map((row) => row[1]);
    expect(paid('carry')).toEqual([60, 140]);
    expect(paid('lapse')).toEqual([60, 100]);
  });

  it('rounds as the capital terms say', () => {
    const tranches = [{ id: 'loan', committed: 100_000, holders: [{ party: 'investor', share: 1 }], interest: [{ rate: '3.33335%' }] }];
    const paid = (rounding: CapitalDraft['rounding']) =>
      paidBy(
        run({
          capital: { tranches, waterfall: [{ id: 'rente', pay: 'interest' }], ...(rounding === undefined ? {} : { rounding }) },
          receipts: [['2025-01-31', 5000]],
          asOf: '2025-02-01',
        }),
        'rente',
      )[0]?.[1];
    expect([paid(undefined), paid({ to: '0.01', rule: 'up' }), paid({ to: '1', rule: 'down' }), paid({ to: '100', rule: 'half-up' })]).toEqual([
      273.97, 273.98, 273, 300,
    ]);
  });
});
