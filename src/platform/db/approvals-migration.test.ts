import { expect, it } from 'vitest';
import { openInMemory } from './embedded.ts';
import { migrate, readMigrations } from './migrate.ts';
import { wrapEmbedded } from './open.ts';

const HASH = 'a'.repeat(64);
const AT = '2026-01-05T10:00:00Z';

/** Two payers (a, b), a commissioner that pays nothing (c), and settlements as they were approved before: by one for all, or by no party. */
const BEFORE = `
  insert into parties select 'par_' || name, name, name, '${AT}' from unnest(array['a', 'b', 'c', 'd']) as name;
  insert into contracts values ('con', 'con', 'direct', 'EUR', 'active', '2026-01-01', '2026-12-31', null, '${AT}');
  insert into contract_parties select 'con', 'par_' || name, name, name, case name when 'd' then 'provider' else 'commissioner' end
    from unnest(array['a', 'b', 'c', 'd']) as name;
  insert into contract_versions values ('con', 1, '2026-01-01', '', '{}', '${HASH}', '${AT}', array['x']);
  insert into settlements select id, 'con', id, '2026-01-01', 1, state, '[]', '${HASH}', 'EUR', 10, 0, 10, 'x', '${AT}',
      approver, case when approver is null then null else '${AT}'::timestamptz end,
      case state when 'executed' then approver end, case state when 'executed' then '${AT}'::timestamptz end
    from (values ('s1', 'proposed', null), ('s2', 'approved', 'par_a'), ('s3', 'executed', 'par_a'), ('s4', 'executed', 'system'), ('s5', 'approved', 'par_a'),
      ('s6', 'withdrawn', 'par_b')) as row (id, state, approver);
  insert into settlement_lines select id, payer, 'r', null, payer, 'd', id, 5, 0, 5
    from settlements cross join unnest(array['a', 'b']) as payer where not (id = 's5' and payer = 'b');`;

it('an approval of one for all becomes its own alone, and what is not booked yet waits for the others', async () => {
  const database = wrapEmbedded(await openInMemory(), () => undefined);
  const migrations = readMigrations();
  const known = migrations.findIndex(({ name }) => name === '0004_approvals.sql');
  await migrate(database, migrations.slice(0, known));
  await database.pool.query('begin');
  for (const statement of BEFORE.split(';\n')) await database.pool.query(statement);
  await database.pool.query('commit');
  await migrate(database);
  const given = await database.pool.query<object>('select settlement_id || party_key as who, approved_by as by from settlement_approvals order by 1');
  expect(given.rows.map(Object.values)).toEqual([
    ['s2a', 'par_a'],
    ['s3a', 'par_a'],
    ['s4a', 'system'],
    ['s4b', 'system'],
    ['s5a', 'par_a'],
    ['s6b', 'par_b'],
  ]);
  const states = await database.pool.query<object>('select id, state, approved_by from settlements order by id');
  expect(states.rows.map(Object.values)).toEqual([
    ['s1', 'proposed', null],
    ['s2', 'proposed', null],
    ['s3', 'executed', 'par_a'],
    ['s4', 'executed', 'system'],
    ['s5', 'approved', 'par_a'],
    ['s6', 'withdrawn', 'par_b'],
  ]);
  await database.close();
});
