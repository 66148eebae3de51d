import { z } from 'zod';

/** GET /api/contracts/:slug/books: balances on a day and the first transfers, parsed again by who reads it. Amounts in minor units. */
const accountSchema = z.object({ id: z.string(), path: z.string(), kind: z.string(), currency: z.string(), normalSide: z.enum(['debit', 'credit']) });
const trialRowSchema = z.object({
  account: accountSchema,
  debitCents: z.number().int(),
  creditCents: z.number().int(),
  balanceCents: z.number().int(),
});
const transferSchema = z.object({
  id: z.string(),
  kind: z.string(),
  memo: z.string(),
  happenedDay: z.string(),
  recordedAt: z.string(),
  effectiveDay: z.string(),
  reverses: z.string().nullable(),
  reversedBy: z.string().nullable(),
  entries: z.array(z.object({ position: z.number().int(), accountId: z.string(), amount: z.number().int() })),
});

export const booksAnswerSchema = z.object({
  asOf: z.string(),
  trial: z.array(trialRowSchema),
  transfers: z.array(transferSchema),
  hasMore: z.boolean(),
});
export type BooksAnswer = z.output<typeof booksAnswerSchema>;
export type TrialRowView = BooksAnswer['trial'][number];
export type TransferView = BooksAnswer['transfers'][number];
