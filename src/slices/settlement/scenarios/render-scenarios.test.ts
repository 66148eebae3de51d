import { describe, expect, it } from 'vitest';
import { parseExact } from '../../../engine/decimal.ts';
import { renderScenarios } from './render-scenarios.ts';
import { type Figure, type Grade, type ScenarioOutcome, judgeFigure, judgeScenario } from './scenario.ts';

const NAME = { nl: 'Betaling', en: 'Payment' };
const NOTE = { nl: 'Niet te volgen', en: 'Does not follow' };

type Wish = { readonly grade: Grade; readonly value: string | undefined; readonly note?: typeof NOTE };

function outcome(grade: Grade, wishes: readonly Wish[]): ScenarioOutcome {
  const figures = wishes.map(({ value, ...parts }) => {
    const figure: Figure = { name: NAME, show: { value: 'paid' }, published: '100', tolerance: '0', source: 'page', ...parts };
    return judgeFigure(figure, value === undefined ? undefined : { value: parseExact(value), unit: 'money' }, { grade });
  });
  return { case: 'x', name: NAME, grade, currency: 'EUR', verdict: judgeScenario(grade, figures), figures, returns: [], problems: [], seconds: 0 };
}

const right: Wish = { grade: 'A', value: '100' };
const wrong = (grade: Grade, note?: typeof NOTE): Wish => ({ grade, value: '120', ...(note === undefined ? {} : { note }) });

describe('the last lines of the table', () => {
  it.each<readonly [string, ScenarioOutcome, readonly string[], readonly string[]]>([
    [
      'nothing differs',
      outcome('A', [right]),
      ['1 contract of verhaal: 1 klopt, 0 wijkt af, 0 alleen afspraken.'],
      ['1 contract or story: 1 match, 0 differ, 0 terms-only.'],
    ],
    [
      'a figure of a lower grade differs, which the case does not show',
      outcome('A', [right, wrong('B', NOTE)]),
      ['1 contract of verhaal: 1 klopt, 0 wijkt af, 0 alleen afspraken.', '1 cijfer van graad B wijkt af, met uitleg.'],
      ['1 contract or story: 1 match, 0 differ, 0 terms-only.', '1 figure of grade B differs, with a note.'],
    ],
    [
      'figures of several grades differ, one without a note',
      outcome('A', [wrong('B'), wrong('A', NOTE), wrong('B', NOTE)]),
      [
        '1 contract of verhaal: 0 klopt, 1 wijkt af, 0 alleen afspraken.',
        '1 cijfer van graad A wijkt af, met uitleg.',
        '2 cijfers van graad B wijken af.',
      ],
      ['1 contract or story: 0 match, 1 differ, 0 terms-only.', '1 figure of grade A differs, with a note.', '2 figures of grade B differ.'],
    ],
    [
      'a published figure cannot be computed',
      outcome('A', [right, { grade: 'B', value: undefined, note: NOTE }]),
      ['1 contract of verhaal: 1 klopt, 0 wijkt af, 0 alleen afspraken.', '1 gepubliceerd cijfer is niet te berekenen, met uitleg.'],
      ['1 contract or story: 1 match, 0 differ, 0 terms-only.', '1 published figure cannot be computed, with a note.'],
    ],
  ])('when %s', (_name, told, dutch, english) => {
    const last = (language: 'nl' | 'en') => renderScenarios([told], language).trimEnd().split('\n\n').at(-1)?.split('\n');
    expect(last('nl')).toEqual(dutch);
    expect(last('en')).toEqual(english);
  });
});
