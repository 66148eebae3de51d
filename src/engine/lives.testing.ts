import * as fc from 'fast-check';
import { type Day, addDays, day } from './calendar.ts';
import type { Facts } from './facts.ts';
import { checkSheet } from './terms-check.ts';
import type { TermSheet } from './terms.ts';
import { anyLifeFacts } from './lives-facts.testing.ts';
import { type SheetParts, anyTerms, makeSheet } from './testing.ts';

/**
 * Random lives of contracts that use the whole language: people, years, fractions, taxes, terms of time, early ends, receipt. Seeded, so that
 * a red test stays red. LENTE_SEED=… looks at others, LENTE_LIVES=… at more of them.
 */

export type Life = { readonly contract: readonly TermSheet[]; readonly facts: Facts };

export const FIRST = day('2026-01-01');
/** Long after the last fact. */
export const LATER = day('2031-12-31');

export function livesOf(usual: number): { readonly numRuns: number; readonly seed: number; readonly timeout: number } {
  const numRuns = Number(process.env['LENTE_LIVES'] ?? usual);
  return { numRuns, seed: Number(process.env['LENTE_SEED'] ?? 20_260_128), timeout: 60_000 + 300 * numRuns };
}

type RuleParts = NonNullable<SheetParts['rules']>[number];
type LimitParts = Omit<NonNullable<SheetParts['limits']>[number], 'id'>;
type OutcomeParts = Partial<NonNullable<SheetParts['outcomes']>[number]>;

const optional = <T>(arbitrary: fc.Arbitrary<T>, freq = 1) => fc.option(arbitrary, { nil: undefined, freq });
const money = fc.integer({ min: 1, max: 400_000 }).map((cents) => (cents / 100).toFixed(2));

const calendar = fc.record({
  every: fc.constantFrom('month' as const, 'quarter' as const, '4-weeks' as const, 'half-year' as const, 'year' as const, 'once' as const),
  year: optional(fc.constantFrom('contract', 'calendar', '07-01', '02-29')),
  align: optional(fc.constantFrom('contract' as const, 'year' as const)),
  dueFrom: optional(fc.constantFrom('period' as const, 'receipt' as const, 'settlement' as const)),
  within: fc.constantFrom({}, {}, { claimWithinDays: 100 }, { claimWithinWeeks: 8 }, { claimWithinMonths: 2 }),
  paymentTermDays: fc.constantFrom(0, 14, 30),
});

const time: fc.Arbitrary<OutcomeParts> = fc.constantFrom<OutcomeParts>(
  { holdDays: 20 },
  { holdWeeks: 3 },
  { holdMonths: 1 },
  { since: [{ step: 'start', atLeastWeeks: 2 }] },
  { since: [{ step: 'enrolment', atMostMonths: 9 }] },
  { since: [{ step: 'start', atLeastDays: 10, atMostMonths: 6 }] },
  { requires: ['start'] },
  { maxPerPerson: 1 },
);

/** Thirds, units, per cents; from a day on others. */
const payers: fc.Arbitrary<SheetParts['payers']> = fc.constantFrom<SheetParts['payers']>(
  [
    { party: 'city', share: '1/3' },
    { party: 'province', share: '2/3' },
  ],
  [
    { party: 'city', units: 7 },
    { party: 'province', units: 11 },
    { party: 'fund', units: 1 },
  ],
  [
    { party: 'city', share: '33.3%' },
    { party: 'province', share: '33.3%' },
    { party: 'fund', share: '33.4%' },
  ],
  [
    { from: '2026-01-01', value: [{ party: 'city', share: '100%' }] },
    {
      from: '2026-07-01',
      value: [
        { party: 'city', share: '0%' },
        { party: 'fund', share: '1' },
      ],
    },
  ],
);

const rule: fc.Arbitrary<RuleParts> = fc
  .tuple(
    fc.constantFrom<Partial<RuleParts>>(
      { outcomes: ['start', 'job'] },
      { outcomes: ['job', 'degree', 'house'] },
      { outcomes: ['start', 'job'], per: 'person' },
      { outcomes: ['start', 'job'], per: 'contract' },
      { outcomes: ['degree', 'house'], per: 'period' },
      { outcome: 'job', when: 'ready' },
      { outcome: 'job', when: 'not ready' },
      { outcome: 'start', group: 'young' },
      { outcome: 'job', quantity: 'if(ready, 2, 1) * quantity' },
      { outcome: 'house', from: 'fund', to: 'city' },
      {
        outcomes: ['start', 'house'],
        split: [
          { party: 'province', units: 3 },
          { party: 'fund', units: 4 },
        ],
      },
    ),
    money,
  )
  .map(([parts, price]) => ({ id: 'more', price, ...parts }));

const worthToDate: fc.Arbitrary<RuleParts> = fc
  .constantFrom('score * 10', 'count(start) * 33.335 - score', 'max(0, score) / 3', 'people(job) * 100', 'if(ready, score, 5)')
  .map((amount) => ({ id: 'to_date', per: 'contract', amount }));

const people = fc.record({
  each: fc.constantFrom('contract' as const, 'year' as const, 'period' as const, 'outcome' as const, 'rule' as const),
  maxPeople: fc.integer({ min: 1, max: 4 }),
  year: optional(fc.constantFrom('calendar', '07-01', 'contract')),
});
const units = fc.record({
  each: fc.constantFrom('contract' as const, 'year' as const, 'period' as const, 'outcome' as const, 'rule' as const, 'person' as const),
  maxCount: fc.constantFrom('1', '2', '3.5', '7'),
});
const perYear = fc.record({
  each: fc.constant('year' as const),
  max: money,
  year: optional(fc.constantFrom('calendar', '07-01')),
  cut: fc.constantFrom('last' as const, 'scale' as const),
});
const perPayer = fc.record({ each: fc.constant('payer' as const), payer: optional(fc.constantFrom('city', 'fund')), max: money });

const limit: fc.Arbitrary<LimitParts> = fc
  .oneof(people, people, units, perYear, perPayer)
  .map((entry): LimitParts => ('year' in entry && entry.each !== 'year' ? { ...entry, year: undefined } : entry));

const tax = fc.record({
  rate: fc.constantFrom('21%', '9%', '1/3', '0%'),
  category: fc.constant('S' as const),
  basis: fc.constantFrom('net' as const, 'gross' as const),
  per: optional(fc.constantFrom('line' as const, 'invoice' as const, 'period' as const)),
});

const interest = fc.record({
  rate: fc.constantFrom('statutory' as const, 'statutory_trade' as const, '8%', '1/12'),
  plus: optional(fc.constant('2%')),
  compounding: optional(fc.constantFrom('none' as const, 'yearly' as const)),
  payments: optional(fc.constantFrom('principal_first' as const, 'interest_first' as const)),
});

const fee = fc.record({
  amount: fc.constantFrom('750', '100.335', 'count(job) * 10', 'score'),
  every: fc.constantFrom('period' as const, 'once' as const),
  partial: optional(fc.constantFrom('whole' as const, 'days' as const)),
  when: optional(fc.constantFrom('ready', 'not ready', 'score > 0')),
  to: fc.constantFrom('provider', 'fund'),
});

const wide = fc.record({
  from: fc.constantFrom('2026-01-01', '2026-01-01', '2026-02-15'),
  to: fc.constantFrom('2026-12-31', '2027-06-30', '2028-01-10'),
  calendar: optional(calendar, 4),
  times: fc.record({ job: optional(time), degree: optional(time), house: optional(time) }),
  payers: optional(payers),
  rule: optional(rule, 2),
  toDate: optional(worthToDate),
  limits: fc.array(limit, { maxLength: 3 }),
  tax: optional(tax, 2),
  interest: optional(interest),
  fee: optional(fee),
  ends: fc.constantFrom(false, false, true),
  currency: fc.constantFrom('EUR', 'EUR', 'EUR', 'TND'),
});

type Wide = typeof wide extends fc.Arbitrary<infer T> ? T : never;

/** The narrow generator's sheet, with what the language has learnt since laid over it. */
function widened(terms: SheetParts, more: Wide): SheetParts {
  const { within, ...own } = more.calendar ?? { within: {} };
  const added = [more.rule, more.toDate].flatMap((entry) => entry ?? []);
  const limits = [...more.limits.map((entry, index) => ({ ...entry, id: `more_${index + 1}` })), ...(terms.limits ?? [])];
  return {
    ...terms,
    currency: more.currency,
    period: { from: more.from, to: more.to },
    calendar: more.calendar === undefined ? terms.calendar : { ...own, ...within },
    outcomes: (terms.outcomes ?? []).map((outcome) => ({ ...outcome, ...timesOf(more, outcome.id) })),
    rules: [...(terms.rules ?? []), ...added],
    limits,
    ...(more.payers === undefined ? {} : { payers: more.payers }),
    ...(more.tax === undefined ? {} : { tax: more.tax }),
    ...(more.interest === undefined ? {} : { lateInterest: more.interest }),
    ...(more.fee === undefined ? {} : { fees: [...(terms.fees ?? []), { id: 'extra_fee', from: 'city', ...more.fee }] }),
    ...(more.ends ? { termination: { event: 'stopped' } } : {}),
  };
}

function timesOf({ times }: Wide, id: string): OutcomeParts {
  const own = Object.entries(times).find(([outcome]) => outcome === id)?.[1];
  return own ?? {};
}

const EFFECTIVE = ['2026-04-01', '2026-07-01', '2027-01-01'] as const;

/** Only sheets that `lente check` finds right: the others never reach a settlement. */
const isRight = (sheet: TermSheet): boolean => checkSheet(sheet).every((issue) => issue.severity !== 'error');

export const anyWideSheet: fc.Arbitrary<TermSheet> = fc
  .tuple(anyTerms(), wide)
  .map(([terms, more]) => makeSheet(widened(terms, more)))
  .filter(isRight);

/** One sheet, or one and an amendment that changes what claims are worth and who may be paid. */
const anyWideContract: fc.Arbitrary<readonly TermSheet[]> = fc
  .tuple(anyWideSheet, optional(fc.tuple(money, fc.constantFrom(...EFFECTIVE), fc.boolean()), 2))
  .map(([sheet, amendment]): readonly TermSheet[] => {
    if (amendment === undefined) return [sheet];
    const [price, effective, isFree] = amendment;
    const rules = sheet.rules.map((entry) => (entry.id === 'pay_start' ? { ...entry, ...NO_WORTH, price } : entry));
    return [sheet, { ...sheet, version: 2, effective: day(effective), rules, limits: isFree ? sheet.limits.slice(1) : sheet.limits }];
  })
  .filter((contract) => contract.every(isRight));

const NO_WORTH = { curve: undefined, amount: undefined, quantity: undefined, when: undefined };

export const anyLife: fc.Arbitrary<Life> = fc.record({ contract: anyWideContract, facts: anyLifeFacts });

/** The days on which somebody looks: some in between, and one long after all. */
export const anyDays: fc.Arbitrary<readonly Day[]> = fc
  .uniqueArray(fc.integer({ min: 20, max: 900 }), { maxLength: 4 })
  .map((offsets) => [...offsets.toSorted((a, b) => a - b).map((offset) => addDays(FIRST, offset)), LATER]);

/** Three steps of which the better pays the difference, and one beside them; each claim is worth what its outcome is. */
export const LADDER: SheetParts = {
  period: { from: FIRST, to: '2027-06-30' },
  outcomes: ['start', 'job', 'degree', 'house'].map((id) => ({ id, title: id, maxPerPerson: 1 })),
  alternatives: [{ id: 'work', outcomes: ['start', 'job', 'degree'], upgrade: 'difference' }],
  rules: [
    { id: 'pay_start', outcome: 'start', price: '100' },
    { id: 'pay_job', outcome: 'job', price: '250' },
    { id: 'pay_degree', outcome: 'degree', price: '400' },
    { id: 'pay_house', outcome: 'house', price: '300' },
  ],
};
/** The most that one person can earn with one place: the best step at the most units, and the house. */
export const PLACE = 2 * (40_000 + 30_000);

export const anyOneLimit: fc.Arbitrary<Pick<LimitParts, 'each' | 'max' | 'maxPeople' | 'maxCount' | 'cut' | 'year'>> = fc.oneof(
  fc.record({
    each: fc.constantFrom('contract' as const, 'year' as const, 'period' as const, 'person' as const, 'outcome' as const, 'rule' as const),
    max: fc.integer({ min: 50, max: 2_000 }).map(String),
    cut: fc.constantFrom('last' as const, 'last' as const, 'scale' as const),
  }),
  fc.record({ each: fc.constantFrom('contract' as const, 'year' as const), maxPeople: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ each: fc.constant('contract' as const), maxCount: fc.constantFrom('1', '2', '4') }),
);
