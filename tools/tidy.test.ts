import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findLongFile, findLongFunctions, measureFunctions, MEDIAN_LINES, NINETY_PERCENT_LINES, quantile } from './house/functions.ts';
import { findLooseTypes, findPrinting, findSuppressions, findTodos, findTodosInText } from './house/habits.ts';
import { compareWithKnown, describeFinding, readKnown } from './house/known.ts';
import { plant } from './house/planted-tree.ts';
import { findUntrueReadmes } from './house/rooms.ts';
import { isProduct, isTest, parseSource, readOtherTexts, readSources } from './house/source-files.ts';
import type { Finding, Source } from './house/source-files.ts';
import { findUnused } from './house/unused.ts';

const REPOSITORY = fileURLToPath(new URL('..', import.meta.url));
const sources = readSources();
const product = sources.filter(({ path }) => isProduct(path));
const known = readKnown();

const told = (findings: readonly Finding[]): string => findings.map(describeFinding).join('\n');
const everywhere = (find: (source: Source) => readonly Finding[], files = sources): string => told(files.flatMap(find));

describe('in this repository', () => {
  it('every function stops at 60 lines, a component at 100', () => {
    const outsideTests = sources.filter(({ path }) => !isTest(path));
    expect(everywhere(findLongFunctions, outsideTests)).toBe('');
  });

  it('every file stops at 400 lines', () => {
    expect(everywhere(findLongFile)).toBe('');
  });

  it.each([
    ['half', 0.5, MEDIAN_LINES],
    ['nine of ten', 0.9, NINETY_PERCENT_LINES],
  ])('%s of the functions of the product are short', (_words, share, limit) => {
    const lengths = product.flatMap(measureFunctions).filter(({ hasBlock }) => hasBlock);
    const found = quantile(
      lengths.map(({ lines }) => lines),
      share,
    );
    expect(lengths.length).toBeGreaterThan(100);
    expect(found).toBeLessThanOrEqual(limit);
  });

  it('a check is switched off nowhere, or where it is known, with a reason', () => {
    const found = sources.flatMap(findSuppressions);
    expect(told(found.filter(({ hasReason }) => !hasReason))).toBe('');
    expect(compareWithKnown(found, known.suppressions).join('\n')).toBe('');
  });

  it('the compiler is shown things, not told to believe them', () => {
    expect(compareWithKnown(sources.flatMap(findLooseTypes), known.looseTypes).join('\n')).toBe('');
  });

  it('every TODO has the number of an issue', () => {
    expect(everywhere(findTodos)).toBe('');
    expect(told(readOtherTexts().flatMap(findTodosInText))).toBe('');
  });

  it('only main and the build print', () => {
    expect(everywhere(findPrinting, product)).toBe('');
  });

  it('nothing is exported, written or installed for nobody', async () => {
    expect((await findUnused()).join('\n')).toBe('');
  });

  it.each(['engine', 'ledger'])('%s has as many lines of test as of source', (room) => {
    const linesOf = (isWanted: (path: string) => boolean): number =>
      sources.filter(({ path }) => path.startsWith(`src/${room}/`) && isWanted(path)).reduce((sum, { text }) => sum + text.split('\n').length, 0);
    expect(linesOf(isProduct)).toBeGreaterThan(0);
    expect(linesOf(isTest)).toBeGreaterThanOrEqual(linesOf(isProduct));
  });

  it('every room has a README, and the files it names exist', () => {
    expect(findUntrueReadmes(REPOSITORY).join('\n')).toBe('');
  });

  it.each(['README.md', 'ARCHITECTURE.md', 'GLOSSARY.md', 'CONTRIBUTING.md', 'DECISIONS.md', 'LICENSE', 'publiccode.yaml'])(
    'there is a %s',
    (name) => {
      expect(readFileSync(`${REPOSITORY}/${name}`, 'utf8').length).toBeGreaterThan(500);
    },
  );

  it.each(['README.md', '.ci/run'])('%s names the command that tests everything', (name) => {
    expect(readFileSync(`${REPOSITORY}/${name}`, 'utf8')).toContain('npm ci && npm test');
  });
});

const linesOfCode = (count: number): string => Array.from({ length: count }, (_, index) => `  step(${index});`).join('\n');
const functionOf = (lines: number, name = 'settleAll'): string => `function ${name}() {\n${linesOfCode(lines - 2)}\n}\n`;
const planted = (text: string, path = 'src/engine/planted.ts'): Source => parseSource(path, text);

describe('a planted mistake', () => {
  it('of a function of 61 lines is caught, of 60 is not', () => {
    expect(everywhere(findLongFunctions, [planted(functionOf(61))])).toMatchInlineSnapshot(
      `"src/engine/planted.ts:1 settleAll has 61 lines and 60 is the stop: give a part of it a name of its own"`,
    );
    expect(everywhere(findLongFunctions, [planted(functionOf(60))])).toBe('');
  });

  it('of a component of 101 lines is caught, and of a long helper beside it', () => {
    const text = `${functionOf(101, 'ContractPage')}${functionOf(100, 'OtherPage')}${functionOf(61, 'addUp')}`;
    expect(everywhere(findLongFunctions, [planted(text, 'src/web/pages/ContractPage.tsx')])).toMatchInlineSnapshot(`
      "src/web/pages/ContractPage.tsx:1 ContractPage has 101 lines and 100 is the stop: make two components of it
      src/web/pages/ContractPage.tsx:202 addUp has 61 lines and 60 is the stop: give a part of it a name of its own"
    `);
  });

  it.each([
    ['an arrow with a name', `const post = () => {\n${linesOfCode(60)}\n};`],
    ['a method', `const store = { find() {\n${linesOfCode(60)}\n} };`],
    ['an arrow as argument', `list.map((item) => {\n${linesOfCode(60)}\n});`],
    ['an arrow without a block', `const markup = () => [\n${'  1,\n'.repeat(60)}];`],
  ])('of a long function is seen in %s', (_form, text) => {
    expect(findLongFunctions(planted(text))).toHaveLength(1);
  });

  it('of a file of 401 lines is caught, of 400 is not', () => {
    expect(told(findLongFile(planted('//\n'.repeat(401))))).toMatchInlineSnapshot(
      `"src/engine/planted.ts:1 401 lines and 400 is the stop: this file is about two things, give each its own"`,
    );
    expect(findLongFile(planted('//\n'.repeat(400)))).toEqual([]);
  });

  it('of a check switched off is counted, and asked for its reason', () => {
    const text = `// eslint-disable-next-line no-console\nrun();\n// eslint-disable-next-line no-console -- prints the only line a person waits for\nrun();\n// @ts-expect-error too short\nrun();\n`;
    const found = findSuppressions(planted(text));
    expect(found.map(({ hasReason }) => hasReason)).toEqual([false, true, false]);
    expect(told(found)).toMatchInlineSnapshot(`
      "src/engine/planted.ts:1 eslint-disable-next-line switches a check off: say why behind it, after " -- "
      src/engine/planted.ts:3 eslint-disable-next-line switches a check off: mend the cause instead
      src/engine/planted.ts:5 @ts-expect-error switches a check off: say why behind it"
    `);
  });

  it('of a loose type is caught in each form, and `as const` is none', () => {
    const text = `let a: any;\nconst b = a as string;\nconst c = <string>a;\nconst d = a!;\nlet e!: string;\nconst f = [1] as const;\n`;
    expect(told(findLooseTypes(planted(text)))).toMatchInlineSnapshot(`
      "src/engine/planted.ts:1 any: say what it is, or take unknown and parse it with zod
      src/engine/planted.ts:2 as: parse at the door, then trust; or narrow it with a check, or use satisfies
      src/engine/planted.ts:3 a cast: parse at the door, then trust; or narrow it with a check
      src/engine/planted.ts:4 !: handle the absent value, or use must() from engine/result.ts with what is missing
      src/engine/planted.ts:5 !: give it a value"
    `);
  });

  it('of a TODO without a number is caught in a comment, not in a string', () => {
    const text = `// TODO later\n// TODO #12 later\n// FIXME(#3)\nconst words = 'TODO';\n/* XXX */\n`;
    expect(told(findTodos(planted(text)))).toMatchInlineSnapshot(`
      "src/engine/planted.ts:1 TODO without the number of an issue is a promise to nobody: write TODO #12, or do it, or drop it
      src/engine/planted.ts:5 XXX without the number of an issue is a promise to nobody: write TODO #12, or do it, or drop it"
    `);
    expect(findTodos(planted('const a = <p>TODO {/* TODO */}</p>;', 'src/web/ui/Planted.tsx'))).toHaveLength(1);
    expect(findTodosInText({ path: 'src/web/a.css', text: 'a {}\n/* TODO */' })).toHaveLength(1);
  });

  it('of printing outside main is caught', () => {
    expect(told(findPrinting(planted(`console.log(1);\n`)))).toMatchInlineSnapshot(
      `"src/engine/planted.ts:1 console.log outside src/main: return the words, or write to the log of platform/log.ts"`,
    );
    expect(findPrinting(planted('console.log(1);', 'src/main/cli.ts'))).toEqual([]);
  });

  it('of a README is caught when it is missing or names a file that is not there', () => {
    const { folder, remove } = plant({
      'src/engine/README.md': 'Look in `settle.ts` and `gone.ts`.',
      'src/engine/settle.ts': '',
      'src/ledger/post.ts': '',
    });
    const found = findUntrueReadmes(folder);
    remove();
    expect(found.join('\n')).toMatchInlineSnapshot(`
      "src/engine/README.md names gone.ts, which does not exist: mend the name or the README
      src/ledger/README.md is missing: say in twenty lines what this room is for and what its words mean"
    `);
  });

  it('of an export that nobody uses is caught, and of a file, and of a package', async () => {
    const { folder, remove } = plant({
      'package.json': JSON.stringify({ name: 'tiny', type: 'module', dependencies: { 'left-over': '1' } }),
      'knip.json': JSON.stringify({ entry: ['main.ts'], project: ['*.ts'] }),
      'main.ts': `import { used } from './part.ts';\nused();\n`,
      'part.ts': `export const used = () => 1;\nexport const unused = 2;\nexport type Unused = string;\n`,
      'forgotten.ts': `export const forgotten = 1;\n`,
    });
    const found = await findUnused(['--directory', folder]);
    remove();
    expect(found.join('\n')).toMatchInlineSnapshot(`
      "forgotten.ts nothing reaches this file: connect it or remove it
      package.json left-over: no file imports this package: remove it from package.json
      part.ts:2 unused: nobody imports this: drop the word export, or the code
      part.ts:3 Unused: nobody imports this type: drop the word export, or the type"
    `);
  });
});

describe('the known counts', () => {
  const two: readonly Finding[] = [1, 2].map((line) => ({ where: `src/a.ts:${line}`, says: 'as' }));
  it.each([
    ['the same', two, { 'src/a.ts': 2 }, []],
    ['one more', two, { 'src/a.ts': 1 }, ['src/a.ts:1 as', 'src/a.ts:2 as']],
    ['one less', two, { 'src/a.ts': 3 }, ['tools/house/known.json says 3 for src/a.ts and there are 2: well done, lower the number']],
    ['all gone', [], { 'src/a.ts': 1 }, ['tools/house/known.json says 1 for src/a.ts and there are 0: well done, lower the number']],
  ])('only go down: %s', (_words, findings, counts, expected) => {
    expect(compareWithKnown(findings, counts)).toEqual(expected);
  });

  it.each([
    [[], 0],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 9],
    [[10, 1], 10],
  ])('nine of ten of %j are at most %i', (values, expected) => {
    expect(quantile(values, 0.9)).toBe(expected);
  });
});
