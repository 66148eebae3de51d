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
  const last = new Map<string, (typeof rows)[number]['fact']>();
  for (const { list, fact } of rows) {
    const key = `${list} ${fact.series} ${fact.id}`;
    const known = last.get(key);
    if (known === undefined || comesAfter(fact, known)) last.set(key, fact);
  }
  return rows
    .map(({ list, fact, row }, index): FactRowView => ({
      ...row,
      key: `${list} ${fact.id} ${index}`,
      day: fact.day,
      recorded: fact.recorded,
      received: fact.received,
      by: fact.by,
      as: fact.as,
      isReplaced: last.get(`${list} ${fact.series} ${fact.id}`) !== fact,
    }))
    .sort((left, right) => (left.day < right.day ? 1 : left.day > right.day ? -1 : 0));
}

const NONE = { reason: undefined, about: undefined, subject: undefined, verdict: undefined, value: undefined, amount: undefined };
