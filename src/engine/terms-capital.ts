import { z } from 'zod';
import { dayCountSchema, daySchema, decimalSchema, formulaSchema, idSchema, shareSchema, textSchema } from './terms-parts.ts';

/** Capital of investors: tranches, draw-downs, and the order in which money that comes in goes out again (D1–D16). */

const interestSchema = z.strictObject({
  from: daySchema.optional().describe('First day of this regime'),
  rate: formulaSchema.describe('Part of the outstanding principal a year: 4% or lookup(coupon, rate)'),
  when: formulaSchema.optional().describe('No interest while this is false'),
  minimum: decimalSchema.optional(),
  minimumUntil: daySchema.optional(),
});

const trancheSchema = z.strictObject({
  id: idSchema,
  title: textSchema.optional(),
  holders: z.array(shareSchema).min(1).describe('Who holds it, by share; equal rank'),
  committed: decimalSchema,
  interest: z.array(interestSchema).default([]),
  interestTo: idSchema.optional().describe('Receiver of the interest when that is not the holder'),
  compounding: z.enum(['none', 'yearly']).default('none'),
  principalShare: formulaSchema.optional().describe('Part of the principal that is paid back, by result'),
  bonus: formulaSchema.optional().describe('Return on top of the principal, in currency, by result'),
  maxMoney: decimalSchema.optional().describe('Most that may be paid in all'),
  maxMultiple: decimalSchema.optional().describe('Most as a multiple of what was put in'),
  maxIrr: decimalSchema.optional().describe('Highest internal rate of return a year'),
});

/** One step of the waterfall: who is paid what, up to which amount, on which condition. */
const stepSchema = z.strictObject({
  id: idSchema,
  title: textSchema.optional(),
  clause: z.string().optional(),
  pay: z.enum(['fee', 'interest', 'principal', 'bonus', 'preferred', 'hold', 'release', 'split', 'rest', 'malus']),
  tranche: idSchema.optional(),
  to: idSchema.optional(),
  from: idSchema.optional().describe('malus and guarantee: who pays in'),
  amount: formulaSchema.optional().describe('Fee or hold: how much is due, in currency'),
  rate: decimalSchema.optional().describe('preferred: return a year'),
  when: formulaSchema.optional(),
  shares: z.array(z.strictObject({ to: idSchema, share: decimalSchema })).optional().describe('split: tranche or party ids'),
  days: z.enum(['each', 'maturity']).default('each').describe('At each payment day, or only at maturity'),
});

export const capitalSchema = z.strictObject({
  dayCount: dayCountSchema.default('act/365'),
  manager: idSchema.describe('Party that receives the outcome payments for the waterfall'),
  tranches: z.array(trancheSchema).min(1),
  draws: z.array(z.strictObject({ day: daySchema, tranche: idSchema, amount: decimalSchema })).default([]),
  recycling: z.strictObject({ upTo: decimalSchema }).optional().describe('Principal paid back may be drawn again, up to this total'),
  guarantees: z.array(z.strictObject({ party: idSchema, tranche: idSchema, upTo: decimalSchema.describe('Part of the principal') })).default([]),
  waterfall: z.array(stepSchema).default([]),
  payDays: z.array(daySchema).optional().describe('Days on which the waterfall runs; left out: the due days of the settlement'),
  maturity: daySchema,
  termination: z.strictObject({ event: idSchema, amount: formulaSchema }).optional(),
});

export type Capital = z.output<typeof capitalSchema>;
export type Tranche = Capital['tranches'][number];
export type Interest = Tranche['interest'][number];
export type WaterfallStep = Capital['waterfall'][number];
