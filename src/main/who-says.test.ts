import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../engine/result.ts';
import { type Ask, type TestServer, actorOf, askAs, openTestServer, problemOf, readTerms, registerAsSystem, termsText } from './testing.ts';
import { SYSTEM_ACTOR } from '../platform/command.ts';
import { testKinds } from '../platform/db/testing.ts';
import { registerContract } from '../slices/contract/index.ts';
import { statementAnswerSchema } from '../slices/settlement/statement-shape.ts';
import { judgesHere, recordFacts } from '../slices/outcome/record-facts.ts';
import { toStored } from '../slices/outcome/index.ts';
import { makeFacts } from '../engine/testing.ts';

const PARTIES = `
  - { id: gemeente, name: Gemeente Noord, roles: [commissioner] }
  - { id: doen, name: Stichting Doen, roles: [provider] }
  - { id: laten, name: Stichting Laten, roles: [provider] }
  - { id: toets, name: Bureau Toets, roles: [assessor] }`;
const RULES = `
  - { id: baan_betaald, outcome: baan, price: 1000, to: doen }
  - { id: huis_betaald, outcome: huis, price: 700, to: laten }`;
const CALENDAR = ' { every: quarter, paymentTermDays: 30, claimWithinDays: 30 }';

describe.each(testKinds())('who says what through a file, on the %s database', (kind) => {
  let server: TestServer;
  let asks: Readonly<Record<'doen' | 'laten' | 'toets' | 'gemeente', Ask>>;
  let [number, home] = [0, ''];

  beforeAll(async () => {
    server = await openTestServer(kind, '2026-04-10');
    await registerAsSystem(server.system, 'wie', { parties: PARTIES });
    asks = {
      doen: await askAs(server, 'Stichting Doen', 'provider'),
      laten: await askAs(server, 'Stichting Laten', 'provider'),
      toets: await askAs(server, 'Bureau Toets', 'assessor'),
      gemeente: await askAs(server, 'Gemeente Noord', 'commissioner'),
    };
  });
  afterAll(async () => await server.close());
  beforeEach(async () => {
    server.setDay('2026-04-10');
    const slug = `wie-${(number += 1)}`;
    home = `/api/contracts/${slug}`;
    await registerAsSystem(server.system, slug, { parties: PARTIES, rules: RULES, calendar: CALENDAR });
  });

  const upload = async (who: keyof typeof asks, source: string) => await asks[who]('POST', `${home}/facts`, { fileName: 'f.csv', source });
  /** The status, and the code of the first thing that is wrong. */
  const said = async (who: keyof typeof asks, source: string) => {
    const reply = await upload(who, source);
    const problem = reply.statusCode === 200 ? undefined : problemOf(reply);
    return [reply.statusCode, problem?.code === 'file_has_issues' ? /"code":"(\w+)","severity":"error"/.exec(reply.body)?.[1] : problem?.code];
  };
  const view = async () => statementAnswerSchema.parse((await asks.gemeente('GET', `${home}/statement`)).json());
  const book = async () => {
    await upload('toets', 'id,day,outcome,subject\nb1,2026-03-20,baan,p1\nh1,2026-03-20,huis,p1\n');
    const { id } = statementIdOf((await asks.doen('POST', `${home}/settlements`, { period: '2026-03-31' })).json());
    for (const wish of ['approve', 'execute']) await asks.gemeente('POST', `${home}/settlements/${id}/${wish}`);
  };
  const PAID = 'kind,id,day,party,payee,period,amount\n';

  it.each([
    ['toets', 'paid,a1,2026-04-01,gemeente,laten,2026-03-31,700', [422, 'paid_by_others']],
    ['toets', 'paid,a1,2026-04-01,gemeente,,2026-03-31,700', [422, 'payee_needed']],
    ['doen', 'paid,a1,2026-04-01,gemeente,laten,2026-03-31,700', [422, 'paid_by_others']],
    ['doen', 'paid,a1,2026-04-01,gemeente,laten,2026-03-31,-700', [422, 'paid_by_others']],
    ['doen', 'paid,a1,2026-04-01,gemeente,,2026-03-31,700', [422, 'payee_needed']],
    ['doen', 'paid,a1,1999-04-01,gemeente,doen,2026-03-31,700', [422, 'day_outside_period']],
    ['doen', 'paid,a1,2026-04-01,gemeente,doen,2026-03-31,700', [200, undefined]],
    ['laten', 'paid,a1,2026-04-01,laten,doen,2026-03-31,700', [200, undefined]],
  ] as const)('%s says: %s', async (who, row, expected) => {
    expect(await said(who, `${PAID}${row}\n`)).toEqual(expected);
  });

  it('a payment that somebody entered or handed in is changed by that one only', async () => {
    await book();
    const body = { period: '2026-03-31', payer: 'gemeente', payee: 'doen', amountCents: 60_000, day: '2026-04-02' };
    const { id } = statementIdOf((await asks.gemeente('POST', `${home}/payments`, body)).json());
    expect(await said('doen', `${PAID}paid,${id},2026-04-02,gemeente,doen,2026-03-31,0\n`)).toEqual([403, 'said_by_others']);
    expect(await said('doen', `${PAID}paid,d1,2026-04-02,gemeente,doen,2026-03-31,400\n`)).toEqual([200, undefined]);
    expect(await said('doen', `${PAID}paid,d1,2026-04-02,gemeente,doen,2026-03-31,300\n`)).toEqual([200, undefined]);
    expect((await view()).money?.accounts.map((account) => [account.payee, account.paid])).toContainEqual(['doen', 90_000]);
  });

  it('of two providers neither withdraws or changes what the other reported; the assessor and the one itself do', async () => {
    const claim = (verdict: string, day = '2026-03-20') => `id,day,outcome,subject,verdict\nc1,${day},baan,p1,${verdict}\n`;
    await upload('doen', claim('claimed'));
    expect(await said('laten', claim('withdrawn'))).toEqual([403, 'said_by_others']);
    expect(await said('laten', claim('claimed', '2026-03-21'))).toEqual([403, 'said_by_others']);
    // The same once more changes nothing.
    expect(await said('laten', claim('claimed'))).toEqual([200, undefined]);
    expect(await said('toets', claim('accepted'))).toEqual([200, undefined]);
    expect(await said('laten', claim('withdrawn'))).toEqual([403, 'said_by_others']);
    expect(await said('doen', claim('withdrawn'))).toEqual([200, undefined]);
  });

  it('and measures and events neither', async () => {
    await upload('doen', 'kind,id,day,name,value,subject\nmeasure,m1,2026-03-20,uren,3,p1\nenrolment,e1,2026-01-05,,,p1\n');
    expect(await said('laten', 'kind,id,day,name,value,subject\nmeasure,m1,2026-03-20,uren,4,p1\n')).toEqual([403, 'said_by_others']);
    expect(await said('laten', 'kind,id,day,subject\nenrolment,e1,2026-02-05,p1\n')).toEqual([403, 'said_by_others']);
  });

  it('an agreement of a payer is not undone by a file that has its id', async () => {
    await upload('doen', 'id,day,outcome,subject\nc1,2026-01-20,baan,p1\n');
    await asks.gemeente('POST', `${home}/receipts`, { claims: [{ id: 'c1', day: '2026-02-01' }] });
    const row = 'kind,id,day,subject\nstart,receipt/gemeente/c1,2026-04-01,p1\n';
    for (const who of ['doen', 'toets'] as const) expect(await said(who, row)).toEqual([403, 'said_by_others']);
  });

  it.each([
    ['that was withdrawn', '2026-04-01,baan,p1,withdrawn'],
    ['about somebody else', '2026-04-01,baan,p2,claimed'],
    ['about something else', '2026-04-01,huis,p1,claimed'],
    ['that came in before it happened', '2026-03-01,baan,p1,claimed'],
  ])('an id that was kept ready in time, by a claim %s, makes a late claim no less late', async (_what, first) => {
    await upload('doen', `id,day,outcome,subject,verdict\nc1,${first}\n`);
    server.setDay('2026-07-10');
    const day = first.startsWith('2026-03') ? '2026-04-20' : '2026-04-01';
    await upload('doen', `id,day,outcome,subject\nc1,${day},baan,p1\n`);
    await asks.toets('POST', `${home}/verdicts`, { claims: ['c1'], verdict: 'accepted' });
    const { statement } = await view();
    expect([statement.totals.computed, statement.refusals.map((refusal) => refusal.code)]).toEqual([0, expect.arrayContaining(['too_late'])]);
  });

  it('one organisation with two names among the parties does not judge what it delivers', async () => {
    const parties = PARTIES.replace('name: Bureau Toets', 'name: "stichting  DOEN"');
    const registered = await registerContract(server.system, {
      actor: await actorOf(server, 'Gemeente Noord', 'commissioner'),
      terms: readTerms(termsText('eigen', { parties })),
    });
    expect(registered).toEqual({ ok: false, error: { code: 'judges_itself', party: 'stichting  DOEN' } });
  });

  it('also not in a contract that was registered before this was looked at', () => {
    const own = { role: 'assessor' as const, partyIds: ['par_doen'] };
    const party = { partyId: 'par_doen', partyKey: 'doen', name: 'Stichting Doen' };
    const contract = { id: 'con_1', slug: 's', state: 'active' as const, versions: [] };
    const asBoth = {
      ...contract,
      parties: [
        { ...party, role: 'provider' as const },
        { ...party, role: 'assessor' as const },
      ],
    };
    expect([judgesHere(asBoth, own), judgesHere({ ...asBoth, parties: asBoth.parties.slice(1) }, own)]).toEqual([false, true]);
  });

  it('work of no party, such as samples, changes anything', async () => {
    await upload('doen', 'id,day,outcome,subject\nc1,2026-03-20,baan,p1\n');
    const facts = toStored(makeFacts({ claims: [{ id: 'c1', day: '2026-03-21', outcome: 'baan', subject: 'p1' }] }));
    const slug = must(home.split('/').at(-1), 'slug');
    expect((await recordFacts(server.system, { actor: SYSTEM_ACTOR, slug, file: { fileName: 'f.csv', facts } })).ok).toBe(true);
  });
});

function statementIdOf(body: unknown): { readonly id: string } {
  if (typeof body === 'object' && body !== null && 'id' in body && typeof body.id === 'string') return { id: body.id };
  throw new Error(JSON.stringify(body));
}
