import { ZERO, add } from './money.ts';
import { holdsDrawnMoney } from './terms-capital.ts';
import { type Book, POT } from './waterfall-book.ts';
import { trancheResults } from './waterfall-report.ts';
import type { DayView } from './waterfall-scope.ts';
import { type CapitalNote, type Move, OWED_KINDS, type OwedBeside } from './waterfall-types.ts';

/** What somebody must know who reads the returns: what is still out, what was not spent and came back, and what went wrong. */
export function notesOf(view: DayView): readonly CapitalNote[] {
  return [...unspentNotes(view.book), ...planNotes(view), ...stillOutNotes(view), ...view.book.problems];
}

function unspentNotes({ capital, moves }: Book): readonly CapitalNote[] {
  const party = holdsDrawnMoney(capital) ? capital.manager : '';
  const unspent = moves.filter((move) => move.kind === 'unspent');
  return unspent.map(({ day, amount }) => ({ code: 'unspent_back', day, data: { amount: String(amount), party } }));
}

/** A plan is reckoned as if it is kept: whether the borrower really paid is not looked at. */
function planNotes({ book, day }: DayView): readonly CapitalNote[] {
  const { repayment } = book.capital;
  const isReckoned = book.moves.some((move) => move.kind === 'repayment');
  return repayment !== undefined && isReckoned ? [{ code: 'by_plan', day, data: { party: repayment.from } }] : [];
}

/** A multiple and a yearly rate of money that is still out say little: they stand beside what is still owed. */
function stillOutNotes(view: DayView): readonly CapitalNote[] {
  const code = view.book.ended === undefined ? 'still_out' : 'not_repaid';
  return trancheResults(view)
    .filter((tranche) => tranche.outstanding > 0)
    .map(({ id, outstanding, accrued }) => ({
      code,
      day: view.day,
      data: { tranche: id, outstanding: String(outstanding), accrued: String(accrued) },
    }));
}

/** Money that a party owes because of the capital, beside the lines of the statement: who, to whom, when and why. */
export function owedBeside({ capital, moves }: Book): readonly OwedBeside[] {
  const owed = new Map<string, OwedBeside>();
  for (const move of moves) {
    const kind = kindOwed(capital, move);
    if (kind === undefined) continue;
    const { day, step, tranche } = move;
    const from = move.from === POT ? capital.manager : move.from;
    const to = move.to === POT ? capital.manager : move.to;
    const key = [day, kind, step, from, to, tranche].join('\n');
    owed.set(key, { day, kind, step, from, to, tranche, amount: add(owed.get(key)?.amount ?? ZERO, move.amount) });
  }
  return [...owed.values()];
}

/** A borrower that manages the money itself owes the holders what the plan makes it pay them; any other pays the manager. */
function kindOwed({ manager, repayment }: Book['capital'], { kind, from, day }: Move): OwedBeside['kind'] | undefined {
  const isOwn = repayment?.from === manager;
  if (isOwn && from === POT && (kind === 'interest' || kind === 'principal') && repayment?.plan.some((row) => row.day === day) === true)
    return 'repayment';
  if (from.startsWith('#') || (isOwn && kind === 'repayment')) return undefined;
  return OWED_KINDS.find((owed) => owed === kind);
}
