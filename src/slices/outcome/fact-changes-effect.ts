import type { Day } from '../../engine/calendar.ts';
import type { Facts } from '../../engine/facts.ts';
import { type Cents, ZERO, cents } from '../../engine/money.ts';
import { TooLarge } from '../../engine/result.ts';
import { settle } from '../../engine/settle.ts';
import type { Refusal, Settled, Statement } from '../../engine/statement.ts';
import type { TermSheet } from '../../engine/terms.ts';
import { type Change, type Sender, nameOf, withFields } from './fact-changes.ts';
import type { FactEntry } from './fact-file-types.ts';

/** What a set of changes comes to, said by the settlement itself: what counts and why not, and the effect per period in money. */
export type Effect = {
  /** By `nameOf`: why a claim of the set earns nothing. */
  readonly refusals: ReadonlyMap<string, Refusal>;
  /** Periods of which the amount changes, in their order. Undefined: no amount can be made of it. */
  readonly periods: readonly PeriodEffect[] | undefined;
  /** The same once every claim of the set that waits is accepted, by whoever judges; absent when none waits. */
  readonly ifAccepted?: Pick<Effect, 'refusals' | 'periods'> | undefined;
};
export type PeriodEffect = { readonly period: string; readonly before: Cents; readonly after: Cents; readonly isOpen: boolean };

export type Weighing = {
  readonly sheets: readonly [TermSheet, ...TermSheet[]];
  readonly known: Facts;
  readonly changes: readonly Change[];
  readonly sender: Sender;
  readonly today: Day;
  /** What was settled before: its periods keep their version of the terms. */
  readonly settled: readonly Settled[];
};

/**
 * Looks from the end of the contract, so that periods that still run are told too; of those only what is certain already is said.
 * A claim that waits for a verdict earns nothing yet, whatever else is wrong with it: what it would come to is asked as if it were accepted.
 */
export function weighChanges(weighing: Weighing): Effect {
  const { sheets, known, changes, today, settled } = weighing;
  const end = sheets.reduce((last, sheet) => (sheet.period.to > last ? sheet.period.to : last), today);
  const fresh = stamped(weighing);
  try {
    const before = settle(sheets, known, end, { settled });
    const look = (entries: readonly FactEntry[]) => {
      const after = settle(sheets, together(known, entries), end, { settled });
      return { refusals: refusalsOf(after, changes, today), periods: periodsOf(before, after, today) };
    };
    return { ...look(fresh), ...(fresh.some(isWaiting) ? { ifAccepted: look(fresh.map(accepted)) } : {}) };
  } catch (error) {
    if (!(error instanceof TooLarge)) throw error;
    return { refusals: new Map(), periods: undefined };
  }
}

export function isWaiting(entry: FactEntry): boolean {
  return entry.list === 'claims' && entry.fact.verdict === 'claimed';
}

function accepted(entry: FactEntry): FactEntry {
  return entry.list === 'claims' && isWaiting(entry) ? { list: entry.list, fact: { ...entry.fact, verdict: 'accepted' } } : entry;
}

/** The new and changed facts as they will be once they are received. */
function stamped({ known, changes, sender, today }: Weighing): readonly FactEntry[] {
  const all = [...known.claims, ...known.measures, ...known.events, ...known.cash];
  const last = all.reduce((most, fact) => Math.max(most, fact.order ?? 0), 0);
  const fresh = changes.filter((change) => change.state !== 'known').map(({ entry }) => entry);
  return fresh.map((entry, index) => withFields(entry, { received: today, order: last + index + 1, by: sender.party, as: sender.role }));
}

export function together(known: Facts, fresh: readonly FactEntry[]): Facts {
  return {
    claims: [...known.claims, ...fresh.flatMap((entry) => (entry.list === 'claims' ? [entry.fact] : []))],
    measures: [...known.measures, ...fresh.flatMap((entry) => (entry.list === 'measures' ? [entry.fact] : []))],
    events: [...known.events, ...fresh.flatMap((entry) => (entry.list === 'events' ? [entry.fact] : []))],
    cash: [...known.cash, ...fresh.flatMap((entry) => (entry.list === 'cash' ? [entry.fact] : []))],
  };
}

/** While a period runs a number may still come, and a condition may still be met. */
const MAY_CHANGE: ReadonlySet<string> = new Set(['value_missing', 'condition_not_met', 'no_rule']);

function refusalsOf(statement: Statement, changes: readonly Change[], today: Day): ReadonlyMap<string, Refusal> {
  const paid = new Set(statement.items.map((item) => item.claim));
  const asked = new Set(changes.map(({ entry }) => nameOf(entry)));
  const refusals = new Map<string, Refusal>();
  for (const refusal of statement.refusals) {
    const name = JSON.stringify(['claims', statement.series, refusal.claim]);
    if (refusal.code === 'superseded' || !asked.has(name) || paid.has(refusal.claim)) continue;
    if (MAY_CHANGE.has(refusal.code) && (refusal.period ?? '') > today) continue;
    refusals.set(name, refusal);
  }
  return refusals;
}

function periodsOf(before: Statement, after: Statement, today: Day): readonly PeriodEffect[] {
  return after.periods.flatMap(({ key, to }) => {
    const [was, is] = [cents(before.totals.byPeriod[key] ?? ZERO), cents(after.totals.byPeriod[key] ?? ZERO)];
    return was === is ? [] : [{ period: key, before: was, after: is, isOpen: to > today }];
  });
}
