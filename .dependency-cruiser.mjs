import { builtinModules } from 'node:module';
import { slices } from './src/slices/path.mjs';

/**
 * The import rules of ARCHITECTURE.md, read by tools/imports.test.ts. Each comment is written to the person who breaks
 * the rule: why it is there, and what to do instead. Type-only imports count as imports.
 */

const TESTS = '(\\.test\\.tsx?|[./]testing\\.tsx?|[./]examples\\.tsx?)$';
const anyOf = (names) => `(${names.join('|')})`;
const packages = (...names) => `node_modules/${anyOf(names)}/`;

/** The files that only think: the noun of a slice and the models it lists, with their parts (`fact-file-csv.ts`). */
const MODEL_NAME = `${anyOf(slices.flatMap((slice) => [slice.name, ...slice.models]))}(|-[a-z-]+)\\.ts$`;
const modelsOf = (slice) => `^src/slices/${slice.name}/${anyOf([slice.name, ...slice.models])}(|-[a-z-]+)\\.ts$`;
/** Reading YAML belongs to no slice: it only thinks too, for everyone who reads a file. */
const NOTATION = `^src/notation/(?!.*${TESTS})`;
/** The list of kinds of account only thinks as well: a screen names accounts by it. */
const ACCOUNT_LIST = '^src/ledger/account-kinds\\.ts$';
const MODELS = anyOf([...slices.map(modelsOf), NOTATION, ACCOUNT_LIST]);

const NODE = `^(node:)?${anyOf(builtinModules.filter((name) => !name.includes(':')))}$`;
const SQL = packages('kysely', 'pg', 'pg-[^/]+', '@electric-sql/[^/]+');

const upstreamRules = slices.slice(0, -1).map((slice, index) => ({
  name: `looks-upstream-only-${slice.name}`,
  severity: 'error',
  comment:
    `You import a later room of the path into ${slice.name}, and then neither can be understood alone. To show something from downstream: ` +
    'let the later room own the panel and let web/pages put it on the page. To cause something downstream: return an event and let the later room listen. ' +
    'The order stands in src/slices/path.mjs.',
  from: { path: `^src/slices/${slice.name}/` },
  to: { path: `^src/slices/${anyOf(slices.slice(index + 1).map((later) => later.name))}/` },
}));

export default {
  forbidden: [
    {
      name: 'engine-is-pure',
      severity: 'error',
      comment:
        'The engine only thinks: it gives the same answer in the browser, on the server and ten years from now, so it knows no clock, disk, database or package but zod. ' +
        'Take what you need as an argument (asOf, seed, the facts) and let the caller fetch it.',
      from: { path: '^src/engine/', pathNot: TESTS },
      to: { pathNot: ['^src/engine/', packages('zod')] },
    },
    {
      name: 'foundations-know-no-business',
      severity: 'error',
      comment:
        'Engine, notation, ledger and platform carry every room, so they may know none: a rule about contracts in here would bind all of them. ' +
        'Move the rule up into the slice it belongs to, and pass it down as data or as a function.',
      from: { path: '^src/(engine|notation|ledger|platform)/' },
      to: { path: '^src/(slices|web|main)/' },
    },
    {
      name: 'slices-stand-on-the-path',
      severity: 'error',
      comment:
        'This folder is not in src/slices/path.mjs, so no rule knows what comes before and after it. ' +
        'Add a line there, in the place where its data comes in, or put the file in the room it belongs to.',
      from: { path: '^src/slices/[^/]+/', pathNot: `^src/slices/${anyOf(slices.map((slice) => slice.name))}/` },
      to: {},
    },
    ...upstreamRules,
    {
      name: 'two-doors',
      severity: 'error',
      comment:
        'You walk into another room through the wall. Each slice has two doors: its noun.ts (what it is and decides, pure, also in the browser) and its index.ts (what the server may ask it). ' +
        'Export what you need from one of those; if that feels wrong, the thing you need probably lives in the wrong room.',
      from: { path: '^src/slices/([^/]+)/' },
      to: { path: '^src/slices/[^/]+/', pathNot: ['^src/slices/$1/', '^src/slices/([^/]+)/(\\1|index)\\.ts$'] },
    },
    {
      name: 'models-are-pure',
      severity: 'error',
      comment:
        'A model only decides, here and in the browser, so it imports the engine, other models, zod, yaml, csv-parse, fflate and saxen and nothing else. ' +
        'Load first and pass the values in; save what it returns. If the file you import is a model itself, list it under `models` in src/slices/path.mjs.',
      from: { path: MODELS },
      to: { pathNot: ['^src/engine/', MODELS, packages('zod', 'yaml', 'csv-parse', 'fflate', 'saxen')] },
    },
    {
      name: 'only-stores-speak-sql',
      severity: 'error',
      comment:
        'SQL lives in *.store.ts, in the ledger and in platform/db, so that who may see what is decided where the query is. ' +
        'Write a function in the store of this room that returns parsed values, and call that.',
      from: { path: '^src/', pathNot: ['\\.store\\.ts$', '^src/ledger/', '^src/platform/db/', TESTS] },
      to: { path: SQL },
    },
    {
      name: 'only-settlement-posts-money',
      severity: 'error',
      comment:
        'Money moves for one reason only: a settlement that was approved. ' +
        'Emit an event and let settlement book it; to look at the books import src/ledger/read.ts, which changes nothing.',
      from: { path: '^src/', pathNot: ['^src/slices/settlement/', '^src/ledger/(?!index\\.ts)', TESTS] },
      to: { path: '^src/ledger/post\\.ts$' },
    },
    {
      name: 'browser-reaches-no-server',
      severity: 'error',
      comment:
        'A screen or page reaches server code here, perhaps through a file in between, and then it breaks in the browser or carries the server into the first page. ' +
        'Import the model (noun.ts) instead, and ask the server over HTTP with src/web/api.ts. Types that both need belong in noun.ts.',
      from: { path: '^src/(web|slices/[^/]+/screens)/', pathNot: ['^src/web/build/', TESTS] },
      to: {
        reachable: true,
        path: [
          '^src/(platform|ledger(?!/account-kinds\\.ts$)|main)/',
          '\\.(store|routes|cli)\\.ts$',
          '^src/slices/[^/]+/index\\.ts$',
          // A command is named verb-noun; a model may have a hyphen too.
          `^src/slices/[^/]+/(?!${MODEL_NAME})[a-z]+-[a-z-]+\\.ts$`,
          SQL,
          packages('fastify', 'fastify-type-provider-zod', '@fastify/[^/]+'),
          NODE,
        ],
      },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      comment:
        'These files import each other in a circle, so none can be read, tested or moved alone. ' +
        'Move what both need into a file of its own, or pass the one into the other as an argument.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      comment: 'Nothing imports this file and it imports nothing: it is left over, or somebody forgot to connect it. Connect it or remove it.',
      from: { orphan: true, path: '^src/', pathNot: [TESTS, '\\.d\\.m?ts$', '^src/web/public/', '^src/slices/path\\.mjs$'] },
      to: {},
    },
    {
      name: 'no-tests-in-the-product',
      severity: 'error',
      comment:
        'You import a test, an example or a test helper into the product, and it would travel to every user. ' +
        'Move the part you need into a file of its own and let the test import that too.',
      from: { path: '^src/', pathNot: TESTS },
      to: { path: [TESTS, '^(tests|tools|bench)/'] },
    },
    {
      name: 'no-development-packages',
      severity: 'error',
      comment:
        'This package is listed under devDependencies, so it is missing where Lente is installed as a package. ' +
        'Use another, or move it to dependencies with a paragraph in DECISIONS.md.',
      from: { path: '^src/', pathNot: TESTS },
      to: { dependencyTypes: ['npm-dev'], pathNot: 'node_modules/@types/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.(css|svg|html|sql|json|woff2)$' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
