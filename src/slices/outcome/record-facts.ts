import type { Day } from '../../engine/calendar.ts';
import { type Result, fail, ok } from '../../engine/result.ts';
import type { TermSheet } from '../../engine/terms.ts';
import { newId, now, today } from '../../platform/clock.ts';
import { type Actor, type KeyUsedOtherwise, type Outcome, type System, type Tx, runCommand } from '../../platform/command.ts';
import { hashText } from '../../platform/hash.ts';
import { type StoredContract, actingParty, may, sheetsOf } from '../contract/contract.ts';
import { canBeSettled, findContractForChange } from '../contract/index.ts';
import { type Change, decideChanges, nameOf } from './fact-changes.ts';
import type { FactIssue } from './fact-file.ts';
import { type NewFact, type Standing, type StoredFact, insertBatch, loadFacts, loadSaidBy, loadStanding, toFacts } from './fact.store.ts';

export type FactFile = { readonly fileName: string; readonly facts: readonly StoredFact[]; readonly checked?: Checked | undefined };

/** A file is checked against the terms before the transaction, because that takes long. An amendment may come in between: `again` is for that. */
export type Checked = {
  readonly versions: number;
  readonly again: (sheets: readonly TermSheet[]) => Result<readonly StoredFact[], readonly FactIssue[]>;
};
export type RecordProblem =
  | { readonly code: 'not_found' }
  | { readonly code: 'not_allowed'; readonly wish: string; readonly role: string }
  | { readonly code: 'no_facts' }
  | { readonly code: 'file_has_issues'; readonly issues: readonly FactIssue[] }
  | { readonly code: 'recorded_in_future'; readonly id: string; readonly recorded: Day; readonly today: Day }
  | { readonly code: 'amounts_too_large' }
  | { readonly code: 'said_by_others'; readonly id: string; readonly by: string };

/**
 * `added` were not there, `changed` say something else than before, `known` stood there already; `reported` of them brought a verdict that is
 * for the assessor to give, and wait for it.
 */
export type RecordAnswer = {
  readonly batch: string;
  readonly added: number;
  readonly changed: number;
  readonly known: number;
  readonly reported: number;
};
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
 * A fact may say that it was reported earlier than today (an administration that is taken over); it is received today all the same, and
 * counts from today on. What an earlier statement said stays; the difference is a correction.
 */
export async function recordFacts(system: System, input: Input): Promise<Result<RecordAnswer, RecordProblem | KeyUsedOtherwise>> {
  const { actor, file } = input;
  if (!may(actor.role, 'recordFacts')) return fail({ code: 'not_allowed', wish: 'recordFacts', role: actor.role });
  if (file.facts.length === 0) return fail({ code: 'no_facts' });
  const contentHash = hashText(JSON.stringify(file.facts));
  const body = { slug: input.slug, fileName: file.fileName, contentHash };
  const command = { name: 'recordFacts', actor, key: input.key, body, dryRun: input.dryRun };
  return await runCommand<RecordAnswer, RecordProblem>(system, command, async (tx) => {
    const contract = await findContractForChange(tx, input.slug, actor);
    if (contract === undefined) return fail({ code: 'not_found' });
    const facts = factsNow(file, sheetsOf(contract));
    return facts.ok
      ? await addFacts(tx, system, { contract, actor, fileName: file.fileName, facts: facts.value, contentHash, also: input.also })
      : facts;
  });
}

/** The terms may have been amended since the file was read. */
function factsNow(file: FactFile, sheets: readonly TermSheet[]): Result<readonly StoredFact[], RecordProblem> {
  if (file.checked === undefined || file.checked.versions === sheets.length) return ok(file.facts);
  const again = file.checked.again(sheets);
  if (!again.ok) return fail({ code: 'file_has_issues', issues: again.error });
  return again.value.length === 0 ? fail({ code: 'no_facts' }) : again;
}

export type Adding = {
  /** Held for change: whoever adds to the same contract at the same moment comes after. */
  readonly contract: StoredContract;
  readonly actor: Actor;
  readonly fileName: string;
  readonly facts: readonly StoredFact[];
  readonly contentHash: string;
  readonly also?: AlsoRecorded | undefined;
};

/** The one way in which facts come in, from a file or from a screen. Looks at no more facts than it is given. */
export async function addFacts(tx: Tx, system: System, adding: Adding): Promise<Result<Outcome<RecordAnswer>, RecordProblem>> {
  const { contract, actor, facts } = adding;
  const day = today(system.clock);
  const early = actor.role === 'system' ? undefined : findEarly(facts, day);
  if (early !== undefined) return fail(early);
  const standing = await loadStanding(tx, contract.id, facts);
  const uploadedBy = actingParty(contract.parties, actor) ?? actor.role;
  const sender = { role: judgesHere(contract, actor) ? actor.role : 'provider', party: uploadedBy };
  const changes = decideChanges(facts, { sheets: sheetsOf(contract), sender, today: day, latest: standing.latest });
  const foreign = await findForeign(tx, { contract, actor }, changes);
  if (foreign !== undefined) return fail(foreign);
  const rows = freshRows(system, { changes, standing, received: actor.role === 'system' ? undefined : day });
  if (!(await fits(tx, contract, standing, rows))) return fail({ code: 'amounts_too_large' });
  const batch = newId(system.clock, 'bat');
  await insertBatch(tx, {
    id: batch,
    contractId: contract.id,
    fileName: adding.fileName,
    recordedDay: day,
    receivedAt: now(system.clock),
    contentHash: adding.contentHash,
    uploadedBy,
    uploadedAs: actor.role,
    facts: rows,
  });
  if (rows.some((row) => row.fact.list === 'cash')) await adding.also?.(tx, contract);
  const answer = { batch, ...countsOf(changes) };
  return ok({ answer, event: { kind: 'FactsRecorded', contractId: contract.id, body: { batch, rows: rows.length } } });
}

/** An assessor that delivers in this contract as well, under another id of the terms, does not judge in it. */
export function judgesHere({ parties }: StoredContract, actor: Actor): boolean {
  if (actor.role !== 'assessor') return true;
  const delivers = new Set(parties.filter((party) => party.role === 'provider').map((party) => party.partyId));
  return actor.partyIds.some((partyId) => !delivers.has(partyId));
}

type Who = Pick<Adding, 'contract' | 'actor'>;

/**
 * What another organisation handed in is not changed by whoever happens to know its id: of two providers neither withdraws the claims of the
 * other, and a payment or an agreement is changed by who said it. An assessor judges what anybody delivers; work of no party does all.
 */
async function findForeign(tx: Tx, { contract, actor }: Who, changes: readonly Change[]): Promise<RecordProblem | undefined> {
  if (actor.role === 'system') return undefined;
  const changed = changes.flatMap(({ state, before }) => (state === 'changed' && before !== undefined ? [before] : []));
  const saidBy = await loadSaidBy(tx, contract.id, changed);
  const isRole = (partyId: string, role: string): boolean => contract.parties.some((party) => party.partyId === partyId && party.role === role);
  const isForeign = (fact: StoredFact, by: string): boolean => {
    if (actor.partyIds.includes(by) || !contract.parties.some((party) => party.partyId === by)) return false;
    const isOfWhoSaid = fact.list === 'cash' || (fact.list === 'events' && fact.fact.kind === 'receipt');
    return isOfWhoSaid || (actor.role === 'provider' && isRole(by, 'provider'));
  };
  for (const fact of changed) {
    const by = (saidBy.get(nameOf(fact)) ?? []).find((partyId) => isForeign(fact, partyId));
    if (by === undefined) continue;
    return { code: 'said_by_others', id: fact.fact.id, by: contract.parties.find((party) => party.partyId === by)?.name ?? by };
  }
  return undefined;
}

function countsOf(changes: readonly Change[]): Omit<RecordAnswer, 'batch'> {
  const ofState = (state: Change['state']): number => changes.filter((change) => change.state === state).length;
  return {
    added: ofState('new'),
    changed: ofState('changed'),
    known: ofState('known'),
    reported: changes.filter((change) => change.isReported).length,
  };
}

/** Nobody reported something tomorrow: such a fact would say of itself what cannot be. */
function findEarly(facts: readonly StoredFact[], until: Day): RecordProblem | undefined {
  const early = facts.find(({ fact }) => (fact.recorded ?? until) > until)?.fact;
  return early?.recorded === undefined ? undefined : { code: 'recorded_in_future', id: early.id, recorded: early.recorded, today: until };
}

type Fresh = {
  readonly changes: readonly Change[];
  readonly standing: Standing;
  /** Undefined: work of no party (samples), where nobody received anything; it counts from its reported day on. */
  readonly received: Day | undefined;
};

/** What is new or says something else, in the order of reporting: of two versions in one file the one reported last comes last. */
function freshRows(system: System, { changes, standing, received }: Fresh): readonly NewFact[] {
  const versions = new Map(standing.versions);
  const fresh = changes.filter((change) => change.state !== 'known').map(({ entry }) => entry);
  return fresh.sort(byRecorded).map((fact, index) => {
    const name = nameOf(fact);
    const number = (versions.get(name) ?? 0) + 1;
    versions.set(name, number);
    return { id: newId(system.clock, 'fac'), number, order: standing.count + index + 1, received: received ?? recordedOf(fact), fact };
  });
}

function byRecorded(left: StoredFact, right: StoredFact): number {
  return recordedOf(left) < recordedOf(right) ? -1 : recordedOf(left) > recordedOf(right) ? 1 : 0;
}

function recordedOf({ fact }: StoredFact): Day {
  return fact.recorded ?? fact.day;
}

/** Below this number of rows everything is looked at each time. */
const FEW = 64;

/**
 * Does a settlement come out with these facts? To ask that, all facts are settled, so it is asked when it can matter: when the contract has
 * few rows, when it has twice as many as when it was last asked, and when a number is out of the ordinary. So one row costs one row.
 */
async function fits(tx: Tx, contract: StoredContract, standing: Standing, rows: readonly NewFact[]): Promise<boolean> {
  if (rows.length === 0) return true;
  const before = Math.floor(Math.log2(Math.max(standing.count, FEW)));
  const after = Math.floor(Math.log2(Math.max(standing.count + rows.length, FEW)));
  if (standing.count > FEW && before === after && rows.every((row) => isOrdinary(row.fact))) return true;
  const known = await loadFacts(tx, contract.id);
  const added = toFacts(rows.map((row) => asAccepted(row.fact)));
  const replaced = new Set(rows.map((row) => nameOf(row.fact)));
  const kept = (list: StoredFact['list']) => (fact: StoredFact['fact']) => !replaced.has(JSON.stringify([list, fact.series, fact.id]));
  return canBeSettled(sheetsOf(contract), {
    claims: [...known.claims.filter(kept('claims')), ...added.claims],
    measures: [...known.measures.filter(kept('measures')), ...added.measures],
    events: [...known.events.filter(kept('events')), ...added.events],
    cash: [...known.cash.filter(kept('cash')), ...added.cash],
  });
}

/** What waits for a verdict is looked at as if it were given: else the assessor would hear what the sender should have. */
function asAccepted(entry: StoredFact): StoredFact {
  return entry.list === 'claims' && entry.fact.verdict === 'claimed' ? { list: entry.list, fact: { ...entry.fact, verdict: 'accepted' } } : entry;
}

const MOST_DIGITS = 6;

/** Nothing in it above a million. */
function isOrdinary({ fact }: StoredFact): boolean {
  const numbers = [
    ...('quantity' in fact ? [fact.quantity, ...Object.values(fact.values)] : []),
    ...('value' in fact ? [fact.value] : []),
    ...('amount' in fact ? [fact.amount] : []),
  ];
  return numbers.every((number) => (number.replace(/^[-+]/, '').split('.')[0] ?? '').length <= MOST_DIGITS);
}
