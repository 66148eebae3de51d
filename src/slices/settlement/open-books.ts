import { assert } from '../../engine/result.ts';
import type { Account, NewAccount } from '../../ledger/account.ts';
import { ACCOUNT_KINDS } from '../../ledger/account-kinds.ts';
import { openAccounts } from '../../ledger/post.ts';
import type { System, Tx } from '../../platform/command.ts';
import type { BookEntry } from './postings.ts';

type Opening = { readonly contractId: string; readonly currency: string; readonly entries: readonly BookEntry[] };

/** The accounts that these entries need, opened where they are not there yet. Out: by path. */
export async function openBooks(tx: Tx, system: System, opening: Opening): Promise<ReadonlyMap<string, Account>> {
  const wanted = new Map<string, NewAccount>();
  for (const entry of opening.entries) wanted.set(pathOf(entry), toAccount(opening, entry));
  const opened = await openAccounts(tx, system.clock, [...wanted.values()]);
  assert(opened.ok, `the accounts of a contract can be opened: ${opened.ok ? '' : opened.error.code}`);
  return new Map(opened.value.map((account) => [account.path, account]));
}

export function pathOf(entry: Pick<BookEntry, 'party' | 'account'>): string {
  return `${entry.party}:${entry.account}`;
}

function toAccount({ contractId, currency }: Opening, entry: BookEntry): NewAccount {
  const { side } = ACCOUNT_KINDS[entry.account];
  return { scope: contractId, path: pathOf(entry), kind: entry.account, currency, normalSide: side };
}
