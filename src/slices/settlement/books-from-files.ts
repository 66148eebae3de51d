import { type AccountId, type TransferId, makeId } from '../../engine/ids.ts';
import { cents } from '../../engine/money.ts';
import { must } from '../../engine/result.ts';
import type { Line, Statement } from '../../engine/statement.ts';
import type { Account } from '../../ledger/account.ts';
import { ACCOUNT_KINDS, type AccountKind } from '../../ledger/account-kinds.ts';
import type { BooksToExport } from '../../ledger/export.ts';
import { type BookEntry, entriesOfLine } from './postings.ts';

/** The books that a statement would make, without a database: the same entries, booked on the last day of each period. */
export function booksOf(statement: Statement): BooksToExport {
  const lines = statement.lines.filter((line) => line.due !== 0);
  const kinds = new Map(lines.flatMap((line) => entriesOfLine(line)).map((entry) => [pathOf(entry), entry.account]));
  const accounts = [...kinds].toSorted(([left], [right]) => (left < right ? -1 : 1)).map((entry, index) => accountOf(statement, entry, index));
  const byPath = new Map(accounts.map((account) => [account.path, account]));
  return { accounts, transfers: lines.map((line, index) => transferOf(statement, { line, index, byPath })) };
}

function pathOf(entry: BookEntry): string {
  return `${entry.party}:${entry.account}`;
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

type Booking = { readonly line: Line; readonly index: number; readonly byPath: ReadonlyMap<string, Account> };

function transferOf(statement: Statement, { line, index, byPath }: Booking): BooksToExport['transfers'][number] {
  const id: TransferId = numbered('tra', index);
  const on = statement.periods.find((period) => period.key === line.period)?.to ?? statement.asOf;
  return {
    id,
    key: line.key,
    kind: line.kind,
    memo: line.key,
    happenedDay: on,
    recordedAt: `${statement.asOf}T00:00:00.000Z`,
    effectiveDay: on,
    reverses: null,
    reversedBy: null,
    entries: entriesOfLine(line).map((entry, place) => ({
      position: place + 1,
      accountId: must(byPath.get(pathOf(entry)), 'account').id,
      amount: cents(entry.debit - entry.credit),
    })),
  };
}
