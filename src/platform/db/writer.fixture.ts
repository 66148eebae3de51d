import { must } from '../../engine/result.ts';
import { migrate } from './migrate.ts';
import { openDatabase } from './open.ts';

export const WRITER = import.meta.filename;

/**
 * Run as a program of its own by durability.test.ts: opens a folder, writes number after number, and says each one aloud
 * only after its commit. Ends only by being killed.
 */
async function write(dataDir: string, from: number): Promise<void> {
  const opened = await openDatabase({ dataDir });
  if (!opened.ok) {
    process.stdout.write(`refused ${opened.error.code}\n`);
    return;
  }
  await migrate(opened.value);
  await opened.value.pool.query('create table if not exists numbers (number integer primary key, filler text not null)');
  for (let number = from; ; number += 1) {
    await opened.value.pool.query('insert into numbers values ($1, $2)', [number, 'x'.repeat(2_000)]);
    process.stdout.write(`${number}\n`);
  }
}

if (process.argv[1] === WRITER) await write(must(process.argv[2], 'folder'), Number(process.argv[3]));
