import type { Account } from './account.ts';

/** The five roots of beancount, by the words callers use for kinds; an unknown kind goes by its normal side. */
const ROOTS: Readonly<Record<string, string>> = {
  bank: 'Assets',
  receivable: 'Assets',
  reserve: 'Assets',
  prepaid: 'Assets',
  payable: 'Liabilities',
  loan: 'Liabilities',
  deferred: 'Liabilities',
  capital: 'Equity',
  equity: 'Equity',
  revenue: 'Income',
  income: 'Income',
  interest: 'Income',
  cost: 'Expenses',
  expense: 'Expenses',
  fee: 'Expenses',
};

/** hledger takes nearly every sign; these would start a comment, a virtual account, a tag or the amount. */
export function hledgerName({ path }: Account): string {
  const parts = path.split(':').map((part) =>
    part
      .replaceAll(/[;()[\]"|,*!~=@]/g, '-')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  );
  return parts.map((part) => (part === '' ? '-' : part)).join(':');
}

/** beancount: a root, then parts of letters, digits and dashes that start with a capital or a digit. */
export function beancountName(account: Account): string {
  const root = ROOTS[account.kind] ?? (account.normalSide === 'debit' ? 'Assets' : 'Liabilities');
  return [root, ...account.path.split(':').map(beancountPart)].join(':');
}

function beancountPart(part: string): string {
  const plain = part
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return plain === '' ? 'X' : plain.charAt(0).toUpperCase() + plain.slice(1);
}

/**
 * A name per account id. Two paths that become the same text would silently merge two accounts, so the second gets a
 * number; one path in two currencies is one account to bookkeeping programs and keeps one name.
 */
export function uniqueNames(accounts: readonly Account[], write: (account: Account) => string): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  const names = new Map<string, string>();
  for (const account of accounts) {
    const name = firstFree(write(account), booksPath(account), owners);
    owners.set(name, booksPath(account));
    names.set(account.id, name);
  }
  return names;
}

function firstFree(wanted: string, path: string, owners: ReadonlyMap<string, string>): string {
  let name = wanted;
  for (let count = 2; (owners.get(name) ?? path) !== path; count += 1) name = `${wanted}-${count}`;
  return name;
}

function booksPath({ scope, path }: Account): string {
  return `${scope} ${path}`;
}
