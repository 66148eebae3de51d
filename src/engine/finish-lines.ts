import { type Day, type Period, addDays } from './calendar.ts';
import { type Cents, ZERO, cents } from './money.ts';
import type { Plan } from './plan.ts';
import { must } from './result.ts';
import type { DueSince, Line, Settled } from './statement.ts';
import { carriesTax, taxKey, taxOf } from './tax.ts';

/** The last steps of a line: tax, what was settled of it before, and the day on which it is due. */

/** A share of a sum, before tax. */
export type BareLine = Omit<Line, 'net' | 'tax' | 'computed' | 'alreadySettled' | 'due' | 'dueDay' | 'dueSince' | 'firstDue'> & {
  readonly amount: Cents;
  /** When the last fact came in that it (or, further on, its bill) rests on. */
  readonly receipt: Day | undefined;
  /** The late payment that it is interest on. */
  readonly payment: Day | undefined;
};

export type FinishInput = {
  readonly plan: Plan;
  readonly period: Period;
  readonly asOf: Day;
  readonly settled: ReadonlyMap<string, Settled>;
  /** The day on which this period is put before those who pay; unknown on the command line. */
  readonly settledOn: Day | undefined;
};

/** In: all lines of a period; lines of one invoice get their tax together. */
export function finishLines(input: FinishInput, lines: readonly BareLine[]): readonly Line[] {
  const taxes = taxesOf(input, lines);
  const receipts = receiptsOf(lines);
  const { tax } = input.plan.sheet;
  return lines.map((line) => {
    const own = taxes.get(line) ?? ZERO;
    const net = tax?.basis === 'gross' ? cents(line.amount - own) : line.amount;
    return finishLine(input, { ...line, receipt: receipts.get(billOf(line)) }, { net, tax: own });
  });
}

/** What one payer owes one receiver for a period is one bill, with one due day: that of the last fact that any of its lines rests on. */
function receiptsOf(lines: readonly BareLine[]): ReadonlyMap<string, Day> {
  const last = new Map<string, Day>();
  for (const line of lines) {
    const known = last.get(billOf(line));
    if (line.receipt !== undefined && (known === undefined || line.receipt > known)) last.set(billOf(line), line.receipt);
  }
  return last;
}

function billOf(line: BareLine): string {
  return JSON.stringify([line.payer, line.payee]);
}

function taxesOf({ plan, settled }: FinishInput, lines: readonly BareLine[]): ReadonlyMap<BareLine, Cents> {
  const { tax } = plan.sheet;
  const taxes = new Map<BareLine, Cents>();
  if (tax === undefined) return taxes;
  const taxed = lines.filter((line) => carriesTax(tax, line.kind));
  for (const group of Map.groupBy(taxed, (line) => taxKey(tax, line)).values()) {
    const amounts = group.map((line) => ({ amount: line.amount, settled: settled.get(line.key)?.amount }));
    const parts = taxOf(tax, amounts, plan.digits);
    group.forEach((line, index) => taxes.set(line, must(parts[index], 'tax')));
  }
  return taxes;
}

function finishLine(input: FinishInput, { amount: _, receipt, payment, ...line }: BareLine, money: Pick<Line, 'net' | 'tax'>): Line {
  const before = input.settled.get(line.key);
  const computed = cents(money.net + money.tax);
  const alreadySettled = before?.amount ?? ZERO;
  const due = cents(computed - alreadySettled);
  const isSettled = settledPeriods(input.settled).has(line.period);
  const isCorrection = isSettled && due !== 0;
  // What was booked and did not change rests on no fact of later.
  const dueSince = since(input, { receipt: isSettled ? undefined : receipt, payment, isCorrection });
  const ordinary = addDays(dueSince.day, input.plan.sheet.calendar.paymentTermDays);
  // Of what was booked and did not change, the day stays that was told then.
  const told = due === 0 && before?.dueDay !== undefined ? { dueDay: before.dueDay } : { dueDay: ordinary, dueSince };
  const first = before?.dueDay === undefined ? {} : { firstDue: before.dueDay };
  return { ...line, ...money, computed, alreadySettled, due, ...told, ...first };
}

type Days = { readonly receipt: Day | undefined; readonly payment: Day | undefined; readonly isCorrection: boolean };

/**
 * The day from which the payment term counts: the end of the period, or the later day on which the facts came in, or on which the amount was
 * put before the payer. Source: BW 6:119a lid 2, 6:119b lid 2: thirty days after the invoice, or after performance when that is later.
 */
function since({ plan, period, asOf, settledOn }: FinishInput, { receipt, payment, isCorrection }: Days): DueSince {
  const from = plan.sheet.calendar.dueFrom ?? 'settlement';
  const settlement = isCorrection ? (settledOn ?? asOf) : from === 'settlement' ? settledOn : undefined;
  const days: readonly DueSince[] = [
    { day: period.to, by: 'period' },
    ...(receipt === undefined || from === 'period' ? [] : [{ day: receipt, by: 'receipt' as const }]),
    ...(payment === undefined ? [] : [{ day: payment, by: 'payment' as const }]),
    ...(settlement === undefined ? [] : [{ day: settlement, by: isCorrection ? ('correction' as const) : ('settlement' as const) }]),
  ];
  return days.reduce((last, entry) => (entry.day > last.day ? entry : last));
}

const periodsOfSettled = new WeakMap<FinishInput['settled'], ReadonlySet<string>>();

/** A period is settled as a whole: what comes later is a correction, also of a rule that paid nothing then. */
function settledPeriods(settled: FinishInput['settled']): ReadonlySet<string> {
  const known = periodsOfSettled.get(settled);
  if (known !== undefined) return known;
  const periods = new Set([...settled.values()].map((entry) => entry.period));
  periodsOfSettled.set(settled, periods);
  return periods;
}
