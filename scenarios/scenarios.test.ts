import { mkdtempSync, cpSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { renderScenarios, returnLines } from '../src/slices/settlement/scenarios/render-scenarios.ts';
import { runScenarios, updateGolden } from '../src/slices/settlement/scenarios/run-scenarios.ts';

/** Every published contract, settled from its terms and facts and put beside what was published. */

const HERE = import.meta.dirname;

/** The contracts that must be here, with their grade. */
const CONTRACTS = {
  'hachioji-crc-sib': 'A',
  'reboot-west': 'A',
  'project-apollo': 'A',
  'gloucestershire-pbs': 'A*',
  'hounslow-dementia': 'A*',
  'denver-sib': 'A',
  'jump-augsburg': 'A',
  'cuyahoga-pfs': 'A',
  'peterborough-sib': 'A',
  'educate-girls-dib': 'A',
  'dc-water-eib': 'A',
  'newpin-nsw-y1': 'A',
  'benevolent-sbb-y3': 'A',
  'wildlife-conservation-bond': 'C',
  'bern-caritas': 'A',
  'gyeonggi-haebom': 'B',
  'seoul-sib-1': 'B',
  'cameroon-kmc-cap': 'A',
  'village-enterprise-cap': 'A',
  'cambodia-sanitation': 'A*',
  'mtms-regina': 'C',
  'iod-actiris': 'C',
  'ma-homelessness': 'B',
  'sc-nfp-netting': 'A',
  'istanbul-kodluyor-maxima': 'C',
  'gm-rough-sleepers': 'B',
  'cameroon-hepc-dib': 'B',
  'stevig-staan': 'C',
  'utrecht-uitkeringsdagen': 'story',
  'een-uitkomst': 'story',
  'een-wijziging': 'story',
  mijlpalen: 'story',
  'schulden-de-baas': 'story',
  'vijf-partijen': 'story',
} as const;

const outcomes = runScenarios(HERE);

describe('the contracts', () => {
  it('are all here, with their grade', () => {
    expect(Object.fromEntries(outcomes.map((outcome) => [outcome.case, outcome.grade]))).toEqual(CONTRACTS);
  });

  it.each(outcomes)('$case runs, and its statement is the one that is kept beside it', ({ problems }) => {
    expect(problems).toEqual([]);
  });

  it.each(outcomes)('$case, grade $grade, agrees with what was published', ({ grade, verdict }) => {
    expect(verdict).toBe(grade === 'C' ? 'terms-only' : 'match');
  });

  it('differ in the figures of a lower grade that are known not to follow, and nowhere else', () => {
    const differing = outcomes.flatMap((outcome) =>
      outcome.figures.filter((figure) => figure.verdict === 'differ').map((figure) => [outcome.case, figure.name.en, figure.grade]),
    );
    expect(differing).toEqual([
      ['benevolent-sbb-y3', 'P class, return', 'B'],
      ['benevolent-sbb-y3', 'E class, return', 'B'],
      ['ma-homelessness', 'Return', 'C'],
      ['newpin-nsw-y1', 'Coupon of year 3', 'B'],
      ['peterborough-sib', 'Return', 'B'],
    ]);
  });

  it('show in README.md what their investors got back, beside what was published', () => {
    const readme = readFileSync(join(HERE, 'README.md'), 'utf8');
    for (const line of returnLines(outcomes, 'en')) expect(readme).toContain(line);
  });

  it.each(outcomes)('$case says why wherever a figure differs, is lacking or was worked out by us', ({ figures }) => {
    const silent = figures.filter((figure) => figure.verdict !== 'match' && figure.note === undefined);
    expect(silent.map((figure) => figure.name.en)).toEqual([]);
  });

  it.each(outcomes)('$case tells its story and its sources', ({ case: id }) => {
    const readme = readFileSync(join(HERE, id, 'README.md'), 'utf8');
    expect(readme).toMatch(/^# .+/);
    expect(readme).toMatch(/INDIGO-POJ-\d{4}|verzonnen/);
  });
});

describe('the stories', () => {
  it.each([
    'een-uitkomst/terms.yaml',
    'een-wijziging/terms.yaml',
    'een-wijziging/terms-2.yaml',
    'mijlpalen/terms.yaml',
    'schulden-de-baas/terms.yaml',
    'vijf-partijen/terms.yaml',
  ])('%s has all twelve fields of every definition, and says where the money goes', (file) => {
    const terms = readFileSync(join(HERE, file), 'utf8');
    const count = (field: string): number => terms.split('\n').filter((line) => line.trimStart().startsWith(`${field}:`)).length;
    const outcomesOf = count('definition');
    for (const field of [
      'cohort',
      'entry',
      'threshold',
      'duration',
      'exclusions',
      'evidence',
      'deadline',
      'maximum',
      'baseline',
      'verification',
      'missing',
    ]) {
      expect(count(field), field).toBeGreaterThanOrEqual(outcomesOf);
    }
    for (const field of ['promise', 'afterwards', 'spending']) expect(count(field), field).toBe(1);
  });
});

describe('a golden statement', () => {
  const copy = mkdtempSync(join(tmpdir(), 'scenarios-'));
  cpSync(join(HERE, 'jump-augsburg'), join(copy, 'jump-augsburg'), { recursive: true });
  const facts = join(copy, 'jump-augsburg', 'facts.csv');
  afterAll(() => rmSync(copy, { recursive: true }));

  it('makes a case differ when a fact changes, and is only written anew on request', () => {
    expect(runScenarios(copy)).toMatchObject([{ verdict: 'match', problems: [] }]);
    writeFileSync(facts, readFileSync(facts, 'utf8').replace('c20,2015-12-31,placed_nine_months,p20\n', ''));
    expect(runScenarios(copy)).toMatchObject([{ verdict: 'differ', problems: ['expected.statement.txt no longer holds'] }]);
    expect(updateGolden(copy)).toEqual(['jump-augsburg']);
    expect(updateGolden(copy)).toEqual([]);
    // The statement holds again; the published payment still does not come out.
    expect(runScenarios(copy)).toMatchObject([{ verdict: 'differ', problems: [] }]);
  });

  it('reports a file that cannot be read instead of stopping', () => {
    writeFileSync(facts, 'id,day,outcome,subject\nc1,2015-13-01,placed_nine_months,p1\n');
    expect(runScenarios(copy)).toMatchObject([{ case: 'jump-augsburg', verdict: 'differ', figures: [] }]);
    expect(runScenarios(copy)[0]?.problems[0]).toContain('2015-13-01');
  });
});

describe('the table', () => {
  it.each([
    {
      language: 'nl' as const,
      words: [
        'gepubliceerd',
        'klopt',
        'alleen afspraken',
        '9.638.911,36 USD',
        '34 contracten en verhalen: 29 klopt, 0 wijkt af, 5 alleen afspraken.\n4 cijfers van graad B wijken af, met uitleg.\n1 cijfer van graad C wijkt af, met uitleg.\n1 gepubliceerd cijfer is niet te berekenen, met uitleg.',
      ],
    },
    {
      language: 'en' as const,
      words: [
        'published',
        'match',
        'terms-only',
        '9,638,911.36 USD',
        '34 contracts and stories: 29 match, 0 differ, 5 terms-only.\n4 figures of grade B differ, with a note.\n1 figure of grade C differs, with a note.\n1 published figure cannot be computed, with a note.',
      ],
    },
  ])('in $language', ({ language, words }) => {
    const table = renderScenarios(outcomes, language);
    for (const word of words) expect(table.toLowerCase()).toContain(word.toLowerCase());
    expect(
      Math.max(
        ...(table
          .split('\n\n')[0]
          ?.split('\n')
          .map((line) => line.length) ?? [0]),
      ),
    ).toBeLessThan(190);
  });
});

it('every folder here is a contract, or holds broken files on purpose', () => {
  const folders = readdirSync(HERE, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  expect(folders.filter((name) => name !== 'bad').sort()).toEqual(Object.keys(CONTRACTS).sort());
});
