import { parseExact } from './decimal.ts';
import { type Cents, cents, subtract, sum } from './money.ts';
import type { Capital } from './terms-capital.ts';
import { type TrancheBook, asCents, outstandingOf } from './waterfall-book.ts';
import type { DayView } from './waterfall-scope.ts';

/** A loan that is paid back by a plan: on each day of it the borrower pays the principal of the plan and the interest that is due by then. */

/** The rows of the plan that are of this tranche; none for one that waits for outcomes. */
export function planOf({ book }: DayView, { terms }: TrancheBook): NonNullable<Capital['repayment']>['plan'] {
  const [first] = book.capital.tranches;
  return (book.capital.repayment?.plan ?? []).filter((row) => (row.tranche ?? first?.id) === terms.id);
}

/** Principal of a tranche that the plan wants back by this day and that did not come back yet; undefined without a plan, and at the end. */
export function plannedOn(view: DayView, tranche: TrancheBook): Cents | undefined {
  const { book, day } = view;
  const rows = planOf(view, tranche);
  if (rows.length === 0 || book.ended !== undefined) return undefined;
  const planned = sum(rows.filter((row) => row.day <= day).map((row) => asCents(book, parseExact(row.amount))));
  return cents(Math.max(0, Math.min(subtract(planned, tranche.principalPaid), outstandingOf(tranche))));
}
