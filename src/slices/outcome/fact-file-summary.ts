import type { FactIssue, FactReading, FactRow, ReadColumn, ReadLabel } from './fact-file-types.ts';

/** What a reader needs to decide about a file, small enough to travel: the file itself may have a hundred thousand rows. */
export type FactSummary = {
  readonly fileName: string;
  readonly header: readonly string[];
  readonly columns: readonly ReadColumn[];
  readonly labels: readonly ReadLabel[];
  readonly sheets: readonly string[];
  readonly sheet: string | undefined;
  readonly counts: { readonly all: number; readonly good: number; readonly warning: number; readonly bad: number };
  /** What is to be said about the file as a whole; when something is wrong with it no row is good. */
  readonly fileIssues: readonly FactIssue[];
  /** The first of each; `counts` says how many there are. */
  readonly bad: readonly FactRow[];
  readonly warning: readonly FactRow[];
  readonly good: readonly FactRow[];
  readonly totals: readonly FactTotal[];
  readonly days: { readonly from: string; readonly to: string } | undefined;
};

/** Facts of one kind that would be kept; claims by outcome and verdict. */
export type FactTotal = { readonly kind: string; readonly about: string | undefined; readonly verdict: string | undefined; readonly count: number };

const MOST_ROWS = 1_000;

export function summarizeReading(read: FactReading): FactSummary {
  const ofState = (state: FactRow['state']): readonly FactRow[] => read.preview.filter((row) => row.state === state);
  const [good, warning, bad] = [ofState('good'), ofState('warning'), ofState('bad')];
  const ofRows = new Set(read.preview.flatMap((row) => row.issues));
  return {
    fileName: read.fileName,
    header: read.header,
    columns: read.columns,
    labels: read.labels,
    sheets: read.sheets,
    sheet: read.sheet,
    counts: { all: read.preview.length, good: good.length, warning: warning.length, bad: bad.length },
    fileIssues: read.issues.filter((issue) => !ofRows.has(issue)),
    bad: bad.slice(0, MOST_ROWS),
    warning: warning.slice(0, MOST_ROWS),
    good: good.slice(0, MOST_ROWS),
    totals: totalsOf(read),
    days: daysOf(read),
  };
}

function totalsOf({ facts }: FactReading): readonly FactTotal[] {
  const totals = new Map<string, FactTotal>();
  const add = (kind: string, about: string | undefined, verdict?: string): void => {
    const key = `${kind} ${about ?? ''} ${verdict ?? ''}`;
    totals.set(key, { kind, about, verdict, count: (totals.get(key)?.count ?? 0) + 1 });
  };
  for (const claim of facts.claims) add('claim', claim.outcome, claim.verdict);
  for (const measure of facts.measures) add('measure', measure.name);
  for (const event of facts.events) add(event.kind, event.name ?? event.outcome);
  for (const cash of facts.cash) add(cash.kind, undefined);
  return [...totals.values()];
}

function daysOf({ facts }: FactReading): FactSummary['days'] {
  let [from, to] = ['', ''];
  for (const { day } of [...facts.claims, ...facts.measures, ...facts.events, ...facts.cash]) {
    if (from === '' || day < from) from = day;
    if (day > to) to = day;
  }
  return from === '' ? undefined : { from, to };
}
