import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { day } from '../../engine/calendar.ts';
import { settle } from '../../engine/settle.ts';
import { makeFacts } from '../../engine/testing.ts';
import { NO_CHART, chartTemplate, readChart } from '../../ledger/chart.ts';
import { exportBooks } from '../../ledger/export.ts';
import { readTerms, termsText } from '../../main/testing.ts';
import { booksOf } from './books-from-files.ts';
import { tellingOf } from './books-told.ts';
import { someClaims } from './testing.ts';

const { sheet } = readTerms(termsText('uren', { rest: 'tax: { rate: "0.21", category: S }' }));
const facts = makeFacts(someClaims({}, {}, { day: '2026-04-02' }));
const statement = settle([sheet], facts, day('2026-12-31'));
const names = { parties: sheet.parties.flatMap(({ id, name, roles }) => roles.map((role) => ({ key: id, name, role }))), versions: [] };

function told(format: 'hledger' | 'beancount' | 'csv', language: 'nl' | 'en' = 'nl', table = ''): string {
  const chart = table === '' ? NO_CHART : readChart(table).chart;
  const told = { names: { ...names, versions: [{ version: 1, sheet }] }, currency: 'EUR', language, chart };
  return exportBooks(booksOf(statement), format, tellingOf(told));
}

describe('books as a bookkeeping program shows them', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lente-told-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const hledger = (journal: string, ...words: readonly string[]): string => {
    const file = join(folder, 'boeken.journal');
    writeFileSync(file, journal);
    return execFileSync('hledger', ['-f', file, ...words], { encoding: 'utf8' });
  };

  it.runIf(hasHledger())('hledger puts cost and income on the income statement, debts and claims on the balance sheet', () => {
    const journal = told('hledger');
    expect(hledger(journal, 'check', '--strict')).toBe('');
    const income = hledger(journal, 'incomestatement', '--output-format', 'csv');
    expect(rowsOf(income)).toMatchObject({ 'gemeente:kosten van uitkomsten': '3630.00 EUR', 'doen:opbrengst van uitkomsten': '3000.00 EUR' });
    const balance = hledger(journal, 'balancesheet', '--output-format', 'csv');
    expect(rowsOf(balance)).toMatchObject({
      'gemeente:te betalen': '3630.00 EUR',
      'doen:te ontvangen': '3630.00 EUR',
      'doen:af te dragen btw': '630.00 EUR',
    });
  });

  it.runIf(hasHledger())('hledger shows them under own numbers, and two kinds with one number as one account', () => {
    const journal = told('hledger', 'nl', 'kind;number;name\noutcome_cost;4300;Inkoop zorg\npayable;1600;Crediteuren\nreceivable;1600;Crediteuren\n');
    expect(hledger(journal, 'check', '--strict')).toBe('');
    expect(rowsOf(hledger(journal, 'incomestatement', '--output-format', 'csv'))).toMatchObject({ 'gemeente:4300 Inkoop zorg': '3630.00 EUR' });
    expect(journal).toContain('doen:1600 Crediteuren');
  });

  it.runIf(hasHledger())('hledger shows the bank of who paid and who received, and what is still owed', () => {
    const cash = [{ id: 'b1', kind: 'paid', day: '2026-05-04', amount: '2000', party: 'gemeente', period: '2026-03-31' }] as const;
    const books = booksOf(statement, { sheets: [sheet], facts: { ...facts, cash: makeFacts({ cash: [...cash] }).cash } });
    const journal = exportBooks(books, 'hledger', tellingOf({ names, currency: 'EUR', language: 'nl', chart: NO_CHART }));
    expect(journal).toContain('Betaling · tot en met 31 maart 2026 · Gemeente Noord → Stichting Doen');
    expect(hledger(journal, 'check', '--strict')).toBe('');
    expect(rowsOf(hledger(journal, 'balancesheet', '--output-format', 'csv'))).toMatchObject({
      'gemeente:bank': '-2000.00 EUR',
      'doen:bank': '2000.00 EUR',
      'gemeente:te betalen': '1630.00 EUR',
    });
  });

  it('beancount finds each under its root, with the code of the reference chart', () => {
    const opened = told('beancount', 'en')
      .split('\n')
      .filter((row) => row.includes(' open '));
    expect(opened.map((row) => row.replace(/^.* open /u, '')).sort()).toEqual([
      'Assets:Doen:Receivable EUR',
      'Expenses:Gemeente:Cost-of-outcomes EUR',
      'Income:Doen:Income-from-outcomes EUR',
      'Liabilities:Doen:Tax-to-be-paid EUR',
      'Liabilities:Gemeente:Payable EUR',
    ]);
    expect(told('beancount')).toContain('rgs: "BSchCreHac"');
  });

  it('says what a transfer is about, in the language asked', () => {
    expect(told('hledger')).toContain('Uitkomst · Baan · tot en met 31 maart 2026 · Gemeente Noord → Stichting Doen');
    expect(told('csv', 'en')).toContain('Outcome · Job · up to 30 June 2026 · Gemeente Noord → Stichting Doen');
  });
});

describe('a table of own accounts', () => {
  it('is read back as it was written, filled in with tabs or commas too', () => {
    expect(readChart(chartTemplate('nl'))).toMatchObject({ problems: [] });
    expect(readChart('kind,number,name\nbank,1010,"Bank"').chart.get('bank')).toEqual({ number: '1010', name: 'Bank' });
    expect(readChart('\uFEFFkind\tnumber\tname\r\nbank\t1010\t\r\n').chart.get('bank')).toEqual({ number: '1010', name: '' });
  });

  it.each([
    ['number;kind', 'chart_head', 1],
    ['kind;number;name\nbank;1;\nkas;2;', 'chart_kind_unknown', 3],
    ['kind;number;name\nbank;1;\nbank;2;', 'chart_kind_twice', 3],
    ['kind;number;name\nbank;;', 'chart_row', 2],
  ])('%s is refused', (table, code, line) => expect(readChart(table).problems).toMatchObject([{ code, line }]));
});

function hasHledger(): boolean {
  const found = spawnSync('hledger', ['--version']).status === 0;
  if (!found) process.stderr.write('hledger: not tested here, because it is not installed\n');
  return found;
}

/** Account → amount, from the CSV of a report. */
function rowsOf(csv: string): Readonly<Record<string, string>> {
  const rows = csv.split('\n').map((row) => row.split(',').map((cell) => cell.replaceAll('"', '')));
  return Object.fromEntries(rows.map(([account = '', amount = '']) => [account, amount]));
}
