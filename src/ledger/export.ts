import { cents, minorDigits, toDecimalText, ZERO } from '../engine/money.ts';
import { must } from '../engine/result.ts';
import { type CsvNotation, type TableCell, csvText, dayCell, numberCell } from '../engine/table-file.ts';
import type { Account } from './account.ts';
import type { BookedEntry, BookedTransfer } from './ledger.rows.ts';
import { kindOfAccount } from './account-kinds.ts';
import { NO_CHART } from './chart.ts';
import { type Naming, accountType, beancountName, hledgerName, uniqueNames } from './export-names.ts';

/** Books as a value: what `listAccounts` and `listTransfers` gave. Everything here is text in, text out. */
export type BooksToExport = { readonly accounts: readonly Account[]; readonly transfers: readonly BookedTransfer[] };

export const EXPORT_FORMATS = ['hledger', 'beancount', 'csv', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** How the books are told: names and numbers of accounts, and a transfer as a sentence instead of its key. JSON is for machines and has none of it. */
export type Telling = Naming & { readonly memoOf: (transfer: BookedTransfer) => string };

export const PLAIN: Telling = { language: 'en', chart: NO_CHART, memoOf: (transfer) => transfer.memo };

/** `notation` is of CSV alone: the others have one spelling. */
export function exportBooks(books: BooksToExport, format: ExportFormat, telling: Telling, notation: CsvNotation = 'plain'): string {
  const writers = { hledger: toHledger, beancount: toBeancount, csv: toCsv, json: toJson } as const;
  return writers[format](books, telling, notation);
}

/** A journal that passes `hledger check --strict`: commodities and accounts are declared. The date is the effective day. */
export function toHledger({ accounts, transfers }: BooksToExport, telling: Telling = PLAIN): string {
  const names = uniqueNames(accounts, telling, hledgerName);
  const head = [
    ...currenciesOf(accounts).map(
      (currency) =>
        `commodity ${minorDigits(currency) === 0 ? '1000.' : toDecimalText(cents(1000 * 10 ** minorDigits(currency)), currency)} ${currency}`,
    ),
    ...declared(accounts, names).map(([name, account]) => `account ${name}  ; type: ${accountType(account)}${rgsTag(account)}`),
  ];
  const find = accountLookup(accounts);
  const body = transfers.map((transfer) => hledgerTransfer(transfer, find, { names, telling }));
  return [...head, '', ...body].join('\n');
}

type Written = { readonly names: ReadonlyMap<string, string>; readonly telling: Telling };

/** Every account once, also when it has two currencies or two kinds: the first says what it is. */
function declared(accounts: readonly Account[], names: ReadonlyMap<string, string>): readonly (readonly [string, Account])[] {
  const found = new Map<string, Account>();
  for (const account of accounts) {
    const name = must(names.get(account.id), 'name of an account');
    if (!found.has(name)) found.set(name, account);
  }
  return [...found];
}

function rgsTag({ kind }: Account): string {
  const known = kindOfAccount(kind);
  return known === undefined ? '' : `, rgs: ${known.rgs}`;
}

function hledgerTransfer(transfer: BookedTransfer, find: Lookup, { names, telling }: Written): string {
  const lines = transfer.entries.map((entry) => `    ${nameOf(names, entry)}  ${amountOf(entry, find(entry))}`);
  return [
    `${transfer.effectiveDay} * (${transfer.id}) ${oneLine(telling.memoOf(transfer)).replaceAll(/[;|]/g, ',')}`,
    `    ; happened:${transfer.happenedDay}, recorded:${transfer.recordedAt}, kind:${oneLine(transfer.kind).replaceAll(',', ' ')}, key:${oneLine(transfer.key).replaceAll(',', ' ')}${transfer.reverses === null ? '' : `, reverses:${transfer.reverses}`}`,
    ...lines,
    '',
  ].join('\n');
}

/** A file that passes `bean-check`: every account opened on the first day it is used, under one of the five roots. */
export function toBeancount({ accounts, transfers }: BooksToExport, telling: Telling = PLAIN): string {
  const names = uniqueNames(accounts, telling, beancountName);
  const firstDay = transfers.map(({ effectiveDay }) => effectiveDay).sort()[0] ?? '1970-01-01';
  const currencies = new Map<string, Set<string>>();
  for (const account of accounts) {
    const name = must(names.get(account.id), 'name of an account');
    currencies.set(name, (currencies.get(name) ?? new Set()).add(account.currency));
  }
  const head = [
    ...currenciesOf(accounts).map((currency) => `option "operating_currency" "${currency}"`),
    ...declared(accounts, names).map(([name, account]) => {
      const open = `${firstDay} open ${name} ${[...(currencies.get(name) ?? [])].sort().join(',')}`;
      const code = kindOfAccount(account.kind)?.rgs;
      return code === undefined ? open : `${open}\n  rgs: ${quoted(code)}`;
    }),
  ];
  const find = accountLookup(accounts);
  return [...head, '', ...transfers.map((transfer) => beancountTransfer(transfer, find, { names, telling }))].join('\n');
}

function beancountTransfer(transfer: BookedTransfer, find: Lookup, { names, telling }: Written): string {
  return [
    `${transfer.effectiveDay} * ${quoted(transfer.kind)} ${quoted(telling.memoOf(transfer))}`,
    `  id: ${quoted(transfer.id)}`,
    `  key: ${quoted(transfer.key)}`,
    `  happened: ${transfer.happenedDay}`,
    `  recorded: ${quoted(transfer.recordedAt)}`,
    ...(transfer.reverses === null ? [] : [`  reverses: ${quoted(transfer.reverses)}`]),
    ...transfer.entries.map((entry) => `  ${nameOf(names, entry)}  ${amountOf(entry, find(entry))}`),
    '',
  ].join('\n');
}

const CSV_HEAD =
  'transfer_id,effective_day,happened_day,recorded_at,kind,memo,reverses,account,account_kind,currency,debit,credit,account_number,account_name,rgs,description';

/** One row per entry. `notation`: plain for programs and the command line; on a page the notation of the reader's language. */
export function toCsv({ accounts, transfers }: BooksToExport, telling: Telling = PLAIN, notation: CsvNotation = 'plain'): string {
  const find = accountLookup(accounts);
  const rows = transfers.flatMap((transfer) => transfer.entries.map((entry) => csvRow(transfer, entry, { account: find(entry), telling })));
  return csvText([CSV_HEAD.split(','), ...rows], notation);
}

type Told = { readonly account: Account; readonly telling: Telling };

function csvRow(transfer: BookedTransfer, { amount }: BookedEntry, { account, telling }: Told): readonly TableCell[] {
  const debit = toDecimalText(amount > 0 ? amount : ZERO, account.currency);
  const credit = toDecimalText(amount < 0 ? cents(-amount) : ZERO, account.currency);
  const { id, effectiveDay, happenedDay, recordedAt, kind, memo, reverses } = transfer;
  const written = [
    id,
    dayCell(effectiveDay),
    dayCell(happenedDay),
    recordedAt,
    kind,
    memo,
    reverses ?? '',
    account.path,
    account.kind,
    account.currency,
    numberCell(debit),
    numberCell(credit),
  ];
  return [...written, ...ownColumns(account, telling), telling.memoOf(transfer)];
}

/** Number and name in the chart of who reads it, and the code of the reference chart. */
function ownColumns({ kind }: Account, { chart, language }: Telling): readonly string[] {
  const known = kindOfAccount(kind);
  const own = chart.get(kind);
  const name = own === undefined || own.name === '' ? (known?.name[language] ?? kind) : own.name;
  return [own?.number ?? '', name, known?.rgs ?? ''];
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
