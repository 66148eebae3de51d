import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ask, type TestServer, askAs, openTestServer, problemOf, registerAsSystem } from './testing.ts';
import { testKinds } from '../platform/db/testing.ts';
import { statementAnswerSchema } from '../slices/settlement/statement-shape.ts';
import { factsAnswerSchema } from '../slices/outcome/outcome-shapes.ts';

const LATE = ' { every: quarter, paymentTermDays: 30, claimWithinDays: 30 }';

describe.each(testKinds())('what is done with claims on the screen, on the %s database', (kind) => {
  let server: TestServer;
  let [provider, assessor, city]: Ask[] = [];
  let number = 0;
  let home = '';
  beforeAll(async () => {
    server = await openTestServer(kind, '2026-04-10');
  });
  afterAll(async () => await server.close());

  const start = async (): Promise<void> => {
    const slug = `oordeel-${(number += 1)}`;
    await registerAsSystem(server.system, slug, { calendar: LATE });
    home = `/api/contracts/${slug}`;
    provider = await askAs(server, 'Stichting Doen', 'provider');
    assessor = await askAs(server, 'Bureau Toets', 'assessor');
    city = await askAs(server, 'Gemeente Noord', 'commissioner');
  };
  const upload = async (rows: string) =>
    await provider?.('POST', `${home}/facts`, { fileName: 'f.csv', source: `id,day,recorded,outcome,subject\n${rows}` });
  const statement = async () => statementAnswerSchema.parse((await city?.('GET', `${home}/statement`))?.json()).statement;
  const claims = async () => factsAnswerSchema.parse((await city?.('GET', `${home}/facts`))?.json()).facts.claims;

  it('the assessor accepts and rejects what was reported, each with its name and day', async () => {
    await start();
    await upload('c1,2026-03-20,,baan,p1\nc2,2026-03-21,,baan,p2\n');
    expect((await statement()).totals.computed).toBe(0);
    expect((await assessor?.('POST', `${home}/verdicts`, { claims: ['c1'], verdict: 'accepted' }))?.json()).toMatchObject({ changed: 1 });
    expect((await assessor?.('POST', `${home}/verdicts`, { claims: ['c2'], verdict: 'rejected', reason: 'geen loonstrook' }))?.statusCode).toBe(200);
    expect((await statement()).totals.computed).toBe(100_000);
    const told = (await claims()).map(({ id, verdict, reason, by, as, received }) => [id, verdict, reason, by, as, received]);
    expect(told).toContainEqual(['c2', 'rejected', 'geen loonstrook', 'toets', 'assessor', '2026-04-10']);
  });

  it.each([
    ['a rejection without a reason', { claims: ['c1'], verdict: 'rejected', reason: ' ' }, 422, 'reason_needed'],
    ['details of a person', { claims: ['c1'], verdict: 'rejected', reason: 'bel 06-12345678 of mail jan@voorbeeld.nl' }, 422, 'reason_is_personal'],
    ['a claim that is not there', { claims: ['nergens'], verdict: 'accepted' }, 404, 'unknown_claims'],
    ['a claim that was withdrawn', { claims: ['weg'], verdict: 'accepted' }, 422, 'claim_withdrawn'],
  ])('is refused: %s', async (_what, body, status, code) => {
    await start();
    await upload('c1,2026-03-20,,baan,p1\n');
    await provider?.('POST', `${home}/facts`, { fileName: 'f.csv', source: 'id,day,outcome,subject,verdict\nweg,2026-03-20,baan,p1,withdrawn\n' });
    const reply = await assessor?.('POST', `${home}/verdicts`, body);
    expect([reply?.statusCode, reply && problemOf(reply).code]).toEqual([status, code]);
  });

  it('nobody else judges or agrees', async () => {
    await start();
    await upload('c1,2026-03-20,,baan,p1\n');
    for (const ask of [provider, city])
      expect((await ask?.('POST', `${home}/verdicts`, { claims: ['c1'], verdict: 'accepted' }))?.statusCode).toBe(403);
    for (const ask of [provider, assessor])
      expect((await ask?.('POST', `${home}/receipts`, { claims: [{ id: 'c1', day: '2026-03-20' }] }))?.statusCode).toBe(403);
  });

  it('a claim that came in too late counts once the payer agrees to the day that was reported', async () => {
    await start();
    await upload('c1,2026-01-20,2026-02-01,baan,p1\n');
    await assessor?.('POST', `${home}/verdicts`, { claims: ['c1'], verdict: 'accepted' });
    const before = await statement();
    expect(before.totals.computed).toBe(0);
    const { received, reported } = before.refusals.find(({ code }) => code === 'too_late')?.data ?? {};
    expect([received, reported]).toEqual(['2026-04-10', '2026-02-01']);
    expect((await claims()).map(({ recorded, verdict }) => [recorded, verdict])).toEqual([['2026-02-01', 'accepted']]);
    expect((await city?.('POST', `${home}/receipts`, { claims: [{ id: 'c1', day: '2026-01-02' }] }))?.statusCode).toBe(422);
    const body = { claims: [{ id: 'c1', day: '2026-02-01' }] };
    expect((await city?.('POST', `${home}/receipts`, body))?.json()).toMatchObject({ added: 1 });
    expect((await city?.('POST', `${home}/receipts`, body))?.json()).toMatchObject({ added: 0, known: 1 });
    expect((await statement()).totals.computed).toBe(100_000);
  });

  it('many who send at the same moment are all answered, and every row is there once', async () => {
    await start();
    const replies = await Promise.all(Array.from({ length: 60 }, async (_, index) => await upload(`c${index},2026-03-20,,baan,p${index}\n`)));
    expect(replies.map((reply) => reply?.statusCode)).toEqual(Array.from({ length: 60 }, () => 200));
    const order = (await claims()).map((claim) => claim.order).sort((left = 0, right = 0) => left - right);
    expect(order).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
  });
});
