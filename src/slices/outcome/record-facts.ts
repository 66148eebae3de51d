import type { Day } from '../../engine/calendar.ts';
import type { Facts } from '../../engine/facts.ts';
import { type Result, fail, ok } from '../../engine/result.ts';
import type { TermSheet } from '../../engine/terms.ts';
import { newId, today } from '../../platform/clock.ts';
import { type Actor, type KeyUsedOtherwise, type Outcome, type System, type Tx, runCommand } from '../../platform/command.ts';
import { hashText } from '../../platform/hash.ts';
import { type StoredContract, actingParty, may, sheetsOf } from '../contract/contract.ts';
import { canBeSettled, findContractForChange } from '../contract/index.ts';
import type { FactIssue } from './fact-file.ts';
import { type Latest, type NewFact, type StoredFact, insertBatch, keyOf, loadLatest, numberedKey, toFacts } from './fact.store.ts';

export type FactFile = { readonly fileName: string; readonly facts: readonly StoredFact[]; readonly checked?: Checked | undefined };

/** Checking a file takes long, so it is done before the transaction. What it was checked against may have changed by then: `again` is for that. */
export type Checked = {
  readonly mark: string;
  readonly again: (sheets: readonly TermSheet[], known: Facts) => Result<readonly StoredFact[], readonly FactIssue[]>;
};
export type RecordProblem =
  | { readonly code: 'not_found' }
  | { readonly code: 'not_allowed'; readonly wish: string; readonly role: string }
  | { readonly code: 'no_facts' }
  | { readonly code: 'file_has_issues'; readonly issues: readonly FactIssue[] }
  | { readonly code: 'recorded_in_future'; readonly id: string; readonly recorded: Day; readonly today: Day }
  | { readonly code: 'amounts_too_large' };

/** `added` were new or say something else than before, `known` stood there already, word for word. */
export type RecordAnswer = { readonly batch: string; readonly added: number; readonly known: number };
type Input = {
  readonly actor: Actor;
  readonly key?: string | undefined;
  readonly dryRun?: boolean | undefined;
  readonly slug: string;
  readonly file: FactFile;
  /** What a later room does with it in the same transaction: money that moved is booked there. */
  readonly also?: AlsoRecorded | undefined;
};
export type AlsoRecorded = (tx: Tx, contract: StoredContract) => Promise<void>;

/**
 * Adds the facts of a file to a contract, all or nothing. The file was read and checked at the door.
 * A fact may say that it was written down earlier than today (an administration that is taken over); a period that was settled without
 * it is then corrected, never changed. The day of the upload itself is kept with the batch.
 */
export async function recordFacts(system: System, input: Input): Promise<Result<RecordAnswer, RecordProblem | KeyUsedOtherwise>> {
  const { actor, file } = input;
  if (!may(actor.role, 'recordFacts')) return fail({ code: 'not_allowed', wish: 'recordFacts', role: actor.role });
  if (file.facts.length === 0) return fail({ code: 'no_facts' });
  const contentHash = hashText(JSON.stringify(file.facts));
  const body = { slug: input.slug, fileName: file.fileName, contentHash };
  const command = { name: 'recordFacts', actor, key: input.key, body, dryRun: input.dryRun };
  return await runCommand<RecordAnswer, RecordProblem>(system, command, (tx) => record(tx, system, { ...input, contentHash }));
}

async function record(
  tx: Tx,
  system: System,
  input: Input & { readonly contentHash: string },
): Promise<Result<Outcome<RecordAnswer>, RecordProblem>> {
  const contract = await findContractForChange(tx, input.slug, input.actor);
  if (contract === undefined) return fail({ code: 'not_found' });
  const recordedDay = today(system.clock);
  const latest = await loadLatest(tx, contract.id);
  const current = factsToday(input.file, sheetsOf(contract), latest);
  if (!current.ok) return current;
  const facts = current.value.map((fact) => recordedOn(fact, recordedDay));
  const early = input.actor.role === 'system' ? undefined : findEarly(facts, recordedDay);
  if (early !== undefined) return fail(early);
  const rows = freshRows(system, facts, latest);
  const all = new Map([...[...latest].map(([key, entry]) => [key, entry.fact] as const), ...rows.map((row) => [keyOf(row.fact), row.fact] as const)]);
  if (rows.length > 0 && !canBeSettled(sheetsOf(contract), toFacts([...all.values()]))) return fail({ code: 'amounts_too_large' });
  const batch = newId(system.clock, 'bat');
  const uploadedBy = actingParty(contract.parties, input.actor) ?? input.actor.role;
  await insertBatch(tx, {
    id: batch,
    contractId: contract.id,
    fileName: input.file.fileName,
    recordedDay,
    contentHash: input.contentHash,
    uploadedBy,
    facts: rows,
  });
  if (rows.some((row) => row.fact.list === 'cash')) await input.also?.(tx, contract);
  const answer = { batch, added: rows.length, known: facts.length - rows.length };
  return ok({ answer, event: { kind: 'FactsRecorded', contractId: contract.id, body: { batch, rows: rows.length } } });
}

/** Changes with every fact and every version that comes in. */
export function markOf(versions: number, latest: ReadonlyMap<string, Latest>): string {
  return `${versions}/${[...latest.values()].reduce((total, entry) => total + entry.number, 0)}`;
}

/** Two who send the same claim under two ids at the same moment were both told that it is new: under the lock only one still is. */
function factsToday(file: FactFile, sheets: readonly TermSheet[], latest: ReadonlyMap<string, Latest>): Result<readonly StoredFact[], RecordProblem> {
  if (file.checked === undefined || file.checked.mark === markOf(sheets.length, latest)) return ok(file.facts);
  const again = file.checked.again(sheets, toFacts([...latest.values()].map((entry) => entry.fact)));
  if (!again.ok) return fail({ code: 'file_has_issues', issues: again.error });
  return again.value.length === 0 ? fail({ code: 'no_facts' }) : again;
}

/** Nobody wrote something down tomorrow: such a fact would wait unseen and then change what everybody counts on. */
function findEarly(facts: readonly StoredFact[], until: Day): RecordProblem | undefined {
  const early = facts.find(({ fact }) => (fact.recorded ?? until) > until)?.fact;
  return early?.recorded === undefined ? undefined : { code: 'recorded_in_future', id: early.id, recorded: early.recorded, today: until };
}

/** What is new. The same fact with other contents, written down on the same day, is a correction: it comes after the one before. */
function freshRows(system: System, facts: readonly StoredFact[], known: ReadonlyMap<string, Latest>): readonly NewFact[] {
  const latest = new Map(known);
  return facts.flatMap((fact) => {
    const key = keyOf(fact);
    const before = latest.get(key);
    if (before !== undefined && canonical(before.fact) === canonical(fact)) return [];
    const number = (before?.number ?? 0) + 1;
    latest.set(key, { number, fact });
    return [{ id: newId(system.clock, 'fac'), key: numberedKey(key, number), fact }];
  });
}

/** The same text for the same fact: the database gives the fields back in an order of its own. */
function canonical(fact: StoredFact): string {
  return JSON.stringify(fact, (_key, part: unknown) =>
    isFields(part) ? Object.fromEntries(Object.entries(part).sort(([left], [right]) => (left < right ? -1 : 1))) : part,
  );
}

function isFields(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
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
