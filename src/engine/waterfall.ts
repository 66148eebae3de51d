import type { Day } from './calendar.ts';
import { cents } from './money.ts';
import { type Book, CAPITAL_POT, POT, type WaterfallInput, asCents, move, openBook, potOf } from './waterfall-book.ts';
import { notesOf, owedBeside } from './waterfall-notes.ts';
import { balancesOf, partyFlows, receiptDaysOf, returnsOf, trancheResults } from './waterfall-report.ts';
import { type DayView, numberFrom, viewOn } from './waterfall-scope.ts';
import { payPlan } from './waterfall-repayment.ts';
import { runGuarantee } from './waterfall-guarantee.ts';
import { runStep } from './waterfall-steps.ts';
import { happen, happenings, payDaysOf, report, terminationDay } from './waterfall-timeline.ts';
import type { RunLog, Waterfall } from './waterfall-types.ts';

export type { WaterfallInput } from './waterfall-book.ts';

/**
 * Shares out the money of a contract with capital: who is paid what on which day, in the order the terms state.
 * In: a checked term sheet with capital, the money that comes in for the manager, facts, and the day as of which is looked.
 * Out: every movement, a log of every step with its inputs, balances, and the return of each tranche and holder. Amounts in minor units.
 * Measures and events count from the day they were recorded, so a result that becomes known later never changes an earlier pay day; cash
 * counts on the day it moved. Source: the shapes D1–D21 of docs/terms.md.
 */
export function runWaterfall(input: WaterfallInput): Waterfall {
  const book = openBook(input);
  const terminated = terminationDay(input);
  const waiting = [...happenings(input)];
  const runs: RunLog[] = [];
  for (const day of payDaysOf(input, terminated)) {
    happenUpTo(book, waiting, day);
    runs.push(runDay(book, day, terminated));
  }
  happenUpTo(book, waiting, input.asOf);
  return resultOf(viewOn(book, input.asOf), runs);
}

function happenUpTo(book: Book, waiting: ReturnType<typeof happenings>[number][], day: Day): void {
  while (waiting[0] !== undefined && waiting[0].day <= day) {
    happen(book, waiting[0]);
    waiting.shift();
  }
}

/** One run: what has come in goes through the steps in order, then the guarantees when the end is there. */
function runDay(book: Book, day: Day, terminated: Day | undefined): RunLog {
  const view = viewOn(book, day);
  const wasEnded = book.ended !== undefined;
  if (!wasEnded) end(view, terminated);
  payPlan(view);
  const opening = potOf(book, POT);
  const steps = book.capital.waterfall.flatMap((step) => runStep(view, step));
  const guarantees = book.ended === undefined ? [] : book.capital.guarantees.map((guarantee) => runGuarantee(view, guarantee));
  return { day, kind: book.ended?.kind ?? 'regular', opening, steps: [...steps, ...guarantees], closing: balancesOf(view) };
}

/** At the end drawn money that was not spent joins what came in, and an early end brings in its settlement. */
function end(view: DayView, terminated: Day | undefined): void {
  const { book, day } = view;
  const isTerminated = terminated !== undefined && day >= terminated;
  if (!isTerminated && day < book.capital.maturity) return;
  book.ended = isTerminated ? { day: terminated, kind: 'termination' } : { day: book.capital.maturity, kind: 'maturity' };
  move(book, { day, kind: 'unspent', from: CAPITAL_POT, to: POT, amount: potOf(book, CAPITAL_POT) });
  if (isTerminated) payTermination(view);
}

function payTermination(view: DayView): void {
  const { book, day } = view;
  const { termination } = book.capital;
  if (termination === undefined) return;
  const { value } = numberFrom(view, termination.amount);
  if (!value.ok) return report(book, value.error.code, day, { step: 'termination', ...('name' in value.error ? { name: value.error.name } : {}) });
  const amount = asCents(book, value.value);
  move(book, { day, kind: 'termination', from: termination.from, to: POT, amount: cents(Math.max(0, amount)), source: termination.event });
}

function resultOf(view: DayView, runs: readonly RunLog[]): Waterfall {
  const { book } = view;
  return {
    currency: book.input.sheet.currency,
    asOf: book.input.asOf,
    ended: book.ended,
    runs,
    moves: book.moves,
    tranches: trancheResults(view),
    overall: returnsOf([...book.tranches.values()].flatMap((tranche) => tranche.flows)),
    parties: partyFlows(book.moves),
    balances: balancesOf(view),
    receiptDays: receiptDaysOf(book.moves),
    problems: book.problems,
    notes: notesOf(view),
    owed: owedBeside(book),
  };
}
