import { describe, expect, it } from 'vitest';
import { cents } from './money.ts';
import { settle } from './settle.ts';
import type { LimitLeft } from './statement.ts';
import { type ClaimParts, type SheetParts, makeClaims, makeSheet } from './testing.ts';
import { day } from './calendar.ts';

type Limits = NonNullable<SheetParts['limits']>;

const at = (date: string, subject: string): ClaimParts => ({ day: `2026-${date}`, subject, outcome: 'job' });
const ROWS = [at('01-05', 'a'), at('02-05', 'b'), at('05-05', 'c'), at('06-05', 'd')];

function left(limits: Limits, asOf: string, more: SheetParts = {}): readonly LimitLeft[] {
  const sheet = makeSheet({ outcomes: [{ id: 'job', title: 'Job' }], rules: [{ id: 'pay', outcome: 'job', price: '100' }], ...more, limits });
  return settle(sheet, makeClaims(...ROWS), day(asOf)).limits ?? [];
}

describe('what is left of a limit', () => {
  it.each<readonly [string, Limits, string, readonly LimitLeft[]]>([
    ['nothing before a period is closed', [{ id: 'l', each: 'contract', max: '350' }], '2026-02-28', []],
    [
      'money',
      [{ id: 'l', each: 'contract', max: '350' }],
      '2026-03-31',
      [{ limit: 'l', money: { most: cents(35_000), used: cents(20_000), left: cents(15_000) } }],
    ],
    [
      'used up',
      [{ id: 'l', each: 'contract', max: '350' }],
      '2026-06-30',
      [{ limit: 'l', money: { most: cents(35_000), used: cents(35_000), left: cents(0) } }],
    ],
  ])('%s', (_name, limits, asOf, expected) => {
    expect(left(limits, asOf)).toEqual(expected);
  });

  it('counts units and people, and never more than there were', () => {
    const limits: Limits = [{ id: 'l', each: 'contract', maxCount: '3', maxPeople: 3 }];
    expect(left(limits, '2026-06-30')).toEqual([{ limit: 'l', units: { most: '3', used: '3', left: '0' }, people: { most: 3, used: 3, left: 0 } }]);
  });

  it('is told for the last closed period, its year, each outcome, rule and payer, and for no person', () => {
    const limits: Limits = [
      { id: 'a', each: 'period', max: '500' },
      { id: 'b', each: 'year', year: '04-01', max: '500' },
      { id: 'c', each: 'outcome', max: '500' },
      { id: 'd', each: 'rule', max: '500' },
      { id: 'e', each: 'payer', max: '500' },
      { id: 'f', each: 'person', max: '500' },
      { id: 'g', each: 'contract', max: '500', until: '2026-03-31' },
    ];
    const payers = [
      { party: 'city', share: '1/4' },
      { party: 'fund', share: '3/4' },
    ];
    expect(left(limits, '2026-06-30', { payers }).map(({ limit, of, money }) => [limit, of, money?.used])).toEqual([
      ['a', '2026-06-30', 20_000],
      ['b', '2026-04-01', 20_000],
      ['c', 'job', 40_000],
      ['d', 'pay', 40_000],
      ['e', 'city', 10_000],
      ['e', 'fund', 30_000],
    ]);
  });
});
