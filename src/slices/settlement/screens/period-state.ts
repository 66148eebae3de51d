import { type Cents, sum } from '../../../engine/money.ts';
import type { Line, Statement, StatementPeriod } from '../../../engine/statement.ts';
import { type Account, moneyStateOf } from '../payments.ts';
import type { AccountView, MoneyView, SettlementView } from '../statement-shape.ts';

/** Where the settlement of one period stands, as people call it. */
export type Stage = 'open' | 'nothing' | 'to_settle' | 'proposed' | 'approved' | 'correction' | 'booked' | 'paid';

export type PeriodView = StatementPeriod & {
  readonly stage: Stage;
  /** Something of this period was booked before: what is due now changes it. */
  readonly isCorrection: boolean;
  /** As they are before the payer when a settlement is under way, else as the facts stand. */
  readonly lines: readonly Line[];
  readonly computed: Cents;
  readonly alreadySettled: Cents;
  readonly due: Cents;
  readonly underWay: SettlementView | undefined;
  /** The facts now give other amounts than the settlement that is under way. */
  readonly hasChangedSince: boolean;
  /** Every settlement of this period, newest first. */
  readonly history: readonly SettlementView[];
  /** What was booked and paid of this period, per payer and payee. */
  readonly accounts: readonly AccountView[];
};

/** What is booked, paid and open over accounts; due: the first day on which something of it is. */
export function moneyOf(accounts: readonly Pick<Account, 'booked' | 'paid' | 'open' | 'dueDay'>[]) {
  const days = accounts.flatMap(({ open, dueDay }) => (open === 0 || dueDay === null ? [] : [dueDay]));
  return {
    booked: sum(accounts.map((account) => account.booked)),
    paid: sum(accounts.map((account) => account.paid)),
    open: sum(accounts.map((account) => account.open)),
    dueDay: days.toSorted()[0],
  };
}

/** In: a statement, all settlements of the contract and its money. Out: its periods with where each stands. */
export function periodViews(statement: Statement, settlements: readonly SettlementView[], money: Pick<MoneyView, 'accounts'>): readonly PeriodView[] {
  return statement.periods.map((period) =>
    periodView(period, {
      lines: statement.lines.filter((line) => line.period === period.key),
      history: settlements
        .filter((settlement) => settlement.period === period.key)
        .toSorted((left, right) => (left.proposedAt < right.proposedAt ? 1 : -1)),
      asOf: statement.asOf,
      accounts: money.accounts.filter((account) => account.period === period.key),
    }),
  );
}

type Found = {
  readonly lines: readonly Line[];
  readonly history: readonly SettlementView[];
  readonly asOf: string;
  readonly accounts: readonly AccountView[];
};

function periodView(period: StatementPeriod, found: Found): PeriodView {
  const underWay = found.history.find((settlement) => settlement.state === 'proposed' || settlement.state === 'approved');
  const isBooked = found.history.some((settlement) => settlement.state === 'executed');
  const lines = underWay === undefined ? found.lines : linesUnderWay(underWay, found.lines);
  const hasDue = lines.some((line) => line.due !== 0);
  return {
    ...period,
    stage: stageOf({ isOpen: period.state === 'open', underWay, isBooked, hasDue, accounts: found.accounts }),
    isCorrection: isBooked && hasDue,
    lines,
    computed: sum(lines.map((line) => line.computed)),
    alreadySettled: sum(lines.map((line) => line.alreadySettled)),
    due: sum(lines.map((line) => line.due)),
    underWay,
    hasChangedSince: underWay !== undefined && found.asOf >= underWay.asOf && dueText(underWay.lines) !== dueText(found.lines),
    history: found.history,
    accounts: found.accounts,
  };
}

type Standing = {
  readonly isOpen: boolean;
  readonly underWay: SettlementView | undefined;
  readonly isBooked: boolean;
  readonly hasDue: boolean;
  readonly accounts: readonly AccountView[];
};

function stageOf({ isOpen, underWay, isBooked, hasDue, accounts }: Standing): Stage {
  if (underWay !== undefined) return underWay.state === 'approved' ? 'approved' : 'proposed';
  if (isBooked) return hasDue ? 'correction' : moneyStateOf(accounts);
  if (isOpen) return 'open';
  return hasDue ? 'to_settle' : 'nothing';
}

/** The proposed lines stay as proposed; beside them only lines that nobody has to pay now. */
function linesUnderWay(settlement: SettlementView, current: readonly Line[]): readonly Line[] {
  const proposed = new Map(settlement.lines.map((line) => [line.key, line]));
  const kept = current.flatMap((line) => proposed.get(line.key) ?? (line.due === 0 ? line : []));
  const shown = new Set(kept.map((line) => line.key));
  return [...kept, ...settlement.lines.filter((line) => !shown.has(line.key))];
}

/** What is due per line, as one text: two lists that say the same are the same text. */
function dueText(lines: readonly Line[]): string {
  return lines
    .filter((line) => line.due !== 0)
    .map((line) => `${line.key} ${line.due}`)
    .sort()
    .join('\n');
}

/**
 * The period that asks for attention first; undefined when all is well. The reader's own work goes before that of others, and within each:
 * under way, then to be corrected, then to be settled, then to be paid.
 */
export function firstToDo(views: readonly PeriodView[], isMine: (view: PeriodView) => boolean): PeriodView | undefined {
  const order: readonly Stage[] = ['approved', 'proposed', 'correction', 'to_settle', 'booked'];
  const inOrder = order.flatMap((stage) => views.filter((view) => view.stage === stage));
  return inOrder.find(isMine) ?? inOrder[0];
}
