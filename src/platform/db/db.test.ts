import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COLUMN_TYPES } from './column-types.ts';
import { migrate, readMigrations } from './migrate.ts';
import type { OpenDatabase } from './open.ts';
import { canAnswer } from './open.ts';
import { openTestDatabase, testKinds } from './testing.ts';
import { inTransaction, SYSTEM_ACTOR } from './tx.ts';
import type { Actor, Tx } from './tx.ts';

describe.each(testKinds())('the %s database', (kind) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await openTestDatabase(kind);
  });
  afterAll(async () => await database.close());

  const one = async (expression: string): Promise<unknown> => {
    const { rows } = await database.pool.query<{ readonly value: unknown }>(`select ${expression} as value`);
    return rows[0]?.value;
  };

  it.each([
    [`date '2026-11-23'`, '2026-11-23'],
    [`date '0044-03-15'`, '0044-03-15'],
    ['9007199254740991::bigint', 9_007_199_254_740_991],
    [`timestamptz '2026-11-23 10:00:00.5+01'`, '2026-11-23T09:00:00.500Z'],
    [`timestamp '2026-03-29 02:30:00'`, '2026-03-29T02:30:00.000Z'],
    [`'{"a": [1, null]}'::jsonb`, { a: [1, null] }],
    [`array['a', 'b,c']::text[]`, ['a', 'b,c']],
    ['null::date', null],
    [`current_setting('timezone')`, 'UTC'],
  ])('reads %s as the other database does', async (expression, value) => {
    expect(await one(expression)).toEqual(value);
  });

  it('stops at a whole number that would lose its last digits', () => {
    const read = COLUMN_TYPES.getTypeParser(20);
    expect(() => read('9007199254740993')).toThrow('too large');
    expect(() => COLUMN_TYPES.getTypeParser(1082)('x')).not.toThrow();
    expect(() => COLUMN_TYPES.getTypeParser(1016)('{1}')).toThrow('cast it to text[]');
    expect(() => COLUMN_TYPES.getTypeParser(1184)('2026-11-23 10:00:00+01')).toThrow('not an instant in UTC');
  });

  it('answers', async () => {
    expect(await canAnswer(database)).toBe(true);
  });

  it('is up to date after the first migration, and refuses a migration that was changed afterwards', async () => {
    expect(await migrate(database)).toEqual([]);
    const changed = readMigrations().map((migration) => ({ ...migration, hash: 'other' }));
    await expect(migrate(database, changed)).rejects.toThrow('was changed after it was applied');
  });

  it('keeps nothing of a migration that fails halfway', async () => {
    const broken = { name: '9999_broken.sql', sql: 'create table half (a integer); select 1 / 0;', hash: 'x' };
    await expect(migrate(database, [...readMigrations(), broken])).rejects.toThrow('9999_broken.sql failed');
    expect(await one(`to_regclass('half')`)).toBeNull();
    expect(await one(`(select count(*) from schema_migrations where name like '9999%')`)).toBe(0);
  });

  it('lets two programs that start together migrate in turns', async () => {
    const extra = { name: '9998_extra.sql', sql: 'create table extra (a integer);', hash: 'y'.padEnd(64, 'y') };
    const applied = await Promise.all([migrate(database, [...readMigrations(), extra]), migrate(database, [...readMigrations(), extra])]);
    expect(applied.flat()).toEqual(['9998_extra.sql']);
  });

  it('forces row level security on every table but its own bookkeeping', async () => {
    const { rows } = await database.pool.query<{ readonly name: string }>(
      `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and not (relrowsecurity and relforcerowsecurity) order by 1`,
    );
    expect(rows.map(({ name }) => name)).toEqual(['extra', 'ledger_checks', 'schema_migrations']);
  });

  describe('row level security', () => {
    const actor = (name: string, role: Actor['role'] = 'provider'): Actor => ({ role, partyIds: [`par_${name}`] });
    const as = async <T>(who: Actor, work: (tx: Tx) => Promise<T>): Promise<T> => await inTransaction(database, who, work);
    const at = '2026-01-01T00:00:00Z';
    const contractRow = (name: string, createdBy: string | null = null) => ({
      id: `con_${name}`,
      slug: name,
      form: 'direct',
      currency: 'EUR',
      state: 'active',
      period_from: '2026-01-01',
      period_to: '2026-12-31',
      created_by: createdBy,
      created_at: at,
    });
    const partyRow = (name: string, contract: string, party = name) => ({
      contract_id: `con_${contract}`,
      party_id: `par_${party}`,
      party_key: name,
      name,
      role: 'provider',
    });

    beforeAll(async () => {
      await as(SYSTEM_ACTOR, async (tx) => {
        for (const name of ['a', 'b', 'both'])
          await tx
            .insertInto('parties')
            .values({ id: `par_${name}`, slug: name, name, created_at: at })
            .execute();
        for (const name of ['a', 'b']) {
          await tx.insertInto('contracts').values(contractRow(name)).execute();
          await tx
            .insertInto('contract_parties')
            .values([partyRow(name, name), partyRow('both', name)])
            .execute();
          await tx
            .insertInto('contract_versions')
            .values({
              contract_id: `con_${name}`,
              version: 1,
              effective_day: '2026-01-01',
              terms_source: '',
              terms_canonical: '{}',
              terms_hash: 'a'.repeat(64),
              recorded_at: at,
              accepted_by: ['x'],
            })
            .execute();
          await tx
            .insertInto('facts')
            .values({
              id: `fac_${name}`,
              contract_id: `con_${name}`,
              batch_id: null,
              kind: 'claim',
              body: '{}',
              happened_day: '2026-01-01',
              recorded_day: '2026-01-01',
              effective_day: '2026-01-01',
              subject: 'p1',
              external_key: 'k',
            })
            .execute();
          await tx.insertInto('settlements').values(settlementRow(name)).execute();
          await tx
            .insertInto('settlement_lines')
            .values({
              settlement_id: `set_${name}`,
              line_key: 'l',
              rule: 'r',
              outcome: null,
              payer: 'a',
              payee: 'b',
              period: 'p',
              computed_cents: 5,
              already_settled_cents: 0,
              due_cents: 5,
            })
            .execute();
          await tx
            .insertInto('events')
            .values({
              id: `evt_${name}`,
              contract_id: `con_${name}`,
              kind: 'X',
              body: '{}',
              actor_role: 'system',
              actor_party: null,
              recorded_at: at,
              effective_day: '2026-01-01',
            })
            .execute();
        }
      });
    });
    const settlementRow = (name: string) => ({
      id: `set_${name}`,
      contract_id: `con_${name}`,
      period_key: 'p',
      as_of_day: '2026-01-01',
      terms_version: 1,
      state: 'proposed' as const,
      statement: '{}',
      statement_hash: 'a'.repeat(64),
      currency: 'EUR',
      computed_cents: 5,
      already_settled_cents: 0,
      due_cents: 5,
      proposed_by: 'x',
      proposed_at: at,
      approved_by: null,
      approved_at: null,
      executed_by: null,
      executed_at: null,
    });

    it.each(['contracts', 'contract_parties', 'contract_versions', 'facts', 'settlements', 'settlement_lines', 'events'] as const)(
      'shows a party its own %s only',
      async (table) => {
        const rowsOf = async (who: Actor) => (await as(who, (tx) => tx.selectFrom(table).selectAll().execute())).length;
        const all = await rowsOf(SYSTEM_ACTOR);
        expect([
          await rowsOf(actor('a')),
          await rowsOf(actor('b')),
          await rowsOf(actor('both')),
          await rowsOf(actor('nobody')),
          await rowsOf({ role: 'participant', partyIds: [] }),
        ]).toEqual([all / 2, all / 2, all, 0, 0]);
      },
    );

    it('shows a party itself and those it has a contract with', async () => {
      const found = await as(actor('a'), (tx) => tx.selectFrom('parties').select('id').orderBy('id').execute());
      expect(found.map(({ id }) => id)).toEqual(['par_a', 'par_both']);
    });

    it('refuses to write in the contract of another, and to join it uninvited', async () => {
      const fact = {
        id: 'fac_x',
        contract_id: 'con_b',
        batch_id: null,
        kind: 'claim',
        body: '{}',
        happened_day: '2026-01-01',
        recorded_day: '2026-01-01',
        effective_day: '2026-01-01',
        subject: null,
        external_key: null,
      };
      await expect(as(actor('a'), (tx) => tx.insertInto('facts').values(fact).execute())).rejects.toThrow('row-level security');
      await expect(
        as(actor('a'), (tx) =>
          tx
            .insertInto('contract_parties')
            .values(partyRow('spy', 'b', 'a'))
            .execute(),
        ),
      ).rejects.toThrow('row-level security');
      const locked = await as(actor('a'), (tx) => tx.selectFrom('contracts').select('id').forUpdate().execute());
      expect(locked).toEqual([{ id: 'con_a' }]);
    });

    it.each([
      ['who is in a contract', `update contract_parties set role = 'commissioner'`],
      ['what was agreed', 'update contract_versions set accepted_by = accepted_by'],
      ['the day a contract ends', `update contracts set period_to = '2030-01-01'`],
      ['the amount of a settlement', 'update settlements set due_cents = 1, computed_cents = 1'],
    ])('lets no party write over %s, also in a contract of its own', async (_what, statement) => {
      await expect(as(actor('a'), (tx) => sql.raw(statement).execute(tx))).rejects.toThrow('permission denied');
    });

    it('lets nobody, not even work of no party, touch a settlement that was booked', async () => {
      const row = {
        id: 'set_booked',
        contract_id: 'con_a',
        period_key: '2026-03-31',
        as_of_day: '2026-03-31',
        terms_version: 1,
        state: 'proposed' as const,
        statement: '[]',
        statement_hash: 'a'.repeat(64),
        currency: 'EUR',
        computed_cents: 5,
        already_settled_cents: 0,
        due_cents: 5,
        proposed_by: 'x',
        proposed_at: at,
      };
      await as(SYSTEM_ACTOR, (tx) => tx.insertInto('settlements').values(row).execute());
      const approve = { state: 'approved' as const, approved_by: 'x', approved_at: at };
      await as(actor('a'), (tx) => tx.updateTable('settlements').set(approve).where('id', '=', row.id).execute());
      const book = { state: 'executed' as const, executed_by: 'x', executed_at: at };
      await as(actor('a'), (tx) => tx.updateTable('settlements').set(book).where('id', '=', row.id).execute());
      const change = (tx: Tx) =>
        tx.updateTable('settlements').set({ state: 'withdrawn', executed_by: null, executed_at: null }).where('id', '=', row.id).execute();
      for (const who of [actor('a'), SYSTEM_ACTOR]) await expect(as(who, change)).rejects.toThrow('append_only');
      await expect(database.pool.query(`update settlements set state = state where id = '${row.id}'`)).rejects.toThrow('append_only');
    });

    it('lets a party draw up a contract, name its parties, and nobody else see it until then', async () => {
      await as(actor('a', 'commissioner'), async (tx) => {
        await tx.insertInto('contracts').values(contractRow('new', 'par_a')).execute();
      });
      expect(await as(actor('b'), (tx) => tx.selectFrom('contracts').selectAll().where('slug', '=', 'new').execute())).toEqual([]);
      await as(actor('a', 'commissioner'), (tx) =>
        tx
          .insertInto('contract_parties')
          .values([partyRow('a', 'new'), partyRow('b', 'new')])
          .execute(),
      );
      expect(await as(actor('b'), (tx) => tx.selectFrom('contracts').select('slug').where('slug', '=', 'new').execute())).toEqual([{ slug: 'new' }]);
      await expect(as(actor('b'), (tx) => tx.insertInto('contracts').values(contractRow('forged', 'par_a')).execute())).rejects.toThrow(
        'row-level security',
      );
    });

    it('ends with the transaction: a connection that is used again starts with nothing', async () => {
      await as(actor('both'), (tx) => tx.selectFrom('contracts').selectAll().execute());
      expect(await one(`current_setting('lente.party_ids', true)`)).toBe('');
      expect(await one('current_user = session_user')).toBe(true);
    });

    it('refuses a party id that could be more than one', async () => {
      await expect(as({ role: 'provider', partyIds: ['par_a,par_b'] }, () => Promise.resolve(1))).rejects.toThrow('party id');
    });

    it('allows one settlement under way per contract and period', async () => {
      await expect(
        as(SYSTEM_ACTOR, (tx) =>
          tx
            .insertInto('settlements')
            .values({ ...settlementRow('a'), id: 'set_second' })
            .execute(),
        ),
      ).rejects.toThrow('settlements_under_way');
    });
  });
});
