import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { day } from '../../engine/calendar.ts';
import type { Facts } from '../../engine/facts.ts';
import { must } from '../../engine/result.ts';
import { settle } from '../../engine/settle.ts';
import { type ClaimParts, makeFacts } from '../../engine/testing.ts';
import { actorOf, askAs, openTestServer, readTerms, registerAsSystem, type TestServer, termsText } from '../../main/testing.ts';
import { type Actor, SYSTEM_ACTOR, readAs } from '../../platform/command.ts';
import { testKinds } from '../../platform/db/testing.ts';
import { findContract } from '../contract/index.ts';
import { type StoredFact, listBatches, loadFacts } from './fact.store.ts';
import { toStored } from './outcome.routes.ts';
import { recordFacts } from './record-facts.ts';

const claim = (id: string, parts: ClaimParts = {}): StoredFact =>
  must(toStored(makeFacts({ claims: [{ id, day: '2026-01-10', outcome: 'baan', subject: `person_${id}`, ...parts }] }))[0], 'claim');

describe.each(testKinds())('recording facts on the %s database', (kind) => {
  let server: TestServer;
  let provider: Actor;
  let assessor: Actor;
  let count = 0;
  beforeAll(async () => {
    server = await openTestServer(kind);
    await registerAsSystem(server.system, 'werk');
    provider = await actorOf(server, 'Stichting Doen', 'provider');
    assessor = await actorOf(server, 'Bureau Toets', 'assessor');
  });
  afterAll(async () => await server.close());

  /** A contract of its own for a story. */
  const newContract = async (): Promise<string> => {
    const slug = `feiten-${(count += 1)}`;
    await registerAsSystem(server.system, slug);
    return slug;
  };
  /** Sends files at the very same moment: each was checked before the first was written. */
  const sendAtOnce = async (slug: string, sources: readonly string[], onlyGood = false) => {
    const ask = await askAs(server, 'Stichting Doen', 'provider');
    return await Promise.all(
      sources.map(async (source) => await ask('POST', `/api/contracts/${slug}/facts`, { fileName: 'f.csv', source, onlyGood })),
    );
  };
  const record = async (
    slug: string,
    facts: readonly StoredFact[],
    more: { actor?: Actor; key?: string; dryRun?: boolean; fileName?: string } = {},
  ) =>
    await recordFacts(server.system, {
      actor: more.actor ?? assessor,
      slug,
      key: more.key,
      dryRun: more.dryRun,
      file: { fileName: more.fileName ?? 'f.csv', facts },
    });
  const stored = async (slug: string): Promise<Facts> =>
    await readAs(server.system, SYSTEM_ACTOR, async (tx) => await loadFacts(tx, must(await findContract(tx, slug, SYSTEM_ACTOR), 'contract').id));
  const batches = async (slug: string) =>
    await readAs(server.system, SYSTEM_ACTOR, async (tx) => await listBatches(tx, must(await findContract(tx, slug, SYSTEM_ACTOR), 'contract').id));
  const rowsOf = async (slug: string) =>
    await readAs(
      server.system,
      SYSTEM_ACTOR,
      async (tx) =>
        (await tx.selectFrom('facts').innerJoin('contracts', 'contracts.id', 'contract_id').select('facts.id').where('slug', '=', slug).execute())
          .length,
    );

  it.each([
    ['the provider', () => provider],
    ['the assessor', () => assessor],
    ['the system', () => SYSTEM_ACTOR],
  ])('keeps them from %s, with the day on which they came in', async (_who, actor) => {
    const slug = await newContract();
    expect(await record(slug, [claim('c1'), claim('c2')], { actor: actor() })).toMatchObject({ ok: true, value: { added: 2, known: 0 } });
    expect((await stored(slug)).claims.map(({ id, recorded }) => [id, recorded])).toEqual([
      ['c1', '2026-11-23'],
      ['c2', '2026-11-23'],
    ]);
    expect(await batches(slug)).toMatchObject([{ fileName: 'f.csv', recordedDay: '2026-11-23', rowCount: 2 }]);
  });

  it.each(['commissioner', 'investor', 'arranger', 'participant'] as const)('refuses the %s', async (role) => {
    expect(await record('werk', [claim('c1')], { actor: { role, partyIds: provider.partyIds } })).toEqual({
      ok: false,
      error: { code: 'not_allowed', wish: 'recordFacts', role },
    });
  });

  it.each([
    ['a contract that does not exist', () => provider, 'nergens'],
    ['an organisation that is no party', () => ({ role: 'provider' as const, partyIds: ['par_nobody'] }), 'werk'],
    ['a party in another role than it has there', () => ({ ...assessor, role: 'provider' as const }), 'werk'],
  ])('finds nothing for %s', async (_what, actor, slug) => {
    expect(await record(slug, [claim('c1')], { actor: actor() })).toEqual({ ok: false, error: { code: 'not_found' } });
  });

  it('refuses a file without facts', async () => {
    expect(await record('werk', [])).toEqual({ ok: false, error: { code: 'no_facts' } });
  });

  it('says of a file that comes twice how many are new and how many were there', async () => {
    const slug = await newContract();
    await record(slug, [claim('c1'), claim('c2')]);
    expect(await record(slug, [claim('c2'), claim('c1'), claim('c3')])).toMatchObject({ ok: true, value: { added: 1, known: 2 } });
    expect(await record(slug, [claim('c1'), claim('c2'), claim('c3')])).toMatchObject({ ok: true, value: { added: 0, known: 3 } });
    expect(await rowsOf(slug)).toBe(3);
  });

  it('does a wish with a key once, and keeps the key to it', async () => {
    const slug = await newContract();
    const first = await record(slug, [claim('c1')], { key: 'f1' });
    expect(await record(slug, [claim('c1')], { key: 'f1' })).toEqual(first);
    expect(await record(slug, [claim('c2')], { key: 'f1' })).toEqual({ ok: false, error: { code: 'idempotency_conflict', key: 'f1' } });
    expect([await rowsOf(slug), (await batches(slug)).length]).toEqual([1, 1]);
  });

  it('leaves nothing after a dry run', async () => {
    const slug = await newContract();
    expect(await record(slug, [claim('c1')], { key: 'd1', dryRun: true })).toMatchObject({ ok: true, value: { added: 1 } });
    expect([await rowsOf(slug), (await batches(slug)).length]).toEqual([0, 0]);
    expect(await record(slug, [claim('c2')], { key: 'd1' })).toMatchObject({ ok: true });
  });

  it('adds a fact once when two files with it come at the same moment', async () => {
    const slug = await newContract();
    const answers = await Promise.all(
      [1, 2, 3].map(async (number) => await record(slug, [claim('c1'), claim(`own${number}`)], { fileName: `f${number}.csv` })),
    );
    expect(answers.map((answer) => answer.ok && answer.value.added).sort()).toEqual([1, 1, 2]);
    expect(await rowsOf(slug)).toBe(4);
  });

  it('lets a correction of the same day count, also one that turns it back', async () => {
    const slug = await newContract();
    const outcomes = async () => (await stored(slug)).claims.map(({ outcome }) => outcome);
    await record(slug, [claim('c1')]);
    expect(await record(slug, [claim('c1', { outcome: 'huis' })])).toMatchObject({ ok: true, value: { added: 0, changed: 1, known: 0 } });
    expect(await outcomes()).toEqual(['huis']);
    expect(await record(slug, [claim('c1', { outcome: 'huis' })])).toMatchObject({ ok: true, value: { added: 0, known: 1 } });
    await record(slug, [claim('c1')]);
    expect(await outcomes()).toEqual(['baan']);
    expect(await rowsOf(slug)).toBe(3);
  });

  it('lets the last one count when a file names a fact twice', async () => {
    const slug = await newContract();
    expect(await record(slug, [claim('c1'), claim('c1', { day: '2026-02-02' })])).toMatchObject({ ok: true, value: { added: 1, changed: 1 } });
    expect((await stored(slug)).claims.map((fact) => fact.day)).toEqual(['2026-02-02']);
  });

  it.each([
    ['a later day', '2026-03-01'],
    ['an earlier day', '2026-01-20'],
    ['the same day', '2026-02-01'],
  ])('lets a correction count that says it was reported on %s', async (_what, recorded) => {
    const slug = await newContract();
    await record(slug, [claim('c1', { recorded: '2026-02-01' })]);
    expect(await record(slug, [claim('c1', { recorded, verdict: 'rejected' })])).toMatchObject({ ok: true, value: { changed: 1 } });
    const { claims } = await stored(slug);
    expect(claims.map((fact) => [fact.recorded, fact.verdict, fact.received, fact.order])).toEqual([[recorded, 'rejected', '2026-11-23', 2]]);
  });

  it('keeps each version that was received on a day of its own, with who handed it in', async () => {
    const slug = await newContract();
    await record(slug, [claim('c1')], { actor: provider });
    server.setDay('2026-11-24');
    await record(slug, [claim('c1', { verdict: 'rejected', reason: 'no payslip' })]);
    server.setDay('2026-11-23');
    const told = (await stored(slug)).claims.map((fact) => [fact.received, fact.verdict, fact.by, fact.as]);
    expect(told).toEqual([
      ['2026-11-23', 'claimed', 'doen', 'provider'],
      ['2026-11-24', 'rejected', 'toets', 'assessor'],
    ]);
  });

  it('takes a fact of today, and none of tomorrow', async () => {
    const slug = await newContract();
    expect(await record(slug, [claim('c1', { recorded: '2026-11-23' })])).toMatchObject({ ok: true });
    expect(await record(slug, [claim('c2'), claim('c3', { recorded: '2026-11-24' })])).toEqual({
      ok: false,
      error: { code: 'recorded_in_future', id: 'c3', recorded: '2026-11-24', today: '2026-11-23' },
    });
    expect(await rowsOf(slug)).toBe(1);
  });

  it.each([
    ['a quantity', { quantity: '999999999999999999' }],
    ['many of them together', { quantity: '90000000000' }],
  ])('refuses %s that no amount can be made of, before it closes the pages of the contract', async (_what, parts) => {
    const slug = await newContract();
    const many = Array.from({ length: 2_000 }, (_, index) => claim(`c${index}`, parts));
    expect(await record(slug, many)).toEqual({ ok: false, error: { code: 'amounts_too_large' } });
    expect(await rowsOf(slug)).toBe(0);
  });

  it.each([
    ['long', ['x'.repeat(5_000), 'y'.repeat(5_000)]],
    ['with the signs of a key in them', ['a', 'a"]/2026-11-23', 'a#2', 'a/2026-11-23#2', '","']],
    ['of another series', ['c1']],
  ])('keeps facts with ids that are %s apart', async (what, ids) => {
    const slug = await newContract();
    const extra = what === 'of another series' ? [claim('c1', { series: 'plan' }), claim('c1', { series: 'plan/c1' })] : [];
    const facts = [...ids.map((id) => claim(id)), ...extra];
    expect(await record(slug, facts)).toMatchObject({ ok: true, value: { added: facts.length } });
    expect((await stored(slug)).claims).toHaveLength(facts.length);
    expect(await record(slug, facts)).toMatchObject({ ok: true, value: { added: 0, known: facts.length } });
  });

  it('gives every kind of fact back as it came', async () => {
    const slug = await newContract();
    const facts = makeFacts({
      claims: [
        {
          id: 'c1',
          day: '2026-01-10',
          recorded: '2026-01-11',
          outcome: 'baan',
          subject: 'p1',
          quantity: '2.5',
          values: { b: '1', aa: '2' },
          reason: 'é “quoted”',
        },
      ],
      measures: [{ id: 'm1', day: '2026-01-10', recorded: '2026-01-11', name: 'rate', value: '12.5%', source: 'report' }],
      events: [{ id: 'e1', day: '2026-01-10', recorded: '2026-01-11', kind: 'enrolment', subject: 'p1' }],
      cash: [{ id: 'p1', day: '2026-01-10', recorded: '2026-01-11', kind: 'paid', amount: '10.00', party: 'gemeente', period: '2026-03-31' }],
    });
    await record(slug, toStored(facts));
    const given = (order: number) => ({ received: '2026-11-23', order, by: 'toets', as: 'assessor' });
    expect(await stored(slug)).toEqual({
      claims: [{ ...facts.claims[0], ...given(1) }],
      measures: [{ ...facts.measures[0], ...given(2) }],
      events: [{ ...facts.events[0], ...given(3) }],
      cash: [{ ...facts.cash[0], ...given(4) }],
    });
  });

  it('writes the organisation that sent them beside them', async () => {
    const slug = await newContract();
    await record(slug, [claim('c1')], { actor: { role: 'assessor', partyIds: ['par_nobody', ...assessor.partyIds] } });
    const sent = await readAs(
      server.system,
      SYSTEM_ACTOR,
      async (tx) =>
        await tx
          .selectFrom('fact_batches')
          .innerJoin('contracts', 'contracts.id', 'contract_id')
          .select('uploaded_by')
          .where('slug', '=', slug)
          .execute(),
    );
    expect(sent).toEqual([{ uploaded_by: assessor.partyIds[0] }]);
  });

  // The embedded database is the slower one; on a server a fifth of it says the same.
  const many = kind === 'embedded' ? 50_000 : 10_000;
  it(`takes ${many} in one file, and knows them again`, async () => {
    const slug = await newContract();
    const first = day('2026-01-10');
    const facts = Array.from({ length: many }, (_, index) =>
      claim(`c${index}`, { subject: `p${index % 9_000}`, sequence: 1 + Math.floor(index / 9_000), recorded: first }),
    );
    expect(await record(slug, facts)).toMatchObject({ ok: true, value: { added: many, known: 0 } });
    expect(await record(slug, facts)).toMatchObject({ ok: true, value: { added: 0, known: many } });
  }, 180_000);

  describe('files that are sent at the same moment', () => {
    const row = (id: string, subject = 'p1'): string => `id,day,outcome,subject\n${id},2026-01-10,baan,${subject}\n`;

    it('hold one claim under four names: all are kept, and the settlement pays one', async () => {
      const slug = await newContract();
      const replies = await sendAtOnce(slug, [row('a'), row('b'), row('c'), row('d')]);
      expect(replies.map((reply) => reply.statusCode)).toEqual([200, 200, 200, 200]);
      const facts = await stored(slug);
      const { sheet } = readTerms(termsText(slug));
      const judged = makeFacts({ claims: facts.claims.map((fact) => ({ ...fact, verdict: 'accepted' as const })) });
      const statement = settle(sheet, judged, day('2026-12-31'));
      expect([statement.totals.computed, statement.refusals.map(({ code }) => code)]).toEqual([100_000, ['duplicate', 'duplicate', 'duplicate']]);
    });

    it('all come in when they say different things', async () => {
      const slug = await newContract();
      const replies = await sendAtOnce(
        slug,
        Array.from({ length: 12 }, (_, index) => row(`c${index}`, `p${index}`)),
      );
      expect(replies.map((reply) => reply.statusCode)).toEqual(Array.from({ length: 12 }, () => 200));
      expect((await stored(slug)).claims).toHaveLength(12);
    });
  });
});
