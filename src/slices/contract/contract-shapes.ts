import { z } from 'zod';
import { type Day, isDay } from '../../engine/calendar.ts';
import { ROLES, termSheetSchema } from '../../engine/terms.ts';
import { textSchema } from '../../engine/terms-parts.ts';

/** What the server sends about contracts, parsed again by who reads it. */

const dayText = z.string().refine((text): text is Day => isDay(text));
const partySchema = z.object({ key: z.string(), name: z.string(), role: z.enum(ROLES) });
const forms = z.enum(['direct', 'sib', 'subsidy', 'loan']);
const states = z.enum(['active', 'ended']);

/** GET /api/contracts */
export const contractListSchema = z.object({
  contracts: z.array(
    z.object({
      id: z.string(),
      slug: z.string(),
      title: textSchema,
      form: forms,
      currency: z.string(),
      state: states,
      from: dayText,
      to: dayText,
      parties: z.array(partySchema),
      paidCents: z.number().nullable(),
      openCents: z.number().nullable().default(null),
    }),
  ),
});
export type ContractListRow = z.output<typeof contractListSchema>['contracts'][number];

export const PANELS = ['promise', 'terms', 'own-facts', 'facts', 'settlement', 'flow', 'books', 'what-if'] as const;

const versionSchema = z.object({
  version: z.number().int(),
  effectiveDay: dayText,
  source: z.string(),
  hash: z.string(),
  recordedAt: z.string(),
  sheet: termSheetSchema,
});

/** GET /api/contracts/:slug. `versions` is empty for a role that does not see the terms. */
export const contractViewSchema = z.object({
  slug: z.string(),
  state: states,
  panels: z.array(z.enum(PANELS)),
  form: forms,
  currency: z.string(),
  period: z.object({ from: dayText, to: dayText }),
  title: textSchema,
  promise: textSchema.nullable(),
  parties: z.array(partySchema),
  outcomes: z.array(z.object({ id: z.string(), title: textSchema, unit: z.string(), definition: z.record(z.string(), textSchema) })),
  versions: z.array(versionSchema),
});
export type ContractView = z.output<typeof contractViewSchema>;

/** POST answers */
export const registeredSchema = z.object({ slug: z.string() });
export const amendedSchema = z.object({ version: z.number().int() });
