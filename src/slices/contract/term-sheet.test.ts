import { readFileSync, readdirSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { must } from '../../engine/result.ts';
import type { TermSheet } from '../../engine/terms.ts';
import { type Issue, canonicalTerms, hashTerms, readContract, readTermSheet } from './term-sheet.ts';

const RUNS = { seed: Number(process.env['LENTE_SEED'] ?? 20_260_101) };
const SCENARIOS = new URL('../../../scenarios/', import.meta.url);

const sources = readdirSync(SCENARIOS, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'bad')
  .flatMap((entry) =>
    readdirSync(new URL(`${entry.name}/`, SCENARIOS))
      .filter((name) => /^terms.*\.yaml$/.test(name))
      .map((name) => `${entry.name}/${name}`),
  )
  .map((name) => ({ name, source: readFileSync(new URL(name, SCENARIOS), 'utf8') }));

const SMALL = `lente: 1
contract: small-steps
title: A job
form: direct
currency: EUR
parties:
  - { id: city, name: The city, roles: [commissioner] }
  - { id: helpers, name: The helpers, roles: [provider] }
period: { from: 2026-01-01, to: 2027-12-31 }
outcomes: [{ id: work, title: A job }]
rules:
  - { id: pay_work, outcome: work, price: 2500 }
`;

function sheetOf(source: string): TermSheet {
  const read = readTermSheet(source, 'terms.yaml');
  return must(read.ok ? read.value.sheet : undefined, `sheet, but ${JSON.stringify(read)}`);
}

function issuesOf(source: string): readonly Issue[] {
  const read = readTermSheet(source, 'terms.yaml');
  return read.ok ? [] : read.error;
}

describe('reading', () => {
  it.each(sources.map(({ name, source }) => [name, source]))('%s is right', (name, source) => {
    const read = readTermSheet(source, name);
    expect(read.ok ? [] : read.error).toEqual([]);
  });

  it('gives the sheet with its defaults, its remarks, and what is missing before signing', () => {
    const read = readTermSheet(SMALL, 'terms.yaml');
    const value = must(read.ok ? read.value : undefined, 'sheet');
    expect(value.sheet.calendar).toEqual({ every: 'quarter', paymentTermDays: 30 });
    expect(value.warnings).toEqual([]);
    expect(value.missing).toHaveLength(13);
    expect(value.missing[0]).toMatchObject({ code: 'promise_missing', file: 'terms.yaml', line: 1, column: 1 });
    expect(value.placeOf(['rules', 0, 'price'])).toEqual({ line: 12, column: 43 });
  });

  it('tells everything at once, in the order of the file', () => {
    const issues = issuesOf(
      SMALL.replace('EUR', 'euro').replace('2026-01-01', '2026-13').replace('price: 2500', 'prise: 2500').replace('[provider]', 'provider'),
    );
    expect(issues.map((issue) => [issue.code, issue.line, issue.column])).toEqual([
      ['currency_shape', 5, 11],
      ['wrong_type', 8, 46],
      ['day_shape', 9, 17],
      ['unknown_key', 12, 36],
    ]);
  });

  it('does not drown anybody', () => {
    expect(issuesOf(Array.from({ length: 2_000 }, (_, index) => `k${index}: 1`).join('\n')).length).toBeLessThanOrEqual(500);
  });

  it('JSON is YAML, tabs and all', () => {
    expect(sheetOf(JSON.stringify(sheetOf(SMALL), null, '\t'))).toEqual(sheetOf(SMALL));
  });

  it('any text is read or refused, never a crash', () => {
    const changed = fc
      .tuple(fc.nat(SMALL.length), fc.nat(12), fc.string({ maxLength: 6 }))
      .map(([at, cut, text]) => SMALL.slice(0, at) + text + SMALL.slice(at + cut));
    fc.assert(
      fc.property(fc.oneof(changed, fc.string({ unit: 'binary' })), (source) => {
        for (const issue of issuesOf(source)) expect(issue.line * issue.column).toBeGreaterThan(0);
      }),
      { ...RUNS, numRuns: 1_000 },
    );
  });
});

describe('the canonical form and its hash', () => {
  const same: readonly (readonly [string, (source: string) => string])[] = [
    ['a comment', (source) => `# a word\n${source}`],
    [
      'another notation',
      (source) => source.replace('period: { from: 2026-01-01, to: 2027-12-31 }', 'period:\n  to: "2027-12-31"\n  from: 2026-01-01'),
    ],
    ['a number in its long form', (source) => source.replace('2500', '2500.00')],
    ['a number between quotes', (source) => source.replace('2500', '"2500"')],
    ['a default written out', (source) => `${source}version: 1\nlimits: []\nrounding: { to: 0.01, rule: half-up }\n`],
    ['fields in another order', (source) => source.replace('currency: EUR\n', '').concat('currency: EUR\n')],
    ['an alias', (source) => source.replace('name: The city', 'name: &name The city').replace('The helpers', 'The helpers')],
  ];

  it.each(same)('%s changes nothing', async (_name, change) => {
    expect(change(SMALL)).not.toBe(SMALL);
    expect(await hashTerms(sheetOf(change(SMALL)))).toBe(await hashTerms(sheetOf(SMALL)));
  });

  it.each([
    ['a price', 'price: 2500', 'price: 2500.01'],
    ['a name that looks like a number', 'name: The city', 'name: "2500"'],
    ['a title', 'title: A job\n', 'title: a job\n'],
    ['a role', '[commissioner]', '[commissioner, arranger]'],
    ['the order of the parties, who may be named first', 'form: direct', 'form: subsidy'],
  ])('%s changes it', async (_name, from, to) => {
    expect(await hashTerms(sheetOf(SMALL.replace(from, to)))).not.toBe(await hashTerms(sheetOf(SMALL)));
  });

  it('numbers are numbers only where a number stands', () => {
    const hash = (source: string): string => canonicalTerms(sheetOf(source));
    expect(hash(SMALL.replace('name: The city', 'name: "1.0"'))).not.toBe(hash(SMALL.replace('name: The city', 'name: "1"')));
    expect(hash(SMALL.replace('price: 2500', 'price: 12.5%'))).toBe(hash(SMALL.replace('price: 2500', 'price: 0.125')));
    expect(hash(SMALL.replace('price: 2500', 'amount: " hours * 2 "'))).toBe(hash(SMALL.replace('price: 2500', 'amount: hours * 2')));
  });

  it('is SHA-256 in hexadecimal over sorted JSON', async () => {
    expect(await hashTerms(sheetOf(SMALL))).toMatch(/^[0-9a-f]{64}$/);
    expect(canonicalTerms(sheetOf(SMALL))).toMatch(
      /^\{"alternatives":\[\],"calendar":\{"every":"quarter","paymentTermDays":30\},"contract":"small-steps",/,
    );
  });

  it('does not depend on the order of fields or the notation, for every scenario', () => {
    const source = fc.constantFrom(...sources.map((entry) => entry.source));
    fc.assert(
      fc.property(source, fc.integer(), fc.boolean(), (text, seed, isJson) => {
        const sheet = sheetOf(text);
        const shuffledSheet = shuffleKeys(sheet, seed);
        expect(canonicalTerms(sheetOf(isJson ? JSON.stringify(shuffledSheet) : stringify(shuffledSheet)))).toBe(canonicalTerms(sheet));
      }),
      { ...RUNS, numRuns: 60 },
    );
  });

  it('changes with any single value, for every scenario', () => {
    const source = fc.constantFrom(...sources.map((entry) => entry.source));
    fc.assert(
      fc.property(source, fc.nat(), (text, pick) => {
        const sheet = sheetOf(text);
        const leaves = leavesOf(sheet);
        const path = must(leaves[pick % leaves.length], 'leaf');
        const changed = structuredClone(sheet);
        spoil(changed, path);
        expect(canonicalTerms(changed)).not.toBe(canonicalTerms(sheet));
      }),
      { ...RUNS, numRuns: 300 },
    );
  });
});

describe('versions of a contract', () => {
  const second = `${SMALL.replace('2500', '2600')}version: 2\neffective: 2027-01-01\n`;
  const codes = (...files: readonly string[]) => {
    const read = readContract(files.map((source, index) => ({ name: `terms-${index + 1}.yaml`, source })));
    return read.ok ? read.value.map((version) => version.sheet.version) : read.error.map((issue) => `${issue.file} ${issue.code}`);
  };

  it.each([
    ['one', [SMALL], [1]],
    ['two in any order', [second, SMALL], [1, 2]],
    ['the same number twice', [SMALL, SMALL], ['terms-2.yaml version_not_next', 'terms-2.yaml version_not_later']],
    ['a number left out', [SMALL, second.replace('version: 2', 'version: 3')], ['terms-2.yaml version_not_next']],
    ['a version that starts no later', [SMALL, second.replace('2027-01-01', '2026-01-01')], ['terms-2.yaml version_not_later']],
    ['another currency', [SMALL, second.replace('EUR', 'USD')], ['terms-2.yaml version_other_currency']],
    ['another contract', [SMALL, second.replace('small-steps', 'big-steps')], ['terms-2.yaml version_other_contract']],
    ['a version that is wrong itself', [SMALL, second.replace('EUR', 'euro')], ['terms-2.yaml currency_shape']],
  ])('%s', (_name, files, expected) => {
    expect(codes(...files)).toEqual(expected);
  });
});

type Path = readonly (string | number)[];

function shuffleKeys(value: unknown, seed: number): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => shuffleKeys(item, seed));
  if (typeof value !== 'object' || value === null) return value;
  const rank = (key: string): number => Math.abs(Math.sin(seed + key.length * 7 + (key.codePointAt(0) ?? 0)));
  return Object.fromEntries(
    Object.entries(value)
      .sort(([left], [right]) => rank(left) - rank(right))
      .map(([key, item]) => [key, shuffleKeys(item, seed)]),
  );
}

function leavesOf(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return value === undefined ? [] : [path];
  const entries: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
    ? value.map((item: unknown, index) => [index, item])
    : Object.entries(value);
  return entries.flatMap(([key, item]) => leavesOf(item, [...path, key]));
}

/** Makes one value something else: a number one more, a text one letter longer. */
function spoil(root: object, path: Path): void {
  const holder = path.slice(0, -1).reduce(inside, root);
  const key = must(path.at(-1), 'last step');
  const value: unknown = Reflect.get(holder, key);
  Reflect.set(holder, key, typeof value === 'number' ? value + 1 : `${String(value)}7`);
}

function inside(holder: object, key: string | number): object {
  const value: unknown = Reflect.get(holder, key);
  return typeof value === 'object' && value !== null ? value : {};
}
