import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Facts } from '../../../engine/facts.ts';
import type { TermSheet } from '../../../engine/terms.ts';
import { readContract } from '../../contract/index.ts';
import { readFactFile, renderFactIssue } from '../../outcome/index.ts';
import { type Expected, expectedSchema } from './scenario.ts';

/** The files of one scenario, read and parsed. Throws on a file that is not right: runScenarios turns that into a problem of the case. */
export type ScenarioFiles = {
  readonly folder: string;
  readonly expected: Expected;
  readonly contract: readonly TermSheet[];
  readonly facts: Facts;
  /** Facts of the points of `expected`, by file name. */
  readonly pointFacts: ReadonlyMap<string, Facts>;
  readonly golden: string | undefined;
};

export const GOLDEN_FILE = 'expected.statement.txt';
/** terms.yaml, and for each version after it terms-2.yaml and so on. */
const TERMS_FILE = /^terms(-\d+)?\.yaml$/;

/** Every folder with an expected.json, in the order of its name. */
export function findScenarioFolders(root: string): readonly string[] {
  if (existsSync(join(root, 'expected.json'))) return [root];
  const names = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  return names
    .sort()
    .map((name) => join(root, name))
    .filter((folder) => existsSync(join(folder, 'expected.json')));
}

export function readScenario(folder: string): ScenarioFiles {
  const expected = expectedSchema.parse(JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')));
  const contract = readTerms(folder);
  const factFile = existsSync(join(folder, 'facts.csv')) ? 'facts.csv' : 'facts.yaml';
  const goldenFile = join(folder, GOLDEN_FILE);
  return {
    folder,
    expected,
    contract,
    facts: readFactsOf(join(folder, factFile), contract),
    pointFacts: new Map(expected.points.map((point) => [point.facts, readFactsOf(join(folder, point.facts), contract)])),
    golden: existsSync(goldenFile) ? readFileSync(goldenFile, 'utf8') : undefined,
  };
}

/** All versions, oldest first. */
function readTerms(folder: string): readonly TermSheet[] {
  const files = readdirSync(folder).filter((name) => TERMS_FILE.test(name));
  const read = readContract(files.map((name) => ({ name: join(folder, name), source: readFileSync(join(folder, name), 'utf8') })));
  if (read.ok) return read.value.map((version) => version.sheet);
  throw new Error(read.error.map((issue) => `${issue.file}:${issue.line}:${issue.column} ${issue.code}`).join('\n'));
}

function readFactsOf(file: string, contract: readonly TermSheet[]): Facts {
  const reading = readFactFile(readFileSync(file), file, contract);
  const errors = reading.issues.filter((issue) => issue.severity === 'error');
  if (errors.length === 0) return reading.facts;
  throw new Error(errors.map((issue) => renderFactIssue(issue, 'en')).join('\n'));
}
