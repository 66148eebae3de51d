import { type Cents, ZERO, add, cents, subtract, sum } from './money.ts';
import { POT, type TrancheBook, move, outstandingOf, potOf, wholeMinor } from './waterfall-book.ts';
import { accrueTranche } from './waterfall-due.ts';
import { planOf, plannedOn } from './waterfall-plan.ts';
import type { DayView } from './waterfall-scope.ts';

/** What the borrower pays in: what is due on a day of the plan, or all that is left at the end, less what came in otherwise. */
export function payPlan(view: DayView): void {
  const { book, day } = view;
  const { repayment, maturity } = book.capital;
  if (repayment === undefined || !(repayment.plan.some((row) => row.day === day) || day === maturity)) return;
  const planned = [...book.tranches.values()].filter((tranche) => planOf(view, tranche).length > 0);
  const due = sum(planned.map((tranche) => add(plannedOn(view, tranche) ?? outstandingOf(tranche), interestOn(view, tranche))));
  const missing = subtract(due, cents(Math.max(0, potOf(book, POT))));
  if (missing > 0) move(book, { day, kind: 'repayment', from: repayment.from, to: POT, amount: missing, source: 'repayment' });
}

/** Only where a step pays interest from what comes in. */
function interestOn(view: DayView, tranche: TrancheBook): Cents {
  const isPaid = view.book.capital.waterfall.some(
    (step) => step.pay === 'interest' && step.outOf === 'income' && names(step.tranche, tranche.terms.id),
  );
  const { account } = isPaid ? accrueTranche(view, tranche) : { account: undefined };
  return account === undefined ? ZERO : wholeMinor(view.book, account.unpaid);
}

function names(tranche: string | readonly string[] | undefined, id: string): boolean {
  return tranche === undefined || tranche === id || (typeof tranche !== 'string' && tranche.includes(id));
}
