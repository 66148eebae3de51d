import { namesIn, parseFormula } from './formula-parse.ts';
import type { Path } from './issue.ts';
import type { Fee, Role, TermSheet } from './terms.ts';
import { type SheetIssue, problem, remark } from './terms-check-types.ts';

/** Are the parties there that this form of contract needs, and does nobody judge their own pay? */
export function partyIssues(sheet: TermSheet): readonly SheetIssue[] {
  return [...roleIssues(sheet), ...formIssues(sheet), ...assessorIssues(sheet)];
}

export function hasRole(sheet: TermSheet, role: Role): boolean {
  return sheet.parties.some((party) => party.roles.includes(role));
}

function roleIssues(sheet: TermSheet): readonly SheetIssue[] {
  const needed = sheet.form === 'loan' ? (['provider', 'investor'] as const) : (['commissioner', 'provider'] as const);
  const missing = needed.filter((role) => !hasRole(sheet, role)).map((role) => problem('role_missing', ['parties'], { role }));
  const twice = sheet.parties.flatMap((party, index) =>
    new Set(party.roles).size < party.roles.length ? [problem('role_twice', ['parties', index, 'roles'], { party: party.id })] : [],
  );
  return [...missing, ...twice];
}

function formIssues(sheet: TermSheet): readonly SheetIssue[] {
  switch (sheet.form) {
    case 'sib':
      // Its roles may wait until the signature: see terms-check-signature.ts.
      return [];
    case 'loan':
      return [];
    case 'direct':
      return sheet.parties.flatMap((party, index) =>
        party.roles.includes('investor') ? [remark('direct_with_investor', ['parties', index, 'roles'], { party: party.id })] : [],
      );
    case 'subsidy':
      return sheet.rules.flatMap((rule, index) =>
        rule.price !== undefined && rule.per === 'claim' ? [remark('subsidy_with_prices', ['rules', index, 'price'], { rule: rule.id })] : [],
      );
  }
}

export const SIB_ROLES = ['investor', 'arranger', 'assessor'] as const;

/** Who judges results may not gain by them: no other role, no payment that grows with them, no share in the capital. */
function assessorIssues(sheet: TermSheet): readonly SheetIssue[] {
  const assessors = sheet.parties.flatMap((party) => (party.roles.includes('assessor') ? [party.id] : []));
  const roles = sheet.parties.flatMap((party, index) =>
    party.roles.includes('assessor') && party.roles.length > 1
      ? [problem('assessor_other_role', ['parties', index, 'roles'], { party: party.id, other: party.roles.filter((role) => role !== 'assessor') })]
      : [],
  );
  const paid = resultPayments(sheet).flatMap(({ path, party }) =>
    assessors.includes(party) ? [problem('assessor_paid_by_result', path, { party })] : [],
  );
  return [...roles, ...paid];
}

type Payment = { readonly path: Path; readonly party: string };

function resultPayments(sheet: TermSheet): readonly Payment[] {
  const rules = sheet.rules.flatMap((rule, index) => (rule.to === undefined ? [] : [{ path: ['rules', index, 'to'], party: rule.to }]));
  const fees = sheet.fees.flatMap((fee, index) => (dependsOnResult(fee) ? [{ path: ['fees', index, 'to'], party: fee.to }] : []));
  return [...rules, ...fees, ...capitalPayments(sheet)];
}

/** A fixed fee is fine; one with a condition, or with a formula that looks at outcomes or measures, is not. */
function dependsOnResult(fee: Fee): boolean {
  if (fee.when !== undefined) return true;
  const parsed = parseFormula(fee.amount);
  return parsed.ok && namesIn(parsed.value).some((part) => part.kind === 'call' && LOOKS_AT_RESULTS.has(part.name));
}

const LOOKS_AT_RESULTS: ReadonlySet<string> = new Set(['count', 'quantity', 'people', 'total', 'paid', 'sum', 'mean', 'lookup', 'has']);

function capitalPayments(sheet: TermSheet): readonly Payment[] {
  const { capital } = sheet;
  if (capital === undefined) return [];
  const holders = capital.tranches.flatMap((tranche, index) => [
    ...tranche.holders.map((holder, row) => ({ path: ['capital', 'tranches', index, 'holders', row, 'party'], party: holder.party })),
    ...(tranche.interestTo === undefined ? [] : [{ path: ['capital', 'tranches', index, 'interestTo'], party: tranche.interestTo }]),
  ]);
  const steps = capital.waterfall.flatMap((step, index) => [
    ...(step.to === undefined || (step.pay === 'fee' && step.when === undefined)
      ? []
      : [{ path: ['capital', 'waterfall', index, 'to'], party: step.to }]),
    ...(step.shares ?? []).map((share, row) => ({ path: ['capital', 'waterfall', index, 'shares', row, 'to'], party: share.to })),
  ]);
  return [...holders, ...steps];
}
