import { type Result, fail } from '../../engine/result.ts';
import { type CliCall, type CliCommand, EXIT, type ExitCode } from '../../platform/cli.ts';
import { type FileProblem, readTextFile } from '../../platform/files.ts';
import { usageLine } from '../../platform/cli-words.ts';
import { renderIssue, sentenceOf } from './check-messages.ts';
import { renderMissing } from './check-missing.ts';
import { describedSchema, referenceText } from './reference.ts';
import { type Issue, type ReadSheet, type TermFile, hashTerms, readContract, readTermSheet } from './term-sheet.ts';

/** Reads all versions of one contract from disk, oldest first, and says in words what is wrong with them. */
export function readTermFiles(call: CliCall, paths: readonly string[]): Result<readonly ReadSheet[], ExitCode> {
  const files: TermFile[] = [];
  for (const path of paths) {
    const file = readTextFile(path);
    if (!file.ok) {
      call.warn(file.error[call.language]);
      return fail(EXIT.file);
    }
    if (file.value.remark !== undefined) call.warn(file.value.remark[call.language]);
    files.push({ name: path, source: file.value.text });
  }
  const read = readContract(files);
  if (read.ok) return read;
  for (const issue of read.error) call.warn(renderIssue(issue, call.language));
  return fail(EXIT.no);
}

/** What is known of one file after looking at it. `missing` is what a draft may leave out and a signature may not. */
type Checked = {
  readonly file: string;
  readonly ok: boolean;
  readonly problem: FileProblem | null;
  readonly issues: readonly Issue[];
  readonly missing: readonly Issue[];
  readonly hash: string | null;
  readonly readyForSignature: boolean;
};

const check: CliCommand = {
  name: 'check',
  summary: { nl: 'kijkt of een bestand met afspraken klopt', en: 'checks a term sheet' },
  usage: 'lente check TERMS.yaml… [--for-signature]',
  options: [
    {
      name: 'for-signature',
      type: 'boolean',
      nl: 'weigert een concept waarin nog iets ontbreekt',
      en: 'refuses a draft in which something is missing',
    },
  ],
  examples: [
    'lente check scenarios/een-uitkomst/terms.yaml',
    'lente check terms.yaml --for-signature',
    'lente check terms.v1.yaml terms.v2.yaml',
    'lente check terms.yaml --json',
  ],
  run: async (call) => {
    if (call.arguments.length === 0) return usage(call, check);
    const kind = call.isSet('for-signature') ? 'signature' : 'draft';
    const files = await Promise.all(call.arguments.map((path) => checkFile(call, path, kind)));
    const versions = files.every((file) => file.ok) ? versionIssues(call.arguments) : [];
    show(call, files, versions);
    if (files.some((file) => file.problem !== null)) return EXIT.file;
    return files.every((file) => file.ok) && versions.length === 0 ? EXIT.done : EXIT.no;
  },
};

async function checkFile(call: CliCall, path: string, kind: 'draft' | 'signature'): Promise<Checked> {
  const base = { file: path, ok: false, problem: null, issues: [], missing: [], hash: null, readyForSignature: false };
  const file = readTextFile(path);
  if (!file.ok) return { ...base, problem: file.error };
  if (file.value.remark !== undefined) call.warn(file.value.remark[call.language]);
  const read = readTermSheet(file.value.text, path);
  if (!read.ok) return { ...base, issues: read.error };
  const { warnings, missing, sheet } = read.value;
  const readyForSignature = missing.length === 0;
  return { ...base, ok: kind === 'draft' || readyForSignature, issues: warnings, missing, hash: await hashTerms(sheet), readyForSignature };
}

/** Several files that are versions of one contract must follow each other; files of several contracts have nothing to do with each other. */
function versionIssues(paths: readonly string[]): readonly Issue[] {
  const files = paths.flatMap((path): readonly TermFile[] => {
    const file = readTextFile(path);
    return file.ok ? [{ name: path, source: file.value.text }] : [];
  });
  const byContract = Map.groupBy(files, (file) => contractOf(file));
  return [...byContract.values()].flatMap((versions) => {
    const read = readContract(versions);
    return read.ok ? [] : read.error;
  });
}

function contractOf(file: TermFile): string {
  const read = readTermSheet(file.source, file.name);
  return read.ok ? read.value.sheet.contract : file.name;
}

function show(call: CliCall, files: readonly Checked[], versions: readonly Issue[]): void {
  const { language } = call;
  const isOk = files.every((file) => file.ok) && versions.length === 0;
  if (call.json) {
    const withText = (issue: Issue) => ({ ...issue, text: sentenceOf(issue, language) });
    const list = files.map((file) => ({ ...file, issues: file.issues.map(withText), missing: file.missing.map(withText) }));
    return call.print(JSON.stringify({ ok: isOk, files: list, versions: versions.map(withText) }, null, 2));
  }
  for (const file of files) showFile(call, file);
  for (const issue of versions) call.print(renderIssue(issue, language));
}

function showFile(call: CliCall, checked: Checked): void {
  const { language } = call;
  if (checked.problem !== null) return call.warn(checked.problem[language]);
  const isError = (issue: Issue): boolean => issue.severity === 'error';
  const wrongFirst = [...checked.issues.filter(isError), ...checked.issues.filter((issue) => !isError(issue))];
  for (const issue of wrongFirst) call.print(renderIssue(issue, language));
  for (const line of renderMissing(checked.missing, language)) call.print(line);
  call.print(`${checked.file}: ${VERDICTS[language](checked)}`);
  if (checked.hash !== null) call.print(`SHA-256 ${checked.hash}`);
}

const VERDICTS = {
  nl: ({ hash, ok: isOk, readyForSignature, missing }: Checked) => {
    if (hash === null) return 'klopt nog niet.';
    if (readyForSignature) return 'klopt. Klaar voor ondertekening.';
    return isOk
      ? `klopt. Nog een concept: hierboven staat wat voor ondertekening ontbreekt (${missing.length}).`
      : `nog niet te ondertekenen: vul aan wat hierboven staat (${missing.length}).`;
  },
  en: ({ hash, ok: isOk, readyForSignature, missing }: Checked) => {
    if (hash === null) return 'is not right yet.';
    if (readyForSignature) return 'is right. Ready for signature.';
    return isOk
      ? `is right. Still a draft: see above what is missing for signature (${missing.length}).`
      : `cannot be signed yet: fill in what stands above (${missing.length}).`;
  },
};

/** Says how a command goes, when the words that it needs are not there. */
export function usage(call: CliCall, command: CliCommand): ExitCode {
  call.warn(usageLine(command, call.language));
  return EXIT.usage;
}

const schema: CliCommand = {
  name: 'schema',
  summary: { nl: 'geeft het JSON-schema van de afspraken, voor je tekstverwerker', en: 'prints the JSON Schema of a term sheet, for your editor' },
  usage: 'lente schema [--text]',
  options: [
    {
      name: 'text',
      type: 'boolean',
      nl: 'elk veld in woorden: wat er hoort en wat het betekent',
      en: 'every field in words: what belongs there and what it means',
    },
  ],
  examples: ['lente schema > terms.schema.json', 'lente schema --text', '# yaml-language-server: $schema=terms.schema.json'],
  mostArguments: 0,
  run: (call) => {
    call.print(call.isSet('text') && !call.json ? referenceText(call.language) : JSON.stringify(describedSchema(), null, 2));
    return Promise.resolve(EXIT.done);
  },
};

export const contractCommands: readonly CliCommand[] = [check, schema];
