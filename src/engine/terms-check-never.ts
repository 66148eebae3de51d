import { addSpan, spanOf } from './spans.ts';
import type { TermSheet } from './terms.ts';
import { type SheetIssue, remark } from './terms-check-types.ts';

/** What can be written and can never come true, or moves no money. */
export function neverIssues(sheet: TermSheet): readonly SheetIssue[] {
  return [...sinceNever(sheet), ...paysItself(sheet)];
}

/** Thirteen weeks at the least and two months at the most leave no day in between. */
function sinceNever({ outcomes, period }: TermSheet): readonly SheetIssue[] {
  const { from } = period;
  return outcomes.flatMap((outcome, index) =>
    (outcome.since ?? []).flatMap((since, row) => {
      const least = spanOf({ days: since.atLeastDays, weeks: since.atLeastWeeks, months: since.atLeastMonths });
      const most = spanOf({ days: since.atMostDays, weeks: since.atMostWeeks, months: since.atMostMonths });
      if (least === undefined || most === undefined) return [];
      const [earliest, latest] = [addSpan(from, least), addSpan(from, most)];
      if (earliest <= latest) return [];
      return [remark('since_never', ['outcomes', index, 'since', row], { outcome: outcome.id, step: since.step, from, earliest, latest })];
    }),
  );
}

function paysItself({ rules, fees }: TermSheet): readonly SheetIssue[] {
  const lists = [
    { name: 'rules', entries: rules },
    { name: 'fees', entries: fees },
  ] as const;
  return lists.flatMap(({ name, entries }) =>
    entries.flatMap(({ from, to }, index) =>
      from === undefined || from !== to ? [] : [remark('pays_itself', [name, index, 'to'], { value: from })],
    ),
  );
}
