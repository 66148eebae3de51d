import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from './calendar.ts';
import { EXPLAIN_CODES, type ExplainNode } from './explain-node.ts';
import { explainItem, explainLine, explainSentences, explainStatement, explainTotal } from './explain.ts';
import { EXPLAIN_MESSAGES } from './messages-explain.ts';
import { must } from './result.ts';
import { settle } from './settle.ts';
import type { Settled, Statement } from './statement.ts';
import { END, JOB, anyContract, anyFacts, makeClaims, makeSheet } from './testing.ts';

const RUNS = { numRuns: 150, seed: Number(process.env['LENTE_SEED'] ?? 7) };

function every(node: ExplainNode): readonly ExplainNode[] {
  return [node, ...node.children.flatMap(every)];
}

/** Nodes whose children do not sum to them: must be none. */
function wrong(root: ExplainNode): readonly ExplainNode[] {
  return every(root).filter((node) => {
    const amounts = node.children.flatMap((child) => (child.amount === undefined ? [] : [child.amount]));
    return amounts.length > 0 && amounts.reduce((a, b) => a + b, 0) !== node.amount;
  });
}

function asSettled(statement: Statement): readonly Settled[] {
  return statement.lines.map((line) => ({ key: line.key, period: line.period, version: line.version, amount: line.computed, dueDay: line.dueDay }));
}

describe('the tree of any contract', () => {
  it('has children that sum to their parent, for every due, total, line and item', () => {
    fc.assert(
      fc.property(anyContract, anyFacts, (contract, facts) => {
        const early = settle(contract, facts, day('2026-07-15'));
        const statement = settle(contract, facts, END, { settled: asSettled(early) });
        const { due, totals, lines, items } = explainStatement(contract, statement, facts);
        expect([due, ...totals, ...lines, ...items].flatMap(wrong)).toEqual([]);
        expect(due.amount).toBe(statement.totals.due);
        expect(lines.map((node) => node.amount)).toEqual(statement.lines.map((line) => line.due));
        expect(items.map((node) => node.amount)).toEqual(statement.items.map((item) => item.paid));
      }),
      RUNS,
    );
  });

  it('has sentences in both languages without a hole in them', () => {
    fc.assert(
      fc.property(anyContract, anyFacts, (contract, facts) => {
        const statement = settle(contract, facts, END);
        const { due, totals, lines, items } = explainStatement(contract, statement, facts);
        for (const node of [due, ...totals, ...lines, ...items]) {
          for (const language of ['nl', 'en'] as const) {
            const text = explainSentences(node, language);
            expect(text.length).toBeGreaterThan(0);
            expect(text.join('\n')).not.toMatch(/undefined|NaN|\[object|‘’|“”| {2}| \.|\n\n/);
          }
        }
      }),
      { ...RUNS, numRuns: 60 },
    );
  });

  it('can be sent as JSON: what is made on demand is in it', () => {
    const statement = settle(makeSheet(JOB), makeClaims({}, { subject: 'p2' }), END);
    const node = must(explainStatement(makeSheet(JOB), statement).lines[0], 'line');
    const sent: unknown = JSON.parse(JSON.stringify(node));
    expect(JSON.stringify(sent)).toContain('"claim":"c2"');
    expect(sent).toEqual(JSON.parse(JSON.stringify(node)));
  });

  it.each(EXPLAIN_CODES.map((code) => [code]))('%s has words in both languages', (code) => {
    expect(typeof EXPLAIN_MESSAGES.nl[code]).toBe('function');
    expect(typeof EXPLAIN_MESSAGES.en[code]).toBe('function');
  });
});

describe('the sentences of a line', () => {
  it('a correction tells what was settled before', () => {
    const sheet = makeSheet(JOB);
    const first = settle(sheet, makeClaims({}), day('2026-04-10'));
    const facts = makeClaims({}, { subject: 'p2', recorded: '2026-05-01' });
    const statement = settle(sheet, facts, day('2026-05-20'), { settled: asSettled(first) });
    const node = must(explainLine(sheet, statement, '2026-03-31/pay_job/city/provider'), 'line');
    expect(explainSentences(node, 'en')).toEqual([
      'City pays Provider €100.00 for “A job” over 1 January 2026 to 31 March 2026.',
      'This can be done until 19 June 2026: the time counts from 20 May 2026, the day of this correction.',
      'The whole line comes to €200.00.',
      '2 claims × €100.00 = €200.00.',
      'Settled before: €100.00. Only the difference counts now.',
    ]);
  });

  it('a line that the facts no longer support is turned back', () => {
    const sheet = makeSheet(JOB);
    const first = settle(sheet, makeClaims({}), day('2026-04-10'));
    const statement = settle(sheet, makeClaims({ verdict: 'withdrawn' }), day('2026-05-20'), { settled: asSettled(first) });
    const node = must(explainLine(sheet, statement, '2026-03-31/pay_job/city/provider'), 'line');
    expect(explainSentences(node, 'en')[0]).toBe('Provider pays €100.00 back to City for “A job” over 1 January 2026 to 31 March 2026.');
    expect(explainSentences(node, 'en')).toContain('The facts no longer give an amount for this line. What was settled before is turned back.');
  });
});

describe('items and totals', () => {
  const sheet = makeSheet({ ...JOB, limits: [{ id: 'cap', each: 'person', max: '150' }] });
  const statement = settle(sheet, makeClaims({}, { sequence: 2 }, { sequence: 3 }), END);

  it.each([
    [0, ['Claim c1 of p1 on 15 January 2026 earns €100.00 for “A job”.', '1 × €100.00 = €100.00.']],
    [
      1,
      [
        'Claim c2 of p1 on 15 January 2026 earns €50.00 for “A job”.',
        '1 × €100.00 = €100.00.',
        'The limit “cap” (at most €150.00 per person) took €50.00 away from 1 claim, of p1.',
      ],
    ],
    [
      2,
      [
        'Claim c3 of p1 on 15 January 2026 earns nothing for “A job”.',
        '1 × €100.00 = €100.00.',
        'The limit “cap” (at most €150.00 per person) took €100.00 away from 1 claim, of p1.',
      ],
    ],
  ])('item %i', (id, sentences) => {
    expect(explainSentences(must(explainItem(sheet, statement, id), 'item'), 'en')).toEqual(sentences);
  });

  it('what is not there has no explanation', () => {
    expect(explainLine(sheet, statement, 'no/such/line/here')).toBeUndefined();
    expect(explainItem(sheet, statement, 99)).toBeUndefined();
  });

  it.each([
    [{ by: 'payer', key: 'city' } as const, 150],
    [{ by: 'payer', key: 'fund' } as const, 0],
    [{ by: 'payee', key: 'provider' } as const, 150],
    [{ by: 'period', key: '2026-03-31' } as const, 150],
    [{ by: 'outcome', key: 'job' } as const, 150],
    [{ by: 'computed' } as const, 150],
    [{ by: 'due' } as const, 150],
  ])('total %o', (total, euros) => {
    expect(explainTotal(sheet, statement, total).amount).toBe(euros * 100);
  });

  it('every total of the statement is the one that settle gives', () => {
    fc.assert(
      fc.property(anyContract, anyFacts, (contract, facts) => {
        const { totals, ...rest } = settle(contract, facts, END);
        for (const by of ['payer', 'payee', 'period', 'outcome'] as const) {
          const record = { payer: totals.byPayer, payee: totals.byPayee, period: totals.byPeriod, outcome: totals.byOutcome }[by];
          for (const [key, amount] of Object.entries(record)) expect(explainTotal(contract, { totals, ...rest }, { by, key }).amount).toBe(amount);
        }
      }),
      { ...RUNS, numRuns: 40 },
    );
  });
});
