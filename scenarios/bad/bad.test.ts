import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { must } from '../../src/engine/result.ts';
import { CHECK_MESSAGES, renderIssue } from '../../src/slices/contract/check-messages.ts';
import { type Issue, readContract, readTermSheet } from '../../src/slices/contract/term-sheet.ts';
import { type FactIssue, readFactFile, readFacts, renderFactIssue } from '../../src/slices/outcome/fact-file.ts';
import { FACT_MESSAGES } from '../../src/slices/outcome/fact-messages.ts';

/** Everything in scenarios/bad, word for word; and what is too big to keep there. */

const ROOT = new URL('./', import.meta.url);
const LANGUAGES = ['nl', 'en'] as const;
const folders = readdirSync(ROOT, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

function textOf(path: string): string {
  return readFileSync(new URL(path, ROOT), 'utf8');
}

const sheetOfFacts = (() => {
  const read = readTermSheet(textOf('facts-terms.yaml'), 'facts-terms.yaml');
  return read.ok ? read.value.sheet : undefined;
})();

type Told = { readonly sheets: readonly Issue[]; readonly facts: readonly FactIssue[] };

function toldAbout(folder: string): Told {
  const files = readdirSync(new URL(`${folder}/`, ROOT))
    .filter((name) => /^(terms|facts)/.test(name))
    .sort();
  const [first] = files;
  if (first?.startsWith('facts') === true) {
    return {
      sheets: [],
      facts: readFactFile(readFileSync(new URL(`${folder}/${first}`, ROOT)), first, must(sheetOfFacts, 'sheet of the fact files')).issues,
    };
  }
  const read = readContract(files.map((name) => ({ name, source: textOf(`${folder}/${name}`) })));
  return { sheets: read.ok ? read.value.flatMap((version) => version.warnings) : read.error, facts: [] };
}

const told = new Map(folders.map((folder) => [folder, toldAbout(folder)]));

describe('scenarios/bad', () => {
  it('has enough of them, and a contract for the fact files that is right itself', () => {
    expect(folders.length).toBeGreaterThanOrEqual(80);
    expect(sheetOfFacts).toBeDefined();
  });

  it.each(folders.flatMap((folder) => LANGUAGES.map((language) => [folder, language] as const)))(
    '%s says in %s what is expected, word for word',
    (folder, language) => {
      const { sheets, facts } = must(told.get(folder), 'what was told');
      const lines = [...sheets.map((issue) => renderIssue(issue, language)), ...facts.map((issue) => renderFactIssue(issue, language))];
      const name = `${folder}/expected.${language}.txt`;
      expect(lines.length, `${folder} is not bad at all`).toBeGreaterThan(0);
      expect(existsSync(new URL(name, ROOT)), `${name} is missing; the reader gets:\n${lines.join('\n')}`).toBe(true);
      expect(lines.join('\n')).toBe(textOf(name).trimEnd());
    },
  );

  /** Each has a reason why no file here shows it. */
  const NOT_HERE = [
    'source_too_large',
    'source_too_many_values',
    'csv_line_too_long', // made below
    'yaml_syntax',
    'yaml_indent',
    'yaml_key_not_text',
    'too_large',
    'wrong_value', // shown in the tests of their readers, or a last resort
    'formula_too_deep',
    'alternative_twice',
    'scope_twice',
    'role_twice',
    'spending_over_whole', // shown in terms-check.test.ts
    'promise_missing',
    'reason_missing',
    'afterwards_missing',
    'outcomes_missing',
    'payment_missing',
    'sib_role_missing',
    'definition_missing', // not wrong in a draft
    'capital_shares_over_whole',
    'capital_id_taken',
    'unknown_group',
    'event_not_used', // shown in the tests of their checks
    'too_many_columns',
    'xlsx_broken',
    'xlsx_too_large',
    'xlsx_other_kind',
    'xlsx_no_sheet',
    'cell_formula_wrong',
    'cell_formula_empty',
    'code_by_spreadsheet',
    'sheet_chosen',
    'rows_hidden',
    'columns_hidden',
    'cell_merged', // shown in xlsx.test.ts, fact-file-office.test.ts and fact-file-elsewhere.test.ts
    'recorded_in_future',
    'day_in_future',
    'paid_by_others', // only where somebody sends a file: shown in main/who-says.test.ts
    'payee_needed',
    'receipt_by_file', // only where somebody sends a file: shown in fact-file.test.ts
  ];

  it('shows every message that a reader can get', () => {
    const shown = new Set([...told.values()].flatMap(({ sheets, facts }) => [...sheets, ...facts].map((issue): string => issue.code)));
    const all = [...new Set([...Object.keys(CHECK_MESSAGES.nl), ...Object.keys(FACT_MESSAGES.nl)])];
    expect(all.filter((code) => !shown.has(code)).sort()).toEqual([...NOT_HERE].sort());
  });
});

describe('files made to hurt', () => {
  const laughs = `a: &a [${'x,'.repeat(99)}x]\n${[...'bcdefghijklmnop'].map((name, index) => `${name}: &${name} [${`*${'abcdefghijklmno'[index] ?? ''},`.repeat(99)}x]\n`).join('')}`;
  const nested = Array.from({ length: 1_000 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join('');

  it.each([
    ['ten megabytes of nested YAML', nested.repeat(20), 'source_too_large'],
    ['half a megabyte of nested YAML', nested, 'source_too_deep'],
    ['a million brackets', '['.repeat(1_000_000), 'source_too_deep'],
    ['half a million dashes on a line', '- '.repeat(500_000), 'source_too_deep'],
    ['half a million question marks', '? '.repeat(500_000), 'source_too_deep'],
    ['sixty thousand fields', Array.from({ length: 60_000 }, (_, index) => `key_${index}: ${index}`).join('\n'), 'source_too_many_values'],
    ['aliases of aliases of aliases', laughs, 'yaml_alias_explodes'],
    ['an alias a hundred thousand times', `a: &a x\nb: [${'*a,'.repeat(100_000)}]\n`, 'source_too_many_values'],
    ['a list of fifty-five thousand numbers', `b: [${'1,'.repeat(55_000)}]\n`, 'source_too_many_values'],
    [
      'thousands of slips',
      `outcomes: [${Array.from({ length: 2_500 }, (_, index) => `{ id: x${index}, title: T, requires: [y${index}] }`).join(',')}]\nlente: 1\ncontract: a\ntitle: T\nform: direct\ncurrency: EUR\nparties: [{ id: a, name: A, roles: [provider] }]\nperiod: { from: 2026-01-01, to: 2026-12-31 }\n`,
      'unknown_outcome',
    ],
    ['a text of a megabyte', `a: "${'x'.repeat(999_990)}"`, 'missing_key'],
  ])('%s is refused before it is built up', (_name, source, code) => {
    const read = readTermSheet(source, 'terms.yaml');
    expect(read.ok ? [] : read.error.map((issue) => issue.code)).toContain(code);
  });

  it('so is a file of facts that is one row of commas, or one open quote', () => {
    const sheet = must(sheetOfFacts, 'sheet');
    expect(readFacts(`day,outcome,subject\n${','.repeat(1_000_000)}x`, 'facts.csv', sheet).issues[0]?.code).toBe('csv_line_too_long');
    expect(readFacts(`day,outcome,subject\n"${'\n'.repeat(1_000_000)}`, 'facts.csv', sheet).issues[0]?.code).toBe('csv_quote');
  });
});
