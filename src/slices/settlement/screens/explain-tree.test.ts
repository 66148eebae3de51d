import { describe, expect, it } from 'vitest';
import { day } from '../../../engine/calendar.ts';
import { type ExplainNode, explainLine } from '../../../engine/explain.ts';
import { EXPLAIN_CODES } from '../../../engine/explain-node.ts';
import { must } from '../../../engine/result.ts';
import { settle } from '../../../engine/settle.ts';
import { type SheetParts, makeClaims, makeFacts, makeSheet } from '../../../engine/testing.ts';
import type { ExplainView } from '../statement-shape.ts';
import { type TreeNode, toTree } from './explain-tree.ts';
import { explainLabels } from './words-explain.ts';

const sent = (node: ExplainNode): ExplainView => ({ ...node, children: node.children.map(sent), left: 0 });

function treeOf(parts: SheetParts, facts = makeClaims({}, { subject: 'p2' })): TreeNode {
  const sheet = makeSheet({ outcomes: [{ id: 'job', title: 'Baan' }], payers: [{ party: 'city', share: '100%' }], ...parts });
  const statement = settle(sheet, facts, day('2026-12-31'));
  return toTree(sent(must(explainLine(sheet, statement, must(statement.lines[0], 'line').key, facts), 'explanation')), 'nl');
}

function textOf(node: TreeNode, depth = 0): readonly string[] {
  const parts = [node.label, node.detail, node.clause === undefined ? '' : `(${node.clause})`].filter((part) => part !== '');
  return [`${'  '.repeat(depth)}${parts.join(' | ')}`.replaceAll('\u00a0', ' '), ...node.children.flatMap((child) => textOf(child, depth + 1))];
}

describe('an explanation step by step', () => {
  it('says each step once, down to the claims, with the limit and its clause', () => {
    const tree = treeOf({
      rules: [{ id: 'pay', outcome: 'job', price: '1000', clause: 'artikel 5' }],
      limits: [{ id: 'most', title: 'Hoogste bedrag', clause: 'artikel 7', each: 'contract', max: '1500' }],
    });
    expect(textOf(tree)).toEqual([
      'Te betalen: Baan | (artikel 5)',
      '  Het hele bedrag, voor er iets afgaat | 2 × € 1.000,00',
      '    Claim c1 van p1, 15 januari 2026 | 1 × € 1.000,00',
      '    Claim c2 van p2, 15 januari 2026 | 1 × € 1.000,00',
      '  Grens: Hoogste bedrag | (artikel 7)',
    ]);
    expect(tree.children.map((child) => child.amountCents)).toEqual([200_000, -50_000]);
  });

  it('shows the share of one payer beside what the others pay', () => {
    const tree = treeOf({
      rules: [{ id: 'pay', outcome: 'job', price: '1000' }],
      payers: [
        { party: 'city', share: '70%' },
        { party: 'fund', share: '30%' },
      ],
    });
    expect(textOf(tree).slice(0, 4)).toEqual([
      'Te betalen: Baan',
      '  Aandeel van City | 70 %',
      '    Baan',
      '      Het hele bedrag, voor er iets afgaat | 2 × € 1.000,00',
    ]);
    expect(textOf(tree).at(-1)).toBe('    Dit betalen de anderen');
  });

  it('shows a formula with the values it looked at, and leaves out what says nothing', () => {
    const facts = makeFacts({ measures: [{ id: 'm1', day: '2026-03-01', name: 'real', value: '18', source: 'register' }] });
    const tree = treeOf({ rules: [{ id: 'pay', outcome: 'job', per: 'period', when: 'real < 30', amount: '(30 - real) * 100' }] }, facts);
    expect(textOf(tree)).toEqual(expect.arrayContaining([expect.stringContaining('Bedrag | '), expect.stringContaining('Real = 18')]));
    expect(textOf(tree).join('\n')).not.toContain('true');
    const inputs = (node: TreeNode): readonly (string | undefined)[] => [node.source, ...node.children.flatMap(inputs)];
    expect(inputs(tree)).toContain('register');
  });

  it('calls an outcome in a formula by its title', () => {
    const outcomes = [{ id: 'job', title: { nl: 'Vaste baan', en: 'Steady job' } }];
    const tree = treeOf({ outcomes, rules: [{ id: 'pay', per: 'period', title: 'Samen', amount: '100 * count(job)' }] });
    expect(textOf(tree).slice(-2)).toEqual([
      '      Bedrag | 100 keer het aantal claims ‘Vaste baan’ = € 200,00',
      '        Het aantal claims ‘Vaste baan’ = 2',
    ]);
  });

  it('shows what was settled before as an amount of its own', () => {
    const node: ExplainView = { code: 'already_settled', amount: -500, currency: 'EUR', values: {}, children: [], left: 3 };
    expect(toTree({ ...node, code: 'due', title: { nl: 'Baan', en: 'Job' }, children: [node] }, 'en')).toMatchObject({
      label: 'Due: Job',
      left: 3,
      children: [{ label: 'Settled before', amountCents: -500 }],
    });
  });

  it.each(EXPLAIN_CODES)('%s has a name in both languages', (code) => {
    for (const language of ['nl', 'en'] as const) expect(explainLabels[language][code]).toBeTypeOf('function');
  });

  it('names a step it does not know by its title or its code', () => {
    const node: ExplainView = { code: 'new_kind_of_step', currency: 'EUR', values: {}, children: [], left: 0 };
    expect([toTree(node, 'nl').label, toTree({ ...node, title: 'Iets' }, 'nl').label]).toEqual(['New kind of step', 'Iets']);
  });
});
