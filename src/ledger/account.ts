import type { AccountId } from '../engine/ids.ts';
import type { Cents } from '../engine/money.ts';
import { fail, ok } from '../engine/result.ts';
import type { Result } from '../engine/result.ts';

/** The side on which an account grows: what you own or spend on the left (debit), what you owe or earn on the right. */
export type Side = 'debit' | 'credit';

/**
 * A place where money is counted. `scope` says whose books it belongs to (the ledger does not know what that is),
 * `path` is its name there ("gemeente-utrecht:payable"), `kind` is the caller's own word for what it means.
 */
export type NewAccount = {
  readonly scope: string;
  readonly path: string;
  readonly kind: string;
  readonly currency: string;
  readonly normalSide: Side;
};
export type Account = NewAccount & { readonly id: AccountId };

/** Between two entries the balance belongs to a version: the number of entries so far. */
export type Balance = { readonly account: Account; readonly balance: Cents; readonly version: number };

export type AccountRefused =
  | { readonly code: 'account_path_wrong'; readonly path: string }
  | { readonly code: 'account_currency_wrong'; readonly path: string; readonly currency: string }
  | { readonly code: 'account_exists_otherwise'; readonly path: string; readonly kind: string; readonly normalSide: Side };

/** Parts between colons, none empty, no line breaks: what every bookkeeping format can hold after some tidying. */
const PATH = /^[^:\s\p{Cc}][^:\p{Cc}]*(:[^:\s\p{Cc}][^:\p{Cc}]*)*$/u;

export function checkAccount(account: NewAccount): Result<NewAccount, AccountRefused> {
  const { path, currency } = account;
  if (!PATH.test(path)) return fail({ code: 'account_path_wrong', path });
  if (!/^[A-Z]{3}$/.test(currency)) return fail({ code: 'account_currency_wrong', path, currency });
  return ok(account);
}

/** The name of an account within its books: one path may exist once per currency. */
export function accountKey({ path, currency }: Pick<NewAccount, 'path' | 'currency'>): string {
  return `${path} ${currency}`;
}

/** As people read it: positive when the account grew on its normal side. */
export function naturalBalance(balance: Cents, normalSide: Side): number {
  return normalSide === 'debit' ? balance : 0 - balance;
}
