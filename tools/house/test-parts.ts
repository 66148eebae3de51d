import { globSync, readFileSync } from 'node:fs';

/** The parts of `npm test`, from quick to slow, so that a mistake shows early. */
export const TEST_PARTS = ['unit and property', 'scenario', 'store', 'http', 'import rules', 'ratchets', 'browser'] as const;
export type TestPart = (typeof TEST_PARTS)[number];

/** The first pattern that fits decides. */
const PLACES: readonly (readonly [part: TestPart, pattern: RegExp])[] = [
  ['browser', /^tests\/(browser|journeys)\/|\.browser\.test\.tsx?$/u],
  ['import rules', /^tools\/imports\.test\.ts$/u],
  ['ratchets', /^tools\//u],
  ['scenario', /^scenarios\/|^tests\/scenarios?\/|scenarios?[^/]*\.test\.ts$/u],
  ['http', /\.routes\.test\.ts$|^src\/platform\/http\/|^src\/main\/|^tests\/(http|start)\//u],
  ['store', /\.store\.test\.ts$|^src\/(ledger|platform\/db)\//u],
];

/** What fits no place is a store test when it opens a test database, and else a unit test. */
export function partOf(path: string, text: string): TestPart {
  const placed = PLACES.find(([, pattern]) => pattern.test(path))?.[0];
  return placed ?? (text.includes('/db/testing.ts') ? 'store' : 'unit and property');
}

/** Every test file of the repository, as paths from its root. */
export function findTestFiles(): readonly string[] {
  const files = globSync('{src,tests,tools,scenarios,bench}/**/*.test.{ts,tsx}').map((path) => path.replaceAll('\\', '/'));
  return files.sort();
}

export function groupByPart(files: readonly string[]): ReadonlyMap<TestPart, readonly string[]> {
  return Map.groupBy(files, (path) => partOf(path, readFileSync(path, 'utf8')));
}
