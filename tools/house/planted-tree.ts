import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export type Files = Readonly<Record<string, string>>;

const packageOf = (name: string): Files => ({
  [`node_modules/${name}/package.json`]: JSON.stringify({ name, version: '1.0.0', main: 'index.js' }),
  [`node_modules/${name}/index.js`]: 'module.exports = {};\n',
});

/** The smallest tree with every kind of file in it, in which no import rule is broken. */
export const TINY_TREE: Files = {
  'package.json': JSON.stringify({
    name: 'tiny',
    type: 'module',
    dependencies: { kysely: '1', yaml: '1', zod: '1' },
    devDependencies: { 'fast-check': '1' },
  }),
  ...packageOf('kysely'),
  ...packageOf('yaml'),
  ...packageOf('zod'),
  ...packageOf('fast-check'),
  'src/engine/money.ts': `import { z } from 'zod';\nexport const cents = z.number();\n`,
  'src/engine/settle.ts': `import { cents } from './money.ts';\nexport const settle = () => cents;\n`,
  'src/engine/settle.test.ts': `import 'fast-check';\nimport { settle } from './settle.ts';\nsettle();\n`,
  'src/platform/clock.ts': `import { hrtime } from 'node:process';\nexport const now = () => hrtime();\n`,
  'src/platform/db/open.ts': `import { Kysely } from 'kysely';\nexport const open = () => Kysely;\n`,
  'src/ledger/post.ts': `import { Kysely } from 'kysely';\nexport const post = () => Kysely;\n`,
  'src/slices/contract/contract.ts': `import { settle } from '../../engine/settle.ts';\nimport { readTermSheet } from './term-sheet.ts';\nexport const contract = { settle, readTermSheet };\n`,
  'src/notation/source.ts': `import { parse } from 'yaml';\nimport { cents } from '../engine/money.ts';\nexport const readSource = () => [parse, cents];\n`,
  'src/slices/contract/term-sheet.ts': `import { readSource } from '../../notation/source.ts';\nexport const readTermSheet = () => readSource;\n`,
  'src/slices/contract/contract.store.ts': `import { Kysely } from 'kysely';\nexport const findContract = () => Kysely;\n`,
  'src/slices/contract/sign-contract.ts': `import { now } from '../../platform/clock.ts';\nimport { findContract } from './contract.store.ts';\nexport const signContract = () => [now, findContract];\n`,
  'src/slices/contract/index.ts': `export { signContract } from './sign-contract.ts';\n`,
  'src/slices/contract/screens/SignContract.tsx': `import { contract } from '../contract.ts';\nexport const SignContract = () => contract;\n`,
  'src/slices/outcome/outcome.ts': `import { contract } from '../contract/contract.ts';\nexport const outcome = () => contract;\n`,
  'src/slices/outcome/messages.ts': `export const words = {};\n`,
  'src/slices/outcome/index.ts': `export { words } from './messages.ts';\n`,
  'src/slices/settlement/settlement.ts': `import { outcome } from '../outcome/outcome.ts';\nexport const settlement = () => outcome;\n`,
  'src/slices/settlement/execute-settlement.ts': `import { post } from '../../ledger/post.ts';\nimport { signContract } from '../contract/index.ts';\nimport { settlement } from './settlement.ts';\nexport const execute = () => [post, signContract, settlement];\n`,
  'src/slices/settlement/index.ts': `export { execute } from './execute-settlement.ts';\n`,
  'src/slices/indigo/index.ts': `import { settle } from '../../engine/settle.ts';\nexport const replay = () => settle;\n`,
  'src/web/pages/ContractPage.tsx': `import { SignContract } from '../../slices/contract/screens/SignContract.tsx';\nexport const ContractPage = () => SignContract;\n`,
  'src/main/server.ts': `import { open } from '../platform/db/open.ts';\nimport { execute } from '../slices/settlement/index.ts';\nopen();\nexecute();\n`,
};

/** Writes the files under a fresh temporary folder; `remove` takes it away again. */
export function plant(files: Files): { readonly folder: string; readonly remove: () => void } {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'lente-planted-')));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** The tree with lines put on top of one of its files, or with a new file. */
export function withLines(tree: Files, path: string, lines: string): Files {
  return { ...tree, [path]: `${lines}\n${tree[path] ?? ''}` };
}
