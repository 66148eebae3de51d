import type { IssueData } from './issue.ts';
import { rule, rules } from './terms-check.testing.ts';
import type { SheetCode, SignatureCode } from './terms-check-types.ts';
import { JOB, type SheetParts } from './testing.ts';

/**
 * For a code the smallest sheet that breaks it, the place and the values of its sentence, and the nearest sheet that nobody remarks on.
 * Here those about ids, worth and numbers; the others stand beside the test.
 */
export type CodeRow = {
  readonly breaks: SheetParts;
  readonly at: string;
  readonly data: IssueData;
  readonly passes: SheetParts;
  readonly isRemark?: true;
};
/** amounts_too_large is found by settling, not by reading; what a signature asks has a test of its own. */
export type CheckedCode = Exclude<SheetCode, SignatureCode | 'amounts_too_large'>;

const KNOWN_PARTIES = ['city', 'fund', 'provider', 'province'];
const A_B = ['a', 'b'].map((id) => ({ id, title: id }));
const PAY_A_B = [{ id: 'pay', outcomes: ['a', 'b'], price: '1' }];
export const amount = (text: string) => rules({ per: 'period', price: undefined, amount: text });
const limits = (...list: readonly Partial<NonNullable<SheetParts['limits']>[number]>[]): SheetParts => ({
  limits: list.map((parts, index) => ({ id: `l${index}`, each: 'contract' as const, ...parts })),
});
const payers = (...shares: readonly (readonly [party: string, share: string])[]): SheetParts => ({
  payers: shares.map(([party, share]) => ({ party, share })),
});
const points = (...ats: readonly string[]) => ats.map((at) => ({ at, value: at }));
const line = (...ats: readonly string[]): SheetParts => ({ curves: { c: { kind: 'steps', points: points(...ats) } } });
const from = (first: string, second: string) => [
  { from: first, value: '0.1' },
  { from: second, value: '0.2' },
];
const after = (since: Readonly<Record<string, number>>): SheetParts => ({
  outcomes: [
    { id: 'a', title: 'a' },
    { id: 'b', title: 'b', since: [{ step: 'a', ...since }] },
  ],
  rules: PAY_A_B,
});
const spending = (...shares: readonly string[]): SheetParts => ({
  spending: shares.map((share, index) => ({ id: `s${index}`, title: 'S', party: 'provider', share })),
});
const dated = (day: string): SheetParts => ({
  payers: [
    { from: '2026-01-01', value: [{ party: 'city', share: '1' }] },
    { from: day, value: [{ party: 'fund', share: '1' }] },
  ],
});
const index = (day: string): SheetParts => ({
  ...rules({ indexed: 'cpi' }),
  parameters: { prices: [{ from: day, value: '101' }] },
  indexation: [{ id: 'cpi', parameter: 'prices', base: 100 }],
});
export const IDS = {
  unknown_party: {
    breaks: rules({ from: 'citty' }),
    at: 'rules[1].from',
    data: { value: 'citty', known: KNOWN_PARTIES, nearest: 'city' },
    passes: rules({ from: 'city' }),
  },
  unknown_outcome: {
    breaks: rules({ outcome: 'house' }),
    at: 'rules[1].outcome',
    data: { value: 'house', known: ['job'] },
    passes: rules({ outcome: 'job' }),
  },
  unknown_rule: {
    breaks: limits({ max: '1', rules: ['pay_jobs'] }),
    at: 'limits[0].rules[0]',
    data: { value: 'pay_jobs', known: ['pay_job'], nearest: 'pay_job' },
    passes: limits({ max: '1', rules: ['pay_job'] }),
  },
  unknown_curve: {
    breaks: rules({ price: undefined, curve: 'd' }),
    at: 'rules[1].curve',
    data: { value: 'd', known: [] },
    passes: { ...rules({ price: undefined, curve: 'c' }), ...line('1') },
  },
  unknown_indexation: { breaks: rules({ indexed: 'cpi' }), at: 'rules[1].indexed', data: { value: 'cpi', known: [] }, passes: index('2026-01-01') },
  unknown_paid: {
    breaks: amount('paid(pay)'),
    at: 'rules[1].amount',
    data: { value: 'pay', known: ['extra_1', 'pay_job'] },
    passes: amount('paid(pay_job)'),
  },
  duplicate_id: {
    breaks: limits({ id: 'pay_job', max: '1' }),
    at: 'limits[0].id',
    data: { value: 'pay_job' },
    passes: limits({ id: 'job', max: '1' }),
  },
  name_reserved: {
    breaks: { parameters: { enrolled: '1' } },
    at: 'parameters.enrolled',
    data: { value: 'enrolled' },
    passes: { parameters: { enrolment: '1' } },
  },
  id_reserved: {
    breaks: { rules: [rule({ id: 'late_interest' })] },
    at: 'rules[0].id',
    data: { value: 'late_interest' },
    passes: { rules: [rule({ id: 'late' })] },
  },
  name_like_another: {
    breaks: { ...amount('premiun'), parameters: { premium: '1' } },
    at: 'rules[1].amount',
    data: { value: 'premiun', nearest: 'premium' },
    passes: { ...amount('premium'), parameters: { premium: '1' } },
    isRemark: true,
  },
  ladder_circular: {
    breaks: { outcomes: [{ id: 'job', title: 'A', requires: ['job'] }] },
    at: 'outcomes[0].requires',
    data: { circle: 'job → job' },
    passes: { outcomes: [{ id: 'job', title: 'A', requires: [] }] },
  },
  alternative_twice: {
    breaks: { outcomes: A_B, rules: PAY_A_B, alternatives: [{ id: 'x', outcomes: ['a', 'a'] }] },
    at: 'alternatives[0].outcomes[1]',
    data: { value: 'a' },
    passes: { outcomes: A_B, rules: PAY_A_B, alternatives: [{ id: 'x', outcomes: ['a', 'b'] }] },
  },
  outcome_not_paid: {
    breaks: { outcomes: [...JOB.outcomes, { id: 'b', title: 'B' }] },
    at: 'outcomes[1]',
    data: { outcome: 'b' },
    passes: {
      outcomes: [
        { id: 'job', title: 'A', requires: ['b'] },
        { id: 'b', title: 'B' },
      ],
    },
    isRemark: true,
  },
} satisfies Partial<Record<CheckedCode, CodeRow>>;

export const WORTH = {
  price_missing: { breaks: rules({ price: undefined }), at: 'rules[1]', data: { rule: 'extra_1' }, passes: rules({ price: '0' }) },
  price_twice: {
    breaks: rules({ amount: '1' }),
    at: 'rules[1].amount',
    data: { rule: 'extra_1', fields: ['price', 'amount'] },
    passes: rules({ price: undefined, amount: '1' }),
  },
  outcome_missing: {
    breaks: rules({ outcome: undefined }),
    at: 'rules[1]',
    data: { rule: 'extra_1' },
    passes: rules({ outcome: undefined, per: 'period', quantity: 'x' }),
  },
  quantity_missing: {
    breaks: rules({ outcome: undefined, per: 'period' }),
    at: 'rules[1]',
    data: { rule: 'extra_1' },
    passes: rules({ outcome: undefined, per: 'period', quantity: '1' }),
  },
  scope_twice: {
    breaks: limits({ max: '1', outcomes: ['job'], rules: ['pay_job'] }),
    at: 'limits[0].rules',
    data: { id: 'l0', fields: ['outcomes', 'rules'] },
    passes: limits({ max: '1', outcomes: ['job'] }),
  },
  prices_overlap: {
    breaks: rules({ price: [{ price: 1 }, { price: 2 }] }),
    at: 'rules[1].price[1]',
    data: { rule: 'extra_1', from: '2026-01-01' },
    passes: rules({ price: [{ price: 1 }, { price: 2, group: 'young' }] }),
  },
  prices_start_late: {
    breaks: rules({ price: [{ price: 1, from: '2026-01-02' }] }),
    at: 'rules[1].price[0].from',
    data: { rule: 'extra_1', from: '2026-01-02', start: '2026-01-01' },
    passes: rules({ price: [{ price: 1, from: '2026-01-01' }] }),
    isRemark: true,
  },
  price_row_per_claim: {
    breaks: rules({ per: 'person', price: [{ price: 1 }, { price: 2, group: 'young' }] }),
    at: 'rules[1].price[1].group',
    data: { rule: 'extra_1', per: 'person' },
    passes: rules({ per: 'claim', price: [{ price: 1 }, { price: 2, group: 'young' }] }),
  },
  index_starts_late: {
    breaks: index('2026-04-01'),
    at: 'parameters.prices[0].from',
    data: { parameter: 'prices', from: '2026-04-01', end: '2026-03-31' },
    passes: index('2026-03-31'),
    isRemark: true,
  },
  curve_not_ascending: { breaks: line('2', '1'), at: 'curves.c.points[1].at', data: { curve: 'c', value: '1', before: '2' }, passes: line('1', '2') },
  curve_jump: {
    breaks: line('1', '100%'),
    at: 'curves.c.points[1].at',
    data: { curve: 'c', value: '100%', kind: 'steps' },
    passes: line('1', '101%'),
  },
  since_never: {
    breaks: after({ atLeastWeeks: 13, atMostMonths: 2 }),
    at: 'outcomes[1].since[0]',
    data: { outcome: 'b', step: 'a', from: '2026-01-01', earliest: '2026-04-02', latest: '2026-03-01' },
    passes: after({ atLeastWeeks: 13, atMostMonths: 4 }),
    isRemark: true,
  },
  pays_itself: {
    breaks: rules({ from: 'fund', to: 'fund' }),
    at: 'rules[1].to',
    data: { value: 'fund' },
    passes: rules({ from: 'fund', to: 'provider' }),
    isRemark: true,
  },
  rows_same_day: {
    breaks: { parameters: { p: from('2026-01-01', '2026-01-01') } },
    at: 'parameters.p[1].from',
    data: { field: 'p', from: '2026-01-01', before: '2026-01-01' },
    passes: { parameters: { p: from('2026-01-01', '2026-01-02') } },
  },
  rows_not_ascending: {
    breaks: { lateInterest: { rate: from('2026-02-01', '2026-01-01') } },
    at: 'lateInterest.rate[1].from',
    data: { field: 'rate', from: '2026-01-01', before: '2026-02-01' },
    passes: { lateInterest: { rate: from('2026-01-01', '2026-02-01') } },
  },
} satisfies Partial<Record<CheckedCode, CodeRow>>;

export const NUMBERS = {
  shares_not_whole: {
    breaks: payers(['city', '0.6'], ['fund', '39.99%']),
    at: 'payers',
    data: { sum: '99.99%' },
    passes: payers(['city', '0.6'], ['fund', '40%']),
  },
  share_twice: {
    breaks: payers(['city', '60%'], ['city', '40%']),
    at: 'payers[1].party',
    data: { value: 'city' },
    passes: payers(['city', '60%'], ['fund', '40%']),
  },
  share_negative: {
    breaks: payers(['city', '110%'], ['fund', '-10%']),
    at: 'payers[1].share',
    data: { value: '-10%' },
    passes: payers(['city', '100%'], ['fund', '0']),
  },
  payers_within_period: {
    breaks: dated('2026-04-02'),
    at: 'payers[1].from',
    data: { value: '2026-04-02', from: '2026-04-01', to: '2026-06-30' },
    passes: dated('2026-04-01'),
  },
  spending_over_whole: {
    breaks: spending('60%', '0.41'),
    at: 'spending[1].share',
    data: { party: 'provider', sum: '101%' },
    passes: spending('60%', '0.4'),
  },
  cap_below_floor: {
    breaks: limits({ max: '9' }, { min: '9.01' }),
    at: 'limits[1].min',
    data: { floor: '9.01', cap: '9' },
    passes: limits({ max: '9' }, { min: '9' }),
  },
  limit_without_maximum: { breaks: limits({}), at: 'limits[0]', data: { limit: 'l0' }, passes: limits({ max: '0' }) },
  limit_order: {
    breaks: limits({ max: '1', cut: 'scale' }, { max: '1', each: 'person' }),
    at: 'limits[0].cut',
    data: { limit: 'l0', other: 'l1' },
    passes: limits({ max: '1', each: 'person' }, { max: '1', cut: 'scale' }),
  },
  floor_each: {
    breaks: limits({ each: 'year', min: '1' }),
    at: 'limits[0].each',
    data: { limit: 'l0', each: 'year' },
    passes: limits({ each: 'period', min: '1' }),
  },
  scale_needs_max: {
    breaks: limits({ maxCount: '1', cut: 'scale' }),
    at: 'limits[0].cut',
    data: { limit: 'l0' },
    passes: limits({ maxCount: '1', cut: 'last' }),
  },
  among_missing: {
    breaks: limits({ maxShare: '40%', outcomes: ['job'] }),
    at: 'limits[0]',
    data: { limit: 'l0', field: 'among' },
    passes: limits({ maxShare: '40%', outcomes: ['job'], among: ['job'] }),
  },
  number_not_positive: {
    breaks: { rounding: { to: '0' } },
    at: 'rounding.to',
    data: { field: 'to', value: '0' },
    passes: { rounding: { to: '0.01' } },
  },
  number_negative: {
    breaks: limits({ maxCount: '-1' }),
    at: 'limits[0].maxCount',
    data: { field: 'maxCount', value: '-1' },
    passes: limits({ maxCount: '0' }),
  },
  limit_each_apart: {
    breaks: { outcomes: A_B, rules: PAY_A_B, ...limits({ each: 'outcome', outcomes: ['a', 'b'], max: 100 }) },
    at: 'limits[0].each',
    data: { limit: 'l0', each: 'outcome', names: ['a', 'b'], count: 2 },
    passes: { outcomes: A_B, rules: PAY_A_B, ...limits({ each: 'contract', outcomes: ['a', 'b'], max: 100 }) },
    isRemark: true,
  },
  limit_field_idle: {
    breaks: limits({ max: 100, maxPeople: 2, cut: 'scale' }),
    at: 'limits[0].maxPeople',
    data: { limit: 'l0', field: 'maxPeople', beside: 'cut: scale' },
    passes: limits({ maxPeople: 2 }, { max: 100, cut: 'scale' }),
  },
  number_too_high: {
    breaks: { tax: { rate: '21', category: 'S' } },
    at: 'tax.rate',
    data: { field: 'rate', value: '21', most: '100%', hint: '21%' },
    passes: { tax: { rate: '21%', category: 'S' } },
  },
  number_unusual: {
    breaks: { tax: { rate: '31%', category: 'S' } },
    at: 'tax.rate',
    data: { field: 'rate', value: '31%', to: '30%' },
    passes: { tax: { rate: '30%', category: 'S' } },
    isRemark: true,
  },
  formula_divides_by_zero: {
    breaks: { ...amount('10 / (empty - empty)'), parameters: { empty: '5' } },
    at: 'rules[1].amount',
    data: { formula: '10 / (empty - empty)' },
    passes: { ...amount('10 / (empty + empty)'), parameters: { empty: '5' } },
  },
  amount_too_large: {
    breaks: rules({ price: '90071992547409.92' }),
    at: 'rules[1].price',
    data: { value: '90071992547409.92', currency: 'EUR' },
    passes: rules({ price: '90071992547409.91' }),
  },
  amount_like_thousands: {
    breaks: rules({ price: '4.500' }),
    at: 'rules[1].price',
    data: { value: '4.500', means: '4.5', large: '4500' },
    passes: rules({ price: '4500' }),
    isRemark: true,
  },
} satisfies Partial<Record<CheckedCode, CodeRow>>;
