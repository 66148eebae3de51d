import { objection } from './fact-file-checks.ts';
import type { Draft } from './fact-file-types.ts';

/**
 * The same id may come again with another reported day: a correction. With the same day in one file nobody can say which one is meant.
 * Whether a claim counts (in time, enrolled, not twice) is not asked here: that is for the settlement to say, see fact-changes-effect.ts.
 */
export function checkIds(drafts: readonly Draft[]): void {
  const first = new Map<string, number>();
  for (const draft of drafts) {
    if (draft.entry === undefined || draft.issues.some((issue) => issue.severity === 'error')) continue;
    const { list, fact } = draft.entry;
    const key = JSON.stringify([list, fact.series, fact.recorded ?? fact.day, fact.id]);
    const known = first.get(key);
    if (known === undefined) first.set(key, draft.row);
    else draft.issues.push(draft.at(objection('duplicate_id', 'id', fact.id, { other: known })));
  }
}
