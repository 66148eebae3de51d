import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ask, type TestServer, askAs, openTestServer, registerAsSystem } from './testing.ts';

const HOME = '/api/contracts/werk';
const STRANGE: readonly unknown[] = [
  null,
  true,
  -1,
  1e308,
  '',
  'x'.repeat(5_000),
  '\u0000',
  '\ud800',
  '𝒳🏳️‍🌈',
  [[]],
  {},
  '__proto__',
  '../../etc/passwd',
  "'; drop table facts; --",
  '2026-02-30',
  '0000-01-01',
  ['2026-03-31', '2026-03-31'],
];
type Wish = readonly [who: 'city' | 'assessor', method: 'POST' | 'PUT', path: string, body: Readonly<Record<string, unknown>>];
const WISHES: readonly Wish[] = [
  ['assessor', 'POST', '/verdicts', { claims: ['c1'], verdict: 'accepted', reason: 'x' }],
  ['city', 'POST', '/receipts', { claims: [{ id: 'c1', day: '2026-01-10' }] }],
  ['city', 'POST', '/payments', { period: '2026-03-31', payer: 'gemeente', payee: 'doen', amountCents: 1, day: '2026-07-01', isBack: false }],
  ['city', 'POST', '/payments/pay_none/withdraw', { anything: 1 }],
  ['assessor', 'PUT', '/fact-mapping', { columns: { a: 'id' }, labels: { outcome: { a: 'baan' } } }],
  ['city', 'POST', '/settlements/set_none/withdraw', { reason: 'x' }],
];
const QUERIES = [
  'asOf=',
  'asOf[]=2026-01-01',
  'asOf=2026-01-01&asOf=2026-02-01',
  'asOf=0000-01-01',
  'asOf=1900-01-01',
  'asOf=%00',
  'accounts=%00&format=csv',
];
const PLACES = ['..', '%00', '%ff', '__proto__', 'constructor', 'x'.repeat(301)];

describe('strange values at every door that came later', () => {
  let server: TestServer;
  let asks: Readonly<Record<'city' | 'assessor', Ask>>;
  beforeAll(async () => {
    server = await openTestServer('embedded', '2026-07-10');
    await registerAsSystem(server.system, 'werk');
    asks = { city: await askAs(server, 'Gemeente Noord', 'commissioner'), assessor: await askAs(server, 'Bureau Toets', 'assessor') };
  });
  afterAll(async () => await server.close());

  /** An answer in words or with data; never a mistake of our own, and nothing of the inside. */
  const isCalm = (what: string, reply: { readonly statusCode: number; readonly body: string }): void =>
    expect([what, reply.statusCode < 500, /\.ts:\d|node_modules|insert into/.test(reply.body)]).toEqual([what, true, false]);

  it.each(WISHES)('%s %s %s', async (who, method, path, body) => {
    const type = { 'content-type': 'application/json' };
    for (const value of STRANGE) {
      for (const field of Object.keys(body))
        isCalm(`${field} ${JSON.stringify(value)}`, await asks[who](method, HOME + path, { ...body, [field]: value }));
      isCalm(`body ${JSON.stringify(value)}`, await asks[who](method, HOME + path, JSON.stringify(value), type));
    }
    isCalm('deep', await asks[who](method, HOME + path, `${'['.repeat(50_000)}${']'.repeat(50_000)}`, type));
  });

  it.each(['statement', 'flow', 'explain', 'books', 'books/export', 'facts', 'facts/queue', 'fact-mapping'])('questions of %s', async (path) => {
    for (const query of QUERIES) isCalm(query, await asks.assessor('GET', `${HOME}/${path}?${query}`));
    for (const place of PLACES) isCalm(place, await asks.assessor('GET', `/api/contracts/${place}/${path}`));
  });
});
