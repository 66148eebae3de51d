import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { makeSheet } from '../../engine/testing.ts';
import { type OutCell, writeXlsx } from '../../notation/xlsx-write.ts';
import { type FactReading, readFactFile, readFacts, renderFactIssue } from './fact-file.ts';

/** Files as other programs and hurried people leave them: a title above the table, two kinds of line end, hours as a time, the wrong file. */

const SHEET = makeSheet({ outcomes: [{ id: 'hours', title: { nl: 'Uren', en: 'Hours' } }], rules: [{ id: 'pay', outcome: 'hours', price: '2.5' }] });

const told = (read: FactReading): readonly string[] => read.issues.map((issue) => `${issue.row ?? issue.line} ${issue.field} ${issue.code}`);
const claims = (read: FactReading): readonly string[] =>
  read.facts.claims.map((claim) => `${claim.id} ${claim.subject} ${claim.day} ${claim.quantity}`);
const csv = (source: string): FactReading => readFactFile(Uint8Array.from(Buffer.from(source, 'utf8')), 'feiten.csv', SHEET);

const HEAD = 'id;subject;outcome;day;quantity';
const row = (quantity: string, day = '2026-02-10'): string => `${HEAD}\nc1;p01;hours;${day};${quantity}\n`;

describe('a number that is no number', () => {
  it.each([
    ['1:30', 'number_is_time', '1.5'],
    ['26:00:00', 'number_is_time', '26'],
    ['0:20', 'number_is_time', ''],
    ['1-5-2026', 'number_is_day', undefined],
    ['1-mei', 'number_is_day', undefined],
    ['2026-02-10', 'number_is_day', undefined],
  ])('%s is named for what it is', (written, code, read) => {
    const [issue, ...more] = csv(row(written)).issues;
    expect([issue?.code, issue?.data['read'], more]).toEqual([code, read, []]);
  });

  it('that a hand wrote as euros without cents is read', () => {
    expect(claims(csv(row('5,-')))).toEqual(['c1 p01 2026-02-10 5.00']);
    expect(claims(csv(row('€ 1.250,--')))).toEqual(['c1 p01 2026-02-10 1250.00']);
    expect(told(csv(row('5-')))).toEqual(['2 quantity number_shape']);
  });
});

it.each(['10-02-2026 24:00', '2026-02-10T25:00', '2026-02-10 12:60'])('%s is no day', (day) => {
  expect(told(csv(row('1', day)))).toEqual(['2 day day_shape']);
});

describe('the lines of a file', () => {
  const rows = ['c1;p01;hours;2026-02-10;1', 'c2;p02;hours;2026-02-11;2'] as const;
  const all = ['c1 p01 2026-02-10 1', 'c2 p02 2026-02-11 2'];

  it.each([
    ['Windows and then Unix', `${HEAD}\r\n${rows[0]}\n${rows[1]}\n`],
    ['Unix and then Windows', `${HEAD}\n${rows[0]}\r\n${rows[1]}\r\n`],
    ['of an old Mac among others', `${HEAD}\r\n${rows[0]}\r${rows[1]}\n`],
    ['a first line that says the separator', `\ufeffsep=;\r\n${HEAD}\n${rows[0]}\n${rows[1]}\n`],
    ['the end sign of DOS', `${HEAD}\r\n${rows[0]}\r\n${rows[1]}\r\n\u001a`],
    ['each whole line between quotes', `"${HEAD}"\n"${rows[0]}"\n"${rows[1]}"\n`],
    ['one whole line between quotes', `${HEAD}\n"${rows[0]}"\n${rows[1]}\n`],
  ])('end or are kept together in another way: %s', (_name, source) => {
    const read = csv(source);
    expect([claims(read), read.issues]).toEqual([all, []]);
  });

  it.each([
    ['a title', `Overzicht eerste kwartaal\n\n${HEAD}\n${rows[0]}\n${rows[1]}\n`, 3],
    ['a title with the empty cells of its row', `Overzicht;;;;\nDatum;2026-04-02;;;\n${HEAD}\n${rows[0]}\n${rows[1]}\n`, 3],
    [
      'a line with a comma',
      `Gemeente Lentestad, afdeling Werk\nDatum;Uitkomst;Deelnemer;Nr;Aantal\n2026-02-10;hours;p01;c1;1\n2026-02-11;hours;p02;c2;2\n`,
      2,
    ],
  ])('may have %s above the header, which is said', (_name, source, at) => {
    const read = csv(source);
    expect([claims(read), read.issues[0]?.code, read.issues[0]?.row]).toEqual([all, 'rows_above_header', at]);
  });

  it('without any row that can be a header are refused once, at the top', () => {
    expect(told(csv('Overzicht;;\nc1;p01;2026-02-10\n'))[0]).toBe('1 Overzicht unknown_column');
  });

  it('with the quotes of a word processor are refused for what can be seen', () => {
    const [issue] = csv('id,subject,outcome,day,reason\nc1,p01,hours,2026-02-10,“goed, en snel”\n').issues;
    expect(issue && renderFactIssue(issue, 'nl')).toContain('rechte aanhalingstekens (" in plaats van “)');
  });
});

it.each(['Datum (dd-mm-jjjj)', 'Datum [verplicht]*', 'DATUM (JJJJ-MM-DD):'])('the heading %s is a day', (heading) => {
  const read = csv(`id;subject;outcome;${heading}\nc1;p01;hours;10-2-2026\n`);
  expect([claims(read), told(read)]).toEqual([['c1 p01 2026-02-10 1'], ['1 day column_read_as']]);
});

it.each(['123.0', '123,0', '123.000'])('the code 123 that came back as %s is the same person', (written) => {
  const read = csv(`${HEAD}\nc1;123;hours;2026-02-10;1\nc2;${written};hours;2026-02-11;1\n`);
  expect([read.facts.claims.map((claim) => claim.subject), told(read)]).toEqual([['123', '123'], ['3 subject same_person']]);
});

describe('an id that was copied down', () => {
  const rows = (...lines: readonly string[]): string => `id;subject;outcome;day;recorded\n${lines.join('\n')}\n`;

  it('would put one person in the place of another, and is refused', () => {
    expect(told(csv(rows('c1;p01;hours;2026-02-10;', 'c1;p02;hours;2026-02-11;')))).toEqual(['3 id duplicate_id']);
    expect(told(csv(rows('c1;p01;hours;2026-02-11;', 'c1;p02;hours;2026-02-10;', 'c1;p03;hours;2026-02-12;')))).toEqual([
      '3 id duplicate_id',
      '4 id duplicate_id',
    ]);
  });

  it('with a reported day that somebody wrote is a correction', () => {
    expect(told(csv(rows('c1;p01;hours;2026-02-10;', 'c1;p01;hours;2026-02-10;2026-03-01')))).toEqual([]);
    expect(told(csv(rows('c1;p01;hours;2026-02-10;2026-03-01', 'c1;p01;hours;2026-02-10;')))).toEqual([]);
  });
});

describe('a spreadsheet in which something is merged, hidden or went wrong', () => {
  const cells = (line: string): readonly OutCell[] => line.split(';').map((text) => ({ kind: 'text', text }));
  const sheet = (change: (xml: string) => string, ...lines: readonly string[]): FactReading => {
    const parts = unzipSync(writeXlsx([{ name: 'Blad1', columns: [], rows: [HEAD, ...lines].map(cells), headRows: 1 }]));
    const name = 'xl/worksheets/sheet1.xml';
    const changed = change(strFromU8(parts[name] ?? new Uint8Array()));
    return readFactFile(Uint8Array.from(zipSync({ ...parts, [name]: strToU8(changed) })), 'feiten.xlsx', SHEET);
  };
  const two = ['c1;p01;hours;2026-02-10;1', 'c2;p02;hours;2026-02-11;2'] as const;

  it('says of each row that its cell is merged, and takes nothing for it', () => {
    const read = sheet((xml) => xml.replace('</sheetData>', '</sheetData><mergeCells><mergeCell ref="E2:E3"/></mergeCells>'), ...two);
    expect([claims(read), told(read)]).toEqual([['c1 p01 2026-02-10 1'], ['3 quantity cell_merged']]);
  });

  it('names the columns that are hidden, when they hold a heading', () => {
    const read = sheet((xml) => xml.replace('<sheetData>', '<cols><col min="5" max="16384" width="0" hidden="true"/></cols><sheetData>'), ...two);
    expect([claims(read).length, told(read)]).toEqual([2, ['1  columns_hidden']]);
    expect(read.issues[0] && renderFactIssue(read.issues[0], 'nl')).toContain('quantity');
  });

  it('says of a formula that goes wrong only that', () => {
    const wrong = (xml: string): string => xml.replace(/<c r="E2"[^>]*>.*?<\/c>/, '<c r="E2" t="e"><f>1/0</f><v>#DIV/0!</v></c>');
    expect(told(sheet(wrong, ...two))).toEqual(['2 quantity cell_formula_wrong']);
  });
});

it.each([
  ['a web page', '<html><body><table><tr><td>id</td></tr></table></body></html>', 'een webpagina'],
  ['a table of a page', '\n<table border="1"><tr><td>id</td></tr></table>', 'een webpagina'],
  ['an XML spreadsheet of 2003', '<?xml version="1.0"?>\n<Workbook xmlns="urn:x"></Workbook>', 'een XML-bestand'],
  ['a PDF', '%PDF-1.4\n1 0 obj\n', 'een PDF'],
  ['a text with layout', '{\\rtf1\\ansi id;day}', 'RTF'],
  ['JSON', '{"claims":[{"id":"c1"}]}', '.json'],
])('%s with the name of a table is called what it is', (_name, source, word) => {
  const { issues } = readFacts(source, 'export.csv', SHEET);
  expect(issues.map((issue) => issue.code)).toEqual(['not_a_table']);
  expect(issues[0] && renderFactIssue(issues[0], 'nl')).toContain(word);
});
