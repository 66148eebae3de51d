import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runChecks } from './house/check-parts.ts';
import { reportLine, runPart } from './house/run-part.ts';
import { addCounts, countsIn, countsLine, NOTHING, ONE_FAILED } from './house/test-counts.ts';
import type { Counts } from './house/test-counts.ts';
import { findTestFiles, groupByPart, TEST_PARTS } from './house/test-parts.ts';
import type { TestPart } from './house/test-parts.ts';
import { startPostgres } from './house/throwaway-postgres.ts';

/**
 * `npm test`: types, lint, layout, the built web client and then every test, one heavy part after another, with the
 * time of each. `npm test -- unit http` runs only the parts whose name starts with one of the words.
 */
process.chdir(`${import.meta.dirname}/..`);
const startedMs = performance.now();
const wanted = process.argv.slice(2);
const isWanted = (name: string): boolean => wanted.length === 0 || wanted.some((word) => name.startsWith(word));
const reports = mkdtempSync(join(tmpdir(), 'lente-reports-'));
process.once('exit', () => rmSync(reports, { recursive: true, force: true }));

/** A check that fails counts as one failure; one that succeeds is no test and counts as nothing. */
const asCounts = (isOk: boolean): Counts => (isOk ? NOTHING : ONE_FAILED);

async function checkEverything(): Promise<readonly Counts[]> {
  if (!isWanted('check')) return [];
  return (await runChecks('fresh')).map((ran) => asCounts(ran.isOk));
}

async function buildWeb(): Promise<readonly Counts[]> {
  if (!isWanted('browser') && !isWanted('http')) return [];
  const built = await runPart({ name: 'build', output: 'kept', args: ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'] });
  if (!built.isOk) console.log(built.output.trimEnd());
  console.log(reportLine('build', built.isOk ? 'ok' : 'FAILED', built.seconds));
  return [asCounts(built.isOk)];
}

async function runTests(part: TestPart, files: readonly string[], env: Readonly<Record<string, string>>): Promise<Counts> {
  const report = join(reports, `${part}.json`);
  const args = ['node_modules/vitest/vitest.mjs', 'run', ...files, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const ran = await runPart({ name: part, output: 'shown', args, env });
  const counts = countsIn(readReport(report));
  const honest = !ran.isOk && counts.failed === 0 ? addCounts([counts, ONE_FAILED]) : counts;
  console.log(reportLine(part, countsLine(honest), ran.seconds));
  return honest;
}

function readReport(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

async function runAllTests(): Promise<readonly Counts[]> {
  const parts = TEST_PARTS.filter(isWanted);
  const server = await serverFor(parts);
  const plain = process.stdout.isTTY ? {} : { NO_COLOR: '1' };
  const env = { CI: 'true', ...plain, ...(server.url === undefined ? {} : { LENTE_TEST_DATABASE_URL: server.url }) };
  const stop = (): void => void server.stop().then(() => process.exit(1));
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const all: Counts[] = [];
  try {
    const files = groupByPart(findTestFiles());
    for (const part of parts) {
      const own = files.get(part) ?? [];
      if (own.length === 0) console.log(reportLine(part, 'no files', 0));
      else all.push(await runTests(part, own, env));
    }
  } finally {
    await server.stop();
  }
  return all;
}

type Server = { readonly url: string | undefined; readonly stop: () => Promise<void> };
const NO_SERVER: Server = { url: undefined, stop: () => Promise.resolve() };

/** The server that LENTE_TEST_DATABASE_URL names, else a throwaway one, else none. */
async function serverFor(parts: readonly TestPart[]): Promise<Server> {
  const given = process.env['LENTE_TEST_DATABASE_URL'] ?? '';
  if (given !== '') return { ...NO_SERVER, url: given };
  if (!parts.some((part) => part === 'store' || part === 'http')) return NO_SERVER;
  const started = await startPostgres();
  console.log('why' in started ? started.why : `PostgreSQL server: ${started.version}, for this run only`);
  return 'why' in started ? NO_SERVER : started;
}

const all = addCounts([...(await checkEverything()), ...(await buildWeb()), ...(await runAllTests())]);
console.log(reportLine('everything', '', (performance.now() - startedMs) / 1000));
console.log(countsLine(all));
process.exitCode = all.failed === 0 && all.passed > 0 ? 0 : 1;
