import { z } from 'zod';
import { CALENDAR_STEPS, YEAR_SHAPE } from './calendar.ts';
import { minorDigits } from './money.ts';
import { STATUTORY } from './statutory-interest.ts';
import { capitalSchema } from './terms-capital.ts';
import {
  type Rounding,
  curveSchema,
  datedSchema,
  dayCountSchema,
  daySchema,
  decimalSchema,
  formulaSchema,
  idSchema,
  roundingSchema,
  sharesSchema,
  textSchema,
} from './terms-parts.ts';

/**
 * A term sheet: the whole contract as data, one version of it. An amendment is a new, complete version with a later `effective` day.
 * Source of the shapes: the taxonomy of published outcome contracts in docs/terms.md (A1–A22, B1–B9, C1–C17, D1–D21).
 */

export const ROLES = ['commissioner', 'provider', 'investor', 'arranger', 'assessor', 'guarantor', 'participant'] as const;
export type Role = (typeof ROLES)[number];

const partySchema = z.strictObject({ id: idSchema, name: z.string().min(1), roles: z.array(z.enum(ROLES)).min(1).max(2) });

/** The twelve fields of a payable outcome. A draft may leave them out; a signature may not. */
export const DEFINITION_FIELDS = [
  'cohort',
  'entry',
  'unit',
  'threshold',
  'duration',
  'exclusions',
  'evidence',
  'deadline',
  'maximum',
  'baseline',
  'verification',
  'missing',
] as const;
export type DefinitionField = (typeof DEFINITION_FIELDS)[number];

const definitionSchema = z.strictObject({
  cohort: textSchema.optional().describe('Who counts, and who may join'),
  entry: textSchema.optional().describe('Which day somebody enters'),
  unit: textSchema.optional().describe('What one outcome is'),
  threshold: textSchema.optional().describe('When it is reached'),
  duration: textSchema.optional().describe('How long it must hold'),
  exclusions: textSchema.optional().describe('What does not count'),
  evidence: textSchema.optional().describe('What proves it, and who holds the source'),
  deadline: textSchema.optional().describe('Until when it can be claimed'),
  maximum: textSchema.optional().describe('Most per person and in total'),
  baseline: textSchema.optional().describe('What would have happened anyway, and how that is dealt with'),
  verification: textSchema.optional().describe('Who checks, and how'),
  missing: textSchema.optional().describe('What happens when data are missing'),
});

const sinceSchema = z.strictObject({
  step: idSchema.describe('An outcome (its latest accepted claim), or enrolment, or start (the latest one)'),
  atLeastDays: z.number().int().positive().max(36_500).optional().describe('Sooner does not count'),
  atLeastWeeks: z.number().int().positive().max(5_200).optional().describe('The same in weeks'),
  atLeastMonths: z.number().int().positive().max(1_200).optional().describe('The same in months'),
  atMostDays: z.number().int().positive().max(36_500).optional().describe('Later does not count; that day itself still does'),
  atMostWeeks: z.number().int().positive().max(5_200).optional().describe('The same in weeks'),
  atMostMonths: z.number().int().positive().max(1_200).optional().describe('The same in months'),
});

const outcomeSchema = z.strictObject({
  id: idSchema,
  title: textSchema,
  unit: z.string().default('outcome').describe('Free text: outcome, day, week, tonne, percentage point'),
  requires: z.array(idSchema).default([]).describe('Ladder: earlier outcomes of the same person that must have been accepted first'),
  maxPerPerson: z.number().int().positive().optional().describe('Claims allowed for one person: 1 for "once only"'),
  holdDays: z.number().int().positive().optional().describe('Days since the latest start (a later start resets the clock)'),
  holdWeeks: z.number().int().positive().max(5_200).optional().describe('The same in weeks of seven days'),
  holdMonths: z.number().int().positive().max(1_200).optional().describe('The same in months: to the same day of a later month, or its last day'),
  since: z
    .array(sinceSchema)
    .optional()
    .describe('Time since an earlier step of the same person: no sooner than at least, no later than at most; all of them hold'),
  definition: definitionSchema.default({}),
});

const yearSchema = z
  .string()
  .regex(YEAR_SHAPE, { error: 'year_shape' })
  .describe('contract (from the first day of the period), calendar (from 1 January), or the first day of a book year, month and day: 07-01');

const calendarSchema = z.strictObject({
  every: z
    .enum(CALENDAR_STEPS)
    .default('quarter')
    .describe('How often is settled. 4-weeks: thirteen periods a year, the thirteenth with the one or two days that are left'),
  year: yearSchema.optional().describe('What a year is, for limits and for `align`; left out: contract'),
  align: z
    .enum(['contract', 'year'])
    .optional()
    .describe(
      'contract (left out): periods are counted from the first day of the contract; year: from that of `year`, so that the first may be shorter',
    ),
  ends: z.array(daySchema).optional().describe('Instead of `every`: the last day of each period'),
  claimWithinDays: z.number().int().nonnegative().optional().describe('Days after the outcome within which it must be recorded'),
  claimWithinWeeks: z.number().int().nonnegative().max(5_200).optional().describe('The same in weeks'),
  claimWithinMonths: z
    .number()
    .int()
    .nonnegative()
    .max(1_200)
    .optional()
    .describe('The same in months: to the same day of a later month, or its last day'),
  dueFrom: z
    .enum(['period', 'receipt', 'settlement'])
    .optional()
    .describe(
      'From when the payment term counts, at the earliest the end of the period: that day; the day on which the last fact came in; or (left out) also the day on which it was settled',
    ),
  paymentTermDays: z.number().int().nonnegative().max(3_650).default(30),
});

const priceRowSchema = z.strictObject({
  price: decimalSchema,
  from: daySchema.optional(),
  payer: idSchema.optional().describe('Local price: only for claims of this payer'),
  group: z.string().optional().describe('Only for claims of this group'),
});

export const ruleSchema = z.strictObject({
  id: idSchema,
  title: textSchema.optional(),
  clause: z.string().optional().describe('Where the contract says so'),
  outcome: idSchema.optional(),
  outcomes: z.array(idSchema).min(1).optional(),
  group: z.string().optional().describe('Only claims of this group'),
  per: z
    .enum(['claim', 'person', 'cohort', 'period', 'contract'])
    .default('claim')
    .describe('What is valued: each claim, each person, each cohort, the period, or everything to date (paying the difference)'),
  quantity: formulaSchema.optional().describe('What is counted; left out: the quantity of the claims'),
  quantityRounding: roundingSchema.optional(),
  when: formulaSchema.optional().describe('Only when this is true'),
  price: z.union([decimalSchema, z.array(priceRowSchema).min(1)]).optional(),
  curve: z.union([idSchema, curveSchema]).optional(),
  amount: formulaSchema.optional().describe('The amount itself, in whole currency'),
  rounding: roundingSchema.optional(),
  from: idSchema.optional().describe('Who pays; left out: the payers and their shares'),
  to: idSchema.optional().describe('Who receives; left out: the manager of the capital, or the provider when there is none'),
  split: datedSchema(sharesSchema).optional(),
  indexed: idSchema.optional().describe('Id under `indexation`'),
});

export const limitSchema = z.strictObject({
  id: idSchema,
  title: textSchema.optional(),
  clause: z.string().optional(),
  each: z.enum(['person', 'cohort', 'period', 'year', 'outcome', 'rule', 'payer', 'contract']),
  outcomes: z.array(idSchema).optional(),
  rules: z.array(idSchema).optional(),
  year: yearSchema.optional().describe('Of `each: year`: what a year is for this limit; left out: what the calendar says'),
  payer: idSchema.optional(),
  max: datedSchema(decimalSchema).optional().describe('Most money'),
  maxCount: decimalSchema
    .optional()
    .describe('Most units: claims count with their quantity. A better outcome of the same alternatives takes no new place'),
  maxPeople: z
    .number()
    .int()
    .positive()
    .optional()
    .describe('Most people (or households: whatever one pseudonym stands for) that are paid. Who has a place keeps it, also for a later outcome'),
  maxShare: decimalSchema.optional().describe('Most units as a share of the units of `among`'),
  among: z.array(idSchema).optional(),
  min: decimalSchema.optional().describe('Least money (a floor)'),
  until: daySchema.optional().describe('Last day on which it counts'),
  cut: z.enum(['last', 'scale']).default('last').describe('last: the claims that came last stay unpaid; scale: all get the same part'),
});

const feeSchema = z.strictObject({
  id: idSchema,
  title: textSchema.optional(),
  clause: z.string().optional(),
  from: idSchema,
  to: idSchema,
  amount: formulaSchema,
  every: z.enum(['period', 'once']).default('period'),
  days: z.array(daySchema).optional(),
  when: formulaSchema.optional(),
  partial: z
    .enum(['whole', 'days'])
    .optional()
    .describe(
      'A period that is cut short: pay it whole, or by its days. Left out: a short period of the calendar whole, one that an early end cuts by days',
    ),
});

const deductionSchema = z.strictObject({
  id: idSchema,
  title: textSchema.optional(),
  clause: z.string().optional(),
  payer: idSchema,
  amount: formulaSchema,
  floor: decimalSchema.default('0').describe('The payment never goes below this'),
});

const lateInterestSchema = z.strictObject({
  rate: z
    .union([datedSchema(decimalSchema), z.enum(STATUTORY)])
    .describe('Part a year, perhaps from a day on; or by law: statutory (6:119 BW), statutory_trade (6:119a BW), statutory_government (6:119b BW)'),
  plus: decimalSchema.optional().describe('Part a year that comes on top of the rate: 2% is two percentage points; left out: nothing'),
  compounding: z
    .enum(['none', 'yearly'])
    .optional()
    .describe(
      'yearly: after each year the interest of that year is added to the amount; left out: yearly for a rate by law, none for one of your own',
    ),
  payments: z
    .enum(['principal_first', 'interest_first'])
    .optional()
    .describe('Where a payment goes first: the bill itself, interest being a bill of its own (left out); or the interest that is due, then the bill'),
  dayCount: dayCountSchema.default('act/365'),
});

const sheetSchema = z.strictObject({
  lente: z.literal(1).describe('Version of this format'),
  contract: z.string().regex(/^[a-z][a-z0-9-]*$/, { error: 'slug_shape' }),
  version: z.number().int().positive().default(1),
  effective: daySchema.optional().describe('First day on which this version counts; left out: the first day of the period'),
  title: textSchema,
  promise: textSchema.optional().describe('The promise in plain words'),
  form: z.enum(['direct', 'sib', 'subsidy', 'loan']),
  reason: textSchema.optional().describe('Why a bond instead of a direct contract'),
  afterwards: textSchema.optional().describe('How it goes on after the contract'),
  currency: z.string().regex(/^[A-Z]{3}$/, { error: 'currency_shape' }),
  parties: z.array(partySchema).min(1),
  period: z.strictObject({ from: daySchema, to: daySchema }),
  calendar: calendarSchema.default({ every: 'quarter', paymentTermDays: 30 }),
  cohort: z.strictObject({ enrolment: z.enum(['required', 'open']).default('open'), maxPeople: z.number().int().positive().optional() }).optional(),
  outcomes: z.array(outcomeSchema).default([]),
  alternatives: z
    .array(z.strictObject({ id: idSchema, outcomes: z.array(idSchema).min(2), upgrade: z.enum(['difference', 'none']).default('none') }))
    .default([]),
  events: z
    .array(
      z.strictObject({
        id: idSchema.describe('Its name, as facts report it and formulas use it'),
        title: textSchema.optional().describe('What it is called'),
      }),
    )
    .default([])
    .describe('Events by name, so that a slip is noticed; left out: a name of which formulas only need yes or no is an event'),
  termination: z
    .strictObject({
      event: idSchema.describe('The event that ends the contract, on its day'),
      clause: z.string().optional().describe('Where the contract says so'),
    })
    .optional()
    .describe('Early end: outcomes up to and including the day of the event count, then rules, fees, floors and deductions stop; left out: none'),
  parameters: z.record(idSchema, datedSchema(formulaSchema)).default({}),
  curves: z.record(idSchema, curveSchema).default({}),
  rules: z.array(ruleSchema).default([]),
  limits: z.array(limitSchema).default([]),
  fees: z.array(feeSchema).default([]),
  deductions: z.array(deductionSchema).default([]),
  payers: datedSchema(sharesSchema).optional().describe('Who pays which share; left out: the only commissioner'),
  indexation: z
    .array(
      z.strictObject({
        id: idSchema,
        parameter: idSchema,
        base: decimalSchema,
        rounding: roundingSchema.optional().describe('Of the indexed price; left out: to the hundredth, or to the smallest coin when that is finer'),
      }),
    )
    .default([]),
  rounding: roundingSchema.optional().describe('Left out: to the smallest coin of the currency'),
  tax: z
    .strictObject({
      rate: decimalSchema,
      category: z.enum(['S', 'E', 'O']),
      basis: z.enum(['net', 'gross']).default('net'),
      per: z
        .enum(['line', 'invoice', 'period'])
        .optional()
        .describe(
          'Over what tax is computed and rounded: each line; what a payer owes a receiver for a period (invoice, left out); the whole period',
        ),
    })
    .optional(),
  lateInterest: lateInterestSchema.optional(),
  spending: z
    .array(z.strictObject({ id: idSchema, title: textSchema, party: idSchema, share: decimalSchema }))
    .default([])
    .describe('Where a receiver says its money goes: service, wages, overhead'),
  capital: capitalSchema.optional(),
});

/** What is said of rounding follows the currency when the sheet leaves it out: a dinar has a thousand fils, a yen no sen. */
export const termSheetSchema = sheetSchema.transform((sheet) => ({
  ...sheet,
  rounding: sheet.rounding ?? nearest(minorDigits(sheet.currency)),
  indexation: sheet.indexation.map((entry) => ({ ...entry, rounding: entry.rounding ?? nearest(Math.max(2, minorDigits(sheet.currency))) })),
}));

/** 2 → to 0.01, 0 → to 1. */
function nearest(digits: number): Rounding {
  return { to: (10 ** -digits).toFixed(digits), rule: 'half-up' };
}

export type TermSheet = z.output<typeof termSheetSchema>;
export type Party = TermSheet['parties'][number];
export type OutcomeTerms = TermSheet['outcomes'][number];
export type Rule = z.output<typeof ruleSchema>;
export type Limit = z.output<typeof limitSchema>;
export type Fee = TermSheet['fees'][number];
export type Deduction = TermSheet['deductions'][number];
/** The versions of one contract, oldest first. */
export type Contract = readonly TermSheet[];
