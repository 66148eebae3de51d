import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';

export type Site = { readonly origin: string; readonly close: () => Promise<void> };

/** A stand-in for one path of the API, for tests of the web client alone: "GET /api/session" → what it answers. */
export type Answers = Readonly<Record<string, unknown>>;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

/** Serves a built folder on a free port; unknown paths get `index.html`, as the real server does. */
export async function serveFolder(folder: string, answers: Answers = {}): Promise<Site> {
  const server = createServer((request, response) => void answer({ folder, answers }, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  site: { readonly folder: string; readonly answers: Answers },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = new URL(request.url ?? '/', 'http://site').pathname;
  if (path.startsWith('/api/')) return answerApi(site.answers[`${request.method ?? 'GET'} ${path}`], response);
  const file = extname(path) === '' ? 'index.html' : path;
  const bytes = await readFile(join(site.folder, normalize(file))).catch(() => undefined);
  response.writeHead(bytes ? 200 : 404, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
  response.end(bytes);
}

function answerApi(body: unknown, response: ServerResponse): void {
  const problem = { code: 'not_found', nl: 'Dat is er niet.', en: 'That is not there.', data: null };
  response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body ?? problem));
}
