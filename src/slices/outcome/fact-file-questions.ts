import { isLabelField, plainWord } from './fact-file-labels.ts';
import type { FactSummary } from './fact-file-summary.ts';
import type { FactIssue, ReadColumn } from './fact-file-types.ts';

/** What somebody should look at before a file is kept: columns and words that are not ours, each with what we think it is. */

export type AskedLabel = { readonly field: string; readonly written: string; readonly id: string | undefined };

type Asked = Pick<FactSummary, 'columns' | 'labels' | 'bad'>;

export function askedColumns({ columns }: Asked): readonly ReadColumn[] {
  return columns.filter((column) => column.how === 'known' || column.how === 'unknown');
}

/** The words that were read as something, and the words that are none of ours, each once. */
export function askedLabels({ labels, bad }: Asked): readonly AskedLabel[] {
  const unknown = bad.flatMap((row) => row.issues.flatMap(askedIn));
  const all: readonly AskedLabel[] = [...labels.map(({ field, written, id }) => ({ field, written, id })), ...unknown];
  return [...new Map(all.map((label) => [`${label.field} ${plainWord(label.written)}`, label])).values()].slice(0, MOST_ASKED);
}

/** More different words than this is another kind of column. */
const MOST_ASKED = 20;

const UNKNOWN: ReadonlySet<string> = new Set(['unknown_outcome', 'unknown_payer', 'unknown_party', 'unknown_tranche']);

/** A slip on a row is mended on the row: it has a word near to it that we know. */
function askedIn(issue: FactIssue): readonly AskedLabel[] {
  const isSlip = issue.data['nearest'] !== undefined;
  return UNKNOWN.has(issue.code) && isLabelField(issue.field) && !isSlip ? [{ field: issue.field, written: issue.value, id: undefined }] : [];
}

export function hasQuestions(summary: Asked): boolean {
  return askedColumns(summary).length > 0 || askedLabels(summary).length > 0;
}
