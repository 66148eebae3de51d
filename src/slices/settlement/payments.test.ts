import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../../engine/calendar.ts';
import { cents, sum } from '../../engine/money.ts';
import { type BookedLine, type Payment, daysLate, moneyStateOf, standingOf } from './payments.ts';

const line = (due: number, dueDay: string, payee = 'hulp', payer = 'stad'): BookedLine => ({
  payer,
  payee,
  period: '2026-03-31',
  due: cents(due),
  dueDay: day(dueDay),
});
const pay = (amount: number, on: string, payee?: string): Payment => ({
  id: `${on} ${amount}`,
  period: '2026-03-31',
  payer: 'stad',
  payee,
  amount: cents(amount),
  day: day(on),
});
const one = (lines: readonly BookedLine[], payments: readonly Payment[]) => standingOf(lines, payments).accounts[0];

describe('where a payer stands with a payee', () => {
  it.each([
    ['nothing paid', [line(1000, '2026-04-30')], [], { open: 1000, credit: 0, dueDay: '2026-04-30' }],
    ['a part', [line(1000, '2026-04-30')], [pay(400, '2026-04-20')], { paid: 400, open: 600, dueDay: '2026-04-30' }],
    ['all', [line(1000, '2026-04-30')], [pay(400, '2026-04-20'), pay(600, '2026-05-02')], { open: 0, credit: 0, dueDay: null }],
    ['too much is credit, due on no day', [line(1000, '2026-04-30')], [pay(1100, '2026-04-20')], { open: -100, credit: 100, dueDay: null }],
    ['too much that came back', [line(1000, '2026-04-30')], [pay(1100, '2026-04-20'), pay(-100, '2026-04-25')], { open: 0, credit: 0 }],
    [
      'a correction after payment is owed back by its own day',
      [line(1000, '2026-04-30'), line(-300, '2026-08-30')],
      [pay(1000, '2026-04-20')],
      { booked: 700, open: -300, credit: 0, dueDay: '2026-08-30' },
    ],
    ['part of which is credit', [line(1000, '2026-04-30'), line(-300, '2026-08-30')], [pay(1050, '2026-04-20')], { open: -350, credit: 50 }],
    ['a correction before payment is simply less', [line(1000, '2026-04-30'), line(-300, '2026-08-30')], [], { open: 700, dueDay: '2026-04-30' }],
    [
      'what was due first is paid first',
      [line(500, '2026-04-30'), line(200, '2026-08-30')],
      [pay(500, '2026-06-01')],
      { open: 200, dueDay: '2026-08-30' },
    ],
  ])('%s', (_name, lines, payments, expected) => expect(one(lines, payments)).toMatchObject(expected));

  it('shares a payment that names no payee by what is open, to the cent', () => {
    const lines = [line(100, '2026-04-30', 'a'), line(100, '2026-04-30', 'b'), line(100, '2026-04-30', 'c')];
    expect(standingOf(lines, [pay(100, '2026-04-01')]).accounts.map((account) => account.paid)).toEqual([34, 33, 33]);
    expect(standingOf(lines, [pay(100, '2026-04-01', 'b')]).accounts.map((account) => account.open)).toEqual([100, 0, 100]);
    expect(standingOf(lines, [pay(310, '2026-04-01')]).accounts.map((account) => account.open)).toEqual([-10, 0, 0]);
  });

  it('waits with a payment of what is not booked', () => {
    expect(standingOf([], [pay(100, '2026-04-01')])).toEqual({ accounts: [], parts: new Map() });
    expect(standingOf([line(100, '2026-04-30')], [pay(50, '2026-04-01', 'nobody')]).parts.size).toBe(0);
  });

  it('is late from the day after its due day, and only while it is open', () => {
    const open = { open: cents(5), credit: cents(0), dueDay: day('2026-04-30') };
    expect([daysLate(open, day('2026-04-30')), daysLate(open, day('2026-05-01')), daysLate({ ...open, open: cents(0) }, day('2026-05-01'))]).toEqual([
      0, 1, 0,
    ]);
    expect([moneyStateOf([open]), moneyStateOf([])]).toEqual(['booked', 'paid']);
  });

  it('keeps every cent: booked − paid = open, and the parts of a payment sum to it', () => {
    const lines = fc.array(fc.tuple(fc.integer({ min: -500, max: 900 }), fc.constantFrom('a', 'b', 'c')), { minLength: 1, maxLength: 8 });
    const payments = fc.array(fc.tuple(fc.integer({ min: -400, max: 900 }), fc.constantFrom('a', 'b', undefined)), { maxLength: 8 });
    fc.assert(
      fc.property(lines, payments, (drawn, given) => {
        const own = drawn.map(([due, payee], index) => line(due, `2026-05-${String(index + 1).padStart(2, '0')}`, payee));
        const paid = given.map(([amount, payee], index) => ({
          ...pay(amount, `2026-06-${String(index + 1).padStart(2, '0')}`, payee),
          id: `p${index}`,
        }));
        const { accounts, parts } = standingOf(own, paid);
        for (const account of accounts) expect(account.open).toBe(account.booked - account.paid);
        for (const { id, amount } of paid) {
          const shared = parts.get(id);
          if (shared !== undefined) expect(sum(shared.map((part) => part.amount))).toBe(amount);
        }
        expect(sum(accounts.map((account) => account.booked))).toBe(sum(own.map((entry) => entry.due)));
      }),
    );
  });
});
