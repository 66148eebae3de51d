import { type Exact, exact, parseExact, times } from './decimal.ts';
import { type Cents, ZERO, cents, subtract, sum } from './money.ts';
import { must } from './result.ts';
import type { Capital } from './terms-capital.ts';
import { type Book, type TrancheBook, asCents, changePrincipal, moveHolders, notePaid, outstandingOf, wholeMinor } from './waterfall-book.ts';
import { type DayView, numberFrom } from './waterfall-scope.ts';
import { capOf } from './waterfall-steps.ts';
import type { DuePart, StepLog } from './waterfall-types.ts';

type Guarantee = Capital['guarantees'][number];

/**
 * Fills up principal that did not come back, once the end is there: at most a part of the principal (`upTo`), and only up to `floor`.
 * The guarantor pays the holders directly; what it pays counts as principal paid back.
 */
export function runGuarantee(view: DayView, guarantee: Guarantee): StepLog {
  const { book, day } = view;
  const tranche = must(book.tranches.get(guarantee.tranche), 'guaranteed tranche');
  const share = numberFrom(view, tranche.terms.principalShare ?? '1', tranche);
  const isOver = guarantee.until !== undefined && (book.ended?.day ?? day) > guarantee.until;
  const made = share.value.ok && !isOver ? guaranteeParts(view, guarantee, tranche) : [];
  const due = sum(made.map((part) => part.amount));
  const cap = capOf(view, tranche, due);
  const paid = cents(due - (cap?.took ?? 0));
  moveHolders(book, tranche, { day, kind: 'guarantee', step: 'guarantee', amount: paid, pot: guarantee.party });
  notePaid(book, tranche.terms.id, paid);
  changePrincipal(tranche, day, cents(-paid));
  return {
    step: 'guarantee',
    pay: 'guarantee',
    clause: undefined,
    tranche: tranche.terms.id,
    to: guarantee.party,
    state: isOver ? 'expired' : share.value.ok ? 'done' : 'value_missing',
    when: undefined,
    due,
    made,
    available: due,
    paid,
    short: ZERO,
    caps: cap === undefined ? [] : [cap],
    inputs: { upTo: guarantee.upTo ?? '1', floor: guarantee.floor ?? '1' },
    interest: [],
  };
}

function guaranteeParts(view: DayView, guarantee: Guarantee, tranche: TrancheBook): readonly DuePart[] {
  const { book } = view;
  const principal = exact(BigInt(Math.min(tranche.drawn, asCents(book, parseExact(tranche.terms.committed)))));
  const most = subtract(mostOf(book, guarantee, principal), paidBy(book, guarantee));
  const unprotected = subtract(wholeMinor(book, principal), wholeMinor(book, times(principal, parseExact(guarantee.floor ?? '1'))));
  const outstanding = outstandingOf(tranche);
  const due = Math.max(0, Math.min(most, outstanding - unprotected));
  if (due === 0) return [];
  const unfilled = Math.min(outstanding, unprotected);
  const parts: readonly DuePart[] = [
    { name: 'outstanding', amount: outstanding },
    { name: 'unprotected', amount: cents(-unfilled) },
    { name: 'by_amount', amount: cents(due - (outstanding - unfilled)) },
  ];
  return parts.filter((part) => part.amount !== 0);
}

/** The lower of the part of the principal and the amount in money, as far as the terms have them. */
function mostOf(book: Book, { upTo, amount }: Guarantee, principal: Exact): Cents {
  const bounds = [
    ...(upTo === undefined ? [] : [wholeMinor(book, times(principal, parseExact(upTo)))]),
    ...(amount === undefined ? [] : [asCents(book, parseExact(amount))]),
  ];
  return bounds.length === 0 ? ZERO : cents(Math.min(...bounds));
}

/** What this guarantor paid before for the tranche; each guarantee has its own room. */
function paidBy({ moves }: Book, { party, tranche }: Guarantee): Cents {
  return sum(moves.filter((move) => move.kind === 'guarantee' && move.from === party && move.tranche === tranche).map((move) => move.amount));
}
