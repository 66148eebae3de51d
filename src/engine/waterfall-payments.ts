import type { Day } from './calendar.ts';
import { exact, parseExact } from './decimal.ts';
import type { Cash } from './facts.ts';
import { type Cents, ZERO, add, cents, subtract, sum } from './money.ts';
import { must } from './result.ts';
import { roundToWhole, toCents } from './rounding.ts';
import type { Line } from './statement.ts';

/** Money of a line that came in on a day: because a payment says so, else because it was due then. */
export type Arrival = { readonly line: Line; readonly day: Day; readonly amount: Cents; readonly payment: string | undefined };

/** What a line has to bring in, tax and all, on the day it is due. */
type Owed = { readonly line: Line; readonly day: Day; readonly amount: Cents };

/** What is left of a payment while it is used up. */
type Payment = { readonly id: string; readonly day: Day; left: Cents };

export type Arriving = {
  readonly digits: number;
  /** The day on which what was settled before was due. */
  readonly firstDue: (line: Line) => Day;
};

/**
 * When the money of lines came in. In: the lines of a statement that are looked at, and the payments that are known. A payment of a period
 * covers what its payer owes for that period: first what was settled before, then what is due now, then interest on late payment; each line
 * in proportion. What no payment covers comes in on the day it is due; what was paid beyond that is not money of these lines.
 */
export function arrivalsOf(lines: readonly Line[], cash: readonly Cash[], terms: Arriving): readonly Arrival[] {
  return [...Map.groupBy(lines, whose)].flatMap(([key, own]) => {
    const payments = cash.filter((fact) => fact.kind === 'paid' && whose({ payer: fact.party ?? '', period: fact.period ?? '' }) === key);
    const queue = payments.map((fact): Payment => ({ id: fact.id, day: fact.day, left: toCents(parseExact(fact.amount), terms.digits, 'half-up') }));
    const inOrder = queue.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
    return stagesOf(own, terms).flatMap((stage) => cover(stage, inOrder));
  });
}

function whose({ payer, period }: Pick<Line, 'payer' | 'period'>): string {
  return `${period}\n${payer}`;
}

function stagesOf(lines: readonly Line[], terms: Arriving): readonly (readonly Owed[])[] {
  const interest = lines.filter((line) => line.kind === 'late_interest');
  const others = lines.filter((line) => line.kind !== 'late_interest');
  return [others, interest].flatMap((group) => [
    group.map((line) => ({ line, day: terms.firstDue(line), amount: line.alreadySettled })),
    group.map((line) => ({ line, day: line.dueDay, amount: line.due })),
  ]);
}

/** Uses up payments of the same sign as the stage, oldest first. */
function cover(stage: readonly Owed[], queue: readonly Payment[]): readonly Arrival[] {
  const total = sum(stage.map((owed) => owed.amount));
  const arrivals: Arrival[] = [];
  let covered = ZERO;
  for (const payment of queue) {
    const taken = takeFrom(payment, subtract(total, covered));
    if (taken === 0) continue;
    const before = partsOf(stage, total, covered);
    covered = add(covered, taken);
    const after = partsOf(stage, total, covered);
    arrivals.push(...stage.map(({ line }, index) => ({ line, day: payment.day, payment: payment.id, amount: difference(after, before, index) })));
  }
  const parts = partsOf(stage, total, covered);
  const rest = stage.map((owed, index) => ({ ...owed, payment: undefined, amount: subtract(owed.amount, must(parts[index], 'part')) }));
  return [...arrivals, ...rest].filter((arrival) => arrival.amount !== 0);
}

function takeFrom(payment: Payment, wanted: Cents): Cents {
  if (Math.sign(payment.left) !== Math.sign(wanted)) return ZERO;
  const taken = cents(Math.sign(wanted) * Math.min(Math.abs(payment.left), Math.abs(wanted)));
  payment.left = subtract(payment.left, taken);
  return taken;
}

function difference(after: readonly Cents[], before: readonly Cents[], index: number): Cents {
  return subtract(must(after[index], 'part'), must(before[index], 'part'));
}

/** The part of each line in what is covered; the running sum is rounded, so that the parts sum to it, also with lines below zero. */
function partsOf(stage: readonly Owed[], total: Cents, covered: Cents): readonly Cents[] {
  let owed = 0;
  let given = ZERO;
  return stage.map(({ amount }) => {
    owed += amount;
    const upToHere = total === 0 ? ZERO : cents(Number(roundToWhole(exact(BigInt(owed) * BigInt(covered), BigInt(total)), 'half-up')));
    const part = subtract(upToHere, given);
    given = upToHere;
    return part;
  });
}
