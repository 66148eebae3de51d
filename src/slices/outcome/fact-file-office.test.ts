import { describe, expect, it } from 'vitest';
import { day } from '../../engine/calendar.ts';
import { settle } from '../../engine/settle.ts';
import { makeSheet } from '../../engine/testing.ts';
import { type OutCell, writeXlsx } from '../../notation/xlsx-write.ts';
import { type FactOptions, type FactReading, readFactFile, readFacts, renderFactIssue } from './fact-file.ts';
import { summarizeReading } from './fact-file-summary.ts';
import { templateXlsx } from './fact-file-template.ts';

/** The way in from Dutch office software: what people type and save, as CSV and as a spreadsheet, ends as the same facts. */

const SHEET = makeSheet({
  outcomes: [
    { id: 'debt_free', title: { nl: 'Schuldenvrij', en: 'Free of debt' } },
    { id: 'partial', title: { nl: 'Deels schuldenvrij', en: 'Partly free of debt' } },
  ],
  rules: [{ id: 'pay', outcome: 'debt_free', price: '100', quantity: 'hours_worked / 2' }],
});

const told = (reading: FactReading): readonly string[] => reading.issues.map((issue) => `${issue.row ?? issue.line} ${issue.field} ${issue.code}`);
const csv = (source: string, options: FactOptions = {}): FactReading => readFacts(source, 'feiten.csv', SHEET, options);
const HEAD = 'id;subject;outcome;day';

describe('a file of Dutch Excel', () => {
  it('has decimal commas, the day in front, and empty columns at the end', () => {
    const { facts, issues } = csv(
      `${HEAD};quantity;hours_worked;;\r\nc1;p01;debt_free;10-2-2026;1,5;"1250,5";;\r\nc2;p02;debt_free;28-02-2026;2;3;;\r\n`,
    );
    expect(issues).toEqual([]);
    expect(facts.claims.map((claim) => [claim.day, claim.quantity, claim.values])).toEqual([
      ['2026-02-10', '1.5', { hours_worked: '1250.5' }],
      ['2026-02-28', '2', { hours_worked: '3' }],
    ]);
  });

  it.each([
    ['a point for thousands', `${HEAD};hours_worked\nc1;p01;debt_free;2026-02-10;1.250\n`, ['2 hours_worked number_like_thousands']],
    [
      'a point for thousands in a payment',
      'kind;id;day;party;period;amount\npaid;b1;2026-05-01;city;2026-12-31;6.400\n',
      ['2 amount number_like_thousands'],
    ],
    ['thousands and decimals', `${HEAD};quantity\nc1;p01;debt_free;2026-02-10;1.250,50\n`, ['2 quantity number_read_as']],
    ['euros', 'kind;id;day;amount\ncost;b1;2026-05-01;€ 1.250,00\n', ['2 amount number_read_as']],
    ['a day number', `${HEAD}\nc1;p01;debt_free;46063\n`, ['2 day day_read_as']],
    ['a day with a time', `${HEAD}\nc1;p01;debt_free;10-2-2026 9:15\n`, ['2 day day_read_as']],
    ['a day at midnight', `${HEAD}\nc1;p01;debt_free;2026-02-10 00:00:00\n`, []],
    ['a day in words', `${HEAD}\nc1;p01;debt_free;10 februari 2026\n`, []],
    ['slashes', `${HEAD}\nc1;p01;debt_free;10/02/2026\n`, ['2 day day_shape']],
    ['a year of two digits', `${HEAD}\nc1;p01;debt_free;10-feb-26\n`, ['2 day day_shape']],
    ['a code that became a number', `${HEAD}\nc1;1,23E+11;debt_free;2026-02-10\n`, ['2 subject code_by_spreadsheet']],
    ['a code that became a day', `${HEAD}\nc1;3-feb;debt_free;2026-02-10\n`, ['2 subject code_by_spreadsheet']],
    ['an unnamed column with something in it', `${HEAD};\nc1;p01;debt_free;2026-02-10;x\n`, ['1  unnamed_column']],
    ['an unknown word for an outcome', `${HEAD}\nc1;p01;Baan!;2026-02-10\n`, ['2 outcome unknown_outcome']],
  ])('with %s', (_name, source, expected) => {
    expect(told(csv(source))).toEqual(expected);
  });

  it('with commas between the cells keeps to one notation: a day that can be two is refused', () => {
    const head = 'id,subject,outcome,day,quantity\n';
    expect(told(csv(`${head}c1,p01,debt_free,10-02-2026,1\nc2,p02,debt_free,25-02-2026,1\n`))).toEqual(['2 day day_shape']);
    expect(told(csv(`${head}c1,p01,debt_free,2026-02-10,1.250\nc2,p02,debt_free,2026-02-10,1.125\n`))).toEqual([
      '2 quantity number_like_thousands',
      '3 quantity number_like_thousands',
    ]);
    expect(csv(`${head}c2,p02,debt_free,2026-02-10,1.125\n`).facts.claims[0]?.quantity).toBe('1.125');
  });

  it('says of a number with two readings how to write both', () => {
    const [issue] = csv(`${HEAD};quantity\nc1;p01;debt_free;2026-02-10;1.250\n`).issues;
    expect(issue && renderFactIssue(issue, 'nl')).toBe(
      'feiten.csv:2 (quantity) Bij "quantity" staat 1.250: dat kan 1250 zijn of 1,25. Schrijf 1250, of 1.2500 als je het kleine getal bedoelt.',
    );
    for (const good of ['1250', '1.2500', '1,25']) expect(told(csv(`${HEAD};quantity\nc1;p01;debt_free;2026-02-10;${good}\n`))).toEqual([]);
  });
});

describe('own headings and words', () => {
  const OWN =
    'Nummer;Deelnemer;Uitkomst;Datum;Oordeel;Hours worked\nc1;p01;Schuldenvrij;2026-02-10;Goedgekeurd;2\nc2;p02;SCHULDENVRIJ;2026-02-11;gemeld;3\n';

  it('are read where they mean one thing, and said once', () => {
    const read = csv(OWN);
    expect(read.facts.claims.map((claim) => [claim.id, claim.subject, claim.outcome, claim.verdict])).toEqual([
      ['c1', 'p01', 'debt_free', 'accepted'],
      ['c2', 'p02', 'debt_free', 'claimed'],
    ]);
    expect(told(read)).toEqual([
      '1 id column_read_as',
      '1 subject column_read_as',
      '1 outcome column_read_as',
      '1 day column_read_as',
      '1 verdict column_read_as',
      '1 hours_worked column_read_as',
      '2 outcome label_read_as',
      '2 verdict label_read_as',
      '3 verdict label_read_as',
    ]);
    expect(read.preview.map((row) => row.state)).toEqual(['good', 'good']);
    // The summary travels from where the file is read to the page.
    expect(structuredClone(summarizeReading(read)).labels).toHaveLength(3);
  });

  it('are told once and then taken for granted', () => {
    const mapping = {
      columns: { codering: 'subject', wanneer: 'day', prestatie: 'outcome', naam: '-' },
      labels: { outcome: { traject: 'partial' } },
    };
    const source = 'Codering;Wanneer;Prestatie;Naam\np01;2026-02-10;Traject;weggelaten\n';
    expect(told(csv(source)).filter((issue) => issue.includes('unknown'))).toHaveLength(3);
    const read = csv(source, { mapping });
    expect([read.issues, read.facts.claims.map((claim) => [claim.subject, claim.outcome])]).toEqual([[], [['p01', 'partial']]]);
  });

  it('two for one field are refused, and one that could be several is asked about', () => {
    expect(told(csv('Datum;Dag;Uitkomst;Deelnemer\n2026-02-10;;debt_free;p01\n'))).toContain('1 day duplicate_column');
    expect(told(csv('Datum;Naam;Uitkomst;Deelnemer\n2026-02-10;x;debt_free;p01\n')).at(-1)).not.toContain('looks_like');
    expect(told(csv('Datums;Uitkomst;Deelnemer\n2026-02-10;debt_free;p01\n'))).toContain('1 Datums unknown_column');
  });
});

describe('one person in two spellings', () => {
  const rows = (...lines: readonly string[]) => `subject,outcome,day,sequence\n${lines.join('\n')}\n`;

  it('is one person, said on the row', () => {
    const read = csv(rows('007,debt_free,2026-02-10,1', '7,debt_free,2026-03-10,2', 'P 03,debt_free,2026-02-10,1', 'p03,partial,2026-02-10,1'));
    expect(read.facts.claims.map((claim) => claim.subject)).toEqual(['007', '007', 'P 03', 'P 03']);
    expect(told(read)).toEqual(['3 subject same_person', '5 subject same_person']);
  });

  it('also beside the facts that were there, and in YAML', () => {
    const subjects = ['p01'];
    expect(told(csv(rows('P01,partial,2026-02-10,1'), { subjects }))).toEqual(['2 subject same_person']);
    const yaml = 'claims:\n- { id: a, day: 2026-02-01, outcome: debt_free, subject: P-01, sequence: 2 }\n';
    expect(readFacts(yaml, 'facts.yaml', SHEET, { subjects }).facts.claims[0]?.subject).toBe('p01');
  });

  it('and is not paid twice: the settlement sees the second claim of one person', () => {
    const read = csv(`${HEAD}\nc1;p01;debt_free;2026-02-10\nc2;P01;debt_free;2026-03-10\n`);
    expect(told(read)).toEqual(['3 subject same_person']);
    expect(settle(SHEET, read.facts, day('2026-12-31')).refusals.map(({ code, claim }) => [code, claim])).toContainEqual(['duplicate', 'c2']);
  });
});

describe('a spreadsheet', () => {
  const text = (said: string): OutCell => ({ kind: 'text', text: said });
  const head = ['Nummer', 'Deelnemer', 'Uitkomst', 'Datum', 'Aantal'].map(text);
  const row = (id: string, subject: string, ...rest: readonly OutCell[]): readonly OutCell[] => [
    text(id),
    text(subject),
    text('Schuldenvrij'),
    ...rest,
  ];
  const book = (...rows: readonly (readonly OutCell[])[]) => writeXlsx([{ name: 'Blad1', columns: [], rows: [head, ...rows], headRows: 1 }]);
  const read = (bytes: Uint8Array, options: FactOptions = {}) => readFactFile(bytes, 'feiten.xlsx', SHEET, options);

  it('gives the same facts as the same rows in CSV', () => {
    const bytes = book(
      row('c1', '007', { kind: 'day', day: day('2026-02-10') }, { kind: 'number', number: '1.125' }),
      row('c2', 'p02', text('10-3-2026'), text('2,5')),
    );
    const same = csv('Nummer;Deelnemer;Uitkomst;Datum;Aantal\nc1;007;Schuldenvrij;2026-02-10;1.1250\nc2;p02;Schuldenvrij;10-3-2026;2,5\n');
    const found = read(bytes);
    expect(found.format).toBe('xlsx');
    expect(found.facts.claims.map((claim) => ({ ...claim, quantity: Number(claim.quantity) }))).toEqual(
      same.facts.claims.map((claim) => ({ ...claim, quantity: Number(claim.quantity) })),
    );
    expect(told(found)).toEqual(told(same));
  });

  it('says what a day in the column of codes was made of, and reads a bare day number', () => {
    const bytes = book([text('c1'), { kind: 'day', day: day('2026-02-01') }, text('debt_free'), { kind: 'number', number: '46063' }]);
    expect(told(read(bytes)).filter((issue) => !issue.includes('column_read_as'))).toEqual(['2 subject code_by_spreadsheet', '2 day day_read_as']);
  });

  it('has more sheets: which one was read is said, and another can be chosen', () => {
    const sheet = (name: string, id: string) => ({ name, columns: [], rows: [head, row(id, 'p01', text('2026-02-10'))], headRows: 1 });
    const bytes = writeXlsx([sheet('Januari', 'c1'), sheet('Februari', 'c2')]);
    expect([read(bytes).sheets, read(bytes).sheet, read(bytes).issues[0]?.code]).toEqual([['Januari', 'Februari'], 'Januari', 'sheet_chosen']);
    expect(read(bytes, { sheetName: 'Februari' }).facts.claims.map((claim) => claim.id)).toEqual(['c2']);
    expect(told(read(bytes, { sheetName: 'Maart' }))).toEqual(['1  xlsx_no_sheet']);
  });

  it('that is our own empty file has the columns, keeps the noughts and brings no remark', () => {
    const empty = read(templateXlsx([SHEET], 'nl'));
    expect(told(empty)).toEqual(['1  csv_no_rows']);
    expect([empty.sheets, empty.sheet]).toEqual([['Gegevens', 'Uitleg'], 'Gegevens']);
  });

  it('that is damaged is refused in words', () => {
    const [issue] = read(book().slice(0, 300)).issues;
    expect(issue && renderFactIssue(issue, 'nl')).toBe(
      'feiten.xlsx:1 Dit Excel-bestand is beschadigd; we kunnen het niet openen. Bewaar het opnieuw als .xlsx, of als CSV UTF-8, en kies het dan.',
    );
  });
});
