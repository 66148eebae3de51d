import type { IssueData, Path, Severity, ShapeCode } from '../../engine/issue.ts';
import { shapeFindings } from '../../engine/issue-shape.ts';
import { type Result, fail, ok } from '../../engine/result.ts';
import { type TermSheet, termSheetSchema } from '../../engine/terms.ts';
import { type SheetCode, checkSheet, missingForSignature } from '../../engine/terms-check.ts';
import { canBeSettled } from './can-be-settled.ts';
import { keysAt } from './schema.ts';
import { errorsBeside } from './term-sheet-slips.ts';
import { type Place, type SourceCode, type Sourced, formulaOffset, offsetOf, placesIn, readSource } from '../../notation/source.ts';

/** Versions of one contract that do not follow each other. */
export type VersionCode = 'version_not_next' | 'version_other_contract' | 'version_other_currency' | 'version_not_later';
export type IssueCode = SourceCode | ShapeCode | SheetCode | VersionCode;

/** What is wrong in a term sheet, and where: line and column count from 1. The words are in check-messages.ts. */
export type Issue = {
  readonly code: IssueCode;
  readonly severity: Severity;
  readonly path: Path;
  readonly data: IssueData;
  readonly file: string;
  readonly line: number;
  readonly column: number;
};

export type ReadSheet = {
  readonly fileName: string;
  readonly source: string;
  readonly sheet: TermSheet;
  /** Remarks: it may well be meant so. */
  readonly warnings: readonly Issue[];
  /** What must be filled in before anybody signs. */
  readonly missing: readonly Issue[];
  /** Where something of the sheet stands in the file. */
  readonly placeOf: (path: Path) => Place;
};

type File = { readonly name: string; readonly sourced: Sourced; readonly placeAt: (at: number) => Place };
type Unplaced = {
  readonly code: IssueCode;
  readonly severity: Severity;
  readonly path: Path;
  readonly data: IssueData;
  readonly on?: 'key';
  readonly offset?: number;
};

/**
 * In: YAML or JSON text of one version of a contract, and the name of its file. Out: the sheet, or everything that is wrong with it in
 * the order of the file. First the notation is judged, and only when that is right the shape and, as far as the sheet can be read, the sense.
 */
export function readTermSheet(source: string, fileName: string): Result<ReadSheet, readonly Issue[]> {
  const sourced = readSource(source);
  const file: File = { name: fileName, sourced, placeAt: placesIn(source) };
  if (sourced.issues.length > 0) return fail(sourced.issues.map((issue) => toIssue(issue, file, issue.at)));
  const parsed = termSheetSchema.safeParse(sourced.value);
  if (!parsed.success) {
    const slips = shapeFindings(parsed.error, { raw: sourced.value, keysAt });
    return fail(inPlace([...slips, ...errorsBeside(sourced.value, slips)], file));
  }
  const found = inPlace(checkSheet(parsed.data), file);
  if (found.some((issue) => issue.severity === 'error')) return fail(found);
  if (!canBeSettled([parsed.data])) return fail(inPlace([AMOUNTS_TOO_LARGE], file));
  const missing = inPlace(missingForSignature(parsed.data), file);
  const mended = sourced.remarks.map((remark) => toIssue({ ...remark, severity: 'warning' }, file, remark.at));
  const placeOf = (path: Path): Place => file.placeAt(offsetOf(sourced.spot, path));
  return ok({ fileName, source, sheet: parsed.data, warnings: [...mended, ...found], missing, placeOf });
}

/** No single number is too large, but what they come to is: the payments as a whole are the place. */
const AMOUNTS_TOO_LARGE: Unplaced = { code: 'amounts_too_large', severity: 'error', path: ['rules'], data: {}, on: 'key' };

/** More than a person will read; the rest comes up when these are mended. */
const MOST_ISSUES = 500;

function inPlace(found: readonly Unplaced[], file: File): readonly Issue[] {
  return found
    .slice(0, MOST_ISSUES)
    .map((entry) => toIssue(entry, file, offsetIn(entry, file.sourced)))
    .sort((left, right) => left.line - right.line || left.column - right.column);
}

function offsetIn(entry: Unplaced, sourced: Sourced): number {
  return entry.offset === undefined ? offsetOf(sourced.spot, entry.path, entry.on) : formulaOffset(sourced.spot, entry.path, entry.offset);
}

function toIssue(entry: Omit<Unplaced, 'severity'> & { readonly severity?: Severity }, file: File, at: number): Issue {
  const { code, severity = 'error', path, data } = entry;
  return { code, severity, path, data, file: file.name, ...file.placeAt(at) };
}
