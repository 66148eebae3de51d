import type { Day } from '../../engine/calendar.ts';
import { type Cents, sum } from '../../engine/money.ts';
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
  /** The payers that agreed so far, in that order; see settlement-approvals.ts. */
  readonly approvals: readonly Approval[];
};

/** One payer agrees with a settlement: which party of the contract, and when. */
export type Approval = { readonly party: string; readonly at: string };

/** Every way a settlement moves, with the event it leaves behind. `executed` is final: what changes later is a new settlement. */
export const SETTLEMENT_TRANSITIONS = [
  { wish: 'propose', from: null, to: 'proposed', event: 'SettlementProposed' },
  { wish: 'approve', from: 'proposed', to: 'approved', event: 'SettlementApproved' },
  { wish: 'execute', from: 'approved', to: 'executed', event: 'SettlementExecuted' },
  { wish: 'withdraw', from: 'proposed', to: 'withdrawn', event: 'SettlementWithdrawn' },
  { wish: 'withdraw', from: 'approved', to: 'withdrawn', event: 'SettlementWithdrawn' },
] as const satisfies readonly { wish: string; from: SettlementState | null; to: SettlementState; event: string }[];

/** The event of a payer that agrees while others still have to: the settlement stays as it is. The last one makes it approved. */
export const APPROVAL_GIVEN = 'SettlementApprovalGiven';

export type SettlementWish = (typeof SETTLEMENT_TRANSITIONS)[number]['wish'];
export type Transition = (typeof SETTLEMENT_TRANSITIONS)[number];

export function findTransition(state: SettlementState, wish: SettlementWish): Transition | undefined {
  return SETTLEMENT_TRANSITIONS.find((transition) => transition.wish === wish && transition.from === state);
}

export type SettlementProblem =
  | { readonly code: 'not_found' }
  | { readonly code: 'not_allowed'; readonly wish: string; readonly role: string }
  | { readonly code: 'wrong_state'; readonly state: SettlementState; readonly wish: string }
  | { readonly code: 'not_payer'; readonly wish: 'approve' | 'execute'; readonly payers: readonly string[] }
  | { readonly code: 'approved_already'; readonly parties: readonly string[]; readonly waitingFor: readonly string[] }
  | { readonly code: 'period_open'; readonly period: string }
  | { readonly code: 'unknown_period'; readonly period: string }
  | { readonly code: 'nothing_due'; readonly period: string }
  | { readonly code: 'already_under_way'; readonly period: string }
  | { readonly code: 'leans_on'; readonly period: string; readonly first: readonly string[]; readonly wish: 'propose' | 'approve' | 'execute' }
  | { readonly code: 'as_of_in_future'; readonly asOf: Day; readonly today: Day }
  | { readonly code: 'as_of_before_settled'; readonly asOf: Day; readonly settledAsOf: Day }
  | { readonly code: 'changed_since_proposed'; readonly proposedCents: Cents; readonly nowCents: Cents; readonly currency: string };

/** The lines of one period that change something. */
export function linesToSettle(statement: Statement, period: string): readonly Line[] {
  return statement.lines.filter((line) => line.period === period && line.due !== 0);
}

export type Earlier = Pick<Settlement, 'period' | 'state' | 'asOf'>;

/**
 * On which day a proposal looks: on the day that was asked. Only where a clock that ran ahead had this period booked on a day that is still to
 * come, on that day too: with an earlier one it could not be corrected until then.
 */
export function lookOn(wish: { readonly period: string; readonly asOf: Day }, earlier: readonly Earlier[], today: Day): Day {
  const booked = earlier.filter((entry) => entry.period === wish.period && entry.state === 'executed' && entry.asOf > today);
  return booked.reduce((latest, entry) => (entry.asOf > latest ? entry.asOf : latest), wish.asOf);
}

/** May this period be proposed? In: the statement with what was settled before, and the settlements there are. Out: the problem, or undefined. */
export function findProposalProblem(statement: Statement, period: string, earlier: readonly Earlier[]): SettlementProblem | undefined {
  const found = statement.periods.find((entry) => entry.key === period);
  const lines = linesToSettle(statement, period);
  // A period that an amended calendar no longer has is still settled, when something of it has to come back.
  if (found === undefined && lines.length === 0) return { code: 'unknown_period', period };
  if (found?.state === 'open') return { code: 'period_open', period };
  const own = earlier.filter((entry) => entry.period === period);
  if (own.some((entry) => entry.state === 'proposed' || entry.state === 'approved')) return { code: 'already_under_way', period };
  // With an older day the facts that came later would be forgotten again, and money paid for them asked back.
  const newer = own.find((entry) => entry.state === 'executed' && entry.asOf > statement.asOf);
  if (newer !== undefined) return { code: 'as_of_before_settled', asOf: statement.asOf, settledAsOf: newer.asOf };
  return lines.length === 0 ? { code: 'nothing_due', period } : undefined;
}

/**
 * Would the same proposal be made today? In: the lines as proposed, and the statement of the same day with what is known and agreed now.
 * Whoever approves agrees with amounts that hold at that moment. Once approved they are booked as agreed, and what changes afterwards is a correction.
 */
export function findChange(
  settlement: Pick<Settlement, 'lines' | 'period' | 'due' | 'currency'>,
  statement: Statement,
): SettlementProblem | undefined {
  const lines = linesToSettle(statement, settlement.period);
  if (amountsOf(lines) === amountsOf(settlement.lines)) return undefined;
  return {
    code: 'changed_since_proposed',
    proposedCents: settlement.due,
    nowCents: sum(lines.map((line) => line.due)),
    currency: settlement.currency,
  };
}

function amountsOf(lines: readonly Line[]): string {
  return JSON.stringify(lines.map(({ key, version, computed, tax, alreadySettled }) => [key, version, computed, tax, alreadySettled]).sort());
}
