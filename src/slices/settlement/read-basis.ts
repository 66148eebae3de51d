import { basename } from 'node:path';
import type { Facts } from '../../engine/facts.ts';
import { type Result, fail, ok } from '../../engine/result.ts';
import type { TermSheet } from '../../engine/terms.ts';
import type { CliCall, ExitCode } from '../../platform/cli.ts';
import { EXIT } from '../../platform/cli.ts';
import { readBytes } from '../../platform/files.ts';
import { readTermFiles } from '../contract/index.ts';
import { readFactFile, subjectsOf, renderFactIssue } from '../outcome/index.ts';

/** What the command line works on: a contract and its facts, from files. */
export type FileBasis = { readonly sheets: readonly TermSheet[]; readonly facts: Facts };

/** One or more term sheets (a version each), then one or more fact files: `terms.yaml facts.csv`. Says what is wrong, and stops. */
export function readFileBasis(call: CliCall): Result<FileBasis, ExitCode> {
  const terms = call.arguments.filter(isTerms);
  const factPaths = call.arguments.filter((path) => !isTerms(path));
  if (terms.length === 0)
    return stop(
      call,
      call.language === 'nl' ? 'Noem een bestand met afspraken, zoals terms.yaml.' : 'Name a term sheet, such as terms.yaml.',
      EXIT.usage,
    );
  const read = readTermFiles(call, terms);
  if (!read.ok) return read;
  return readAllFacts(
    call,
    read.value.map((version) => version.sheet),
    factPaths,
  );
}

/** A YAML or JSON file is a term sheet unless its name says that it holds facts. */
function isTerms(path: string): boolean {
  return /\.(ya?ml|json)$/i.test(path) && !/facts|feiten|gegevens/i.test(path.split(/[\\/]/).at(-1) ?? '');
}

/** All files together are the facts: who was enrolled in the first is enrolled in the second, and an id that comes again is a correction. */
function readAllFacts(call: CliCall, sheets: readonly TermSheet[], paths: readonly string[]): Result<FileBasis, ExitCode> {
  let facts: Facts = { claims: [], measures: [], events: [], cash: [] };
  for (const path of paths) {
    const read = readFactsOf(call, { sheets, subjects: subjectsOf(facts) }, path);
    if (!read.ok) return read;
    facts = together(facts, read.value);
  }
  return ok({ sheets, facts });
}

function together(left: Facts, right: Facts): Facts {
  return {
    claims: [...left.claims, ...right.claims],
    measures: [...left.measures, ...right.measures],
    events: [...left.events, ...right.events],
    cash: [...left.cash, ...right.cash],
  };
}

type KnownBefore = { readonly sheets: readonly TermSheet[]; readonly subjects: readonly string[] };

function readFactsOf(call: CliCall, { sheets, subjects }: KnownBefore, path: string): Result<Facts, ExitCode> {
  const file = readBytes(path);
  if (!file.ok) return stop(call, file.error[call.language], EXIT.file);
  call.progress(readingLines(path, file.value, call.language));
  const reading = readFactFile(file.value, path, sheets, { subjects, sheetName: call.text('sheet') });
  for (const issue of reading.issues) call.warn(renderFactIssue(issue, call.language));
  const isWrong = reading.issues.some((issue) => issue.severity === 'error');
  return isWrong && !call.isSet('only-good') ? fail(EXIT.no) : ok(reading.facts);
}

/** Every line of the file counts, also its head and comments: nothing is known of them yet. */
function readingLines(path: string, bytes: Uint8Array, language: CliCall['language']): string {
  const count = linesIn(bytes);
  const number = count.toLocaleString(language === 'nl' ? 'nl-NL' : 'en-GB');
  const [dutch, english] = count === 1 ? ['regel wordt', 'line'] : ['regels worden', 'lines'];
  return `${basename(path)}: ${language === 'nl' ? `${number} ${dutch} gelezen …` : `reading ${number} ${english} …`}`;
}

function linesIn(bytes: Uint8Array): number {
  let count = bytes.at(-1) === NEWLINE ? 0 : 1;
  for (let at = bytes.indexOf(NEWLINE); at !== -1; at = bytes.indexOf(NEWLINE, at + 1)) count += 1;
  return count;
}

const NEWLINE = 10;

function stop(call: CliCall, words: string, code: ExitCode): { readonly ok: false; readonly error: ExitCode } {
  call.warn(words);
  return fail(code);
}
