import type { Facts } from '../../engine/facts.ts';
import { type Result, fail, ok } from '../../engine/result.ts';
import type { TermSheet } from '../../engine/terms.ts';
import type { CliCall, ExitCode } from '../../platform/cli.ts';
import { EXIT } from '../../platform/cli.ts';
import { readTextFile } from '../../platform/files.ts';
import { readTermFile } from '../contract/index.ts';
import { readFacts, renderFactIssue } from '../outcome/index.ts';

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
  const sheets: TermSheet[] = [];
  for (const path of terms) {
    const read = readTermFile(call, path);
    if (!read.ok) return read;
    sheets.push(read.value.sheet);
  }
  sheets.sort((left, right) => left.version - right.version);
  return readAllFacts(call, sheets, factPaths);
}

/** A YAML or JSON file is a term sheet unless its name says that it holds facts. */
function isTerms(path: string): boolean {
  return /\.(ya?ml|json)$/i.test(path) && !/facts|feiten|gegevens/i.test(path.split(/[\\/]/).at(-1) ?? '');
}

function readAllFacts(call: CliCall, sheets: readonly TermSheet[], paths: readonly string[]): Result<FileBasis, ExitCode> {
  const lists: Facts[] = [];
  for (const path of paths) {
    const facts = readFactFile(call, sheets, path);
    if (!facts.ok) return facts;
    lists.push(facts.value);
  }
  const facts = {
    claims: lists.flatMap((list) => list.claims),
    measures: lists.flatMap((list) => list.measures),
    events: lists.flatMap((list) => list.events),
    cash: lists.flatMap((list) => list.cash),
  };
  return ok({ sheets, facts });
}

function readFactFile(call: CliCall, sheets: readonly TermSheet[], path: string): Result<Facts, ExitCode> {
  const file = readTextFile(path);
  if (!file.ok) return stop(call, file.error[call.language], EXIT.file);
  const sheet = sheets.at(-1);
  if (sheet === undefined) return fail(EXIT.usage);
  const reading = readFacts(file.value.text, file.value.name, sheet, { refusals: 'keep' });
  for (const issue of reading.issues) call.warn(renderFactIssue(issue, call.language));
  const isWrong = reading.issues.some((issue) => issue.severity === 'error');
  return isWrong && !call.isSet('only-good') ? fail(EXIT.no) : ok(reading.facts);
}

function stop(call: CliCall, words: string, code: ExitCode): { readonly ok: false; readonly error: ExitCode } {
  call.warn(words);
  return fail(code);
}
