import { type AccountId, type TransferId, makeId } from '../../engine/ids.ts';
import type { Facts } from '../../engine/facts.ts';
import { cents } from '../../engine/money.ts';
import { must } from '../../engine/result.ts';
import type { Line, Statement } from '../../engine/statement.ts';
import type { Contract } from '../../engine/terms.ts';
import type { Account } from '../../ledger/account.ts';
import { ACCOUNT_KINDS, type AccountKind } from '../../ledger/account-kinds.ts';
import type { BooksToExport } from '../../ledger/export.ts';
import type { BookedTransfer } from '../../ledger/read.ts';
import { pathOf } from './open-books.ts';
import { type CashBooking, cashBookings } from './payments-cash.ts';
import { type BookEntry, entriesOfLine } from './postings.ts';

/** What goes in the books, before it has accounts and a number. */
type ToBook = Pick<BookedTransfer, 'key' | 'kind' | 'memo' | 'effectiveDay'> & { readonly entries: readonly BookEntry[] };

type Money = { readonly sheets: Contract; readonly facts: Facts };

/**
 * The books that a statement would make, without a database: the same entries, booked on the last day of each period; and with the facts,
 * the money that moved by them, on its own day.
 */
export function booksOf(statement: Statement, money?: Money): BooksToExport {
  const lines = statement.lines.filter((line) => line.due !== 0);
  const moved = money === undefined ? [] : cashBookings({ ...money, lines, asOf: statement.asOf });
  const all = [...lines.map((line) => ofLine(statement, line)), ...moved.map(ofMoney)];
  const kinds = new Map(all.flatMap(({ entries }) => entries).map((entry) => [pathOf(entry), entry.account]));
  const accounts = [...kinds].toSorted(([left], [right]) => (left < right ? -1 : 1)).map((entry, index) => accountOf(statement, entry, index));
  const byPath = new Map(accounts.map((account) => [account.path, account]));
  return { accounts, transfers: all.map((entry, index) => transferOf(statement, entry, { index, byPath })) };
}

function ofLine(statement: Statement, line: Line): ToBook {
  const on = statement.periods.find((period) => period.key === line.period)?.to ?? statement.asOf;
  return { key: line.key, kind: line.kind, memo: line.key, effectiveDay: on, entries: entriesOfLine(line) };
}

function ofMoney({ id, kind, day, memo, entries }: CashBooking): ToBook {
  return { key: `${kind}/${id}`, kind, memo, effectiveDay: day, entries };
}

/** Ids by number, so that the same statement gives the same file. */
function numbered<P extends 'acc' | 'tra'>(prefix: P, index: number) {
  const random = new Uint8Array(16);
  new DataView(random.buffer).setUint32(12, index);
  return makeId(prefix, { clockMs: 0, random });
}

function accountOf(statement: Statement, [path, kind]: readonly [string, AccountKind], index: number): Account {
  const id: AccountId = numbered('acc', index);
  return { id, scope: statement.contract, path, kind, currency: statement.currency, normalSide: ACCOUNT_KINDS[kind].side };
}

type Place = { readonly index: number; readonly byPath: ReadonlyMap<string, Account> };

function transferOf(statement: Statement, { entries, ...head }: ToBook, { index, byPath }: Place): BookedTransfer {
  const id: TransferId = numbered('tra', index);
  return {
    ...head,
    id,
    happenedDay: head.effectiveDay,
    recordedAt: `${statement.asOf}T00:00:00.000Z`,
    reverses: null,
    reversedBy: null,
    entries: entries.map((entry, place) => ({
      position: place + 1,
      accountId: must(byPath.get(pathOf(entry)), 'account').id,
      amount: cents(entry.debit - entry.credit),
    })),
  };
}
