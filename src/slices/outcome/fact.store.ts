import { sql } from 'kysely';
import { z } from 'zod';
import { cashSchema, claimSchema, eventSchema, type Facts, measureSchema } from '../../engine/facts.ts';
import type { Tx } from '../../platform/command.ts';
import { hashText } from '../../platform/hash.ts';

/** A fact with the word that says which of the four lists it stands in. */
export const storedFactSchema = z.discriminatedUnion('list', [
  z.strictObject({ list: z.literal('claims'), fact: claimSchema }),
  z.strictObject({ list: z.literal('measures'), fact: measureSchema }),
  z.strictObject({ list: z.literal('events'), fact: eventSchema }),
  z.strictObject({ list: z.literal('cash'), fact: cashSchema }),
]);
export type StoredFact = z.output<typeof storedFactSchema>;

/** `key` says which fact it is; the second and later ones of one day carry a number, and the last one counts. */
export type NewFact = { readonly id: string; readonly key: string; readonly fact: StoredFact };

export type FactBatch = {
  readonly id: string;
  readonly contractId: string;
  readonly fileName: string;
  readonly recordedDay: string;
  readonly uploadedBy: string;
  readonly contentHash: string;
  readonly facts: readonly NewFact[];
};

/** Rows go in by the thousand, so that no single statement holds the whole file twice. */
const ROWS_PER_INSERT = 5_000;

export async function insertBatch(tx: Tx, batch: FactBatch): Promise<void> {
  await tx
    .insertInto('fact_batches')
    .values({
      id: batch.id,
      contract_id: batch.contractId,
      file_name: batch.fileName,
      recorded_day: batch.recordedDay,
      row_count: batch.facts.length,
      uploaded_by: batch.uploadedBy,
      content_hash: batch.contentHash,
    })
    .execute();
  for (let start = 0; start < batch.facts.length; start += ROWS_PER_INSERT)
    await insertRows(tx, batch, batch.facts.slice(start, start + ROWS_PER_INSERT));
}

/** As one value each time: a parameter for every field of every row costs more than the rows themselves. */
async function insertRows(tx: Tx, batch: FactBatch, facts: readonly NewFact[]): Promise<void> {
  await sql`
    insert into facts (id, contract_id, batch_id, kind, body, happened_day, recorded_day, effective_day, subject, external_key)
    select id, ${batch.contractId}, ${batch.id}, kind, body, happened_day, recorded_day, happened_day, subject, external_key
    from jsonb_to_recordset(${JSON.stringify(facts.map((entry) => toRow(batch, entry)))}::jsonb)
      as row (id text, kind text, body jsonb, happened_day date, recorded_day date, subject text, external_key text)`.execute(tx);
}

function toRow(batch: FactBatch, entry: NewFact) {
  const { fact } = entry.fact;
  return {
    id: entry.id,
    kind: entry.fact.list,
    body: entry.fact,
    happened_day: fact.day,
    recorded_day: fact.recorded ?? batch.recordedDay,
    subject: 'subject' in fact ? (fact.subject ?? null) : null,
    external_key: entry.key,
  };
}

/** The facts of a contract; of what was written down twice on one day only the last. */
export async function loadFacts(tx: Tx, contractId: string): Promise<Facts> {
  return toFacts([...(await loadLatest(tx, contractId)).values()].map((entry) => entry.fact));
}

/** Who wrote a movement of money down, and when; `by` is a party, or the role of who has none. */
export type Said = { readonly by: string; readonly day: string };

/** By id of the fact: who wrote each movement of money down last. */
export async function loadSaid(tx: Tx, contractId: string): Promise<ReadonlyMap<string, Said>> {
  const rows = await tx
    .selectFrom('facts')
    .innerJoin('fact_batches', 'fact_batches.id', 'facts.batch_id')
    .select(['facts.body as body', 'fact_batches.uploaded_by as by', 'fact_batches.recorded_day as day'])
    .where('facts.contract_id', '=', contractId)
    .where('facts.kind', '=', 'cash')
    .orderBy('facts.recorded_day')
    .orderBy('facts.id')
    .execute();
  return new Map(rows.map(({ body, by, day }) => [storedFactSchema.parse(body).fact.id, { by, day }]));
}

/** Which one of a day this is: 1, 2, 3 … */
export type Latest = { readonly number: number; readonly fact: StoredFact };

/** By key without number: the fact that counts of those written down on the same day. */
export async function loadLatest(tx: Tx, contractId: string): Promise<ReadonlyMap<string, Latest>> {
  const rows = await tx
    .selectFrom('facts')
    .select(['body', 'external_key'])
    .where('contract_id', '=', contractId)
    .orderBy('recorded_day')
    .orderBy('id')
    .execute();
  const latest = new Map<string, Latest>();
  for (const row of rows) {
    const fact = storedFactSchema.parse(row.body);
    const key = keyOf(fact);
    const number = Number(/#(\d+)$/.exec(row.external_key ?? '')?.[1] ?? '1');
    if (number > (latest.get(key)?.number ?? 0)) latest.set(key, { number, fact });
  }
  return latest;
}

export function toFacts(entries: readonly StoredFact[]): Facts {
  return {
    claims: entries.flatMap((entry) => (entry.list === 'claims' ? [entry.fact] : [])),
    measures: entries.flatMap((entry) => (entry.list === 'measures' ? [entry.fact] : [])),
    events: entries.flatMap((entry) => (entry.list === 'events' ? [entry.fact] : [])),
    cash: entries.flatMap((entry) => (entry.list === 'cash' ? [entry.fact] : [])),
  };
}

/**
 * One fact as it was known on one day; a fact in the books always has its recorded day. Ids come from strangers: quoted, so that two facts
 * never share a key, and a long one as its fingerprint, because the database keeps keys in an index.
 */
export function keyOf(entry: StoredFact): string {
  const { series, id, recorded, day } = entry.fact;
  const name = JSON.stringify([series, id]);
  return `${entry.list}/${name.length > MOST_NAME ? hashText(name) : name}/${recorded ?? day}`;
}

const MOST_NAME = 300;

/** The key under which the nth fact of one day is stored; the first one has no number. */
export function numberedKey(key: string, number: number): string {
  return number === 1 ? key : `${key}#${number}`;
}

export type BatchRow = { readonly id: string; readonly fileName: string; readonly recordedDay: string; readonly rowCount: number };

export async function listBatches(tx: Tx, contractId: string): Promise<readonly BatchRow[]> {
  return await tx
    .selectFrom('fact_batches')
    .select(['id', 'file_name as fileName', 'recorded_day as recordedDay', 'row_count as rowCount'])
    .where('contract_id', '=', contractId)
    .orderBy('recorded_day')
    .orderBy('id')
    .execute();
}
