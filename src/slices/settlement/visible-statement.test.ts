import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../../engine/calendar.ts';
import { type ExplainNode, explainSentences } from '../../engine/explain.ts';
import { cents, sum } from '../../engine/money.ts';
import { must } from '../../engine/result.ts';
import { settle } from '../../engine/settle.ts';
import type { Statement } from '../../engine/statement.ts';
import { END, anyContract, anyFacts, makeClaims, makeSheet } from '../../engine/testing.ts';
import { totalsOf } from '../../engine/totals.ts';
import { publishedLines } from './published-lines.ts';
import { explainFor } from './visible-statement-explained.ts';
import { visibleStatement } from './visible-statement.ts';

const SEEING = ['commissioner', 'provider', 'assessor'] as const;
const sheet = makeSheet({
  outcomes: ['job', 'home'].map((id) => ({ id, title: id })),
  rules: [
    { id: 'pay_job', outcome: 'job', price: '1000' },
    { id: 'pay_home', outcome: 'home', price: '700' },
  ],
  payers: [
    { party: 'city', share: '70%' },
    { party: 'provider', share: '30%' },
  ],
});
const TO = day('2026-07-15');

const claims = (jobs: number, homes: number) =>
  makeClaims(
    ...Array.from({ length: jobs + homes }, (_, index) => ({
      outcome: index < jobs ? 'job' : 'home',
      subject: `secret_${index}`,
      id: `claim_${index}`,
    })),
  );

function published(whole: Statement): Statement {
  const lines = publishedLines([whole], { termDays: 30, hasLimits: false });
  return { ...whole, items: [], refusals: [], lines, totals: totalsOf(lines) };
}

const everything = (node: ExplainNode): readonly ExplainNode[] => [node, ...node.children.flatMap(everything)];

describe('a statement for who sees facts', () => {
  it.each(SEEING)('is whole, for the %s', (role) => {
    const statement = settle(sheet, claims(2, 7), TO);
    expect(visibleStatement(statement, role)).toEqual(statement);
  });

  it('leaves out items when there are very many, and keeps its lines', () => {
    const statement = settle(sheet, claims(2_001, 0), TO);
    expect(visibleStatement(statement, 'provider').items).toEqual([]);
    expect(visibleStatement(statement, 'provider').lines).toEqual(statement.lines);
  });
});

describe('an explanation for who sees no facts', () => {
  const seen = published(settle(sheet, claims(9, 3), TO));
  const known = { sheets: [sheet], statement: seen, facts: makeClaims() };

  it('says of every line the amount that was published, with its price and its share', () => {
    expect(seen.lines.map(({ rule, payer, computed }) => [rule, payer, computed])).toEqual([
      ['pay_job', 'city', 630_000],
      ['pay_job', 'provider', 270_000],
    ]);
    const [line] = seen.lines;
    const node = must(explainFor('investor', known, { line: must(line, 'line').key }), 'node');
    const words = explainSentences(node, 'en').join(' ');
    expect([node.amount, words]).toMatchObject([630_000, expect.stringContaining('70%')]);
    expect(everything(node).map(({ code }) => code)).toEqual(expect.arrayContaining(['due', 'line', 'share', 'outcome']));
    expect(JSON.stringify(node) + words).not.toMatch(/secret|claim_\d/);
  });

  it('knows no line, outcome or payer that was not published', () => {
    expect(explainFor('investor', known, { line: '2026-03-31/pay_home/city/provider' })).toBeUndefined();
    expect(explainFor('investor', known, { total: { by: 'outcome', key: 'home' } })).toBeUndefined();
    expect(explainFor('investor', known, { total: { by: 'payer', key: 'nobody' } })).toBeUndefined();
  });

  it('has amounts that add up to what was published, names nobody and counts no few, whatever the contract', () => {
    fc.assert(
      fc.property(anyContract, anyFacts, (versions, facts) => {
        const statement = published(settle(versions, facts, END));
        const node = must(explainFor('investor', { sheets: versions, statement, facts: makeClaims() }, { total: { by: 'computed' } }), 'node');
        expect(node.amount).toBe(statement.totals.computed);
        expect(sum(node.children.map((child) => child.amount ?? cents(0)))).toBe(node.amount);
        expect(JSON.stringify(node) + JSON.stringify(statement)).not.toMatch(/"p\d"|subjects/);
        expect(statement.lines.filter((line) => line.part.claimsAccepted > 0 && line.part.claimsAccepted < 5)).toEqual([]);
        expect(new Set(statement.lines.map((line) => line.key)).size).toBe(statement.lines.length);
        for (const language of ['nl', 'en'] as const) expect(explainSentences(node, language).length).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  });
});
