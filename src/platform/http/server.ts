import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import fastifyStatic from '@fastify/static';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { DatabaseAway, isAway } from '../db/away.ts';
import { isDiskFull } from '../db/disk.ts';
import { type Log, errorForLog } from '../log.ts';
import { StoredChanged } from '../stored-changed.ts';
import { isApi, isHealth, normalAddress } from './address.ts';
import { type Health, healthRoute } from './health.ts';
import { BadInput } from './input.ts';
import { guardOrigin } from './origin.ts';
import { type Patience, PATIENCE, refuseSlow } from './patience.ts';
import { NOT_FOUND, type Problem, refuse } from './problem.ts';

export type HttpSettings = {
  readonly log: Log;
  /** Folder with the built pages; left out: only the API. */
  readonly webDir?: string | undefined;
  /** Requests per minute per address. */
  readonly mostPerMinute?: number | undefined;
  /** How long it waits for a request that comes in slowly. */
  readonly patience?: Patience | undefined;
  readonly routes: (app: FastifyInstance) => void;
} & Health;

/** The server without its port: tests ask it with `inject`, `main/` lets it listen. Nothing of a body or a name is logged. */
export async function createHttp(settings: HttpSettings): Promise<FastifyInstance> {
  const toReply = (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
    const problem = toProblem(error, { request, log: settings.log });
    if (problem.status === 413) hearOut(request, reply);
    return refuse(reply, problem);
  };
  // An address that cannot be read comes past no hook.
  const frameworkErrors = (error: unknown, request: FastifyRequest, reply: FastifyReply): void =>
    void reply.header('cache-control', 'no-store').send(toReply(error, request, reply));
  const { requestMs, ...http } = settings.patience ?? PATIENCE;
  const app = Fastify({
    logger: false,
    bodyLimit: 2_000_000,
    trustProxy: false,
    frameworkErrors,
    rewriteUrl: (request) => normalAddress(request.url ?? '/'),
    requestTimeout: requestMs,
    http,
    clientErrorHandler: refuseSlow,
  });
  guardOrigin(app);
  keepNothing(app);
  await app.register(helmet, { contentSecurityPolicy: { directives: CONTENT_POLICY }, strictTransportSecurity: false });
  await app.register(cookie);
  await app.register(rateLimit, { ...LIMIT, max: settings.mostPerMinute ?? LIMIT.max });
  logRequests(app, settings.log);
  app.setErrorHandler(toReply);
  healthRoute(app, settings);
  settings.routes(app);
  await servePages(app, settings.webDir);
  return app;
}

/** Only questions count: a whole office behind one address opens pages, scripts and pictures by the hundred. */
const LIMIT = {
  max: 1_200,
  timeWindow: '1 minute',
  errorResponseBuilder: tooMany,
  allowList: (request: FastifyRequest) => !isApi(request.url) && !isHealth(request.url),
};

/** Less than what supervisors wait before they end a program the hard way. */
const MOST_WAIT_MS = 8_000;

/** Answers who is being served and takes nobody new; who sends half a request and no more does not keep the server from stopping. */
export async function closeHttp(app: FastifyInstance, mostWaitMs: number = MOST_WAIT_MS): Promise<void> {
  const late = setTimeout(() => app.server.closeAllConnections(), mostWaitMs);
  await app.close();
  clearTimeout(late);
}

const MOST_HEARD = 200_000_000;

/** Who is still sending hears nothing when the line is cut: a browser then says that the server is gone. So the rest is read and dropped. */
function hearOut(request: FastifyRequest, reply: FastifyReply): void {
  const announced = Number(request.headers['content-length'] ?? Infinity);
  if (announced <= MOST_HEARD) void reply.removeHeader('connection');
}

/** What the API says is meant for one reader at one moment: no browser or proxy keeps it. */
function keepNothing(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    if (isApi(request.url)) void reply.header('cache-control', 'no-store');
  });
}

/** Everything from our own address. Styles may stand in attributes: charts place their labels with them. */
const CONTENT_POLICY = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:'],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  frameAncestors: ["'none'"],
  upgradeInsecureRequests: null,
};

function logRequests(app: FastifyInstance, log: Log): void {
  app.addHook('onResponse', async (request, reply) => {
    if (!isApi(request.url)) return;
    log.info('request', {
      id: request.id,
      method: request.method,
      route: request.routeOptions.url ?? '?',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    });
  });
}

function tooMany(): Problem {
  const nl = 'Er komen even te veel verzoeken van dit adres. Wacht een minuut en probeer het opnieuw.';
  return { code: 'too_many_requests', nl, en: 'Too many requests from this address. Wait a minute and try again.', data: null, status: 429 };
}

function toProblem(error: unknown, context: { readonly request: FastifyRequest; readonly log: Log }): Problem {
  if (error instanceof BadInput) return badRequest(error);
  if (isUnstorable(error)) return BAD_SIGNS;
  if (error instanceof StoredChanged) {
    context.log.error('stored data was changed outside Lente', { id: context.request.id, table: error.table, key: error.key });
    return storedChanged(error);
  }
  if (isDiskFull(error)) {
    context.log.error('the disk is full', { id: context.request.id });
    return DISK_FULL;
  }
  if (isAway(error)) {
    context.log.warn('the database cannot be reached', { id: context.request.id, route: context.request.routeOptions.url ?? '?' });
    return databaseAway(error instanceof DatabaseAway && error.isUnsure);
  }
  const status = statusOf(error);
  if (status === 429) return tooMany();
  if (status === 413)
    return {
      code: 'too_large',
      nl: 'Dit is te groot om te versturen. Deel het bestand op.',
      en: 'This is too large to send. Split the file.',
      data: null,
      status,
    };
  if (status >= 400 && status < 500)
    return {
      code: 'bad_request',
      nl: 'De server begrijpt dit verzoek niet. Herlaad de pagina.',
      en: 'The server does not understand this request. Reload the page.',
      data: null,
      status,
    };
  context.log.error('request failed', { id: context.request.id, route: context.request.routeOptions.url ?? '?', ...errorForLog(error) });
  return {
    code: 'server_error',
    nl: 'Er ging iets mis bij de server. Er is niets bewaard. Probeer het zo nog eens.',
    en: 'Something went wrong on the server. Nothing was saved. Try again in a moment.',
    data: { request: context.request.id },
    status: 500,
  };
}

function storedChanged({ table, key }: StoredChanged): Problem {
  const nl = `Wat is bewaard (${table} ${key}) is buiten Lente om veranderd. Daarom wordt er niets mee berekend of getoond. Vraag de beheerder om lente doctor te draaien.`;
  const en = `What was saved (${table} ${key}) was changed outside Lente. So nothing is calculated with it or shown. Ask the administrator to run lente doctor.`;
  return { code: 'stored_changed', nl, en, data: { table, key }, status: 500 };
}

const DISK_FULL: Problem = {
  code: 'disk_full',
  nl: 'De schijf waarop Lente bewaart is vol. Er is niets bewaard; wat er stond is er nog. Vraag de beheerder om ruimte te maken en probeer het dan opnieuw.',
  en: 'The disk on which Lente saves is full. Nothing was saved; what was there still is. Ask the administrator to make room and then try again.',
  data: null,
  status: 507,
};

/** Long enough for an ordinary restart of the database. */
const AWAY_SECONDS = 5;

function databaseAway(isUnsure: boolean): Problem {
  const about = { code: isUnsure ? 'database_away_unsure' : 'database_away', data: null, status: 503, retryAfter: AWAY_SECONDS };
  if (isUnsure) {
    const nl = 'De database viel weg tijdens het bewaren. Wacht even, herlaad de pagina en kijk of het er staat, voor je het opnieuw doet.';
    return {
      ...about,
      nl,
      en: 'The database went away while saving. Wait a moment, reload the page and see whether it is there before you do it again.',
    };
  }
  const nl = 'De database is even niet bereikbaar. Er is niets bewaard en niets verloren. Probeer het over een paar tellen opnieuw.';
  return { ...about, nl, en: 'The database cannot be reached for the moment. Nothing was saved and nothing is lost. Try again in a few seconds.' };
}

/** PostgreSQL's own names for text that it cannot hold: a zero byte, or half of a sign. Somebody sent it; nothing was saved. */
const UNSTORABLE = ['22021', '22P02', '22P05'];

function isUnstorable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && UNSTORABLE.includes(String(error.code));
}

const BAD_SIGNS: Problem = {
  code: 'bad_signs',
  nl: 'Er staat een teken in dat geen tekst is. Bewaar het bestand als UTF-8 en probeer het opnieuw.',
  en: 'It holds a sign that is no text. Save the file as UTF-8 and try again.',
  data: null,
  status: 400,
};

/** The status a library gave its error, else 500. */
function statusOf(error: unknown): number {
  if (typeof error !== 'object' || error === null) return 500;
  const status = 'statusCode' in error ? error.statusCode : 'status' in error ? error.status : undefined;
  return typeof status === 'number' ? status : 500;
}

function badRequest(error: BadInput): Problem {
  const [first] = error.issues;
  const field = first?.path.join('.') ?? '';
  return {
    code: 'bad_request',
    status: 400,
    data: { field, issues: error.issues.map((issue) => ({ path: issue.path.join('.'), code: issue.message })) },
    nl: field === '' ? 'Er ontbreekt iets in dit verzoek.' : `Het veld "${field}" klopt niet. Verbeter het en probeer het opnieuw.`,
    en: field === '' ? 'Something is missing in this request.' : `The field "${field}" is not right. Correct it and try again.`,
  };
}

/** A script of an earlier version that is asked for again is gone: a page in its place would be read as a script. */
const NO_PAGE = /^\/assets(\/|\?|$)/i;

/** Built pages, compressed beforehand; a path without a file is a page of the app. */
async function servePages(app: FastifyInstance, webDir: string | undefined): Promise<void> {
  if (webDir === undefined || !existsSync(join(webDir, 'index.html'))) {
    app.setNotFoundHandler(async (_request, reply) => refuse(reply, NOT_FOUND));
    return;
  }
  await app.register(fastifyStatic, { root: webDir, preCompressed: true, cacheControl: false, setHeaders: cacheHeaders });
  app.setNotFoundHandler(async (request, reply) => {
    if (request.method !== 'GET' || isApi(request.url) || NO_PAGE.test(request.url)) return refuse(reply, NOT_FOUND);
    return await reply.sendFile('index.html');
  });
}

/** Files under assets/ have their contents in their name, so they never change. */
function cacheHeaders(reply: FastifyReply, path: string): void {
  void reply.header('cache-control', /[\\/]assets[\\/]/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
}
