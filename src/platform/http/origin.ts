import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Problem, refuse } from './problem.ts';

/**
 * Who may ask. The cookie that says who you are is strict, but a page on another port of this machine counts as the same site to a
 * browser, so a write must also come from our own pages. And while only this machine is served, a name that somebody else's page made
 * point here (DNS rebinding) is refused.
 */
export function guardOrigin(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    if (servesThisMachineOnly(app) && !isThisMachine(request.host)) return await reply.send(refuse(reply, WRONG_HOST));
    if (isWrite(request) && !isFromHere(request)) return await reply.send(refuse(reply, FROM_ELSEWHERE));
  });
}

function isWrite(request: FastifyRequest): boolean {
  return !['GET', 'HEAD', 'OPTIONS'].includes(request.method);
}

/** Programs that are no browser send neither header; a browser sends both, and a page cannot change them. */
function isFromHere(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const { origin } = request.headers;
  return origin === undefined || hostOf(origin) === request.host;
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

function servesThisMachineOnly(app: FastifyInstance): boolean {
  const bound = app.server.address();
  return typeof bound === 'object' && bound !== null && ['127.0.0.1', '::1'].includes(bound.address);
}

function isThisMachine(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i.test(host);
}

const FROM_ELSEWHERE: Problem = {
  code: 'from_elsewhere',
  nl: 'Dit verzoek kwam niet van een pagina van Lente. Open Lente zelf en probeer het daar.',
  en: 'This request did not come from a page of Lente. Open Lente itself and try it there.',
  data: null,
  status: 403,
};

const WRONG_HOST: Problem = {
  code: 'wrong_host',
  nl: 'Deze Lente is alleen te bereiken op de computer waarop zij draait. Gebruik het adres dat bij het starten verscheen.',
  en: 'This Lente can only be reached on the computer it runs on. Use the address that was shown when it started.',
  data: null,
  status: 421,
};
