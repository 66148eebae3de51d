import { describe, expect, it } from 'vitest';
import { day } from './calendar.ts';
import { cents } from './money.ts';
import { settle } from './settle.ts';
import type { Settled, Statement } from './statement.ts';
import { END, JOB, type SheetParts, makeClaims, makeFacts, makeSheet } from './testing.ts';

/** On the very day, to the very cent, of this payer and no other: the edges where a sign too many goes unseen. */

type Limits = NonNullable<SheetParts['limits']>;

const TWO: SheetParts = {
  outcomes: [...JOB.outcomes, { id: 'house', title: 'A house' }],
  rules: [...JOB.rules, { id: 'pay_house', outcome: 'house', price: '70' }],
};

function told({ lines }: Statement): readonly string[] {
  return lines.map((line) => `${line.period.slice(5)} ${line.rule} ${line.computed / 100}`);
}

describe('a floor', () => {
  const floor = (each: 'period' | 'contract', until: string): Limits => [{ id: 'floor', each, min: '250', until }];

  it.each<readonly [name: string, limits: Limits, expected: readonly string[]]>([
    ['of the contract until the last day of a period is paid with it', floor('contract', '2026-06-30'), ['06-30 floor 150']],
    ['until the first day of a period is paid with that one', floor('contract', '2026-04-01'), ['06-30 floor 150']],
    ['until the day before is paid with the one before', floor('contract', '2026-03-31'), ['03-31 floor 150']],
    ['until the last day of all is paid once, at the end', floor('contract', '2026-12-31'), ['12-31 floor 150']],
    ['until after the last day is paid at the end', floor('contract', '2027-06-30'), ['12-31 floor 150']],
    ['of a period counts when it holds on the last day of it', floor('period', '2026-03-31'), ['03-31 floor 150']],
    ['of a period that stops a day earlier does not', floor('period', '2026-03-30'), []],
    ['that is reached to the cent adds no line', [{ id: 'floor', each: 'contract', min: '100' }], []],
    ['that lacks one cent adds it', [{ id: 'floor', each: 'contract', min: '100.01' }], ['12-31 floor 0.01']],
  ])('%s', (_name, limits, expected) => {
    expect(told(settle(makeSheet({ ...JOB, limits }), makeClaims({}), END))).toEqual(['03-31 pay_job 100', ...expected]);
  });

  it('of one rule is not filled by the floor of another', () => {
    const limits: Limits = [
      { id: 'house_floor', each: 'period', min: '90', until: '2026-03-31', rules: ['pay_house'] },
      { id: 'job_floor', each: 'contract', min: '250', rules: ['pay_job'] },
    ];
    expect(told(settle(makeSheet({ ...TWO, limits }), makeClaims({}), END))).toEqual([
      '03-31 pay_job 100',
      '03-31 house_floor 90',
      '12-31 job_floor 150',
    ]);
  });
});

describe('a limit per person', () => {
  it.each(['period', 'contract'] as const)('says nothing of an amount per %s, which is of nobody', (per) => {
    const parts: SheetParts = {
      rules: [{ id: 'all', per, amount: '500' }],
      limits: [{ id: 'cap', each: 'person', max: '10' }],
      calendar: { every: 'once' },
    };
    expect(told(settle(makeSheet(parts), makeFacts({}), END))).toEqual(['12-31 all 500']);
  });

  it('bears on an amount per person', () => {
    const parts: SheetParts = {
      ...JOB,
      rules: [{ id: 'all', per: 'person', outcome: 'job', price: '500' }],
      limits: [{ id: 'cap', each: 'person', max: '10' }],
    };
    expect(told(settle(makeSheet(parts), makeClaims({}), END))).toEqual(['03-31 all 10']);
  });
});

describe('interest on late payment', () => {
  const SHEET = makeSheet({
    ...JOB,
    lateInterest: { rate: '10%' },
    payers: [
      { party: 'city', share: '50%' },
      { party: 'fund', share: '50%' },
    ],
  });
  const booked = (period: string, party: string, asOf: string, amount = 5_000): Settled => ({
    key: `${period}/pay_job/${party}/provider`,
    period,
    version: 1,
    amount: cents(amount),
    asOf: day(asOf),
  });
  const BOTH = [booked('2026-03-31', 'city', '2026-04-15'), booked('2026-03-31', 'fund', '2026-04-15')];

  /** 100 for the first quarter, paid by the city 196 days after 30 April: it owed 50; what is over was not owed and bears nothing. */
  const interest = (settled: readonly Settled[], on = '2026-11-12', claims = 1): number | undefined => {
    const cash = [{ id: 'b1', kind: 'paid' as const, day: on, amount: '100', party: 'city', period: '2026-03-31' }];
    const rows = Array.from({ length: claims }, (_, index) => ({ subject: `p${index}` }));
    const facts = { ...makeClaims(...rows), cash: makeFacts({ cash }).cash };
    return settle(SHEET, facts, END, { settled }).lines.find((line) => line.kind === 'late_interest')?.computed;
  };

  it.each<readonly [name: string, settled: readonly Settled[], expected: number, claims: number]>([
    ['counts from the day of the period', BOTH, 268, 1],
    ['does not look at what another payer owed later', [...BOTH, booked('2026-03-31', 'fund', '2026-09-30')], 268, 1],
    ['does not look at what was owed over another period', [...BOTH, booked('2026-06-30', 'city', '2026-09-30')], 268, 1],
    ['looks at what this payer owed later over this period', [...BOTH, booked('2026-03-31', 'city', '2026-09-30')], 286, 2],
    ['not on what the facts take back again', [...BOTH, booked('2026-03-31', 'city', '2026-09-30')], 268, 1],
  ])('%s', (_name, settled, expected, claims) => {
    expect(interest(settled, undefined, claims)).toBe(expected);
  });

  it('is none on the last day that one may pay, and some a day later', () => {
    expect([interest(BOTH, '2026-04-30'), interest(BOTH, '2026-05-01')]).toEqual([undefined, 1]);
  });
});
