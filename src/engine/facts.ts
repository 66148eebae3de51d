import { z } from 'zod';
import { daySchema, idSchema, measuredSchema } from './terms-parts.ts';

/**
 * What happened. Every fact has three days: when it happened (`day`), when it was reported, as whoever hands it in writes it (`recorded`),
 * and when the system received it (`received`). It is known from the day of receipt on; on the command line, where nobody receives, from
 * the reported day on. A fact with the same id that was received later replaces the earlier one.
 */

const recorded = { id: z.string().min(1), day: daySchema, recorded: daySchema.optional(), series: z.string().default('actual') };

/** What the system adds and nobody writes: a file that says it is refused. */
const given = {
  received: daySchema.optional().describe('Day on which the system received it; left out on the command line, where the reported day counts'),
  order: z.number().int().positive().optional().describe('Place in the order of receipt of one contract: of two with the same id the last counts'),
  by: z.string().optional().describe('Id of the party that handed it in; "system" when it belongs to no party'),
  as: z.string().optional().describe('Role in which that party did'),
};
export const GIVEN = { received: true, order: true, by: true, as: true } as const;

export const claimSchema = z.strictObject({
  ...recorded,
  ...given,
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
  ...given,
  name: idSchema,
  value: measuredSchema,
  subject: z.string().optional().describe('Person or cohort; left out: of the whole contract'),
  source: z.string().optional(),
});

/**
 * enrolment: somebody enters; start: the clock of `holdDays` starts (again); event: something with a name happened; receipt: a payer agrees
 * that a claim counts as received on an earlier day.
 */
export const eventSchema = z.strictObject({
  ...recorded,
  ...given,
  kind: z.enum(['enrolment', 'start', 'event', 'receipt']),
  name: idSchema.optional(),
  subject: z.string().optional(),
  outcome: idSchema.optional(),
  group: z.string().optional(),
  payer: idSchema.optional(),
  claim: z.string().min(1).optional().describe('Of a receipt: id of the claim it is about'),
  agreed: daySchema.optional().describe('Of a receipt: the day that counts as the day on which the claim was received'),
});

/** paid: a payer paid an amount of a period, below zero: got it back; draw and cost: real cash flows of the capital. */
export const cashSchema = z.strictObject({
  ...recorded,
  ...given,
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
