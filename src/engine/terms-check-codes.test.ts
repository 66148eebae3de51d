import { describe, expect, it } from 'vitest';
import { pathText } from './issue.ts';
import { checkSheet } from './terms-check.ts';
import { type CheckedCode, type CodeRow, IDS, NUMBERS, WORTH, amount } from './terms-check-codes.testing.ts';
import { EVENTS } from './terms-check-events.testing.ts';
import { BOND, CAPITAL, LOAN, PARTIES, rule, rules } from './terms-check.testing.ts';
import { JOB, type SheetParts, makeSheet } from './testing.ts';

/** Every code of a check, one by one. The record of rows is complete: a new code asks for its own. */

const bond = (capital: Partial<NonNullable<SheetParts['capital']>>): SheetParts => ({ ...BOND, capital: { ...CAPITAL, ...capital } });
const assessor = (parts: Partial<SheetParts>): SheetParts => ({ parties: PARTIES.slice(0, 3), ...parts });
const step = (parts: Partial<NonNullable<NonNullable<SheetParts['capital']>['waterfall']>[number]>): SheetParts =>
  bond({
    waterfall: [
      { id: 'repay', pay: 'principal' },
      { id: 'last', pay: 'rest', to: 'bank', ...parts },
    ],
  });
const doubling = (steps: number): SheetParts => ({
  parameters: Object.fromEntries(Array.from({ length: steps }, (_, n) => [`p${n}`, n === 0 ? '10' : `p${n - 1} * p${n - 1}`])),
});

const nested = (depth: number): string => `${'('.repeat(depth)}1${')'.repeat(depth)}`;
const FUNCTIONS = [
  'abs',
  'count',
  'floor',
  'has',
  'if',
  'lookup',
  'max',
  'mean',
  'min',
  'outstanding',
  'paid',
  'people',
  'quantity',
  'round',
  'sum',
  'total',
];

const FORMULAS = {
  parameter_too_long: { breaks: doubling(11), at: 'parameters.p10', data: { value: 'p10', limit: 2000 }, passes: doubling(10) },
  parameter_circular: {
    breaks: { parameters: { a1: 'b2', b2: 'a1' } },
    at: 'parameters.a1',
    data: { circle: 'a1 → b2 → a1' },
    passes: { parameters: { a1: 'b2', b2: '1' } },
  },
  formula_number_too_long: {
    breaks: amount(`x + ${'1'.repeat(31)}`),
    at: 'rules[1].amount',
    data: { formula: `x + ${'1'.repeat(31)}`, found: '111111111111', position: 5, hint: '' },
    passes: amount(`x + ${'1'.repeat(30)}`),
  },
  formula_unexpected: {
    breaks: amount('x == 1'),
    at: 'rules[1].amount',
    data: { formula: 'x == 1', found: '=', position: 4, hint: '=' },
    passes: amount('if(x = 1, 1, 0)'),
  },
  formula_unfinished: {
    breaks: amount('x +'),
    at: 'rules[1].amount',
    data: { formula: 'x +', found: '', position: 4, hint: '' },
    passes: amount('x + 1'),
  },
  formula_too_deep: {
    breaks: amount(nested(200)),
    at: 'rules[1].amount',
    data: { formula: nested(200), found: '(', position: 51, hint: '' },
    passes: amount(nested(20)),
  },
  formula_unknown_function: {
    breaks: amount('summ(x)'),
    at: 'rules[1].amount',
    data: { value: 'summ', known: FUNCTIONS, nearest: 'sum' },
    passes: amount('sum(x)'),
  },
  formula_function_not_here: {
    breaks: amount('outstanding(loan)'),
    at: 'rules[1].amount',
    data: { value: 'outstanding', world: 'rules' },
    passes: amount('total(job)'),
  },
  formula_inputs: {
    breaks: amount('round(x, 1, 2)'),
    at: 'rules[1].amount',
    data: { value: 'round', least: 1, most: 2, ids: 'none' },
    passes: amount('round(x, 1)'),
  },
  formula_not_number: { breaks: amount('x > 1'), at: 'rules[1].amount', data: { formula: 'x > 1' }, passes: amount('if(x > 1, 1, 0)') },
  formula_not_condition: { breaks: rules({ when: 'x + 1' }), at: 'rules[1].when', data: { formula: 'x + 1' }, passes: rules({ when: 'x > 1' }) },
} satisfies Partial<Record<CheckedCode, CodeRow>>;

const [CITY, PROVIDER] = [PARTIES.slice(0, 1), PARTIES.slice(1, 2)];
const investor = { id: 'bank', name: 'Bank', roles: ['investor' as const] };

const SHEET = {
  role_missing: { breaks: { parties: CITY }, at: 'parties', data: { role: 'provider' }, passes: { parties: [...CITY, ...PROVIDER] } },
  role_twice: {
    breaks: { parties: [...CITY, { id: 'x', name: 'X', roles: ['provider', 'provider'] }] },
    at: 'parties[1].roles',
    data: { party: 'x' },
    passes: { parties: [...CITY, { id: 'x', name: 'X', roles: ['provider', 'arranger'] }] },
  },
  assessor_other_role: {
    breaks: { parties: [...CITY, { id: 'x', name: 'X', roles: ['provider', 'assessor'] }] },
    at: 'parties[1].roles',
    data: { party: 'x', other: ['provider'] },
    passes: { parties: [...CITY, ...PROVIDER, { id: 'x', name: 'X', roles: ['assessor'] }] },
  },
  assessor_paid_by_result: {
    breaks: assessor(rules({ to: 'checker' })),
    at: 'rules[1].to',
    data: { party: 'checker' },
    passes: assessor({ fees: [{ id: 'f', from: 'city', to: 'checker', amount: '5' }] }),
  },
  direct_with_investor: {
    breaks: { parties: [...CITY, ...PROVIDER, investor] },
    at: 'parties[2].roles',
    data: { party: 'bank' },
    passes: { form: 'sib', parties: [...CITY, ...PROVIDER, investor] },
    isRemark: true,
  },
  subsidy_with_prices: {
    breaks: { form: 'subsidy' },
    at: 'rules[0].price',
    data: { rule: 'pay_job' },
    passes: { form: 'subsidy', rules: [rule({ per: 'period', price: undefined, amount: '5' })] },
    isRemark: true,
  },
  period_backwards: {
    breaks: { period: { from: '2026-02-01', to: '2026-01-31' } },
    at: 'period.to',
    data: { from: '2026-02-01', to: '2026-01-31' },
    passes: { period: { from: '2026-02-01', to: '2026-02-01' } },
  },
  period_too_far: {
    breaks: { period: { from: '2026-01-01', to: '9999-12-31' } },
    at: 'period.to',
    data: { value: '9999-12-31' },
    passes: { period: { from: '2026-01-01', to: '2099-12-31' } },
  },
  period_end_outside: {
    breaks: { calendar: { ends: ['2027-01-01'] } },
    at: 'calendar.ends[0]',
    data: { value: '2027-01-01', from: '2026-01-01', to: '2026-12-31' },
    passes: { calendar: { ends: ['2026-12-31'] } },
  },
  period_ends_not_ascending: {
    breaks: { calendar: { ends: ['2026-06-30', '2026-06-30'] } },
    at: 'calendar.ends[1]',
    data: { value: '2026-06-30', before: '2026-06-30' },
    passes: { calendar: { ends: ['2026-06-29', '2026-06-30'] } },
  },
  effective_outside: {
    breaks: { effective: '2027-01-01' },
    at: 'effective',
    data: { value: '2027-01-01', from: '2026-01-01', to: '2026-12-31' },
    passes: { effective: '2026-12-31' },
  },
  day_never_comes: {
    breaks: { fees: [{ id: 'f', from: 'city', to: 'provider', amount: '1', days: ['2025-12-31'] }] },
    at: 'fees[0].days[0]',
    data: { value: '2025-12-31', from: '2026-01-01', to: '2026-12-31' },
    passes: { fees: [{ id: 'f', from: 'city', to: 'provider', amount: '1', days: ['2026-01-01'] }] },
    isRemark: true,
  },
  span_twice: {
    breaks: { calendar: { claimWithinDays: 30, claimWithinMonths: 1 } },
    at: 'calendar.claimWithinMonths',
    data: { field: 'claimWithinMonths', other: 'claimWithinDays' },
    passes: { calendar: { claimWithinMonths: 1 } },
  },
  field_idle: {
    breaks: { limits: [{ id: 'cap', each: 'period', max: '5', year: 'calendar' }] },
    at: 'limits[0].year',
    data: { field: 'year', needs: 'each: year' },
    passes: { limits: [{ id: 'cap', each: 'year', max: '5', year: 'calendar' }] },
    isRemark: true,
  },
  tax_without_tax: {
    breaks: { tax: { rate: '21%', category: 'E' } },
    at: 'tax.rate',
    data: { value: '21%', category: 'E' },
    passes: { tax: { rate: '0', category: 'E' } },
    isRemark: true,
  },
  currency_unknown: { breaks: { currency: 'EUU' }, at: 'currency', data: { value: 'EUU' }, passes: { currency: 'USD' } },
} satisfies Partial<Record<CheckedCode, CodeRow>>;

const halves = (first: string, second: string) => [
  {
    ...LOAN,
    holders: [
      { party: 'bank', share: first },
      { party: 'manager', share: second },
    ],
  },
];
const draw = (day: string, drawn: number) => bond({ draws: [{ day, tranche: 'loan', amount: drawn }] });
const split = (share: string) => step({ pay: 'split', to: undefined, shares: [{ to: 'bank', share }] });

const plan = (...rows: readonly (readonly [day: string, amount: number])[]) =>
  bond({ repayment: { from: 'provider', plan: rows.map(([on, amount]) => ({ day: on, amount })) } });

const MONEY_OF_INVESTORS = {
  principal_not_repaid: {
    breaks: bond({ waterfall: [{ id: 'last', pay: 'rest', to: 'bank' }] }),
    at: 'capital.tranches[0]',
    data: { tranche: 'loan' },
    passes: step({}),
    isRemark: true,
  },
  capital_spending_unsaid: {
    breaks: bond({ manager: 'provider' }),
    at: 'capital.manager',
    data: { manager: 'provider' },
    passes: bond({ manager: 'provider', drawnMoney: 'spent' }),
    isRemark: true,
  },
  capital_held: {
    breaks: bond({ drawnTo: 'manager' }),
    at: 'capital.drawnTo',
    data: { manager: 'manager', day: '2027-01-31' },
    passes: bond({ drawnTo: 'manager', drawnMoney: 'held' }),
    isRemark: true,
  },
  capital_held_by_other: {
    breaks: bond({ drawnTo: 'provider', drawnMoney: 'held' }),
    at: 'capital.drawnMoney',
    data: { manager: 'manager', value: 'provider' },
    passes: bond({ drawnTo: 'provider', drawnMoney: 'spent' }),
  },
  capital_guarantee_without_most: {
    breaks: bond({ guarantees: [{ party: 'city', tranche: 'loan' }] }),
    at: 'capital.guarantees[0]',
    data: { tranche: 'loan' },
    passes: bond({ guarantees: [{ party: 'city', tranche: 'loan', amount: 500 }] }),
  },
  capital_units_not_committed: {
    breaks: bond({ tranches: [{ ...LOAN, holders: [{ party: 'bank', units: 9 }], unitPrice: 100 }] }),
    at: 'capital.tranches[0].unitPrice',
    data: { tranche: 'loan', units: '9', price: '100', worth: '900', committed: '1000' },
    passes: bond({ tranches: [{ ...LOAN, holders: [{ party: 'bank', units: 8 }], unitPrice: 125 }] }),
  },
  capital_unit_price_without_units: {
    breaks: bond({ tranches: [{ ...LOAN, unitPrice: 100 }] }),
    at: 'capital.tranches[0].unitPrice',
    data: { tranche: 'loan' },
    passes: bond({ tranches: [{ ...LOAN, holders: [{ party: 'bank', units: 10 }], unitPrice: 100 }] }),
  },
  capital_plan_not_committed: {
    breaks: plan(['2026-06-30', 400], ['2026-12-31', 500]),
    at: 'capital.repayment.plan',
    data: { tranche: 'loan', planned: '900', committed: '1000' },
    passes: plan(['2026-06-30', 400], ['2026-12-31', 600]),
  },
  capital_plan_after_maturity: {
    breaks: plan(['2027-02-01', 1000]),
    at: 'capital.repayment.plan[0].day',
    data: { day: '2027-02-01', maturity: '2027-01-31' },
    passes: plan(['2027-01-31', 1000]),
  },
  capital_out_of_spent: {
    breaks: step({ pay: 'interest', to: undefined, outOf: 'capital' }),
    at: 'capital.waterfall[1].outOf',
    data: { step: 'last' },
    passes: step({ pay: 'interest', to: undefined, outOf: 'income' }),
  },
  capital_unknown_tranche: {
    breaks: bond({ guarantees: [{ party: 'city', tranche: 'loen', upTo: '1' }] }),
    at: 'capital.guarantees[0].tranche',
    data: { value: 'loen', known: ['loan'], nearest: 'loan' },
    passes: bond({ guarantees: [{ party: 'city', tranche: 'loan', upTo: '1' }] }),
  },
  capital_unknown_party: {
    breaks: bond({ manager: 'nobody' }),
    at: 'capital.manager',
    data: { value: 'nobody', known: ['bank', 'checker', 'city', 'manager', 'provider'] },
    passes: bond({ manager: 'provider', drawnMoney: 'spent' }),
  },
  capital_field_missing: {
    breaks: step({ pay: 'fee' }),
    at: 'capital.waterfall[1]',
    data: { step: 'last', pay: 'fee', field: 'amount' },
    passes: step({ pay: 'fee', amount: '5' }),
  },
  capital_shares_over_whole: {
    breaks: split('100.1%'),
    at: 'capital.waterfall[1].shares',
    data: { step: 'last', sum: '1.001' },
    passes: split('100%'),
  },
  capital_holders_not_whole: {
    breaks: bond({ tranches: halves('0.5', '49%') }),
    at: 'capital.tranches[0].holders',
    data: { tranche: 'loan', sum: '0.99' },
    passes: bond({ tranches: halves('0.5', '50%') }),
  },
  capital_id_taken: { breaks: step({ id: 'loan' }), at: 'capital.waterfall[1].id', data: { value: 'loan' }, passes: step({ id: 'end' }) },
  capital_over_commitment: {
    breaks: draw('2026-01-01', 1001),
    at: 'capital.tranches[0].committed',
    data: { tranche: 'loan', committed: '1000', drawn: '1001' },
    passes: draw('2026-01-01', 1000),
  },
  capital_draw_after_maturity: {
    breaks: draw('2027-02-01', 1000),
    at: 'capital.draws[0].day',
    data: { day: '2027-02-01', maturity: '2027-01-31' },
    passes: draw('2027-01-31', 1000),
  },
} satisfies Partial<Record<CheckedCode, CodeRow>>;

const ROWS: Readonly<Record<CheckedCode, CodeRow>> = { ...IDS, ...WORTH, ...NUMBERS, ...FORMULAS, ...SHEET, ...MONEY_OF_INVESTORS, ...EVENTS };

const check = (parts: SheetParts) => checkSheet(makeSheet({ ...JOB, ...parts }));

describe('every check of a sheet', () => {
  it.each(Object.entries(ROWS))('%s: its smallest sheet gives it alone, at its place, with its values; the nearest gives nothing', (code, row) => {
    expect(check(row.breaks).map((issue) => [issue.code, issue.severity, pathText(issue.path), issue.data])).toEqual([
      [code, row.isRemark === true ? 'warning' : 'error', row.at, row.data],
    ]);
    expect(check(row.passes)).toEqual([]);
  });
});
