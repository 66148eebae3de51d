import { describe, expect, it } from 'vitest';
import { day } from '../../engine/calendar.ts';
import { cents } from '../../engine/money.ts';
import { settle } from '../../engine/settle.ts';
import type { Settled } from '../../engine/statement.ts';
import { JOB, makeClaims, makeSheet } from '../../engine/testing.ts';
import {
  SETTLEMENT_TRANSITIONS,
  findChange,
  findProposalProblem,
  findTransition,
  linesToSettle,
  type Earlier,
  type SettlementState,
  type SettlementWish,
} from './settlement.ts';

const STATES: readonly SettlementState[] = ['proposed', 'approved', 'executed', 'withdrawn'];
const WISHES: readonly SettlementWish[] = ['propose', 'approve', 'execute', 'withdraw'];

/** Every state with every wish: where it goes, or '-' when it may not. */
const TABLE = [
  ['proposed', 'propose', '-'],
  ['proposed', 'approve', 'approved'],
  ['proposed', 'execute', '-'],
  ['proposed', 'withdraw', 'withdrawn'],
  ['approved', 'propose', '-'],
  ['approved', 'approve', '-'],
  ['approved', 'execute', 'executed'],
  ['approved', 'withdraw', 'withdrawn'],
  ['executed', 'propose', '-'],
  ['executed', 'approve', '-'],
  ['executed', 'execute', '-'],
  ['executed', 'withdraw', '-'],
  ['withdrawn', 'propose', '-'],
  ['withdrawn', 'approve', '-'],
  ['withdrawn', 'execute', '-'],
  ['withdrawn', 'withdraw', '-'],
] as const;

describe('the states of a settlement', () => {
  it.each(TABLE)('%s, %s: %s', (state, wish, to) => {
    expect(findTransition(state, wish)?.to ?? '-').toBe(to);
  });

  it('and wishes are all in the table', () => {
    expect(TABLE.map(([state, wish]) => `${state} ${wish}`).sort()).toEqual(
      STATES.flatMap((state) => WISHES.map((wish) => `${state} ${wish}`)).sort(),
    );
    expect(new Set(SETTLEMENT_TRANSITIONS.map(({ wish }) => wish))).toEqual(new Set(WISHES));
    expect(new Set(SETTLEMENT_TRANSITIONS.map(({ to }) => to))).toEqual(new Set(STATES));
  });

  it('begin with a proposal, and each way leaves its own event', () => {
    expect(SETTLEMENT_TRANSITIONS.filter(({ from }) => from === null).map(({ wish }) => wish)).toEqual(['propose']);
    for (const { to, event } of SETTLEMENT_TRANSITIONS) expect(event.toLowerCase()).toBe(`settlement${to}`);
  });
});

const sheet = makeSheet(JOB);
const facts = makeClaims({}, { day: day('2026-05-02'), subject: 'p2' });
const asOf = day('2026-07-15');
const KEY = '2026-03-31/pay_job/city/provider';

describe('a proposal', () => {
  const earlier = (state: SettlementState, period = '2026-03-31', on = '2026-04-10'): Earlier => ({ state, period, asOf: day(on) });
  const statement = settle(sheet, facts, asOf);

  it.each([
    ['of a closed period', '2026-03-31', [], undefined],
    ['while another period is under way', '2026-03-31', [earlier('proposed', '2026-06-30')], undefined],
    ['after one that was withdrawn', '2026-03-31', [earlier('withdrawn')], undefined],
    ['that corrects what was executed before', '2026-03-31', [earlier('executed')], undefined],
    ['with the day of the one before', '2026-03-31', [earlier('executed', '2026-03-31', '2026-07-15')], undefined],
    ['of a period that is none', '2026-04-30', [], { code: 'unknown_period', period: '2026-04-30' }],
    ['of a period that still runs', '2026-09-30', [], { code: 'period_open', period: '2026-09-30' }],
    ['while one is proposed', '2026-03-31', [earlier('proposed')], { code: 'already_under_way', period: '2026-03-31' }],
    ['while one is approved', '2026-03-31', [earlier('approved')], { code: 'already_under_way', period: '2026-03-31' }],
    [
      'as of a day before the one that was executed',
      '2026-03-31',
      [earlier('executed', '2026-03-31', '2026-07-16')],
      { code: 'as_of_before_settled', asOf: '2026-07-15', settledAsOf: '2026-07-16' },
    ],
  ])('%s', (_what, period, list, expected) => {
    expect(findProposalProblem(statement, period, list)).toEqual(expected);
  });

  it('is refused when nothing is due', () => {
    const settled: readonly Settled[] = [{ key: KEY, period: '2026-03-31', version: 1, amount: cents(10_000) }];
    expect(findProposalProblem(settle(sheet, facts, asOf, { settled }), '2026-03-31', [])).toEqual({ code: 'nothing_due', period: '2026-03-31' });
  });

  it('gives back what was settled for a period that an amended calendar no longer has', () => {
    const settled: readonly Settled[] = [{ key: '2026-02-28/pay_job/city/provider', period: '2026-02-28', version: 1, amount: cents(500) }];
    expect(findProposalProblem(settle(sheet, facts, asOf, { settled }), '2026-02-28', [])).toBeUndefined();
  });

  it('holds the lines of its period that change something', () => {
    expect(linesToSettle(statement, '2026-03-31').map((line) => line.key)).toEqual([KEY]);
    expect(linesToSettle(statement, '2026-12-31')).toEqual([]);
  });
});

describe('what changed since a proposal', () => {
  const lines = linesToSettle(settle(sheet, facts, asOf), '2026-03-31');
  const proposal = { lines, period: '2026-03-31', due: cents(10_000), currency: 'EUR' };

  it.each([
    ['nothing', facts, undefined],
    ['something in another period', makeClaims({}, { day: day('2026-05-02'), subject: 'p2' }, { day: day('2026-05-03'), subject: 'p3' }), undefined],
    ['something that is known only later', makeClaims({}, { subject: 'p3', recorded: day('2026-07-16') }), undefined],
    [
      'another claim',
      makeClaims({}, { subject: 'p3' }),
      { code: 'changed_since_proposed', proposedCents: 10_000, nowCents: 20_000, currency: 'EUR' },
    ],
    [
      'the claim is gone',
      makeClaims({ verdict: 'withdrawn' }),
      { code: 'changed_since_proposed', proposedCents: 10_000, nowCents: 0, currency: 'EUR' },
    ],
  ])('%s', (_what, now, expected) => {
    expect(findChange(proposal, settle(sheet, now, asOf))).toEqual(expected);
  });

  it('also sees another payer for the same money', () => {
    const shared = makeSheet({ ...JOB, payers: [{ party: 'province', share: '100%' }] });
    expect(findChange(proposal, settle(shared, facts, asOf))).toMatchObject({
      code: 'changed_since_proposed',
      proposedCents: 10_000,
      nowCents: 10_000,
    });
  });
});
