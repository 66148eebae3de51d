import { type Finding, type IssueData, type Path, type Severity, withNearest } from './issue.ts';
import type { CapitalCode } from './waterfall-check.ts';

/** Codes of what does not fit together in a term sheet whose shape is right. A code is never used again for something else. */
export type SenseCode =
  | 'unknown_party'
  | 'unknown_outcome'
  | 'unknown_rule'
  | 'unknown_curve'
  | 'unknown_indexation'
  | 'unknown_paid'
  | 'duplicate_id'
  | 'name_reserved'
  | 'id_reserved'
  | 'name_like_another'
  | 'event_is_number'
  | 'event_not_listed'
  | 'event_not_asked'
  | 'termination_twice'
  | 'outcome_not_paid'
  | 'index_starts_late'
  | 'price_row_per_claim'
  | 'ladder_circular'
  | 'since_never'
  | 'pays_itself'
  | 'alternative_twice'
  | 'curve_not_ascending'
  | 'curve_jump'
  | 'price_missing'
  | 'price_twice'
  | 'outcome_missing'
  | 'scope_twice'
  | 'quantity_missing'
  | 'prices_overlap'
  | 'prices_start_late'
  | 'rows_same_day'
  | 'rows_not_ascending'
  | 'shares_not_whole'
  | 'share_twice'
  | 'share_negative'
  | 'payers_within_period'
  | 'spending_over_whole'
  | 'cap_below_floor'
  | 'limit_without_maximum'
  | 'limit_each_apart'
  | 'limit_order'
  | 'limit_field_idle'
  | 'floor_each'
  | 'scale_needs_max'
  | 'among_missing'
  | 'number_not_positive'
  | 'number_negative'
  | 'number_too_high'
  | 'number_unusual'
  | 'formula_divides_by_zero'
  | 'amount_too_large'
  | 'amounts_too_large'
  | 'amount_like_thousands'
  | 'parameter_too_long'
  | 'formula_number_too_long'
  | 'formula_unexpected'
  | 'formula_unfinished'
  | 'formula_too_deep'
  | 'formula_unknown_function'
  | 'formula_function_not_here'
  | 'formula_inputs'
  | 'formula_not_number'
  | 'formula_not_condition'
  | 'parameter_circular'
  | 'role_missing'
  | 'role_twice'
  | 'assessor_other_role'
  | 'assessor_paid_by_result'
  | 'direct_with_investor'
  | 'subsidy_with_prices'
  | 'period_backwards'
  | 'period_too_far'
  | 'period_end_outside'
  | 'period_ends_not_ascending'
  | 'effective_outside'
  | 'day_never_comes'
  | 'field_idle'
  | 'tax_without_tax'
  | 'span_twice'
  | 'currency_unknown'
  | 'principal_not_repaid'
  | 'capital_spending_unsaid'
  | 'capital_held'
  | 'capital_held_by_other';

/** What a draft may leave out and a signature may not. */
export type SignatureCode =
  'definition_missing' | 'promise_missing' | 'reason_missing' | 'afterwards_missing' | 'outcomes_missing' | 'payment_missing' | 'sib_role_missing';

export type SheetCode = SenseCode | SignatureCode | CapitalCode;
export type SheetIssue = Finding<SheetCode>;

export function problem(code: SheetCode, path: Path, data: IssueData = {}): SheetIssue {
  return found(code, 'error', path, data);
}

export function remark(code: SheetCode, path: Path, data: IssueData = {}): SheetIssue {
  return found(code, 'warning', path, data);
}

function found(code: SheetCode, severity: Severity, path: Path, data: IssueData): SheetIssue {
  return { code, severity, path, data };
}

/** An id that must point to something, with where it stands. */
export type Reference = { readonly path: Path; readonly id: string | undefined };

/** Comparing words takes time: a file with more slips than this was made to hurt. */
const MOST_COMPARED = 50;

/** References that point to nothing, with what there is and what was probably meant. */
export function unknownIds(code: SheetCode, known: readonly string[], found: readonly Reference[]): readonly SheetIssue[] {
  const ids = new Set(known);
  const words = [...known].sort().slice(0, 20);
  const missing = found.flatMap(({ path, id }) => (id === undefined || ids.has(id) ? [] : [{ path, id }]));
  return missing.map(({ path, id }, index) => {
    const data = { value: id, known: words };
    return problem(code, path, index < MOST_COMPARED ? withNearest(data, id, known) : data);
  });
}

export function references(ids: readonly string[] | undefined, path: Path): readonly Reference[] {
  return (ids ?? []).map((id, index) => ({ path: [...path, index], id }));
}
