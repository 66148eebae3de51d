import { type Result, fail, ok } from '../../engine/result.ts';
import type { TermSheet } from '../../engine/terms.ts';
import { type Issue, type ReadSheet, type VersionCode, readTermSheet } from './term-sheet-read.ts';

/** One file is one complete version of a contract. */
export type TermFile = { readonly name: string; readonly source: string };

/**
 * In: the files of a contract in any order. Out: its versions, oldest first, or everything that is wrong. Versions count up by one, start
 * later each time, and keep contract and currency; a settled period keeps the version it was settled with, so an older one never changes.
 */
export function readContract(files: readonly TermFile[]): Result<readonly ReadSheet[], readonly Issue[]> {
  const read = files.map((file) => readTermSheet(file.source, file.name));
  const issues = read.flatMap((answer) => (answer.ok ? [] : answer.error));
  if (issues.length > 0) return fail(issues);
  const versions = read.flatMap((answer) => (answer.ok ? [answer.value] : [])).sort((left, right) => left.sheet.version - right.sheet.version);
  const wrong = versions.flatMap((version, index) => versionIssues(version, versions[index - 1]));
  return wrong.length > 0 ? fail(wrong) : ok(versions);
}

function versionIssues(version: ReadSheet, before: ReadSheet | undefined): readonly Issue[] {
  if (before === undefined) return [];
  const { sheet } = version;
  const last = before.sheet;
  return [
    ...(sheet.contract === last.contract
      ? []
      : [issueAt(version, 'version_other_contract', 'contract', { value: sheet.contract, expected: last.contract })]),
    ...(sheet.version === last.version + 1
      ? []
      : [issueAt(version, 'version_not_next', 'version', { value: sheet.version, expected: last.version + 1 })]),
    ...(startOf(sheet) > startOf(last) ? [] : [issueAt(version, 'version_not_later', 'effective', { value: startOf(sheet), before: startOf(last) })]),
    ...(sheet.currency === last.currency
      ? []
      : [issueAt(version, 'version_other_currency', 'currency', { value: sheet.currency, expected: last.currency })]),
  ];
}

function startOf(sheet: TermSheet): string {
  return sheet.effective ?? sheet.period.from;
}

function issueAt(version: ReadSheet, code: VersionCode, field: string, data: Issue['data']): Issue {
  return { code, severity: 'error', path: [field], data: { field, ...data }, file: version.fileName, ...version.placeOf([field]) };
}
