import { describe, expect, it } from 'vitest';
import { parseExact } from '../../../engine/decimal.ts';
import { type Figure, type Grade, expectedSchema, judgeFigure, judgeScenario } from './scenario.ts';

const NAME = { nl: 'Betaling', en: 'Payment' };

function figure(parts: Partial<Figure> = {}): Figure {
  return { name: NAME, show: { value: 'paid' }, published: '100', tolerance: '0.5', source: 'page', ...parts };
}

function computed(value: string) {
  return { value: parseExact(value), unit: 'money' as const };
}

describe('one figure', () => {
  it.each([
    { name: 'the same', value: '100', parts: {}, verdict: 'match', difference: '0' },
    { name: 'off by the whole tolerance', value: '100.5', parts: {}, verdict: 'match', difference: '0.5' },
    { name: 'off by the whole tolerance, below', value: '99.5', parts: {}, verdict: 'match', difference: '-0.5' },
    { name: 'off by a cent more', value: '100.51', parts: {}, verdict: 'differ', difference: '0.51' },
    { name: 'a published percentage', value: '0.1494', parts: { published: '15%', tolerance: '0.5%' }, verdict: 'match', difference: '-0.0006' },
    { name: 'never published', value: '100', parts: { published: undefined }, verdict: 'not-published', difference: undefined },
  ])('$name', ({ value, parts, verdict, difference }) => {
    expect(judgeFigure(figure(parts), computed(value), { grade: 'A' })).toMatchObject({ verdict, difference, computed: value });
  });

  it('that cannot be computed says so, and keeps its unit', () => {
    const judged = judgeFigure(figure({ show: undefined, unit: 'rate' }), undefined, { grade: 'B' });
    expect(judged).toMatchObject({ verdict: 'not-computed', unit: 'rate', computed: undefined, difference: undefined });
  });

  it('has the grade of its case unless it has its own', () => {
    expect(judgeFigure(figure(), computed('1'), { grade: 'A*' }).grade).toBe('A*');
    expect(judgeFigure(figure({ grade: 'B' }), computed('1'), { grade: 'A' }).grade).toBe('B');
  });
});

describe('a case', () => {
  const right = (grade: Grade) => judgeFigure(figure({ grade }), computed('100'), { grade });
  const wrong = (grade: Grade) => judgeFigure(figure({ grade }), computed('200'), { grade });
  const unknown = (grade: Grade) => judgeFigure(figure({ grade, published: undefined }), computed('200'), { grade });
  const lacking = (grade: Grade) => judgeFigure(figure({ grade, show: undefined }), undefined, { grade });

  it.each([
    { name: 'all right', grade: 'A' as const, figures: [right('A')], verdict: 'match' },
    { name: 'one wrong', grade: 'A' as const, figures: [right('A'), wrong('A')], verdict: 'differ' },
    { name: 'an inferred figure wrong in a case that is inferred', grade: 'A*' as const, figures: [right('A*'), wrong('A*')], verdict: 'differ' },
    { name: 'a weaker figure wrong shows, but does not decide', grade: 'A' as const, figures: [right('A'), wrong('B')], verdict: 'match' },
    { name: 'wrong in a weak case', grade: 'B' as const, figures: [right('B'), wrong('B')], verdict: 'differ' },
    { name: 'a published figure that cannot be computed', grade: 'A' as const, figures: [right('A'), lacking('A')], verdict: 'differ' },
    { name: 'nothing published', grade: 'B' as const, figures: [unknown('B')], verdict: 'terms-only' },
    { name: 'terms and stated points that agree', grade: 'C' as const, figures: [right('C')], verdict: 'terms-only' },
    { name: 'a stated point that does not', grade: 'C' as const, figures: [right('C'), wrong('C')], verdict: 'differ' },
    { name: 'a story', grade: 'story' as const, figures: [right('story')], verdict: 'match' },
  ])('$name: $verdict', ({ grade, figures, verdict }) => {
    expect(judgeScenario(grade, figures)).toBe(verdict);
  });
});

describe('expected.json', () => {
  const whole = { case: 'denver-sib', name: NAME, grade: 'A', asOf: '2021-07-30', figures: [figure()] };

  it.each([
    { name: 'a whole one', parts: {}, isRight: true },
    { name: 'settling more than once', parts: { asOf: ['2021-01-01', '2021-07-30'] }, isRight: true },
    { name: 'a grade nobody knows', parts: { grade: 'D' }, isRight: false },
    { name: 'no figures', parts: { figures: [] }, isRight: false },
    { name: 'a figure without a source', parts: { figures: [{ ...figure(), source: undefined }] }, isRight: false },
    { name: 'a published figure that is no number', parts: { figures: [figure({ published: 'C$1.3M' })] }, isRight: false },
    { name: 'a word nobody knows', parts: { tolerence: 1 }, isRight: false },
  ])('$name', ({ parts, isRight }) => {
    expect(expectedSchema.safeParse({ ...whole, ...parts }).success).toBe(isRight);
  });
});
