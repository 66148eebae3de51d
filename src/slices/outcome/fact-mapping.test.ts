import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askAs, openTestServer, registerAsSystem, type TestServer } from '../../main/testing.ts';
import { testKinds } from '../../platform/db/testing.ts';
import { makeSheet } from '../../engine/testing.ts';
import { readFacts } from './fact-file.ts';
import { askedColumns, askedLabels, hasQuestions } from './fact-file-questions.ts';
import { summarizeReading } from './fact-file-summary.ts';

describe('what is asked about a file', () => {
  const sheet = makeSheet({ outcomes: [{ id: 'job', title: 'Een baan' }], rules: [{ id: 'pay', outcome: 'job', price: '1' }] });
  const asked = (source: string) => {
    const summary = summarizeReading(readFacts(source, 'f.csv', sheet));
    return [
      askedColumns(summary).map((column) => `${column.written}: ${column.field ?? '?'}`),
      askedLabels(summary).map((label) => `${label.written}: ${label.id ?? '?'}`),
      hasQuestions(summary),
    ];
  };

  it.each([
    ['our own headings and ids: nothing', 'id,subject,outcome,day\nc1,p01,job,2026-02-10\n', [[], [], false]],
    [
      'headings we know and headings we do not',
      'Kenmerk;Code;outcome;Datum\nc1;p01;job;2026-02-10\n',
      [['Kenmerk: id', 'Code: ?', 'Datum: day'], [], true],
    ],
    [
      'a title, and a word that is none of ours, once each',
      'subject;outcome;day\np01;Een baan;2026-02-10\np02;een BAAN;2026-02-10\np03;traject;2026-02-10\np04;Traject;2026-02-10\n',
      [[], ['Een baan: job', 'Traject: ?'], true],
    ],
  ])('%s', (_name, source, expected) => {
    expect(asked(source)).toEqual(expected);
  });
});

describe.each(testKinds())('what was said once, on the %s database', (kind) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await openTestServer(kind);
    await registerAsSystem(server.system, 'werk');
    await registerAsSystem(server.system, 'ander');
  });
  afterAll(async () => await server.close());

  it('is remembered for the contract, for everybody who brings facts, and the last word counts', async () => {
    const [provider, assessor, payer] = [
      await askAs(server, 'Stichting Doen', 'provider'),
      await askAs(server, 'Bureau Toets', 'assessor'),
      await askAs(server, 'Gemeente Noord', 'commissioner'),
    ];
    const path = '/api/contracts/werk/fact-mapping';
    const first = { columns: { wanneer: 'day' }, labels: {} };
    const second = { columns: { wanneer: 'recorded', code: '-' }, labels: { outcome: { traject: 'baan' } } };
    expect((await provider('GET', path)).json()).toEqual({ mapping: null });
    expect((await provider('PUT', path, first)).statusCode).toBe(200);
    expect((await provider('PUT', path, second)).json()).toEqual(second);
    expect((await assessor('GET', path)).json()).toEqual({ mapping: second });
    expect((await provider('GET', '/api/contracts/ander/fact-mapping')).json()).toEqual({ mapping: null });
    expect([(await payer('PUT', path, first)).statusCode, (await payer('GET', path)).statusCode]).toEqual([403, 404]);
    expect((await provider('PUT', path, { columns: { a: 1 } })).statusCode).toBe(400);
  });
});
