import { z } from 'zod';
import { cashSchema, claimSchema, eventSchema, type Facts, measureSchema } from '../../engine/facts.ts';
import type { Tx } from '../../platform/command.ts';

/** A fact with the word that says which of the four lists it stands in. */
export const storedFactSchema = z.discriminatedUnion('list', [
  z.strictObject({ list: z.literal('claims'), fact: claimSchema }),
  z.strictObject({ list: z.literal('measures'), fact: measureSchema }),
  z.strictObject({ list: z.literal('events'), fact: eventSchema }),
  z.strictObject({ list: z.literal('cash'), fact: cashSchema }),
]);
export type StoredFact = z.output<typeof storedFactSchema>;

export type FactBatch = {
  readonly id: string;
  readonly contractId: string;
  readonly fileName: string;
  readonly recordedDay: string;
  readonly uploadedBy: string;
  readonly contentHash: string;
  readonly facts: readonly { readonly id: string; readonly fact: StoredFact }[];
};

/** Rows go in by the thousand: one statement has room for 65,535 values. */
const ROWS_PER_INSERT = 5_000;

export async function insertBatch(tx: Tx, batch: FactBatch): Promise<void> {
  await tx
    .insertInto('fact_batches')
    .values({
      id: batch.id, contract_id: batch.contractId, file_name: batch.fileName, recorded_day: batch.recordedDay,
      row_count: batch.facts.length, uploaded_by: batch.uploadedBy, content_hash: batch.contentHash,
    })
    .execute();
  for (let start = 0; start < batch.facts.length; start += ROWS_PER_INSERT) {
    const rows = batch.facts.slice(start, start + ROWS_PER_INSERT).map((entry) => toRow(batch, entry));
    await tx.insertInto('facts').values(rows).execute();
  }
}

function toRow(batch: FactBatch, entry: { readonly id: string; readonly fact: StoredFact }) {
  const { fact } = entry.fact;
  const recorded = fact.recorded ?? batch.recordedDay;
  return {
    id: entry.id, contract_id: batch.contractId, batch_id: batch.id, kind: entry.fact.list, body: JSON.stringify(entry.fact),
    happened_day: fact.day, recorded_day: recorded, effective_day: fact.day,
    subject: 'subject' in fact ? (fact.subject ?? null) : null,
    external_key: keyOf(entry.fact, batch.recordedDay),
  };
}

export async function loadFacts(tx: Tx, contractId: string): Promise<Facts> {
  const rows = await tx.selectFrom('facts').select('body').where('contract_id', '=', contractId).orderBy('recorded_day').orderBy('id').execute();
  const facts = rows.map((row) => storedFactSchema.parse(row.body));
  return {
    claims: facts.flatMap((entry) => (entry.list === 'claims' ? [entry.fact] : [])),
    measures: facts.flatMap((entry) => (entry.list === 'measures' ? [entry.fact] : [])),
    events: facts.flatMap((entry) => (entry.list === 'events' ? [entry.fact] : [])),
    cash: facts.flatMap((entry) => (entry.list === 'cash' ? [entry.fact] : [])),
  };
}

/** Keys of facts that are there already, so that the same file sent twice adds nothing twice. */
export async function findKnownKeys(tx: Tx, contractId: string, keys: readonly string[]): Promise<ReadonlySet<string>> {
  const known = new Set<string>();
  for (let start = 0; start < keys.length; start += ROWS_PER_INSERT) {
    const part = keys.slice(start, start + ROWS_PER_INSERT);
    const rows = await tx.selectFrom('facts').select('external_key').where('contract_id', '=', contractId).where('external_key', 'in', part).execute();
    for (const row of rows) if (row.external_key !== null) known.add(row.external_key);
  }
  return known;
}

export function keyOf(entry: StoredFact, recordedDay: string): string {
  return `${entry.list}/${entry.fact.series}/${entry.fact.id}/${entry.fact.recorded ?? recordedDay}`;
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
