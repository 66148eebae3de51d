import type { Day } from '../../engine/calendar.ts';
import { type Result, fail, ok } from '../../engine/result.ts';
import { newId, today } from '../../platform/clock.ts';
import { type Actor, type KeyUsedOtherwise, type Outcome, type System, type Tx, runCommand } from '../../platform/command.ts';
import { hashText } from '../../platform/hash.ts';
import { may } from '../contract/contract.ts';
import { findContract } from '../contract/index.ts';
import { type StoredFact, findKnownKeys, insertBatch, keyOf } from './fact.store.ts';

export type FactFile = { readonly fileName: string; readonly facts: readonly StoredFact[]; readonly recordedDay?: Day | undefined };
export type RecordProblem =
  | { readonly code: 'not_found' }
  | { readonly code: 'not_allowed'; readonly wish: string; readonly role: string }
  | { readonly code: 'no_facts' };

/** `added` were new, `known` stood there already with the same id and recorded day. */
export type RecordAnswer = { readonly batch: string; readonly added: number; readonly known: number };
type Input = { readonly actor: Actor; readonly key?: string | undefined; readonly slug: string; readonly file: FactFile };

/** Adds the facts of a file to a contract, all or nothing. The file was read and checked at the door. */
export async function recordFacts(system: System, input: Input): Promise<Result<RecordAnswer, RecordProblem | KeyUsedOtherwise>> {
  const { actor, file } = input;
  if (!may(actor.role, 'recordFacts')) return fail({ code: 'not_allowed', wish: 'recordFacts', role: actor.role });
  if (file.facts.length === 0) return fail({ code: 'no_facts' });
  const contentHash = hashText(JSON.stringify(file.facts));
  const body = { slug: input.slug, fileName: file.fileName, contentHash };
  return await runCommand<RecordAnswer, RecordProblem>(system, { name: 'recordFacts', actor, key: input.key, body }, (tx) => record(tx, system, { ...input, contentHash }));
}

async function record(tx: Tx, system: System, input: Input & { readonly contentHash: string }): Promise<Result<Outcome<RecordAnswer>, RecordProblem>> {
  const contract = await findContract(tx, input.slug);
  if (contract === undefined) return fail({ code: 'not_found' });
  const recordedDay = input.file.recordedDay ?? today(system.clock);
  const facts = input.file.facts.map((fact) => recordedOn(fact, recordedDay));
  const known = await findKnownKeys(tx, contract.id, facts.map((fact) => keyOf(fact, recordedDay)));
  const fresh = facts.filter((fact) => !known.has(keyOf(fact, recordedDay)));
  const batch = newId(system.clock, 'bat');
  const rows = fresh.map((fact) => ({ id: newId(system.clock, 'fac'), fact }));
  await insertBatch(tx, {
    id: batch, contractId: contract.id, fileName: input.file.fileName, recordedDay, contentHash: input.contentHash,
    uploadedBy: input.actor.partyIds[0] ?? input.actor.role, facts: rows,
  });
  const answer = { batch, added: rows.length, known: known.size };
  return ok({ answer, event: { kind: 'FactsRecorded', contractId: contract.id, body: { batch, rows: rows.length } } });
}

/** A fact that does not say when it was written down was written down now; a settlement of an earlier day does not know it. */
function recordedOn(entry: StoredFact, recordedDay: Day): StoredFact {
  switch (entry.list) {
    case 'claims':
      return { list: entry.list, fact: { ...entry.fact, recorded: entry.fact.recorded ?? recordedDay } };
    case 'measures':
      return { list: entry.list, fact: { ...entry.fact, recorded: entry.fact.recorded ?? recordedDay } };
    case 'events':
      return { list: entry.list, fact: { ...entry.fact, recorded: entry.fact.recorded ?? recordedDay } };
    case 'cash':
      return { list: entry.list, fact: { ...entry.fact, recorded: entry.fact.recorded ?? recordedDay } };
  }
}
