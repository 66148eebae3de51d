import { describe, expect, it } from 'vitest';
import type { Facts } from './facts.ts';
import { settle } from './settle.ts';
import { END, JOB, type FactParts, type SheetParts, makeClaims, makeFacts, makeSheet } from './testing.ts';

type Row = { readonly name: string; readonly terms: SheetParts; readonly facts: Facts; readonly lines: Readonly<Record<string, number>> };

/** Per line that is not made of claims: "period/rule/payer" → euros. */
function extras(terms: SheetParts, facts: Facts): Readonly<Record<string, number>> {
  const { lines } = settle(makeSheet(terms), facts, END);
  const own = lines.filter((line) => line.kind !== 'outcome');
  return Object.fromEntries(own.map((line) => [`${line.period.slice(5)}/${line.rule}/${line.payer}`, line.computed / 100]));
}

function withFacts(claims: Facts, more: FactParts): Facts {
  return { ...makeFacts(more), claims: claims.claims };
}

const spent = (value: string, day: string, id = `m${day}`): NonNullable<FactParts['measures']>[number] => ({ id, day, name: 'spent', value });
const paid = (id: string, day: string, amount: string, more: object = {}): NonNullable<FactParts['cash']>[number] => ({
  id,
  kind: 'paid',
  day,
  amount,
  party: 'city',
  period: '2026-03-31',
  ...more,
});
const YEAR = { every: 'once' } as const;

const FLOORS: readonly Row[] = [
  {
    name: 'per period: each period is filled up on its own',
    terms: { ...JOB, limits: [{ id: 'floor', each: 'period', min: '150' }] },
    facts: makeClaims({}, { day: '2026-04-01', sequence: 2 }, { day: '2026-04-02', sequence: 3 }),
    lines: { '03-31/floor/city': 50, '09-30/floor/city': 150, '12-31/floor/city': 150 },
  },
  {
    name: 'for the contract: filled up once, at the end',
    terms: { ...JOB, limits: [{ id: 'floor', each: 'contract', min: '350' }] },
    facts: makeClaims({}, { day: '2026-04-01', sequence: 2 }),
    lines: { '12-31/floor/city': 150 },
  },
  {
    name: 'for the contract: reached over all periods together',
    terms: { ...JOB, limits: [{ id: 'floor', each: 'contract', min: '200' }] },
    facts: makeClaims({}, { day: '2026-04-01', sequence: 2 }),
    lines: {},
  },
  {
    name: 'until a day: not after it',
    terms: { ...JOB, limits: [{ id: 'floor', each: 'period', min: '150', until: '2026-06-30' }] },
    facts: makeClaims(),
    lines: { '03-31/floor/city': 150, '06-30/floor/city': 150 },
  },
  {
    name: 'only of the rules it names',
    terms: {
      ...JOB,
      rules: [...JOB.rules, { id: 'bonus', outcome: 'job', price: '1000' }],
      calendar: YEAR,
      limits: [{ id: 'floor', each: 'period', min: '150', rules: ['pay_job'] }],
    },
    facts: makeClaims({}),
    lines: { '12-31/floor/city': 50 },
  },
  {
    name: 'shared as the payers share',
    terms: {
      ...JOB,
      calendar: YEAR,
      payers: [
        { party: 'city', share: '70%' },
        { party: 'fund', share: '30%' },
      ],
      limits: [{ id: 'floor', each: 'period', min: '100' }],
    },
    facts: makeClaims(),
    lines: { '12-31/floor/city': 70, '12-31/floor/fund': 30 },
  },
];

const FEE = { id: 'fee', from: 'city', to: 'provider', amount: '25' } as const;

const FEES: readonly Row[] = [
  {
    name: 'every period',
    terms: { fees: [FEE] },
    facts: makeFacts(),
    lines: { '03-31/fee/city': 25, '06-30/fee/city': 25, '09-30/fee/city': 25, '12-31/fee/city': 25 },
  },
  { name: 'once', terms: { fees: [{ ...FEE, every: 'once' }] }, facts: makeFacts(), lines: { '03-31/fee/city': 25 } },
  {
    name: 'on days, twice in one period',
    terms: { fees: [{ ...FEE, days: ['2026-04-01', '2026-06-30', '2026-07-01'] }] },
    facts: makeFacts(),
    lines: { '06-30/fee/city': 50, '09-30/fee/city': 25 },
  },
  {
    name: 'by formula, while a condition holds',
    terms: { fees: [{ ...FEE, amount: 'enrolled * 2', when: 'enrolled >= 2' }] },
    facts: makeFacts({
      events: [
        { id: 'e1', kind: 'enrolment', day: '2026-01-01', subject: 'p1' },
        { id: 'e2', kind: 'enrolment', day: '2026-07-01', subject: 'p2' },
      ],
    }),
    lines: { '09-30/fee/city': 4, '12-31/fee/city': 4 },
  },
  {
    name: 'once, and only when its condition is met',
    terms: { fees: [{ ...FEE, every: 'once', when: 'enrolled >= 1' }] },
    facts: makeFacts({ events: [{ id: 'e1', kind: 'enrolment', day: '2026-05-01', subject: 'p1' }] }),
    lines: { '06-30/fee/city': 25 },
  },
  { name: 'not while its number is unknown', terms: { fees: [{ ...FEE, amount: 'unknown * 2' }] }, facts: makeFacts(), lines: {} },
];

const NETTING = { id: 'netting', payer: 'city', amount: 'spent' } as const;

const DEDUCTIONS: readonly Row[] = [
  {
    name: 'of what is owed',
    terms: { ...JOB, deductions: [NETTING] },
    facts: withFacts(makeClaims({}), { measures: [spent('30', '2026-02-01')] }),
    lines: { '03-31/netting/city': -30 },
  },
  {
    name: 'never below the floor; the rest waits',
    terms: { ...JOB, deductions: [{ ...NETTING, floor: '10' }] },
    facts: withFacts(makeClaims({}, { day: '2026-04-01', sequence: 2 }), { measures: [spent('130', '2026-02-01')] }),
    lines: { '03-31/netting/city': -90, '06-30/netting/city': -40 },
  },
  {
    name: 'nothing owed: all of it waits',
    terms: { ...JOB, deductions: [NETTING] },
    facts: withFacts(makeClaims({ day: '2026-12-01' }), { measures: [spent('30', '2026-02-01')] }),
    lines: { '12-31/netting/city': -30 },
  },
  {
    name: 'a correction downwards takes from what waits first',
    terms: { ...JOB, deductions: [NETTING] },
    facts: withFacts(makeClaims({ day: '2026-08-01' }), { measures: [spent('70', '2026-02-01'), spent('-50', '2026-05-01')] }),
    lines: { '09-30/netting/city': -20 },
  },
  {
    name: 'a correction below nothing waits for a later deduction',
    terms: { ...JOB, deductions: [NETTING] },
    facts: withFacts(makeClaims({ day: '2026-08-01' }), { measures: [spent('-30', '2026-02-01'), spent('70', '2026-08-01')] }),
    lines: { '09-30/netting/city': -40 },
  },
  {
    name: 'a correction of what was deducted is paid after all, and never more than that',
    terms: { ...JOB, deductions: [NETTING] },
    facts: withFacts(makeClaims({}, { day: '2026-08-01', sequence: 2 }), {
      measures: [spent('60', '2026-02-01'), spent('-80', '2026-05-01'), spent('50', '2026-08-01')],
    }),
    lines: { '03-31/netting/city': -60, '06-30/netting/city': 60, '09-30/netting/city': -30 },
  },
  {
    name: 'two deductions of one payer share one floor',
    terms: {
      ...JOB,
      calendar: YEAR,
      deductions: [
        { ...NETTING, floor: '20' },
        { ...NETTING, id: 'second', floor: '20' },
      ],
    },
    facts: withFacts(makeClaims({}), { measures: [spent('60', '2026-02-01')] }),
    lines: { '12-31/netting/city': -60, '12-31/second/city': -20 },
  },
  {
    name: 'a fixed fee is not touched',
    terms: { fees: [FEE], calendar: YEAR, deductions: [NETTING] },
    facts: makeFacts({ measures: [spent('30', '2026-02-01')] }),
    lines: { '12-31/fee/city': 25 },
  },
  {
    name: 'only what this payer owes',
    terms: {
      ...JOB,
      calendar: YEAR,
      payers: [
        { party: 'city', share: '20%' },
        { party: 'fund', share: '80%' },
      ],
      deductions: [NETTING],
    },
    facts: withFacts(makeClaims({}), { measures: [spent('30', '2026-02-01')] }),
    lines: { '12-31/netting/city': -20 },
  },
];

const LATE = { ...JOB, lateInterest: { rate: '10%' } } satisfies SheetParts;

/** The city owes 1000, the fund 500. */
const OWED = makeClaims(...Array.from({ length: 15 }, (_, index) => ({ subject: `p${index}`, ...(index < 10 ? {} : { payer: 'fund' }) })));

const INTEREST: readonly Row[] = [
  { name: 'on time: none', terms: LATE, facts: withFacts(OWED, { cash: [paid('b1', '2026-04-30', '1000')] }), lines: {} },
  {
    name: '73 days late: a fifth of the yearly rate',
    terms: LATE,
    facts: withFacts(OWED, { cash: [paid('b1', '2026-07-12', '1000')] }),
    lines: { '03-31/late_interest/city': 20 },
  },
  {
    name: 'two late payments together, rounded once',
    terms: LATE,
    facts: withFacts(OWED, { cash: [paid('b1', '2026-05-01', '18.30'), paid('b2', '2026-05-01', '18.30')] }),
    lines: { '03-31/late_interest/city': 0.01 },
  },
  {
    name: 'a rate that changes while the bill is open: one day at the old one, 72 at the new',
    terms: {
      ...LATE,
      lateInterest: {
        rate: [
          { from: '2026-01-01', value: '10%' },
          { from: '2026-05-01', value: '50%' },
        ],
      },
    },
    facts: withFacts(OWED, { cash: [paid('b1', '2026-07-12', '1000')] }),
    lines: { '03-31/late_interest/city': 98.9 },
  },
  {
    name: '360 days a year',
    terms: { ...LATE, lateInterest: { rate: '10%', dayCount: 'act/360' } },
    facts: withFacts(OWED, { cash: [paid('b1', '2026-07-11', '1000')] }),
    lines: { '03-31/late_interest/city': 20 },
  },
  {
    name: 'per payer',
    terms: LATE,
    facts: withFacts(OWED, { cash: [paid('b1', '2026-07-12', '1000'), paid('b2', '2026-07-12', '500', { party: 'fund' })] }),
    lines: { '03-31/late_interest/city': 20, '03-31/late_interest/fund': 10 },
  },
  {
    name: 'not on what was paid too much',
    terms: LATE,
    facts: withFacts(OWED, { cash: [paid('b1', '2026-07-12', '5000')] }),
    lines: { '03-31/late_interest/city': 20 },
  },
  {
    name: 'not on what a deduction takes off',
    terms: { ...LATE, deductions: [{ id: 'off', payer: 'city', amount: 'spent' }] },
    facts: withFacts(OWED, { cash: [paid('b1', '2026-07-12', '1000')], measures: [spent('500', '2026-02-01')] }),
    lines: { '03-31/off/city': -500, '03-31/late_interest/city': 10 },
  },
];

describe.each([
  ['a floor', FLOORS],
  ['a fee', FEES],
  ['a deduction', DEDUCTIONS],
  ['interest on late payment', INTEREST],
])('%s', (_what, rows) => {
  it.each(rows)('$name', ({ terms, facts, lines }) => {
    expect(extras(terms, facts)).toEqual(lines);
  });
});

it('late interest carries no tax, a fee does', () => {
  const facts = withFacts(OWED, { cash: [paid('b1', '2026-07-12', '1000')] });
  expect(extras({ ...LATE, calendar: { every: 'quarter' }, fees: [{ ...FEE, every: 'once' }], tax: { rate: '20%', category: 'S' } }, facts)).toEqual({
    '03-31/fee/city': 30,
    '03-31/late_interest/city': 20,
  });
});
