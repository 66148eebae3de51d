import { describe, expect, it } from 'vitest';
import { BOND, CAPITAL, type Case, LOAN, found, rules } from './terms-check.testing.ts';

const MOST = '90071992547409.91';
const OVER = '90071992547409.92';
const points = (value: string) => [{ at: 1, value }];

describe('amounts that no computer keeps to the cent', () => {
  it.each<Case>([
    ['a price', rules({ price: OVER }), ['amount_too_large rules[1].price']],
    ['the largest price', rules({ price: MOST }), []],
    ['a price below zero', rules({ price: `-${OVER}` }), ['amount_too_large rules[1].price', 'warning number_unusual rules[1].price']],
    ['one of several prices', rules({ price: [{ price: 1 }, { price: OVER, from: '2026-02-01' }] }), ['amount_too_large rules[1].price[1].price']],
    ['yen have no cents', { ...rules({ price: OVER }), currency: 'JPY' }, []],
    ['dinars have thousands', { ...rules({ price: '9007199254740.992' }), currency: 'KWD' }, ['amount_too_large rules[1].price']],
    ['an amount', rules({ price: undefined, amount: OVER }), ['amount_too_large rules[1].amount']],
    ['a formula is for the settlement to see', rules({ price: undefined, amount: `${OVER} - ${OVER}` }), []],
    [
      'a value of a curve',
      { ...rules({ price: undefined, curve: 'c' }), curves: { c: { kind: 'steps', points: points(OVER) } } },
      ['amount_too_large curves.c.points[0].value'],
    ],
    [
      'a curve inside a rule',
      rules({ price: undefined, curve: { kind: 'steps', points: points(OVER) } }),
      ['amount_too_large rules[1].curve.points[0].value'],
    ],
    [
      'limits',
      {
        limits: [
          { id: 'l', each: 'period', max: [{ from: '2026-01-01', value: OVER }] },
          { id: 'm', each: 'contract', min: OVER },
        ],
      },
      ['amount_too_large limits[0].max[0].value', 'amount_too_large limits[1].min'],
    ],
    ['a fee', { fees: [{ id: 'f', from: 'city', to: 'provider', amount: OVER }] }, ['amount_too_large fees[0].amount']],
    [
      'a deduction and its floor',
      { deductions: [{ id: 'd', payer: 'city', amount: OVER, floor: OVER }] },
      ['amount_too_large deductions[0].amount', 'amount_too_large deductions[0].floor'],
    ],
    [
      'money of investors',
      { ...BOND, capital: { ...CAPITAL, tranches: [{ ...LOAN, committed: OVER }], draws: [{ day: '2026-01-01', tranche: 'loan', amount: OVER }] } },
      ['amount_too_large capital.draws[0].amount', 'amount_too_large capital.tranches[0].committed'],
    ],
  ])('%s', (_name, parts, expected) => {
    expect(found(parts)).toEqual(expected);
  });
});

describe('parameters that ask for each other', () => {
  const doubling = (steps: number): Readonly<Record<string, string>> =>
    Object.fromEntries(Array.from({ length: steps }, (_, index) => [`p${index}`, index === 0 ? '10' : `p${index - 1} * p${index - 1}`]));

  it('may be followed, but not for ever', () => {
    expect(found({ parameters: doubling(10) })).toEqual([]);
    expect(found({ parameters: doubling(11) })).toEqual(['parameter_too_long parameters.p10']);
    expect(found({ parameters: doubling(60) })).toEqual(['parameter_too_long parameters.p10']);
  });
});

describe('amounts that look like thousands', () => {
  const like = (place: string) => [`warning amount_like_thousands ${place}`];
  it.each<Case>([
    ['a price of four and a half', rules({ price: '4.500' }), like('rules[1].price')],
    ['a digit that says something', rules({ price: '1.234' }), like('rules[1].price')],
    ['below zero', rules({ price: '-12.000' }), [...like('rules[1].price'), 'warning number_unusual rules[1].price']],
    ['a limit', { limits: [{ id: 'l', each: 'contract', max: '20.000' }] }, like('limits[0].max')],
    ['a fee', { fees: [{ id: 'f', from: 'city', to: 'provider', amount: '1.000' }] }, like('fees[0].amount')],
    ['cents', rules({ price: '4.50' }), []],
    ['four digits behind the point', rules({ price: '4.5000' }), []],
    ['four digits before it', rules({ price: '4500.000' }), []],
    ['a part of one', rules({ price: '0.125' }), []],
    ['a currency with thousandths', { ...rules({ price: '4.500' }), currency: 'KWD' }, []],
    ['a number in a formula', rules({ price: undefined, amount: '4.500 * 2' }), []],
  ])('%s', (_, changes, expected) => expect(found(changes)).toEqual(expected));
});
