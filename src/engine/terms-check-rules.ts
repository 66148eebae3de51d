import { compareExact, parseExact } from './decimal.ts';
import type { Path } from './issue.ts';
import { outcomeUse, outcomesOfRule } from './outcome-use.ts';
import type { Rule, TermSheet } from './terms.ts';
import { type SheetIssue, problem, remark } from './terms-check-types.ts';
import type { Curve } from './terms-parts.ts';

/** Does every rule say what one thing is worth, once? And do curves go one way? */
export function ruleIssues(sheet: TermSheet): readonly SheetIssue[] {
  return [
    ...sheet.rules.flatMap((rule, index) => [
      ...worthIssues(rule, ['rules', index]),
      ...scopeIssues(rule, ['rules', index]),
      ...priceIssues(sheet, rule, ['rules', index]),
      ...ownPrices(rule, ['rules', index]),
    ]),
    ...unpaidOutcomes(sheet),
    ...sheet.rules.flatMap((rule, index) => (typeof rule.curve === 'object' ? curveIssues(rule.curve, ['rules', index, 'curve'], rule.id) : [])),
    ...Object.entries(sheet.curves).flatMap(([id, curve]) => curveIssues(curve, ['curves', id], id)),
  ];
}

const WORTHS = ['price', 'curve', 'amount'] as const;

function worthIssues(rule: Rule, path: Path): readonly SheetIssue[] {
  const said = WORTHS.filter((field) => rule[field] !== undefined);
  if (said.length === 0) return [problem('price_missing', path, { rule: rule.id })];
  return said.length === 1 ? [] : [problem('price_twice', [...path, said[1] ?? 'price'], { rule: rule.id, fields: said })];
}

function scopeIssues(rule: Rule, path: Path): readonly SheetIssue[] {
  const hasOutcome = rule.outcome !== undefined || rule.outcomes !== undefined;
  if (rule.outcome !== undefined && rule.outcomes !== undefined)
    return [problem('scope_twice', [...path, 'outcomes'], { id: rule.id, fields: ['outcome', 'outcomes'] })];
  if (rule.per === 'claim' && !hasOutcome) return [problem('outcome_missing', path, { rule: rule.id })];
  // Without outcomes and without a quantity there is nothing to multiply by a price or to look up on a curve.
  const isUncounted = !hasOutcome && rule.quantity === undefined && rule.amount === undefined;
  return isUncounted && rule.per !== 'claim' ? [problem('quantity_missing', path, { rule: rule.id })] : [];
}

/** Nobody wants to prove something that nothing in the contract looks at. A sheet without any rule is a beginning: nothing is paid yet. */
function unpaidOutcomes(sheet: TermSheet): readonly SheetIssue[] {
  const known = new Set(sheet.outcomes.map((outcome) => outcome.id));
  if (sheet.rules.length === 0 || sheet.rules.some((rule) => isUnsure(rule, known))) return [];
  const { counted, steps } = outcomeUse(sheet);
  const paid = new Set(sheet.rules.flatMap(outcomesOfRule));
  return sheet.outcomes.flatMap(({ id }, index) =>
    paid.has(id) || counted.has(id) || steps.has(id) ? [] : [remark('outcome_not_paid', ['outcomes', index], { outcome: id })],
  );
}

/** A rule without an outcome, or with one that does not exist, may be meant for the one that is not paid: one slip, one sentence. */
function isUnsure(rule: Rule, known: ReadonlySet<string>): boolean {
  const own = outcomesOfRule(rule);
  return own.some((outcome) => !known.has(outcome)) || (rule.per === 'claim' && own.length === 0);
}

/** A person or a period has no payer and no group of its own: such a price would never be looked at. */
function ownPrices(rule: Rule, path: Path): readonly SheetIssue[] {
  if (rule.per === 'claim' || typeof rule.price !== 'object') return [];
  return rule.price.flatMap((row, index) =>
    (['payer', 'group'] as const).flatMap((field) =>
      row[field] === undefined ? [] : [problem('price_row_per_claim', [...path, 'price', index, field], { rule: rule.id, per: rule.per })],
    ),
  );
}

function priceIssues(sheet: TermSheet, rule: Rule, path: Path): readonly SheetIssue[] {
  if (typeof rule.price !== 'object') return [];
  const rows = rule.price.map((row, index) => ({ ...row, path: [...path, 'price', index], key: `${row.payer ?? ''} ${row.group ?? ''}` }));
  const overlaps = rows.flatMap((row, index) => {
    const before = rows.slice(0, index).findLast((other) => other.key === row.key);
    if (before === undefined || (row.from !== undefined && (before.from === undefined || before.from < row.from))) return [];
    if (row.from === before.from) return [problem('prices_overlap', row.path, { rule: rule.id, from: row.from ?? sheet.period.from })];
    return [
      problem('rows_not_ascending', [...row.path, ...(row.from === undefined ? [] : ['from'])], {
        field: 'price',
        from: row.from ?? sheet.period.from,
        before: before.from ?? '',
      }),
    ];
  });
  const [first] = rows.filter((row) => row.payer === undefined && row.group === undefined);
  if (first?.from === undefined || first.from <= sheet.period.from) return overlaps;
  return [...overlaps, remark('prices_start_late', [...first.path, 'from'], { rule: rule.id, from: first.from, start: sheet.period.from })];
}

/** Points go up; a straight line may jump at a point, and two steps may share a point when one counts from it and the other above it. */
function curveIssues(curve: Curve, path: Path, id: string): readonly SheetIssue[] {
  return curve.points.flatMap((point, index) => {
    const before = curve.points[index - 1];
    if (before === undefined) return [];
    const order = compareExact(parseExact(before.at), parseExact(point.at));
    const at = [...path, 'points', index, 'at'];
    if (order > 0) return [problem('curve_not_ascending', at, { curve: id, value: point.at, before: before.at })];
    return order < 0 || mayJump(curve, index) ? [] : [problem('curve_jump', at, { curve: id, value: point.at, kind: curve.kind })];
  });
}

function mayJump(curve: Curve, index: number): boolean {
  const [older, before, point] = [curve.points[index - 2], curve.points[index - 1], curve.points[index]];
  if (older !== undefined && before !== undefined && compareExact(parseExact(older.at), parseExact(before.at)) === 0) return false;
  if (curve.kind === 'linear') return true;
  return curve.kind === 'steps' && (before?.edge ?? curve.edge) === '>=' && (point?.edge ?? curve.edge) === '>';
}
