import { parseExact } from './decimal.ts';
import { type Cents, cents, subtract, sum } from './money.ts';
import { type TrancheBook, asCents, outstandingOf } from './waterfall-book.ts';
import type { DayView } from './waterfall-scope.ts';

/** A loan that is paid back by a plan: on each day of it the borrower pays the principal of the plan and the interest that is due by then. */

/** Principal of a tranche that the plan wants back by this day and that did not come back yet; undefined without a plan, and at the end. */
export function plannedOn(view: DayView, tranche: TrancheBook): Cents | undefined {
  const { book, day } = view;
  const { repayment } = book.capital;
  if (repayment === undefined || book.ended !== undefined) return undefined;
  const [first] = book.capital.tranches;
  const rows = repayment.plan.filter((row) => (row.tranche ?? first?.id) === tranche.terms.id && row.day <= day);
  const planned = sum(rows.map((row) => asCents(book, parseExact(row.amount))));
  return cents(Math.max(0, Math.min(subtract(planned, tranche.principalPaid), outstandingOf(tranche))));
}
