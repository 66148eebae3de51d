import { must } from '../../engine/result.ts';
import { migrate } from './migrate.ts';
import { openDatabase } from './open.ts';

/**
 * A program of its own for durability.test.ts: opens the folder it is given, writes number after number, and says each
 * one aloud only after its commit. Ends only by being killed.
 */
const dataDir = must(process.argv[2], 'folder');
const opened = await openDatabase({ dataDir });
if (!opened.ok) {
  process.stdout.write(`refused ${opened.error.code}\n`);
  process.exit(3);
}
await migrate(opened.value);
await opened.value.pool.query('create table if not exists numbers (number integer primary key, filler text not null)');
for (let number = Number(process.argv[3]); ; number += 1) {
  await opened.value.pool.query('insert into numbers values ($1, $2)', [number, 'x'.repeat(2_000)]);
  process.stdout.write(`${number}\n`);
}
