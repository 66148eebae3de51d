import { type RawBuilder, sql } from 'kysely';
import { assert } from '../../engine/result.ts';
import type { OpenDatabase } from './open.ts';
import { type Tx, SYSTEM_ACTOR, inTransaction } from './tx.ts';

/** A row that is not what was written, one that nobody wrote through the program, or rows that are gone. `key` is empty for the last. */
export type SealFinding = { readonly table: string; readonly key: string; readonly problem: 'changed' | 'gone'; readonly count: number };

/** The final tables (migration 0007), each with what names a row of it. */
const SEALED: Readonly<Record<string, RawBuilder<string>>> = {
  parties: sql`id`,
  contracts: sql`id`,
  contract_parties: sql`contract_id || '/' || party_key || '/' || role`,
  contract_versions: sql`contract_id || '/' || version`,
  fact_batches: sql`id`,
  facts: sql`id`,
  settlements: sql`id`,
  settlement_lines: sql`settlement_id || '/' || line_key`,
  settlement_approvals: sql`settlement_id || '/' || party_key`,
  events: sql`id`,
  ledger_accounts: sql`id`,
};

/** Rows at a time, each in a transaction of its own: on the embedded database nobody waits long for a check. */
const PAGE = 2_000;

/** Holds every final row against the mark it left when it was written. In: `pause`, called between two pages. */
export async function checkSeals(database: OpenDatabase, pause: () => Promise<void>): Promise<readonly SealFinding[]> {
  const findings: SealFinding[] = [];
  for (const [table, key] of Object.entries(SEALED)) findings.push(...(await checkTable(database, { table, key }, pause)));
  return findings;
}

/** What was found before a change of the tables left new marks: asked by the program that changes them, and told ever after. */
export async function keepFindings(database: OpenDatabase, findings: readonly SealFinding[]): Promise<void> {
  const rows = findings.map(({ table, key, problem, count }) => ({ table_name: table, key, problem, row_count: count }));
  if (rows.length > 0) await inTransaction(database, SYSTEM_ACTOR, async (tx) => await tx.insertInto('seal_findings').values(rows).execute());
}

export async function keptFindings(database: OpenDatabase): Promise<readonly SealFinding[]> {
  const rows = await inTransaction(database, SYSTEM_ACTOR, async (tx) =>
    tx.selectFrom('seal_findings').selectAll().orderBy('found_at').orderBy('table_name').orderBy('key').execute(),
  );
  return rows.map(({ table_name: table, key, problem, row_count: count }) => ({ table, key, problem, count }));
}

type Sealed = { readonly table: string; readonly key: RawBuilder<string> };

async function checkTable(database: OpenDatabase, sealed: Sealed, pause: () => Promise<void>): Promise<readonly SealFinding[]> {
  const asSystem = async <T>(read: (tx: Tx) => Promise<T>): Promise<T> => await inTransaction(database, SYSTEM_ACTOR, read);
  // Rows first and marks after: what is written meanwhile has its mark, and no row waits for one.
  const rows: MarkedRow[] = [];
  for (let last: MarkedRow | undefined; ; last = rows.at(-1)) {
    const after = last?.place;
    const page = await asSystem((tx) => readPage(tx, sealed, after));
    rows.push(...page);
    if (page.length < PAGE) break;
    await pause();
  }
  const marks = await asSystem((tx) => readMarks(tx, sealed.table));
  if (compare(sealed.table, rows, marks).length === 0) return [];
  // A row that took a step between two pages is seen twice, or not at all: what was found is looked at again in one go.
  return await asSystem(async (tx) => compare(sealed.table, await readPage(tx, sealed, undefined, null), await readMarks(tx, sealed.table)));
}

type MarkedRow = { readonly key: string; readonly mark: string; readonly place: string };

async function readPage(tx: Tx, { table, key }: Sealed, after: string | undefined, limit: number | null = PAGE): Promise<readonly MarkedRow[]> {
  const from = after === undefined ? sql`` : sql`where r.ctid > ${after}::tid`;
  const { rows } = await sql<MarkedRow>`
    select ${key} as key, encode(lente_mark(${table}, to_jsonb(r)), 'hex') as mark, r.ctid::text as place
    from ${sql.table(table)} r ${from} order by r.ctid limit ${limit}::bigint`.execute(tx);
  return rows;
}

const DIGITS = 16;

/** How often each mark was left. */
async function readMarks(tx: Tx, table: string): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ readonly marks: string; readonly rows: number }>`
    select encode(marks, 'hex') as marks, row_count as rows from seals
    where table_name = ${table} and generation = (select max(generation) from seals where table_name = ${table})`.execute(tx);
  const left = new Map<string, number>();
  for (const { marks, rows: count } of rows) {
    assert(marks.length === count * DIGITS, 'a mark has sixteen digits');
    for (let start = 0; start < marks.length; start += DIGITS) {
      const mark = marks.slice(start, start + DIGITS);
      left.set(mark, (left.get(mark) ?? 0) + 1);
    }
  }
  return left;
}

/** A row whose mark was never left is changed; a mark without a row is of a changed row, and what is left over is of rows that are gone. */
function compare(table: string, rows: readonly MarkedRow[], marks: ReadonlyMap<string, number>): readonly SealFinding[] {
  const left = new Map(marks);
  const changed = rows.filter(({ mark }) => {
    const count = left.get(mark) ?? 0;
    if (count > 0) left.set(mark, count - 1);
    return count === 0;
  });
  const unseen = [...left.values()].reduce((total, count) => total + count, 0) - changed.length;
  const findings = changed.map(({ key }): SealFinding => ({ table, key, problem: 'changed', count: 1 }));
  return unseen > 0 ? [...findings, { table, key: '', problem: 'gone', count: unseen }] : findings;
}
