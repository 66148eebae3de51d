import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../engine/result.ts';
import { type Actor, SYSTEM_ACTOR } from '../../platform/command.ts';
import { testKinds } from '../../platform/db/testing.ts';
import { inTransaction } from '../../platform/db/tx.ts';
import { findContractForChange } from '../contract/index.ts';
import { saveState } from './settlement.store.ts';
import { Q1, Q2, type Story, openStories, someClaims as claims } from './testing.ts';

describe.each(testKinds())('settling on the %s database', (kind) => {
  let story: Story;
  beforeAll(async () => {
    story = await openStories(kind);
  });
  afterAll(async () => await story.server.close());

  /** Each story has a contract of its own, and the books balance at its end. */
  beforeEach(async () => {
    await story.start();
    return async () => expect(await story.problems()).toEqual([]);
  });

  it('goes from proposal to the books, with an event for every step', async () => {
    await story.record(claims({}, {}));
    const id = await story.proposed();
    expect([await story.states(), await story.books()]).toEqual([[['proposed', 200_000]], {}]);
    expect(await story.change('approve', id)).toEqual({ ok: true, value: { id } });
    expect([await story.states(), await story.books()]).toEqual([[['approved', 200_000]], {}]);
    expect(await story.change('execute', id)).toEqual({ ok: true, value: { id } });
    expect(await story.states()).toEqual([['executed', 200_000]]);
    expect(await story.books()).toEqual({
      'gemeente:outcome_cost': 200_000,
      'gemeente:payable': 200_000,
      'doen:receivable': 200_000,
      'doen:outcome_income': 200_000,
    });
    expect(await story.events()).toEqual(['ContractRegistered', 'FactsRecorded', 'SettlementProposed', 'SettlementApproved', 'SettlementExecuted']);
  });

  it('can be taken back before it is booked, and proposed again', async () => {
    await story.record(claims({}));
    const first = await story.proposed();
    expect(await story.change('withdraw', first, { actor: story.provider })).toEqual({ ok: true, value: { id: first } });
    const second = await story.proposed();
    await story.change('approve', second);
    expect(await story.change('withdraw', second)).toMatchObject({ ok: true });
    await story.settled();
    expect((await story.states()).map(([state]) => state)).toEqual(['withdrawn', 'withdrawn', 'executed']);
    expect(await story.books()).toMatchObject({ 'gemeente:payable': 100_000 });
  });

  it.each([
    ['proposed', ['execute']],
    ['approved', ['approve']],
    ['executed', ['approve', 'execute', 'withdraw']],
    ['withdrawn', ['approve', 'execute', 'withdraw']],
  ] as const)('refuses from %s what cannot follow: %j', async (state, wishes) => {
    await story.record(claims({}));
    const id = await story.proposed();
    if (state === 'approved' || state === 'executed') await story.change('approve', id);
    if (state === 'executed') await story.change('execute', id);
    if (state === 'withdrawn') await story.change('withdraw', id);
    const before = [await story.states(), await story.books(), await story.events()];
    for (const wish of wishes) expect(await story.change(wish, id)).toEqual({ ok: false, error: { code: 'wrong_state', state, wish } });
    expect([await story.states(), await story.books(), await story.events()]).toEqual(before);
  });

  it('is final once booked: the database itself takes nothing back', async () => {
    await story.record(claims({}));
    const id = await story.settled();
    const back = inTransaction(
      story.server.system.database,
      SYSTEM_ACTOR,
      async (tx) => await tx.deleteFrom('settlement_lines').where('settlement_id', '=', id).execute(),
    );
    await expect(back).rejects.toThrow();
    expect(await story.propose()).toEqual({ ok: false, error: { code: 'nothing_due', period: Q1 } });
  });

  it.each([
    ['unknown_period', '2026-04-30', {}],
    ['period_open', '2026-09-30', {}],
    ['nothing_due', Q2, {}],
    ['as_of_in_future', Q1, { asOf: '2026-07-11' }],
  ])('refuses a proposal: %s', async (code, period, more) => {
    await story.record(claims({}));
    expect(await story.propose(period, more)).toMatchObject({ ok: false, error: { code } });
    expect(await story.states()).toEqual([]);
  });

  it('refuses a second proposal for a period, and takes one for another', async () => {
    await story.record(claims({}, { day: '2026-05-01' }));
    await story.proposed();
    expect(await story.propose()).toEqual({ ok: false, error: { code: 'already_under_way', period: Q1 } });
    await story.proposed(Q2);
    expect(await story.states()).toEqual([
      ['proposed', 100_000],
      ['proposed', 100_000],
    ]);
  });

  const WRONG_ROLES = [
    ['propose', ['assessor', 'investor', 'arranger', 'participant']],
    ['approve', ['provider', 'assessor', 'investor', 'arranger', 'participant']],
    ['execute', ['provider', 'assessor', 'investor', 'arranger', 'participant']],
    ['withdraw', ['assessor', 'investor', 'arranger', 'participant']],
  ] as const;
  it.each(WRONG_ROLES)('is not for everybody: %s refuses %j', async (wish, roles) => {
    await story.record(claims({}));
    const id = await story.proposed();
    for (const role of roles) {
      const actor: Actor = { role, partyIds: [...story.city.partyIds, ...story.provider.partyIds] };
      const answer = wish === 'propose' ? await story.propose(Q2, { actor }) : await story.change(wish, id, { actor });
      expect(answer).toEqual({ ok: false, error: { code: 'not_allowed', wish: `${wish}Settlement`, role } });
    }
    expect(await story.states()).toEqual([['proposed', 100_000]]);
  });

  it.each([
    ['an organisation that is no party', { role: 'commissioner', partyIds: ['par_nobody'] }],
    ['nobody', { role: 'commissioner', partyIds: [] }],
  ] as const)('finds nothing for %s', async (_who, actor) => {
    await story.record(claims({}));
    const id = await story.proposed();
    const missing = { ok: false, error: { code: 'not_found' } };
    expect(await story.propose(Q2, { actor })).toEqual(missing);
    for (const wish of ['approve', 'execute', 'withdraw'] as const) expect(await story.change(wish, id, { actor })).toEqual(missing);
  });

  it('finds nothing for who is in it in another role', async () => {
    await story.record(claims({}));
    const id = await story.proposed();
    expect(await story.change('approve', id, { actor: { ...story.provider, role: 'commissioner' } })).toEqual({
      ok: false,
      error: { code: 'not_found' },
    });
  });

  it('finds no settlement of another contract, and none that does not exist', async () => {
    await story.record(claims({}));
    const id = await story.proposed();
    expect(await story.change('approve', id, { slug: 'werk' })).toEqual({ ok: false, error: { code: 'not_found' } });
    expect(await story.change('approve', 'set_none')).toEqual({ ok: false, error: { code: 'not_found' } });
  });

  it('does each wish with a key once, and keeps a key to its wish', async () => {
    await story.record(claims({}, { day: '2026-05-01' }));
    const first = await story.propose(Q1, { key: 'p' });
    expect(await story.propose(Q1, { key: 'p' })).toEqual(first);
    expect(await story.propose(Q2, { key: 'p' })).toEqual({ ok: false, error: { code: 'idempotency_conflict', key: 'p' } });
    const id = first.ok ? first.value.id : '';
    for (const wish of ['approve', 'execute'] as const) {
      const once = await story.change(wish, id, { key: wish });
      expect(once).toEqual({ ok: true, value: { id } });
      expect(await story.change(wish, id, { key: wish })).toEqual(once);
    }
    expect(await story.change('withdraw', id, { key: 'approve' })).toEqual({ ok: false, error: { code: 'idempotency_conflict', key: 'approve' } });
    expect((await story.events()).filter((event) => event.startsWith('Settlement'))).toEqual([
      'SettlementProposed',
      'SettlementApproved',
      'SettlementExecuted',
    ]);
  });

  it('leaves nothing after a dry run of any step', async () => {
    await story.record(claims({}));
    expect(await story.propose(Q1, { dryRun: true })).toMatchObject({ ok: true });
    expect(await story.states()).toEqual([]);
    const id = await story.proposed();
    expect(await story.change('approve', id, { dryRun: true })).toMatchObject({ ok: true });
    expect(await story.states()).toEqual([['proposed', 100_000]]);
    await story.change('approve', id);
    const before = await story.events();
    expect(await story.change('execute', id, { dryRun: true })).toMatchObject({ ok: true });
    expect([await story.states(), await story.books(), await story.events()]).toEqual([[['approved', 100_000]], {}, before]);
  });

  it('lets one win of two who do the same at the same moment', async () => {
    await story.record(claims({}));
    const both = async (work: () => Promise<{ readonly ok: boolean }>): Promise<readonly boolean[]> =>
      (await Promise.all([work(), work()])).map(({ ok }) => ok).sort();
    expect(await both(async () => await story.propose())).toEqual([false, true]);
    const id = must((await story.settlements())[0], 'settlement').id;
    expect(await both(async () => await story.change('approve', id))).toEqual([false, true]);
    expect(await both(async () => await story.change('execute', id))).toEqual([false, true]);
    expect(await story.books()).toMatchObject({ 'gemeente:payable': 100_000 });
  });

  it('writes down which organisation did it, also for somebody who stands for many', async () => {
    await story.record(claims({}));
    const many: Actor = { role: 'commissioner', partyIds: ['par_aaa', ...story.city.partyIds] };
    const id = await story.proposed();
    await story.change('approve', id, { actor: many });
    await story.change('execute', id, { actor: many });
    const row = await story.asSystem(
      async (tx) => await tx.selectFrom('settlements').select(['proposed_by', 'approved_by', 'executed_by']).where('id', '=', id).executeTakeFirst(),
    );
    expect(row).toEqual({ proposed_by: story.provider.partyIds[0], approved_by: story.city.partyIds[0], executed_by: story.city.partyIds[0] });
  });

  // The embedded database has one connection: there nothing can come in between.
  if (kind === 'server')
    it('does not propose again what was booked while it waited', async () => {
      await story.record(claims({}));
      const id = await story.proposed();
      await story.change('approve', id);
      const held = Promise.withResolvers<void>();
      const waiting = held.promise.then(async () => await story.propose());
      await inTransaction(story.server.system.database, SYSTEM_ACTOR, async (tx) => {
        await findContractForChange(tx, story.slug(), SYSTEM_ACTOR);
        held.resolve();
        await new Promise((resolve) => setTimeout(resolve, 300));
        await saveState(tx, { id, state: 'executed', by: 'system', at: '2026-07-10T09:00:00.000Z' });
      });
      expect(await waiting).toEqual({ ok: false, error: { code: 'nothing_due', period: Q1 } });
    });
});
