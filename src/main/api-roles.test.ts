import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { makeFacts } from '../engine/testing.ts';
import { must } from '../engine/result.ts';
import { ROLES, type Role } from '../engine/terms.ts';
import { SYSTEM_ACTOR } from '../platform/command.ts';
import { testKinds } from '../platform/db/testing.ts';
import { recordFacts, toStored } from '../slices/outcome/index.ts';
import { type Ask, type TestServer, askAs, askWith, openTestServer, problemOf, registerAsSystem, termsText } from './testing.ts';

/** Who asks: each role in its own contract, nobody, and two organisations whose contract is another one. */
const WHO = [...ROLES, 'nobody', 'other commissioner', 'other provider'] as const;
type Who = (typeof WHO)[number];
/** In the order of WHO: commissioner, provider, investor, arranger, assessor, guarantor, participant, nobody, other commissioner, other provider. */
type Statuses = readonly [number, number, number, number, number, number, number, number, number, number];

type ApiScenario = {
  readonly route: string;
  readonly method: 'GET' | 'POST' | 'DELETE' | 'PUT';
  readonly url: string;
  readonly body?: (number: number) => unknown;
  readonly statuses: Statuses;
  /** What the answer of whoever gets one must say, by role; and what it must not. */
  readonly says?: Partial<Record<Who, RegExp>>;
};

const HOME = '/api/contracts/werk';
const CSV = (number: number) => `id,day,outcome,subject\nnew_${number},2026-07-${String(number).padStart(2, '0')},baan,person_new_${number}\n`;
const SEES_FACTS = { commissioner: /person_1/, provider: /person_1/, assessor: /person_1/ };

//                                       com  pro  inv  arr  ass  gua  par  nob  oco  opr
const SCENARIOS: readonly ApiScenario[] = [
  { route: '/api/session', method: 'GET', url: '/api/session', statuses: [200, 200, 200, 200, 200, 200, 200, 200, 200, 200] },
  {
    route: '/api/session',
    method: 'POST',
    url: '/api/session',
    body: () => ({ role: 'investor' }),
    statuses: [200, 200, 200, 200, 200, 200, 200, 200, 200, 200],
  },
  { route: '/api/session', method: 'DELETE', url: '/api/session', statuses: [200, 200, 200, 200, 200, 200, 200, 200, 200, 200] },
  { route: '/api/session/choices', method: 'GET', url: '/api/session/choices', statuses: [200, 200, 200, 200, 200, 200, 200, 200, 200, 200] },
  {
    route: '/api/contracts',
    method: 'GET',
    url: '/api/contracts',
    statuses: [200, 200, 200, 200, 200, 200, 200, 401, 200, 200],
    says: { commissioner: /"werk".*"paidCents":440000/, participant: /"werk".*"paidCents":null/, 'other provider': /"elders"/ },
  },
  {
    route: '/api/contracts',
    method: 'POST',
    url: '/api/contracts',
    body: (number) => ({ source: termsText(`nieuw-${number}`, number > 6 ? OTHER : {}) }),
    statuses: [200, 200, 403, 403, 403, 403, 403, 401, 200, 200],
  },
  {
    route: '/api/contracts/:slug',
    method: 'GET',
    url: HOME,
    statuses: [200, 200, 200, 200, 200, 200, 200, 401, 404, 404],
    says: { investor: /9999 euro.*"price":"1000"/, participant: /Wij helpen mensen aan werk.*Een contract/ },
  },
  {
    route: '/api/contracts/:slug/versions',
    method: 'POST',
    url: `${HOME}/versions`,
    body: () => ({ source: termsText('werk', { version: '7', effective: '2026-10-01' }) }),
    statuses: [422, 422, 403, 403, 403, 403, 403, 401, 404, 404],
  },
  {
    route: '/api/contracts/:slug/facts',
    method: 'GET',
    url: `${HOME}/facts`,
    statuses: [200, 200, 404, 404, 200, 404, 200, 401, 404, 404],
    says: { ...SEES_FACTS, participant: /person_1"/ },
  },
  {
    route: '/api/contracts/:slug/facts',
    method: 'POST',
    url: `${HOME}/facts`,
    body: (number) => ({ fileName: 'f.csv', source: CSV(number) }),
    statuses: [403, 200, 403, 403, 200, 403, 403, 401, 403, 404],
  },
  {
    route: '/api/contracts/:slug/statement',
    method: 'GET',
    url: `${HOME}/statement`,
    statuses: [200, 200, 200, 200, 200, 200, 404, 401, 404, 404],
    says: { ...SEES_FACTS, investor: /"lines":\[\].*"computed":0/, arranger: /"lines":\[\].*"computed":0/ },
  },
  {
    route: '/api/contracts/:slug/settlements',
    method: 'POST',
    url: `${HOME}/settlements`,
    body: () => ({ period: '2026-12-31' }),
    statuses: [422, 422, 403, 403, 403, 403, 403, 401, 404, 404],
  },
  {
    route: '/api/contracts/:slug/settlements/:id/:wish',
    method: 'POST',
    url: `${HOME}/settlements/set_none/approve`,
    statuses: [404, 403, 403, 403, 403, 403, 403, 401, 404, 403],
  },
  {
    route: '/api/contracts/:slug/settlements/:id/:wish',
    method: 'POST',
    url: `${HOME}/settlements/set_none/execute`,
    statuses: [404, 403, 403, 403, 403, 403, 403, 401, 404, 403],
  },
  {
    route: '/api/contracts/:slug/settlements/:id/:wish',
    method: 'POST',
    url: `${HOME}/settlements/set_none/withdraw`,
    statuses: [404, 404, 403, 403, 403, 403, 403, 401, 404, 404],
  },
  {
    route: '/api/contracts/:slug/payments',
    method: 'POST',
    url: `${HOME}/payments`,
    body: () => ({ period: '2026-12-31', payer: 'gemeente', payee: 'doen', amountCents: 1, day: '2026-07-01' }),
    statuses: [422, 422, 403, 403, 403, 403, 403, 401, 404, 404],
  },
  {
    route: '/api/contracts/:slug/payments/:id/withdraw',
    method: 'POST',
    url: `${HOME}/payments/pay_none/withdraw`,
    statuses: [404, 404, 403, 403, 403, 403, 403, 401, 404, 404],
  },
  {
    route: '/api/contracts/:slug/explain',
    method: 'GET',
    url: `${HOME}/explain?by=computed`,
    statuses: [200, 200, 200, 200, 200, 200, 404, 401, 404, 404],
    says: { provider: /"amount":440000/, investor: /"amount":0/ },
  },
  {
    route: '/api/contracts/:slug/explain',
    method: 'GET',
    url: `${HOME}/explain?line=2026-03-31/baan_betaald/gemeente/doen`,
    statuses: [200, 200, 404, 404, 200, 404, 404, 401, 404, 404],
    says: SEES_FACTS,
  },
  {
    route: '/api/contracts/:slug/flow',
    method: 'GET',
    url: `${HOME}/flow`,
    statuses: [200, 200, 200, 200, 404, 200, 404, 401, 404, 404],
    says: { provider: /"cents":440000/, investor: /"publicCents":0/ },
  },
  {
    route: '/api/contracts/:slug/flow/explain',
    method: 'GET',
    url: `${HOME}/flow/explain?of=returns`,
    statuses: [404, 404, 404, 404, 404, 404, 404, 401, 404, 404],
  },
  {
    route: '/api/contracts/:slug/books',
    method: 'GET',
    url: `${HOME}/books`,
    statuses: [200, 200, 404, 404, 404, 404, 404, 401, 404, 404],
    says: { commissioner: /gemeente:payable/ },
  },
  {
    route: '/api/contracts/:slug/books/export',
    method: 'GET',
    url: `${HOME}/books/export?format=hledger`,
    statuses: [200, 200, 404, 404, 404, 404, 404, 401, 404, 404],
    says: { provider: /doen:te ontvangen +3000\.00 EUR/ },
  },
  {
    route: '/api/contracts/:slug/facts/queue',
    method: 'GET',
    url: `${HOME}/facts/queue`,
    statuses: [404, 200, 404, 404, 200, 404, 404, 401, 404, 404],
  },
  {
    route: '/api/contracts/:slug/fact-mapping',
    method: 'PUT',
    url: `${HOME}/fact-mapping`,
    body: (number) => ({ columns: { Soort: 'outcome' }, labels: { outcome: { [`werk_${number}`]: 'baan' } } }),
    statuses: [403, 200, 403, 403, 200, 403, 403, 401, 403, 404],
  },
  {
    route: '/api/contracts/:slug/fact-mapping',
    method: 'GET',
    url: `${HOME}/fact-mapping`,
    statuses: [404, 200, 404, 404, 200, 404, 404, 401, 404, 404],
    says: { provider: /Soort.*werk_5/, assessor: /Soort.*werk_5/ },
  },
  {
    route: '/api/contracts/:slug/receipts',
    method: 'POST',
    url: `${HOME}/receipts`,
    body: () => ({ claims: [{ id: 'claim_1', day: '2026-01-10' }] }),
    statuses: [200, 403, 403, 403, 403, 403, 403, 401, 404, 403],
  },
  {
    route: '/api/contracts/:slug/verdicts',
    method: 'POST',
    url: `${HOME}/verdicts`,
    body: () => ({ claims: ['claim_6'], verdict: 'rejected', reason: 'reason_6' }),
    statuses: [403, 403, 403, 403, 200, 403, 403, 401, 403, 403],
  },
  {
    route: '/api/contracts/:slug/statement',
    method: 'GET',
    url: `${HOME}/statement?asOf=2026-07-10`,
    statuses: [200, 200, 200, 200, 200, 200, 404, 401, 404, 404],
    says: { commissioner: /reason_6/, provider: /reason_6/, assessor: /reason_6/ },
  },
  {
    route: '/api/contracts/:slug/statement',
    method: 'GET',
    url: `${HOME}/statement?asOf=2019-01-01`,
    statuses: [200, 200, 200, 200, 200, 200, 404, 401, 404, 404],
  },
  {
    route: '/api/contracts/:slug/flow/explain',
    method: 'GET',
    url: `${HOME}/flow/explain?of=put_in&holder=fonds&asOf=2019-01-01`,
    statuses: [404, 404, 404, 404, 404, 404, 404, 401, 404, 404],
  },
];

const OTHER = {
  parties: `
  - { id: gemeente, name: Gemeente Zuid, roles: [commissioner] }
  - { id: laten, name: Stichting Laten, roles: [provider] }
  - { id: fonds, name: Stichting Doen, roles: [investor] }
  - { id: toets, name: Bureau Toets, roles: [assessor] }`,
};

/** What must be in no answer: to whom it would tell too much. Amounts of money are recognised by these contracts' own. */
const NEVER: Readonly<Partial<Record<Who, RegExp>>> = {
  investor: /person_|claim_|reason_/,
  guarantor: /person_|claim_|reason_/,
  arranger: /person_|claim_|reason_/,
  participant: /9999 euro|person_[2-9]|person_new|claim_[2-9]|"price":"|440000|300000|"due"|"computed"|payable/,
  nobody: /person_|claim_|440000|"price":"|Werk in Noord/,
  'other commissioner': /person_|claim_|440000|gemeente:payable/,
  'other provider': /person_|claim_|440000|gemeente:payable/,
};

describe.each(testKinds())('every route for every role on the %s database', (kind) => {
  let server: TestServer;
  const asks = new Map<Who, Ask>();

  beforeAll(async () => {
    server = await openTestServer(kind, '2026-07-10');
    await registerAsSystem(server.system, 'werk');
    await registerAsSystem(server.system, 'elders', OTHER);
    const claims = [1, 2, 3, 4].map((number) => ({
      id: `claim_${number}`,
      day: '2026-01-10',
      outcome: number < 4 ? 'baan' : 'huis',
      subject: `person_${number}`,
      recorded: '2026-01-11',
    }));
    const refused = {
      id: 'claim_9',
      day: '2026-01-10',
      outcome: 'baan',
      subject: 'person_9',
      recorded: '2026-01-11',
      verdict: 'rejected' as const,
      reason: 'reason_9',
    };
    const second = { id: 'claim_5', day: '2026-02-10', outcome: 'huis', subject: 'person_5', recorded: '2026-01-11' };
    const facts = toStored(
      makeFacts({
        claims: [
          ...claims,
          refused,
          { ...second, recorded: '2026-02-11' },
          { ...second, id: 'claim_6', subject: 'person_6', recorded: '2026-02-11', verdict: 'claimed' },
        ],
      }),
    );
    await recordFacts(server.system, { actor: SYSTEM_ACTOR, slug: 'werk', file: { fileName: 'f.csv', facts } });
    await settleFirstQuarter(server);
    const names: Readonly<Record<Role, string>> = {
      commissioner: 'Gemeente Noord',
      provider: 'Stichting Doen',
      investor: 'Fonds Lente',
      arranger: 'Bureau Aanjager',
      assessor: 'Bureau Toets',
      guarantor: 'Fonds Lente',
      participant: 'Stichting Doen',
    };
    for (const role of ROLES) asks.set(role, await askAs(server, names[role], role, role === 'participant' ? 'person_1' : undefined));
    asks.set('nobody', askWith(server));
    asks.set('other commissioner', await askAs(server, 'Gemeente Zuid', 'commissioner'));
    asks.set('other provider', await askAs(server, 'Stichting Laten', 'provider'));
  });
  afterAll(async () => await server.close());

  const rows = SCENARIOS.flatMap((scenario) =>
    WHO.map((who, index) => ({ ...scenario, who, number: index + 1, status: must(scenario.statuses[index], 'status') })),
  );

  it.each(rows)('$method $url as $who: $status', async ({ method, url, body, who, number, status, says }) => {
    const reply = await must(asks.get(who), 'ask')(method, url, body?.(number));
    expect([reply.statusCode, reply.statusCode >= 400 ? problemOf(reply).code : '']).toEqual([
      status,
      reply.statusCode >= 400 ? expect.any(String) : '',
    ]);
    if (status === 404) expect(problemOf(reply)).toMatchObject({ code: 'not_found', data: null });
    const wanted = says?.[who];
    if (wanted !== undefined) expect(reply.body).toMatch(wanted);
    const never = NEVER[who];
    if (never !== undefined && url !== '/api/contracts' && !url.startsWith('/api/session')) expect(reply.body).not.toMatch(never);
  });

  it('leaves out no route', () => {
    const known = new Set(SCENARIOS.map(({ method, route }) => `${method} ${route}`));
    expect([...listRoutes(server)].sort()).toEqual([...known].sort());
  });

  it('shows an organisation its own contracts in the list, and only in the role it has there', async () => {
    const asInvestor = await askAs(server, 'Stichting Doen', 'investor');
    const slugs = async (ask: Ask) => [...(await ask('GET', '/api/contracts')).body.matchAll(/"slug":"([^"]+)"/g)].map(([, slug]) => slug);
    expect(await slugs(asInvestor)).toContain('elders');
    expect(await slugs(asInvestor)).not.toContain('werk');
    expect(await slugs(must(asks.get('provider'), 'ask'))).not.toContain('elders');
    expect((await asInvestor('GET', '/api/contracts/elders/statement')).statusCode).toBe(200);
    expect((await asInvestor('GET', '/api/contracts/elders/facts')).statusCode).toBe(404);
    expect((await asInvestor('GET', '/api/contracts/werk')).statusCode).toBe(404);
  });

  it.each([
    '/api/contracts/werk',
    '/api/contracts/werk/facts',
    '/api/contracts/werk/statement',
    '/api/contracts/werk/flow',
    '/api/contracts/werk/books',
  ])('tells a stranger of %s the same as of what does not exist', async (url) => {
    const ask = must(asks.get('other commissioner'), 'ask');
    const [real, none] = [await ask('GET', url), await ask('GET', url.replace('werk', 'bestaat-niet'))];
    expect([real.statusCode, real.body]).toEqual([none.statusCode, none.body]);
  });
});

/** "GET /api/contracts/:slug", as the server itself lists them. */
function listRoutes(server: TestServer): ReadonlySet<string> {
  const found = new Set<string>();
  const path: string[] = [];
  for (const line of server.app.printRoutes({ commonPrefix: false, includeHooks: false }).split('\n')) {
    const match = /^((?:│ {3}| {4})*)[├└]── (\S+)(?: \(([A-Z, ]+)\))?/.exec(line);
    if (match === null) continue;
    const [, indent = '', part = '', methods = ''] = match;
    path.length = indent.length / 4;
    path.push(part);
    for (const method of methods.split(', ')) if (['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].includes(method)) found.add(`${method} ${path.join('')}`);
  }
  return new Set([...found].filter((route) => route.includes('/api/')));
}

async function settleFirstQuarter(server: TestServer): Promise<void> {
  const provider = await askAs(server, 'Stichting Doen', 'provider');
  const city = await askAs(server, 'Gemeente Noord', 'commissioner');
  const proposed = await provider('POST', '/api/contracts/werk/settlements', { period: '2026-03-31' });
  const { id } = z.object({ id: z.string() }).parse(proposed.json());
  for (const wish of ['approve', 'execute']) await city('POST', `/api/contracts/werk/settlements/${id}/${wish}`);
}
