import { type Cents, cents } from '../../engine/money.ts';
import type { Line } from '../../engine/statement.ts';
import type { AccountKind } from '../../ledger/account-kinds.ts';

/**
 * From a settled line to the books of both sides: who pays books a cost and a debt, who receives books a claim and income.
 * Each side balances by itself, so that one party's books can be read without the other's.
 */
export type BookEntry = { readonly party: string; readonly account: AccountKind; readonly debit: Cents; readonly credit: Cents };

const COST: Readonly<Record<Line['kind'], AccountKind>> = {
  outcome: 'outcome_cost',
  minimum: 'outcome_cost',
  deduction: 'outcome_cost',
  fee: 'fee_cost',
  late_interest: 'interest_cost',
};
const INCOME: Readonly<Record<Line['kind'], AccountKind>> = {
  outcome: 'outcome_income',
  minimum: 'outcome_income',
  deduction: 'outcome_income',
  fee: 'fee_income',
  late_interest: 'interest_income',
};

/**
 * In: a line with an amount due, and the same line as it was booked before (a correction books the difference with that).
 * Out: entries that balance per party; a negative amount swaps the sides. Tax is split off the income.
 */
export function entriesOfLine(line: Line, before?: Line): readonly BookEntry[] {
  // A line that vanished no longer knows what it was; the books do.
  const kind = before?.kind ?? line.kind;
  const tax = cents(line.tax - (before?.tax ?? 0));
  const entries = [
    debit(line.payer, COST[kind], line.due),
    credit(line.payer, 'payable', line.due),
    debit(line.payee, 'receivable', line.due),
    credit(line.payee, INCOME[kind], cents(line.due - tax)),
    credit(line.payee, 'tax', tax),
  ];
  return entries.filter((entry) => entry.debit !== 0 || entry.credit !== 0);
}

export type MoneyMoved = { readonly from: string; readonly to: string; readonly amount: Cents };

/** Money that was paid: the debt of the payer and the claim of the payee become smaller, each against its own bank. Below zero: paid back. */
export function entriesOfPayment(moves: readonly MoneyMoved[]): readonly BookEntry[] {
  return together(
    moves.flatMap(({ from, to, amount }) => [
      debit(from, 'payable', amount),
      credit(from, 'bank', amount),
      debit(to, 'bank', amount),
      credit(to, 'receivable', amount),
    ]),
  );
}

/** Capital that was drawn: each holder lends its part, and who receives it owes it. */
export function entriesOfDraw(moves: readonly MoneyMoved[]): readonly BookEntry[] {
  return together(
    moves.flatMap(({ from, to, amount }) => [
      debit(from, 'loan_given', amount),
      credit(from, 'bank', amount),
      debit(to, 'bank', amount),
      credit(to, 'loan_taken', amount),
    ]),
  );
}

/** A cost of the programme: money of who holds the capital that goes to who does the work, or out of the contract. */
export function entriesOfCost({
  from,
  to,
  amount,
}: {
  readonly from: string;
  readonly to: string | undefined;
  readonly amount: Cents;
}): readonly BookEntry[] {
  const paid = [debit(from, 'programme_cost', amount), credit(from, 'bank', amount)];
  return to === undefined || to === from ? paid : [...paid, debit(to, 'bank', amount), credit(to, 'fee_income', amount)];
}

/** One entry per account: what goes to and fro on it is one amount, and nothing is no entry. */
function together(entries: readonly BookEntry[]): readonly BookEntry[] {
  const byAccount = Map.groupBy(entries, ({ party, account }) => `${party}:${account}`);
  return [...byAccount.values()].flatMap((own) => {
    const [first] = own;
    const total = cents(own.reduce((amount, entry) => amount + entry.debit - entry.credit, 0));
    return first === undefined || total === 0 ? [] : [debit(first.party, first.account, total)];
  });
}

function debit(party: string, account: AccountKind, amount: Cents): BookEntry {
  return amount < 0 ? { party, account, debit: cents(0), credit: cents(-amount) } : { party, account, debit: amount, credit: cents(0) };
}

function credit(party: string, account: AccountKind, amount: Cents): BookEntry {
  return amount < 0 ? { party, account, debit: cents(-amount), credit: cents(0) } : { party, account, debit: cents(0), credit: amount };
}
