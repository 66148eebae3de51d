import type { Role } from '../../../engine/terms.ts';
import { ALLOWED, type Wish, may } from '../../contract/contract.ts';
import type { PeriodView, Stage } from './period-state.ts';

/** The next step of a stage; nothing when nobody has to do anything. */
const NEXT: Readonly<Record<Stage, Wish | undefined>> = {
  open: undefined,
  nothing: undefined,
  booked: undefined,
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

export function isMyTurn(role: Role | undefined, stage: Stage): boolean {
  const wish = NEXT[stage];
  return wish !== undefined && role !== undefined && may(role, wish);
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

const dutchDay = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Amsterdam', year: 'numeric', month: '2-digit', day: '2-digit' });

/** The day of an instant on the wall calendar in the Netherlands, as the server counts days. */
export function dayOf(instant: string | null | undefined): string | undefined {
  return instant === null || instant === undefined ? undefined : dutchDay.format(new Date(instant));
}
