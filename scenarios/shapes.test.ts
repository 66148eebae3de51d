import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { day } from '../src/engine/calendar.ts';
import { factsSchema } from '../src/engine/facts.ts';
import { ALL_FUNCTIONS } from '../src/engine/formula.ts';
import { settle } from '../src/engine/settle.ts';
import type { Statement } from '../src/engine/statement.ts';
import { type TermSheet, termSheetSchema } from '../src/engine/terms.ts';
import { waterfallOf } from '../src/engine/waterfall-receipts.ts';
import type { Waterfall } from '../src/engine/waterfall-types.ts';
import { type ShapeCase, claim, event, people } from './shape-case.ts';
import { CASES_A } from './shape-cases-a.ts';
import { CASES_B } from './shape-cases-b.ts';
import { CASES_C } from './shape-cases-c.ts';

/** Every shape of docs/terms.md is proven by the very snippet that stands there. */

const ROOT = join(import.meta.dirname, '..');
const DOCUMENT = readFileSync(join(ROOT, 'docs', 'terms.md'), 'utf8');

const ids = (letter: string, count: number): readonly string[] => Array.from({ length: count }, (_, index) => `${letter}${index + 1}`);
const SHAPES = [...ids('A', 22), ...ids('B', 9), ...ids('C', 21), ...ids('D', 21)];

type Row = { readonly id: string; readonly shape: string; readonly terms: unknown; readonly links: readonly (readonly [string, string])[] };

function rowsOf(document: string): readonly Row[] {
  const lines = document.split('\n').filter((line) => /^\| [A-D]\d+ \|/.test(line));
  return lines.map((line) => {
    const [, id = '', shape = '', terms = '', proof = ''] = line.split('|').map((cell) => cell.trim());
    const links = [...proof.matchAll(/\[([^\]]+)\]\(([^)]+)\)/g)].map((match) => [match[1] ?? '', match[2] ?? ''] as const);
    const snippet: unknown = parse(
      terms
        .split('<br>')
        .map((part) => part.replaceAll('`', ''))
        .join('\n'),
    );
    return { id, shape, terms: snippet, links };
  });
}

const ROWS = rowsOf(DOCUMENT);
const CASES = [...CASES_A, ...CASES_B, ...CASES_C];

const OUTCOMES = ['start', 'job', 'part_time', 'full_time', 'day', 'rate', 'household'].map((id) => ({ id, title: id }));

const FRAME = {
  lente: 1,
  contract: 'shape',
  title: 'Shape',
  form: 'sib',
  currency: 'EUR',
  parties: [
    { id: 'city', name: 'City', roles: ['commissioner'] },
    { id: 'province', name: 'Province', roles: ['commissioner'] },
    { id: 'provider', name: 'Provider', roles: ['provider'] },
    { id: 'investor', name: 'Investor', roles: ['investor'] },
    { id: 'fund', name: 'Fund', roles: ['investor'] },
    { id: 'arranger', name: 'Arranger', roles: ['arranger'] },
  ],
  period: { from: '2026-01-01', to: '2026-12-31' },
  outcomes: OUTCOMES,
};

const CAPITAL = {
  manager: 'provider',
  maturity: '2028-12-31',
  tranches: [{ id: 'loan', committed: 100_000, holders: [{ party: 'investor', share: 1 }] }],
};
const RESULT = {
  result: {
    kind: 'linear',
    points: [
      { at: 0, value: 0 },
      { at: '100%', value: '10%' },
    ],
  },
};

function rowOf(shape: string): Row {
  const row = ROWS.find((entry) => entry.id === shape);
  if (row === undefined) throw new Error(`docs/terms.md has no row ${shape}`);
  return row;
}

function sheetOf(row: Row): TermSheet {
  if (typeof row.terms !== 'object' || row.terms === null) throw new Error(`the snippet of ${row.id} is no terms`);
  if (row.id.startsWith('D')) return termSheetSchema.parse({ ...FRAME, curves: RESULT, capital: { ...CAPITAL, ...row.terms } });
  return termSheetSchema.parse({ ...FRAME, ...row.terms });
}

function settleCase(entry: ShapeCase): Statement {
  const options = entry.series === undefined ? {} : { series: entry.series };
  return settle(sheetOf(rowOf(entry.shape)), factsSchema.parse(entry.facts), day('2026-12-31'), options);
}

function sumBy(statement: Statement, key: 'rule' | 'payer'): Readonly<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (const line of statement.lines) sums[line[key]] = (sums[line[key]] ?? 0) + line.computed;
  return sums;
}

describe('the table of shapes in docs/terms.md', () => {
  it('has one row for every shape, in order', () => {
    expect(ROWS.map((row) => row.id)).toEqual(SHAPES);
  });

  it.each(ROWS)('$id points to proof that exists', ({ id, links }) => {
    expect(links.length).toBeGreaterThan(0);
    for (const [name, target] of links) {
      const file = join(ROOT, 'docs', target);
      expect(existsSync(file), `${id}: ${target}`).toBe(true);
      if (file.endsWith('shapes.test.ts')) expect(CASES.some((entry) => entry.shape === name) || name === 'C5', `a case of ${name}`).toBe(true);
      else if (file.endsWith('.test.ts')) expect(readFileSync(file, 'utf8')).toContain(`describe('${name} `);
    }
  });

  it.each(SHAPES.filter((id) => !id.startsWith('D') && id !== 'C5'))('%s has a case that pays and one that does not pay (more)', (shape) => {
    const paid = CASES.filter((entry) => entry.shape === shape).map((entry) => JSON.stringify(entry.paid));
    expect(new Set(paid).size).toBeGreaterThan(1);
  });
});

describe('every snippet of A, B and C pays what it says', () => {
  it.each(CASES)('$shape $name', (entry) => {
    const statement = settleCase(entry);
    const paid = sumBy(statement, 'rule');
    const zeros = Object.fromEntries(Object.keys(paid).map((rule) => [rule, 0]));
    expect(paid).toEqual({ ...zeros, ...entry.paid });
    if (entry.payers !== undefined) expect(sumBy(statement, 'payer')).toEqual(entry.payers);
  });
});

describe('C5 a cap on the return of investors', () => {
  const sheet = sheetOf(rowOf('C5'));
  const waterfallAfter = (jobs: number): Waterfall => {
    const facts = factsSchema.parse({
      claims: Array.from({ length: jobs }, (_, index) => ({ id: `c${index}`, day: '2026-11-01', outcome: 'job', subject: `p${index}` })),
    });
    const waterfall = waterfallOf(sheet, settle(sheet, facts, day('2027-06-30')), facts);
    if (waterfall === undefined) throw new Error('a waterfall');
    return waterfall;
  };

  it.each([
    { jobs: 0, investor: 0, city: 0 },
    { jobs: 1, investor: 100_000, city: 0 },
    { jobs: 2, investor: 115_000, city: 85_000 },
  ])('$jobs jobs', ({ jobs, investor, city }) => {
    const waterfall = waterfallAfter(jobs);
    expect(waterfall.tranches[0]?.back).toBe(investor);
    expect(waterfall.moves.filter((move) => move.to === 'city').reduce((total, move) => total + move.amount, 0)).toBe(city);
  });
});

describe('the words around the table', () => {
  it('open with a contract that is a term sheet', () => {
    const source = /```yaml\n(.+?)```/s.exec(DOCUMENT)?.[1] ?? '';
    const sheet = termSheetSchema.parse(parse(source));
    const facts = factsSchema.parse({
      events: [event('start', { subject: 'p1' })],
      claims: [claim('baan', 'p1', { day: '2026-04-10' })],
    });
    expect(settle(sheet, facts, day('2026-06-30')).totals.computed).toBe(320_000);
  });

  it.each([...ALL_FUNCTIONS].filter((name) => name !== 'outstanding'))('name the function %s', (name) => {
    expect(DOCUMENT).toMatch(new RegExp(`\`${name}\\(`));
  });

  it('tell how a share of the outcomes catches up', () => {
    const rules = [
      { id: 'share', outcome: 'start', per: 'contract', quantity: 'min(quantity(start), (quantity(start) + quantity(job)) * 40%)', price: 100 },
    ];
    const sheet = termSheetSchema.parse({ ...FRAME, rules });
    const facts = factsSchema.parse({ claims: [...people(2, 'start'), ...people(3, 'job', { day: '2026-05-01' })] });
    expect(sumBy(settle(sheet, facts, day('2026-03-31')), 'rule')).toEqual({ share: 8000 });
    expect(sumBy(settle(sheet, facts, day('2026-12-31')), 'rule')).toEqual({ share: 20_000 });
  });
});

describe('every snippet of D', () => {
  it.each(ROWS.filter((row) => row.id.startsWith('D')))('$id is a term sheet', (row) => {
    expect(sheetOf(row).capital?.tranches.length).toBeGreaterThan(0);
  });
});
