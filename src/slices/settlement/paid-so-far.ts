import type { Facts } from '../../engine/facts.ts';
import { formatMoney, sum } from '../../engine/money.ts';
import type { Statement } from '../../engine/statement.ts';
import { textTable } from '../../platform/text-table.ts';
import { type Account, type Payment, daysLate, paymentsIn, standingOf } from './payments.ts';
import type { Names } from './screens/names.ts';

/** What the payments among the facts leave open of a statement, for who settles files: nothing is booked there, so all that is due counts. */

export type PaidSoFar = {
  readonly accounts: readonly Account[];
  /** Payments for a period and payer of which nothing is due. */
  readonly unplaced: readonly Payment[];
};

/** Undefined when the facts hold no payment, or a plan was asked for: nobody pays a plan. */
export function paidSoFar(statement: Statement, facts: Facts): PaidSoFar | undefined {
  const payments = statement.series === 'actual' ? paymentsIn(facts, statement.asOf, statement.currency) : [];
  if (payments.length === 0) return undefined;
  const { accounts, parts } = standingOf(statement.lines, payments);
  return { accounts, unplaced: payments.filter((payment) => !parts.has(payment.id)) };
}

const WORDS = {
  nl: {
    title: 'Betaald, volgens de gegevens',
    head: ['periode tot', 'van', 'aan', 'te betalen', 'betaald', 'open', 'uiterlijk'],
    total: 'samen',
    done: 'betaald',
    credit: 'te veel betaald',
    late: (days: number) => (days === 1 ? '1 dag te laat' : `${days} dagen te laat`),
    unplaced: (id: string, amount: string, party: string, period: string) =>
      `Betaling "${id}" van ${amount} hoort nergens bij: ${party} hoeft over de periode tot ${period} niets te betalen. Kijk de periode (period) en de betaler (party) na.`,
  },
  en: {
    title: 'Paid, by the facts',
    head: ['period up to', 'from', 'to', 'due', 'paid', 'open', 'due on'],
    total: 'total',
    done: 'paid',
    credit: 'paid too much',
    late: (days: number) => (days === 1 ? '1 day late' : `${days} days late`),
    unplaced: (id: string, amount: string, party: string, period: string) =>
      `Payment "${id}" of ${amount} belongs to nothing: ${party} owes nothing for the period up to ${period}. Look at its period and its payer (party).`,
  },
};

type Look = { readonly statement: Statement; readonly names: Names; readonly language: 'nl' | 'en' };

/** A table for a terminal: due, paid and open for each payer and receiver of a period, and below it the payments that belong to nothing. */
export function paidLines({ accounts, unplaced }: PaidSoFar, { statement, names, language }: Look): readonly string[] {
  const words = WORDS[language];
  const money = (amount: Account['open']): string => formatMoney(amount, statement.currency, language);
  const amounts = (own: readonly Account[]): readonly string[] =>
    (['booked', 'paid', 'open'] as const).map((column) => money(sum(own.map((account) => account[column]))));
  const rows = accounts.map((account) => [
    account.period,
    names.party(account.payer),
    names.party(account.payee),
    ...amounts([account]),
    whenOpen(account, statement, words),
  ]);
  const table = textTable(
    ['left', 'left', 'left', 'right', 'right', 'right', 'left'],
    [words.head, ...rows, [words.total, '', '', ...amounts(accounts), '']],
  );
  const lost = unplaced.map(({ id, amount, payer, period }) => words.unplaced(id, money(amount), names.party(payer), period));
  return [words.title, ...(accounts.length === 0 ? [] : [table]), ...lost];
}

function whenOpen(account: Account, { asOf }: Statement, words: (typeof WORDS)['nl']): string {
  if (account.open === 0) return words.done;
  if (account.dueDay === null) return words.credit;
  const late = daysLate(account, asOf);
  return late === 0 ? account.dueDay : `${account.dueDay}, ${words.late(late)}`;
}
