import { cents, minorDigits, toDecimalText, ZERO } from '../engine/money.ts';
import { must } from '../engine/result.ts';
import type { Account } from './account.ts';
import type { BookedEntry, BookedTransfer } from './ledger.rows.ts';
import { beancountName, hledgerName, uniqueNames } from './export-names.ts';

/** Books as a value: what `listAccounts` and `listTransfers` gave. Everything here is text in, text out. */
export type BooksToExport = { readonly accounts: readonly Account[]; readonly transfers: readonly BookedTransfer[] };

export const EXPORT_FORMATS = ['hledger', 'beancount', 'csv', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export function exportBooks(books: BooksToExport, format: ExportFormat): string {
  const writers = { hledger: toHledger, beancount: toBeancount, csv: toCsv, json: toJson } as const;
  return writers[format](books);
}

/** A journal that passes `hledger check --strict`: commodities and accounts are declared. The date is the effective day. */
export function toHledger({ accounts, transfers }: BooksToExport): string {
  const names = uniqueNames(accounts, hledgerName);
  const head = [
    ...currenciesOf(accounts).map(
      (currency) =>
        `commodity ${minorDigits(currency) === 0 ? '1000.' : toDecimalText(cents(1000 * 10 ** minorDigits(currency)), currency)} ${currency}`,
    ),
    ...[...new Set(names.values())].map((name) => `account ${name}`),
  ];
  const find = accountLookup(accounts);
  const body = transfers.map((transfer) => hledgerTransfer(transfer, find, names));
  return [...head, '', ...body].join('\n');
}

function hledgerTransfer(transfer: BookedTransfer, find: Lookup, names: ReadonlyMap<string, string>): string {
  const lines = transfer.entries.map((entry) => `    ${nameOf(names, entry)}  ${amountOf(entry, find(entry))}`);
  return [
    `${transfer.effectiveDay} * (${transfer.id}) ${oneLine(transfer.memo).replaceAll(/[;|]/g, ',')}`,
    `    ; happened:${transfer.happenedDay}, recorded:${transfer.recordedAt}, kind:${oneLine(transfer.kind).replaceAll(',', ' ')}${transfer.reverses === null ? '' : `, reverses:${transfer.reverses}`}`,
    ...lines,
    '',
  ].join('\n');
}

/** A file that passes `bean-check`: every account opened on the first day it is used, under one of the five roots. */
export function toBeancount({ accounts, transfers }: BooksToExport): string {
  const names = uniqueNames(accounts, beancountName);
  const firstDay = transfers.map(({ effectiveDay }) => effectiveDay).sort()[0] ?? '1970-01-01';
  const currencies = new Map<string, Set<string>>();
  for (const account of accounts) {
    const name = must(names.get(account.id), 'name of an account');
    currencies.set(name, (currencies.get(name) ?? new Set()).add(account.currency));
  }
  const head = [
    ...currenciesOf(accounts).map((currency) => `option "operating_currency" "${currency}"`),
    ...[...currencies].map(([name, used]) => `${firstDay} open ${name} ${[...used].sort().join(',')}`),
  ];
  const find = accountLookup(accounts);
  return [...head, '', ...transfers.map((transfer) => beancountTransfer(transfer, find, names))].join('\n');
}

function beancountTransfer(transfer: BookedTransfer, find: Lookup, names: ReadonlyMap<string, string>): string {
  return [
    `${transfer.effectiveDay} * ${quoted(transfer.kind)} ${quoted(transfer.memo)}`,
    `  id: ${quoted(transfer.id)}`,
    `  happened: ${transfer.happenedDay}`,
    `  recorded: ${quoted(transfer.recordedAt)}`,
    ...(transfer.reverses === null ? [] : [`  reverses: ${quoted(transfer.reverses)}`]),
    ...transfer.entries.map((entry) => `  ${nameOf(names, entry)}  ${amountOf(entry, find(entry))}`),
    '',
  ].join('\n');
}

const CSV_HEAD = 'transfer_id,effective_day,happened_day,recorded_at,kind,memo,reverses,account,account_kind,currency,debit,credit';

/** One row per entry, amounts as plain decimals, comma and CRLF (RFC 4180). */
export function toCsv({ accounts, transfers }: BooksToExport): string {
  const find = accountLookup(accounts);
  const rows = transfers.flatMap((transfer) => transfer.entries.map((entry) => csvRow(transfer, entry, find(entry))));
  return `${[CSV_HEAD, ...rows].join('\r\n')}\r\n`;
}

function csvRow(transfer: BookedTransfer, { amount }: BookedEntry, account: Account): string {
  const debit = toDecimalText(amount > 0 ? amount : ZERO, account.currency);
  const credit = toDecimalText(amount < 0 ? cents(-amount) : ZERO, account.currency);
  const { id, effectiveDay, happenedDay, recordedAt, kind, memo, reverses } = transfer;
  return [id, effectiveDay, happenedDay, recordedAt, kind, memo, reverses ?? '', account.path, account.kind, account.currency, debit, credit]
    .map(csvField)
    .join(',');
}

/** A text that starts like a formula would be run by a spreadsheet program; the apostrophe makes it text there. */
function csvField(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Whole minor units with their currency, and every field there is. */
export function toJson({ accounts, transfers }: BooksToExport): string {
  return `${JSON.stringify({ accounts, transfers }, null, 2)}\n`;
}

type Lookup = (entry: BookedEntry) => Account;

function accountLookup(accounts: readonly Account[]): Lookup {
  const byId = new Map(accounts.map((account) => [account.id, account]));
  return ({ accountId }) => must(byId.get(accountId), `account ${accountId} among the accounts to export`);
}

function nameOf(names: ReadonlyMap<string, string>, { accountId }: BookedEntry): string {
  return must(names.get(accountId), `name of account ${accountId}`);
}

function amountOf({ amount }: BookedEntry, { currency }: Account): string {
  return `${toDecimalText(amount, currency)} ${currency}`;
}

function currenciesOf(accounts: readonly Account[]): readonly string[] {
  return [...new Set(accounts.map(({ currency }) => currency))].sort();
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

function quoted(text: string): string {
  return `"${oneLine(text).replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
