import * as fc from 'fast-check';
import type { z } from 'zod';
import { type Day, addDays, day } from './calendar.ts';
import { type Facts, type claimSchema, factsSchema } from './facts.ts';
import { type TermSheet, termSheetSchema } from './terms.ts';

/** Builders for tests: a small sheet and its facts in a line or two, and random contracts for the property tests. */

export type SheetParts = Partial<z.input<typeof termSheetSchema>>;
export type FactParts = z.input<typeof factsSchema>;
export type ClaimParts = Partial<z.input<typeof claimSchema>>;

const PARTIES: SheetParts['parties'] = [
  { id: 'city', name: 'City', roles: ['commissioner'] },
  { id: 'province', name: 'Province', roles: ['commissioner'] },
  { id: 'fund', name: 'Fund', roles: ['commissioner'] },
  { id: 'provider', name: 'Provider', roles: ['provider'] },
];

/** A direct contract of 2026 in quarters, with one city, one province, one fund and one provider; `parts` replaces whole fields. */
export function makeSheet(parts: SheetParts = {}): TermSheet {
  const base = { lente: 1 as const, contract: 'test', title: 'Test', form: 'direct' as const, currency: 'EUR', parties: PARTIES };
  return termSheetSchema.parse({ ...base, period: { from: '2026-01-01', to: '2026-12-31' }, ...parts });
}

export function makeFacts(parts: FactParts = {}): Facts {
  return factsSchema.parse(parts);
}

/** Claims c1, c2 … of person p1 for outcome `job` on 2026-01-15, each changed by its row. */
export function makeClaims(...rows: readonly ClaimParts[]): Facts {
  return makeFacts({ claims: rows.map((row, index) => ({ id: `c${index + 1}`, day: '2026-01-15', outcome: 'job', subject: 'p1', ...row })) });
}

/** One outcome `job` at 100 per claim, several claims a person. */
export const JOB = { outcomes: [{ id: 'job', title: 'A job' }], rules: [{ id: 'pay_job', outcome: 'job', price: '100' }] } satisfies SheetParts;

export const END: Day = day('2026-12-31');

const OUTCOMES = ['start', 'job', 'degree', 'house'];
const SUBJECTS = ['p1', 'p2', 'p3', 'p4', 'p5'];
const FIRST = day('2026-01-01');

const money = fc.integer({ min: 1, max: 200_000 }).map((cents) => (cents / 100).toFixed(2));
const finePrice = fc.integer({ min: 1, max: 5_000_000 }).map((mills) => (mills / 1000).toFixed(3));
const dayOfYear = fc.integer({ min: 0, max: 364 }).map((offset) => addDays(FIRST, offset));
const laterDay = fc.integer({ min: 1, max: 364 }).map((offset) => addDays(FIRST, offset));

/** Points that climb along x; the values go any way, also below zero. */
const curve = fc
  .record({
    kind: fc.constantFrom('steps' as const, 'linear' as const, 'tiers' as const),
    edge: fc.constantFrom('>=' as const, '>' as const),
    steps: fc.array(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: -50_000, max: 300_000 })), { minLength: 1, maxLength: 4 }),
  })
  .map(({ kind, edge, steps }) => {
    let at = 0;
    return { kind, edge, points: steps.map(([gap, value]) => ({ at: String((at += gap) - 1), value: (value / 100).toFixed(2) })) };
  });

type RuleParts = NonNullable<SheetParts['rules']>[number];

const worth: fc.Arbitrary<Partial<RuleParts>> = fc.oneof(
  money.map((price) => ({ price })),
  finePrice.map((price) => ({ price })),
  fc.tuple(money, money, dayOfYear).map(([price, later, from]) => ({ price: [{ price }, { price: later, from }] })),
  fc.tuple(money, money).map(([price, own]) => ({ price: [{ price }, { price: own, payer: 'fund' }] })),
  curve.map((shape) => ({ curve: shape })),
  finePrice.map((factor) => ({ amount: `quantity * ${factor} / 3` })),
  finePrice.map((price) => ({ price, quantity: 'min(quantity, 2) * 1.5', when: 'quantity >= 1' })),
);

const rounding = fc.record({
  to: fc.constantFrom('0.01', '0.05', '1', '10'),
  rule: fc.constantFrom('half-up' as const, 'half-even' as const, 'down' as const, 'up' as const),
});

/** One to three payers; the shares are whole per cents that sum to one hundred. */
const shares = fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 })).map((cuts) => {
  const [low = 0, high = 0] = [...cuts].sort((a, b) => a - b);
  const parts = { city: low, province: high - low, fund: 100 - high };
  return Object.entries(parts).flatMap(([party, part]) => (part === 0 ? [] : [{ party, share: `${part}%` }]));
});

const claimRule = fc.record({ worth, split: fc.option(shares, { nil: undefined }), rounding: fc.option(rounding, { nil: undefined }) });

function ruleOf(outcome: string, parts: { worth: Partial<RuleParts>; split: RuleParts['split']; rounding: RuleParts['rounding'] }): RuleParts {
  const { split, rounding: own } = parts;
  return {
    id: `pay_${outcome}`,
    outcome,
    ...(outcome === 'degree' ? { indexed: 'cpi' } : {}),
    ...parts.worth,
    ...(split === undefined ? {} : { split }),
    ...(own === undefined ? {} : { rounding: own }),
  };
}

/** A rule that looks at persons, the period or everything to date. */
const wideRule: fc.Arbitrary<RuleParts> = fc
  .record({
    per: fc.constantFrom('person' as const, 'period' as const, 'contract' as const),
    outcome: fc.constantFrom('start', 'job'),
    curve,
    price: money,
    priced: fc.boolean(),
  })
  .map(({ per, outcome, curve: shape, price, priced }) => ({ id: 'wide', per, outcome, ...(priced ? { price } : { curve: shape }) }));

type LimitParts = NonNullable<SheetParts['limits']>[number];

export const LIMIT_REACHES = ['person', 'period', 'year', 'outcome', 'rule', 'payer', 'contract'] as const;

type AnyLimit = Omit<LimitParts, 'id'>;

const limit: fc.Arbitrary<AnyLimit> = fc.oneof(
  fc.record({ each: fc.constantFrom(...LIMIT_REACHES), max: money, cut: fc.constantFrom('last' as const, 'last' as const, 'scale' as const) }),
  fc
    .record({ each: fc.constantFrom(...LIMIT_REACHES), max: money, one: fc.boolean(), cut: fc.constantFrom('last' as const, 'scale' as const) })
    .map(({ one, ...rest }): AnyLimit => ({ ...rest, rules: one ? ['pay_job'] : ['pay_start', 'pay_job'] })),
  fc.record({
    each: fc.constantFrom('person' as const, 'period' as const, 'contract' as const),
    maxCount: fc.integer({ min: 1, max: 9 }).map(String),
  }),
  fc.record({ each: fc.constantFrom(...LIMIT_REACHES), max: money, until: dayOfYear }),
  fc
    .record({ each: fc.constantFrom('person' as const, 'contract' as const), first: money, later: money, from: laterDay })
    .map(({ each, first, later, from }): AnyLimit => ({
      each,
      max: [
        { from: FIRST, value: first },
        { from, value: later },
      ],
    })),
  fc.constant(null).map((): AnyLimit => ({ each: 'contract', maxShare: '40%', outcomes: ['job'], among: ['start', 'job'] })),
);

/** Least money: beside the limits, so that floors and caps meet; now and then of one rule, or with a last day. */
const floor: fc.Arbitrary<AnyLimit> = fc
  .record({ each: fc.constantFrom('period' as const, 'contract' as const), min: money, one: fc.boolean(), until: fc.option(dayOfYear) })
  .map(({ each, min, one, until }): AnyLimit => ({
    each,
    min,
    ...(one ? { rules: ['pay_job'] } : {}),
    ...(until === null ? {} : { until }),
  }));

/** `plain`: rules per claim only, and no limit that looks at a period or scales: what splitting a period may not change. */
export type Mix = { readonly plain?: boolean };

export function anyTerms(mix: Mix = {}): fc.Arbitrary<SheetParts> {
  return fc
    .record({
      rules: fc.tuple(claimRule, claimRule, claimRule, claimRule),
      wide: fc.option(wideRule, { nil: undefined }),
      payers: shares,
      rounding,
      limits: fc.array(limit, { maxLength: 4, size: 'max' }),
      ladder: fc.boolean(),
      once: fc.option(fc.integer({ min: 1, max: 2 }), { nil: undefined, freq: 1 }),
      upgrade: fc.constantFrom('difference' as const, 'none' as const, undefined),
      tax: fc.constantFrom(
        undefined,
        { rate: '21%', category: 'S' as const, basis: 'net' as const },
        { rate: '9%', category: 'S' as const, basis: 'gross' as const },
      ),
      fee: fc.option(money, { nil: undefined }),
      floor: fc.option(floor, { nil: undefined }),
      netting: fc.boolean(),
      admission: fc.record({
        deadline: fc.constantFrom(undefined, undefined, 30, 200),
        seats: fc.constantFrom(undefined, undefined, undefined, undefined, 3, 5),
        hold: fc.constantFrom(undefined, undefined, 20),
      }),
      index: fc.option(fc.tuple(laterDay, fc.integer({ min: 80, max: 130 })), { nil: undefined }),
      interest: fc.boolean(),
    })
    .map((seed) => termsOf(seed, mix));
}

type Seed = {
  rules: readonly Parameters<typeof ruleOf>[1][];
  wide: RuleParts | undefined;
  payers: SheetParts['payers'];
  rounding: SheetParts['rounding'];
  limits: readonly AnyLimit[];
  ladder: boolean;
  once: number | undefined;
  upgrade: 'difference' | 'none' | undefined;
  tax: SheetParts['tax'];
  fee: string | undefined;
  floor: AnyLimit | undefined;
  netting: boolean;
  admission: { deadline: number | undefined; seats: number | undefined; hold: number | undefined };
  index: readonly [from: string, level: number] | undefined;
  interest: boolean;
};

function termsOf(seed: Seed, mix: Mix): SheetParts {
  const plain = mix.plain === true;
  const kept = seed.limits.filter((entry) => !plain || (entry.each !== 'period' && entry.cut !== 'scale' && entry.maxShare === undefined));
  const limits = kept.map((entry, index) => ({ ...entry, id: `limit_${index + 1}` }));
  return {
    outcomes: OUTCOMES.map((id) => ({
      id,
      title: id,
      ...(id === 'house' && seed.admission.hold !== undefined ? { holdDays: seed.admission.hold } : {}),
      ...(id === 'job' && seed.ladder ? { requires: ['start'] } : {}),
      ...(seed.once === undefined ? {} : { maxPerPerson: seed.once }),
    })),
    rules: [
      ...OUTCOMES.map((id, index) => ruleOf(id, seed.rules[index] ?? { worth: { price: '1' }, split: undefined, rounding: undefined })),
      ...(seed.wide === undefined || plain ? [] : [seed.wide]),
    ],
    ...admissionOf(seed),
    ...indexOf(plain ? undefined : seed.index),
    ...(seed.interest && !plain ? { lateInterest: { rate: '10%' } } : {}),
    limits: seed.floor === undefined || plain ? limits : [...limits, { ...seed.floor, id: 'floor' }],
    ...(seed.payers === undefined ? {} : { payers: seed.payers }),
    ...(seed.rounding === undefined ? {} : { rounding: seed.rounding }),
    ...(seed.upgrade === undefined ? {} : { alternatives: [{ id: 'either', outcomes: ['degree', 'house'], upgrade: seed.upgrade }] }),
    ...(seed.tax === undefined || plain ? {} : { tax: seed.tax }),
    ...(seed.fee === undefined || plain ? {} : { fees: [{ id: 'fee', from: 'city', to: 'provider', amount: seed.fee }] }),
    ...(seed.netting && !plain ? { deductions: [{ id: 'netting', payer: 'city', amount: 'spent', floor: '10' }] } : {}),
  };
}

function admissionOf({ admission }: Seed): SheetParts {
  const { deadline, seats } = admission;
  return {
    ...(deadline === undefined ? {} : { calendar: { every: 'quarter', claimWithinDays: deadline } }),
    ...(seats === undefined ? {} : { cohort: { enrolment: 'required', maxPeople: seats } }),
  };
}

/** The price of `degree` moves with an index that stands still, or changes on a day. */
function indexOf(index: Seed['index']): SheetParts {
  const rows = index === undefined ? [] : [{ from: index[0], value: String(index[1]) }];
  return { parameters: { index: [{ from: FIRST, value: '100' }, ...rows] }, indexation: [{ id: 'cpi', parameter: 'index', base: '100' }] };
}

const claim = fc.record({
  day: dayOfYear,
  delay: fc.constantFrom(0, 0, 0, 10, 120),
  outcome: fc.constantFrom(...OUTCOMES),
  subject: fc.constantFrom(...SUBJECTS),
  sequence: fc.integer({ min: 1, max: 3 }),
  quantity: fc.constantFrom('1', '1', '1', '2', '0.5', '1.333'),
  payer: fc.constantFrom(undefined, undefined, undefined, 'city', 'fund'),
  verdict: fc.nat(9).map((pick) => (pick === 8 ? 'rejected' : pick === 9 ? 'withdrawn' : 'accepted')),
});

const spending = fc.record({ day: dayOfYear, value: money });

/** Claims in any order, some written down late, some corrected later (same id); measures for the deduction, enrolments, late payments. */
export const anyFacts: fc.Arbitrary<Facts> = fc
  .record({
    claims: fc.array(claim, { maxLength: 40, size: 'max' }),
    spent: fc.array(spending, { maxLength: 4 }),
    corrections: fc.array(fc.nat(), { maxLength: 4 }),
    enrolled: fc.array(fc.tuple(fc.constantFrom(...SUBJECTS), fc.integer({ min: 0, max: 120 })), { maxLength: 8, size: 'max' }),
    late: fc.array(fc.tuple(fc.constantFrom('city', 'fund'), fc.integer({ min: 100, max: 300 }), money), { maxLength: 2 }),
  })
  .map(({ claims, spent, corrections, enrolled, late }) => {
    const rows = claims.map(({ delay, payer, ...row }, index) => ({
      id: `c${index}`,
      ...row,
      recorded: addDays(row.day, delay),
      ...(payer === undefined ? {} : { payer }),
    }));
    const again = corrections
      .flatMap((pick) => rows.slice(pick % (rows.length + 1)).slice(0, 1))
      .map((row) => ({ ...row, quantity: '3', recorded: addDays(row.recorded, 30) }));
    return makeFacts({
      claims: [...rows, ...again],
      measures: spent.map((row, index) => ({ id: `m${index}`, name: 'spent', ...row })),
      events: enrolled.map(([subject, offset], index) => ({
        id: `e${index}`,
        kind: index % 3 === 2 ? 'start' : 'enrolment',
        subject,
        day: addDays(FIRST, offset),
      })),
      cash: late.map(([party, offset, amount], index) => ({
        id: `b${index}`,
        kind: 'paid',
        party,
        amount,
        day: addDays(FIRST, offset),
        period: '2026-03-31',
      })),
    });
  });

/** The sheet, or the sheet and an amendment of it: other prices from a day on. */
export const anyContract: fc.Arbitrary<readonly TermSheet[]> = fc
  .record({
    terms: anyTerms(),
    other: fc.option(fc.tuple(claimRule, claimRule), { nil: undefined }),
    effective: fc.constantFrom('2026-04-01', '2026-05-15'),
  })
  .map(({ terms, other, effective }) => {
    const first = makeSheet(terms);
    if (other === undefined) return [first];
    const [start, job] = other;
    const rules = [ruleOf('start', start), ruleOf('job', job), ...(terms.rules ?? []).slice(2)];
    return [first, makeSheet({ ...terms, rules, version: 2, effective })];
  });

/** The same facts in another order. */
export function shuffled(facts: Facts, seed: number): Facts {
  const mixed = <T>(list: readonly T[]): T[] =>
    list
      .map((value, index) => ({ value, rank: (index * 7919 + seed * 104_729) % 1009 }))
      .sort((a, b) => a.rank - b.rank)
      .map((entry) => entry.value);
  return { claims: mixed(facts.claims), measures: mixed(facts.measures), events: mixed(facts.events), cash: mixed(facts.cash) };
}
