import type { Refusal } from '../../engine/statement.ts';
import { type Change, nameOf } from './fact-changes.ts';
import { type Effect, type PeriodEffect, isWaiting } from './fact-changes-effect.ts';
import type { FactEntry, FactKind } from './fact-file-types.ts';

/** A set of changes as somebody decides on it, small enough to travel. */
export type ChangeSummary = {
  readonly counts: Readonly<Record<ChangeGroup, number>> & { readonly reported: number };
  /** The first of each group; `counts` says how many there are. */
  readonly rows: Readonly<Record<ChangeGroup, readonly ChangeRow[]>>;
  readonly periods: readonly PeriodEffect[] | undefined;
  /** The money once whoever judges accepts all that waits; absent when nothing waits. */
  readonly periodsIfAccepted?: readonly PeriodEffect[] | undefined;
};

/** What becomes of a row. `waits`: reported, for the assessor to judge. */
export type ChangeGroup = 'new' | 'changed' | 'waits' | 'late' | 'refused' | 'known';
const GROUPS: readonly ChangeGroup[] = ['new', 'changed', 'waits', 'late', 'refused', 'known'];

export type ChangeRow = {
  readonly key: string;
  readonly id: string;
  readonly kind: FactKind;
  readonly about: string | undefined;
  readonly subject: string | undefined;
  readonly day: string;
  /** Fields that say something else than before. */
  readonly differences: readonly Difference[];
  readonly refusal: Refusal | undefined;
};
export type Difference = { readonly field: string; readonly before: string; readonly after: string };

const MOST_ROWS = 500;

export function summarizeChanges(changes: readonly Change[], effect: Effect): ChangeSummary {
  const groups = new Map<ChangeGroup, ChangeRow[]>(GROUPS.map((group) => [group, []]));
  for (const [index, change] of changes.entries()) {
    const refusal = refusalOf(change, effect);
    groups.get(groupOf(change, refusal))?.push(rowOf(change, refusal, index));
  }
  const of = (group: ChangeGroup): readonly ChangeRow[] => groups.get(group) ?? [];
  const reported = changes.filter((change) => change.isReported).length;
  return {
    counts: {
      new: of('new').length,
      changed: of('changed').length,
      waits: of('waits').length,
      late: of('late').length,
      refused: of('refused').length,
      known: of('known').length,
      reported,
    },
    rows: {
      new: of('new').slice(0, MOST_ROWS),
      changed: of('changed').slice(0, MOST_ROWS),
      waits: of('waits').slice(0, MOST_ROWS),
      late: of('late').slice(0, MOST_ROWS),
      refused: of('refused').slice(0, MOST_ROWS),
      known: of('known').slice(0, MOST_ROWS),
    },
    periods: effect.periods,
    periodsIfAccepted: effect.ifAccepted?.periods,
  };
}

/** That it is not judged yet is the smallest reason: what stands in the way of it even when it is accepted, is said at once. */
function refusalOf({ entry }: Change, effect: Effect): Refusal | undefined {
  const name = nameOf(entry);
  const waits = isWaiting(entry) && effect.refusals.get(name)?.code === 'not_accepted';
  return (waits ? effect.ifAccepted?.refusals.get(name) : undefined) ?? effect.refusals.get(name);
}

/** A correction is told as one, also when what it says earns nothing: that is often what it is for. */
function groupOf({ state, entry }: Change, refusal: Refusal | undefined): ChangeGroup {
  if (state !== 'new') return state;
  if (refusal === undefined) return 'new';
  if (refusal.code === 'too_late') return 'late';
  return isWaiting(entry) && refusal.code === 'not_accepted' ? 'waits' : 'refused';
}

function rowOf({ entry, before }: Change, refusal: Refusal | undefined, index: number): ChangeRow {
  const { fact } = entry;
  return {
    key: `${index} ${fact.id}`,
    id: fact.id,
    kind: kindOf(entry),
    about: aboutOf(entry),
    subject: 'subject' in fact ? fact.subject : undefined,
    day: fact.day,
    differences: before === undefined ? [] : differencesOf(before, entry),
    refusal,
  };
}

function kindOf(entry: FactEntry): FactKind {
  if (entry.list === 'claims') return 'claim';
  return entry.list === 'measures' ? 'measure' : entry.fact.kind;
}

function aboutOf(entry: FactEntry): string | undefined {
  switch (entry.list) {
    case 'claims':
      return entry.fact.outcome;
    case 'measures':
      return entry.fact.name;
    case 'events':
      return entry.fact.name ?? entry.fact.outcome;
    case 'cash':
      return entry.fact.tranche ?? entry.fact.party;
  }
}

const SYSTEM: ReadonlySet<string> = new Set(['received', 'order', 'by', 'as', 'id', 'series']);

function differencesOf(before: FactEntry, after: FactEntry): readonly Difference[] {
  const [old, now] = [fieldsOf(before), fieldsOf(after)];
  const fields = [...new Set([...old.keys(), ...now.keys()])];
  return fields.flatMap((field) => {
    const [was, is] = [old.get(field) ?? '', now.get(field) ?? ''];
    return was === is ? [] : [{ field, before: was, after: is }];
  });
}

function fieldsOf({ fact }: FactEntry): ReadonlyMap<string, string> {
  const { values, ...plain } = { values: {}, ...fact };
  return new Map(
    [...Object.entries(plain), ...Object.entries(values)].flatMap(([name, value]) =>
      SYSTEM.has(name) || value === undefined ? [] : [[name, String(value)] as const],
    ),
  );
}
