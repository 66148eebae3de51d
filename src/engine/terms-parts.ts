import { z } from 'zod';
import { DAY_COUNTS, isDay } from './calendar.ts';
import { isDecimalText, isNumberText } from './decimal.ts';
import { ROUNDING_RULES } from './rounding.ts';

/** The small building blocks of a term sheet. Every number is kept as text ("15.12", "12.5%") so that it stays exact. */

export const idSchema = z
  .string()
  .regex(/^(?!constructor$)[a-z][a-z0-9_]*$/, { error: 'id_shape' })
  .describe('Small letters, digits and _; starts with a letter. Used in formulas.');

export const daySchema = z.string().refine(isDay, { error: 'day_shape' }).describe('A day as 2026-11-23');

/** What is longer than any real number takes ages to calculate with. */
export const MOST_SIGNS = 30;

export const decimalSchema = numberSchema(isNumberText).describe('A number as 15.12, 12.5% or 1/3: no thousands separators, no currency signs');

/** What was counted, measured or paid: a fraction is agreed upon, never found. */
export const measuredSchema = numberSchema(isDecimalText).describe('A number as 15.12 or 12.5%: no thousands separators, no currency signs');

function numberSchema(isRight: (text: string) => boolean) {
  return z
    .union([z.number(), z.string()])
    .transform((value) => String(value))
    .refine(isRight, { error: 'number_shape', abort: true })
    .refine((text) => text.length <= MOST_SIGNS, { error: 'number_too_long' });
}

/** A decimal that is the same for always, or words for a calculation: see docs/terms.md, "Formulas". */
export const formulaSchema = z
  .union([z.number(), z.string()])
  .transform((value) => String(value))
  .describe('A formula such as "control - treated" or a plain number');

export const textSchema = z.union([z.string().min(1), z.strictObject({ nl: z.string().min(1), en: z.string().min(1) })]);

export const roundingSchema = z.strictObject({
  to: decimalSchema.describe('Step to round to: 0.01, 1, 10000'),
  rule: z.enum(ROUNDING_RULES).default('half-up'),
});

export const dayCountSchema = z.enum(DAY_COUNTS);

/** A value that may change on a day: a plain value, or rows with the first day of each. */
export function datedSchema<T extends z.ZodType>(value: T) {
  return z.union([value, z.array(z.strictObject({ from: daySchema, value })).min(1)]);
}

export const shareSchema = z.strictObject({
  party: idSchema.describe('Id of a party'),
  share: decimalSchema.describe('Its part of the whole: 20%, 0.2 or 1/5'),
});

const unitsSchema = z.strictObject({
  party: idSchema.describe('Id of a party'),
  units: z.number().int().positive().describe('Its number of units: the share is this number over the units of all together'),
});

/** A whole in parts, by share or by units. Units become fractions at once, so that behind this door there are only shares. */
export const sharesSchema = z.union([z.array(shareSchema).min(1), z.array(unitsSchema).min(1).transform(toShares)]);

function toShares(rows: readonly z.output<typeof unitsSchema>[]): z.output<typeof shareSchema>[] {
  const all = rows.reduce((total, row) => total + row.units, 0);
  return rows.map(({ party, units }) => ({ party, share: `${units}/${all}` }));
}

export const curveSchema = z
  .strictObject({
    kind: z
      .enum(['steps', 'linear', 'tiers'])
      .describe('steps: the whole value of the step reached; linear: straight lines between points; tiers: a price per unit above each point'),
    edge: z.enum(['>=', '>']).default('>=').describe('steps: a step counts from its point (>=) or only above it (>)'),
    points: z.array(z.strictObject({ at: decimalSchema, value: decimalSchema, edge: z.enum(['>=', '>']).optional() })).min(1),
    below: decimalSchema.optional().describe('Value below the first point (linear and steps); 0 when left out'),
    above: z.enum(['hold', 'extend']).default('hold').describe('linear: stay level after the last point, or go on in the same direction'),
  })
  .describe('One general curve: points, edge, kind');

export type Text = z.output<typeof textSchema>;
export type Rounding = z.output<typeof roundingSchema>;
export type Curve = z.output<typeof curveSchema>;
export type Share = z.output<typeof shareSchema>;
