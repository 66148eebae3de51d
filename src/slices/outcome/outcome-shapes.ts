import { z } from 'zod';
import { factsSchema } from '../../engine/facts.ts';

/** What the server sends about facts, parsed again by who reads it. */

/** GET /api/contracts/:slug/facts. Without batches for the person whose facts they are. */
export const factsAnswerSchema = z.object({
  facts: factsSchema,
  batches: z.array(
    z.object({
      id: z.string(),
      fileName: z.string(),
      recordedDay: z.string(),
      rowCount: z.number().int(),
      uploadedBy: z.string(),
      uploadedAs: z.string().nullable(),
    }),
  ),
});
export type Batch = z.output<typeof factsAnswerSchema>['batches'][number];

/** POST /api/contracts/:slug/facts: see RecordAnswer in record-facts.ts. */
export const recordedSchema = z.object({
  batch: z.string(),
  added: z.number().int(),
  changed: z.number().int(),
  known: z.number().int(),
  reported: z.number().int(),
});
export type Recorded = z.output<typeof recordedSchema>;

/** What was said about the headings and words of this contract's files: GET and PUT /api/contracts/:slug/fact-mapping. */
const word = z.string().max(200);
export const factMappingSchema = z.strictObject({
  columns: z.record(word, word).refine((columns) => Object.keys(columns).length <= 500),
  labels: z
    .record(
      word,
      z.record(word, word).refine((labels) => Object.keys(labels).length <= 500),
    )
    .refine((fields) => Object.keys(fields).length <= 50),
});
export type FactMappingBody = z.output<typeof factMappingSchema>;
export const mappingAnswerSchema = z.object({ mapping: factMappingSchema.nullable() });
