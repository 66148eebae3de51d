import { sql } from 'kysely';
import { today } from '../clock.ts';
import { SYSTEM_ACTOR, type System, readAs } from '../command.ts';

/** Where a moment stands that is still to come, by the clock of this machine. */
export type AheadOfTime = { readonly table: string; readonly latest: string; readonly now: string };

/** Two machines are never quite equal. */
const LEEWAY_MS = 5 * 60_000;

const MOMENTS = [
  ['events', 'recorded_at'],
  ['settlements', 'proposed_at'],
  ['settlements', 'executed_at'],
  ['ledger_transfers', 'recorded_at'],
  ['contract_versions', 'recorded_at'],
] as const;

/** A clock that ran ahead, or runs behind now: the latest moment in the books lies after this one. Undefined when all is well. */
export async function findAheadOfTime(system: Pick<System, 'database' | 'clock'>): Promise<AheadOfTime | undefined> {
  const limit = new Date(system.clock.nowMs() + LEEWAY_MS).toISOString();
  const found = await readAs(system, SYSTEM_ACTOR, async (tx) => {
    const latest: AheadOfTime[] = [];
    for (const [table, column] of MOMENTS) {
      const { rows } = await sql<{ readonly latest: string | null }>`select max(${sql.ref(column)}) as latest from ${sql.table(table)}`.execute(tx);
      const moment = rows[0]?.latest;
      if (typeof moment === 'string' && moment > limit) latest.push({ table, latest: moment, now: today(system.clock) });
    }
    return latest;
  });
  return found.toSorted((left, right) => (left.latest < right.latest ? 1 : -1))[0];
}
