import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM_ACTOR, readAs } from '../platform/command.ts';
import { openServer } from '../platform/db/open.ts';
import { testKinds } from '../platform/db/testing.ts';
import { createServer } from './system.ts';
import { type Ask, type TestServer, actorOf, askAs, askWith, openTestServer, problemOf, registerAsSystem, termsText } from './testing.ts';

const HOME = '/api/contracts/werk';
const JSON_TYPE = { 'content-type': 'application/json' };
const CSV = 'id,day,outcome,subject\nc1,2026-01-10,baan,p1\n';

type Bad = readonly [
  what: string,
  method: 'GET' | 'POST',
  url: string,
  body: unknown,
  status: number,
  code: string,
  headers?: Record<string, string>,
];

const BODIES: readonly Bad[] = [
  ['no JSON', 'POST', '/api/session', '{"role":', 400, 'bad_request', JSON_TYPE],
  ['nothing', 'POST', '/api/session', undefined, 400, 'bad_request'],
  ['nothing that says it is JSON', 'POST', '/api/session', '', 400, 'bad_request', JSON_TYPE],
  ['JSON that is no object', 'POST', '/api/session', '7', 400, 'bad_request', JSON_TYPE],
  ['a list', 'POST', '/api/session', '[]', 400, 'bad_request', JSON_TYPE],
  ['null', 'POST', '/api/session', 'null', 400, 'bad_request', JSON_TYPE],
  ['a prototype', 'POST', '/api/session', '{"role":"provider","__proto__":{"role":"system"}}', 400, 'bad_request', JSON_TYPE],
  [
    'text that a form of another site could send',
    'POST',
    '/api/session',
    '{"role":"provider"}',
    400,
    'bad_request',
    { 'content-type': 'text/plain' },
  ],
  ['a form', 'POST', '/api/session', 'role=provider', 415, 'bad_request', { 'content-type': 'application/x-www-form-urlencoded' }],
  ['an unknown role', 'POST', '/api/session', { role: 'mayor' }, 400, 'bad_request'],
  ['the role of the system', 'POST', '/api/session', { role: 'system' }, 400, 'bad_request'],
  ['a field that nobody knows', 'POST', '/api/session', { role: 'provider', partyIds: ['par_1'] }, 400, 'bad_request'],
  ['a party that is no id', 'POST', '/api/session', { role: 'provider', partyId: "par_1' or true" }, 400, 'bad_request'],
  ['a party that does not exist', 'POST', '/api/session', { role: 'provider', partyId: 'par_none' }, 404, 'not_found'],
  ['a pseudonym of a megabyte', 'POST', '/api/session', { role: 'participant', subject: 'x'.repeat(1_000_000) }, 400, 'bad_request'],
  ['terms that are a number', 'POST', '/api/contracts', { source: 7 }, 400, 'bad_request'],
  ['terms without the terms', 'POST', '/api/contracts', { fileName: 'terms.yaml' }, 400, 'bad_request'],
  ['terms with another field', 'POST', '/api/contracts', { source: 'lente: 1', state: 'active' }, 400, 'bad_request'],
  ['terms of a megabyte', 'POST', '/api/contracts', { source: 'x'.repeat(1_000_001) }, 400, 'bad_request'],
  ['terms of three megabytes', 'POST', '/api/contracts', { source: 'x'.repeat(3_000_000) }, 413, 'too_large'],
  ['terms that are none', 'POST', '/api/contracts', { source: 'hello: world' }, 422, 'file_has_issues'],
  ['terms that go round', 'POST', '/api/contracts', { source: '&a [*a]' }, 422, 'file_has_issues'],
  [
    'terms between others',
    'POST',
    '/api/contracts',
    { source: termsText('tussen').replace('Stichting Doen', 'Stichting Anders') },
    422,
    'not_a_party',
  ],
  [
    'terms with a zero byte in a name',
    'POST',
    '/api/contracts',
    { source: termsText('nul').replace('Gemeente Noord', '"Gemeente\\0 Noord"') },
    400,
    'bad_signs',
  ],
  ['terms under a name that no address holds', 'POST', '/api/contracts', { source: termsText('w'.repeat(81)) }, 422, 'too_long'],
  [
    'terms with an organisation that no index holds',
    'POST',
    '/api/contracts',
    { source: termsText('lang').replace('Fonds Lente', `Fonds ${'ab cd '.repeat(40)}`) },
    422,
    'too_long',
  ],
  [
    'terms with a party that no account holds',
    'POST',
    '/api/contracts',
    { source: termsText('lang').replaceAll('doen', 'd'.repeat(61)) },
    422,
    'too_long',
  ],
  ['facts without a name', 'POST', `${HOME}/facts`, { source: CSV }, 400, 'bad_request'],
  ['facts that are a list', 'POST', `${HOME}/facts`, { fileName: 'f.csv', source: [CSV] }, 400, 'bad_request'],
  ['facts with another field', 'POST', `${HOME}/facts`, { fileName: 'f.csv', source: CSV, recordedDay: '2020-01-01' }, 400, 'bad_request'],
  ['facts with a word for yes', 'POST', `${HOME}/facts`, { fileName: 'f.csv', source: CSV, onlyGood: 'yes' }, 400, 'bad_request'],
  ['facts of 21 megabytes', 'POST', `${HOME}/facts`, { fileName: 'f.csv', source: 'x'.repeat(21_000_000) }, 413, 'too_large'],
  ['facts without a row', 'POST', `${HOME}/facts`, { fileName: 'f.csv', source: 'id,day,outcome,subject\n' }, 422, 'file_has_issues'],
  [
    'no good row, good rows asked',
    'POST',
    `${HOME}/facts`,
    { fileName: 'f.csv', source: 'id,day,outcome,subject\nc1,yesterday,baan,p1\n', onlyGood: true },
    422,
    'no_facts',
  ],
  [
    'facts of tomorrow',
    'POST',
    `${HOME}/facts`,
    { fileName: 'f.csv', source: 'id,day,recorded,outcome,subject\nc1,2026-01-10,2027-01-01,baan,p1\n' },
    422,
    'file_has_issues',
  ],
  ['a zero byte in the name of the file', 'POST', `${HOME}/facts`, { fileName: 'f\u0000.csv', source: CSV }, 400, 'bad_signs'],
  [
    'a zero byte in a fact',
    'POST',
    `${HOME}/facts`,
    { fileName: 'f.csv', source: 'id,day,outcome,subject\nc\u0000,2026-01-10,baan,p9\n' },
    422,
    'file_has_issues',
  ],
  [
    'half a sign in a fact',
    'POST',
    `${HOME}/facts`,
    { fileName: 'f.yaml', source: 'claims:\n  - { id: "z\\ud800", day: 2026-01-10, outcome: baan, subject: p8 }\n' },
    400,
    'bad_signs',
  ],
  [
    'an amount of a galaxy',
    'POST',
    `${HOME}/facts`,
    { fileName: 'f.csv', source: 'id,day,outcome,subject,quantity\nc1,2026-01-10,baan,p1,999999999999999999\n' },
    422,
    'amounts_too_large',
  ],
  ['a period that is no day', 'POST', `${HOME}/settlements`, { period: 'Q1' }, 400, 'bad_request'],
  ['a period that does not exist', 'POST', `${HOME}/settlements`, { period: '2026-02-30' }, 400, 'bad_request'],
  ['a proposal with an amount', 'POST', `${HOME}/settlements`, { period: '2026-03-31', due: 1 }, 400, 'bad_request'],
  ['a proposal of tomorrow', 'POST', `${HOME}/settlements`, { period: '2026-03-31', asOf: '2026-07-11' }, 422, 'as_of_in_future'],
  ['an unknown wish', 'POST', `${HOME}/settlements/set_1/forget`, undefined, 400, 'bad_request'],
  ['a very long id', 'POST', `${HOME}/settlements/${'x'.repeat(5_000)}/approve`, undefined, 414, 'bad_request'],
  ['a key that no index holds', 'POST', `${HOME}/settlements`, { period: '2026-03-31' }, 400, 'bad_request', { 'idempotency-key': 'k'.repeat(201) }],
];

const PATHS: readonly Bad[] = [
  ['SQL for a name', 'GET', `/api/contracts/${encodeURIComponent("werk' or '1'='1")}`, undefined, 404, 'not_found'],
  ['SQL that drops', 'GET', `/api/contracts/${encodeURIComponent("'; drop table contracts; --")}/facts`, undefined, 404, 'not_found'],
  ['a pattern', 'GET', '/api/contracts/%25', undefined, 404, 'not_found'],
  ['a way up', 'GET', '/api/contracts/..%2f..%2fetc%2fpasswd', undefined, 404, 'not_found'],
  ['a way up in the open', 'GET', '/api/contracts/../session/../contracts/none', undefined, 404, 'not_found'],
  ['a zero byte', 'GET', '/api/contracts/%00', undefined, 400, 'bad_signs'],
  ['half a sign', 'GET', '/api/contracts/%ed%a0%80', undefined, 400, 'bad_request'],
  ['no sign', 'GET', '/api/contracts/%zz', undefined, 400, 'bad_request'],
  ['an empty name', 'GET', '/api/contracts/', undefined, 404, 'not_found'],
  ['a very long name', 'GET', `/api/contracts/${'x'.repeat(5_000)}`, undefined, 414, 'bad_request'],
  ['a method that is not there', 'POST', HOME, {}, 404, 'not_found'],
  ['a day that is none', 'GET', `${HOME}/statement?asOf=2026-13-01`, undefined, 400, 'bad_request'],
  ['a day at the end of time', 'GET', `${HOME}/statement?asOf=9999-12-31`, undefined, 400, 'bad_request'],
  ['a flow at the end of time', 'GET', `${HOME}/flow?asOf=9999-12-31`, undefined, 400, 'bad_request'],
  ['books before there was a year', 'GET', `${HOME}/books?asOf=0000-01-01`, undefined, 400, 'bad_request'],
  ['two days', 'GET', `${HOME}/statement?asOf=2026-01-01&asOf=2026-02-01`, undefined, 400, 'bad_request'],
  ['an explanation of nothing', 'GET', `${HOME}/explain`, undefined, 404, 'not_found'],
  ['an explanation of what is not there', 'GET', `${HOME}/explain?line=none`, undefined, 404, 'not_found'],
  ['an explanation of a total without its key', 'GET', `${HOME}/explain?by=payer`, undefined, 404, 'not_found'],
  ['an explanation by anything', 'GET', `${HOME}/explain?by=constructor`, undefined, 400, 'bad_request'],
  ['books in no format', 'GET', `${HOME}/books/export`, undefined, 400, 'bad_request'],
  ['books in another format', 'GET', `${HOME}/books/export?format=../../x`, undefined, 400, 'bad_request'],
];

describe.each(testKinds())('what the server cannot use, on the %s database', (kind) => {
  let server: TestServer;
  let provider: Ask;
  beforeAll(async () => {
    server = await openTestServer(kind, '2026-07-10');
    await registerAsSystem(server.system, 'werk');
    provider = await askAs(server, 'Stichting Doen', 'provider');
  });
  afterAll(async () => await server.close());

  const stored = async () =>
    await readAs(server.system, SYSTEM_ACTOR, async (tx) => {
      const counts: number[] = [];
      for (const table of ['contracts', 'contract_versions', 'facts', 'settlements', 'events', 'idempotency_keys'] as const)
        counts.push((await tx.selectFrom(table).selectAll().execute()).length);
      return counts;
    });

  const rows = [...BODIES, ...PATHS].map(([what, method, url, body, status, code, headers]) => ({ what, method, url, body, status, code, headers }));
  it.each(rows)('$what', async ({ method, url, body, status, code, headers }) => {
    const before = await stored();
    const reply = await provider(method, url, body, headers);
    expect([reply.statusCode, problemOf(reply).code]).toEqual([status, code]);
    expect(await stored()).toEqual(before);
    expect(reply.headers['cache-control']).toBe('no-store');
    expect((await provider('GET', HOME)).statusCode).toBe(200);
  });

  it('names the field that is wrong, and repeats nothing of what was sent', async () => {
    const reply = await provider('POST', `${HOME}/settlements`, { period: 'Jan Jansen' });
    expect(problemOf(reply)).toMatchObject({ data: { field: 'period' } });
    expect(problemOf(reply).nl).toContain('"period"');
    expect(reply.body).not.toContain('Jansen');
  });

  it('says of a file with errors each row, in both languages, without the name of a person', async () => {
    const reply = await provider('POST', `${HOME}/facts`, {
      fileName: 'f.csv',
      source: 'id,day,outcome,subject\nc1,yesterday,baan,p1\nc2,2026-01-10,boot,p2\nc3,2026-01-10,baan,Jan Jansen\n',
    });
    const { data } = problemOf(reply);
    expect(data).toMatchObject({
      count: 3,
      issues: [
        { row: 2, field: 'day' },
        { row: 3, field: 'outcome' },
        { row: 4, field: 'subject' },
      ],
    });
    expect(reply.body).not.toContain('Jansen');
  });

  it.each([
    ['no JSON', '{role:'],
    ['a list', '[]'],
    ['an unknown role', '{"role":"system"}'],
    ['more than a choice', '{"role":"provider","partyIds":["par_1"]}'],
    ['a party that is no id', '{"role":"provider","partyId":"x"}'],
  ])('takes a cookie with %s for nobody', async (_what, text) => {
    const reply = await server.app.inject({ url: '/api/contracts', cookies: { lente_me: text } });
    expect([reply.statusCode, problemOf(reply).code]).toEqual([401, 'no_role']);
  });

  it('a party in another role than it has stands for nobody', async () => {
    const { partyIds } = await actorOf(server, 'Stichting Doen', 'provider');
    const [partyId] = partyIds;
    expect((await provider('POST', '/api/session', { role: 'commissioner', partyId })).statusCode).toBe(404);
    expect((await askWith(server, { role: 'commissioner', partyId })('GET', HOME)).statusCode).toBe(404);
    expect((await provider('POST', '/api/session', { role: 'participant', partyId, subject: 'p1' })).statusCode).toBe(200);
  });

  it('sets a cookie that no script reads and no other site sends along', async () => {
    const reply = await provider('POST', '/api/session', { role: 'provider' });
    expect(String(reply.headers['set-cookie'])).toMatch(/^lente_me=[^;]+; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(String((await provider('DELETE', '/api/session')).headers['set-cookie'])).toMatch(/^lente_me=; .*Expires=Thu, 01 Jan 1970/);
  });

  it('is well, until its database is not', async () => {
    expect([(await provider('GET', '/health')).statusCode, (await provider('GET', '/health')).json()]).toEqual([200, { status: 'ok' }]);
    const app = await createServer({ ...server.system, database: openServer('postgres://nobody@127.0.0.1:1/none') });
    expect([(await app.inject('/health')).statusCode, (await app.inject('/health')).json()]).toMatchObject([503, { status: 'unavailable' }]);
    expect(problemOf(await app.inject('/api/session/choices')).code).toBe('database_away');
    await app.close();
  });

  it('asks who asks too much to wait', async () => {
    const narrow = await createServer(server.system, { mostPerMinute: 5 });
    const replies = [];
    for (let count = 0; count < 7; count += 1) replies.push(await narrow.inject('/api/session/choices'));
    expect(replies.map((reply) => reply.statusCode)).toEqual([200, 200, 200, 200, 200, 429, 429]);
    expect(problemOf(replies[6] ?? replies[0] ?? (await narrow.inject('/health'))).code).toBe('too_many_requests');
    await narrow.close();
  });
});
