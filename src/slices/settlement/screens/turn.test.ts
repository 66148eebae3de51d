import { describe, expect, it } from 'vitest';
import type { Role } from '../../../engine/terms.ts';
import { day } from '../../../engine/calendar.ts';
import { cents } from '../../../engine/money.ts';
import type { ApproverView, SettlementView } from '../statement-shape.ts';
import { namesOf } from './names.ts';
import type { Stage } from './period-state.ts';
import { debtorsIn, isMyTurn, partOf, toAgree, whoseTurn, whyQuiet } from './turn.ts';

const agreed = (party: string, isYours = false): ApproverView => ({ party, agreedAt: '2026-06-01T10:00:00.000Z', isYours });
const open = (party: string, isYours = false): ApproverView => ({ party, agreedAt: null, isYours });

function standing(stage: Stage, approvers?: readonly ApproverView[]) {
  if (approvers === undefined) return { stage, underWay: undefined, accounts: [] };
  const amounts = { computed: cents(1), alreadySettled: cents(0), due: cents(1), lines: [] };
  const moments = { proposedAt: '2026-06-01T09:00:00.000Z', approvedAt: null, executedAt: null };
  const found = { id: 'set_1', period: '2026-03-31', asOf: day('2026-06-01'), version: 1, statementHash: 'h', currency: 'EUR' };
  const underWay: SettlementView = { ...found, ...amounts, ...moments, state: 'proposed', steps: [], approvers: [...approvers] };
  return { stage, underWay, accounts: [] };
}

const names = namesOf(
  {
    parties: [
      { key: 'city', name: 'Gemeente Linde', role: 'commissioner' },
      { key: 'care', name: 'Zorgkantoor', role: 'commissioner' },
      { key: 'doen', name: 'Stichting Doen', role: 'provider' },
    ],
    versions: [],
  },
  'nl',
);

describe('whose turn it is', () => {
  const CASES: readonly (readonly [string, Stage, readonly ApproverView[] | undefined, string])[] = [
    ['to propose: either side', 'to_settle', undefined, 'Stichting Doen, Gemeente Linde of Zorgkantoor'],
    ['to approve: the one that pays', 'proposed', [open('care')], 'Zorgkantoor'],
    ['to approve: both that pay', 'proposed', [open('city'), open('care')], 'Gemeente Linde en Zorgkantoor'],
    ['to approve: the one that is left', 'proposed', [agreed('city'), open('care')], 'Zorgkantoor'],
    ['to book: any that pays', 'approved', [agreed('city'), agreed('care')], 'Gemeente Linde of Zorgkantoor'],
    ['to book: the one that pays', 'approved', [agreed('care')], 'Zorgkantoor'],
    ['nobody, when it is paid', 'paid', undefined, ''],
  ];
  it.each(CASES)('%s', (_what, stage, approvers, expected) => {
    expect(whoseTurn(standing(stage, approvers), names)).toBe(expected);
  });
});

describe('mine or not', () => {
  const CASES: readonly (readonly [string, Role | undefined, Stage, readonly ApproverView[] | undefined, boolean])[] = [
    ['a payer that still has to agree', 'commissioner', 'proposed', [agreed('city'), open('care', true)], true],
    ['a payer that agreed', 'commissioner', 'proposed', [agreed('city', true), open('care')], false],
    ['a commissioner that pays nothing', 'commissioner', 'proposed', [open('city')], false],
    ['who stands for both, after one', 'commissioner', 'proposed', [agreed('city', true), open('care', true)], true],
    ['a payer, to book', 'commissioner', 'approved', [agreed('city', true), agreed('care')], true],
    ['a commissioner that pays nothing, to book', 'commissioner', 'approved', [agreed('city')], false],
    ['the provider', 'provider', 'proposed', [open('city')], false],
    ['the provider, to propose', 'provider', 'to_settle', undefined, true],
    ['nobody yet', undefined, 'to_settle', undefined, false],
    ['a payer when nothing has to be done', 'commissioner', 'booked', undefined, false],
  ];
  it.each(CASES)('%s', (_who, role, stage, approvers, expected) => {
    expect(isMyTurn(role, standing(stage, approvers))).toBe(expected);
  });

  it('asks one after the other from who stands for both', () => {
    expect(toAgree(standing('proposed', [agreed('city', true), open('care', true)])).map(({ party }) => party)).toEqual(['care']);
  });
});

it('the part of a payer is what its own lines add up to', () => {
  const lines = [
    { payer: 'city', due: cents(7_000) },
    { payer: 'care', due: cents(3_000) },
    { payer: 'care', due: cents(-4_500) },
  ];
  expect([partOf('city', lines), partOf('care', lines), partOf('state', lines)]).toEqual([7_000, -1_500, 0]);
});

it.each([
  ['nothing is over', ['open', 'open'], 'none_yet'],
  ['nothing was reported', ['nothing', 'open'], 'nothing_owed'],
  ['all is paid', ['nothing', 'paid', 'open'], 'all_paid'],
] as const)('nobody has to do anything when %s', (_name, stages, why) => {
  expect(whyQuiet(stages)).toBe(why);
});

describe('who pays what is booked', () => {
  const account = { period: 'p', payer: 'city', payee: 'care', booked: cents(100), paid: cents(0), dueDay: null, youOwe: false, owesYou: false };
  it.each([
    ['the payer, while something is open', cents(60), cents(0), ['city']],
    ['the payee, after a correction', cents(-60), cents(0), ['care']],
    ['nobody, when it is only credit', cents(-60), cents(60), []],
    ['nobody, when all is paid', cents(0), cents(0), []],
  ])('%s', (_who, open, credit, expected) => expect(debtorsIn({ accounts: [{ ...account, open, credit }] })).toEqual(expected));

  it('is the turn of who owes it, and of nobody else', () => {
    const view = (mine: object) => ({
      stage: 'booked' as const,
      underWay: undefined,
      accounts: [{ ...account, open: cents(60), credit: cents(0), ...mine }],
    });
    expect(isMyTurn('commissioner', view({ youOwe: true }))).toBe(true);
    expect(isMyTurn('provider', view({ owesYou: true }))).toBe(false);
  });
});
