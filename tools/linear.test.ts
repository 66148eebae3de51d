import { Session } from 'node:inspector/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/**
 * What somebody sends costs what it is long: twice the input is at most two and a half times the steps, for every reader. Steps are the
 * blocks of code that the engine of JavaScript says it went through, in our files and in the packages that read: they are the same on every
 * machine, however busy it is. What a pattern does inside is not counted here; `eslint-plugin-regexp` looks at that.
 */

const session = new Session();
const OURS = /\/(?:src\/(?:engine|notation|slices)|node_modules\/(?:csv-parse|yaml|saxen|fflate))\//;

beforeAll(async () => {
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
});

afterAll(async () => {
  await session.post('Profiler.stopPreciseCoverage');
  session.disconnect();
});

async function stepsOf(run: () => unknown): Promise<number> {
  await session.post('Profiler.takePreciseCoverage');
  run();
  const { result } = await session.post('Profiler.takePreciseCoverage');
  const blocks = result.filter((script) => OURS.test(script.url)).flatMap((script) => script.functions.flatMap((found) => found.ranges));
  return blocks.reduce((total, block) => total + block.count, 0);
}

/** Only after counting began: what was compiled before has no counters. */
async function readers() {
  const [facts, sheet, source, formula, indigo, numbers, days, signs, privacy, spelling, labels, text, read, write, testing] = await Promise.all([
    import('../src/slices/outcome/fact-file.ts'),
    import('../src/slices/contract/term-sheet.ts'),
    import('../src/notation/source.ts'),
    import('../src/engine/formula-parse.ts'),
    import('../src/slices/indigo/indigo-tables.ts'),
    import('../src/engine/written-number.ts'),
    import('../src/engine/written-day.ts'),
    import('../src/engine/signs.ts'),
    import('../src/slices/outcome/fact-file-privacy.ts'),
    import('../src/slices/outcome/fact-file-spelling.ts'),
    import('../src/slices/outcome/fact-file-labels.ts'),
    import('../src/notation/text.ts'),
    import('../src/notation/xlsx-read.ts'),
    import('../src/notation/xlsx-write.ts'),
    import('../src/engine/testing.ts'),
  ]);
  const contract = testing.makeSheet({
    outcomes: [{ id: 'job', title: 'A job' }],
    rules: [{ id: 'pay', outcome: 'job', price: '100', quantity: 'hours / 2' }],
  });
  const csv = (input: string) => facts.readFacts(input, 'facts.csv', contract);
  const HEAD = 'id;subject;outcome;day;quantity\n';
  const rows = (count: number, row: (index: number) => string) => HEAD + Array.from({ length: count }, (_, index) => row(index)).join('');
  const cases: Readonly<Record<string, readonly [number, (size: number) => unknown]>> = {
    'CSV of good rows': [800, (size) => csv(rows(size, (index) => `c${index};p${index};job;2026-02-10;1\n`))],
    'CSV of wrong rows': [800, (size) => csv(rows(size, (index) => `c${index};Anna Smit;jobs${index};10/02/2026;1.250\n`))],
    'CSV of one person in many spellings': [800, (size) => csv(rows(size, (index) => `c${index};p${'0'.repeat(index % 50)}1;job;2026-02-10;1\n`))],
    'CSV that is one line': [40_000, (size) => csv('x'.repeat(size))],
    'CSV that is one line of semicolons': [40_000, (size) => csv(';'.repeat(size))],
    'CSV of a long line of spaces': [40_000, (size) => csv(`${HEAD}c1;${' '.repeat(size)};job;2026-02-10;1\n`)],
    'CSV of a long code': [40_000, (size) => csv(`${HEAD}c1;${'0'.repeat(size)};job;2026-02-10;1\n`)],
    'CSV of a long number': [40_000, (size) => csv(`${HEAD}c1;p1;job;2026-02-10;${'1.'.repeat(size / 2)}\n`)],
    'CSV of many empty lines': [20_000, (size) => csv(`${' \n'.repeat(size)}${HEAD}c1;p1;job;2026-02-10;1\n`)],
    'CSV of many open quotes': [20_000, (size) => csv(`${HEAD}${'"\n'.repeat(size)}`)],
    'CSV of many columns': [20_000, (size) => csv(`${'a;'.repeat(size)}\nc1\n`)],
    'CSV with old line ends': [20_000, (size) => csv(rows(size / 20, (index) => `c${index};p${index};job;2026-02-10;1\r`))],
    'YAML facts': [
      200,
      (size) =>
        facts.readFacts(
          `claims:\n${Array.from({ length: size }, (_, index) => `- { id: c${index}, subject: p${index}, outcome: job, day: 2026-02-10 }\n`).join('')}`,
          'facts.yaml',
          contract,
        ),
    ],
    'YAML of many lines with a sign nobody sees': [400, (size) => source.readSource(`${'a: b\u00a0\n- x\n'.repeat(size)}`)],
    'YAML of one long text': [40_000, (size) => source.readSource(`a: ${'x '.repeat(size / 2)}`)],
    'YAML of one long line of spaces': [40_000, (size) => source.readSource(`a:${' '.repeat(size)}b`)],
    'a term sheet with a long title': [
      20_000,
      (size) => sheet.readTermSheet(`lente: 1\ncontract: a\ntitle: ${'x '.repeat(size / 2)}\n`, 'terms.yaml'),
    ],
    'a formula': [400, (size) => formula.parseFormula(Array.from({ length: size }, () => 'a').join(' + '))],
    'a formula with a long end of spaces': [40_000, (size) => formula.parseFormula(`a + b${' '.repeat(size)}`)],
    'an INDIGO table': [200, (size) => indigo.readTable('projects', `Project ID,Name\n${'INDIGO-POJ-0001,"a ""name"""\n'.repeat(size)}`)],
    'an INDIGO table of one line': [40_000, (size) => indigo.readTable('projects', '"'.repeat(size))],
    'a day and a number': [
      40_000,
      (size) => [days.readWrittenDay(`1${' '.repeat(size)}2`), numbers.readWrittenNumber('1.000'.repeat(size / 5), 'comma')],
    ],
    'unseen signs': [40_000, (size) => signs.withoutUnseen('\u00a0'.repeat(size))],
    'a name, a number, an address': [
      40_000,
      (size) =>
        ['Aa ', '1.', 'a@', 'A.', '12-'].map((piece) => [
          privacy.personalInCode(piece.repeat(size / 2), '2026-01-01'),
          privacy.personalInText(piece.repeat(size / 2)),
        ]),
    ],
    'the spelling of a code': [
      40_000,
      (size) => [spelling.spellingKey('0'.repeat(size)), spelling.spellingKey('a1'.repeat(size / 2)), labels.plainWord('- '.repeat(size / 2))],
    ],
    'the letters of a file': [40_000, (size) => text.decodeText(new Uint8Array(size).fill(0xe9))],
    'a spreadsheet': [
      400,
      (size) =>
        read.readXlsx(
          write.writeXlsx([
            {
              name: 'a',
              columns: [],
              headRows: 0,
              rows: Array.from({ length: size }, () => [
                { kind: 'text', text: 'p' },
                { kind: 'number', number: '1' },
              ]),
            },
          ]),
        ),
    ],
  };
  return cases;
}

describe('twice the input is at most two and a half times the steps', () => {
  it('for every reader', async () => {
    const cases = await readers();
    const found: Record<string, number> = {};
    for (const [name, [size, run]] of Object.entries(cases)) {
      run(16);
      const [once, twice] = [await stepsOf(() => run(size)), await stepsOf(() => run(2 * size))];
      expect(once, name).toBeGreaterThan(0);
      found[name] = twice / once;
    }
    expect(Object.entries(found).filter(([, ratio]) => ratio > 2.5)).toEqual([]);
  });

  it('and a loop in a loop is seen', async () => {
    const { editDistance } = await import('../src/engine/issue.ts');
    const [once, twice] = [
      await stepsOf(() => editDistance('a'.repeat(200), 'b'.repeat(200))),
      await stepsOf(() => editDistance('a'.repeat(400), 'b'.repeat(400))),
    ];
    expect(twice / once).toBeGreaterThan(3.5);
  });
});
