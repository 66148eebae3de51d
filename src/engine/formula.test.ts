import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Exact, parseExact, toText } from './decimal.ts';
import { type Formula, type Scope, evaluate, evaluateCondition, evaluateNumber, parseFormula } from './formula.ts';
import { namesIn } from './formula-parse.ts';
import { must } from './result.ts';
import { curveSchema } from './terms-parts.ts';

const VALUES: Readonly<Record<string, string>> = { achieved: '18', target: '20', zero: '0', rate: '0.125', long_name_2: '7' };
const coupon = curveSchema.parse({
  kind: 'steps',
  points: [
    { at: 55, value: '3%' },
    { at: 60, value: '7.5%' },
  ],
});

const scope: Scope = {
  name: (id) => (id === 'stopped' ? true : VALUES[id] === undefined ? undefined : parseExact(VALUES[id])),
  curve: (id) => (id === 'coupon' ? coupon : undefined),
  call: (name, ids) => (name === 'count' && ids[0] === 'job' ? parseExact(ids[1] === 'young' ? '3' : '12') : undefined),
};

function parsed(text: string): Formula {
  const tree = parseFormula(text);
  if (!tree.ok) throw new Error(`${text}: ${tree.error.code} at ${tree.error.at}`);
  return tree.value;
}

/** The answer as text, or the code of what stands in the way. */
function answer(text: string): string {
  const value = evaluate(parsed(text), scope);
  if (!value.ok) return value.error.code;
  return typeof value.value === 'boolean' ? String(value.value) : toText(value.value);
}

describe('answers', () => {
  it.each([
    ['1 + 2 * 3', '7'],
    ['(1 + 2) * 3', '9'],
    ['10 - 4 - 3', '3'],
    ['12 / 2 / 3', '2'],
    ['2 - -3', '5'],
    ['-achieved + target', '2'],
    ['--3', '3'],
    ['12.5% * 8', '1'],
    ['1/3', '0.333333…'],
    ['1/3*3', '1'],
    ['0.1 + 0.2', '0.3'],
    ['min(1, achieved / target) * 1000', '900'],
    ['max(3, 5, 4)', '5'],
    ['min(4)', '4'],
    ['abs(3 - 5)', '2'],
    ['floor(2.7)', '2'],
    ['floor(-0.5)', '-1'],
    ['floor(-2)', '-2'],
    ['round(2.5)', '3'],
    ['round(-2.5)', '-3'],
    ['round(12.34, 0.1)', '12.3'],
    ['round(0.1249, 0.5%)', '0.125'],
    ['lookup(coupon, 60)', '0.075'],
    ['lookup(coupon, achieved)', '0'],
    ['count(job)', '12'],
    ['count(job, young)', '3'],
    ['long_name_2', '7'],
    ['if(achieved >= target, 1, 2)', '2'],
    ['if(1 < 2, 10, nowhere)', '10'],
    ['achieved = 18', 'true'],
    ['achieved != 18', 'false'],
    ['1 < 2 and 2 <= 2', 'true'],
    ['1 > 2 or 2 >= 3', 'false'],
    ['not 1 > 2', 'true'],
    ['not (1 < 2 and 2 < 1)', 'true'],
    ['stopped', 'true'],
    ['has(target) and target > 1', 'true'],
    ['has(nowhere)', 'false'],
    ['has(nowhere) and nowhere > 1', 'false'],
    ['1 < 2 or nowhere > 1', 'true'],
    ['1 < 2 or 1 > 2 and 1 > 2', 'true'],
  ])('%s = %s', (text, value) => {
    expect(answer(text)).toBe(value);
  });
});

describe('what stands in the way', () => {
  it.each([
    ['nowhere', 'value_missing'],
    ['1 + nowhere', 'value_missing'],
    ['count(nowhere)', 'value_missing'],
    ['lookup(nowhere, 1)', 'value_missing'],
    ['1 / zero', 'division_by_zero'],
    ['1 / (achieved - 18)', 'division_by_zero'],
    ['1 + stopped', 'not_a_number'],
    ['min(1, 1 < 2)', 'not_a_number'],
    ['1 and 2 > 1', 'not_a_condition'],
    ['if(1, 2, 3)', 'not_a_condition'],
    ['not 5', 'not_a_condition'],
    ['sqrt(4)', 'unknown_function'],
    ['min()', 'wrong_inputs'],
    ['abs(1, 2)', 'wrong_inputs'],
    ['round(1, 0)', 'wrong_inputs'],
    ['round(1, -1)', 'wrong_inputs'],
    ['if(1 < 2, 3)', 'wrong_inputs'],
    ['if(1 < 2, 3, 4, 5)', 'wrong_inputs'],
    ['lookup(1, 2)', 'wrong_inputs'],
    ['lookup(coupon)', 'wrong_inputs'],
    ['has(1)', 'wrong_inputs'],
    ['count(1 + 1)', 'wrong_inputs'],
  ])('%s: %s', (text, code) => {
    expect(answer(text)).toBe(code);
  });

  it('says which value is missing', () => {
    expect(evaluate(parsed('achieved * nowhere'), scope)).toEqual({ ok: false, error: { code: 'value_missing', name: 'nowhere' } });
    expect(evaluate(parsed('count(house, young)'), scope)).toEqual({ ok: false, error: { code: 'value_missing', name: 'count(house, young)' } });
  });

  it('a number is no condition, a condition no number', () => {
    expect(evaluateCondition(parsed('1'), scope)).toEqual({ ok: false, error: { code: 'not_a_condition' } });
    expect(evaluateNumber(parsed('1 < 2'), scope)).toEqual({ ok: false, error: { code: 'not_a_number' } });
  });
});

describe('reading', () => {
  it.each([
    ['', 'formula_unfinished', 0],
    ['   ', 'formula_unfinished', 3],
    ['1 +', 'formula_unfinished', 3],
    ['(1', 'formula_unfinished', 2],
    ['1 2', 'formula_unexpected', 2],
    ['1,5', 'formula_unexpected', 1],
    ['* 3', 'formula_unexpected', 0],
    ['a b', 'formula_unexpected', 2],
    ['€ 5', 'formula_unexpected', 0],
    ['A + 1', 'formula_unexpected', 0],
    ['min(1,)', 'formula_unexpected', 6],
    ['min(,1)', 'formula_unexpected', 4],
    ['min(1', 'formula_unfinished', 5],
    ['1 == 2', 'formula_unexpected', 3],
    ['and', 'formula_unexpected', 0],
    ['1.2.3', 'formula_unexpected', 3],
    [')', 'formula_unexpected', 0],
    ['constructor(4)', 'formula_unexpected', 0],
    ['lookup(constructor, 1)', 'formula_unexpected', 7],
  ])('"%s": %s at %i', (text, code, at) => {
    expect(parseFormula(text)).toMatchObject({ ok: false, error: { code, at } });
  });

  it.each([
    ['nested too deep', `${'('.repeat(60)}1${')'.repeat(60)}`],
    ['too many signs', `${'-'.repeat(60)}1`],
    ['too many terms', Array.from({ length: 20_000 }, () => '1').join('+')],
    ['too many nots', `${'not '.repeat(5000)}1 < 2`],
    ['too many calls', `${'abs('.repeat(5000)}1${')'.repeat(5000)}`],
  ])('%s is refused, not a crash', (_name, text) => {
    expect(parseFormula(text)).toMatchObject({ ok: false, error: { code: 'formula_too_deep' } });
  });

  it('any text is read or refused, and what is read has an answer', () => {
    const piece = fc.constantFrom(
      '1',
      '2.5',
      '10%',
      'achieved',
      'nowhere',
      '+',
      '-',
      '*',
      '/',
      '(',
      ')',
      ',',
      'min(',
      'if(',
      'not ',
      ' and ',
      ' or ',
      '<',
      '>=',
      '=',
      ' ',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join('')),
        (text) => {
          const tree = parseFormula(text);
          if (!tree.ok) expect(tree.error.at).toBeLessThanOrEqual(text.length);
          else expect(typeof evaluate(tree.value, scope).ok).toBe('boolean');
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('numbers come out as they went in', () => {
    const text = fc
      .tuple(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 0, max: 999_999 }))
      .map(([whole, fraction]) => `${whole}.${String(fraction).padStart(6, '0')}`);
    fc.assert(
      fc.property(text, text, (a, b) => {
        const value = (formula: string): Exact => {
          const found = evaluateNumber(parsed(formula), scope);
          return must(found.ok ? found.value : undefined, formula);
        };
        expect(value(`${a} + ${b} - ${b}`)).toEqual(parseExact(a));
        expect(value(`(${a} + ${b}) * 2`)).toEqual(value(`${a} * 2 + ${b} * 2`));
      }),
    );
  });

  it('names that are used, for checking a sheet', () => {
    const found = namesIn(parsed('if(has(a), min(b, count(job, young)), -c) + lookup(coupon, not d and e > 1)'));
    expect(found.map((entry) => (entry.kind === 'name' ? entry.id : `${entry.name}()`))).toEqual([
      'if()',
      'has()',
      'a',
      'min()',
      'b',
      'count()',
      'job',
      'young',
      'c',
      'lookup()',
      'coupon',
      'd',
      'e',
    ]);
  });
});
