import { objection } from './fact-file-checks.ts';
import type { Draft } from './fact-file-types.ts';

/**
 * The same id may come again with another reported day that somebody wrote: a correction. With the same day in one file nobody can say
 * which one is meant, and without any reported day an id was copied down: the later row would take the place of somebody else's.
 * Whether a claim counts (in time, enrolled, not twice) is not asked here: that is for the settlement to say, see fact-changes-effect.ts.
 */
export function checkIds(drafts: readonly Draft[]): void {
  const first = new Map<string, number>();
  for (const draft of drafts) {
    if (draft.entry === undefined || draft.issues.some((issue) => issue.severity === 'error')) continue;
    const { list, fact } = draft.entry;
    const keys = [fact.recorded ?? fact.day, ...(fact.recorded === undefined ? [''] : [])].map((day) =>
      JSON.stringify([list, fact.series, day, fact.id]),
    );
    const known = keys.flatMap((key) => first.get(key) ?? [])[0];
    for (const key of keys) if (!first.has(key)) first.set(key, draft.row);
    if (known !== undefined) draft.issues.push(draft.at(objection('duplicate_id', 'id', fact.id, { other: known })));
  }
}
