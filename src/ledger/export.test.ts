import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { day } from '../engine/calendar.ts';
import { cents, toDecimalText } from '../engine/money.ts';
import type { System } from '../platform/command.ts';
import { openTestSystem } from '../platform/db/testing.ts';
import { PLAIN, exportBooks, toBeancount, toCsv, toHledger } from './export.ts';
import type { BooksToExport } from './export.ts';
import { beancountName, hledgerName, uniqueNames } from './export-names.ts';
import { asSystem, booksOf, openBooks, payment, pick, valueOf } from './testing.ts';
import { postTransfers } from './post.ts';
import { listAccounts, listTransfers, trialBalance } from './read.ts';
import type { TrialRow } from './read.ts';
import { reverseTransfer } from './reverse.ts';

const SCOPE = 'con_export';
/** Paths chosen to be awkward: accents, brackets, a semicolon, and two that become the same once tidied. */
const PATHS = ['gemeente São João:te betalen', 'aanbieder (zuid); "De Brug":bank', 'reserve|a', 'reserve-a'];

describe('exported books', () => {
  let system: System;
  let folder: string;
  let books: BooksToExport;
  let trial: readonly TrialRow[];
  beforeAll(async () => {
    system = await openTestSystem();
    folder = mkdtempSync(join(tmpdir(), 'lente-export-'));
    const euros = await openBooks(system, SCOPE, PATHS);
    const yen = await openBooks(system, SCOPE, PATHS.slice(0, 2), 'JPY');
    await asSystem(system, async (tx) => {
      const transfers = euros.flatMap((to, index) =>
        euros.slice(index + 1).map((from, other) => payment({ key: `${index}-${other}`, from, to, amount: 100 * index + 7 * other + 1 })),
      );
      const awkward = {
        ...payment({ key: 'yen', from: pick(yen, 0), to: pick(yen, 1), amount: 5000 }),
        memo: '=1+1; "quoted", back\\slash\nnext | line',
      };
      const posted = valueOf(await postTransfers(tx, booksOf(system, SCOPE), [...transfers, awkward]));
      valueOf(
        await reverseTransfer(tx, booksOf(system, SCOPE), {
          transferId: pick(posted, 0).transferId,
          effectiveDay: day('2026-12-01'),
          reason: 'paid twice',
        }),
      );
      books = { accounts: await listAccounts(tx, SCOPE), transfers: await listTransfers(tx, SCOPE, { limit: 1000 }) };
      trial = await trialBalance(tx, SCOPE, { asOfDay: day('2030-01-01') });
    });
  });
  afterAll(async () => {
    await system.database.close();
    rmSync(folder, { recursive: true });
  });

  const save = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };

  it.runIf(isThere('hledger'))('are read by the real hledger, strictly, with the balances of our own trial balance', () => {
    const file = save('books.journal', toHledger(books));
    execFileSync('hledger', ['check', '--strict', '-f', file]);
    const csv = execFileSync('hledger', ['balance', '-f', file, '--flat', '--empty', '--no-total', '--output-format', 'csv', '--layout', 'bare'], {
      encoding: 'utf8',
    });
    const read = new Map(parse(csv, { columns: true }).map((row: unknown) => hledgerRow(row)));
    const names = uniqueNames(books.accounts, PLAIN, hledgerName);
    for (const { account, balanceCents } of trial) {
      const key = `${names.get(account.id) ?? ''} ${account.currency}`;
      expect([key, Number(read.get(key) ?? 'missing')]).toEqual([key, Number(toDecimalText(balanceCents, account.currency))]);
    }
  });

  it.runIf(isThere('bean-check'))('are accepted by the real bean-check', () => {
    const result = spawnSync('bean-check', [save('books.beancount', toBeancount(books))], { encoding: 'utf8' });
    expect([result.status, result.stdout, result.stderr]).toEqual([0, '', '']);
  });

  it('as CSV have one row per entry, safe to open in a spreadsheet, and balance', () => {
    const rows = parse(toCsv(books), { columns: true }).map((row: unknown) => csvRow(row));
    expect(rows).toHaveLength(books.transfers.reduce((total, { entries }) => total + entries.length, 0));
    for (const currency of ['EUR', 'JPY']) {
      const own = rows.filter((row) => row.currency === currency);
      expect(total(own.map(({ debit }) => debit))).toBeCloseTo(total(own.map(({ credit }) => credit)), 6);
    }
    expect(rows.find(({ currency }) => currency === 'JPY')).toMatchObject({
      memo: `'=1+1; "quoted", back\\slash\nnext | line`,
      debit: '5000',
      credit: '0',
    });
  });

  it('as JSON are whole minor units', () => {
    const read: unknown = JSON.parse(exportBooks(books, 'json', PLAIN));
    expect(read).toEqual(books);
  });

  it('show the yen without decimals and the euro with two, in every format', () => {
    for (const format of ['hledger', 'beancount', 'csv'] as const) {
      expect(exportBooks(books, format, PLAIN)).toMatch(/\b5000\b(?!\.\d)/);
      expect(exportBooks(books, format, PLAIN)).toMatch(/\b1\.07|2\.01\b/);
    }
  });

  it('are nothing but a head when there is nothing', () => {
    expect(toCsv({ accounts: [], transfers: [] }).split('\r\n')).toHaveLength(2);
    expect(toHledger({ accounts: [], transfers: [] }).trim()).toBe('');
    expect(toBeancount({ accounts: [], transfers: [] }).trim()).toBe('');
  });
});

describe('the name of an account', () => {
  const account = (path: string, kind = 'test', normalSide: 'debit' | 'credit' = 'debit') => ({
    id: 'acc_1' as const,
    scope: 's',
    path,
    kind,
    currency: 'EUR',
    normalSide,
  });

  it.each([
    ['a (b); c', 'a -b-- c'],
    ['one  two:x', 'one two:x'],
    ['*:=', '-:-'],
  ])('for hledger: %s becomes %s', (path, name) => {
    expect(hledgerName(account(path), PLAIN)).toBe(name);
  });

  it.each([
    ['bank', 'debit', 'são:été 2', 'Assets:Sao:Ete-2'],
    ['payable', 'credit', 'x', 'Liabilities:X'],
    ['something', 'credit', '!!', 'Liabilities:X'],
    ['outcome_income', 'credit', '7up', 'Income:7up'],
    ['loan_given', 'debit', 'fonds:loan_given', 'Assets:Fonds:Capital-lent'],
    ['fee_cost', 'debit', 'stad:fee_cost', 'Expenses:Stad:Cost-of-fees'],
  ] as const)('for beancount: %s on %s, %s, becomes %s', (kind, side, path, name) => {
    expect(beancountName(account(path, kind, side), PLAIN)).toBe(name);
  });

  it('stays apart from one that would read the same', () => {
    const accounts = [
      { ...account('a|b') },
      { ...account('a-b'), id: 'acc_2' as const },
      { ...account('a-b'), id: 'acc_3' as const, currency: 'JPY' },
    ];
    expect([...uniqueNames(accounts, PLAIN, hledgerName).values()]).toEqual(['a-b', 'a-b-2', 'a-b-2']);
  });

  it('is worked out without a cent being lost', () => {
    expect(toDecimalText(cents(-5), 'EUR')).toBe('-0.05');
  });
});

/** Tools that are not on this machine are named in one line instead of failing. */
function isThere(program: string): boolean {
  const found = spawnSync(program, ['--version']).status === 0;
  if (!found) process.stderr.write(`${program}: not tested here, because it is not installed\n`);
  return found;
}

function hledgerRow(row: unknown): readonly [string, string] {
  const read = textFields(row);
  return [`${read['account'] ?? ''} ${read['commodity'] ?? ''}`, read['balance'] ?? ''];
}

function csvRow(row: unknown) {
  const read = textFields(row);
  return { currency: read['currency'] ?? '', memo: read['memo'] ?? '', debit: read['debit'] ?? '', credit: read['credit'] ?? '' };
}

function textFields(row: unknown): Readonly<Record<string, string>> {
  if (typeof row !== 'object' || row === null) throw new Error('not a row');
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [key, String(value)]));
}

function total(values: readonly string[]): number {
  return values.reduce((sum, value) => sum + Number(value), 0);
}
