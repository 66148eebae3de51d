import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { termSheetSchema } from '../../engine/terms.ts';
import { parse } from 'yaml';
import { JOB, makeSheet } from '../../engine/testing.ts';
import { readFacts } from './fact-file.ts';
import { summarizeReading } from './fact-file-summary.ts';
import { factsCsv } from './fact-file-write.ts';
import { templateCsv } from './fact-file-template.ts';

const sheet = makeSheet(JOB);
const FILE = `kind;id;day;outcome;subject;reason;melding
claim;c1;2026-02-01;job;p1;"met ; erin";
claim;c2;2026-02-02;jobb;p2;;
enrolment;e1;2026-01-05;;p3;;
enrolment;e2;2026-03-01;;P1;;
`;

describe('the summary of a file of facts', () => {
  const summary = summarizeReading(readFacts(FILE, 'feiten.csv', sheet));

  test('counts rows by state and keeps their numbers', () => {
    expect(summary.counts).toEqual({ all: 4, good: 2, warning: 1, bad: 1 });
    expect([summary.good, summary.warning, summary.bad].map((rows) => rows.map((row) => row.row))).toEqual([[2, 4], [5], [3]]);
  });

  test('adds up what would be kept', () => {
    expect(summary.totals).toEqual([
      { kind: 'claim', about: 'job', verdict: 'accepted', count: 1 },
      { kind: 'enrolment', about: undefined, verdict: undefined, count: 2 },
    ]);
    expect(summary.days).toEqual({ from: '2026-01-05', to: '2026-03-01' });
  });

  test('a column nobody knows is a problem of the file, not of a row', () => {
    const wrong = summarizeReading(readFacts(FILE.replace('outcome', 'kleur'), 'feiten.csv', sheet));
    expect(wrong.fileIssues.map((issue) => issue.code)).toContain('unknown_column');
    expect(wrong.counts).toEqual({ all: 4, good: 0, warning: 0, bad: 4 });
  });
});

test('what was read goes on as a file in our own notation, and says the same to who reads it next', () => {
  const dutch = 'Nummer;Deelnemer;Uitkomst;Datum;Aantal;Reden\nc1;="007";job;1-2-2026;1.250,5;"met ; erin, ""zo"""\nc2;p1;JOB;46063;1,5;\n';
  for (const file of [FILE, dutch]) {
    const whole = readFacts(file, 'feiten.csv', sheet);
    const kept = readFacts(factsCsv(whole.facts), 'feiten.csv', sheet);
    expect(kept.issues).toEqual([]);
    expect(kept.facts).toEqual(whole.facts);
    expect(kept.preview.length).toBeGreaterThan(1);
  }
});

describe('the empty file of a contract', () => {
  const scenarios = new URL('../../../scenarios/', import.meta.url);
  const names = readdirSync(scenarios).filter((name) => existsSync(new URL(`${name}/terms.yaml`, scenarios)));

  test.each(names)('%s has columns that its own reader knows, and no rows', (name) => {
    const terms = termSheetSchema.parse(parse(readFileSync(new URL(`${name}/terms.yaml`, scenarios), 'utf8')));
    for (const language of ['nl', 'en'] as const) {
      const empty = templateCsv([terms], language);
      expect(readFacts(empty, 'leeg.csv', terms).issues.map((issue) => issue.code)).toEqual(['csv_no_rows']);
      const withRow = readFacts(`${empty}claim\r\n`, 'leeg.csv', terms);
      expect(withRow.preview.map((row) => row.kind)).toEqual(['claim']);
      expect(withRow.issues.filter((issue) => issue.code === 'unknown_column' || issue.code === 'duplicate_column')).toEqual([]);
    }
  });

  test('names the outcomes, and has columns for measures only when a formula asks for one', () => {
    expect(templateCsv([sheet], 'en')).toContain('# outcome: job');
    expect(templateCsv([sheet], 'en').split('\r\n').at(-2)).toBe('kind,id,day,recorded,outcome,subject,sequence,quantity,verdict,reason,payer');
    const measured = makeSheet({ ...JOB, rules: [{ id: 'rate', per: 'period', amount: 'rate_of_return * 100 + count(job)' }] });
    expect(templateCsv([measured], 'nl').split('\r\n').at(-2)).toBe(
      'kind;id;day;recorded;outcome;subject;sequence;quantity;verdict;reason;payer;name;value;source',
    );
    expect(templateCsv([measured], 'nl')).toContain('measure en event): rate_of_return\r\n');
  });

  test.each<[string, Parameters<typeof makeSheet>[0], string]>([
    ['an event with the name of its own rule', { rules: [{ id: 'opened', per: 'contract', when: 'opened', amount: 5 }] }, 'opened'],
    ['what a rule paid is no measure', { rules: [...JOB.rules, { id: 'more', per: 'contract', amount: 'paid(pay_job) + bonus' }] }, 'bonus'],
    [
      'a parameter is none either',
      { parameters: { target: 80 }, rules: [{ id: 'rate', per: 'period', when: 'score > target', amount: 5 }] },
      'score',
    ],
  ])('asks for the names that only facts can bring: %s', (_, parts, name) => {
    expect(templateCsv([makeSheet({ ...JOB, ...parts })], 'en')).toContain(`# name (with measure and event): ${name}\r\n`);
  });
});
