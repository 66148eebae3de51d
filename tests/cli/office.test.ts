import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { makeSheet } from '../../src/engine/testing.ts';
import { tableXlsx } from '../../src/notation/table-xlsx.ts';
import { readFactFile } from '../../src/slices/outcome/fact-file.ts';
import { templateXlsx } from '../../src/slices/outcome/fact-file-template.ts';

/** An office program of other makers opens what we write and saves what we read. Skipped, with a line, where LibreOffice is not installed. */

const hasOffice = spawnSync('soffice', ['--version'], { stdio: 'ignore' }).status === 0;
if (!hasOffice) process.stdout.write('LibreOffice: not tested here, because soffice is not installed\n');

const SHEET = makeSheet({ outcomes: [{ id: 'hours', title: { nl: 'Uren', en: 'Hours' } }], rules: [{ id: 'pay', outcome: 'hours', price: '2.5' }] });
const folder = hasOffice ? mkdtempSync(join(tmpdir(), 'lente-office-')) : '';
afterAll(() => {
  if (hasOffice) rmSync(folder, { recursive: true, force: true });
});

/** In: a file in the folder. Out: the same as another kind of file, as the program saves it. */
function saved(name: string, kind: string, filter = ''): Buffer {
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
  execFileSync('soffice', [profile, '--headless', '--convert-to', kind + filter, '--outdir', folder, join(folder, name)], { stdio: 'ignore' });
  return readFileSync(join(folder, name.replace(/\.[a-z]+$/, `.${kind}`)));
}

const cell = (text: string): string => `<table:table-cell office:value-type="string"><text:p>${text}</text:p></table:table-cell>`;
const number = (value: string): string => `<table:table-cell office:value-type="float" office:value="${value}"/>`;
const day = (value: string): string => `<table:table-cell office:value-type="date" office:date-value="${value}"/>`;
const time = (value: string): string => `<table:table-cell office:value-type="time" office:time-value="${value}"/>`;
const none = '<table:table-cell/>';

/** Our columns: kind, id, day, recorded, outcome, subject, sequence, quantity. */
const row = (id: string, on: string, who: string, quantity: string, hidden = ''): string =>
  `<table:table-row${hidden}>${none}${cell(id)}${on}${none}${cell('Uren')}${who}${none}${quantity}</table:table-row>`;

const ROWS = [
  row('c1', day('2026-02-10'), cell('007'), number('1.5')),
  row('c2', day('2026-02-11'), cell('p02'), '<table:table-cell table:formula="of:=1250+0.5"/>'),
  row('c3', cell('12-2-2026'), cell('p03'), cell('2,5'), ' table:visibility="collapse"'),
  row('c4', day('2026-02-13'), cell('p04'), time('PT01H30M00S')),
  row('c5', day('2026-02-13'), cell('p05'), '<table:table-cell table:formula="of:=1/0"/>'),
].join('');

describe.skipIf(!hasOffice)('LibreOffice', () => {
  it('fills in our empty file, and what it saves is read as it was meant', { timeout: 180_000 }, () => {
    writeFileSync(join(folder, 'leeg.xlsx'), templateXlsx([SHEET], 'nl'));
    const empty = saved('leeg.xlsx', 'fods').toString('utf8');
    const head = empty.indexOf('</table:table-row>', empty.indexOf('<table:table ')) + '</table:table-row>'.length;
    writeFileSync(join(folder, 'vol.fods'), empty.slice(0, head) + ROWS + empty.slice(head));

    const read = readFactFile(Uint8Array.from(saved('vol.fods', 'xlsx')), 'vol.xlsx', SHEET);
    expect(read.facts.claims.map((claim) => [claim.id, claim.subject, claim.day, claim.quantity])).toEqual([
      ['c1', '007', '2026-02-10', '1.5'],
      ['c2', 'p02', '2026-02-11', '1250.5'],
      ['c3', 'p03', '2026-02-12', '2.5'],
    ]);
    expect(read.issues.map((issue) => `${issue.row ?? issue.line} ${issue.code}`)).toEqual([
      '1 rows_hidden',
      '2 label_read_as',
      '5 number_is_time',
      '6 cell_formula_wrong',
    ]);

    const other = readFactFile(Uint8Array.from(saved('vol.fods', 'ods')), 'vol.ods', SHEET);
    expect(other.issues.map((issue) => issue.code)).toEqual(['xlsx_other_kind']);
  });

  it('shows our downloads as they are meant: codes with their noughts, days as days, numbers that add up', { timeout: 180_000 }, () => {
    const table = [
      ['Code', 'Dag', 'Bedrag'],
      ['007', { day: '2026-02-10' }, { number: '1250.50' }],
      ['=1+1', { day: '2024-02-29' }, { number: '-0.01' }],
    ] as const;
    writeFileSync(join(folder, 'tabel.xlsx'), tableXlsx('Regels', table));
    const shown = saved('tabel.xlsx', 'csv', ':Text - txt - csv (StarCalc):59,34,76').toString('utf8');
    expect(shown.trim().split(/\r?\n/)).toEqual(['Code;Dag;Bedrag', '007;2026-02-10;1250.5', '=1+1;2024-02-29;-0.01']);
  });
});
