import { type AccountId, type TransferId, makeId } from '../../engine/ids.ts';
import { cents } from '../../engine/money.ts';
import { must } from '../../engine/result.ts';
import type { Line, Statement } from '../../engine/statement.ts';
import type { Account } from '../../ledger/account.ts';
import type { BooksToExport } from '../../ledger/export.ts';
import { ACCOUNT_KINDS, type BookEntry, entriesOfLine } from './postings.ts';

/** The books that a statement would make, without a database: the same entries, booked on the last day of each period. */
export function booksOf(statement: Statement): BooksToExport {
  const lines = statement.lines.filter((line) => line.due !== 0);
  const paths = [...new Set(lines.flatMap((line) => entriesOfLine(line)).map(pathOf))].sort();
  const accounts = paths.map((path, index) => accountOf(statement, path, index));
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

function accountOf(statement: Statement, path: string, index: number): Account {
  const kind = must(entriesKind(path), 'kind of account');
  const id: AccountId = numbered('acc', index);
  return { id, scope: statement.contract, path, kind, currency: statement.currency, normalSide: ACCOUNT_KINDS[kind] };
}

function entriesKind(path: string): keyof typeof ACCOUNT_KINDS | undefined {
  const name = path.split(':').at(-1);
  return KINDS.find((kind) => kind === name);
}

const KINDS: readonly (keyof typeof ACCOUNT_KINDS)[] = [
  'outcome_cost',
  'fee_cost',
  'interest_cost',
  'payable',
  'receivable',
  'outcome_income',
  'fee_income',
  'interest_income',
  'tax',
];

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
