import type { z } from 'zod';
import type { IssueData, Path, Severity, ShapeCode } from '../../engine/issue.ts';
import { shapeFindings } from '../../engine/issue-shape.ts';
import { type Result, fail, ok } from '../../engine/result.ts';
import { type TermSheet, termSheetSchema } from '../../engine/terms.ts';
import { keysAt } from './schema.ts';
import { type SourceCode, type Sourced, offsetOf, placesIn, readSource } from './term-sheet-source.ts';

export { canonicalTerms, hashTerms } from './term-sheet-canonical.ts';

export type IssueCode = SourceCode | ShapeCode;

/** What is wrong in a term sheet, and where: line and column count from 1. */
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
  readonly warnings: readonly Issue[];
};

/** In: YAML or JSON text of one version of a contract. Out: the sheet, or everything that is wrong with it in order of place. */
export function readTermSheet(source: string, fileName: string): Result<ReadSheet, readonly Issue[]> {
  const sourced = readSource(source);
  const place = placesIn(source);
  const sourceIssues = sourced.issues.map((issue): Issue => ({ code: issue.code, severity: 'error', path: issue.path, data: issue.data, file: fileName, ...place(issue.at) }));
  if (sourceIssues.length > 0) return fail(sourceIssues);
  const parsed = termSheetSchema.safeParse(sourced.value);
  if (parsed.success) return ok({ fileName, source, sheet: parsed.data, warnings: [] });
  return fail(shapeIssues(parsed.error, sourced, { fileName, place }));
}

function shapeIssues(error: z.ZodError, sourced: Sourced, file: { fileName: string; place: ReturnType<typeof placesIn> }): readonly Issue[] {
  const found = shapeFindings(error, { raw: sourced.value, keysAt });
  return found
    .map((entry): Issue => {
      const at = offsetOf(sourced.spot, entry.path, entry.on);
      return { code: entry.code, severity: entry.severity, path: entry.path, data: entry.data, file: file.fileName, ...file.place(at) };
    })
    .sort((left, right) => left.line - right.line || left.column - right.column);
}
