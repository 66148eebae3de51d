import type { Day } from '../../engine/calendar.ts';
import type { Cents } from '../../engine/money.ts';
import type { Line, Statement } from '../../engine/statement.ts';

/** One settlement: the lines of one period as they stood on a day, on their way from proposal to the books. */
export type SettlementState = 'proposed' | 'approved' | 'executed' | 'withdrawn';

export type Settlement = {
  readonly id: string;
  readonly contractId: string;
  readonly period: string;
  readonly asOf: Day;
  readonly version: number;
  readonly state: SettlementState;
  readonly statementHash: string;
  readonly currency: string;
  readonly computed: Cents;
  readonly alreadySettled: Cents;
  readonly due: Cents;
  readonly lines: readonly Line[];
  readonly proposedAt: string;
  readonly approvedAt: string | null;
  readonly executedAt: string | null;
};

/** Every way a settlement moves, with the event it leaves behind. `executed` is final: what changes later is a new settlement. */
export const SETTLEMENT_TRANSITIONS = [
  { wish: 'propose', from: null, to: 'proposed', event: 'SettlementProposed' },
  { wish: 'approve', from: 'proposed', to: 'approved', event: 'SettlementApproved' },
  { wish: 'execute', from: 'approved', to: 'executed', event: 'SettlementExecuted' },
  { wish: 'withdraw', from: 'proposed', to: 'withdrawn', event: 'SettlementWithdrawn' },
  { wish: 'withdraw', from: 'approved', to: 'withdrawn', event: 'SettlementWithdrawn' },
] as const satisfies readonly { wish: string; from: SettlementState | null; to: SettlementState; event: string }[];

export type SettlementWish = (typeof SETTLEMENT_TRANSITIONS)[number]['wish'];
export type Transition = (typeof SETTLEMENT_TRANSITIONS)[number];

export function findTransition(state: SettlementState, wish: SettlementWish): Transition | undefined {
  return SETTLEMENT_TRANSITIONS.find((transition) => transition.wish === wish && transition.from === state);
}

export type SettlementProblem =
  | { readonly code: 'not_found' }
  | { readonly code: 'not_allowed'; readonly wish: string; readonly role: string }
  | { readonly code: 'wrong_state'; readonly state: SettlementState; readonly wish: string }
  | { readonly code: 'period_open'; readonly period: string }
  | { readonly code: 'unknown_period'; readonly period: string }
  | { readonly code: 'nothing_due'; readonly period: string }
  | { readonly code: 'already_under_way'; readonly period: string };

/** The lines of one period that change something. */
export function linesToSettle(statement: Statement, period: string): readonly Line[] {
  return statement.lines.filter((line) => line.period === period && line.due !== 0);
}

/** May this period be proposed? In: the statement with what was settled before. Out: the problem, or undefined. */
export function findProposalProblem(statement: Statement, period: string, underWay: readonly string[]): SettlementProblem | undefined {
  const found = statement.periods.find((entry) => entry.key === period);
  if (found === undefined) return { code: 'unknown_period', period };
  if (found.state === 'open') return { code: 'period_open', period };
  if (underWay.includes(period)) return { code: 'already_under_way', period };
  return linesToSettle(statement, period).length === 0 ? { code: 'nothing_due', period } : undefined;
}
