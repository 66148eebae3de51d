import type { FastifyInstance } from 'fastify';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { DatabaseAway } from '../db/away.ts';
import { createLog } from '../log.ts';
import { readInput } from './input.ts';
import { NOT_FOUND } from './problem.ts';
import { closeHttp, createHttp } from './server.ts';

const lines: string[] = [];
const SECRET = 'Jan Jansen';
/** Two sentences of at least a few words. */
const SENTENCES = z.object({ nl: z.string().min(10), en: z.string().min(10) });
let webDir: string;
let app: FastifyInstance;
let isWell = true;

beforeAll(async () => {
  webDir = mkdtempSync(join(tmpdir(), 'lente-web-'));
  mkdirSync(join(webDir, 'assets'));
  writeFileSync(join(webDir, 'index.html'), '<title>Lente</title>');
  writeFileSync(join(webDir, 'assets', 'main-abc.js'), 'plain');
  writeFileSync(join(webDir, 'assets', 'main-abc.js.gz'), gzipSync('plain'));
  app = await createHttp({
    log: createLog((line) => void lines.push(line)),
    webDir,
    mostPerMinute: 60,
    isHealthy: () => (isWell ? Promise.resolve(true) : Promise.reject(new Error('down'))),
    routes,
  });
});
afterAll(async () => {
  await app.close();
  rmSync(webDir, { recursive: true });
});

function routes(server: FastifyInstance): void {
  server.post('/api/echo', (request) => readInput(z.object({ amount: z.number() }), request.body));
  server.get('/api/row', () => z.object({ amount: z.number() }).parse({ amount: SECRET }));
  server.get('/api/sign', () => Promise.reject(Object.assign(new Error('invalid byte sequence'), { code: '22021' })));
  server.get('/api/away', () => Promise.reject(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })));
  server.get('/api/unsure', () => Promise.reject(new DatabaseAway(true, undefined)));
  server.get('/api/broken', () => Promise.reject(new Error(`a row about ${SECRET}`)));
}

/** As a browser does: everything is sent first, and then it listens. A line that was cut meanwhile gives nothing. */
async function sendAll(address: string, body: string): Promise<string> {
  const socket = connect(Number(new URL(address).port), '127.0.0.1');
  socket.pause();
  const head = `POST /api/echo HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`;
  await new Promise<void>((resolve) => {
    socket.once('error', () => resolve());
    socket.write(head + body, () => resolve());
  });
  const heard = await new Promise<string>((resolve) => {
    socket.once('data', (chunk) => resolve(String(chunk)));
    socket.once('close', () => resolve(''));
    socket.resume();
  });
  socket.destroy();
  return heard;
}

async function hearUntilClosed(port: number, words: string): Promise<string> {
  const socket = connect(port, '127.0.0.1', () => socket.write(words));
  let heard = '';
  socket.on('data', (chunk) => (heard += String(chunk)));
  await new Promise((resolve) => socket.once('close', resolve).on('error', () => undefined));
  return heard;
}

const get = async (url: string, headers: Record<string, string> = {}) => await app.inject({ method: 'GET', url, headers });

describe('the server', () => {
  it('says whether it can serve', async () => {
    expect([(await get('/health')).statusCode, (await get('/health')).json()]).toEqual([200, { status: 'ok' }]);
    isWell = false;
    expect((await get('/health')).statusCode).toBe(503);
    expect(SENTENCES.safeParse((await get('/health')).json()).success).toBe(true);
    isWell = true;
  });

  it.each([
    ['an unknown path of the API', { method: 'GET', url: '/api/nothing' }, 404, 'not_found'],
    ['a body with a wrong field', { method: 'POST', url: '/api/echo', payload: { amount: SECRET } }, 400, 'bad_request'],
    [
      'a body that is no JSON',
      { method: 'POST', url: '/api/echo', payload: `{"amount": ${SECRET}`, headers: { 'content-type': 'application/json' } },
      400,
      'bad_request',
    ],
    ['a body that is too large', { method: 'POST', url: '/api/echo', payload: { amount: 'x'.repeat(2_100_000) } }, 413, 'too_large'],
    ['a mistake of our own', { method: 'GET', url: '/api/broken' }, 500, 'server_error'],
    ['a stored row that cannot be read, which nobody sent', { method: 'GET', url: '/api/row' }, 500, 'server_error'],
    ['text that the database cannot hold', { method: 'GET', url: '/api/sign' }, 400, 'bad_signs'],
    ['a database that is away', { method: 'GET', url: '/api/away' }, 503, 'database_away'],
    ['a database that went away while saving', { method: 'GET', url: '/api/unsure' }, 503, 'database_away_unsure'],
    ['an address that is none', { method: 'GET', url: '/api/%zz' }, 400, 'bad_request'],
    ['writing to a page', { method: 'POST', url: '/contracts' }, 404, 'not_found'],
  ] as const)('answers %s with a code and a sentence in both languages', async (_what, request, status, code) => {
    const reply = await app.inject(request);
    expect(reply.statusCode).toBe(status);
    expect(Object.keys(reply.json())).toEqual(expect.arrayContaining(['code', 'nl', 'en', 'data']));
    expect(reply.json()).toMatchObject({ code });
    expect(SENTENCES.safeParse(reply.json()).success).toBe(true);
    expect(reply.body).not.toContain(SECRET);
  });

  it('names the wrong field', async () => {
    const reply = await app.inject({ method: 'POST', url: '/api/echo', payload: { amount: 'five' } });
    expect(reply.json()).toMatchObject({ data: { field: 'amount' } });
    expect(SENTENCES.parse(reply.json()).en).toContain('"amount"');
  });

  it('logs requests by route, status and time, and never what they were about', async () => {
    lines.length = 0;
    await get(`/api/broken?name=${encodeURIComponent(SECRET)}`);
    const [failed, request] = lines.map((line): unknown => JSON.parse(line));
    expect(failed).toMatchObject({ level: 'error', message: 'request failed', error: 'Error', route: '/api/broken' });
    expect(request).toMatchObject({ level: 'info', message: 'request', method: 'GET', route: '/api/broken', status: 500 });
    expect(lines.join()).not.toContain('Jan');
  });

  it('sends a page of the app for any path that is not a file', async () => {
    for (const path of ['/', '/contracts/denver', '/contracts/denver?tab=books']) {
      const reply = await get(path);
      expect([reply.statusCode, reply.body, reply.headers['cache-control']]).toEqual([200, '<title>Lente</title>', 'no-cache']);
    }
  });

  it.each(['/assets/main-gone.js', '/assets/', '/assets', '/api', '/API/contracts'])('sends no page for what is not there: %s', async (path) => {
    expect([(await get(path)).statusCode, (await get(path)).json()]).toMatchObject([404, { code: 'not_found' }]);
  });

  it('says over the wire that something is too large, to who is still sending it', async () => {
    const own = await createHttp({ log: createLog(() => undefined), isHealthy: () => Promise.resolve(true), routes });
    const address = await own.listen({ host: '127.0.0.1', port: 0 });
    const heard = await sendAll(address, `{"amount":"${'x'.repeat(30_000_000)}"}`);
    expect([heard.slice(0, 12), heard.includes('"code":"too_large"')]).toEqual(['HTTP/1.1 413', true]);
    await own.close();
  });

  it('sends files that never change compressed beforehand, to be kept for ever', async () => {
    const reply = await get('/assets/main-abc.js', { 'accept-encoding': 'gzip' });
    expect(reply.headers).toMatchObject({ 'content-encoding': 'gzip', 'cache-control': 'public, max-age=31536000, immutable' });
    expect((await get('/assets/main-abc.js')).body).toBe('plain');
  });

  it.each(['/../package.json', '/%2e%2e/package.json', '/assets/..%2f..%2fpackage.json'])(
    'sends nothing from outside its folder: %s',
    async (path) => {
      expect((await get(path)).body).not.toContain('"dependencies"');
    },
  );

  it('lets nobody keep what the API says', async () => {
    expect((await get('/api/broken')).headers['cache-control']).toBe('no-store');
    expect((await get('/contracts/denver')).headers['cache-control']).toBe('no-cache');
  });

  it('lets a browser run scripts from here only, and be framed by nobody', async () => {
    const policy = String((await get('/')).headers['content-security-policy']);
    expect(policy).toContain(`script-src 'self';`);
    expect(policy).toContain(`frame-ancestors 'none'`);
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect((await get('/api/broken')).headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'SAMEORIGIN',
    });
  });

  it('asks one address to wait when it asks too much', async () => {
    const replies = await Promise.all(Array.from({ length: 70 }, () => get('/health')));
    const last = replies.find(({ statusCode }) => statusCode === 429);
    expect(last?.json()).toMatchObject({ code: 'too_many_requests' });
    expect(SENTENCES.parse(last?.json())).toMatchObject({
      nl: 'Er komen even te veel verzoeken van dit adres. Wacht een minuut en probeer het opnieuw.',
    });
  });

  it('does not count pages and their scripts', async () => {
    const replies = await Promise.all(Array.from({ length: 70 }, () => get('/')));
    expect(replies.filter(({ statusCode }) => statusCode === 429)).toEqual([]);
  });

  it('stops, also when somebody has sent half a request and says no more', async () => {
    const own = await createHttp({ log: createLog(() => undefined), isHealthy: () => Promise.resolve(true), routes });
    const address = await own.listen({ host: '127.0.0.1', port: 0 });
    const socket = connect(Number(new URL(address).port), '127.0.0.1');
    const cut = new Promise((resolve) => socket.once('close', resolve).on('error', () => undefined));
    socket.write('POST /api/echo HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{"amount":');
    await new Promise((resolve) => own.server.once('request', resolve));
    await closeHttp(own, 300);
    await cut;
  });

  it.each([
    ['half bodies', 'POST /api/echo HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{"amount":'],
    ['half heads', 'POST /api/echo HTTP/1.1\r\nhost: 127.0.0'],
    [
      'bodies of one piece and no end',
      'POST /api/echo HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n3\r\n{"a\r\n',
    ],
  ])('does not wait for ever for %s: all three hundred lines are closed, with a sentence', async (_what, half) => {
    const patience = { requestMs: 300, headersTimeout: 300, connectionsCheckingInterval: 50 };
    const own = await createHttp({ log: createLog(() => undefined), isHealthy: () => Promise.resolve(true), routes, patience });
    const port = Number(new URL(await own.listen({ host: '127.0.0.1', port: 0 })).port);
    const said = await Promise.all(Array.from({ length: 300 }, () => hearUntilClosed(port, half)));
    expect(said.filter((text) => text.startsWith('HTTP/1.1 408') && text.includes('"code":"too_slow"'))).toHaveLength(300);
    await own.close();
  });

  it('serves only the API when there are no pages', async () => {
    const bare = await createHttp({ log: createLog(() => undefined), isHealthy: () => Promise.resolve(true), routes });
    expect((await bare.inject({ method: 'GET', url: '/' })).json()).toMatchObject({ code: NOT_FOUND.code });
    await bare.close();
  });
});
