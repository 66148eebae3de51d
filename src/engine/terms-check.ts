import type { TermSheet } from './terms.ts';
import { amountIssues } from './terms-check-amounts.ts';
import { capitalIssues } from './terms-check-capital.ts';
import { dateIssues } from './terms-check-dates.ts';
import { eventIssues } from './terms-check-events.ts';
import { formulaIssues } from './terms-check-formulas.ts';
import { idIssues } from './terms-check-ids.ts';
import { idleIssues } from './terms-check-idle.ts';
import { neverIssues } from './terms-check-never.ts';
import { nameIssues } from './terms-check-names.ts';
import { numberIssues } from './terms-check-numbers.ts';
import { rangeIssues } from './terms-check-ranges.ts';
import { partyIssues } from './terms-check-parties.ts';
import { payerIssues } from './terms-check-payers.ts';
import { ruleIssues } from './terms-check-rules.ts';
import type { SheetIssue } from './terms-check-types.ts';

export { missingForSignature } from './terms-check-signature.ts';
export type { SheetCode, SheetIssue } from './terms-check-types.ts';

/**
 * What does not fit together in a term sheet whose shape is right. Without an error the sheet can be settled: `settle` and the waterfall
 * trust it. A warning is a remark: it may well be meant so.
 */
export function checkSheet(sheet: TermSheet): readonly SheetIssue[] {
  return [
    ...idIssues(sheet),
    ...partyIssues(sheet),
    ...payerIssues(sheet),
    ...dateIssues(sheet),
    ...ruleIssues(sheet),
    ...numberIssues(sheet),
    ...rangeIssues(sheet),
    ...amountIssues(sheet),
    ...formulaIssues(sheet),
    ...nameIssues(sheet),
    ...neverIssues(sheet),
    ...eventIssues(sheet),
    ...capitalIssues(sheet),
    ...idleIssues(sheet),
  ];
}
