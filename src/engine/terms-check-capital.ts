import type { TermSheet } from './terms.ts';
import { type SheetIssue, remark } from './terms-check-types.ts';
import { capitalFindings } from './waterfall-check.ts';

export function capitalIssues(sheet: TermSheet): readonly SheetIssue[] {
  return [...capitalFindings(sheet), ...principalIssues(sheet)];
}

/** A tranche that no step pays back is a gift; sometimes it is meant so, most often a step was forgotten. */
function principalIssues(sheet: TermSheet): readonly SheetIssue[] {
  const { capital } = sheet;
  if (capital === undefined) return [];
  return capital.tranches.flatMap((tranche, index) => {
    const isRepaid = capital.waterfall.some((step) => {
      const named = step.tranche === undefined || step.tranche === tranche.id || step.tranche.includes(tranche.id);
      return (
        (step.pay === 'principal' && named) ||
        (step.pay === 'rest' && step.tranche !== undefined && named) ||
        (step.pay === 'split' && step.shares?.some((share) => share.to === tranche.id) === true)
      );
    });
    return isRepaid ? [] : [remark('principal_not_repaid', ['capital', 'tranches', index], { tranche: tranche.id })];
  });
}
