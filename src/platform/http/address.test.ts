import * as fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '../log.ts';
import { isApi, normalAddress } from './address.ts';
import { createHttp } from './server.ts';

describe('one spelling for one address', () => {
  it.each([
    ['/api/contracts', '/api/contracts'],
    ['/%61pi/contracts', '/api/contracts'],
    ['/%61%70%69/contracts?x=%61', '/api/contracts?x=%61'],
    ['//api///contracts', '/api/contracts'],
    ['/x/../api/contracts', '/api/contracts'],
    ['/x/%2e%2e/api/contracts', '/api/contracts'],
    ['/./api/./contracts', '/api/contracts'],
    ['/api/../contracten', '/contracten'],
    ['\\api\\contracts', '/api/contracts'],
    ['/%5Capi/contracts', '/api/contracts'],
    ['http://127.0.0.1:4400/%61pi/x', '/api/x'],
    ['/api/contracts/', '/api/contracts/'],
    ['/%68ealth', '/health'],
    // Encoded on purpose: a slash in a name, and what was encoded twice, are served as what they are.
    ['/api/contracts/a%2Fb', '/api/contracts/a%2Fb'],
    ['/%2561pi/contracts', '/%2561pi/contracts'],
    ['/', '/'],
    ['', '/'],
    ['/..', '/'],
    ['/%zz', '/%zz'],
  ])('%s is %s', (given, expected) => {
    expect(normalAddress(given)).toBe(expected);
  });

  it.each([
    '/api',
    '/API/x',
    '/Api./x',
    '/api%20/x',
    '/%2561pi/x',
    '/%25252561pi/x',
    '/api%2fx',
    '/api%252fx',
    '/x%2f..%2fapi/y',
    '/%2e%2e/api',
    '//api',
  ])('%s is counted as the API', (given) => {
    expect(isApi(given)).toBe(true);
  });

  it.each(['/', '/apis', '/contracten/api', '/assets/api', '/health', '/a/pi', '/?/api/'])('%s is not', (given) => {
    expect(isApi(given)).toBe(false);
  });

  it('says the same of an address that is normal already', () => {
    fc.assert(
      fc.property(anyAddress, (address) => {
        expect(normalAddress(normalAddress(address))).toBe(normalAddress(address));
      }),
    );
  });
});

const anyPiece = fc.constantFrom(
  '/',
  '//',
  '\\',
  '.',
  '..',
  '/../',
  '/./',
  'api',
  'API',
  '%61',
  'pi',
  '%2f',
  '%5c',
  '%25',
  '%2e',
  '%252e',
  'thing',
  '?',
  '#',
  ';',
  '%00',
  '%20',
  'é',
  '@',
  ':',
);
const anyAddress = fc.array(anyPiece, { maxLength: 8 }).map((pieces) => `/${pieces.join('')}`);

/** Ways to write one sign. */
const anySign = (sign: string): fc.Arbitrary<string> => {
  const hex = sign.charCodeAt(0).toString(16);
  return fc.constantFrom(sign, `%${hex}`, `%${hex.toUpperCase()}`);
};
const disguised = (word: string): fc.Arbitrary<string> => fc.tuple(...[...word].map(anySign)).map((signs) => signs.join(''));
const anyApiAddress = fc
  .tuple(
    fc.constantFrom('/', '//', '/./', '/x/../', '/\\', '/%2e/', '/a/b/../../', 'http://127.0.0.1'),
    disguised('api'),
    fc.constantFrom('/', '//', '/./', '\\'),
    disguised('thing'),
  )
  .map(([start, api, between, thing]) => `${start}${start.endsWith('1') ? '/' : ''}${api}${between}${thing}`);

describe('an address in disguise', () => {
  const routesSeen: string[] = [];
  let app: FastifyInstance;
  let port: number;
  let webDir: string;
  beforeAll(async () => {
    webDir = mkdtempSync(join(tmpdir(), 'lente-web-'));
    writeFileSync(join(webDir, 'index.html'), '<title>Lente</title>');
    const log = createLog((line) => void routesSeen.push(line));
    const routes = (server: FastifyInstance): void => void server.get('/api/thing', () => ({ thing: true }));
    app = await createHttp({ log, webDir, mostPerMinute: 10_000, isHealthy: () => Promise.resolve(true), routes });
    port = Number(new URL(await app.listen({ host: '127.0.0.1', port: 0 })).port);
  });
  afterAll(async () => {
    await app.close();
    rmSync(webDir, { recursive: true });
  });

  it('that reaches the API is counted, logged, and kept by nobody', async () => {
    await fc.assert(
      fc.asyncProperty(anyApiAddress, async (url) => {
        routesSeen.length = 0;
        const reply = await raw(port, url);
        expect([url, reply.status, reply.body]).toEqual([url, 200, '{"thing":true}']);
        expect(reply.headers).toMatchObject({ 'cache-control': 'no-store', 'x-ratelimit-limit': '10000' });
        expect(routesSeen).toHaveLength(1);
      }),
      { numRuns: 200 },
    );
  });

  it('never gets an answer of the API without them, and never a page in its place', async () => {
    await fc.assert(
      fc.asyncProperty(anyAddress, async (url) => {
        const reply = await raw(port, url);
        const isGuarded = reply.headers['cache-control'] === 'no-store';
        if (reply.body.includes('"thing"')) expect([url, isGuarded, reply.headers['x-ratelimit-limit']]).toEqual([url, true, '10000']);
        if (isApi(url)) expect([url, reply.body.includes('<title>')]).toEqual([url, false]);
        expect([200, 400, 403, 404]).toContain(reply.status);
      }),
      { numRuns: 300 },
    );
  });
});

type Reply = { readonly status: number; readonly body: string; readonly headers: Readonly<Record<string, unknown>> };

/** Over the wire, with the address as it is: a client that mends it first would test itself. */
async function raw(port: number, path: string): Promise<Reply> {
  const sent = request({ host: '127.0.0.1', port, path }).end();
  const [reply] = await new Promise<[IncomingMessage]>((resolve, reject) =>
    sent.once('response', (...given) => resolve(given)).once('error', reject),
  );
  return { status: reply.statusCode ?? 0, body: await text(reply), headers: reply.headers };
}
