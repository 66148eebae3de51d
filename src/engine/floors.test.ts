import { describe, expect, it } from 'vitest';
import { settle } from './settle.ts';
import type { Statement } from './statement.ts';
import { type ClaimParts, END, JOB, type SheetParts, makeClaims, makeSheet } from './testing.ts';

/** A floor beside caps, other floors and payers: least money, but never above a cap. */

type Limits = NonNullable<SheetParts['limits']>;

function settled(limits: Limits, rows: readonly ClaimParts[], more: SheetParts = {}): Statement {
  return settle(makeSheet({ ...JOB, ...more, limits }), makeClaims(...rows), END);
}

/** "month-day rule: euros" of every line that is not zero. */
function paid(limits: Limits, rows: readonly ClaimParts[], more: SheetParts = {}): readonly string[] {
  const { lines } = settled(limits, rows, more);
  return lines.filter((line) => line.net !== 0).map((line) => `${line.period.slice(5)} ${line.rule} ${line.payer}: ${line.net / 100}`);
}

const JAN: ClaimParts = { day: '2026-01-15' };
const MAY: ClaimParts = { subject: 'p2', day: '2026-05-15' };
const period = (min: string, more: Partial<Limits[number]> = {}): Limits[number] => ({ id: 'floor', each: 'period', min, ...more });
const cap = (max: string, more: Partial<Limits[number]> = {}): Limits[number] => ({ id: 'cap', each: 'contract', max, ...more });
const TWO: SheetParts = {
  outcomes: [...JOB.outcomes, { id: 'house', title: 'A house' }],
  rules: [...JOB.rules, { id: 'pay_house', outcome: 'house', price: '70' }],
};

type Row = readonly [name: string, limits: Limits, rows: readonly ClaimParts[], expected: readonly string[], more?: SheetParts];

const CAPPED: readonly Row[] = [
  [
    'of the contract: the floors stop where it is reached',
    [period('150'), cap('400')],
    [JAN],
    ['03-31 pay_job city: 100', '03-31 floor city: 50', '06-30 floor city: 150', '09-30 floor city: 100'],
  ],
  [
    'and what a floor paid is gone for the outcomes that come later',
    [period('150', { until: '2026-03-31' }), cap('200')],
    [MAY],
    ['03-31 floor city: 150', '06-30 pay_job city: 50'],
  ],
  ['of the year', [period('150'), cap('200', { each: 'year' })], [], ['03-31 floor city: 150', '06-30 floor city: 50']],
  [
    'of the period, under a floor of the contract',
    [period('500', { each: 'contract' }), cap('120', { each: 'period' })],
    [JAN],
    ['03-31 pay_job city: 100', '12-31 floor city: 120'],
  ],
  [
    'that rises: there is room again',
    [
      period('100'),
      cap('', {
        max: [
          { from: '2026-01-01', value: '150' },
          { from: '2026-09-01', value: '300' },
        ],
      }),
    ],
    [],
    ['03-31 floor city: 100', '06-30 floor city: 50', '09-30 floor city: 100', '12-31 floor city: 50'],
  ],
  ['that has ended does not bear', [period('150'), cap('0', { until: '2026-09-30' })], [], ['12-31 floor city: 150']],
  ['that scales', [period('150'), cap('180', { cut: 'scale' })], [JAN], ['03-31 pay_job city: 100', '03-31 floor city: 50', '06-30 floor city: 30']],
  [
    'of the one rule that the floor is about',
    [period('150', { rules: ['pay_job'] }), cap('160', { each: 'rule' })],
    [JAN],
    ['03-31 pay_job city: 100', '03-31 floor city: 50', '06-30 floor city: 10'],
    TWO,
  ],
  [
    'of the one outcome that the floor is about',
    [period('150', { outcomes: ['job'] }), cap('160', { outcomes: ['job'] })],
    [JAN],
    ['03-31 pay_job city: 100', '03-31 floor city: 50', '06-30 floor city: 10'],
    TWO,
  ],
  [
    'of one rule says nothing about a floor of more rules',
    [period('150', { until: '2026-06-30' }), cap('100', { rules: ['pay_job'] })],
    [JAN],
    ['03-31 pay_job city: 100', '03-31 floor city: 50', '06-30 floor city: 150'],
    TWO,
  ],
  [
    'of a payer: the rest stays unpaid',
    [period('100'), cap('90', { each: 'payer', payer: 'fund' })],
    [JAN],
    [
      '03-31 pay_job city: 50',
      '03-31 pay_job fund: 50',
      '06-30 floor city: 50',
      '06-30 floor fund: 40',
      '09-30 floor city: 50',
      '12-31 floor city: 50',
    ],
    {
      payers: [
        { party: 'city', share: '50%' },
        { party: 'fund', share: '50%' },
      ],
    },
  ],
];

describe('a floor and a cap: the cap wins', () => {
  it.each(CAPPED.map(([name, limits, rows, expected, more = {}]) => ({ name, limits, rows, expected, more })))(
    '$name',
    ({ limits, rows, expected, more }) => {
      expect(paid(limits, rows, more)).toEqual(expected);
    },
  );

  it('says what the cap took from the floor', () => {
    const line = settled([period('150'), cap('120')], [JAN]).lines.find((entry) => entry.kind === 'minimum');
    expect(line?.part).toMatchObject({ gross: 5_000, total: 2_000, cuts: [{ limit: 'cap', amount: 3_000, items: [] }] });
  });
});

describe('a floor of the contract with a last day', () => {
  it.each<readonly [string, string, readonly ClaimParts[], readonly string[]]>([
    ['at the end of a period: paid then', '2026-06-30', [JAN], ['03-31 pay_job city: 100', '06-30 floor city: 150']],
    [
      'within a period: paid with that period',
      '2026-05-15',
      [JAN, MAY],
      ['03-31 pay_job city: 100', '06-30 pay_job city: 100', '06-30 floor city: 50'],
    ],
    ['later than the contract: paid at its end', '2027-03-01', [], ['12-31 floor city: 250']],
    ['what comes after it is paid beside it', '2026-03-31', [MAY], ['03-31 floor city: 250', '06-30 pay_job city: 100']],
  ])('%s', (_name, until, rows, expected) => {
    expect(paid([period('250', { each: 'contract', until })], rows)).toEqual(expected);
  });
});

describe('two floors', () => {
  it('what one of a period paid counts for the one of the contract, in whatever order they stand', () => {
    const both = [period('500', { id: 'all', each: 'contract' }), period('100')];
    const expected = ['03-31', '06-30', '09-30', '12-31'].map((on) => `${on} floor city: 100`);
    expect(paid(both, [])).toEqual([...expected, '12-31 all city: 100']);
    expect(paid(both.toReversed(), [])).toEqual([...expected, '12-31 all city: 100']);
  });
});
