import { type Day, daysBetween } from '../../engine/calendar.ts';
import { exact, parseExact } from '../../engine/decimal.ts';
import type { Cash, Facts } from '../../engine/facts.ts';
import { knownFacts } from '../../engine/known-facts.ts';
import { type Cents, ZERO, cents, minorDigits, sum } from '../../engine/money.ts';
import { allocate, toCents } from '../../engine/rounding.ts';
import type { Line } from '../../engine/statement.ts';
import type { Settlement } from './settlement.ts';

/** After "booked" comes the money. Amounts below zero go the other way: a correction that the payee pays back, a payment that is returned. */

export type BookedLine = Pick<Line, 'payer' | 'payee' | 'period' | 'due' | 'dueDay'>;

/** Somebody says that money went from a payer of the contract to a payee (below zero: back) for a period. */
export type Payment = {
  readonly id: string;
  readonly period: string;
  readonly payer: string;
  /** Left out: shared over those the payer owes for that period. */
  readonly payee: string | undefined;
  readonly amount: Cents;
  readonly day: Day;
};

/** What one payer owes one payee for one period. `open` below zero: the payee owes it back. */
export type Account = {
  readonly period: string;
  readonly payer: string;
  readonly payee: string;
  readonly booked: Cents;
  readonly paid: Cents;
  readonly open: Cents;
  /** Of `open`: paid more than was ever booked, so that nobody has asked for it back. Zero or more. */
  readonly credit: Cents;
  /** The earliest day on which something of `open` is due; null when nothing is, or when it is only credit. */
  readonly dueDay: Day | null;
};

export function bookedLines(settlements: readonly Pick<Settlement, 'state' | 'lines'>[]): readonly BookedLine[] {
  return settlements.filter((settlement) => settlement.state === 'executed').flatMap((settlement) => settlement.lines);
}

/** The payments that are known on a day; one of nothing was taken back. */
export function paymentsIn(facts: Facts, asOf: Day, currency: string): readonly Payment[] {
  const { cash } = knownFacts({ claims: [], measures: [], events: [], cash: facts.cash }, asOf, 'actual');
  return cash.flatMap((fact) => toPayment(fact, currency)).filter((payment) => payment.amount !== 0);
}

function toPayment(fact: Cash, currency: string): readonly Payment[] {
  const { kind, id, period, party, payee, amount, day } = fact;
  if (kind !== 'paid' || period === undefined || party === undefined) return [];
  return [{ id, period, payer: party, payee, amount: toCents(parseExact(amount), minorDigits(currency), 'half-up'), day }];
}

/** Where every payer stands with every payee, per period, in the order of the periods. */
export function standingOf(lines: readonly BookedLine[], payments: readonly Payment[]): Standing {
  const paymentsOf = Map.groupBy(payments, ownerOf);
  const owners = [...Map.groupBy(lines, ownerOf)];
  const all = owners.map(([owner, own]) => ofOnePayer([...Map.groupBy(own, pairOf).values()], paymentsOf.get(owner) ?? []));
  const accounts = all.flatMap((one) => one.accounts).toSorted((left, right) => (pairOf(left) < pairOf(right) ? -1 : 1));
  return { accounts, parts: new Map(all.flatMap((one) => one.parts)) };
}

export type Standing = {
  readonly accounts: readonly Account[];
  /** Per payment to whom it went; a payment for something that is not booked yet is not in it. */
  readonly parts: ReadonlyMap<string, readonly PartOfPayment[]>;
};

/** One payer in one period, with all it owes: the payments go one after the other. */
function ofOnePayer(lines: readonly (readonly BookedLine[])[], payments: readonly Payment[]) {
  let accounts = lines.map((own) => accountOf(own, ZERO));
  const parts = payments.map((payment) => {
    const shared = sharePayment(payment, accounts);
    const byPayee = new Map(shared.map(({ payee, amount }) => [payee, amount]));
    accounts = accounts.map((account, index) => accountOf(lines[index] ?? [], cents(account.paid + (byPayee.get(account.payee) ?? 0))));
    return [payment.id, shared] as const;
  });
  return { accounts, parts: parts.filter(([, shared]) => shared.length > 0) };
}

function ownerOf({ period, payer }: Pick<Account, 'period' | 'payer'>): string {
  return `${period}/${payer}`;
}

function pairOf({ period, payer, payee }: Pick<Account, 'period' | 'payer' | 'payee'>): string {
  return `${period}/${payer}/${payee}`;
}

function accountOf(lines: readonly BookedLine[], paid: Cents): Account {
  const [first] = lines;
  const booked = sum(lines.map((line) => line.due));
  const open = cents(booked - paid);
  const { period = '', payer = '', payee = '' } = first ?? {};
  return { period, payer, payee, booked, paid, open, ...whatIsDue(lines, open) };
}

/**
 * What is open is the youngest part: payments go to what was due first. Open below zero is owed back as far as corrections took something
 * away; what was paid beyond that is credit.
 */
function whatIsDue(lines: readonly BookedLine[], open: Cents): Pick<Account, 'credit' | 'dueDay'> {
  const sign = Math.sign(open);
  const own = lines.filter((line) => Math.sign(line.due) === sign).toSorted((left, right) => (left.dueDay > right.dueDay ? -1 : 1));
  let left = Math.abs(open);
  let dueDay: Day | null = null;
  for (const line of own) {
    if (left <= 0) break;
    left -= Math.abs(line.due);
    dueDay = line.dueDay;
  }
  return { credit: cents(sign < 0 ? Math.max(0, left) : 0), dueDay };
}

export type PartOfPayment = { readonly payee: string; readonly amount: Cents };

/**
 * To whom a payment went. In: where its payer stands with each payee. A payee that is named gets all of it. Else those who are owed get it in
 * proportion to what is open (largest remainder), and what is too much goes to the first of them. Empty: nothing of it is booked yet.
 */
export function sharePayment(payment: Payment, accounts: readonly Account[]): readonly PartOfPayment[] {
  const own = accounts.filter((account) => account.period === payment.period && account.payer === payment.payer);
  if (payment.payee !== undefined)
    return own.some((account) => account.payee === payment.payee) ? [{ payee: payment.payee, amount: payment.amount }] : [];
  const [first] = own;
  if (first === undefined) return [];
  const sign = Math.sign(payment.amount);
  const owed = own.filter((account) => Math.sign(account.open) === sign);
  const total = sum(owed.map((account) => account.open));
  const within = cents(sign * Math.min(Math.abs(payment.amount), Math.abs(total)));
  const weights = owed.map((account) => exact(BigInt(Math.abs(account.open))));
  const amounts = owed.length === 0 ? [] : allocate(within, weights);
  const parts = owed.map((account, index) => ({ payee: account.payee, amount: amounts[index] ?? ZERO }));
  const rest = cents(payment.amount - within);
  const target = owed[0]?.payee ?? first.payee;
  const all = rest === 0 ? parts : [...parts, { payee: target, amount: rest }];
  const payees = [...new Set(all.map((part) => part.payee))];
  const shared = payees.map((payee) => ({ payee, amount: sum(all.filter((part) => part.payee === payee).map((part) => part.amount)) }));
  return shared.filter((part) => part.amount !== 0);
}

/** Where the money of a period stands, once it is booked. */
export type MoneyState = 'booked' | 'paid';

export function moneyStateOf(accounts: readonly Pick<Account, 'open'>[]): MoneyState {
  return accounts.every((account) => account.open === 0) ? 'paid' : 'booked';
}

/** Days after the due day; zero when it is not late. */
export function daysLate(account: Pick<Account, 'open' | 'dueDay' | 'credit'>, on: Day): number {
  if (account.dueDay === null || account.open === 0) return 0;
  return Math.max(0, daysBetween(account.dueDay, on));
}
