import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { testKinds } from '../platform/db/testing.ts';
import { statementAnswerSchema } from '../slices/settlement/statement-shape.ts';
import { type Ask, type TestServer, askAs, askWith, openTestServer, problemOf, registerAsSystem } from './testing.ts';

const HOME = '/api/contracts/samen';
const CSV = 'id,day,outcome,subject\nc1,2026-01-10,baan,p1\nc2,2026-01-10,baan,p2\n';
const SHARED = {
  parties: `
  - { id: gemeente, name: Gemeente Noord, roles: [commissioner] }
  - { id: zorg, name: Zorgkantoor Noord, roles: [commissioner] }
  - { id: rijk, name: Het Rijk, roles: [commissioner] }
  - { id: doen, name: Stichting Doen, roles: [provider] }
  - { id: fonds, name: Fonds Lente, roles: [investor] }`,
  rest: 'payers: [{ party: gemeente, share: 70% }, { party: zorg, share: 30% }]',
};

/** A contract that two pay and a third one is in, over HTTP. */
describe.each(testKinds())('approving with several payers on the %s database', (kind) => {
  let server: TestServer;
  let city: Ask;
  let care: Ask;
  let state: Ask;
  let provider: Ask;
  let everybody: Ask;
  let id: string;

  beforeAll(async () => {
    server = await openTestServer(kind, '2026-04-10');
    await registerAsSystem(server.system, 'samen', SHARED);
    city = await askAs(server, 'Gemeente Noord', 'commissioner');
    care = await askAs(server, 'Zorgkantoor Noord', 'commissioner');
    state = await askAs(server, 'Het Rijk', 'commissioner');
    provider = await askAs(server, 'Stichting Doen', 'provider');
    everybody = askWith(server, { role: 'commissioner' });
    await provider('POST', `${HOME}/facts`, { fileName: 'f.csv', source: CSV });
    const proposed = await provider('POST', `${HOME}/settlements`, { period: '2026-03-31' });
    ({ id } = z.object({ id: z.string() }).parse(proposed.json()));
  });
  afterAll(async () => await server.close());

  const step = async (ask: Ask, wish: string, body?: unknown) => await ask('POST', `${HOME}/settlements/${id}/${wish}`, body);
  const seen = async (ask: Ask) => {
    const [settlement] = statementAnswerSchema.parse((await ask('GET', `${HOME}/statement`)).json()).settlements;
    const approvers = settlement?.approvers.map(
      ({ party, agreedAt, isYours }) => `${party}${agreedAt === null ? '' : ' agreed'}${isYours ? ' you' : ''}`,
    );
    return [settlement?.state, approvers];
  };

  it('says to each who has to agree, and for whom it may', async () => {
    expect(await seen(city)).toEqual(['proposed', ['gemeente you', 'zorg']]);
    expect(await seen(state)).toEqual(['proposed', ['gemeente', 'zorg']]);
    expect(await seen(everybody)).toEqual(['proposed', ['gemeente you', 'zorg you']]);
    // Who sees no facts sees what was booked, not what is under way: asked day after day that would show one person.
    expect(await seen(await askAs(server, 'Fonds Lente', 'investor'))).toEqual([undefined, undefined]);
  });

  it('refuses a payer for another, one that pays nothing, and a body that says something else', async () => {
    for (const [ask, body] of [
      [city, { party: 'zorg' }],
      [state, undefined],
      [state, { party: 'rijk' }],
    ] as const) {
      const reply = await step(ask, 'approve', body);
      expect([reply.statusCode, problemOf(reply)]).toMatchObject([
        403,
        { code: 'not_payer', data: { wish: 'approve', payers: ['Gemeente Noord', 'Zorgkantoor Noord'] } },
      ]);
    }
    expect((await step(city, 'approve', { partij: 'gemeente' })).statusCode).toBe(400);
    expect(await seen(provider)).toEqual(['proposed', ['gemeente', 'zorg']]);
  });

  it('waits for the last payer, and is booked by any of them', async () => {
    expect((await step(everybody, 'approve', { party: 'gemeente' })).statusCode).toBe(200);
    expect(await seen(care)).toEqual(['proposed', ['gemeente agreed', 'zorg you']]);
    const again = problemOf(await step(city, 'approve'));
    expect([again.code, again.nl]).toEqual(['approved_already', 'Het akkoord van Gemeente Noord is er al. Het wachten is op Zorgkantoor Noord.']);
    expect(problemOf(await step(city, 'execute'))).toMatchObject({ code: 'wrong_state', data: { state: 'proposed' } });
    expect((await step(care, 'approve')).statusCode).toBe(200);
    expect(await seen(provider)).toEqual(['approved', ['gemeente agreed', 'zorg agreed']]);
    expect(problemOf(await step(state, 'execute'))).toMatchObject({ code: 'not_payer', data: { wish: 'execute' } });
    expect((await step(city, 'execute')).statusCode).toBe(200);
    expect(await seen(care)).toEqual(['executed', ['gemeente agreed', 'zorg agreed you']]);
  });
});
