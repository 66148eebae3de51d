import { type Day, day } from '../../engine/calendar.ts';
import { must } from '../../engine/result.ts';
import type { Settled } from '../../engine/statement.ts';
import type { Settlement } from './settlement.ts';

/** One thing that was done with a settlement: by whom (a party of the contract, null: by Lente itself), and why, when that was said. */
export type HistoryStep = {
  readonly settlement: string;
  readonly what: 'proposed' | 'agreed' | 'approved' | 'executed' | 'withdrawn';
  readonly at: string;
  readonly by: string | null;
  readonly reason: string | null;
};

const dutchDay = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Amsterdam', year: 'numeric', month: '2-digit', day: '2-digit' });

/** The day of an instant on the wall calendar in the Netherlands, as the server counts days. */
export function dayOf(instant: string | null | undefined): string | undefined {
  return instant === null || instant === undefined ? undefined : dutchDay.format(new Date(instant));
}

function isBy(instant: string | null | undefined, on: Day): boolean {
  const then = dayOf(instant);
  return then !== undefined && then <= on;
}

/** The settlements as they stood at the end of a day: what came later is not there yet. */
export function settlementsOn(settlements: readonly Settlement[], steps: readonly HistoryStep[], on: Day): readonly Settlement[] {
  const withdrawn = new Map(steps.filter((step) => step.what === 'withdrawn').map((step) => [step.settlement, step.at]));
  return settlements
    .filter((settlement) => isBy(settlement.proposedAt, on))
    .map((settlement) => {
      const approvals = settlement.approvals.filter((approval) => isBy(approval.at, on));
      const [isApproved, isExecuted] = [isBy(settlement.approvedAt, on), isBy(settlement.executedAt, on)];
      const isWithdrawn = settlement.state === 'withdrawn' && (!withdrawn.has(settlement.id) || isBy(withdrawn.get(settlement.id), on));
      const state = isWithdrawn ? 'withdrawn' : isExecuted ? 'executed' : isApproved ? 'approved' : 'proposed';
      const approvedAt = isApproved ? settlement.approvedAt : null;
      return { ...settlement, state, approvals, approvedAt, executedAt: isExecuted ? settlement.executedAt : null };
    });
}

/** What was executed, per line and step: the same as the store loads, of settlements as they stood. */
export function settledOf(settlements: readonly Settlement[]): readonly Settled[] {
  const executed = settlements.filter((settlement) => settlement.state === 'executed');
  const inOrder = executed.toSorted((left, right) => (`${left.executedAt ?? ''} ${left.id}` < `${right.executedAt ?? ''} ${right.id}` ? -1 : 1));
  return inOrder.flatMap(({ lines, version, asOf }) =>
    lines
      .toSorted((left, right) => (left.key < right.key ? -1 : 1))
      .map(({ key, period, due, dueDay }) => ({ key, period, version, amount: due, asOf, dueDay })),
  );
}

/** The day on which what was under way was put before the payers, by its period: also of what is booked by now. */
export function proposedOf(settlements: readonly Settlement[]): ReadonlyMap<string, Day> {
  const underWay = settlements.filter(({ state }) => state === 'proposed' || state === 'approved');
  return new Map(underWay.map(({ period, proposedAt }) => [period, day(must(dayOf(proposedAt), 'proposed'))]));
}
