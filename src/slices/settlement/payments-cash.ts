import type { Day } from '../../engine/calendar.ts';
import { parseExact } from '../../engine/decimal.ts';
import type { Cash, Facts } from '../../engine/facts.ts';
import { knownFacts } from '../../engine/known-facts.ts';
import { type Cents, minorDigits } from '../../engine/money.ts';
import { must } from '../../engine/result.ts';
import { allocate, toCents } from '../../engine/rounding.ts';
import type { Contract, TermSheet } from '../../engine/terms.ts';
import { type BookedLine, type Payment, paymentsIn, standingOf } from './payments.ts';
import { type BookEntry, type MoneyMoved, entriesOfCost, entriesOfDraw, entriesOfPayment } from './postings.ts';

/** Money that moved by the facts, as it stands in the books: payments of what was booked, draws and costs of the capital. */
export type CashBooking = {
  readonly id: string;
  readonly kind: CashKind;
  readonly day: Day;
  readonly memo: string;
  readonly entries: readonly BookEntry[];
};
export type CashKind = (typeof CASH_KINDS)[number];
export const CASH_KINDS = ['payment', 'draw', 'cost'] as const;

type Booked = { readonly sheets: Contract; readonly facts: Facts; readonly lines: readonly BookedLine[]; readonly asOf: Day };

/** In: the terms, the facts, and the lines that are booked. Out: what belongs in the books beside those lines. A payment of what is not booked waits. */
export function cashBookings({ sheets, facts, lines, asOf }: Booked): readonly CashBooking[] {
  const sheet = must(sheets.at(-1), 'terms');
  const payments = paymentsIn(facts, asOf, sheet.currency);
  const { parts } = standingOf(lines, payments);
  const paid = payments.flatMap((payment) => toBooking(payment, parts.get(payment.id) ?? []));
  const { cash } = knownFacts({ claims: [], measures: [], events: [], cash: facts.cash }, asOf, 'actual');
  return [...paid, ...cash.flatMap((fact) => ofCapital(sheet, fact))].filter((booking) => booking.entries.length > 0);
}

function toBooking(
  { id, day, payer, period }: Payment,
  parts: readonly { readonly payee: string; readonly amount: Cents }[],
): readonly CashBooking[] {
  if (parts.length === 0) return [];
  const memo = [period, 'paid', payer, ...parts.map((part) => part.payee)].join('/');
  return [{ id, kind: 'payment', day, memo, entries: entriesOfPayment(parts.map(({ payee, amount }) => ({ from: payer, to: payee, amount }))) }];
}

/** Holders lend to who manages the capital; what goes on to who does the work is a cost there and income here. */
function ofCapital(sheet: TermSheet, fact: Cash): readonly CashBooking[] {
  const { capital, currency } = sheet;
  const amount = toCents(parseExact(fact.amount), minorDigits(currency), 'half-up');
  if (capital === undefined || amount === 0) return [];
  const worker = sheet.parties.find((party) => party.roles.includes('provider'))?.id;
  if (fact.kind === 'cost') {
    const to = fact.party ?? worker;
    const memo = ['', 'cost', capital.manager, ...(to === undefined || to === capital.manager ? [] : [to])].join('/');
    return [{ id: fact.id, kind: 'cost', day: fact.day, memo, entries: entriesOfCost({ from: capital.manager, to, amount }) }];
  }
  if (fact.kind !== 'draw') return [];
  const moves = drawMoves(capital, fact, amount);
  const to = capital.drawnTo ?? worker;
  const spent = to === undefined || to === capital.manager ? [] : entriesOfCost({ from: capital.manager, to, amount });
  const memo = ['', `draw ${fact.tranche ?? ''}`.trim(), moves[0]?.from ?? '', capital.manager].join('/');
  return [{ id: fact.id, kind: 'draw', day: fact.day, memo, entries: [...entriesOfDraw(moves), ...spent] }];
}

type Capital = NonNullable<TermSheet['capital']>;

/** A draw that names no tranche comes from all of them, by what each committed; within a tranche by share or by units. */
function drawMoves({ tranches, manager }: Capital, fact: Cash, amount: Cents): readonly MoneyMoved[] {
  const chosen = tranches.filter((tranche) => fact.tranche === undefined || tranche.id === fact.tranche);
  const parts = allocate(
    amount,
    chosen.map((tranche) => parseExact(tranche.committed)),
  );
  return chosen.flatMap(({ holders }, index) => {
    const weights = holders.map((holder) => parseExact('units' in holder ? String(holder.units) : holder.share));
    const shares = allocate(must(parts[index], 'part of a draw'), weights);
    return holders.map(({ party }, place) => ({ from: party, to: manager, amount: must(shares[place], 'share of a draw') }));
  });
}
