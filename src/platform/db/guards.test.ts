import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OpenDatabase } from './open.ts';
import { attemptSql, openTestDatabase, testKinds } from './testing.ts';
import type { SqlActor } from './testing.ts';

const OWN = { party: 'par_own' } as const;
/** Every guard holds for the organisation whose contract it is, for work of no party, and for the owner of the tables. */
const EVERYBODY = [
  ['the organisation', OWN],
  ['the system', 'system'],
  ['the owner', 'owner'],
] as const;
const REFUSED = /append_only|permission denied/;
const AT = `'2026-04-15T10:00:00Z'`;

describe.each(testKinds())('what the %s database keeps as it was written', (kind) => {
  let database: OpenDatabase;
  let number = 0;
  const attempt = async (statements: readonly string[], as: SqlActor = OWN): Promise<string> => await attemptSql(database, statements, as);
  const done = async (...statements: readonly string[]): Promise<void> => expect(await attempt(statements)).toBe('committed');
  const value = async (expression: string): Promise<unknown> =>
    (await database.pool.query<{ readonly value: unknown }>(`select ${expression} as value`)).rows[0]?.value;

  beforeAll(async () => {
    database = await openTestDatabase(kind);
    await done(
      ...['own', 'stranger'].map((name) => `insert into parties values ('par_${name}', '${name}', '${name}', ${AT})`),
      `insert into contracts values ('con_own', 'own', 'direct', 'EUR', 'active', '2026-01-01', '2026-12-31', 'par_own', ${AT})`,
      `insert into contract_parties values ('con_own', 'par_own', 'own', 'own', 'provider')`,
      `insert into contract_versions values ('con_own', 1, '2026-01-01', '', '{}', repeat('a', 64), ${AT}, '{own}')`,
      `insert into fact_batches values ('bat_1', 'con_own', 'f.csv', '2026-01-01', 1, 'own', repeat('a', 64))`,
      `insert into facts values ('fac_1', 'con_own', 'bat_1', 'claim', '{}', '2026-01-01', '2026-01-01', '2026-01-01', 'p1', 'k')`,
      `insert into events values ('evt_1', 'con_own', 'X', '{}', 'commissioner', 'par_own', ${AT}, '2026-01-01')`,
    );
  });
  afterAll(async () => await database.close());

  describe.each(EVERYBODY)('against %s', (_who, as) => {
    it.each([
      `update contract_parties set party_id = 'par_stranger'`,
      `update contract_parties set role = 'investor'`,
      `delete from contract_parties`,
      `update contracts set created_by = 'par_stranger'`,
      `update contracts set period_to = '2030-12-31'`,
      `update contracts set state = 'ended'`,
      `update contract_versions set terms_canonical = '{"a": 1}'`,
      `update fact_batches set row_count = 2`,
      `update facts set body = '{"amount": 1}'`,
      `update events set kind = 'Y'`,
      `update settlement_lines set due_cents = 1, computed_cents = 1`,
      `update idempotency_keys set body_hash = repeat('b', 64)`,
      `update idempotency_keys set actor = 'another'`,
    ])('%s', async (statement) => {
      expect(await attempt([statement], as)).toMatch(REFUSED);
    });
  });

  it.each([
    ['the organisation', OWN],
    ['the system', 'system'],
  ] as const)('an organisation keeps its name, also against %s', async (_who, as) => {
    expect(await attempt([`update parties set slug = 'another', name = 'Another' where id = 'par_own'`], as)).toContain('permission denied');
  });

  it.each(EVERYBODY)('takes no stranger into a contract that has terms, from %s', async (_who, as) => {
    const stranger = `insert into contract_parties values ('con_own', 'par_stranger', 'late', 'late', 'investor')`;
    expect(await attempt([stranger], as)).toContain('contract_parties_fixed');
  });

  it('gives one answer to one key', async () => {
    await done(
      `insert into idempotency_keys values ('par_own', 'k1', repeat('a', 64), null, ${AT})`,
      `update idempotency_keys set answer = '{"id": 1}'`,
    );
    for (const [, as] of EVERYBODY)
      expect(await attempt([`update idempotency_keys set answer = '{"id": 2}' where key = 'k1'`], as)).toContain('answer_given');
  });

  describe('a settlement', () => {
    const columns = `(id, contract_id, period_key, as_of_day, terms_version, state, statement, statement_hash, currency,
      computed_cents, already_settled_cents, due_cents, proposed_by, proposed_at, approved_by, approved_at, executed_by, executed_at)`;
    const row = (id: string, state = 'proposed', steps = 'null, null, null, null') =>
      `insert into settlements ${columns} values ('${id}', 'con_own', '${id}', '2026-04-15', 1, '${state}', '[]', repeat('a', 64), 'EUR', 500, 0, 500,
        'own', ${AT}, ${steps})`;
    const line = (id: string, key = 'l') => `insert into settlement_lines values ('${id}', '${key}', 'r', null, 'a', 'b', 'p', 500, 0, 500)`;
    const approve = (id: string) => `update settlements set state = 'approved', approved_by = 'own', approved_at = ${AT} where id = '${id}'`;
    const execute = (id: string) => `update settlements set state = 'executed', executed_by = 'own', executed_at = ${AT} where id = '${id}'`;
    const withdraw = (id: string) => `update settlements set state = 'withdrawn' where id = '${id}'`;
    const steps = { proposed: [], approved: [approve], executed: [approve, execute], withdrawn: [withdraw] } as const;
    const states = ['proposed', 'approved', 'executed', 'withdrawn'] as const;

    let id = '';
    beforeEach(() => {
      number += 1;
      id = `set_${number}`;
    });
    /** In one transaction per step, as it goes in life. */
    const bring = async (state: (typeof states)[number]): Promise<void> => {
      await done(row(id), line(id));
      for (const step of steps[state]) await done(step(id));
    };

    it.each(states)('reaches %s by its own steps', async (state) => {
      await bring(state);
      expect(await value(`(select state from settlements where id = '${id}')`)).toBe(state);
    });

    it.each(
      states.flatMap((state) =>
        [
          `computed_cents = 9, due_cents = 9`,
          `statement_hash = repeat('b', 64)`,
          `period_key = 'other'`,
          `as_of_day = '2026-05-01'`,
          `terms_version = 2`,
          `currency = 'USD'`,
          `proposed_by = 'x'`,
          `written_in = '3'`,
        ].map((change) => [state, change] as const),
      ),
    )('that is %s keeps what was proposed: %s', async (state, change) => {
      await bring(state);
      for (const [, as] of EVERYBODY) expect(await attempt([`update settlements set ${change} where id = '${id}'`], as)).toMatch(REFUSED);
    });

    it.each(states)('that is %s keeps its lines against an organisation', async (state) => {
      await bring(state);
      expect(await attempt([`update settlements set statement = '[1]' where id = '${id}'`])).toMatch(REFUSED);
    });

    it.each(['executed', 'withdrawn'] as const)('that is %s keeps its lines against everybody', async (state) => {
      await bring(state);
      for (const [, as] of EVERYBODY) expect(await attempt([`update settlements set statement = '[1]' where id = '${id}'`], as)).toMatch(REFUSED);
    });

    const empty = `approved_by = null, approved_at = null, executed_by = null, executed_at = null`;
    it.each([
      ['executed', `state = 'proposed', ${empty}`],
      ['executed', `state = 'withdrawn', executed_by = null, executed_at = null`],
      ['executed', `executed_by = 'another'`],
      ['executed', `state = state`],
      ['withdrawn', `state = 'proposed'`],
      ['withdrawn', `state = 'approved', approved_by = 'x', approved_at = ${AT}`],
      ['approved', `state = 'proposed', ${empty}`],
      ['approved', `approved_by = 'another'`],
      ['approved', `state = 'executed', executed_by = 'x', executed_at = ${AT}, approved_by = 'another'`],
      ['proposed', `state = 'executed', approved_by = 'x', approved_at = ${AT}, executed_by = 'x', executed_at = ${AT}`],
      ['proposed', `state = 'withdrawn', approved_by = 'x', approved_at = ${AT}`],
      ['proposed', `approved_by = 'x'`],
    ] as const)('that is %s does not take: %s', async (state, change) => {
      await bring(state);
      for (const [, as] of EVERYBODY)
        expect(await attempt([`update settlements set ${change} where id = '${id}'`], as)).toMatch(/settlement_step_refused|append_only/);
    });

    it.each([
      ['approved', `'x', ${AT}, null, null`],
      ['executed', `'x', ${AT}, 'x', ${AT}`],
      ['withdrawn', `null, null, null, null`],
      ['proposed', `'x', ${AT}, null, null`],
    ])('does not begin as %s with %s', async (state, columnsOfSteps) => {
      for (const [, as] of EVERYBODY) expect(await attempt([row(id, state, columnsOfSteps)], as)).toContain('settlement_not_proposed');
    });

    it.each(states)('that is %s takes no more lines, and none goes', async (state) => {
      await bring(state);
      for (const [, as] of EVERYBODY) {
        expect(await attempt([line(id, 'late')], as)).toContain('settlement_late_line');
        expect(await attempt([`delete from settlements where id = '${id}'`], as)).toMatch(REFUSED);
      }
    });

    it('cannot say beforehand which transaction will add its lines', async () => {
      const later = await value(`pg_current_xact_id()::text::bigint + 3`);
      await done(
        row(id)
          .replace('executed_at)', 'executed_at, written_in)')
          .replace(/\)$/, `, '${String(later)}')`),
      );
      expect(await value(`(select written_in < '${String(later)}' from settlements where id = '${id}')`)).toBe(true);
    });
  });
});
