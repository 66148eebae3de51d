import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factsSchema } from '../../engine/facts.ts';
import { type SheetParts, makeFacts, makeSheet } from '../../engine/testing.ts';
import { type FactReading, type Upload, badRowsCsv, readFacts, renderFactIssue } from './fact-file.ts';

const RUNS = { seed: Number(process.env['LENTE_SEED'] ?? 20_260_101) };

const PARTS: SheetParts = {
  calendar: { every: 'quarter', claimWithinDays: 30 },
  outcomes: [
    { id: 'job', title: 'A job' },
    { id: 'house', title: 'A house' },
  ],
  rules: [{ id: 'pay_job', outcome: 'job', price: [{ price: 100 }, { price: 120, group: 'young' }], quantity: 'hours / 36', when: 'court_order' }],
  parameters: { target: 'rate * 2' },
};
const SHEET = makeSheet(PARTS);
const COHORT = makeSheet({ ...PARTS, cohort: { enrolment: 'required' } });

function read(source: string, options: { readonly name?: string; readonly sheet?: typeof SHEET; readonly upload?: Upload } = {}): FactReading {
  const { name = 'facts.csv', sheet = SHEET, upload } = options;
  return readFacts(source, name, sheet, { upload });
}

const told = (reading: FactReading): readonly string[] => reading.issues.map((issue) => `${issue.row ?? issue.line} ${issue.field} ${issue.code}`);
const codes = (source: string, options?: Parameters<typeof read>[1]): readonly string[] => told(read(source, options));

describe('a CSV file', () => {
  it('without a column kind holds claims; what is left out has its default', () => {
    const { facts, issues, preview } = read('id,day,outcome,subject\nc1,2026-02-01,job,p1\n');
    expect(issues).toEqual([]);
    expect(facts.claims).toEqual(makeFacts({ claims: [{ id: 'c1', day: '2026-02-01', outcome: 'job', subject: 'p1' }] }).claims);
    expect(preview).toMatchObject([{ row: 2, state: 'good', kind: 'claim', cells: ['c1', '2026-02-01', 'job', 'p1'], issues: [] }]);
  });

  it('holds every kind of fact', () => {
    const { facts, issues } = read(
      [
        'kind,id,day,recorded,outcome,subject,sequence,quantity,group,name,value,source,amount,party,period,verdict,reason,hours',
        'claim,c1,2026-02-01,2026-02-03,job,p1,2,1.5,young,,,,,,,rejected,no proof,18',
        ',c2,2026-02-01,,job,p1,,,,,,,,,,,,',
        'measure,m1,2026-02-01,,,,,,,rate,12%,the office,,,,,,',
        'enrolment,e1,2026-01-02,,,p1,,,young,,,,,,,,,',
        'start,s1,2026-01-03,,job,p1,,,,,,,,,,,,',
        'event,x1,2026-01-04,,,,,,,court_order,,,,,,,,',
        'paid,b1,2026-05-01,,,,,,,,,,100.50,city,2026-03-31,,,',
        'cost,b2,2026-05-02,,,,,,,,,,7,,,,,',
      ].join('\n'),
    );
    expect(issues).toEqual([]);
    expect(facts).toEqual(
      makeFacts({
        claims: [
          {
            id: 'c1',
            day: '2026-02-01',
            recorded: '2026-02-03',
            outcome: 'job',
            subject: 'p1',
            sequence: 2,
            quantity: '1.5',
            group: 'young',
            verdict: 'rejected',
            reason: 'no proof',
            values: { hours: '18' },
          },
          { id: 'c2', day: '2026-02-01', outcome: 'job', subject: 'p1' },
        ],
        measures: [{ id: 'm1', day: '2026-02-01', name: 'rate', value: '12%', source: 'the office' }],
        events: [
          { id: 'e1', day: '2026-01-02', kind: 'enrolment', subject: 'p1', group: 'young' },
          { id: 's1', day: '2026-01-03', kind: 'start', subject: 'p1', outcome: 'job' },
          { id: 'x1', day: '2026-01-04', kind: 'event', name: 'court_order' },
        ],
        cash: [
          { id: 'b1', day: '2026-05-01', kind: 'paid', amount: '100.50', party: 'city', period: '2026-03-31' },
          { id: 'b2', day: '2026-05-02', kind: 'cost', amount: '7' },
        ],
      }),
    );
  });

  it.each([
    ['commas', 'id,day,outcome,subject\nc1,2026-02-01,job,p1\n'],
    ['semicolons', 'id;day;outcome;subject\nc1;2026-02-01;job;p1\n'],
    ['tabs', 'id\tday\toutcome\tsubject\nc1\t2026-02-01\tjob\tp1\n'],
    ['a byte order mark and Windows lines', '\ufeffid;day;outcome;subject\r\nc1;2026-02-01;job;p1\r\n'],
    ['quotes', '"id","day","outcome","subject"\n"c1","2026-02-01","job","p1"\n'],
    ['spaces around it all', ' id , day,outcome , subject\n c1 , 2026-02-01, job,p1 \n'],
    ['words and empty lines above and between', '# made by hand; for a test\n\nid,day,outcome,subject\n,,,\n# a word\nc1,2026-02-01,job,p1\n\n'],
    ['no line end', 'id,day,outcome,subject\nc1,2026-02-01,job,p1'],
    ['cells left out at the end', 'id,day,outcome,subject,quantity,group\nc1,2026-02-01,job,p1'],
    ['columns in another order', 'subject,outcome,id,day\np1,job,c1,2026-02-01'],
    ['our own column of last time', 'id,day,outcome,subject,melding\nc1,2026-02-01,job,p1,Er was iets.'],
  ])('with %s reads the same', (_name, source) => {
    const { facts, issues } = read(source);
    expect(issues).toEqual([]);
    expect(facts.claims.map((claim) => [claim.id, claim.day, claim.outcome, claim.subject])).toEqual([['c1', '2026-02-01', 'job', 'p1']]);
  });

  it('counts rows as a spreadsheet does, also over cells of several lines', () => {
    expect(codes('id,day,outcome,subject,reason\n\nc1,2026-02-01,job,p1,"two\nlines"\n# word\nc2,2026-02-31,job,p1,\n')).toEqual(['5 day day_shape']);
  });

  it.each([
    ['sep=;\r\nid;day;outcome;subject\r\nc1;2026-02-01;job;p1\r\n', ';'],
    ['\ufeffsep=,\nid,day,outcome,subject\nc1,2026-02-01,job,p1\n', ','],
    ['"sep=\t"\nid\tday\toutcome\tsubject\nc1\t2026-02-01\tjob\tp1\n', '\t'],
  ])('passes over the line by which a spreadsheet says its separator: %j', (source, delimiter) => {
    const found = read(source);
    expect([found.issues, found.delimiter, found.facts.claims.map((fact) => fact.id), found.preview.map((row) => row.row)]).toEqual([
      [],
      delimiter,
      ['c1'],
      [3],
    ]);
  });

  it('reads a line of many millions of separators no further than it must', () => {
    expect(codes(`id,day\n${','.repeat(10_000_000)}\n`)).toEqual(['2  csv_line_too_long']);
  });

  it('without a column id gives each fact one that stays the same', () => {
    const source =
      'kind,day,outcome,subject,sequence,name,value\nclaim,2026-02-01,job,p1,,,\nclaim,2026-03-01,job,p1,2,,\nmeasure,2026-02-01,,,,rate,3\n';
    const ids = (text: string) => [...read(text).facts.claims, ...read(text).facts.measures].map((fact) => fact.id);
    expect(ids(source)).toEqual(['job/p1/1', 'job/p1/2', 'measure/rate/2026-02-01']);
    expect(ids(source.replace('2026-02-01,job', '2026-02-02,job'))).toEqual(ids(source));
  });

  const claim = (header: string, cells: string) => `id,day,outcome,subject${header}\nc1,2026-02-01,job,p1${cells}\n`;

  it.each([
    ['an empty file', '', ['1  csv_no_rows']],
    ['a header alone', 'id,day,outcome,subject\n\n', ['1  csv_no_rows']],
    ['an open quote', 'id,day,outcome,subject\nc1,2026-02-01,job,p1\n"c2,2026-02-01,job,p1\nc3,x\n', ['3  csv_quote']],
    ['a text of another alphabet of bytes', claim(',reason', ',Ren\ufffd'), ['2  source_not_utf8']],
    ['bytes of no text at all', 'PK\u0003\u0004\u0000x,\n', ['1  source_not_utf8']],
    ['a line without end', `id,day,outcome,subject\nc1,2026-02-01,job,p1${','.repeat(100_000)}\n`, ['2  csv_line_too_long']],
    ['a column nobody asks for', claim(',colour', ',red'), ['1 colour unknown_column']],
    ['a column written wrong', 'id,day,outcom,subject\nc1,2026-02-01,job,p1\n', ['1 outcom unknown_column']],
    ['a column twice', claim(',day', ',2026-02-01'), ['1 day duplicate_column']],
    ['a column left out', 'id,day,subject\nc1,2026-02-01,p1\n', ['1 outcome missing_column']],
    ['a day left out', 'kind,id\nclaim,c1\n', ['1 day missing_column']],
    ['a cell too many', claim('', ',5'), ['2  row_too_long']],
    ['an empty cell too many', claim('', ',,'), []],
    ['an unknown kind', 'kind,id,day\nclam,c1,2026-02-01\n', ['2 kind unknown_kind']],
    ['a cell of another kind', claim(',amount', ',5'), ['2 amount field_not_for_kind']],
    ['an empty id', 'id,day,outcome,subject\n,2026-02-01,job,p1\n', ['2 id missing_key']],
    ['a decimal comma', claim(',quantity', ',"1,5"'), ['2 quantity number_shape']],
    ['an unknown outcome', claim('', '').replace('job', 'jobs'), ['2 outcome unknown_outcome']],
    ['an unknown payer', claim(',payer', ',state'), ['2 payer unknown_payer']],
    ['a group that no rule names', claim(',group', ',old'), ['2 group unknown_group']],
    ['a day before the term', claim('', '').replace('2026-02-01', '2025-12-31'), ['2 day day_outside_period']],
    ['a day after the term', claim('', '').replace('2026-02-01', '2027-01-01'), ['2 day day_outside_period']],
    ['the first and the last day', claim('', '').replace('2026-02-01', '2026-01-01') + 'c2,2026-12-31,job,p2\n', []],
    ['written down in time', claim(',recorded', ',2026-03-03'), []],
    ['corrected long after it was written down in time', claim(',recorded', ',2026-03-03') + 'c1,2026-02-01,job,p1,2026-09-01\n', []],
    ['written down before it happened', claim(',recorded', ',2026-01-31'), ['2 recorded recorded_before_day']],
    ['less than nothing', claim(',quantity', ',-0.5'), ['2 quantity negative_number']],
    ['six decimals', claim(',quantity', ',0.123456'), []],
    ['seven decimals', claim(',quantity', ',0.1234567'), ['2 quantity too_many_decimals']],
    ['seven decimals of a formula', claim(',hours', ',0.1234567%'), ['2 hours too_many_decimals']],
    ['a number without end', claim(',quantity', `,${'9'.repeat(100)}`), ['2 quantity number_too_long']],
    ['a value without end', claim(',hours', `,0.${'9'.repeat(100)}`), ['2 hours number_too_long']],
    ['half a person', claim(',sequence', ',1.5'), ['2 sequence wrong_type']],
    ['a name', claim('', '').replace('p1', 'Anna Smit'), ['2 subject looks_like_a_name']],
    ['a measure nobody asks for', 'kind,id,day,name,value\nmeasure,m1,2026-02-01,rat,3\n', ['2 name measure_not_used']],
    ['a measure from before', 'kind,id,day,name,value\nmeasure,m1,2020-02-01,rate,-3\n', []],
    ['a measure after the end', 'kind,id,day,name,value\nmeasure,m1,2027-02-01,rate,3\n', ['2 day day_outside_period']],
    ['an event nobody asks for', 'kind,id,day,name\nevent,x1,2026-02-01,court\n', ['2 name event_not_used']],
    ['an enrolment of nobody', 'kind,id,day\nenrolment,e1,2026-02-01\n', ['2 subject missing_column']],
    ['an enrolment from before', 'kind,id,day,subject\nenrolment,e1,2025-02-01,p1\n', []],
    ['a payment of an unknown period', 'kind,id,day,party,period,amount\npaid,b1,2026-05-01,city,2026-04-30,5\n', ['2 period unknown_period']],
    ['a payment by nobody', 'kind,id,day,period,amount\npaid,b1,2026-05-01,2026-03-31,5\n', ['2 party missing_column']],
    ['a draw of nothing that is there', 'kind,id,day,tranche,amount\ndraw,b1,2026-05-01,loan,5\n', ['2 tranche unknown_tranche']],
  ])('with %s', (_name, source, expected) => {
    expect(codes(source)).toEqual(expected);
  });

  it('gives no facts at all under a header that is not right', () => {
    const { facts, preview } = read(claim(',colour', ',red'));
    expect(facts.claims).toEqual([]);
    expect(preview.map((row) => row.state)).toEqual(['bad']);
  });

  it('says file, line and column, also below a cell of several lines', () => {
    const { issues } = read('id,day,outcome,subject,reason\nc1,2026-02-01,job,p1,"one\ntwo\r\nthree"\n\nc2,2026-02-30,job,p2,\n,,,,,,x\n');
    expect(issues.map((issue) => [issue.row, issue.line, renderFactIssue(issue, 'en').slice(0, 19)])).toEqual([
      [4, 6, 'facts.csv:6 (day) "'],
      [5, 7, 'facts.csv:7 This ro'],
    ]);
  });

  it('does not repeat a name in any sentence', () => {
    const reading = read('id,day,outcome,subject\nc1,2026-02-01,job,Anna Smit\nc2,2026-02-01,job,Anna Smit\nc3,2026-02-30,job,Anna Smit\n', {
      sheet: COHORT,
    });
    expect(reading.issues.map((issue) => issue.code)).toEqual(['looks_like_a_name', 'looks_like_a_name', 'day_shape']);
    for (const issue of reading.issues)
      expect(renderFactIssue(issue, 'nl') + renderFactIssue(issue, 'en') + JSON.stringify(issue)).not.toContain('Smit');
  });
});

describe('rows together', () => {
  const rows = (...lines: readonly string[]) => `id,day,recorded,outcome,subject,sequence,verdict\n${lines.join('\n')}\n`;

  it.each([
    ['one id twice', ['c1,2026-02-01,,job,p1,1,', 'c1,2026-02-01,,job,p1,2,'], ['3 id duplicate_id']],
    ['one id with a later recorded day: a correction', ['c1,2026-02-01,2026-02-02,job,p1,1,', 'c1,2026-02-05,2026-02-06,job,p1,1,'], []],
    ['one claim with two ids: the settlement says which one counts', ['c1,2026-02-01,,job,p1,1,', 'c2,2026-02-05,,job,p1,1,'], []],
    ['two persons swapped', ['c1,2026-02-01,,job,p2,1,', 'c2,2026-02-01,,job,p1,1,'], []],
    ['a claim again, with its own number', ['c1,2026-02-01,,job,p1,1,', 'c2,2026-02-05,,job,p1,2,'], []],
    ['the same claim of another person', ['c1,2026-02-01,,job,p1,1,', 'c2,2026-02-05,,job,p2,1,'], []],
    ['a claim again, after it was rejected', ['c1,2026-02-01,,job,p1,1,rejected', 'c2,2026-02-05,,job,p1,1,'], []],
    [
      'a claim again, after it was withdrawn later',
      ['c1,2026-02-01,2026-02-01,job,p1,1,', 'c1,2026-02-01,2026-02-03,job,p1,1,withdrawn', 'c2,2026-02-05,,job,p1,1,'],
      [],
    ],
    ['a claim again, after the first was wrong anyway', ['c1,2026-02-30,,job,p1,1,', 'c2,2026-02-05,,job,p1,1,'], ['2 day day_shape']],
  ])('%s', (_name, lines, expected) => {
    expect(codes(rows(...lines))).toEqual(expected);
  });

  it('leaves to the settlement whether a claim counts: in time, enrolled, for the first time', () => {
    const cohort = 'kind,id,day,recorded,outcome,subject\nenrolment,e1,2026-02-01,,,p1\n,c1,2026-01-31,2026-09-01,house,p1\n,c2,2026-02-01,,job,p2\n';
    const reading = read(cohort, { sheet: COHORT });
    expect([told(reading), reading.facts.claims.length]).toEqual([[], 2]);
  });

  it.each([
    ['reported tomorrow', 'c1,2026-02-01,2026-06-02,job,p1,1,', ['2 recorded recorded_in_future']],
    ['of tomorrow', 'c1,2026-06-02,,job,p1,1,', ['2 day day_in_future']],
    ['of today', 'c1,2026-06-01,2026-06-01,job,p1,1,', []],
  ])('somebody who sends a file hears at once of a row %s', (_what, line, expected) => {
    expect(codes(rows(line), { upload: { role: 'provider', today: '2026-06-01' } })).toEqual(expected);
    expect(codes(rows(line))).toEqual([]);
    expect(codes(rows(line), { upload: { role: 'system', today: '2026-06-01' } })).toEqual([]);
  });

  it('takes no agreement of a payer out of a file that somebody sends, and asks what it is about', () => {
    const source = 'kind,id,day,claim,agreed\nreceipt,r1,2026-03-01,c1,2026-02-02\nreceipt,r2,2026-03-01,,\n';
    expect(codes(source)).toEqual(['3 claim missing_column', '3 agreed missing_column']);
    expect(codes(source, { upload: { role: 'assessor', today: '2026-06-01' } })[0]).toBe('2 kind receipt_by_file');
  });

  it.each(['received', 'order', 'by', 'as'])('has no column %s: that is for the system to say', (name) => {
    expect(codes(`id,day,outcome,subject,${name}\nc1,2026-02-01,job,p1,2026-02-01\n`)).toEqual([`1 ${name} unknown_column`]);
    expect(
      codes(JSON.stringify({ claims: [{ id: 'c1', day: '2026-02-01', outcome: 'job', subject: 'p1', [name]: '2026-02-01' }] }), {
        name: 'facts.json',
      }),
    ).toEqual([`1 ${name} unknown_key`]);
  });

  it('takes the outcomes and the term of all versions together', () => {
    const next = makeSheet({
      ...PARTS,
      version: 2,
      effective: '2026-07-01',
      outcomes: [{ id: 'degree', title: 'D' }],
      rules: [],
      period: { from: '2026-01-01', to: '2027-12-31' },
    });
    const source = 'id,day,outcome,subject\nc1,2026-02-01,job,p1\nc2,2027-06-01,degree,p1\n';
    expect(readFacts(source, 'facts.csv', [SHEET, next]).issues).toEqual([]);
    expect(told(readFacts(source, 'facts.csv', SHEET))).toEqual(
      ['3 outcome unknown_outcome', '3 day day_outside_period'].sort((left, right) => (left < right ? -1 : 1)),
    );
  });
});

describe('YAML and JSON', () => {
  const yaml = (source: string) => codes(source, { name: 'facts.yaml' });

  it('reads the four lists', () => {
    const facts = {
      claims: [{ id: 'c1', day: '2026-02-01', outcome: 'job', subject: 'p1', values: { hours: '1' } }],
      measures: [{ id: 'm1', day: '2026-02-01', name: 'rate', value: '3' }],
    };
    const reading = read(JSON.stringify(facts), { name: 'facts.json' });
    expect(reading.issues).toEqual([]);
    expect(reading.facts).toEqual(factsSchema.parse(facts));
    expect(reading.preview.map((row) => [row.row, row.kind, row.state])).toEqual([
      [1, 'claim', 'good'],
      [1, 'measure', 'good'],
    ]);
  });

  it.each([
    ['nothing', '', ['1  source_empty']],
    ['a text', 'hello', ['1 claims missing_key']],
    ['a list by another name', 'claim: []\n', ['1 claim unknown_key']],
    ['no list', 'claims: 3\n', ['1 claims wrong_type']],
    ['not YAML', 'claims: [', ['1  yaml_indent']],
    [
      'a bad day among good ones',
      'claims:\n- { id: a, day: 2026-02-01, outcome: job, subject: p }\n- { id: b, day: 2026-02-31, outcome: job, subject: q }\n',
      ['3 day day_shape'],
    ],
    ['an unknown field', 'claims:\n- { id: a, day: 2026-02-01, outcome: job, subjct: p, subject: q }\n', ['2 subjct unknown_key']],
    ['an unknown event', 'events:\n- { id: a, kind: enrolled, day: 2026-02-01 }\n', ['2 kind value_not_allowed']],
    ['twice the same', 'claims:\n- &c { id: a, day: 2026-02-01, outcome: job, subject: p }\n- *c\n', ['3 id duplicate_id']],
  ])('with %s', (_name, source, expected) => {
    expect(yaml(source)).toEqual(expected);
  });

  it('is told by its name, else by its face', () => {
    expect(read('claims: []', { name: 'facts' }).format).toBe('yaml');
    expect(read('{ "claims": [] }', { name: 'pasted' }).format).toBe('yaml');
    expect(read('id,day\n', { name: 'pasted' }).format).toBe('csv');
    expect(read('claims: []', { name: 'facts.CSV' }).format).toBe('csv');
  });
});

describe('the bad rows as a file', () => {
  const source = 'id;day;outcome;subject;reason\nc1;2026-02-01;job;p1;\nc2;2026-02-31;job;p2;"with; sign and ""quotes"""\nc3;2026-02-01;jobs;p3;\n';

  it('has the same columns and what is wrong, and comes back once it is mended', () => {
    const file = badRowsCsv(read(source));
    expect(file.split('\r\n').slice(0, 2)).toEqual([
      'id;day;outcome;subject;reason;melding',
      'c2;2026-02-31;job;p2;"with; sign and ""quotes""";"Bij ""day"" staat ""2026-02-31""; die dag bestaat niet. Schrijf jaar-maand-dag, zoals 2026-11-23."',
    ]);
    expect(told(read(file))).toEqual(['2 day day_shape', '3 outcome unknown_outcome']);
    expect(badRowsCsv(read(file))).toBe(file);
    expect(told(read(file.replace('2026-02-31;', '2026-02-28;').replace('jobs;', 'job;')))).toEqual([]);
    expect(badRowsCsv(read(source), 'en')).toContain('is not in the contract');
  });

  it('gives the bad facts of YAML with their line', () => {
    expect(badRowsCsv(read('claims:\n- { id: a }\n', { name: 'facts.yaml' })).split('\r\n')[1]).toMatch(/^2,"\{""id"":""a""\}","/);
  });
});

describe('any file', () => {
  it('is read, row by row, never a crash: a row is a fact or has a reason', () => {
    const cell = fc.oneof(
      fc.constantFrom('', 'job', 'p1', '2026-02-01', '2026-02-31', '1', '-1', '1,5', 'claim', 'measure', 'paid', 'rate', '"', '#', 'city'),
      fc.string({ maxLength: 6 }),
    );
    const name = fc.constantFrom(
      'kind',
      'id',
      'day',
      'recorded',
      'outcome',
      'subject',
      'sequence',
      'quantity',
      'name',
      'value',
      'amount',
      'hours',
      'melding',
      'x',
    );
    const table = fc
      .tuple(fc.array(name, { maxLength: 8 }), fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 6 }), fc.constantFrom(',', ';', '\t'))
      .map(([header, lines, sign]) => [header, ...lines].map((cells) => cells.join(sign)).join('\n'));
    const source = fc.oneof(table, fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(source, fc.constantFrom('facts.csv', 'facts.yaml', 'pasted'), (text, file) => {
        const reading = readFacts(text, file, COHORT);
        const good = reading.preview.filter((row) => row.state !== 'bad').length;
        const { claims, measures, events, cash } = reading.facts;
        expect(claims.length + measures.length + events.length + cash.length).toBe(good);
        for (const row of reading.preview)
          expect(row.state === 'good').toBe(
            row.issues.length === 0 &&
              !reading.issues.some((issue) => issue.severity === 'error' && !reading.preview.some((other) => other.issues.includes(issue))),
          );
        for (const issue of reading.issues) expect(renderFactIssue(issue, 'nl') + renderFactIssue(issue, 'en')).not.toContain('undefined');
        badRowsCsv(reading);
      }),
      { ...RUNS, numRuns: 1_000 },
    );
  });

  it('of a hundred thousand rows is read whole', () => {
    const rows = Array.from(
      { length: 100_000 },
      (_, index) =>
        `c${index},2026-02-${String((index % 28) + 1).padStart(2, '0')},2026-03-01,${index % 2 === 0 ? 'job' : 'house'},p${index % 5_000},${Math.floor(index / 5_000) + 1},1.25,${index % 40}`,
    );
    const source = `id,day,recorded,outcome,subject,sequence,quantity,hours\n${rows.join('\n')}\n`;
    expect(read(source).facts.claims).toHaveLength(100_000);
  });
});
