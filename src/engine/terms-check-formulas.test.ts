import { describe, expect, it } from 'vitest';
import { checkSheet } from './terms-check.ts';
import { formulasOf } from './terms-check-formulas.ts';
import { BOND, CAPITAL, type Case, LOAN, found, rule, rules } from './terms-check.testing.ts';
import { JOB, makeSheet } from './testing.ts';

describe('formulas', () => {
  const per = (amount: string) => rules({ per: 'contract', price: undefined, amount });

  it.each<Case>([
    ['a name nobody defines may be a measure', per('control - treated'), []],
    ['a sign too many', per('1 + + 2'), ['formula_unexpected rules[1].amount']],
    ['nothing', per(''), ['formula_unfinished rules[1].amount']],
    ['brackets without end', per(`${'('.repeat(60)}1${')'.repeat(60)}`), ['formula_too_deep rules[1].amount']],
    ['a number without end', per(`2 * ${'9'.repeat(31)}`), ['formula_number_too_long rules[1].amount']],
    ['a long number', per(`2 * ${'9'.repeat(12)}`), []],
    ['an unknown function', per('maximum(1, 2)'), ['formula_unknown_function rules[1].amount']],
    ['too few inputs', per('if(count(job) > 1, 2)'), ['formula_inputs rules[1].amount']],
    ['a number where an id belongs', per('count(3)'), ['formula_inputs rules[1].amount']],
    ['an outcome that is not there', per('count(house) + people(job)'), ['unknown_outcome rules[1].amount']],
    ['a group beside an outcome', per('count(job, young)'), []],
    ['a curve that is not there', per('lookup(c, 1)'), ['unknown_curve rules[1].amount']],
    ['a rule that is not there', per('paid(pay_jobs)'), ['unknown_paid rules[1].amount']],
    ['a rule', per('paid(pay_job)'), []],
    ['a function of the capital', per('outstanding(loan)'), ['formula_function_not_here rules[1].amount']],
    ['yes or no where a number belongs', per('1 < 2'), ['formula_not_number rules[1].amount']],
    ['if answers with its branches', per('if(has(x), 1, 2)'), []],
    ['if with conditions inside', per('if(has(x), 1 < 2, not has(y))'), ['formula_not_number rules[1].amount']],
    ['a number where yes or no belongs', rules({ when: '1 + 2' }), ['formula_not_condition rules[1].when']],
    ['an event as condition', rules({ when: 'court_order and has(x)' }), []],
    ['formulas of parameters', { parameters: { a: [{ from: '2026-01-01', value: 'sum(x) /' }] } }, ['formula_unfinished parameters.a[0].value']],
    ['parameters in a circle', { parameters: { a: 'b', b: 'c + 1', c: 'a * 2', d: 'a' } }, ['parameter_circular parameters.a']],
    [
      'formulas of fees and deductions',
      { fees: [{ id: 'f', from: 'city', to: 'provider', amount: '2 3', when: '1' }], deductions: [{ id: 'd', payer: 'city', amount: ')' }] },
      ['formula_not_condition fees[0].when', 'formula_unexpected deductions[0].amount', 'formula_unexpected fees[0].amount'],
    ],
    [
      'a count in the capital',
      { ...BOND, capital: { ...CAPITAL, waterfall: [{ id: 'repay', pay: 'principal', amount: 'count(job)' }] } },
      ['formula_function_not_here capital.waterfall[0].amount'],
    ],
    [
      'paid and outstanding in the capital',
      { ...BOND, capital: { ...CAPITAL, waterfall: [{ id: 'repay', pay: 'principal', amount: 'outstanding(loan) - paid(bank) - paid(repay)' }] } },
      [],
    ],
    [
      'a tranche that is not there',
      { ...BOND, capital: { ...CAPITAL, waterfall: [{ id: 'repay', pay: 'principal', amount: 'outstanding(senior)', when: 'paid(senior) > 1' }] } },
      ['capital_unknown_tranche capital.waterfall[0].amount', 'unknown_paid capital.waterfall[0].when'],
    ],
  ])('%s', (_name, parts, expected) => {
    expect(found(parts)).toEqual(expected);
  });

  it.each([
    ['a == 1', '='],
    ['a > 1 && b > 1', 'and'],
    ['a > 1 || b > 1', 'or'],
    ['a <> 1', '!='],
    ['2 ^ 3', '*'],
    ['12,5 * x', ','],
    ['1 + ?', ''],
  ])('%s: %s is what to write', (formula, hint) => {
    expect(checkSheet(makeSheet({ ...JOB, ...per(formula) }))[0]?.data['hint']).toBe(hint);
  });

  it('points into the formula', () => {
    expect(checkSheet(makeSheet({ ...JOB, ...per('1 + count(house)') }))[0]).toMatchObject({ offset: 10, data: { value: 'house' } });
  });

  it('misses no field of a sheet that holds a formula', () => {
    const filled = makeSheet({
      ...BOND,
      outcomes: JOB.outcomes,
      rules: [rule({ quantity: 'f1', when: 'f2', price: undefined, amount: 'f3' })],
      fees: [{ id: 'fee', from: 'city', to: 'provider', amount: 'f4', when: 'f5' }],
      deductions: [{ id: 'd', payer: 'city', amount: 'f6' }],
      parameters: { p: 'f7', q: [{ from: '2026-01-01', value: 'f8' }] },
      capital: {
        ...CAPITAL,
        tranches: [{ ...LOAN, interest: [{ rate: 'f9', when: 'f10' }], principalShare: 'f11', bonus: 'f12' }],
        waterfall: [{ id: 's', pay: 'fee', to: 'bank', amount: 'f13', when: 'f14' }],
        termination: { event: 'stop', from: 'city', amount: 'f15' },
      },
    });
    expect(
      formulasOf(filled)
        .map((place) => place.text)
        .sort(),
    ).toEqual(Array.from({ length: 15 }, (_, index) => `f${index + 1}`).sort());
  });
});
