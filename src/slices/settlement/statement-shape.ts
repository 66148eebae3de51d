import { z } from 'zod';
import { type Day, isDay } from '../../engine/calendar.ts';
import { type Cents, cents } from '../../engine/money.ts';
import type { Line } from '../../engine/statement.ts';

/** The lines of a statement as they are stored and sent: parsed again at every door. */

const amount = z.number().refine(Number.isSafeInteger).transform((value): Cents => cents(value));
const dayText = z.string().refine((text): text is Day => isDay(text));

const workingSchema = z.strictObject({
  step: z.enum(['quantity', 'when', 'curve', 'price', 'index', 'amount', 'rounding', 'paid_before', 'minimum', 'deduction', 'interest']),
  text: z.string(),
  inputs: z.record(z.string(), z.string()),
  result: z.string(),
});

const partSchema = z.strictObject({
  id: z.string(),
  claimsMade: z.number().int(),
  claimsAccepted: z.number().int(),
  quantity: z.string(),
  price: z.string().optional().transform((price) => price),
  gross: amount,
  cuts: z.array(z.strictObject({ limit: z.string(), amount, items: z.array(z.number().int()) })),
  rounding: z.string(),
  total: amount,
  items: z.array(z.number().int()),
  working: z.array(workingSchema),
});

const lineSchema = z.strictObject({
  key: z.string(),
  kind: z.enum(['outcome', 'minimum', 'fee', 'deduction', 'late_interest']),
  period: z.string(),
  version: z.number().int(),
  rule: z.string(),
  outcome: z.string().optional(),
  payer: z.string(),
  payee: z.string(),
  share: z.string(),
  part: partSchema,
  payerCuts: z.array(z.strictObject({ limit: z.string(), amount })),
  net: amount,
  tax: amount,
  computed: amount,
  alreadySettled: amount,
  due: amount,
  dueDay: dayText,
});

export const linesSchema = z.array(lineSchema).transform((lines) => lines.map((line): Line => ({ ...line, outcome: line.outcome, part: { ...line.part, price: line.part.price } })));

export function parseLines(value: unknown): readonly Line[] {
  return linesSchema.parse(value);
}
