import { describe, expect, it } from 'vitest';
import { isBsn, looksLikeName, personalInCode, personalInId, personalInText } from './fact-file-privacy.ts';
import { spellingKey } from './fact-file-spelling.ts';

/** No name here belongs to anybody, and the numbers are made to pass or fail the test of eleven. */

describe('names of people', () => {
  it.each([
    ['Anna Smit', true],
    ['Jan de Vries', true],
    ['Smit, A.', true],
    ['A. Smit', true],
    ['Özge Çelik', true],
    ['Maria van der Berg-Jansen', true],
    ['p001', false],
    ['cohort_1', false],
    ['cohort 1', false],
    ['Cohort A', false],
    ['ab12-CD34', false],
    ['', false],
    ['X'.repeat(100_000), false],
  ])('does %s look like one? %s', (text, looks) => {
    expect(looksLikeName(text)).toBe(looks);
  });
});

describe('in a pseudonym', () => {
  it.each([
    ['Fam. Jansen', 'name'],
    ['mevr. A. Bakker', 'name'],
    ['Jansen', 'name'],
    ['jan de vries', 'name'],
    ['fatima', 'name'],
    ['anna.smit', 'name'],
    ['12-05-1988', 'birth_date'],
    ['1988-05-12', 'birth_date'],
    ['19880512', 'birth_date'],
    ['p_12-5-1988', 'birth_date'],
    ['geb. 1988', 'birth_date'],
    ['111222333', 'bsn'],
    ['1112.22.333', 'bsn'],
    ['bsn123456782', 'bsn'],
    ['12345672', 'bsn?'],
    ['someone@example.org', 'email'],
    ['0612345678', 'phone'],
    ['+31 6 12345678', 'phone'],
    ['020-1234567', 'phone'],
    ['p01', ''],
    ['h03', ''],
    ['P 03', ''],
    ['007', ''],
    ['111222334', ''],
    ['12345678', ''],
    ['k111222333', ''],
    ['cohort_2026', ''],
    ['cohort_2026-01-01', ''],
    ['cohort 2025-06-01', ''],
    ['six_provinces', ''],
    ['donors', ''],
    ['Cohort Noord', ''],
    ['groep-a', ''],
    ['jan', ''],
    ['INDIGO-POJ-0121', ''],
    ['a1b2c3d4-e5f6-7890-abcd-ef1234567890', ''],
    ['20260115', ''],
  ])('%s: %s', (text, kind) => {
    const found = personalInCode(text, '2026-01-01');
    expect(found === undefined ? '' : `${found.kind}${found.isSure ? '' : '?'}`).toBe(kind);
  });
});

describe('in a sentence', () => {
  it.each([
    ['Mevr. Jansen is verhuisd', 'name'],
    ['gesprek met dhr. de Boer', 'name'],
    ['volgens A. de Vries', 'name'],
    ['Fatima Bakker belde af', 'name'],
    ['geboren 12 mei 1988', 'birth_date'],
    ['bsn 111222333', 'bsn'],
    ['mail someone@example.org', 'email'],
    ['bel 06-12345678', 'phone'],
    ['loonstroken kloppen niet', ''],
    ['verhuisd naar Den Haag', ''],
    ['familie verhuisd naar Utrecht', ''],
    ['Urban Institute July 2019 (points follow from the published payment)', ''],
    ['Centraal Bureau voor de Statistiek, 12-03-2019', ''],
    ['hsph.harvard.edu (published as: below the threshold)', ''],
    ['westpac.com.au 12 November 2019', ''],
    ['U.S. Census', ''],
    ['INDIGO-POJ-0121 (9 babies against a plan of 12)', ''],
    ['news1.kr 20190312', ''],
    ['rapport 111222334', ''],
  ])('%s: %s', (text, kind) => {
    expect(personalInText(text)?.kind ?? '').toBe(kind);
  });

  it('the id of a row may be what programs make of it', () => {
    expect(['c1', 'work/p01/1', 'measure/rate/2020-02-01', 'agrees_plan_12', 'fac_01jd2', '20190312'].map((id) => personalInId(id))).toEqual(
      Array.from({ length: 6 }, () => undefined),
    );
    expect(['Anna Smit', '111222333', 'someone@example.org'].map((id) => personalInId(id)?.kind)).toEqual(['name', 'bsn', 'email']);
  });

  it('the test of eleven', () => {
    expect(['111222333', '123456782', '000000000', '111222334', '12345678', '1112223330'].map(isBsn)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('one code in several spellings', () => {
  it.each([
    ['007', '7'],
    ['p01', 'P01'],
    ['p 03', 'p03'],
    ['p-3', 'P_03'],
    ['Cohort 1', 'cohort_01'],
    ['р01', 'p01'],
    ['p\uff101', 'p01'],
  ])('%s and %s', (left, right) => {
    expect(spellingKey(left)).toBe(spellingKey(right));
  });

  it.each([
    ['p1', 'p2'],
    ['1-12', '11-2'],
    ['p10', 'p1'],
    ['a1', 'b1'],
    ['0', ''],
    ['p1a', 'p1b'],
  ])('%s and %s are two', (left, right) => {
    expect(spellingKey(left)).not.toBe(spellingKey(right));
  });
});
