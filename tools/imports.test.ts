import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { groups, slices } from '../src/slices/path.mjs';
import { describeViolation, findViolations, readImportRules } from './house/import-rules.ts';
import { plant, TINY_TREE, withLines } from './house/planted-tree.ts';
import type { Files } from './house/planted-tree.ts';

const REPOSITORY = fileURLToPath(new URL('..', import.meta.url));
const rules = await readImportRules();

describe('the import rules', () => {
  it('hold in this repository', async () => {
    const violations = await findViolations(REPOSITORY);
    expect(violations.map((violation) => describeViolation(violation, rules)).join('\n')).toBe('');
  });

  it('say to whoever breaks them why, and what to do instead', () => {
    const silent = rules.filter((rule) => rule.comment.length < 100).map((rule) => rule.name);
    expect(silent).toEqual([]);
  });

  it('have one upstream rule for each room that has a later one', () => {
    const upstream = rules.map((rule) => rule.name).filter((name) => name.startsWith('looks-upstream-only-'));
    expect(upstream).toEqual(slices.slice(0, -1).map((slice) => `looks-upstream-only-${slice.name}`));
  });
});

describe('the path', () => {
  it.each(slices.flatMap((slice) => slice.models.map((model) => [`src/slices/${slice.name}/${model}.ts`])))('lists %s, which exists', (path) => {
    expect(existsSync(`${REPOSITORY}/${path}`)).toBe(true);
  });

  it('puts every slice in a group of the menu', () => {
    const names = groups.map((group) => group.name);
    expect(slices.filter((slice) => !names.includes(slice.group))).toEqual([]);
  });
});

/** Rule, file, the lines put into it. The whole tree then breaks this rule and no other. */
const PLANTS: readonly (readonly [rule: string, how: string, path: string, lines: string])[] = [
  ['engine-is-pure', 'a Node module', 'src/engine/irr.ts', `import { readFileSync } from 'node:fs';`],
  ['engine-is-pure', 'only a type', 'src/engine/settle.ts', `import type { Document } from 'yaml';`],
  ['foundations-know-no-business', 'a model, only its type', 'src/ledger/post.ts', `import type { contract } from '../slices/contract/contract.ts';`],
  [
    'foundations-know-no-business',
    'from beside the reader of YAML',
    'src/notation/source-places.ts',
    `import { contract } from '../slices/contract/contract.ts';`,
  ],
  ['foundations-know-no-business', 'from platform', 'src/platform/clock.ts', `import { contract } from '../slices/contract/contract.ts';`],
  [
    'slices-stand-on-the-path',
    'a room without a line in the list',
    'src/slices/garden/garden.ts',
    `import { settle } from '../../engine/settle.ts';`,
  ],
  [
    'looks-upstream-only-contract',
    'the last room',
    'src/slices/contract/sign-contract.ts',
    `import type { settlement } from '../settlement/settlement.ts';`,
  ],
  [
    'looks-upstream-only-outcome',
    'the next room',
    'src/slices/outcome/record-outcome.ts',
    `import { settlement } from '../settlement/settlement.ts';`,
  ],
  ['looks-upstream-only-settlement', 'the next room', 'src/slices/settlement/propose-settlement.ts', `import { replay } from '../indigo/index.ts';`],
  [
    'two-doors',
    'the store of another room',
    'src/slices/settlement/execute-settlement.ts',
    `import { findContract } from '../contract/contract.store.ts';`,
  ],
  ['two-doors', 'the reader of another room', 'src/slices/outcome/outcome.ts', `import { readTermSheet } from '../contract/term-sheet.ts';`],
  ['models-are-pure', 'the clock', 'src/slices/outcome/outcome.ts', `import { now } from '../../platform/clock.ts';`],
  ['models-are-pure', 'beside the reader of YAML', 'src/notation/source-places.ts', `import { now } from '../platform/clock.ts';`],
  ['models-are-pure', 'a part of a reader', 'src/slices/outcome/fact-file-csv.ts', `import { now } from '../../platform/clock.ts';`],
  ['models-are-pure', 'a file of its own room that is no model', 'src/slices/outcome/outcome.ts', `import { words } from './messages.ts';`],
  ['only-stores-speak-sql', 'only a type', 'src/slices/settlement/execute-settlement.ts', `import type { Kysely } from 'kysely';`],
  ['only-settlement-posts-money', 'from contract', 'src/slices/contract/sign-contract.ts', `import { post } from '../../ledger/post.ts';`],
  ['only-settlement-posts-money', 'handed on by the ledger', 'src/ledger/index.ts', `export { post } from './post.ts';`],
  ['browser-reaches-no-server', 'directly, only a type', 'src/web/pages/ContractPage.tsx', `import type { now } from '../../platform/clock.ts';`],
  ['browser-reaches-no-server', 'a Node module', 'src/slices/contract/screens/SignContract.tsx', `import { readFileSync } from 'node:fs';`],
  ['browser-reaches-no-server', 'a command', 'src/slices/contract/screens/SignContract.tsx', `import { signContract } from '../sign-contract.ts';`],
  ['no-cycles', 'two files', 'src/engine/money.ts', `import { settle } from './settle.ts';`],
  ['no-orphans', 'a file by itself', 'src/engine/forgotten.ts', `export const forgotten = 1;`],
  ['no-tests-in-the-product', 'a test', 'src/main/server.ts', `import '../engine/settle.test.ts';`],
  ['no-development-packages', 'only for tests', 'src/platform/clock.ts', `import 'fast-check';`],
];

async function rulesBrokenIn(tree: Files): Promise<readonly string[]> {
  const { folder, remove } = plant(tree);
  try {
    return [...new Set((await findViolations(folder)).map((violation) => violation.rule))];
  } finally {
    remove();
  }
}

describe('a planted violation', () => {
  it('is absent from the tree it is planted in', async () => {
    expect(await rulesBrokenIn(TINY_TREE)).toEqual([]);
  });

  it.each(PLANTS)('of %s is caught by name: %s', async (rule, _how, path, lines) => {
    expect(await rulesBrokenIn(withLines(TINY_TREE, path, lines))).toEqual([rule]);
  });

  it('of browser-reaches-no-server is caught behind a file in between', async () => {
    const between = withLines(TINY_TREE, 'src/slices/contract/shared.ts', `export { findContract } from './contract.store.ts';`);
    const tree = withLines(between, 'src/slices/contract/screens/SignContract.tsx', `import { findContract } from '../shared.ts';`);
    expect(await rulesBrokenIn(tree)).toEqual(['browser-reaches-no-server']);
  });

  it('stands in the table for every rule', () => {
    const planted = new Set(PLANTS.map(([rule]) => rule));
    expect(rules.map((rule) => rule.name).filter((name) => !planted.has(name))).toEqual([]);
  });
});
