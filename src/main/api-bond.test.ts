import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM_ACTOR } from '../platform/command.ts';
import { readFacts, recordFacts, toStored } from '../slices/outcome/index.ts';
import { registerContract } from '../slices/contract/index.ts';
import { explainAnswerSchema, flowAnswerSchema } from '../slices/settlement/statement-shape.ts';
import { type Ask, type TestServer, askAs, openTestServer, readTerms } from './testing.ts';

const FOLDER = join(import.meta.dirname, '../../scenarios/vijf-partijen');
const HOME = '/api/contracts/vijf-partijen';

/** A bond with five parties, over HTTP: who put money in sees what came back, and nobody's claims. */
describe('a bond', () => {
  let server: TestServer;
  let bank: Ask;
  let provider: Ask;
  beforeAll(async () => {
    server = await openTestServer('embedded', '2026-09-10');
    const terms = readTerms(readFileSync(join(FOLDER, 'terms.yaml'), 'utf8'));
    await registerContract(server.system, { actor: SYSTEM_ACTOR, terms });
    const { facts } = readFacts(readFileSync(join(FOLDER, 'facts.csv'), 'utf8'), 'facts.csv', terms.sheet);
    await recordFacts(server.system, { actor: SYSTEM_ACTOR, slug: 'vijf-partijen', file: { fileName: 'facts.csv', facts: toStored(facts) } });
    bank = await askAs(server, 'Groeibank', 'investor');
    provider = await askAs(server, 'Werkbedrijf De Kiem', 'provider');
  });
  afterAll(async () => await server.close());

  it('shows an investor what the tranches put in and got back', async () => {
    const { waterfall } = flowAnswerSchema.parse((await bank('GET', `${HOME}/flow`)).json());
    expect(waterfall?.tranches.map((tranche) => [tranche.id, tranche.putIn])).toEqual([
      ['senior', 18_000_000],
      ['junior', 12_000_000],
    ]);
  });

  it('shows the steps of the waterfall and what they looked at only to who sees facts', async () => {
    expect((await provider('GET', `${HOME}/flow`)).body).toMatch(/"runs":\[\{.*"inputs"/);
    expect((await bank('GET', `${HOME}/flow`)).body).not.toMatch(/"runs"|"moves"|"inputs"|"parties"/);
  });

  it.each(['senior', 'junior'])('explains to an investor every amount of a tranche that the flow shows: %s', async (id) => {
    const { waterfall } = flowAnswerSchema.parse((await bank('GET', `${HOME}/flow`)).json());
    const tranche = waterfall?.tranches.find((entry) => entry.id === id);
    const ask = async (of: string) => await bank('GET', `${HOME}/flow/explain?of=${of}&tranche=${id}`);
    const replies = [await ask('put_in'), await ask('got_back'), await ask('outstanding')];
    const amounts = replies.map((reply) => explainAnswerSchema.parse(reply.json()).node.amount);
    expect(amounts).toEqual([tranche?.putIn, tranche?.back, tranche?.outstanding]);
    expect(replies.map((reply) => reply.body).join()).not.toMatch(/"p\d\d|"[ecw]\d\d?"|"claim":|"subject|"input"|"source"/);
  });

  it('explains it to who sees facts down to what a formula looked at, and to nobody what is not there', async () => {
    expect((await provider('GET', `${HOME}/flow/explain?of=got_back&tranche=senior`)).body).toContain('"interest_slice"');
    expect((await bank('GET', `${HOME}/flow/explain?of=got_back&tranche=none`)).statusCode).toBe(404);
    expect((await bank('GET', `${HOME}/flow/explain?of=pot`)).statusCode).toBe(400);
  });

  it.each(['statement', 'explain?by=computed', 'explain?by=due', 'flow'])('names no person to an investor: %s', async (path) => {
    const reply = await bank('GET', `${HOME}/${path}`);
    expect(reply.statusCode).toBe(200);
    expect(reply.body).not.toMatch(/"p\d\d|"[ecw]\d\d?"|"claim":|"subject/);
  });
});
