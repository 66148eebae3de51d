import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { SYSTEM_ACTOR, readAs } from '../platform/command.ts';
import { testKinds } from '../platform/db/testing.ts';
import { checkBooks } from '../ledger/read.ts';
import { contractListSchema, contractViewSchema } from '../slices/contract/contract-shapes.ts';
import { explainAnswerSchema, flowAnswerSchema, statementAnswerSchema } from '../slices/settlement/statement-shape.ts';
import { type Ask, type TestServer, askAs, askWith, openTestServer, problemOf, termsText } from './testing.ts';

const HOME = '/api/contracts/wandeling';
const TERMS = termsText('wandeling', { rest: 'cohort: { enrolment: required }' }).replace('Stichting Doen', 'Stichting Nieuw');
const HEAD = 'kind,id,day,recorded,outcome,subject,verdict\n';
const ENROLMENTS = `${HEAD}enrolment,e1,2026-01-02,,,p1,\nenrolment,e2,2026-01-02,,,p2,\nenrolment,e3,2026-01-02,,,p3,\n`;
const CLAIMS = `${HEAD}claim,c1,2026-02-10,,baan,p1,\nclaim,c2,2026-02-11,,baan,p2,\n`;
const added = z.object({ added: z.number(), known: z.number() });
const booksAnswer = z.object({
  trial: z.array(z.object({ account: z.object({ path: z.string() }), balanceCents: z.number() })),
  transfers: z.array(z.unknown()),
});

/** One contract from its first line to its books, over HTTP alone, one step after another. */
describe.each(testKinds())('a contract from terms to books on the %s database', (kind) => {
  let server: TestServer;
  let city: Ask;
  let provider: Ask;
  let assessor: Ask;
  const ids: string[] = [];
  beforeAll(async () => {
    server = await openTestServer(kind, '2026-04-10');
  });
  afterAll(async () => await server.close());

  const upload = async (source: string, headers = {}) => await provider('POST', `${HOME}/facts`, { fileName: 'f.csv', source }, headers);
  const statement = async (ask: Ask) => statementAnswerSchema.parse((await ask('GET', `${HOME}/statement`)).json());
  const step = async (wish: string, id: string) =>
    (await city('POST', `${HOME}/settlements/${id}/${wish}`, undefined, { 'idempotency-key': `${wish} ${id}` })).statusCode;

  it('begins in an empty installation, by somebody who chose a role and nothing more', async () => {
    const ask = askWith(server, { role: 'provider' });
    expect((await ask('GET', '/api/contracts')).json()).toEqual({ contracts: [] });
    const reply = await ask('POST', '/api/contracts', { source: TERMS }, { 'idempotency-key': 'first' });
    expect([reply.statusCode, reply.json()]).toEqual([200, { slug: 'wandeling' }]);
    expect((await ask('POST', '/api/contracts', { source: TERMS }, { 'idempotency-key': 'first' })).json()).toEqual({ slug: 'wandeling' });
    city = await askAs(server, 'Gemeente Noord', 'commissioner');
    provider = await askAs(server, 'Stichting Nieuw', 'provider');
    assessor = await askAs(server, 'Bureau Toets', 'assessor');
  });

  it('is there for its parties, with its terms, and says who is in it', async () => {
    const view = contractViewSchema.parse((await city('GET', HOME)).json());
    expect(view.parties.map((party) => party.name)).toContain('Stichting Nieuw');
    expect(view.versions.map(({ version, hash }) => [version, hash.length])).toEqual([[1, 64]]);
    expect(contractListSchema.parse((await city('GET', '/api/contracts')).json()).contracts).toMatchObject([{ slug: 'wandeling', paidCents: 0 }]);
  });

  it('takes facts from files, once each, and knows who was enrolled in an earlier file', async () => {
    expect(added.parse((await upload(ENROLMENTS)).json())).toEqual({ added: 3, known: 0 });
    expect(added.parse((await upload(CLAIMS, { 'idempotency-key': 'claims' })).json())).toEqual({ added: 2, known: 0 });
    expect(added.parse((await upload(CLAIMS, { 'idempotency-key': 'claims' })).json())).toEqual({ added: 2, known: 0 });
    expect(added.parse((await upload(CLAIMS)).json())).toEqual({ added: 0, known: 2 });
    expect(problemOf(await upload(CLAIMS.replace('baan,p2', 'huis,p2'), { 'idempotency-key': 'claims' })).code).toBe('idempotency_conflict');
  });

  it('takes the good rows of a file with a bad one only when told so', async () => {
    const mixed = `${HEAD}claim,c3,2026-02-12,,bann,p3,\nclaim,c4,2026-02-12,,huis,p3,\n`;
    expect(problemOf(await upload(mixed))).toMatchObject({
      code: 'file_has_issues',
      data: { count: 1, issues: [{ code: 'unknown_outcome', row: 2 }] },
    });
    const reply = await provider('POST', `${HOME}/facts`, { fileName: 'f.csv', source: mixed, onlyGood: true });
    expect(added.parse(reply.json())).toEqual({ added: 1, known: 0 });
  });

  it('keeps a claim that is there already under another name, and pays it once', async () => {
    expect((await upload(`${HEAD}claim,z_again,2026-02-10,,baan,p1,\n`)).statusCode).toBe(200);
  });

  it('pays nothing for what the one who delivers reports, until the assessor accepts it', async () => {
    expect((await statement(city)).statement.totals).toMatchObject({ computed: 0 });
    const source = `${CLAIMS}claim,z_again,2026-02-10,,baan,p1,\nclaim,c4,2026-02-12,,huis,p3,\n`;
    const reply = await assessor('POST', `${HOME}/facts`, { fileName: 'verdicts.csv', source });
    expect(reply.json()).toMatchObject({ added: 0, changed: 4, known: 0, reported: 0 });
    // A file that comes again takes no verdict back.
    expect((await upload(CLAIMS)).json()).toMatchObject({ known: 2, reported: 0 });
    expect((await statement(city)).statement.refusals.map(({ code, claim }) => [code, claim])).toContainEqual(['duplicate', 'z_again']);
  });

  it('is proposed by the one who delivers, approved and executed by the one who pays', async () => {
    const reply = await provider('POST', `${HOME}/settlements`, { period: '2026-03-31' });
    const { id } = z.object({ id: z.string() }).parse(reply.json());
    ids.push(id);
    expect([await step('approve', id), await step('approve', id), await step('execute', id), await step('execute', id)]).toEqual([
      200, 200, 200, 200,
    ]);
    expect(problemOf(await city('POST', `${HOME}/settlements/${id}/withdraw`))).toMatchObject({
      code: 'wrong_state',
      data: { state: 'executed', wish: 'withdraw' },
    });
    const answer = await statement(city);
    expect(answer.settlements).toMatchObject([{ id, state: 'executed', due: 270_000 }]);
    expect(answer.statement.totals).toMatchObject({ computed: 270_000, due: 0 });
  });

  it('stands in the books, to be read and taken along', async () => {
    const { trial, transfers } = booksAnswer.parse((await provider('GET', `${HOME}/books`)).json());
    expect(transfers).toHaveLength(2);
    expect(trial.map(({ account, balanceCents }) => [account.path, balanceCents])).toEqual([
      ['doen:outcome_income', -270_000],
      ['doen:receivable', 270_000],
      ['gemeente:outcome_cost', 270_000],
      ['gemeente:payable', -270_000],
    ]);
    const types = { hledger: 'text/plain', beancount: 'text/plain', csv: 'text/csv', json: 'application/json' };
    for (const [format, type] of Object.entries(types)) {
      const file = await city('GET', `${HOME}/books/export?format=${format}`);
      expect([file.statusCode, String(file.headers['content-type'])]).toEqual([200, `${type}; charset=utf-8`]);
      expect(String(file.headers['content-disposition'])).toMatch(/^attachment; filename="wandeling-boeken\.\w+"$/);
      expect(file.body).toMatch(/2000\.00|200000/);
    }
    expect(contractListSchema.parse((await city('GET', '/api/contracts')).json()).contracts).toMatchObject([{ paidCents: 270_000 }]);
  });

  it('explains every amount and shows where the euro went', async () => {
    const { statement: found } = await statement(city);
    for (const line of found.lines) {
      const answer = explainAnswerSchema.parse((await city('GET', `${HOME}/explain?line=${encodeURIComponent(line.key)}`)).json());
      expect(answer.node.amount).toBe(line.due);
      expect(answer.sentences.nl.length).toBeGreaterThan(1);
    }
    expect(flowAnswerSchema.parse((await city('GET', `${HOME}/flow`)).json()).flow.publicCents).toBe(270_000);
  });

  it('is corrected by what comes later, by only the difference', async () => {
    server.setDay('2026-04-20');
    await upload(`${HEAD}claim,c1,2026-02-10,,baan,p1,withdrawn\nclaim,z_again,2026-02-10,,baan,p1,withdrawn\n`);
    const { id } = z.object({ id: z.string() }).parse((await city('POST', `${HOME}/settlements`, { period: '2026-03-31' })).json());
    expect([await step('approve', id), await step('execute', id)]).toEqual([200, 200]);
    expect((await statement(city)).settlements.map(({ state, due }) => [state, due])).toEqual([
      ['executed', 270_000],
      ['executed', -100_000],
    ]);
    expect(await readAs(server.system, SYSTEM_ACTOR, checkBooks)).toEqual([]);
  });

  it('shows a participant the own file and no money', async () => {
    const participant = await askAs(server, 'Stichting Nieuw', 'participant', 'p2');
    const text = (await participant('GET', `${HOME}/facts`)).body;
    expect(
      z
        .object({
          facts: z.object({ claims: z.array(z.object({ id: z.string() })), events: z.array(z.object({ id: z.string() })) }),
          batches: z.array(z.unknown()),
        })
        .parse(JSON.parse(text)),
    ).toEqual({ facts: { claims: [{ id: 'c2' }], events: [{ id: 'e2' }] }, batches: [] });
    expect(text).not.toMatch(/"p1"|"p3"/);
    const view = contractViewSchema.parse((await participant('GET', HOME)).json());
    expect([view.versions, view.panels]).toEqual([[], ['promise', 'own-facts']]);
    const nobody = await askAs(server, 'Stichting Nieuw', 'participant');
    expect((await nobody('GET', `${HOME}/facts`)).body).not.toMatch(/"p[123]"/);
  });

  it('shows an investor amounts, and neither people nor small counts', async () => {
    const investor = await askAs(server, 'Fonds Lente', 'investor');
    const text =
      (await investor('GET', `${HOME}/statement`)).body +
      (await investor('GET', `${HOME}/explain?by=due`)).body +
      (await investor('GET', `${HOME}/flow`)).body +
      (await investor('GET', '/api/contracts')).body;
    expect(text).not.toMatch(/"p\d"|"c\d"|"claims(Made|Accepted)":[1-4]\b|"quantity":"[1-4]"/);
    expect(text).not.toMatch(/[1-9]\d*0000\b/);
    expect((await statement(investor)).settled).toEqual([]);
    expect((await statement(investor)).settlements.map(({ statementHash }) => statementHash)).toEqual(['']);
    expect((await statement(city)).settled).not.toEqual([]);
    // Three people are too few to say anything about: with the prices of the terms they could be counted.
    expect((await statement(city)).statement.totals).toMatchObject({ computed: 170_000, alreadySettled: 170_000 });
    expect((await statement(investor)).statement.totals).toMatchObject({ computed: 0, byOutcome: {} });
    expect((await statement(investor)).settlements.map(({ due, lines }) => [due, lines.map((line) => line.rule)])).toEqual([[0, []]]);
  });

  it('tells who a person is, and forgets it', async () => {
    expect((await city('GET', '/api/session')).json()).toMatchObject({ role: 'commissioner', partyName: 'Gemeente Noord', subject: null });
    expect((await askWith(server)('GET', '/api/session')).json()).toEqual({ role: null });
  });
});
