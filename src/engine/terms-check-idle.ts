import type { Path } from './issue.ts';
import { compareExact, parseExact, EXACT_ZERO } from './decimal.ts';
import type { TermSheet } from './terms.ts';
import { type SheetIssue, remark } from './terms-check-types.ts';
import type { Curve } from './terms-parts.ts';

/** What is filled in and changes nothing: whoever wrote it thinks that it does. Asked about, because it may be left from an earlier draft. */
export function idleIssues(sheet: TermSheet): readonly SheetIssue[] {
  return [...idleFields(sheet), ...taxWithoutTax(sheet)];
}

function needs(path: Path, what: string): SheetIssue {
  return remark('field_idle', path, { field: String(path.at(-1)), needs: what });
}

function beside(path: Path, what: string): SheetIssue {
  return remark('field_idle', path, { field: String(path.at(-1)), beside: what });
}

function idleFields(sheet: TermSheet): readonly SheetIssue[] {
  const { cohort } = sheet;
  const places = cohort?.maxPeople !== undefined && cohort.enrolment !== 'required' ? [needs(['cohort', 'maxPeople'], 'enrolment: required')] : [];
  const rules = sheet.rules.flatMap((rule, index) => [
    ...(rule.split !== undefined && rule.from !== undefined ? [beside(['rules', index, 'split'], 'from')] : []),
    ...(rule.indexed !== undefined && rule.price === undefined ? [needs(['rules', index, 'indexed'], 'price')] : []),
    ...(typeof rule.curve === 'object' ? idleInCurve(rule.curve, ['rules', index, 'curve']) : []),
  ]);
  const fees = sheet.fees.flatMap((fee, index) => (fee.days !== undefined && fee.every === 'once' ? [beside(['fees', index, 'every'], 'days')] : []));
  const curves = Object.entries(sheet.curves).flatMap(([name, curve]) => idleInCurve(curve, ['curves', name]));
  return [...places, ...rules, ...fees, ...curves, ...idleInTranches(sheet)];
}

function idleInCurve(curve: Curve, path: Path): readonly SheetIssue[] {
  const edges = curve.points.flatMap(({ edge }, index) =>
    edge === undefined || curve.kind === 'steps' ? [] : [needs([...path, 'points', index, 'edge'], 'kind: steps')],
  );
  return [
    ...edges,
    ...(curve.above === 'extend' && curve.kind !== 'linear' ? [needs([...path, 'above'], 'kind: linear')] : []),
    ...(curve.below !== undefined && curve.kind === 'tiers' ? [beside([...path, 'below'], 'kind: tiers')] : []),
  ];
}

function idleInTranches({ capital }: TermSheet): readonly SheetIssue[] {
  return (capital?.tranches ?? []).flatMap((tranche, index) => {
    const path: Path = ['capital', 'tranches', index];
    const interest = tranche.interest.flatMap((entry, at) =>
      entry.minimumUntil !== undefined && entry.minimum === undefined ? [needs([...path, 'interest', at, 'minimumUntil'], 'minimum')] : [],
    );
    if (tranche.interest.length > 0) return interest;
    return [
      ...(tranche.interestTo === undefined ? [] : [needs([...path, 'interestTo'], 'interest')]),
      ...(tranche.compounding === 'none' ? [] : [needs([...path, 'compounding'], 'interest')]),
    ];
  });
}

/** Exempt (E) and outside the tax (O) have no rate. */
function taxWithoutTax({ tax }: TermSheet): readonly SheetIssue[] {
  if (tax === undefined || tax.category === 'S' || compareExact(parseExact(tax.rate), EXACT_ZERO) === 0) return [];
  return [remark('tax_without_tax', ['tax', 'rate'], { value: tax.rate, category: tax.category })];
}
