import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { explainSentences } from '../../engine/explain.ts';
import { cents, sum } from '../../engine/money.ts';
import { must } from '../../engine/result.ts';
import { toHledger } from '../../ledger/export.ts';
import { booksOf } from './books-from-files.ts';
import { findScenarioFolders, readScenario } from './scenarios/scenario.files.ts';
import { settleScenario } from './scenarios/settle-scenario.ts';
import { statementSchema } from './statement-shape.ts';
import { explainFor } from './visible-statement-explained.ts';
import type { Facts } from '../../engine/facts.ts';
import { totalsOf } from '../../engine/totals.ts';
import { publishedLines } from './published-lines.ts';

const noClaims = (facts: Facts): Facts => ({ ...facts, claims: [] });

/** The real contracts, as those see them who see no facts: nothing of it may lead to a person. */
const folders = findScenarioFolders(join(import.meta.dirname, '../../../scenarios'));

describe.each(folders.map((folder) => [folder.split(/[\\/]/).at(-1) ?? folder, folder]))('%s', (_name, folder) => {
  const { contract, facts, expected } = readScenario(folder);
  const { statements } = settleScenario(contract, facts, [expected.asOf].flat());
  const subjects = [
    ...new Set([...facts.claims, ...facts.measures, ...facts.events].flatMap(({ subject }) => (subject === undefined ? [] : [`"${subject}"`]))),
  ];
  const claims = facts.claims.map(({ id }) => `"${id}"`);
  const named = (text: string): readonly string[] => [...subjects, ...claims].filter((name) => text.includes(name));

  it('comes over the wire as it was', () => {
    for (const statement of statements) expect(statementSchema.parse(JSON.parse(JSON.stringify(statement)))).toEqual(statement);
  });

  it('tells an investor amounts, and nobody’s name or claim', () => {
    for (const statement of statements) {
      const lines = publishedLines([statement], { termDays: 30, hasLimits: contract.some((sheet) => sheet.limits.length > 0) });
      const seen = { ...statement, items: [], refusals: [], lines, totals: totalsOf(lines) };
      expect(named(JSON.stringify(seen))).toEqual([]);
      const node = must(explainFor('investor', { sheets: contract, statement: seen, facts: noClaims(facts) }, { total: { by: 'computed' } }), 'node');
      expect(node.amount).toBe(seen.totals.computed);
      const words = node.children.flatMap((child) => explainSentences(child, 'nl')).join(' ');
      expect(named(JSON.stringify(node) + words)).toEqual([]);
    }
  });

  it('makes books that balance and hold what was settled', () => {
    const statement = must(statements.at(-1), 'statement');
    const books = booksOf(statement);
    for (const { entries } of books.transfers) expect(sum(entries.map((entry) => entry.amount))).toBe(0);
    const payables = new Set(books.accounts.filter((account) => account.kind === 'payable').map((account) => account.id));
    const owed = books.transfers.flatMap((transfer) =>
      transfer.entries.filter((entry) => payables.has(entry.accountId)).map((entry) => cents(-entry.amount)),
    );
    expect(sum(owed)).toBe(statement.totals.due);
    expect(
      toHledger(books)
        .split('\n')
        .filter((row) => row.startsWith('account ')),
    ).toHaveLength(books.accounts.length);
  });
});
