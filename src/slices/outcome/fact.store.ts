import { sql } from 'kysely';
import { z } from 'zod';
import { day } from '../../engine/calendar.ts';
import { cashSchema, type Claim, claimSchema, eventSchema, type Facts, measureSchema } from '../../engine/facts.ts';
import type { Tx } from '../../platform/command.ts';
import { hashText } from '../../platform/hash.ts';
import { nameOf, withFields } from './fact-changes.ts';

/** A fact with the word that says which of the four lists it stands in. */
export const storedFactSchema = z.discriminatedUnion('list', [
  z.strictObject({ list: z.literal('claims'), fact: claimSchema }),
  z.strictObject({ list: z.literal('measures'), fact: measureSchema }),
  z.strictObject({ list: z.literal('events'), fact: eventSchema }),
  z.strictObject({ list: z.literal('cash'), fact: cashSchema }),
]);
export type StoredFact = z.output<typeof storedFactSchema>;

/** `number` counts the versions of this fact, `order` all rows of the contract in the order of receipt. */
export type NewFact = { readonly id: string; readonly number: number; readonly order: number; readonly received: string; readonly fact: StoredFact };

export type FactBatch = {
  readonly id: string;
  readonly contractId: string;
  readonly fileName: string;
  readonly recordedDay: string;
  readonly receivedAt: string;
  /** The organisation that handed it in, or "system". */
  readonly uploadedBy: string;
  readonly uploadedAs: string;
  readonly contentHash: string;
  readonly facts: readonly NewFact[];
};

/** Rows go in by the thousand, so that no single statement holds the whole file twice, and others get their turn in between. */
const ROWS_PER_STATEMENT = 1_000;

function chunks<T>(rows: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(rows.length / ROWS_PER_STATEMENT) }, (_, index) =>
    rows.slice(index * ROWS_PER_STATEMENT, (index + 1) * ROWS_PER_STATEMENT),
  );
}

export async function insertBatch(tx: Tx, batch: FactBatch): Promise<void> {
  await tx
    .insertInto('fact_batches')
    .values({
      id: batch.id,
      contract_id: batch.contractId,
      file_name: batch.fileName,
      recorded_day: batch.recordedDay,
      received_at: batch.receivedAt,
      row_count: batch.facts.length,
      uploaded_by: batch.uploadedBy,
      uploaded_as: batch.uploadedAs,
      content_hash: batch.contentHash,
    })
    .execute();
  for (const rows of chunks(batch.facts)) await insertRows(tx, batch, rows);
}

/** As one value each time: a parameter for every field of every row costs more than the rows themselves. */
async function insertRows(tx: Tx, batch: FactBatch, facts: readonly NewFact[]): Promise<void> {
  await sql`
    insert into facts (id, contract_id, batch_id, kind, body, happened_day, recorded_day, effective_day, subject, external_key, received_day,
      receipt_order)
    select id, ${batch.contractId}, ${batch.id}, kind, body, happened_day, recorded_day, happened_day, subject, external_key, received_day,
      receipt_order
    from jsonb_to_recordset(${JSON.stringify(facts.map((entry) => toRow(batch, entry)))}::jsonb)
      as row (id text, kind text, body jsonb, happened_day date, recorded_day date, subject text, external_key text, received_day date,
        receipt_order integer)`.execute(tx);
}

function toRow(batch: FactBatch, entry: NewFact) {
  const { fact } = entry.fact;
  const recorded = fact.recorded ?? batch.recordedDay;
  return {
    id: entry.id,
    kind: entry.fact.list,
    body: entry.fact,
    happened_day: fact.day,
    recorded_day: recorded,
    subject: 'subject' in fact ? (fact.subject ?? null) : null,
    external_key: `${keyOf(entry.fact)}/${recorded}${entry.number === 1 ? '' : `#${entry.number}`}`,
    received_day: entry.received,
    receipt_order: entry.order,
  };
}

/**
 * Which fact a row is about. Ids come from strangers: quoted, so that two facts never share a key, and a long one as its fingerprint,
 * because the database keeps keys in an index.
 */
export function keyOf({ list, fact }: StoredFact): string {
  return keyFor(list, fact.series, fact.id);
}

function keyFor(list: StoredFact['list'], series: string, id: string): string {
  const name = JSON.stringify([series, id]);
  return `${list}/${name.length > MOST_NAME ? hashText(name) : name}`;
}

const MOST_NAME = 300;

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
    .orderBy('facts.receipt_order')
    .execute();
  return new Map(rows.map(({ body, by, day: saidOn }) => [storedFactSchema.parse(body).fact.id, { by, day: saidOn }]));
}

/** What stands under the ids of a file, and how many rows the contract has: all that adding needs, however much is there. */
export type Standing = {
  /** By `nameOf`: the version received last. */
  readonly latest: ReadonlyMap<string, StoredFact>;
  /** By `nameOf`: how many versions there are. */
  readonly versions: ReadonlyMap<string, number>;
  readonly count: number;
};

export async function loadStanding(tx: Tx, contractId: string, entries: readonly StoredFact[]): Promise<Standing> {
  const latest = new Map<string, StoredFact>();
  const versions = new Map<string, number>();
  for (const keys of chunks([...new Set(entries.map(keyOf))])) {
    for (const row of await findLatest(tx, contractId, keys)) {
      const fact = storedFactSchema.parse(row.body);
      latest.set(nameOf(fact), fact);
      versions.set(nameOf(fact), row.versions);
    }
  }
  return { latest, versions, count: await countFacts(tx, contractId) };
}

/** By `nameOf`: the organisations that handed in some version of it. */
export async function loadSaidBy(tx: Tx, contractId: string, entries: readonly StoredFact[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const names = new Map(entries.map((entry) => [keyOf(entry), nameOf(entry)]));
  const found: (readonly [string, string])[] = [];
  for (const keys of chunks([...names.keys()])) {
    const { rows } = await sql<{ readonly key: string; readonly by: string }>`
      select distinct facts.fact_key as key, fact_batches.uploaded_by as by
      from jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb) as asked (key)
      join facts on facts.contract_id = ${contractId} and facts.fact_key = asked.key
      join fact_batches on fact_batches.id = facts.batch_id`.execute(tx);
    found.push(...rows.map(({ key, by }) => [names.get(key) ?? key, by] as const));
  }
  return new Map([...Map.groupBy(found, ([name]) => name)].map(([name, own]) => [name, own.map(([, by]) => by)]));
}

/** The claims with these ids as they stand now; one that is not there is left out. */
export async function loadClaims(tx: Tx, contractId: string, ids: readonly string[]): Promise<readonly Claim[]> {
  const keys = ids.map((id) => keyFor('claims', 'actual', id));
  const facts = (await findLatest(tx, contractId, keys)).map((row) => storedFactSchema.parse(row.body));
  return facts.flatMap((entry) => (entry.list === 'claims' ? [entry.fact] : []));
}

type LatestRow = { readonly body: unknown; readonly versions: number };

/** Key by key along the index, however many rows the contract has. */
async function findLatest(tx: Tx, contractId: string, keys: readonly string[]): Promise<readonly LatestRow[]> {
  const { rows } = await sql<LatestRow>`
    select last.body, last.versions::integer as versions
    from jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb) as asked (key)
    cross join lateral (
      select body, count(*) over () as versions from facts
      where contract_id = ${contractId} and fact_key = asked.key
      order by receipt_order desc limit 1
    ) as last`.execute(tx);
  return rows;
}

async function countFacts(tx: Tx, contractId: string): Promise<number> {
  const row = await tx
    .selectFrom('facts')
    .select('receipt_order')
    .where('contract_id', '=', contractId)
    .where('receipt_order', 'is not', null)
    .orderBy('receipt_order', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.receipt_order ?? 0;
}

/** Pseudonyms of the contract that may be another spelling of one of these, the one that came first in front. */
export async function findSubjectsLike(tx: Tx, contractId: string, subjects: readonly string[]): Promise<readonly string[]> {
  const found: { readonly subject: string; readonly first: number }[] = [];
  for (const asked of chunks(subjects)) {
    const { rows } = await sql<{ readonly subject: string; readonly first: number }>`
      select known.subject, min(known.receipt_order)::integer as first
      from (select distinct lente_spelling(name) as spelling from jsonb_array_elements_text(${JSON.stringify(asked)}::jsonb) as names (name)) as asked
      join facts known on known.contract_id = ${contractId} and known.subject_spelling = asked.spelling
      group by known.subject`.execute(tx);
    found.push(...rows);
  }
  return found.sort((left, right) => left.first - right.first).map(({ subject }) => subject);
}

/** The facts of a contract, each with who handed it in and when it was received; of what came in twice on one day only the last. */
export async function loadFacts(tx: Tx, contractId: string): Promise<Facts> {
  const lastOfDay = new Map<string, StoredFact>();
  for (const entry of await loadVersions(tx, contractId))
    lastOfDay.set(`${entry.fact.received ?? `by ${entry.fact.recorded ?? ''}`} ${nameOf(entry)}`, entry);
  return toFacts([...lastOfDay.values()]);
}

/**
 * Every version of every fact, in the order of receipt. What came in before receipt was kept says nothing of it: it goes on counting by the day
 * of reporting, as it did when it was settled and approved, so that a newer program takes back nothing that was agreed.
 */
export async function loadVersions(tx: Tx, contractId: string): Promise<readonly StoredFact[]> {
  const senders = await loadSenders(tx, contractId);
  const rows = await tx
    .selectFrom('facts')
    .select(['body', 'received_day', 'receipt_order', 'batch_id'])
    .where('contract_id', '=', contractId)
    .orderBy('receipt_order')
    .execute();
  return rows.map((row) => {
    const { isReceived = true, ...sender } = senders.get(row.batch_id ?? '') ?? {};
    const order = row.receipt_order === null ? {} : { order: row.receipt_order };
    const received = isReceived ? { received: day(row.received_day) } : {};
    return withFields(storedFactSchema.parse(row.body), { ...received, ...order, ...sender });
  });
}

type SenderOf = { readonly by: string; readonly as?: string; readonly isReceived?: boolean };

/** By batch: the party by its word in the terms. One that is no party (any more) keeps its own id. */
async function loadSenders(tx: Tx, contractId: string): Promise<ReadonlyMap<string, SenderOf>> {
  const parties = await tx.selectFrom('contract_parties').select(['party_id', 'party_key']).where('contract_id', '=', contractId).execute();
  const keys = new Map(parties.map((party) => [party.party_id, party.party_key]));
  const batches = await tx
    .selectFrom('fact_batches')
    .select(['id', 'uploaded_by', 'uploaded_as', 'received_at'])
    .where('contract_id', '=', contractId)
    .execute();
  return new Map(
    batches.map((batch) => [
      batch.id,
      {
        by: keys.get(batch.uploaded_by) ?? batch.uploaded_by,
        ...(batch.uploaded_as === null ? {} : { as: batch.uploaded_as }),
        isReceived: batch.received_at !== null,
      },
    ]),
  );
}

export function toFacts(entries: readonly StoredFact[]): Facts {
  return {
    claims: entries.flatMap((entry) => (entry.list === 'claims' ? [entry.fact] : [])),
    measures: entries.flatMap((entry) => (entry.list === 'measures' ? [entry.fact] : [])),
    events: entries.flatMap((entry) => (entry.list === 'events' ? [entry.fact] : [])),
    cash: entries.flatMap((entry) => (entry.list === 'cash' ? [entry.fact] : [])),
  };
}

export type BatchRow = {
  readonly id: string;
  readonly fileName: string;
  readonly recordedDay: string;
  readonly rowCount: number;
  /** Party id, or "system"; with its role when that was kept. */
  readonly uploadedBy: string;
  readonly uploadedAs: string | null;
};

export async function listBatches(tx: Tx, contractId: string): Promise<readonly BatchRow[]> {
  return await tx
    .selectFrom('fact_batches')
    .select([
      'id',
      'file_name as fileName',
      'recorded_day as recordedDay',
      'row_count as rowCount',
      'uploaded_by as uploadedBy',
      'uploaded_as as uploadedAs',
    ])
    .where('contract_id', '=', contractId)
    .orderBy('recorded_day')
    .orderBy('id')
    .execute();
}
