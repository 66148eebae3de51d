import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { actorOf } from '../../main/testing.ts';
import { type Actor, SYSTEM_ACTOR } from '../../platform/command.ts';
import { testKinds } from '../../platform/db/testing.ts';
import { inTransaction } from '../../platform/db/tx.ts';
import { saveApprovals, saveState } from './settlement.store.ts';
import { Q1, Q2, type Story, openStories, someClaims as claims } from './testing.ts';

const PARTIES = `
  - { id: gemeente, name: Gemeente Noord, roles: [commissioner] }
  - { id: zorg, name: Zorgkantoor Noord, roles: [commissioner] }
  - { id: rijk, name: Het Rijk, roles: [commissioner] }
  - { id: doen, name: Stichting Doen, roles: [provider] }
  - { id: fonds, name: Fonds Lente, roles: [investor] }`;
/** A job is paid by two, a home by the municipality alone; the state pays for nothing. */
const SHARED = {
  parties: PARTIES,
  rules: `
  - { id: baan_betaald, outcome: baan, price: 1000, split: [{ party: gemeente, share: 70% }, { party: zorg, share: 30% }] }
  - { id: huis_betaald, outcome: huis, price: 700, split: [{ party: gemeente, share: 100% }] }`,
};
const EVENTS = ['SettlementProposed', 'SettlementApprovalGiven', 'SettlementApproved'];

describe.each(testKinds())('each payer approves its own part, on the %s database', (kind) => {
  let story: Story;
  let care: Actor;
  let state: Actor;
  let all: Actor;
  beforeAll(async () => {
    story = await openStories(kind);
    await story.start(SHARED);
    [care, state] = [await actorOf(story.server, 'Zorgkantoor Noord', 'commissioner'), await actorOf(story.server, 'Het Rijk', 'commissioner')];
    all = { role: 'commissioner', partyIds: [...state.partyIds, ...care.partyIds, ...story.city.partyIds] };
  });
  afterAll(async () => await story.server.close());
  beforeEach(async () => {
    await story.start(SHARED);
    await story.record(claims({}));
  });

  const given = async () => (await story.settlements()).map(({ approvals }) => approvals.map(({ party }) => party));
  const settling = async () => (await story.events()).filter((event) => event.startsWith('Settlement'));
  const rowsOf = async (id: string) =>
    await story.asSystem(async (tx) => {
      const query = tx.selectFrom('settlement_approvals').innerJoin('settlements', 'settlements.id', 'settlement_id').where('settlement_id', '=', id);
      return await query
        .select(['party_key as party', 'settlement_approvals.approved_by as by', 'settlements.approved_by as last'])
        .orderBy('party_key')
        .execute();
    });

  it('stays proposed until the last payer agreed, and then is approved', async () => {
    const id = await story.proposed();
    expect(await story.change('approve', id)).toEqual({ ok: true, value: { id } });
    expect([await story.states(), await given()]).toEqual([[['proposed', 100_000]], [['gemeente']]]);
    expect((await story.settlements())[0]).toMatchObject({ approvedAt: null });
    expect(await story.change('execute', id)).toEqual({ ok: false, error: { code: 'wrong_state', state: 'proposed', wish: 'execute' } });
    expect(await story.change('approve', id, { actor: care })).toEqual({ ok: true, value: { id } });
    expect([await story.states(), await given()]).toEqual([[['approved', 100_000]], [['gemeente', 'zorg']]]);
    expect(await settling()).toEqual(EVENTS);
    expect(await story.books()).toEqual({});
  });

  it.each(['city', 'care'] as const)('is then booked by any payer: the %s', async (who) => {
    const id = await story.proposed();
    for (const actor of [story.city, care]) await story.change('approve', id, { actor });
    expect(await story.change('execute', id, { actor: who === 'city' ? story.city : care })).toEqual({ ok: true, value: { id } });
    expect(await story.books()).toMatchObject({ 'gemeente:payable': 70_000, 'zorg:payable': 30_000 });
  });

  it('needs only who pays in it: a home is paid by one', async () => {
    await story.record({ claims: [{ id: 'h1', day: '2026-05-01', outcome: 'huis', subject: 'p1' }] });
    const id = await story.proposed(Q2);
    const payers = ['Gemeente Noord'];
    expect(await story.change('approve', id, { actor: care })).toEqual({ ok: false, error: { code: 'not_payer', wish: 'approve', payers } });
    await story.change('approve', id);
    expect((await story.states())[0]).toEqual(['approved', 70_000]);
    expect(await story.change('execute', id, { actor: care })).toEqual({ ok: false, error: { code: 'not_payer', wish: 'execute', payers } });
  });

  it('is not for a commissioner that pays nothing, neither to approve nor to book', async () => {
    const id = await story.proposed();
    const payers = ['Gemeente Noord', 'Zorgkantoor Noord'];
    expect(await story.change('approve', id, { actor: state })).toEqual({ ok: false, error: { code: 'not_payer', wish: 'approve', payers } });
    for (const actor of [story.city, care]) await story.change('approve', id, { actor });
    expect(await story.change('execute', id, { actor: state })).toEqual({ ok: false, error: { code: 'not_payer', wish: 'execute', payers } });
    expect((await story.states())[0]).toEqual(['approved', 100_000]);
  });

  it('takes an approval of a payer once', async () => {
    const id = await story.proposed();
    const once = await story.change('approve', id, { key: 'a' });
    expect(await story.change('approve', id, { key: 'a' })).toEqual(once);
    expect(await story.change('approve', id)).toEqual({
      ok: false,
      error: { code: 'approved_already', parties: ['Gemeente Noord'], waitingFor: ['Zorgkantoor Noord'] },
    });
    expect([await given(), await settling()]).toEqual([[['gemeente']], EVENTS.slice(0, 2)]);
  });

  it('approves for one party when it is named, and for every payer one stands for when none is', async () => {
    const id = await story.proposed();
    const stranger = await story.change('approve', id, { party: 'zorg' });
    expect(stranger).toMatchObject({ ok: false, error: { code: 'not_payer' } });
    expect(await story.change('approve', id, { actor: all, party: 'zorg' })).toMatchObject({ ok: true });
    expect(await given()).toEqual([['zorg']]);
    expect(await story.change('approve', id, { actor: all })).toMatchObject({ ok: true });
    expect((await story.states())[0]).toEqual(['approved', 100_000]);
    const [care1, city1] = [care.partyIds[0], story.city.partyIds[0]];
    expect(await rowsOf(id)).toEqual([
      { party: 'gemeente', by: city1, last: city1 },
      { party: 'zorg', by: care1, last: city1 },
    ]);
  });

  it('is approved for all by work of no party, as samples are', async () => {
    const id = await story.proposed();
    await story.change('approve', id, { actor: SYSTEM_ACTOR });
    await story.change('execute', id, { actor: SYSTEM_ACTOR });
    expect([await story.states(), await given()]).toEqual([[['executed', 100_000]], [['gemeente', 'zorg']]]);
  });

  it('leaves no approval after a dry run', async () => {
    const id = await story.proposed();
    expect(await story.change('approve', id, { dryRun: true })).toMatchObject({ ok: true });
    expect([await given(), await settling()]).toEqual([[[]], EVENTS.slice(0, 1)]);
  });

  it('refuses the second payer when facts came in after the first agreed; withdrawn, everybody agrees anew', async () => {
    const id = await story.proposed();
    await story.change('approve', id);
    await story.record({ claims: [{ id: 'c9', day: '2026-02-01', outcome: 'baan', subject: 'p9' }] });
    expect(await story.change('approve', id, { actor: care })).toMatchObject({ ok: false, error: { code: 'changed_since_proposed' } });
    await story.change('withdraw', id, { actor: story.provider });
    expect(await story.change('approve', id, { actor: care })).toMatchObject({ ok: false, error: { code: 'wrong_state', state: 'withdrawn' } });
    const again = await story.proposed();
    await story.change('approve', again, { actor: care });
    expect((await story.states()).map(([standing]) => standing)).toEqual(['withdrawn', 'proposed']);
  });

  it('is approved exactly once when two payers agree at the same moment', async () => {
    const id = await story.proposed();
    const both = await Promise.all([story.change('approve', id), story.change('approve', id, { actor: care })]);
    expect(both).toEqual([
      { ok: true, value: { id } },
      { ok: true, value: { id } },
    ]);
    expect([await story.states(), (await given())[0]?.toSorted()]).toEqual([[['approved', 100_000]], ['gemeente', 'zorg']]);
    expect(await settling()).toEqual(EVENTS);
  });

  it('asks a correction of those whose amount changes', async () => {
    const first = await story.proposed(Q1);
    for (const wish of ['approve', 'execute'] as const) await story.change(wish, first, { actor: all });
    await story.record({ claims: [{ id: 'h1', day: '2026-01-15', outcome: 'huis', subject: 'p1' }] });
    const id = await story.proposed(Q1);
    await story.change('approve', id);
    expect((await story.states())[1]).toEqual(['approved', 70_000]);
  });

  it('lets commissioners agree when nobody who pays in it is one: here with the fee an investor pays', async () => {
    await story.start({ ...SHARED, rest: 'fees:\n  - { id: vast, from: fonds, to: doen, amount: 500 }' });
    const id = await story.proposed();
    for (const actor of [story.city, care, state]) {
      expect((await story.states())[0]?.[0]).toBe('proposed');
      expect(await story.change('approve', id, { actor })).toMatchObject({ ok: true });
    }
    expect((await story.states())[0]?.[0]).toBe('approved');
    expect(await story.change('execute', id, { actor: state })).toMatchObject({ ok: true });
  });

  describe('the database itself', () => {
    const at = '2026-07-10T09:00:00.000Z';
    const work = async (actor: Actor, id: string, party: string) =>
      await inTransaction(
        story.server.system.database,
        actor,
        async (tx) => await saveApprovals(tx, [{ settlement: id, party, by: actor.partyIds[0] ?? 'system', at }]),
      );

    it.each([
      ['of another payer', 'commissioner', 'zorg'],
      ['of who pays in no way', 'commissioner', 'doen'],
      ['by another organisation', 'nobody', 'gemeente'],
    ])('takes no approval %s', async (_what, who, party) => {
      const id = await story.proposed();
      const actor: Actor = who === 'nobody' ? { role: 'commissioner', partyIds: ['par_nobody'] } : story.city;
      await expect(work(actor, id, party)).rejects.toThrow('row-level security');
      expect(await given()).toEqual([[]]);
    });

    it('takes one approval of a payer, also of two at once, and none when it is no proposal any more', async () => {
      const id = await story.proposed();
      await work(story.city, id, 'gemeente');
      await expect(work(story.city, id, 'gemeente')).rejects.toThrow('settlement_approvals_pkey');
      await story.change('withdraw', id);
      await expect(work(care, id, 'zorg')).rejects.toThrow('row-level security');
    });

    it('approves no settlement before every payer agreed, also for work of no party', async () => {
      const id = await story.proposed();
      await story.change('approve', id);
      const early = inTransaction(
        story.server.system.database,
        SYSTEM_ACTOR,
        async (tx) => await saveState(tx, { id, state: 'approved', by: 'system', at }),
      );
      await expect(early).rejects.toThrow('settlement_not_agreed');
    });

    it('shows approvals to the parties of the contract alone, and lets nobody change or remove one', async () => {
      const id = await story.proposed();
      await story.change('approve', id);
      const { database } = story.server.system;
      const seen = async (actor: Actor) =>
        (await inTransaction(database, actor, async (tx) => await tx.selectFrom('settlement_approvals').selectAll().execute())).filter(
          (row) => row.settlement_id === id,
        ).length;
      expect([await seen(care), await seen(story.provider), await seen({ role: 'commissioner', partyIds: ['par_nobody'] })]).toEqual([1, 1, 0]);
      for (const statement of [
        'delete from settlement_approvals',
        'update settlement_approvals set party_key = party_key',
        'truncate settlement_approvals',
      ])
        await expect(database.pool.query(statement)).rejects.toThrow('append_only');
    });
  });
});
