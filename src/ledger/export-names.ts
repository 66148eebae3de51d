import { withoutEnds } from '../engine/text-ends.ts';
import type { Account } from './account.ts';
import { BEANCOUNT_ROOTS, type KindOfAccount, kindOfAccount } from './account-kinds.ts';
import { type Chart, accountTitle } from './chart.ts';

/** In whose words the accounts are written: our names in a language, or the numbers and names of somebody's own chart. */
export type Naming = { readonly language: 'nl' | 'en'; readonly chart: Chart };

/** "gemeente:te betalen": the last part of a path is its kind, when it is one of ours. */
function readablePath({ path, kind }: Account, { language, chart }: Naming): readonly string[] {
  const parts = path.split(':');
  return parts.at(-1) === kind ? [...parts.slice(0, -1), accountTitle(kind, chart, language)] : parts;
}

/** What an account is to a bookkeeping program; an unknown kind goes by the side on which it grows. */
export function accountType({ kind, normalSide }: Pick<Account, 'kind' | 'normalSide'>): KindOfAccount['type'] {
  return kindOfAccount(kind)?.type ?? (normalSide === 'debit' ? 'A' : 'L');
}

/** hledger takes nearly every sign; these would start a comment, a virtual account, a tag or the amount. */
export function hledgerName(account: Account, naming: Naming): string {
  const parts = readablePath(account, naming).map((part) =>
    part
      .replaceAll(/[:;()[\]"|,*!~=@]/g, '-')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  );
  return parts.map((part) => (part === '' ? '-' : part)).join(':');
}

/** beancount: a root, then parts of letters, digits and dashes that start with a capital or a digit. */
export function beancountName(account: Account, naming: Naming): string {
  return [BEANCOUNT_ROOTS[accountType(account)], ...readablePath(account, naming).map(beancountPart)].join(':');
}

function beancountPart(part: string): string {
  const hyphened = part
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^A-Za-z0-9]+/g, '-');
  const plain = withoutEnds(hyphened, '-');
  return plain === '' ? 'X' : plain.charAt(0).toUpperCase() + plain.slice(1);
}

/**
 * A name per account id. Two kinds that share a number in somebody's own chart are one account there, as asked. Two paths that become the same text would silently merge two accounts, so the second gets a
 * number; one path in two currencies is one account to bookkeeping programs and keeps one name.
 */
export function uniqueNames(accounts: readonly Account[], naming: Naming, write: typeof hledgerName): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  const names = new Map<string, string>();
  for (const account of accounts) {
    const owner = ownerOf(account, naming);
    const name = firstFree(write(account, naming), owner, owners);
    owners.set(name, owner);
    names.set(account.id, name);
  }
  return names;
}

function firstFree(wanted: string, path: string, owners: ReadonlyMap<string, string>): string {
  let name = wanted;
  for (let count = 2; (owners.get(name) ?? path) !== path; count += 1) name = `${wanted}-${count}`;
  return name;
}

function ownerOf(account: Account, naming: Naming): string {
  return `${account.scope} ${naming.chart.has(account.kind) ? readablePath(account, naming).join(':') : account.path}`;
}
