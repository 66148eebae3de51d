import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { parse as parseYaml } from 'yaml';
import { type Facts, factsSchema } from '../../../engine/facts.ts';
import { type TermSheet, termSheetSchema } from '../../../engine/terms.ts';
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
const TERMS_FILE = /^terms(\.v\d+)?\.yaml$/;

/** Every folder with an expected.json, in the order of its name. */
export function findScenarioFolders(root: string): readonly string[] {
  if (existsSync(join(root, 'expected.json'))) return [root];
  const names = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return names.sort().map((name) => join(root, name)).filter((folder) => existsSync(join(folder, 'expected.json')));
}

export function readScenario(folder: string): ScenarioFiles {
  const expected = expectedSchema.parse(JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')));
  const termFiles = readdirSync(folder).filter((name) => TERMS_FILE.test(name)).sort();
  const goldenFile = join(folder, GOLDEN_FILE);
  return {
    folder,
    expected,
    contract: termFiles.map((name) => readTerms(join(folder, name))),
    facts: readFactFile(existsSync(join(folder, 'facts.csv')) ? join(folder, 'facts.csv') : join(folder, 'facts.yaml')),
    pointFacts: new Map(expected.points.map((point) => [point.facts, readFactFile(join(folder, point.facts))])),
    golden: existsSync(goldenFile) ? readFileSync(goldenFile, 'utf8') : undefined,
  };
}

function readTerms(file: string): TermSheet {
  return termSheetSchema.parse(parseYaml(readFileSync(file, 'utf8')));
}

function readFactFile(file: string): Facts {
  const source = readFileSync(file, 'utf8');
  return factsSchema.parse(file.endsWith('.csv') ? fromCsv(source) : (parseYaml(source) ?? {}));
}

const LISTS: Readonly<Record<string, 'claims' | 'measures' | 'events' | 'cash'>> = {
  claim: 'claims', measure: 'measures', enrolment: 'events', start: 'events', event: 'events', paid: 'cash', draw: 'cash', cost: 'cash',
};
const CLAIM_FIELDS = new Set(Object.keys(factsSchema.shape.claims.unwrap().element.shape));

function fromCsv(source: string): unknown {
  const rows: readonly Record<string, string>[] = parseCsv(source, { columns: true, skip_empty_lines: true, trim: true, comment: '#' });
  const lists: Record<'claims' | 'measures' | 'events' | 'cash', unknown[]> = { claims: [], measures: [], events: [], cash: [] };
  for (const row of rows) {
    const { kind = 'claim', ...rest } = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== ''));
    const list = LISTS[kind] ?? 'claims';
    lists[list].push(list === 'claims' ? claimOf(rest) : { ...rest, ...(list === 'measures' ? {} : { kind }) });
  }
  return lists;
}

/** Columns that are no field of a claim are its values: expected_days, hours … */
function claimOf(row: Readonly<Record<string, string>>): unknown {
  const fields = Object.entries(row).filter(([name]) => CLAIM_FIELDS.has(name));
  const values = Object.entries(row).filter(([name]) => !CLAIM_FIELDS.has(name));
  return { ...Object.fromEntries(fields), ...(row.sequence === undefined ? {} : { sequence: Number(row.sequence) }), values: Object.fromEntries(values) };
}
