import { type Exact, compareExact, exact, isNumberText, parseExact, times, toText } from './decimal.ts';
import { parseFormula } from './formula.ts';
import { type IssueData, type Path, fieldOf } from './issue.ts';
import type { TermSheet } from './terms.ts';
import { formulasOf } from './terms-check-formulas.ts';
import { type SheetIssue, problem, remark } from './terms-check-types.ts';
import { type Constants, constantsOf, curveOfLookup } from './terms-constants.ts';
import { type NumberField, type NumberPlace, numbersOf } from './terms-numbers.ts';

/** Does every number lie where its unit makes sense, and does every formula that needs no facts? The ranges stand in the table of numbers. */
export function rangeIssues(sheet: TermSheet): readonly SheetIssue[] {
  const constants = constantsOf(sheet);
  return [...numbersOf(sheet).flatMap((place) => placeIssues(sheet, constants, place)), ...zeroIssues(sheet, constants)];
}

function placeIssues(sheet: TermSheet, constants: Constants, place: NumberPlace): readonly SheetIssue[] {
  const { field, text, path } = place;
  if (isNumberText(text)) return firstOf([outside(field, path, { text, value: parseExact(text) })]);
  if (field.isFormula !== true) return [];
  const parsed = parseFormula(text);
  if (!parsed.ok) return [];
  const curve = curveOfLookup(parsed.value);
  if (curve !== undefined) return pointIssues(sheet, field, curve);
  return firstOf(constants.valuesOf(parsed.value).map((value) => outside(field, path, { text: toText(value), value })));
}

/** A formula may come out at several values; the first that is wrong is told. */
function firstOf(found: readonly (SheetIssue | undefined)[]): readonly SheetIssue[] {
  const first = found.find((issue) => issue?.severity === 'error') ?? found.find((issue) => issue !== undefined);
  return first === undefined ? [] : [first];
}

/** A rate or share that is looked up takes its numbers from the points of the curve: 21 for 21% is written there. */
function pointIssues(sheet: TermSheet, field: NumberField, id: string): readonly SheetIssue[] {
  const points = Object.hasOwn(sheet.curves, id) ? (sheet.curves[id]?.points ?? []) : [];
  return points.flatMap((point, index) =>
    firstOf([outside(field, ['curves', id, 'points', index, 'value'], { text: point.value, value: parseExact(point.value) })]),
  );
}

type Given = { readonly text: string; readonly value: Exact };

function outside(field: NumberField, path: Path, given: Given): SheetIssue | undefined {
  const { least, above, most, usual } = field;
  const data: IssueData = { field: fieldOf(path.at(-1) === 'value' && path.at(-3) !== 'points' ? path.slice(0, -1) : path), value: given.text };
  if (above !== undefined && isBelow(given.value, above, 'or same')) return problem('number_not_positive', path, data);
  if (least !== undefined && isBelow(given.value, least))
    return field.unit === 'share' ? problem('share_negative', path, { value: given.text }) : problem('number_negative', path, data);
  if (most !== undefined && field.isOfWhole !== true && isAbove(given.value, most))
    return problem('number_too_high', path, { ...data, most: inUnit(field, most), ...percentMeant(field, given) });
  const isUnusual = (usual?.from !== undefined && isBelow(given.value, usual.from)) || (usual?.to !== undefined && isAbove(given.value, usual.to));
  return isUnusual ? remark('number_unusual', path, { ...data, ...usualWords(field) }) : undefined;
}

function isBelow(value: Exact, bound: string, same?: 'or same'): boolean {
  const order = compareExact(value, parseExact(bound));
  return order < 0 || (same !== undefined && order === 0);
}

function isAbove(value: Exact, bound: string): boolean {
  return compareExact(value, parseExact(bound)) > 0;
}

function usualWords(field: NumberField): IssueData {
  const { from, to } = field.usual ?? {};
  return { ...(from === undefined ? {} : { from: inUnit(field, from) }), ...(to === undefined ? {} : { to: inUnit(field, to) }) };
}

/** "1" of a share or rate is the whole: 100%. */
function inUnit(field: NumberField, text: string): string {
  return isPart(field) ? `${toText(times(parseExact(text), exact(100n)))}%` : text;
}

function isPart(field: NumberField): boolean {
  return field.unit === 'share' || field.unit === 'rate';
}

/** "21" where a part of the whole belongs was most often meant as 21%. */
function percentMeant(field: NumberField, { text, value }: Given): IssueData {
  const isPercent = isPart(field) && /^\d+(\.\d+)?$/.test(text) && !isAbove(value, '100');
  return isPercent ? { hint: `${text}%` } : {};
}

/** Once it is stored such a formula gives no amount, ever. */
function zeroIssues(sheet: TermSheet, constants: Constants): readonly SheetIssue[] {
  return formulasOf(sheet).flatMap(({ path, text }) => {
    const parsed = parseFormula(text);
    return parsed.ok && constants.dividesByZero(parsed.value) ? [problem('formula_divides_by_zero', path, { formula: text })] : [];
  });
}
