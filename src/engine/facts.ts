import { z } from 'zod';
import { daySchema, idSchema, measuredSchema } from './terms-parts.ts';

/**
 * What happened. Every fact has three dates: when it happened (`day`), when it was written down (`recorded`) and the settlement in which
 * it first counts (follows from `recorded`). A later fact with the same id replaces the earlier one from its recorded day on.
 */

const recorded = { id: z.string().min(1), day: daySchema, recorded: daySchema.optional(), series: z.string().default('actual') };

export const claimSchema = z.strictObject({
  ...recorded,
  outcome: idSchema,
  subject: z.string().min(1).describe('Pseudonym of a person or cohort'),
  sequence: z.number().int().positive().max(99_999).default(1),
  quantity: measuredSchema.default('1'),
  group: z.string().optional(),
  payer: idSchema.optional(),
  verdict: z.enum(['accepted', 'claimed', 'rejected', 'withdrawn']).default('accepted'),
  reason: z.string().optional(),
  values: z.record(idSchema, measuredSchema).default({}).describe('Other numbers of this claim, for formulas'),
});

export const measureSchema = z.strictObject({
  ...recorded,
  name: idSchema,
  value: measuredSchema,
  subject: z.string().optional().describe('Person or cohort; left out: of the whole contract'),
  source: z.string().optional(),
});

/** enrolment: somebody enters; start: the clock of `holdDays` starts (again); event: something with a name happened. */
export const eventSchema = z.strictObject({
  ...recorded,
  kind: z.enum(['enrolment', 'start', 'event']),
  name: idSchema.optional(),
  subject: z.string().optional(),
  outcome: idSchema.optional(),
  group: z.string().optional(),
  payer: idSchema.optional(),
});

/** paid: a payer paid an amount of a period, below zero: got it back; draw and cost: real cash flows of the capital. */
export const cashSchema = z.strictObject({
  ...recorded,
  kind: z.enum(['paid', 'draw', 'cost']),
  amount: measuredSchema,
  party: idSchema.optional(),
  tranche: idSchema.optional(),
  period: z.string().optional(),
  payee: idSchema.optional().describe('paid: who received it; left out: shared over those the payer owes for the period'),
});

export const factsSchema = z.strictObject({
  claims: z.array(claimSchema).default([]),
  measures: z.array(measureSchema).default([]),
  events: z.array(eventSchema).default([]),
  cash: z.array(cashSchema).default([]),
});

export type Claim = z.output<typeof claimSchema>;
export type Measure = z.output<typeof measureSchema>;
export type ContractEvent = z.output<typeof eventSchema>;
export type Cash = z.output<typeof cashSchema>;
export type Facts = z.output<typeof factsSchema>;
