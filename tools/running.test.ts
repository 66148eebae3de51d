import { existsSync, globSync } from 'node:fs';
import { Client } from 'pg';
import { describe, expect, it } from 'vitest';
import { reportLine, runPart } from './house/run-part.ts';
import { addCounts, countsIn, countsLine, ONE_FAILED } from './house/test-counts.ts';
import { findTestFiles, groupByPart, partOf, TEST_PARTS } from './house/test-parts.ts';
import { startPostgres } from './house/throwaway-postgres.ts';
import vitestConfig from '../vitest.config.ts';

describe('a part', () => {
  it.each([
    ['ends well', 'process.exit(0)', true],
    ['fails', 'process.exit(3)', false],
    ['is killed', "process.kill(process.pid, 'SIGKILL')", false],
  ])('that %s is told apart', async (_words, code, isOk) => {
    expect((await runPart({ name: 'part', output: 'kept', args: ['-e', code] })).isOk).toBe(isOk);
  });

  it('runs without stdin and keeps what it said, in both streams', async () => {
    const code = "process.stdin.on('end', () => { console.log('out'); console.error('err'); }).resume()";
    const ran = await runPart({ name: 'part', output: 'kept', args: ['-e', code] });
    expect(ran.output.trim().split('\n').sort()).toEqual(['err', 'out']);
  });

  it('sees the variables it is given', async () => {
    const ran = await runPart({ name: 'part', output: 'kept', args: ['-p', 'process.env.LENTE_SEEN'], env: { LENTE_SEEN: 'yes' } });
    expect(ran.output.trim()).toBe('yes');
  });

  it('is reported in columns', () => {
    expect(reportLine('types', 'ok', 12.34)).toBe('types                ok                                       12.3 s');
  });
});

const file = (status: string, ...tests: readonly string[]) => ({ status, assertionResults: tests.map((test) => ({ status: test })) });
const report = (numbers: readonly [number, number, number, number], ...testResults: readonly unknown[]) => ({
  numPassedTests: numbers[0],
  numFailedTests: numbers[1],
  numPendingTests: numbers[2],
  numTodoTests: numbers[3],
  testResults,
});

describe('the counts of a report', () => {
  it.each([
    ['all passed', report([2, 0, 0, 0], file('passed', 'passed', 'passed')), '2 passed, 0 failed, 0 skipped'],
    ['one failed', report([1, 1, 0, 0], file('failed', 'passed', 'failed')), '1 passed, 1 failed, 0 skipped'],
    ['skipped and todo', report([1, 0, 2, 1], file('passed', 'passed')), '1 passed, 0 failed, 3 skipped'],
    ['a file that does not load', report([1, 0, 0, 0], file('passed', 'passed'), file('failed')), '1 passed, 1 failed, 0 skipped'],
    ['a file that fails after its tests', report([1, 0, 0, 0], file('failed', 'passed')), '1 passed, 1 failed, 0 skipped'],
    ['no report', undefined, '0 passed, 1 failed, 0 skipped'],
  ])('say what happened: %s', (_words, read, line) => {
    expect(countsLine(countsIn(read))).toBe(line);
  });

  it('add up', () => {
    expect(countsLine(addCounts([{ passed: 1, failed: 0, skipped: 3 }, { passed: 2, failed: 1, skipped: 0 }, ONE_FAILED]))).toBe(
      '3 passed, 2 failed, 3 skipped',
    );
  });
});

describe('every test file', () => {
  it.each([
    ['src/engine/settle.test.ts', '', 'unit and property'],
    ['src/web/format.test.ts', '', 'unit and property'],
    ['src/slices/contract/sign-contract.test.ts', "import { openTestSystem } from '../../platform/db/testing.ts';", 'store'],
    ['src/slices/contract/term-sheet.test.ts', '', 'unit and property'],
    ['src/slices/contract/contract.store.test.ts', '', 'store'],
    ['src/ledger/post.test.ts', '', 'store'],
    ['src/platform/db/migrate.test.ts', '', 'store'],
    ['src/slices/contract/contract.routes.test.ts', "'../../platform/db/testing.ts'", 'http'],
    ['src/main/server.test.ts', '', 'http'],
    ['tests/start/start.test.ts', '', 'http'],
    ['src/slices/settlement/scenarios/scenarios.test.ts', '', 'scenario'],
    ['scenarios/bad/bad.test.ts', '', 'scenario'],
    ['tests/browser/contracts.test.ts', '', 'browser'],
    ['tests/journeys/settle-contract.test.ts', '', 'browser'],
    ['tools/imports.test.ts', '', 'import rules'],
    ['tools/tidy.test.ts', '', 'ratchets'],
  ])('has its part: %s', (path, text, part) => {
    expect(partOf(path, text)).toBe(part);
  });

  it('is in exactly one part', () => {
    const files = findTestFiles();
    const grouped = groupByPart(files);
    expect(TEST_PARTS.flatMap((part) => grouped.get(part) ?? []).toSorted()).toEqual(files);
    expect(files).toContain('tools/running.test.ts');
  });

  it('is seen by vitest too: it passes over a file outside its own list without a word', () => {
    const seen = (vitestConfig.test?.include ?? []).flatMap((pattern) => globSync(pattern)).map((path) => path.replaceAll('\\', '/'));
    expect(seen.toSorted()).toEqual(findTestFiles());
  });
});

describe('the throwaway PostgreSQL', () => {
  it('answers, and leaves no process and no folder, or says why there is none', async () => {
    const started = await startPostgres();
    if ('why' in started) return expect(started.why).toContain('not tested here');
    const client = new Client({ connectionString: started.url });
    await client.connect();
    const { rows } = await client.query<{ readonly data_directory: string }>('show data_directory');
    await client.end();
    await started.stop();
    const folder = rows[0]?.data_directory ?? '';
    expect(folder).toContain('lente-postgres-');
    expect(existsSync(folder)).toBe(false);
    expect(() => process.kill(started.pid, 0)).toThrow('ESRCH');
  });
});
