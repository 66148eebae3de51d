import { expect, it } from 'vitest';
import { knownFacts } from '../engine/known-facts.ts';
import { day } from '../engine/calendar.ts';
import { SYSTEM_ACTOR, readAs } from '../platform/command.ts';
import { openInMemory } from '../platform/db/embedded.ts';
import { migrate, readMigrations } from '../platform/db/migrate.ts';
import { wrapEmbedded } from '../platform/db/open.ts';
import { loadFacts } from '../slices/outcome/index.ts';

const AT = `'2026-04-15T10:00:00Z'`;
const HASH = `repeat('a', 64)`;

/** A claim as a program of before kept it: reported in January and February, uploaded in November. */
function fact(id: string, claim: { readonly id: string; readonly recorded: string; readonly subject: string }, suffix = ''): string {
  const body = JSON.stringify({
    list: 'claims',
    fact: { series: 'actual', day: '2026-01-10', outcome: 'baan', sequence: 1, quantity: '1', verdict: 'accepted', values: {}, ...claim },
  });
  const key = `claims/["actual","${claim.id}"]/${claim.recorded}${suffix}`;
  return `insert into facts values ('${id}', 'con_1', 'bat_1', 'claims', '${body}', '2026-01-10', '${claim.recorded}', '2026-01-10', 'p1', '${key}')`;
}

it('what came in before receipt was kept counts as it did when it was settled: by the day of reporting', async () => {
  const database = wrapEmbedded({ ...(await openInMemory()) }, () => undefined);
  await migrate(
    database,
    readMigrations().filter(({ name }) => name < '0006'),
  );
  const statements = [
    `insert into contracts values ('con_1', 'one', 'direct', 'EUR', 'active', '2026-01-01', '2026-12-31', null, ${AT})`,
    `insert into fact_batches values ('bat_1', 'con_1', 'f.csv', '2026-11-28', 4, 'par_1', ${HASH})`,
    fact('fac_1', { id: 'c1', recorded: '2026-02-20', subject: 'corrected' }),
    fact('fac_2', { id: 'c1', recorded: '2026-01-11', subject: 'first' }),
    fact('fac_3', { id: 'c2', recorded: '2026-01-12', subject: 'first' }),
    fact('fac_4', { id: 'c2', recorded: '2026-01-12', subject: 'corrected' }, '#2'),
  ];
  for (const statement of statements) await database.pool.query(statement);
  await migrate(database);
  const facts = await readAs({ database }, SYSTEM_ACTOR, (tx) => loadFacts(tx, 'con_1'));
  expect(facts.claims.map((claim) => [claim.id, claim.subject, claim.recorded, claim.received])).toEqual([
    ['c1', 'first', '2026-01-11', undefined],
    ['c2', 'corrected', '2026-01-12', undefined],
    ['c1', 'corrected', '2026-02-20', undefined],
  ]);
  const subjectsOn = (on: string) =>
    [...knownFacts(facts, day(on), 'actual').claimsByDay.values()].flat().map((claim) => `${claim.id} ${claim.subject}`);
  expect([subjectsOn('2026-01-31').toSorted(), subjectsOn('2026-03-01').toSorted()]).toEqual([
    ['c1 first', 'c2 corrected'],
    ['c1 corrected', 'c2 corrected'],
  ]);
  await database.close();
}, 60_000);
