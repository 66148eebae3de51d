import { type Day, yearFraction } from './calendar.ts';
import { type Exact, EXACT_ZERO, fromInteger, parseExact } from './decimal.ts';
import type { Facts } from './facts.ts';
import type { DatedFlow } from './irr.ts';
import { type Cents, ZERO, add, cents, minorDigits, subtract } from './money.ts';
import { makeParameters, type Parameters } from './waterfall-formulas.ts';
import { must } from './result.ts';
import { allocate, roundToStep, roundToWhole, toCents } from './rounding.ts';
import type { TermSheet } from './terms.ts';
import type { Capital, Tranche } from './terms-capital.ts';
import { type Accrual, type Outstanding, openAccrual } from './waterfall-interest.ts';
import type { Move, Receipt, WaterfallProblem } from './waterfall-types.ts';

export type WaterfallInput = {
  readonly sheet: Pick<TermSheet, 'currency' | 'parties' | 'parameters' | 'curves'> & { readonly capital: Capital };
  readonly receipts: readonly Receipt[];
  readonly facts: Facts;
  readonly asOf: Day;
  readonly series?: string;
};

export const POT = '#in';
export const CAPITAL_POT = '#capital';

export function reservePot(name: string | undefined): string {
  return `#reserve/${name ?? 'reserve'}`;
}

/** The books of one tranche while the waterfall runs. */
export type TrancheBook = {
  readonly terms: Tranche;
  readonly history: Outstanding[];
  drawn: Cents;
  principalPaid: Cents;
  interestPaid: Cents;
  /** Day from which interest runs; set by the first draw. */
  accrual: Accrual | undefined;
  /** Preferred return, per step. */
  readonly preferred: Map<string, Accrual>;
  /** What the holders together put in and received. */
  readonly flows: DatedFlow[];
};

/** The state of one run of the waterfall: only functions of the waterfall change it, and it never leaves runWaterfall. */
export type Book = {
  readonly input: WaterfallInput;
  readonly capital: Capital;
  readonly digits: number;
  readonly parameters: Parameters;
  readonly tranches: ReadonlyMap<string, TrancheBook>;
  readonly pots: Map<string, Cents>;
  /** Paid so far per step, tranche and party id: what paid(id) answers in a formula. */
  readonly paid: Map<string, Cents>;
  /** Fees still due from earlier pay days, per step. */
  readonly arrears: Map<string, Cents>;
  readonly charged: Set<string>;
  readonly moves: Move[];
  readonly problems: WaterfallProblem[];
  received: Cents;
  /** Drawn money that a manager which does the work itself has, and no cost was paid from yet. */
  spentByManager: Cents;
  ended: { readonly day: Day; readonly kind: 'maturity' | 'termination' } | undefined;
};

export function openBook(input: WaterfallInput): Book {
  const { capital } = input.sheet;
  return {
    input,
    capital,
    digits: minorDigits(input.sheet.currency),
    parameters: makeParameters(input.sheet.parameters),
    tranches: new Map(capital.tranches.map((terms) => [terms.id, openTranche(terms)])),
    pots: new Map(),
    paid: new Map(),
    arrears: new Map(),
    charged: new Set(),
    moves: [],
    problems: [],
    received: ZERO,
    spentByManager: ZERO,
    ended: undefined,
  };
}

function openTranche(terms: Tranche): TrancheBook {
  return {
    terms,
    history: [],
    drawn: ZERO,
    principalPaid: ZERO,
    interestPaid: ZERO,
    accrual: undefined,
    preferred: new Map(),
    flows: [],
  };
}

export function potOf(book: Book, pot: string): Cents {
  return book.pots.get(pot) ?? ZERO;
}

export function paidTo(book: Book, id: string): Cents {
  return book.paid.get(id) ?? ZERO;
}

/** In the named rounding of the capital terms, else to the smallest unit of the currency, half-up. */
export function asCents(book: Book, major: Exact): Cents {
  const { rounding } = book.capital;
  if (rounding === undefined) return toCents(major, book.digits, 'half-up');
  return toCents(roundToStep(major, parseExact(rounding.to), rounding.rule), book.digits, rounding.rule);
}

/** Rounds an exact number of minor units in the same way. */
export function wholeMinor(book: Book, minor: Exact): Cents {
  if (book.capital.rounding !== undefined) return asCents(book, { n: minor.n, d: minor.d * 10n ** BigInt(book.digits) });
  return cents(Number(roundToWhole(minor, 'half-up')));
}

type Movement = Pick<Move, 'day' | 'kind' | 'from' | 'to' | 'amount'> & Partial<Pick<Move, 'step' | 'tranche' | 'source' | 'payment'>>;

/** Writes a movement down and moves the pots. Nothing moves for zero. */
export function move(book: Book, entry: Movement): void {
  if (entry.amount === 0) return;
  book.moves.push({ step: undefined, tranche: undefined, source: undefined, ...entry });
  if (entry.from.startsWith('#')) book.pots.set(entry.from, subtract(potOf(book, entry.from), entry.amount));
  if (entry.to.startsWith('#')) book.pots.set(entry.to, add(potOf(book, entry.to), entry.amount));
  else if (entry.step !== undefined) notePaid(book, entry.to, entry.amount);
}

export function notePaid(book: Book, id: string, amount: Cents): void {
  book.paid.set(id, add(paidTo(book, id), amount));
}

/** Between a pot and the holders of a tranche, by share or units; the parts sum to the amount. Positive: to the holders. */
export function moveHolders(book: Book, tranche: TrancheBook, entry: Omit<Movement, 'from' | 'to'> & { readonly pot: string }): void {
  const { pot, ...rest } = entry;
  if (entry.amount === 0) return;
  const { holders } = tranche.terms;
  const parts = allocate(entry.amount, holders.map(weightOf));
  for (const [index, holder] of holders.entries()) {
    const amount = must(parts[index], 'part');
    const ends = amount > 0 ? { from: pot, to: holder.party, amount } : { from: holder.party, to: pot, amount: cents(-amount) };
    move(book, { ...rest, ...ends, tranche: tranche.terms.id });
  }
  tranche.flows.push({ day: entry.day, amount: entry.amount });
}

function weightOf(holder: Tranche['holders'][number]): Exact {
  return 'units' in holder ? fromInteger(holder.units) : parseExact(holder.share);
}

/** Changes the principal that is out: positive for a draw, negative for a repayment. */
export function changePrincipal(tranche: TrancheBook, day: Day, change: Cents): void {
  tranche.accrual ??= openAccrual(day);
  tranche.history.push({ day, principal: outstandingOf(tranche) + change });
  if (change > 0) tranche.drawn = add(tranche.drawn, change);
  else tranche.principalPaid = subtract(tranche.principalPaid, change);
}

export function outstandingOf(tranche: TrancheBook): Cents {
  return subtract(tranche.drawn, tranche.principalPaid);
}

/** Years since the first draw of a tranche, by the day count of the capital; 0 before it. */
export function yearsSince(book: Book, first: Day | undefined, day: Day): Exact {
  return first === undefined || first > day ? EXACT_ZERO : yearFraction(first, day, book.capital.dayCount);
}
