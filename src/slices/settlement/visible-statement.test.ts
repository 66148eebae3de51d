import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Day, day } from '../../engine/calendar.ts';
import { type ExplainNode, explainSentences } from '../../engine/explain.ts';
import type { Facts } from '../../engine/facts.ts';
import { type Cents, cents, sum } from '../../engine/money.ts';
import { must } from '../../engine/result.ts';
import { settle } from '../../engine/settle.ts';
import type { Settled, Statement } from '../../engine/statement.ts';
import { type ClaimParts, END, type SheetParts, anyContract, anyFacts, makeClaims, makeSheet } from '../../engine/testing.ts';
import { explainFor } from './visible-statement-explained.ts';
import { UNDER_FIVE, hiddenIn, visibleLines, visibleStatement } from './visible-statement.ts';

const BLIND = ['investor', 'arranger'] as const;
const SEEING = ['commissioner', 'provider', 'assessor'] as const;
const PRICES: Readonly<Record<string, number>> = { job: 100_000, home: 70_000, degree: 30_000 };

const parts: SheetParts = {
  outcomes: Object.keys(PRICES).map((id) => ({ id, title: id })),
  rules: Object.entries(PRICES).map(([id, price]) => ({ id: `pay_${id}`, outcome: id, price: String(price / 100) })),
  limits: [{ id: 'most', title: 'Most', each: 'person', max: '1500' }],
};
const sheet = makeSheet(parts);
const TO: Day = day('2026-07-15');

/** So many people per outcome in the first quarter, everybody a person of its own. */
function claims(counts: Readonly<Record<string, number>>, more: ClaimParts = {}): Facts {
  const rows = Object.entries(counts).flatMap(([outcome, count]) =>
    Array.from({ length: count }, (_, index): ClaimParts => ({
      outcome,
      subject: `secret_${outcome}_${index}`,
      id: `claim_${outcome}_${index}`,
      ...more,
    })),
  );
  return makeClaims(...rows);
}

function blind(facts: Facts, settled: readonly Settled[] = []): Statement {
  return visibleStatement(settle(sheet, facts, TO, { settled }), 'investor');
}

const FIRST = '2026-03-31';
const rows = (statement: Statement): readonly (readonly [string, number, number])[] =>
  statement.lines.map((line) => [line.rule, line.part.claimsAccepted, line.computed]);

describe('a statement for who sees facts', () => {
  it.each(SEEING)('is whole, for the %s', (role) => {
    const statement = settle(sheet, claims({ job: 2, home: 7 }), TO);
    expect(visibleStatement(statement, role)).toEqual(statement);
  });

  it('leaves out items when there are very many, and keeps its lines', () => {
    const statement = settle(sheet, claims({ job: 2_001 }), TO);
    expect(visibleStatement(statement, 'provider').items).toEqual([]);
    expect(visibleStatement(statement, 'provider').lines).toEqual(statement.lines);
  });
});

describe('a statement for who sees no facts', () => {
  it.each([
    { refused: 2, made: -1 },
    { refused: 5, made: 12 },
    { refused: 0, made: 7 },
  ])('says how many claims were made, unless the refused ones are few: $refused', ({ refused, made }) => {
    const facts = claims({ home: 7 + refused });
    const rejected = facts.claims.map((claim, index) => ({ ...claim, verdict: index < 7 ? ('accepted' as const) : ('rejected' as const) }));
    expect(blind({ ...facts, claims: rejected }).lines.map(({ part }) => [part.claimsMade, part.claimsAccepted])).toEqual([[made, 7]]);
  });

  it.each([
    [
      'large counts stay',
      { job: 5, home: 7 },
      [
        ['pay_job', 5, 500_000],
        ['pay_home', 7, 490_000],
      ],
    ],
    [
      'two small ones are one amount',
      { job: 4, home: 2, degree: 9 },
      [
        [UNDER_FIVE, -1, 540_000],
        ['pay_degree', 9, 270_000],
      ],
    ],
    [
      'a single small one takes the least other with it',
      { job: 9, home: 2, degree: 6 },
      [
        [UNDER_FIVE, -1, 320_000],
        ['pay_job', 9, 900_000],
      ],
    ],
    ['one that is all there is stays, without its count', { job: 3 }, [['pay_job', -1, 300_000]]],
  ])('%s', (_what, counts, expected) => {
    expect(rows(blind(claims(counts)))).toEqual(expected);
  });

  it('counts people, not claims', () => {
    const many = { sequence: 1, outcome: 'job' };
    const facts = makeClaims(
      ...Array.from({ length: 12 }, (_, index) => ({ ...many, sequence: index + 1, subject: `p${index % 2}` })),
      ...Array.from({ length: 6 }, (_, index) => ({ outcome: 'home', subject: `q${index}` })),
    );
    expect(rows(blind(facts))).toEqual([[UNDER_FIVE, -1, 720_000]]);
  });

  it('tells nothing of persons, claims, reasons and calculations', () => {
    const facts = claims({ job: 3, home: 8 });
    const refused = claims({ degree: 3 }, { verdict: 'rejected', reason: 'secret reason' });
    const text = JSON.stringify(blind({ ...facts, claims: [...facts.claims, ...refused.claims] }));
    expect(text).not.toMatch(/secret|claim_|reason/);
    expect(blind(facts)).toMatchObject({ items: [], refusals: [], lines: [{ part: { items: [], working: [] } }] });
  });

  it('hides small counts of claims in a period, and keeps the others', () => {
    expect(blind(claims({ job: 4 })).periods.map((period) => period.claims)).toEqual([-1, 0, 0, 0]);
    expect(blind(claims({ job: 5 })).periods.map((period) => period.claims)).toEqual([5, 0, 0, 0]);
  });

  it('gives no total of a small outcome from which its count follows', () => {
    const { byOutcome, byPayer, byPeriod } = blind(claims({ job: 4, home: 2, degree: 9 })).totals;
    expect(byOutcome).toEqual({ [UNDER_FIVE]: 540_000, degree: 270_000 });
    expect([byPayer, byPeriod]).toEqual([{ city: 810_000 }, { [FIRST]: 810_000 }]);
  });

  it('hides a claim that was taken back, also when nobody is left', () => {
    const settled = ['job', 'home'].map((outcome) => ({
      key: `${FIRST}/pay_${outcome}/city/provider`,
      period: FIRST,
      version: 1,
      amount: cents(must(PRICES[outcome], 'price')),
    }));
    expect(rows(blind(claims({ degree: 9 }), settled))).toEqual([
      [UNDER_FIVE, -1, 0],
      ['pay_degree', 9, 270_000],
    ]);
    expect(blind(claims({ degree: 9 }), settled).lines[0]).toMatchObject({ due: -170_000, alreadySettled: 170_000 });
  });

  it('treats a rule that only counts as small when few claims came in', () => {
    const counting = makeSheet({
      ...parts,
      rules: [
        { id: 'per_quarter', per: 'period', amount: 'count(job) * 100' },
        { id: 'per_home', outcome: 'home', price: '700' },
      ],
    });
    const hidden = (counts: Readonly<Record<string, number>>) =>
      visibleStatement(settle(counting, claims(counts), day('2026-04-15')), 'investor').lines.map((line) => line.rule);
    expect(hidden({ job: 2, home: 1 })).toEqual([UNDER_FIVE]);
    expect(hidden({ job: 6, home: 6 })).toEqual(['per_quarter', 'per_home']);
  });

  it('hides the lines of a stored settlement the same way', () => {
    const statement = settle(sheet, claims({ job: 4, home: 2, degree: 9 }), TO);
    expect(visibleLines(statement.lines, hiddenIn(statement))).toEqual(visibleStatement(statement, 'arranger').lines);
    expect(visibleLines(statement.lines, { small: new Set(), together: new Set() }).map((line) => line.rule)).toEqual([UNDER_FIVE, 'pay_degree']);
    const alone = statement.lines.filter((line) => line.rule === 'pay_job');
    expect(visibleLines(alone, hiddenIn(statement))).toMatchObject([{ rule: UNDER_FIVE, computed: 400_000 }]);
  });

  it('keeps every amount that is paid, whatever the contract', () => {
    fc.assert(
      fc.property(anyContract, anyFacts, fc.constantFrom(...BLIND), (versions, facts, role) => {
        const whole = settle(versions, facts, END);
        const seen = visibleStatement(whole, role);
        const total = (statement: Statement, pick: (line: Statement['lines'][number]) => Cents) => sum(statement.lines.map(pick));
        for (const pick of [
          (line: Statement['lines'][number]) => line.due,
          (line: Statement['lines'][number]) => line.tax,
          (line: Statement['lines'][number]) => line.computed,
        ])
          expect(total(seen, pick)).toBe(total(whole, pick));
        expect({ ...seen.totals, byOutcome: {} }).toEqual({ ...whole.totals, byOutcome: {} });
        expect(sum(Object.values(seen.totals.byOutcome))).toBe(whole.totals.computed);
        expect(seen.lines.filter((line) => line.part.claimsAccepted > 0 && line.part.claimsAccepted < 5)).toEqual([]);
        expect(new Set(seen.lines.map((line) => line.key)).size).toBe(seen.lines.length);
        expect(JSON.stringify(seen)).not.toMatch(/"p\d"/);
      }),
      { numRuns: 60 },
    );
  });
});

function everything(node: ExplainNode): readonly ExplainNode[] {
  return [node, ...node.children.flatMap(everything)];
}

describe('an explanation for who sees no facts', () => {
  const statement = settle(sheet, claims({ job: 4, home: 2, degree: 9 }), TO);
  const known = { sheets: [sheet], statement, facts: claims({ job: 4, home: 2, degree: 9 }) };
  const lines = visibleStatement(statement, 'investor').lines;

  it('says of every line the same amount as the statement', () => {
    for (const line of lines) expect(explainFor('investor', known, { line: line.key })).toMatchObject({ code: 'due', amount: line.due });
  });

  it.each([['pay_job'], ['pay_home']])('does not know a line that was put together with others: %s', (rule) => {
    expect(explainFor('investor', known, { line: `${FIRST}/${rule}/city/provider` })).toBeUndefined();
    expect(explainFor('provider', known, { line: `${FIRST}/${rule}/city/provider` })).toBeDefined();
  });

  it.each(['job', 'home'])('does not know the total of a small outcome: %s', (key) => {
    expect(explainFor('investor', known, { total: { by: 'outcome', key } })).toBeUndefined();
    expect(explainFor('assessor', known, { total: { by: 'outcome', key } })).toBeDefined();
  });

  it.each([
    [{ by: 'due' as const }, 810_000],
    [{ by: 'computed' as const }, 810_000],
    [{ by: 'payer' as const, key: 'city' }, 810_000],
    [{ by: 'payee' as const, key: 'provider' }, 810_000],
    [{ by: 'period' as const, key: FIRST }, 810_000],
    [{ by: 'outcome' as const, key: 'degree' }, 270_000],
    [{ by: 'outcome' as const, key: UNDER_FIVE }, 540_000],
  ])('adds up: %j', (total, amount) => {
    const node = must(explainFor('investor', known, { total }), 'node');
    expect(node.amount).toBe(amount);
    expect(sum(node.children.map((child) => child.amount ?? cents(0)))).toBe(amount);
  });

  it('is the same tree as before for who sees facts', () => {
    expect(JSON.stringify(explainFor('provider', known, { total: { by: 'due' } }))).toContain('secret_job_1');
  });

  it('names nobody, counts nothing small, and shows no calculation, in nodes and in sentences', () => {
    const facts = claims({ job: 4, home: 2, degree: 9 });
    const again = makeClaims({ outcome: 'job', subject: 'secret_x', id: 'claim_x' }, { outcome: 'home', subject: 'secret_x', id: 'claim_y' });
    const cut = { sheets: [sheet], facts: { ...facts, claims: [...facts.claims, ...again.claims] } };
    const whole = { ...cut, statement: settle(sheet, cut.facts, TO) };
    const told = must(explainFor('provider', whole, { line: `${FIRST}/pay_home/city/provider` }), 'node');
    expect(explainSentences(told, 'en').join(' ')).toContain('secret_x');
    const node = must(explainFor('investor', whole, { total: { by: 'due' } }), 'node');
    const words = [node, ...node.children].flatMap((part) => [...explainSentences(part, 'nl'), ...explainSentences(part, 'en')]).join(' ');
    const text = JSON.stringify(node) + words;
    expect(words).toContain('Outcomes of fewer than five people, together');
    expect(text).not.toMatch(/secret|claim_/);
    const counts = everything(node).flatMap(({ code, values }) => (code === 'gross' ? [values['claims'], values['items'], values['quantity']] : []));
    expect(counts.filter((count) => count !== undefined && Number(count) < 5)).toEqual([]);
    expect(everything(node).filter(({ code }) => ['step', 'input', 'item', 'item_value', 'claims_at_price', 'cut_of_claim'].includes(code))).toEqual(
      [],
    );
  });

  it('has amounts that add up below each line, whatever the contract', () => {
    fc.assert(
      fc.property(anyContract, anyFacts, (versions, facts) => {
        const found = { sheets: versions, statement: settle(versions, facts, END), facts };
        const node = must(explainFor('investor', found, { total: { by: 'computed' } }), 'node');
        expect(node.amount).toBe(found.statement.totals.computed);
        expect(sum(node.children.map((child) => child.amount ?? cents(0)))).toBe(node.amount);
        expect(JSON.stringify(node)).not.toMatch(/"p\d"|subjects/);
        for (const language of ['nl', 'en'] as const) expect(explainSentences(node, language).length).toBeGreaterThan(0);
      }),
      { numRuns: 40 },
    );
  });
});
