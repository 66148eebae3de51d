import { expect, it } from 'vitest';
import { openInMemory } from './embedded.ts';
import { migrate, readMigrations } from './migrate.ts';
import { wrapEmbedded } from './open.ts';

const AT = `'2026-04-15T10:00:00Z'`;
const HASH = `repeat('a', 64)`;

it('facts that were there were received on the day of their upload, samples on the day of reporting, in that order', async () => {
  const database = wrapEmbedded({ ...(await openInMemory()) }, () => undefined);
  const before = readMigrations().filter(({ name }) => name < '0006');
  await migrate(database, before);
  const fact = (id: string, batch: string, recorded: string, key: string) =>
    `insert into facts values ('${id}', 'con_1', '${batch}', 'claims', '{}', '2026-01-10', '${recorded}', '2026-01-10', 'P 01', '${key}')`;
  const statements = [
    `insert into contracts values ('con_1', 'one', 'direct', 'EUR', 'active', '2026-01-01', '2026-12-31', null, ${AT})`,
    `insert into fact_batches values ('bat_1', 'con_1', 'f.csv', '2026-03-01', 2, 'par_1', ${HASH})`,
    `insert into fact_batches values ('bat_2', 'con_1', 'g.csv', '2026-03-05', 1, 'par_1', ${HASH})`,
    `insert into fact_batches values ('bat_0', 'con_1', 's.csv', '2026-04-01', 1, 'system', ${HASH})`,
    fact('fac_3', 'bat_2', '2026-01-11', 'claims/["actual","c1"]/2026-01-11'),
    fact('fac_2', 'bat_1', '2026-02-01', 'claims/["actual","c1"]/2026-02-01#2'),
    fact('fac_1', 'bat_1', '2026-02-01', 'claims/["actual","c1"]/2026-02-01'),
    fact('fac_0', 'bat_0', '2026-01-20', 'claims/["actual","s1"]/2026-01-20'),
  ];
  for (const statement of statements) await database.pool.query(statement);
  await migrate(database);
  const { rows } = await database.pool.query('select id, received_day, receipt_order, fact_key, subject_spelling from facts order by receipt_order');
  const c1 = { fact_key: 'claims/["actual","c1"]', subject_spelling: 'p1' };
  expect(rows).toEqual([
    { id: 'fac_0', received_day: '2026-01-20', receipt_order: 1, fact_key: 'claims/["actual","s1"]', subject_spelling: 'p1' },
    { id: 'fac_1', received_day: '2026-03-01', receipt_order: 2, ...c1 },
    { id: 'fac_2', received_day: '2026-03-01', receipt_order: 3, ...c1 },
    { id: 'fac_3', received_day: '2026-03-05', receipt_order: 4, ...c1 },
  ]);
  await expect(database.pool.query(`update facts set received_day = '2026-01-01'`)).rejects.toThrow('append_only');
  await database.close();
}, 60_000);
