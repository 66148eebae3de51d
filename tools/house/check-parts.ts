import { reportLine, runPart } from './run-part.ts';
import type { Part, Ran } from './run-part.ts';

const CACHE = 'node_modules/.cache/lente';
const LAID_OUT = ['{src,tests,tools,bench,scenarios}/**/*.{ts,tsx,mjs,mts,css}', '*.{ts,mjs}', '.*.mjs'];

/**
 * `cached` lints only what changed, which is quick and misses a file whose types changed because of another file;
 * `fresh` lints everything.
 */
export type CheckKind = 'cached' | 'fresh';

const typesPart: Part = {
  name: 'types',
  output: 'kept',
  args: ['node_modules/typescript/bin/tsc', '--noEmit', '-p', '.', '--incremental', '--tsBuildInfoFile', `${CACHE}/types.tsbuildinfo`],
};

function lintPart(kind: CheckKind): Part {
  const cache = kind === 'cached' ? ['--cache', '--cache-location', `${CACHE}/eslint`] : [];
  return { name: 'lint', output: 'kept', args: ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0', ...cache] };
}

const layoutPart: Part = {
  name: 'layout',
  output: 'kept',
  args: ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', ...LAID_OUT],
};

/** Types, lint and layout beside each other; prints a line for each, and everything a failing one had to say. */
export async function runChecks(kind: CheckKind): Promise<readonly Ran[]> {
  const ran = await Promise.all([typesPart, lintPart(kind), layoutPart].map(runPart));
  for (const part of ran) {
    if (!part.isOk) console.log(part.output.trimEnd());
    console.log(reportLine(part.name, part.isOk ? 'ok' : 'FAILED', part.seconds));
  }
  if (ran.some((part) => part.name === 'layout' && !part.isOk)) console.log('layout is mended by: npx prettier --write and the files above');
  return ran;
}
