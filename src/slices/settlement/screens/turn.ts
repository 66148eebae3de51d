import { type Cents, sum } from '../../../engine/money.ts';
import type { Line } from '../../../engine/statement.ts';
import type { Role } from '../../../engine/terms.ts';
import { ALLOWED, type Wish, may } from '../../contract/contract.ts';
import { dayOf } from '../settlement-past.ts';
import type { ApproverView } from '../statement-shape.ts';
import type { Names } from './names.ts';
import type { PeriodView, Stage } from './period-state.ts';

/** The next step of a stage; nothing when nobody has to do anything. */
const NEXT: Readonly<Record<Stage, Wish | undefined>> = {
  open: undefined,
  nothing: undefined,
  paid: undefined,
  booked: 'recordPayment',
  to_settle: 'proposeSettlement',
  correction: 'proposeSettlement',
  proposed: 'approveSettlement',
  approved: 'executeSettlement',
};

/** Whose turn it is, by role. */
export function rolesToAct(stage: Stage): readonly Role[] {
  const wish = NEXT[stage];
  return wish === undefined ? [] : ALLOWED[wish];
}

type Standing = Pick<PeriodView, 'stage' | 'underWay' | 'accounts'>;

/** Who has to agree with what is under way; several: each for itself. */
export function approversIn({ underWay }: Pick<Standing, 'underWay'>): readonly ApproverView[] {
  return underWay?.approvers ?? [];
}

export function isShared(view: Standing): boolean {
  return (view.stage === 'proposed' || view.stage === 'approved') && approversIn(view).length > 1;
}

export function waitingFor(view: Standing): readonly ApproverView[] {
  return approversIn(view).filter((approver) => approver.agreedAt === null);
}

/** Why nobody has to do anything: nothing is over yet, nothing was owed, or all of it is paid. */
export function whyQuiet(stages: readonly Stage[]): 'none_yet' | 'nothing_owed' | 'all_paid' {
  if (stages.every((stage) => stage === 'open')) return 'none_yet';
  return stages.includes('paid') ? 'all_paid' : 'nothing_owed';
}

/** Accounts on which somebody still has to pay: the payer, or below zero the payee. Credit that nobody asked back is nobody's turn. */
function debtsIn(accounts: Standing['accounts']): Standing['accounts'] {
  return accounts.filter(({ open, credit }) => open > 0 || open + credit < 0);
}

/** Who has to pay what is booked, each once, by the key of the party. */
export function debtorsIn({ accounts }: Pick<Standing, 'accounts'>): readonly string[] {
  return [...new Set(debtsIn(accounts).map((account) => (account.open > 0 ? account.payer : account.payee)))];
}

function isMyDebt({ accounts }: Pick<Standing, 'accounts'>): boolean {
  return debtsIn(accounts).some((account) => (account.open > 0 ? account.youOwe : account.owesYou));
}

/** Those for whom this reader can agree now. */
export function toAgree(view: Standing): readonly ApproverView[] {
  return waitingFor(view).filter((approver) => approver.isYours);
}

export function isMyTurn(role: Role | undefined, view: Standing): boolean {
  const wish = NEXT[view.stage];
  if (wish === undefined || role === undefined || !may(role, wish)) return false;
  if (view.stage === 'booked') return isMyDebt(view);
  if (view.stage === 'proposed') return toAgree(view).length > 0;
  return view.stage !== 'approved' || approversIn(view).some((approver) => approver.isYours);
}

/** Whose turn it is, by name; empty when nobody has to do anything. */
export function whoseTurn(view: Standing, names: Names): string {
  if (view.stage === 'proposed') return names.parties(keysOf(waitingFor(view)), 'and');
  if (view.stage === 'approved') return names.parties(keysOf(approversIn(view)), 'or');
  if (view.stage === 'booked') return names.parties(debtorsIn(view), 'and');
  return names.roles(rolesToAct(view.stage), 'or');
}

export function keysOf(approvers: readonly ApproverView[]): readonly string[] {
  return approvers.map((approver) => approver.party);
}

/** The part of one payer: what it agrees with. Less than nothing: it gets that back. */
export function partOf(party: string, lines: readonly Pick<Line, 'payer' | 'due'>[]): Cents {
  return sum(lines.filter((line) => line.payer === party).map((line) => line.due));
}

export function mayWithdraw(role: Role | undefined, stage: Stage): boolean {
  return (stage === 'proposed' || stage === 'approved') && role !== undefined && may(role, 'withdrawSettlement');
}

/** The day since when it is somebody's turn: the end of the period, or the last step taken. */
export function turnSince(view: PeriodView): string | undefined {
  switch (view.stage) {
    case 'proposed':
      return dayOf(view.underWay?.proposedAt);
    case 'approved':
      return dayOf(view.underWay?.approvedAt ?? view.underWay?.proposedAt);
    case 'to_settle':
      return view.to;
    default:
      return undefined;
  }
}

/** The day of the last booking of a period. */
export function bookedOn(view: PeriodView): string | undefined {
  return dayOf(view.history.find((settlement) => settlement.state === 'executed')?.executedAt);
}
