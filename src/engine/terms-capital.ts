import { z } from 'zod';
import { dayCountSchema, daySchema, decimalSchema, formulaSchema, idSchema, roundingSchema, shareSchema, textSchema } from './terms-parts.ts';

/** Capital of investors: tranches, draw-downs, and the order in which money that comes in goes out again (D1–D21). */

const interestSchema = z.strictObject({
  from: daySchema.optional().describe('First day of this regime; it holds until the next one'),
  rate: formulaSchema.describe('Part of the outstanding principal a year: 4% or lookup(coupon, rate)'),
  when: formulaSchema.optional().describe('No interest while this is false'),
  minimum: decimalSchema.optional().describe('Least rate a year, whatever rate and when say'),
  minimumUntil: daySchema.optional().describe('Last day of the minimum'),
});

const unitHolderSchema = z.strictObject({ party: idSchema, units: z.number().int().positive().describe('Number of units: for many small holders') });

const trancheSchema = z.strictObject({
  id: idSchema,
  title: textSchema.optional(),
  holders: z.union([z.array(shareSchema).min(1), z.array(unitHolderSchema).min(1)]).describe('Who holds it, by share or by units; equal rank'),
  committed: decimalSchema,
  unitPrice: decimalSchema.optional().describe('Price of one unit of its holders, in currency; all units at this price are what was committed'),
  interest: z.array(interestSchema).default([]),
  interestTo: idSchema.optional().describe('Receiver of the interest when that is not the holder'),
  compounding: z
    .enum(['none', 'monthly', 'quarterly', 'half-yearly', 'yearly'])
    .default('none')
    .describe(
      'When interest that was not paid bears interest itself, counted in months from the first draw; none (also when left out): never, simple interest',
    ),
  principalShare: formulaSchema.optional().describe('Part of the principal that is paid back, by result'),
  bonus: formulaSchema.optional().describe('Return on top of the principal, in currency, to date, by result'),
  maxMoney: decimalSchema.optional().describe('Most that its holders may receive in all'),
  maxMultiple: decimalSchema.optional().describe('Most as a multiple of what was put in'),
  maxIrr: decimalSchema.optional().describe('Highest internal rate of return a year'),
});

/** One step of the waterfall: who is paid what, up to which amount, on which condition. */
const stepSchema = z.strictObject({
  id: idSchema,
  title: textSchema.optional(),
  clause: z.string().optional(),
  pay: z.enum(['fee', 'interest', 'principal', 'bonus', 'preferred', 'hold', 'release', 'split', 'rest', 'malus']),
  tranche: z
    .union([idSchema, z.array(idSchema).min(1)])
    .optional()
    .describe('One tranche, or several of equal rank'),
  to: idSchema.optional().describe('fee, rest: party; malus: party, or left out for the manager; hold: name of the reserve'),
  from: idSchema.optional().describe('malus: party or tranche that pays in; release: name of the reserve'),
  amount: formulaSchema
    .optional()
    .describe(
      'In currency. fee: due each time; bonus, malus: due to date; hold: level of the reserve; principal, release, split, rest: at most this',
    ),
  rate: decimalSchema.optional().describe('preferred: return a year'),
  when: formulaSchema.optional(),
  shares: z
    .array(
      z.strictObject({
        to: idSchema,
        share: formulaSchema.describe('Part of what is shared out: 40%, 1/3, or a formula such as if(outstanding > 0, 80%, 50%)'),
      }),
    )
    .optional()
    .describe('split: tranche or party ids'),
  outOf: z
    .enum(['income', 'capital'])
    .default('income')
    .describe(
      'fee, interest, preferred: paid from what came in, or from drawn money that the manager holds; at the end both are one. Left out: income',
    ),
  days: z.enum(['each', 'maturity']).default('each').describe('At each payment day, or only at maturity'),
  short: z.enum(['carry', 'lapse']).default('carry').describe('fee: what could not be paid stays due, or lapses'),
});

const guaranteeSchema = z.strictObject({
  party: idSchema,
  tranche: idSchema,
  upTo: decimalSchema.optional().describe('Most that is paid, as a part of the principal; left out: only `amount` is a bound'),
  amount: decimalSchema.optional().describe('Most that is paid, in currency; beside upTo the lower of both holds'),
  until: daySchema.optional().describe('Last day on which the end may fall for the guarantee to count; left out: no such day'),
  floor: decimalSchema.optional().describe('Fills up only to this part of the principal; left out: to all of it'),
});

const repaymentSchema = z.strictObject({
  from: idSchema.describe('Party that borrowed and pays back'),
  plan: z
    .array(
      z.strictObject({
        day: daySchema,
        tranche: idSchema.optional().describe('Left out: the only tranche, or the first'),
        amount: decimalSchema.describe('Principal that is repaid on this day, in currency; 0: only interest'),
      }),
    )
    .min(1),
});

export const capitalSchema = z.strictObject({
  dayCount: dayCountSchema
    .default('act/365')
    .describe(
      'How days become parts of a year. act/365, act/360: real days; act/act: real days of real years (ISDA); 30/360: months of 30 days (American, ' +
        'with its rule for February); 30E/360: the 31st is the 30th (European); 30E/360 ISDA: the end of February is the 30th too. Left out: act/365',
    ),
  rounding: roundingSchema.optional().describe('Of every amount; left out: to the smallest unit of the currency, half-up'),
  manager: idSchema.describe('Party that receives the outcome payments for the waterfall'),
  tranches: z.array(trancheSchema).min(1),
  draws: z.array(z.strictObject({ day: daySchema, tranche: idSchema, amount: decimalSchema })).default([]),
  drawnTo: idSchema
    .optional()
    .describe('Who receives drawn money; left out: the provider. The manager: it is held, unless drawnMoney says that it is spent'),
  drawnMoney: z
    .enum(['spent', 'held'])
    .optional()
    .describe(
      'spent: drawn money goes to the work at once, also when the provider is the manager itself; held: the manager keeps it until a cost is paid ' +
        'from it, and what is left at the end goes through the waterfall. Left out: spent, but held when drawnTo names the manager',
    ),
  recycling: z.strictObject({ upTo: decimalSchema }).optional().describe('Principal paid back may be drawn again, up to this total'),
  repayment: repaymentSchema
    .optional()
    .describe('A plan by which a party pays back: on each day the principal of the plan, and the interest that is due by then'),
  guarantees: z.array(guaranteeSchema).default([]),
  waterfall: z.array(stepSchema).default([]),
  payDays: z.array(daySchema).optional().describe('Days on which the waterfall runs; left out: the due days of the settlement'),
  maturity: daySchema,
  termination: z
    .strictObject({ event: idSchema, from: idSchema, amount: formulaSchema.describe('What is paid in on the day of the event, in currency') })
    .optional()
    .describe('Early end: from the day of the event every step counts as at maturity'),
});

/** Whether the manager keeps what is drawn, so that what was not spent flows back at the end. */
export function holdsDrawnMoney(capital: Pick<Capital, 'drawnMoney' | 'drawnTo' | 'manager'>): boolean {
  return capital.drawnMoney === undefined ? capital.drawnTo === capital.manager : capital.drawnMoney === 'held';
}

export type Capital = z.output<typeof capitalSchema>;
export type Tranche = Capital['tranches'][number];
export type Interest = Tranche['interest'][number];
export type WaterfallStep = Capital['waterfall'][number];
