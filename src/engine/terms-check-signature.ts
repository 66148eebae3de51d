import { DEFINITION_FIELDS, type TermSheet } from './terms.ts';
import { SIB_ROLES, hasRole } from './terms-check-parties.ts';
import { type SheetIssue, remark } from './terms-check-types.ts';

/**
 * What must still be filled in before anybody can sign; a draft may leave it out. The twelve fields of an outcome are those that studies
 * of failed outcome contracts found missing. In: a sheet without errors. Out: nothing when it is ready.
 */
export function missingForSignature(sheet: TermSheet): readonly SheetIssue[] {
  return [...sheetTexts(sheet), ...partiesMissing(sheet), ...contentMissing(sheet), ...definitionsMissing(sheet)];
}

function sheetTexts(sheet: TermSheet): readonly SheetIssue[] {
  const isBond = sheet.form === 'sib';
  return [
    ...(sheet.promise === undefined ? [remark('promise_missing', ['promise'])] : []),
    ...(isBond && sheet.reason === undefined ? [remark('reason_missing', ['reason'])] : []),
    ...(isBond && sheet.afterwards === undefined ? [remark('afterwards_missing', ['afterwards'])] : []),
  ];
}

function partiesMissing(sheet: TermSheet): readonly SheetIssue[] {
  const roles = sheet.form === 'sib' ? SIB_ROLES : [];
  return roles.filter((role) => !hasRole(sheet, role)).map((role) => remark('sib_role_missing', ['parties'], { role }));
}

function contentMissing(sheet: TermSheet): readonly SheetIssue[] {
  const hasPayment = sheet.rules.length > 0 || sheet.fees.length > 0 || sheet.capital?.repayment !== undefined;
  return [
    ...(sheet.outcomes.length === 0 && sheet.form !== 'loan' ? [remark('outcomes_missing', ['outcomes'])] : []),
    ...(hasPayment ? [] : [remark('payment_missing', ['rules'])]),
  ];
}

function definitionsMissing(sheet: TermSheet): readonly SheetIssue[] {
  return sheet.outcomes.flatMap((outcome, index) =>
    DEFINITION_FIELDS.filter((field) => outcome.definition[field] === undefined).map((field) =>
      remark('definition_missing', ['outcomes', index, 'definition', field], { outcome: outcome.id, field }),
    ),
  );
}
