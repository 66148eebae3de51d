import { describe, expect, it } from 'vitest';
import { formulaWords } from './describe-formula.ts';
import { ALL_FUNCTIONS } from './formula.ts';

const TITLES: Readonly<Record<string, string>> = { job: '‘Baan’', pay_job: '‘Per baan’' };
const nameOf = (id: string): string | undefined => TITLES[id];

describe('a formula in words', () => {
  it.each([
    ['12.5%', '12,5_%', '12.5%'],
    ['1234567.25', '1.234.567,25', '1,234,567.25'],
    ['expected_days - real_days', '‘expected days’ min ‘real days’', '“expected days” minus “real days”'],
    ['a + b * c', 'a plus b keer c', 'a plus b times c'],
    ['(a + b) * c', '(a plus b) keer c', '(a plus b) times c'],
    ['a - (b - c)', 'a min (b min c)', 'a minus (b minus c)'],
    ['a - b - c', 'a min b min c', 'a minus b minus c'],
    ['a / (b * c)', 'a gedeeld door (b keer c)', 'a divided by (b times c)'],
    ['-a', 'min a', 'minus a'],
    ['rate >= 20', 'rate minstens 20 is', 'rate is at least 20'],
    [
      'rate < 3 and not has(stopped)',
      'rate kleiner dan 3 is en niet waar is dat stopped bekend is',
      'rate is less than 3 and it is not true that stopped is known',
    ],
    ['a = 1 or b != 2', 'a gelijk aan 1 is of b anders dan 2 is', 'a equals 1 or b is not 2'],
    ['min(1, reached / target)', 'het laagste van 1 en reached gedeeld door target', 'the lower of 1 and reached divided by target'],
    ['max(a, b, 0)', 'het hoogste van a, b en 0', 'the highest of a, b and 0'],
    ['if(a > b, a, 0)', 'a als a groter dan b is, en anders 0', 'a if a is more than b, and otherwise 0'],
    ['round(rate, 0.1)', 'rate afgerond op 0,1', 'rate rounded to 0.1'],
    ['round(rate)', 'rate afgerond op 1', 'rate rounded to 1'],
    ['lookup(coupon, rate)', 'de waarde uit tabel coupon bij rate', 'the value of table coupon at rate'],
    ['count(job)', 'het aantal claims ‘Baan’', 'the number of claims ‘Baan’'],
    ['people(job, young)', 'het aantal personen met ‘Baan’ van groep young', 'the number of persons with ‘Baan’ of group young'],
    ['paid(pay_job)', 'wat ‘Per baan’ eerder betaalde', 'what ‘Per baan’ paid before'],
    ['sum(saved) * 50%', 'de som van saved keer 50_%', 'the sum of saved times 50%'],
    ['period_days / 365', 'het aantal dagen in de periode gedeeld door 365', 'the number of days in the period divided by 365'],
  ])('%s', (text, nl, en) => {
    expect(formulaWords(text, 'nl', nameOf).replaceAll('\u00a0', '_')).toBe(nl);
    expect(formulaWords(text, 'en', nameOf)).toBe(en);
  });

  it.each([...ALL_FUNCTIONS].map((name) => [name]))('%s() has words of its own in both languages', (name) => {
    for (const language of ['nl', 'en'] as const) expect(formulaWords(`${name}(a, b, c)`, language)).not.toContain(`${name}(`);
  });

  it('a formula that cannot be read is shown as it stands', () => {
    expect(formulaWords('1 +', 'nl')).toBe('1 +');
  });
});
