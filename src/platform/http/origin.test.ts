import type { FastifyInstance } from 'fastify';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { SILENT_LOG } from '../log.ts';
import { createHttp } from './server.ts';

let app: FastifyInstance;
let port: number;

beforeAll(async () => {
  const routes = (server: FastifyInstance): void => {
    server.get('/api/it', () => ({ done: 'read' }));
    server.post('/api/it', () => ({ done: 'written' }));
    server.delete('/api/it', () => ({ done: 'removed' }));
  };
  app = await createHttp({ log: SILENT_LOG, isHealthy: () => Promise.resolve(true), routes });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const address = app.server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
});
afterAll(async () => await app.close());

type Asked = { readonly status: number; readonly code: string };

/** Over a real socket, with exactly these headers: a browser would not let a script set them. */
async function ask(method: string, headers: Record<string, string>): Promise<Asked> {
  return await new Promise((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', method, path: '/api/it', headers: { host: `localhost:${port}`, ...headers } }, (reply) => {
      let text = '';
      reply.on('data', (part) => (text += String(part)));
      reply.on('end', () =>
        resolve({ status: reply.statusCode ?? 0, code: z.object({ code: z.string().default('') }).parse(JSON.parse(text)).code }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });
}

const here = (): string => `http://localhost:${port}`;
const OK = { status: 200, code: '' };
const REFUSED = { status: 403, code: 'from_elsewhere' };

describe('a write', () => {
  it.each([
    ['by a program, which says nothing about where it is', () => ({}), OK],
    ['from our own page', () => ({ origin: here(), 'sec-fetch-site': 'same-origin' }), OK],
    ['typed in by the person, or from a bookmark', () => ({ 'sec-fetch-site': 'none' }), OK],
    ['from another site', () => ({ origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' }), REFUSED],
    ['from another site, by a browser that tells only the origin', () => ({ origin: 'https://elsewhere.example' }), REFUSED],
    [
      'from another port of this machine, which is the same site to a cookie',
      () => ({ origin: 'http://localhost:3000', 'sec-fetch-site': 'same-site' }),
      REFUSED,
    ],
    ['from another port, by a browser that tells only the origin', () => ({ origin: 'http://localhost:3000' }), REFUSED],
    ['from a page without an origin, such as a file or a frame in a box', () => ({ origin: 'null' }), REFUSED],
    ['from a page whose name ends like ours', () => ({ origin: `http://evil-localhost:${port}` }), REFUSED],
  ])('%s', async (_what, headers, expected) => {
    expect(await ask('POST', headers())).toEqual(expected);
    expect(await ask('DELETE', headers())).toEqual(expected);
  });

  it('needs it, a read does not: a page elsewhere gets no answer of it from the browser', async () => {
    expect(await ask('GET', { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' })).toEqual(OK);
  });
});

describe('a server for this machine only', () => {
  it.each([
    ['localhost', OK],
    ['LOCALHOST:4400', OK],
    ['127.0.0.1', OK],
    ['127.0.0.9:80', OK],
    ['[::1]:4400', OK],
    ['rebound.example', { status: 421, code: 'wrong_host' }],
    ['127.0.0.1.rebound.example', { status: 421, code: 'wrong_host' }],
    ['localhost.rebound.example:4400', { status: 421, code: 'wrong_host' }],
  ])('answers under the name %s so', async (host, expected) => {
    expect(await ask('GET', { host })).toEqual(expected);
  });
});
