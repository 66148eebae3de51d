import type { Claim, Facts } from '../../../engine/facts.ts';
import { comesAfter } from '../../../engine/known-facts.ts';
import type { FactKind } from '../fact-file-types.ts';

/** A fact of any list as one row of a table. */
export type FactRowView = {
  readonly key: string;
  readonly kind: FactKind;
  readonly day: string;
  readonly recorded: string | undefined;
  readonly received: string | undefined;
  /** Id of the party that handed it in, and its role. */
  readonly by: string | undefined;
  readonly as: string | undefined;
  /** Who judged what somebody else reported, and when: the days and the sender beside it stay those of the report. */
  readonly judged: { readonly by: string | undefined; readonly on: string | undefined } | undefined;
  /** Why a claim was accepted or not. */
  readonly reason: string | undefined;
  /** Id of an outcome, or the name of a measure or event. */
  readonly about: string | undefined;
  readonly subject: string | undefined;
  readonly verdict: Claim['verdict'] | undefined;
  /** How many, or what was measured; decimal text. */
  readonly value: string | undefined;
  /** Money of a cash fact; decimal text in major units. */
  readonly amount: string | undefined;
  /** A later fact with the same id counts instead. */
  readonly isReplaced: boolean;
};

/** All facts, newest day first; of the same day in the order in which they stood. */
export function factRows(facts: Facts): readonly FactRowView[] {
  const rows = [
    ...facts.claims.map((fact) => ({
      list: 'claims',
      fact,
      row: {
        ...NONE,
        kind: 'claim' as const,
        about: fact.outcome,
        subject: fact.subject,
        verdict: fact.verdict,
        reason: fact.reason,
        value: fact.quantity === '1' ? undefined : fact.quantity,
      },
    })),
    ...facts.measures.map((fact) => ({
      list: 'measures',
      fact,
      row: { ...NONE, kind: 'measure' as const, about: fact.name, subject: fact.subject, value: fact.value },
    })),
    ...facts.events.map((fact) => ({
      list: 'events',
      fact,
      row: { ...NONE, kind: fact.kind, about: fact.name ?? fact.outcome, subject: fact.subject },
    })),
    ...facts.cash.map((fact) => ({ list: 'cash', fact, row: { ...NONE, kind: fact.kind, about: fact.tranche ?? fact.party, amount: fact.amount } })),
  ];
  const last = latestOf(rows);
  const reported = latestOf(rows.filter(({ fact }) => !isVerdict(fact)));
  return rows
    .map(({ list, fact, row }, index): FactRowView => ({
      ...row,
      ...senderOf(fact, reported.get(nameOf(list, fact))),
      key: `${list} ${fact.id} ${index}`,
      day: fact.day,
      isReplaced: last.get(nameOf(list, fact)) !== fact,
    }))
    .sort((left, right) => (left.day < right.day ? 1 : left.day > right.day ? -1 : 0));
}

type AnyFact = Facts['claims' | 'measures' | 'events' | 'cash'][number];

function nameOf(list: string, fact: AnyFact): string {
  return `${list} ${fact.series} ${fact.id}`;
}

function latestOf(rows: readonly { readonly list: string; readonly fact: AnyFact }[]): ReadonlyMap<string, AnyFact> {
  const latest = new Map<string, AnyFact>();
  for (const { list, fact } of rows) {
    const known = latest.get(nameOf(list, fact));
    if (known === undefined || comesAfter(fact, known)) latest.set(nameOf(list, fact), fact);
  }
  return latest;
}

function isVerdict(fact: AnyFact): boolean {
  return fact.as === 'assessor';
}

/** Who reported it and when; of a verdict on the report of somebody else also who judged. */
function senderOf(fact: AnyFact, report: AnyFact | undefined): Pick<FactRowView, 'recorded' | 'received' | 'by' | 'as' | 'judged'> {
  const isJudged = isVerdict(fact) && report !== undefined;
  const { recorded, received, by, as } = isJudged ? report : fact;
  return { recorded, received, by, as, judged: isJudged ? { by: fact.by, on: fact.received ?? fact.recorded } : undefined };
}

const NONE = { reason: undefined, about: undefined, subject: undefined, verdict: undefined, value: undefined, amount: undefined };
