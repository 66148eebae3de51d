import type { Day } from '../../engine/calendar.ts';
import type { Claim } from '../../engine/facts.ts';
import type { TermSheet } from '../../engine/terms.ts';
import type { FactEntry } from './fact-file-types.ts';

/**
 * A file of facts as a set of changes: what each row does to what is there. The same decision is shown before saving (in the browser) and
 * made when saving (on the server, under the lock of the contract).
 */

/** Who hands in: the party by its word in the terms, or "system" for work of no party. */
export type Sender = { readonly role: string; readonly party: string };

export type Change = {
  readonly state: 'new' | 'changed' | 'known';
  /** As it is kept: with the verdict that the sender may give, and the day of reporting. */
  readonly entry: FactEntry;
  /** What stood there under the same id. */
  readonly before: FactEntry | undefined;
  /** The file brought a verdict that is not for this sender to give: kept as reported. */
  readonly isReported: boolean;
};

export type Deciding = {
  readonly sheets: readonly TermSheet[];
  readonly sender: Sender;
  readonly today: Day;
  /** The fact that stands under a key of `nameOf`, if any. */
  readonly latest: ReadonlyMap<string, FactEntry>;
};

/** Which fact it is, whatever it says. */
export function nameOf({ list, fact }: FactEntry): string {
  return JSON.stringify([list, fact.series, fact.id]);
}

/** In: the facts of a file in its order. Out: one change for each; of two with one id the second sees the first. */
export function decideChanges(entries: readonly FactEntry[], { sheets, sender, today, latest }: Deciding): readonly Change[] {
  const seen = new Map<string, FactEntry>();
  const judges = mayJudge(sheets, sender);
  return entries.map((entry) => {
    const name = nameOf(entry);
    const change = decide(entry, { before: seen.get(name) ?? latest.get(name), judges, today });
    seen.set(name, change.entry);
    return change;
  });
}

type Case = { readonly before: FactEntry | undefined; readonly judges: boolean; readonly today: Day };

function decide(entry: FactEntry, { before, judges, today }: Case): Change {
  const said = judges ? { entry, isReported: false } : asReported(entry, before);
  // A row that does not say when it was reported says nothing new about it.
  const same = before !== undefined && textOf(said.entry, before) === textOf(before, before);
  if (same) return { state: 'known', entry: before, before, isReported: said.isReported };
  return { state: before === undefined ? 'new' : 'changed', entry: reportedOn(said.entry, today), before, isReported: said.isReported };
}

/** Who of a contract judges claims: the parties that assess and do not deliver themselves. Nobody: then what is handed in counts as it says. */
export function judgesOf(sheets: readonly TermSheet[]): readonly string[] {
  const parties = sheets.at(-1)?.parties ?? [];
  return parties.filter((party) => party.roles.includes('assessor') && !party.roles.includes('provider')).map((party) => party.id);
}

export function mayJudge(sheets: readonly TermSheet[], sender: Pick<Sender, 'role'>): boolean {
  return sender.role === 'assessor' || sender.role === 'system' || judgesOf(sheets).length === 0;
}

/**
 * What somebody hands in who does not judge: a claim is reported, and waits. A verdict that was given stays as long as the row says the same
 * as before; whoever changes what was judged reports it anew. Withdrawing is for everybody.
 */
function asReported(entry: FactEntry, before: FactEntry | undefined): Pick<Change, 'entry' | 'isReported'> {
  if (entry.list !== 'claims' || entry.fact.verdict === 'withdrawn') return { entry, isReported: false };
  const standing = before?.list === 'claims' && before.fact.verdict !== 'withdrawn' ? before.fact : undefined;
  const isSame = standing !== undefined && contentOf(entry.fact) === contentOf(standing);
  const { verdict, reason } = isSame ? standing : { verdict: 'claimed' as const, reason: entry.fact.reason };
  return {
    entry: { list: entry.list, fact: { ...entry.fact, verdict, reason } },
    isReported: entry.fact.verdict !== 'claimed' && verdict === 'claimed',
  };
}

/** What a claim says, without who judged it and when it was reported. */
function contentOf(claim: Claim): string {
  return canonical({ ...written(claim), verdict: undefined, reason: undefined, recorded: undefined });
}

/** The same text for the same fact: the database gives the fields back in an order of its own. */
function textOf({ list, fact }: FactEntry, before: FactEntry): string {
  return canonical([list, { ...written(fact), recorded: fact.recorded ?? before.fact.recorded }]);
}

/** Without what the system adds. */
function written<T extends FactEntry['fact']>(fact: T): Omit<T, 'received' | 'order' | 'by' | 'as'> {
  const { received: _received, order: _order, by: _by, as: _as, ...rest } = fact;
  return rest;
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    isFields(part) ? Object.fromEntries(Object.entries(part).sort(([left], [right]) => (left < right ? -1 : 1))) : part,
  );
}

function isFields(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A fact that does not say when it was reported was reported now. */
function reportedOn(entry: FactEntry, today: Day): FactEntry {
  return withFields(entry, { recorded: entry.fact.recorded ?? today });
}

type Given = Partial<Pick<Claim, 'recorded' | 'received' | 'order' | 'by' | 'as'>>;

/** The same fact with what the system adds. */
export function withFields(entry: FactEntry, given: Given): FactEntry {
  switch (entry.list) {
    case 'claims':
      return { list: entry.list, fact: { ...entry.fact, ...given } };
    case 'measures':
      return { list: entry.list, fact: { ...entry.fact, ...given } };
    case 'events':
      return { list: entry.list, fact: { ...entry.fact, ...given } };
    case 'cash':
      return { list: entry.list, fact: { ...entry.fact, ...given } };
  }
}
