import { type Result, fail, ok } from '../../engine/result.ts';
import { type CliCall, type CliCommand, EXIT, type ExitCode } from '../../platform/cli.ts';
import { readTextFile } from '../../platform/files.ts';
import { renderIssue } from './check-messages.ts';
import { termSheetJsonSchema } from './schema.ts';
import { hashTerms } from './term-sheet-canonical.ts';
import { missingForSignature } from '../../engine/terms-check.ts';
import { type Issue, type ReadSheet, readTermSheet } from './term-sheet.ts';

/** Reads a term sheet from disk and says in words what is wrong with it. */
export function readTermFile(call: CliCall, path: string): Result<ReadSheet, ExitCode> {
  const file = readTextFile(path);
  if (!file.ok) {
    call.warn(file.error[call.language]);
    return fail(EXIT.file);
  }
  const read = readTermSheet(file.value.text, path);
  if (read.ok) return ok(read.value);
  for (const issue of read.error) call.warn(renderIssue(issue, call.language));
  return fail(EXIT.no);
}

type Checked = { readonly file: string; readonly ok: boolean; readonly issues: readonly Issue[]; readonly hash: string | null; readonly readyForSignature: boolean };

const check: CliCommand = {
  name: 'check',
  summary: { nl: 'kijkt of een bestand met afspraken klopt', en: 'checks a term sheet' },
  usage: 'lente check TERMS.yaml… [--for-signature]',
  options: [{ name: 'for-signature', type: 'boolean', nl: 'weigert een concept waarin nog iets ontbreekt', en: 'refuses a draft in which something is missing' }],
  examples: ['lente check scenarios/een-uitkomst/terms.yaml', 'lente check terms.yaml --for-signature', 'lente check terms.yaml --json'],
  run: async (call) => {
    const [first] = call.arguments;
    if (first === undefined) return usage(call, check);
    let code: ExitCode = EXIT.done;
    for (const path of call.arguments) {
      const checked = await checkFile(call, path);
      if (checked !== EXIT.done) code = checked;
    }
    return code;
  },
};

async function checkFile(call: CliCall, path: string): Promise<ExitCode> {
  const file = readTextFile(path);
  if (!file.ok) {
    call.warn(file.error[call.language]);
    return EXIT.file;
  }
  const read = readTermSheet(file.value.text, path);
  const missing = read.ok ? missingForSignature(read.value.sheet) : [];
  const issues = read.ok ? [...read.value.warnings] : read.error;
  const isRefused = !read.ok || (call.isSet('for-signature') && missing.length > 0);
  const hash = read.ok ? await hashTerms(read.value.sheet) : null;
  show(call, { file: path, ok: !isRefused, issues, hash, readyForSignature: read.ok && missing.length === 0 });
  return isRefused ? EXIT.no : EXIT.done;
}

function show(call: CliCall, checked: Checked): void {
  if (call.json) return call.print(JSON.stringify({ ...checked, issues: checked.issues.map((issue) => ({ ...issue, text: renderIssue(issue, call.language) })) }, null, 2));
  for (const issue of checked.issues) call.print(renderIssue(issue, call.language));
  const nl = checked.ok ? `${checked.file}: klopt. ${checked.readyForSignature ? 'Klaar voor ondertekening.' : 'Nog een concept: zie hierboven wat ontbreekt.'}\nSHA-256 ${checked.hash ?? '-'}` : `${checked.file}: klopt nog niet.`;
  const en = checked.ok ? `${checked.file}: is right. ${checked.readyForSignature ? 'Ready for signature.' : 'Still a draft: see above what is missing.'}\nSHA-256 ${checked.hash ?? '-'}` : `${checked.file}: is not right yet.`;
  call.print(call.language === 'nl' ? nl : en);
}

export function usage(call: CliCall, command: CliCommand): ExitCode {
  call.warn(call.language === 'nl' ? `Zo gaat het: ${command.usage}` : `This is how: ${command.usage}`);
  return EXIT.usage;
}

const schema: CliCommand = {
  name: 'schema',
  summary: { nl: 'geeft het JSON-schema van de afspraken, voor je tekstverwerker', en: 'prints the JSON Schema of a term sheet, for your editor' },
  usage: 'lente schema > terms.schema.json',
  options: [],
  examples: ['lente schema > terms.schema.json'],
  run: (call) => {
    call.print(JSON.stringify(termSheetJsonSchema(), null, 2));
    return Promise.resolve(EXIT.done);
  },
};

export const contractCommands: readonly CliCommand[] = [check, schema];
