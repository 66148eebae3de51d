import type { Facts } from '../../engine/facts.ts';
import type { TermSheet } from '../../engine/terms.ts';
import { objectionsTo } from './fact-file-checks.ts';
import { checkIds } from './fact-file-cross.ts';
import { decodeText } from '../../notation/text.ts';
import { looksLikeXlsx } from '../../notation/xlsx-read.ts';
import { fileIssue, readCsv } from './fact-file-csv.ts';
import { type FactRules, type Upload, makeRules } from './fact-file-rules.ts';
import type { Draft, FactIssue, FactMapping, FactReading, FactRow } from './fact-file-types.ts';
import { readXlsxFacts } from './fact-file-xlsx.ts';
import { readYamlFacts } from './fact-file-yaml.ts';
import { renderFactSentence } from './fact-messages.ts';

export { renderFactIssue } from './fact-messages.ts';
export type { FactIssue, FactReading } from './fact-file-types.ts';

export type { Upload } from './fact-file-rules.ts';

export type FactOptions = {
  /** Who sends it to the server, and when. */
  readonly upload?: Upload | undefined;
  /** Pseudonyms that were there already: another spelling of one of them is that person. */
  readonly subjects?: readonly string[] | undefined;
  /** What somebody said before about the headings and words of this contract's files. */
  readonly mapping?: FactMapping | undefined;
  /** The sheet of a spreadsheet; else the first that can be seen. */
  readonly sheetName?: string | undefined;
};

/**
 * In: a file of facts (CSV, YAML or JSON), its name, and the versions of the contract, oldest first; and what is known of who
 * sends it. Out: the facts of the rows without an error, every row with its state, and all issues in the order of the file.
 */
export function readFacts(source: string, fileName: string, sheets: TermSheet | readonly TermSheet[], options: FactOptions = {}): FactReading {
  const rules = makeRules('lente' in sheets ? [sheets] : sheets, options);
  const format = formatOf(source, fileName);
  const table =
    format === 'csv'
      ? readCsv(source, { file: fileName, rules, mapping: options.mapping })
      : { ...NO_TABLE, ...readYamlFacts(source, fileName, rules) };
  return judged({ fileName, format, ...NO_SHEETS, ...table }, rules);
}

/** In: the bytes of a file, as they come from a disk or an upload: the door for files, whatever program saved them. */
export function readFactFile(bytes: Uint8Array, fileName: string, sheets: TermSheet | readonly TermSheet[], options: FactOptions = {}): FactReading {
  if (looksLikeXlsx(bytes)) return readSpreadsheet(bytes, fileName, sheets, options);
  const { text, sample } = decodeText(bytes);
  const read = readFacts(text, fileName, sheets, options);
  if (sample === undefined) return read;
  const remark: FactIssue = { ...fileIssue(fileName, 'read_as_windows', { sample }), severity: 'warning' };
  return { ...read, issues: [remark, ...read.issues] };
}

function readSpreadsheet(bytes: Uint8Array, file: string, sheets: TermSheet | readonly TermSheet[], options: FactOptions): FactReading {
  const rules = makeRules('lente' in sheets ? [sheets] : sheets, options);
  const read = readXlsxFacts(bytes, { file, rules, mapping: options.mapping }, options.sheetName);
  return judged({ fileName: file, format: 'xlsx', delimiter: ';', ...read }, rules);
}

const NO_SHEETS = { sheets: [], sheet: undefined };
const NO_TABLE = { delimiter: ',', header: [], columns: [], labels: [] };

type ReadTable = Omit<FactReading, 'preview' | 'facts'> & { readonly drafts: readonly Draft[] };

/** From here on it does not matter what the file was: each fact is checked by itself, and all of them together. */
function judged({ drafts: read, issues, ...about }: ReadTable, rules: FactRules): FactReading {
  for (const draft of read) {
    if (draft.entry !== undefined) for (const found of objectionsTo(draft.entry, rules)) draft.issues.push(draft.at(found));
  }
  checkIds(read);
  return reading(about, read, issues);
}

function formatOf(source: string, fileName: string): FactReading['format'] {
  if (/\.(ya?ml|json)$/i.test(fileName)) return 'yaml';
  if (/\.(csv|tsv|txt)$/i.test(fileName)) return 'csv';
  const head = source.slice(0, 10_000);
  return head.trimStart().startsWith('{') || /^(claims|measures|events|cash)[ \t]*:/m.test(head) ? 'yaml' : 'csv';
}

/** When the file as a whole is wrong (a column nobody knows), no row is a fact yet: it could be read the wrong way. */
function reading(about: Omit<FactReading, 'preview' | 'facts' | 'issues'>, drafts: readonly Draft[], fileIssues: readonly FactIssue[]): FactReading {
  const isRefused = fileIssues.some((issue) => issue.severity === 'error');
  const preview = drafts.map((draft): FactRow => ({
    row: draft.row,
    state: isRefused ? 'bad' : stateOf(draft),
    kind: draft.kind,
    cells: draft.cells,
    issues: inPlace(draft.issues),
    entry: isRefused || stateOf(draft) === 'bad' ? undefined : draft.entry,
  }));
  const good = isRefused ? [] : drafts.filter((draft) => stateOf(draft) !== 'bad');
  const issues = [...fileIssues, ...preview.flatMap((row) => row.issues)];
  return { ...about, preview, facts: factsOf(good), issues: about.format === 'yaml' ? inPlace(issues) : issues };
}

function inPlace(issues: readonly FactIssue[]): readonly FactIssue[] {
  return issues.length < 2 ? issues : [...issues].sort((left, right) => left.line - right.line || left.column - right.column);
}

function stateOf(draft: Draft): FactRow['state'] {
  if (draft.entry === undefined || draft.issues.some((issue) => issue.severity === 'error')) return 'bad';
  return draft.issues.length > 0 ? 'warning' : 'good';
}

function factsOf(drafts: readonly Draft[]): Facts {
  const entries = drafts.flatMap((draft) => (draft.entry === undefined ? [] : [draft.entry]));
  return {
    claims: entries.flatMap((entry) => (entry.list === 'claims' ? [entry.fact] : [])),
    measures: entries.flatMap((entry) => (entry.list === 'measures' ? [entry.fact] : [])),
    events: entries.flatMap((entry) => (entry.list === 'events' ? [entry.fact] : [])),
    cash: entries.flatMap((entry) => (entry.list === 'cash' ? [entry.fact] : [])),
  };
}

/** The bad rows as a file to mend and send again: the same columns, and what is wrong in a last column `melding`. */
export function badRowsCsv(read: FactReading, language: 'nl' | 'en' = 'nl'): string {
  const header = read.format === 'yaml' ? ['regel', 'feit'] : read.header;
  const kept = header.filter((name) => name !== 'melding');
  const rows = read.preview
    .filter((row) => row.state === 'bad')
    .map((row) => {
      const cells =
        read.format !== 'yaml'
          ? header.flatMap((name, index) => (name === 'melding' ? [] : [row.cells[index] ?? '']))
          : [String(row.row), ...row.cells];
      return [...cells, row.issues.map((issue) => renderFactSentence(issue, language)).join(' ')];
    });
  return [[...kept, 'melding'], ...rows].map((cells) => cells.map((cell) => quoted(cell, read.delimiter)).join(read.delimiter)).join('\r\n') + '\r\n';
}

function quoted(cell: string, delimiter: string): string {
  return cell.includes(delimiter) || /["\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
