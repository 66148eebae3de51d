import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../engine/terms.ts';
import { actorOf, openTestServer, readTerms, registerAsSystem, termsText, type TermParts, type TestServer } from '../../main/testing.ts';
import { type Actor, SYSTEM_ACTOR, readAs } from '../../platform/command.ts';
import { testKinds } from '../../platform/db/testing.ts';
import { amendContract } from './amend-contract.ts';
import { findContract, listContracts } from './contract.store.ts';
import { partyIdsInRole, partySlug, registerContract } from './register-contract.ts';

/** Gemeente Noord with a provider that nobody but the system has seen before. */
const NEW_PARTIES = `
  - { id: gemeente, name: Gemeente Noord, roles: [commissioner] }
  - { id: uitvoerder, name: Stichting Ver Weg, roles: [provider] }
  - { id: toets, name: Bureau Toets, roles: [assessor] }`;

const LARGE = '\n  - { id: baan_betaald, outcome: baan, amount: 1, per: period }';

/** Terms whose amounts do not fit are refused where they are read; the command looks again, whoever sends them. */
function termsOf(slug: string, parts: TermParts): ReturnType<typeof readTerms> {
  const terms = readTerms(termsText(slug, parts));
  if (parts.rules !== LARGE) return terms;
  return { ...terms, sheet: { ...terms.sheet, rules: terms.sheet.rules.map((rule) => ({ ...rule, amount: '99999999999999999' })) } };
}

describe.each(testKinds())('registering and amending on the %s database', (kind) => {
  let server: TestServer;
  let city: Actor;
  let provider: Actor;
  let far: Actor;

  beforeAll(async () => {
    server = await openTestServer(kind);
    await registerAsSystem(server.system, 'werk');
    await registerAsSystem(server.system, 'ver', { parties: NEW_PARTIES.replace('Gemeente Noord', 'Gemeente Zuid') });
    city = await actorOf(server, 'Gemeente Noord', 'commissioner');
    provider = await actorOf(server, 'Stichting Doen', 'provider');
    far = await actorOf(server, 'Gemeente Zuid', 'commissioner');
  });
  afterAll(async () => await server.close());

  const register = async (actor: Actor, slug: string, parts: TermParts = {}, more: { key?: string; dryRun?: boolean } = {}) =>
    await registerContract(server.system, { actor, terms: termsOf(slug, parts), ...more });
  const amend = async (actor: Actor, slug: string, parts: TermParts, key?: string) =>
    await amendContract(server.system, { actor, slug, key, terms: termsOf(slug, parts) });
  const seen = async (actor: Actor, slug: string) => await readAs(server.system, actor, (tx) => findContract(tx, slug, actor));
  const countRows = async (table: 'contracts' | 'parties' | 'contract_versions' | 'events' | 'idempotency_keys') =>
    await readAs(server.system, SYSTEM_ACTOR, async (tx) => (await tx.selectFrom(table).selectAll().execute()).length);
  const rowCounts = async () =>
    await Promise.all((['contracts', 'parties', 'contract_versions', 'events', 'idempotency_keys'] as const).map(countRows));
  const lastEvent = async () =>
    await readAs(
      server.system,
      SYSTEM_ACTOR,
      async (tx) => await tx.selectFrom('events').select(['kind', 'actor_party', 'actor_role']).orderBy('id', 'desc').executeTakeFirst(),
    );

  describe('registerContract', () => {
    it('takes the longest name that every page can still be asked for by', async () => {
      const slug = 'n'.repeat(80);
      expect(await register(city, slug)).toEqual({ ok: true, value: { slug } });
      expect((await server.app.inject({ method: 'GET', url: `/api/contracts/${slug}` })).statusCode).toBe(401);
    });

    it.each([
      ['the contract', 'n'.repeat(81), {}, 'contract'],
      ['a party', 'lang', { parties: NEW_PARTIES.replaceAll('toets', 't'.repeat(61)) }, 'parties.2.id'],
      ['an organisation', 'lang', { parties: NEW_PARTIES.replace('Bureau Toets', 'T'.repeat(201)) }, 'parties.2.name'],
      ['a rule', 'lang', { rules: `\n  - { id: r${'x'.repeat(60)}, outcome: baan, price: 1 }` }, 'rules.0.id'],
    ] as const)('refuses a name of %s that does not fit in the books', async (_what, slug, parts, field) => {
      const before = await rowCounts();
      expect(await register(city, slug, parts)).toMatchObject({ ok: false, error: { code: 'too_long', field } });
      expect(await rowCounts()).toEqual(before);
    });

    it('makes a contract that both sides see, and only who sent it has accepted it', async () => {
      expect(await register(city, 'nieuw', { parties: NEW_PARTIES })).toEqual({ ok: true, value: { slug: 'nieuw' } });
      const provides = await actorOf(server, 'Stichting Ver Weg', 'provider');
      expect((await seen(provides, 'nieuw'))?.parties.map((party) => party.name)).toEqual(['Gemeente Noord', 'Bureau Toets', 'Stichting Ver Weg']);
      expect(await seen(far, 'nieuw')).toBeUndefined();
      const accepted = await readAs(
        server.system,
        SYSTEM_ACTOR,
        async (tx) =>
          await tx
            .selectFrom('contract_versions')
            .innerJoin('contracts', 'id', 'contract_id')
            .select('accepted_by')
            .where('slug', '=', 'nieuw')
            .execute(),
      );
      expect(accepted).toEqual([{ accepted_by: city.partyIds }]);
      expect(await lastEvent()).toEqual({ kind: 'ContractRegistered', actor_party: city.partyIds[0], actor_role: 'commissioner' });
    });

    it.each(['investor', 'arranger', 'assessor'] as const)('is not for the %s', async (role: Role) => {
      const names = { investor: 'Fonds Lente', arranger: 'Bureau Aanjager', assessor: 'Bureau Toets' } as const;
      const actor = await actorOf(server, names[role === 'investor' || role === 'arranger' ? role : 'assessor'], role);
      expect(await register(actor, `van-${role}`)).toEqual({ ok: false, error: { code: 'not_allowed', wish: 'registerContract', role } });
    });

    it('is not for a participant', async () => {
      expect(await register({ ...provider, role: 'participant', subject: 'p1' }, 'van-deelnemer')).toMatchObject({
        ok: false,
        error: { code: 'not_allowed' },
      });
    });

    it.each([
      ['its organisation is not in it', () => far, {}],
      ['it stands in it in another role only', () => ({ ...provider, role: 'commissioner' as const }), {}],
      ['it stands for no organisation', () => ({ role: 'provider' as const, partyIds: [] }), {}],
    ])('refuses who draws up a contract between others: %s', async (_what, who, parts) => {
      const before = await rowCounts();
      expect(await register(who(), 'tussen-anderen', parts)).toMatchObject({ ok: false, error: { code: 'not_a_party' } });
      expect(await rowCounts()).toEqual(before);
    });

    it('refuses a name that is taken, also by a contract that the sender may not see', async () => {
      expect(await register(city, 'werk')).toEqual({ ok: false, error: { code: 'slug_taken', slug: 'werk' } });
      expect(await seen(city, 'ver')).toBeUndefined();
      expect(await register(city, 'ver')).toEqual({ ok: false, error: { code: 'slug_taken', slug: 'ver' } });
    });

    it('refuses terms of which the amounts do not fit in the books', async () => {
      expect(await register(city, 'te-groot', { rules: LARGE })).toEqual({ ok: false, error: { code: 'amounts_too_large' } });
    });

    it('does the same wish once, and keeps one key to one wish', async () => {
      const first = await register(city, 'sleutel', {}, { key: 'k1' });
      const before = await rowCounts();
      expect(await register(city, 'sleutel', {}, { key: 'k1' })).toEqual(first);
      expect(await register(city, 'anders', {}, { key: 'k1' })).toEqual({ ok: false, error: { code: 'idempotency_conflict', key: 'k1' } });
      expect(await rowCounts()).toEqual(before);
    });

    it('leaves nothing after a dry run', async () => {
      const before = await rowCounts();
      expect(
        await register(city, 'proef', { parties: NEW_PARTIES.replace('Stichting Ver Weg', 'Stichting Proef') }, { dryRun: true, key: 'k2' }),
      ).toEqual({ ok: true, value: { slug: 'proef' } });
      expect(await rowCounts()).toEqual(before);
    });

    it('lets one of two win who want the same name at the same moment, and a double click does it once', async () => {
      const own = NEW_PARTIES.replace('Gemeente Noord', 'Gemeente Zuid');
      const [one, other] = await Promise.all([register(city, 'gelijk', { parties: NEW_PARTIES }), register(far, 'gelijk', { parties: own })]);
      expect([one.ok, other.ok].sort()).toEqual([false, true]);
      expect([one, other].find((answer) => !answer.ok)).toEqual({ ok: false, error: { code: 'slug_taken', slug: 'gelijk' } });
      const [first, second] = await Promise.all([register(city, 'dubbel', {}, { key: 'k3' }), register(city, 'dubbel', {}, { key: 'k3' })]);
      expect([first, second]).toEqual([
        { ok: true, value: { slug: 'dubbel' } },
        { ok: true, value: { slug: 'dubbel' } },
      ]);
    });

    it('makes one organisation of a new name that two contracts bring in at the same moment', async () => {
      const parties = (who: string) => `
  - { id: gemeente, name: ${who}, roles: [commissioner] }
  - { id: uitvoerder, name: Stichting Gelijktijdig, roles: [provider] }`;
      const made = await Promise.all([
        register(city, 'gelijk-a', { parties: parties('Gemeente Noord') }),
        register(far, 'gelijk-b', { parties: parties('Gemeente Zuid') }),
      ]);
      expect(made.map((answer) => answer.ok)).toEqual([true, true]);
      const provides = await actorOf(server, 'Stichting Gelijktijdig', 'provider');
      expect([await seen(provides, 'gelijk-a'), await seen(provides, 'gelijk-b')].map((found) => found?.slug)).toEqual(['gelijk-a', 'gelijk-b']);
    });

    it('lets who chose only a role stand for the organisation that the contract names', async () => {
      const parties = NEW_PARTIES.replace('Gemeente Noord', 'Gemeente Nergens');
      const partyIds = await partyIdsInRole(server.system, readTerms(termsText('eerste', { parties })).sheet, 'commissioner');
      expect(await register({ role: 'commissioner', partyIds }, 'eerste', { parties }, { key: 'k4' })).toMatchObject({ ok: true });
      expect((await actorOf(server, 'Gemeente Nergens', 'commissioner')).partyIds).toEqual(partyIds);
      expect(await register({ role: 'commissioner', partyIds }, 'eerste', { parties }, { key: 'k4' })).toMatchObject({ ok: true });
    });
  });

  describe('amendContract', () => {
    beforeAll(async () => await registerAsSystem(server.system, 'wijzig'));

    it.each([
      ['skips a version', { version: '3', effective: '2026-07-01' }, 'version_not_next'],
      ['is in another currency', { version: '2', effective: '2026-07-01', currency: 'USD' }, 'other_currency'],
      ['has other parties', { version: '2', effective: '2026-07-01', parties: NEW_PARTIES }, 'other_parties'],
      ['starts on the first day', { version: '2', effective: '2026-01-01' }, 'effective_not_later'],
      ['has amounts that do not fit', { version: '2', effective: '2026-07-01', rules: LARGE }, 'amounts_too_large'],
    ])('refuses what %s', async (_what, parts: TermParts, code) => {
      expect(await amend(city, 'wijzig', parts)).toMatchObject({ ok: false, error: { code } });
    });

    it('refuses the terms of another contract', async () => {
      const terms = readTerms(termsText('werk', { version: '2', effective: '2026-07-01' }));
      expect(await amendContract(server.system, { actor: city, slug: 'wijzig', terms })).toMatchObject({
        ok: false,
        error: { code: 'other_contract' },
      });
    });

    it.each([
      ['a stranger', () => far],
      ['somebody who is in it in another role', () => ({ ...city, role: 'provider' as const })],
    ])('finds nothing for %s', async (_who, actor) => {
      expect(await amend(actor(), 'wijzig', { version: '2', effective: '2026-07-01' })).toEqual({ ok: false, error: { code: 'not_found' } });
    });

    it('is not for who may not', async () => {
      const assessor = await actorOf(server, 'Bureau Toets', 'assessor');
      expect(await amend(assessor, 'wijzig', { version: '2', effective: '2026-07-01' })).toEqual({
        ok: false,
        error: { code: 'not_allowed', wish: 'amendContract', role: 'assessor' },
      });
    });

    it('adds a version once, accepted by who sent it, whoever sends it again', async () => {
      const parts = { version: '2', effective: '2026-07-01', rules: '\n  - { id: baan_betaald, outcome: baan, price: 1100 }' };
      const first = await amend(provider, 'wijzig', parts, 'a1');
      expect(first).toEqual({ ok: true, value: { version: 2 } });
      expect(await amend(provider, 'wijzig', parts, 'a1')).toEqual(first);
      expect(await amend(provider, 'wijzig', { ...parts, version: '3' }, 'a1')).toEqual({
        ok: false,
        error: { code: 'idempotency_conflict', key: 'a1' },
      });
      const found = await seen(city, 'wijzig');
      expect(found?.versions.map((version) => [version.version, version.effectiveDay])).toEqual([
        [1, '2026-01-01'],
        [2, '2026-07-01'],
      ]);
      const accepted = await readAs(
        server.system,
        SYSTEM_ACTOR,
        async (tx) =>
          await tx
            .selectFrom('contract_versions')
            .select(['version', 'accepted_by'])
            .where('contract_id', '=', found?.id ?? '')
            .orderBy('version')
            .execute(),
      );
      expect(accepted).toEqual([
        { version: 1, accepted_by: [] },
        { version: 2, accepted_by: provider.partyIds },
      ]);
      expect(await lastEvent()).toEqual({ kind: 'ContractAmended', actor_party: provider.partyIds[0], actor_role: 'provider' });
    });

    it('lets one of two amendments win that come at the same moment', async () => {
      const both = await Promise.all([
        amend(city, 'wijzig', { version: '3', effective: '2026-10-01' }),
        amend(provider, 'wijzig', { version: '3', effective: '2026-11-01' }),
      ]);
      expect(both.map((answer) => answer.ok).sort()).toEqual([false, true]);
      expect(both.find((answer) => !answer.ok)).toMatchObject({ error: { code: 'version_not_next', expected: 4 } });
    });
  });

  it('shows everybody the contracts of its own, and the system all', async () => {
    const of = async (actor: Actor) => (await readAs(server.system, actor, listContracts)).map((row) => row.slug);
    expect(await of(far)).toContain('ver');
    expect(await of(far)).not.toContain('werk');
    expect(await of(SYSTEM_ACTOR)).toEqual(expect.arrayContaining(['ver', 'werk']));
  });
});

describe('the slug of an organisation', () => {
  it.each([
    ['Gemeente Noord', 'gemeente-noord'],
    ['  GEMEENTE   noord. ', 'gemeente-noord'],
    ['Stichting Één & Twee', 'stichting-een-twee'],
    ['Müller', 'muller'],
    ['!!!', 'partij'],
  ])('of %j is %s', (name, slug) => {
    expect(partySlug(name)).toBe(slug);
  });

  it('keeps names apart that have other letters', () => {
    const slugs = ['서울특별시', '경기도', 'Ö 서울', 'Ö 경기', 'Отец'].map(partySlug);
    expect(new Set(slugs).size).toBe(5);
    expect(slugs.every((slug) => /^[a-z0-9-]+$/.test(slug) && !slug.startsWith('-'))).toBe(true);
  });
});
