import type { TermSheet } from './terms.ts';
import { type SheetIssue, problem, remark } from './terms-check-types.ts';
import { capitalFindings } from './waterfall-check.ts';

export function capitalIssues(sheet: TermSheet): readonly SheetIssue[] {
  return [...capitalFindings(sheet), ...principalIssues(sheet), ...drawnMoneyIssues(sheet)];
}

/**
 * Whether drawn money is spent or held decides what investors get back, so it is asked about where the terms do not say it: a manager that
 * does the work itself, and a manager that is only named as the receiver of what is drawn.
 */
function drawnMoneyIssues({ capital, parties }: TermSheet): readonly SheetIssue[] {
  if (capital === undefined) return [];
  const { manager, drawnTo, drawnMoney, maturity } = capital;
  const path = ['capital', drawnMoney === undefined ? (drawnTo === undefined ? 'manager' : 'drawnTo') : 'drawnMoney'];
  if (drawnMoney === 'held' && drawnTo !== undefined && drawnTo !== manager)
    return [problem('capital_held_by_other', path, { manager, value: drawnTo })];
  if (drawnMoney !== undefined) return [];
  if (drawnTo === manager) return [remark('capital_held', path, { manager, day: maturity })];
  const provider = parties.find((party) => party.roles.includes('provider'));
  return drawnTo === undefined && (provider?.id ?? manager) === manager ? [remark('capital_spending_unsaid', path, { manager })] : [];
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
