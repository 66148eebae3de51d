import { describe, expect, it } from 'vitest';
import { day } from './calendar.ts';
import type { ExplainNode } from './explain-node.ts';
import { explainSentences } from './explain-sentences.ts';
import { explainItem, explainLine } from './explain.ts';
import type { Facts } from './facts.ts';
import { must } from './result.ts';
import { settle } from './settle.ts';
import { END, type FactParts, JOB, type SheetParts, makeClaims, makeFacts, makeSheet } from './testing.ts';

/** Where each input of a calculation says it comes from. */

function inputsIn(node: ExplainNode): readonly ExplainNode[] {
  return node.code === 'input' ? [node] : node.children.flatMap(inputsIn);
}

/** "name = value from source on day" of the first item. */
function inputs(terms: SheetParts, facts: Facts, told: Facts | undefined = facts): readonly string[] {
  const sheet = makeSheet(terms);
  const node = must(explainItem(sheet, settle(sheet, facts, END), 0, told), 'item');
  return inputsIn(node).map(({ values, source }) =>
    [
      `${values['name'] ?? ''} = ${values['value'] ?? ''} from ${values['from'] ?? ''}`,
      ...(source === undefined ? [] : [source]),
      ...(values['day'] === undefined ? [] : [values['day']]),
    ].join(', '),
  );
}

type MeasureParts = NonNullable<FactParts['measures']>[number];
const measure = (name: string, value: string, more: Partial<MeasureParts> = {}): MeasureParts => ({
  id: `m_${name}`,
  day: '2026-02-01',
  name,
  value,
  ...more,
});
const measured = (...measures: readonly MeasureParts[]): Facts => makeFacts({ measures: [...measures] });
const period = (amount: string, more: SheetParts = {}): SheetParts => ({ ...more, rules: [{ id: 'pay', per: 'period', amount }] });

describe('an input', () => {
  it.each<readonly [string, SheetParts, Facts, readonly string[]]>([
    [
      'a measure with a source',
      period('saved * 2'),
      measured(measure('saved', '10', { source: 'CBS' })),
      ['saved = 10 from measure, CBS, 2026-02-01'],
    ],
    ['a measure without one: its id', period('saved * 2'), measured(measure('saved', '10')), ['saved = 10 from measure, m_saved, 2026-02-01']],
    [
      'the measure that counted, not an earlier or a later one',
      period('saved * 2'),
      measured(
        measure('saved', '9', { id: 'a', day: '2026-01-05' }),
        measure('saved', '10', { id: 'b' }),
        measure('saved', '11', { id: 'c', day: '2026-05-01' }),
      ),
      ['saved = 10 from measure, b, 2026-02-01'],
    ],
    [
      'the measure of the person',
      { rules: [{ id: 'pay', per: 'person', amount: 'saved' }] },
      measured(measure('saved', '9', { id: 'a' }), measure('saved', '10', { id: 'b', subject: 'p1' })),
      ['saved = 10 from measure, b, 2026-02-01'],
    ],
    [
      'the measure of the whole contract when the person has none',
      { rules: [{ id: 'pay', per: 'person', amount: 'base * own' }] },
      measured(measure('base', '9'), measure('own', '1', { subject: 'p1' })),
      ['base = 9 from measure, m_base, 2026-02-01', 'own = 1 from measure, m_own, 2026-02-01'],
    ],
    [
      'a parameter',
      period('rate * 100 + 0 * period_days', { parameters: { rate: '25%' } }),
      makeFacts(),
      ['rate = 0.25 from parameter', 'period_days = 90 from calculation'],
    ],
    [
      'a parameter that changes: since when',
      period('rate * 100', {
        parameters: {
          rate: [
            { from: '2026-01-01', value: '1' },
            { from: '2026-03-01', value: '2' },
            { from: '2026-04-01', value: '3' },
          ],
        },
      }),
      makeFacts(),
      ['rate = 2 from parameter, 2026-03-01'],
    ],
    [
      'a number of the claim',
      { ...JOB, rules: [{ id: 'pay', outcome: 'job', amount: 'hours * 3' }] },
      makeClaims({ values: { hours: '24' } }),
      ['hours = 24 from claim, c1'],
    ],
    [
      'a count',
      { ...JOB, rules: [{ id: 'pay', per: 'period', amount: 'count(job) * 100' }] },
      makeClaims({}, { subject: 'p2' }),
      ['count(job) = 2 from count'],
    ],
    [
      'a sum of measures: a few of their sources',
      period('sum(saved)'),
      measured(...['p1', 'p2', 'p3', 'p4'].map((subject, index) => measure('saved', '1', { id: `m${index}`, subject, source: `list ${index}` }))),
      ['sum(saved) = 4 from measure, list 0, list 1, list 2, 2026-02-01'],
    ],
  ])('%s', (_name, terms, facts, expected) => {
    expect(inputs(terms, facts)).toEqual(expected);
  });

  it('without the facts at hand says its value and no more', () => {
    const facts = measured(measure('saved', '10', { source: 'CBS' }));
    const sheet = makeSheet(period('saved * 2'));
    const node = must(explainItem(sheet, settle(sheet, facts, END), 0), 'item');
    expect(inputsIn(node)).toMatchObject([{ values: { name: 'saved', value: '10', from: 'calculation' } }]);
    expect(inputsIn(node)[0]?.source).toBeUndefined();
  });

  it('does not show what was not known yet, nor another series', () => {
    const facts = measured(
      measure('saved', '10', { id: 'known', source: 'first' }),
      measure('saved', '12', { id: 'later', source: 'later', recorded: '2026-06-01' }),
      measure('saved', '99', { id: 'plan', source: 'plan', series: 'plan' }),
    );
    const sheet = makeSheet(period('saved'));
    const node = must(explainItem(sheet, settle(sheet, facts, day('2026-04-15')), 0, facts), 'item');
    expect(inputsIn(node)[0]?.source).toBe('first');
  });
});

describe('the words that go with it', () => {
  const sheet = makeSheet(period('expected - real'));
  const facts = measured(measure('expected', '30', { source: 'CBS' }), measure('real', '18', { source: 'the register' }));
  const node = must(explainLine(sheet, settle(sheet, facts, END), '2026-03-31/pay/city/provider', facts), 'line');

  it.each([
    [
      'nl',
      [
        'Bedrag: expected min real = €_12,00 (expected 30, real 18).',
        'De bron van ‘expected’ is CBS, gemeten op 1 februari 2026.',
        'De bron van ‘real’ is the register, gemeten op 1 februari 2026.',
      ],
    ],
    [
      'en',
      [
        'Amount: expected minus real = €12.00 (expected 30, real 18).',
        'The source of “expected” is CBS, measured on 1 February 2026.',
        'The source of “real” is the register, measured on 1 February 2026.',
      ],
    ],
  ] as const)('in %s', (language, expected) => {
    expect(
      explainSentences(node, language)
        .map((text) => text.replaceAll('\u00a0', '_'))
        .slice(2),
    ).toEqual(expected);
  });
});

describe('titles and clauses', () => {
  it('are those of the version with which the period was settled', () => {
    const rule = (clause: string, title: string): SheetParts => ({ ...JOB, rules: [{ id: 'pay', outcome: 'job', price: '1', clause, title }] });
    const contract = [makeSheet(rule('art. 1', 'Old')), makeSheet({ ...rule('art. 2', 'New'), version: 2, effective: '2026-04-01' })];
    const statement = settle(contract, makeClaims({}, { subject: 'p2', day: '2026-05-01' }), END);
    const told = statement.lines.map((line) => must(explainLine(contract, statement, line.key), line.key));
    expect(told.map((node) => [node.title, node.clause])).toEqual([
      ['Old', 'art. 1'],
      ['New', 'art. 2'],
    ]);
  });

  it('two clauses are both named, once', () => {
    const terms: SheetParts = {
      ...JOB,
      rules: [{ id: 'pay', outcome: 'job', price: '100', clause: 'art. 4' }],
      limits: [{ id: 'cap', each: 'contract', max: '50', clause: 'art. 5' }],
    };
    const sheet = makeSheet(terms);
    const node = must(explainLine(sheet, settle(sheet, makeClaims({}), END), '2026-03-31/pay/city/provider'), 'line');
    expect(explainSentences(node, 'en').at(-1)).toBe('The contract says so in art. 4 and art. 5.');
  });
});
