import { z } from 'zod';
import { runPart } from './run-part.ts';

const named = z.array(z.object({ name: z.string(), line: z.number().optional() }));
const reportSchema = z.object({
  issues: z.array(
    z.object({
      file: z.string(),
      files: named.default([]),
      exports: named.default([]),
      types: named.default([]),
      dependencies: named.default([]),
      devDependencies: named.default([]),
      unlisted: named.default([]),
      unresolved: named.default([]),
    }),
  ),
});

const ADVICE = {
  files: 'nothing reaches this file: connect it or remove it',
  exports: 'nobody imports this: drop the word export, or the code',
  types: 'nobody imports this type: drop the word export, or the type',
  dependencies: 'no file imports this package: remove it from package.json',
  devDependencies: 'no file imports this package: remove it from package.json',
  unlisted: 'this package is not in package.json: add it, with a paragraph in DECISIONS.md',
  unresolved: 'this import leads nowhere',
} as const;

/** Files, exports and packages that nothing uses, as sentences. */
export async function findUnused(args: readonly string[] = []): Promise<readonly string[]> {
  const ran = await runPart({
    name: 'knip',
    output: 'kept',
    args: ['node_modules/knip/bin/knip.js', '--no-progress', '--reporter', 'json', ...args],
  });
  const { issues } = reportSchema.parse(readJson(ran.output));
  return issues.flatMap((issue) =>
    (['files', 'exports', 'types', 'dependencies', 'devDependencies', 'unlisted', 'unresolved'] as const).flatMap((kind) =>
      issue[kind].map(
        ({ name, line }) => `${issue.file}${line === undefined ? '' : `:${line}`} ${name === issue.file ? '' : `${name}: `}${ADVICE[kind]}`,
      ),
    ),
  );
}

/** The report is one line of JSON; anything before it is a hint for people. */
function readJson(output: string): unknown {
  const line = output.split('\n').find((text) => text.startsWith('{'));
  if (line === undefined) throw new Error(`knip gave no report:\n${output}`);
  return JSON.parse(line);
}
