import { describe, expect, it } from 'vitest';
import { day } from '../../../engine/calendar.ts';
import { cents } from '../../../engine/money.ts';
import { settle } from '../../../engine/settle.ts';
import type { Settled } from '../../../engine/statement.ts';
import { JOB, makeClaims, makeSheet } from '../../../engine/testing.ts';
import type { SettlementView } from '../statement-shape.ts';
import { firstToDo, moneyOf, periodViews } from './period-state.ts';

const NO_MONEY = { accounts: [] };
const sheet = makeSheet(JOB);
const oneClaim = makeClaims({});
const twoClaims = makeClaims({}, { sequence: 2, recorded: '2026-05-01' });
const after = day('2026-06-01');
const first = '2026-03-31';

const booked: readonly Settled[] = [{ key: `${first}/pay_job/city/provider`, period: first, version: 1, amount: cents(10_000) }];

function settlement(state: SettlementView['state'], lines = settle(sheet, oneClaim, after).lines): SettlementView {
  const due = cents(lines.reduce((total, line) => total + line.due, 0));
  return {
    id: 'set_1',
    period: first,
    asOf: after,
    version: 1,
    state,
    statementHash: 'h',
    currency: 'EUR',
    computed: due,
    alreadySettled: cents(0),
    due,
    lines: [...lines],
    proposedAt: '2026-06-01T10:00:00.000Z',
    approvedAt: null,
    executedAt: null,
    steps: [],
    approvers: [],
  };
}

const withCity = makeSheet({ ...JOB, payers: [{ party: 'city', share: '100%' }] });

describe('where a period stands', () => {
  it.each([
    ['still running', 'open', day('2026-02-01'), oneClaim, [], []],
    ['over, with something to pay', 'to_settle', after, oneClaim, [], []],
    ['over, with nothing to pay', 'nothing', after, makeClaims(), [], []],
    ['proposed', 'proposed', after, oneClaim, [], [settlement('proposed')]],
    ['approved', 'approved', after, oneClaim, [], [settlement('approved')]],
    ['withdrawn, so to be settled again', 'to_settle', after, oneClaim, [], [settlement('withdrawn')]],
    ['booked with nothing left to pay', 'paid', after, oneClaim, booked, [settlement('executed')]],
    ['booked, and then a late fact', 'correction', after, twoClaims, booked, [settlement('executed')]],
  ] as const)('%s is %s', (_words, stage, asOf, facts, settled, settlements) => {
    const statement = settle(withCity, facts, asOf, { settled });
    expect(periodViews(statement, settlements, NO_MONEY)[0]?.stage).toBe(stage);
  });

  it('a proposal keeps its amounts when a late fact comes in, and says that something changed', () => {
    const proposed = settlement('proposed', settle(withCity, oneClaim, after).lines);
    const [same] = periodViews(settle(withCity, oneClaim, after), [proposed], NO_MONEY);
    const [changed] = periodViews(settle(withCity, twoClaims, after), [proposed], NO_MONEY);
    expect([same?.due, same?.hasChangedSince, changed?.due, changed?.hasChangedSince]).toEqual([10_000, false, 10_000, true]);
  });

  it('a correction under way is still a correction, and its unchanged lines stay in sight', () => {
    const statement = settle(withCity, twoClaims, after, { settled: booked });
    const correction = settlement('proposed', statement.lines);
    const [view] = periodViews(statement, [settlement('executed'), { ...correction, id: 'set_2' }], NO_MONEY);
    expect([view?.stage, view?.isCorrection, view?.computed, view?.alreadySettled, view?.due]).toEqual(['proposed', true, 20_000, 10_000, 10_000]);
  });

  it('asks attention for what is nearest to the books', () => {
    const statement = settle(withCity, makeClaims({}, { day: '2026-04-15', sequence: 2 }), day('2026-07-01'));
    const views = periodViews(statement, [{ ...settlement('approved'), period: '2026-06-30' }], NO_MONEY);
    expect(firstToDo(views, () => false)?.key).toBe('2026-06-30');
    expect(firstToDo(periodViews(settle(withCity, makeClaims(), after), [], NO_MONEY), () => false)).toBeUndefined();
  });

  it('puts the own work of who looks before what is nearer to the books', () => {
    const statement = settle(withCity, makeClaims({}, { day: '2026-04-15', sequence: 2 }), day('2026-07-01'));
    const views = periodViews(statement, [{ ...settlement('approved'), period: '2026-06-30' }], NO_MONEY);
    expect(firstToDo(views, (view) => view.stage === 'to_settle')?.key).toBe('2026-03-31');
  });

  it('is paid once nothing of it is open, and not before', () => {
    const statement = settle(withCity, oneClaim, after, { settled: booked });
    const account = { period: first, payer: 'city', payee: 'provider', booked: cents(10_000), credit: cents(0), youOwe: true, owesYou: false };
    const stageWith = (paid: number, dueDay: string | null) => {
      const accounts = [{ ...account, paid: cents(paid), open: cents(10_000 - paid), dueDay: dueDay === null ? null : day(dueDay) }];
      return periodViews(statement, [settlement('executed')], { accounts })[0];
    };
    expect(stageWith(4_000, '2026-04-30')).toMatchObject({ stage: 'booked', accounts: [{ open: 6_000 }] });
    expect(stageWith(10_000, null)).toMatchObject({ stage: 'paid' });
    expect(moneyOf(stageWith(4_000, '2026-04-30')?.accounts ?? [])).toEqual({ booked: 10_000, paid: 4_000, open: 6_000, dueDay: '2026-04-30' });
  });
});
