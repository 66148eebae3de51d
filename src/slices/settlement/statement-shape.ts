import { z } from 'zod';
import { type Day, isDay } from '../../engine/calendar.ts';
import { type Cents, cents } from '../../engine/money.ts';
import { DUE_SINCE, LINE_KINDS, type LimitLeft, type Line, REFUSAL_CODES, type Statement, WORKING_STEPS } from '../../engine/statement.ts';
import { type Text, textSchema } from '../../engine/terms-parts.ts';
import { NOTE_CODES, OWED_KINDS } from '../../engine/waterfall-types.ts';

/** The lines of a statement as they are stored and sent: parsed again at every door. */

const amount = z
  .number()
  .refine(Number.isSafeInteger)
  .transform((value): Cents => cents(value));
const dayText = z.string().refine((text): text is Day => isDay(text));

const workingSchema = z.strictObject({
  step: z.enum(WORKING_STEPS),
  text: z.string(),
  inputs: z.record(z.string(), z.string()),
  result: z.string(),
});

const partSchema = z.strictObject({
  id: z.string(),
  claimsMade: z.number().int(),
  claimsAccepted: z.number().int(),
  quantity: z.string(),
  price: z
    .string()
    .optional()
    .transform((price) => price),
  gross: amount,
  cuts: z.array(z.strictObject({ limit: z.string(), amount, items: z.array(z.number().int()) })),
  rounding: z.string(),
  total: amount,
  outcomes: z.array(z.strictObject({ outcome: z.string(), claims: z.number().int(), quantity: z.string(), gross: amount, total: amount })).optional(),
  items: z.array(z.number().int()),
  working: z.array(workingSchema),
});

const lineSchema = z.strictObject({
  key: z.string(),
  kind: z.enum(LINE_KINDS),
  period: z.string(),
  version: z.number().int(),
  rule: z.string(),
  outcome: z.string().optional(),
  outcomes: z.array(z.strictObject({ outcome: z.string(), net: amount, computed: amount })).optional(),
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
  dueSince: z.object({ day: dayText, by: z.enum(DUE_SINCE) }).optional(),
  firstDue: dayText.optional(),
});

export const linesSchema = z
  .array(lineSchema)
  .transform((lines) => lines.map((line): Line => ({ ...line, outcome: line.outcome, part: { ...line.part, price: line.part.price } })));

export function parseLines(value: unknown): readonly Line[] {
  return linesSchema.parse(value);
}

const itemSchema = z.strictObject({
  id: z.number().int(),
  rule: z.string(),
  period: z.string(),
  day: dayText,
  subject: z.string().optional(),
  claim: z.string().optional(),
  outcome: z.string().optional(),
  quantity: z.string(),
  price: z.string().optional(),
  gross: amount,
  cuts: z.array(z.strictObject({ limit: z.string(), amount })),
  paid: amount,
  working: z.array(workingSchema),
});

const refusalSchema = z.strictObject({
  code: z.enum(REFUSAL_CODES),
  claim: z.string().optional(),
  subject: z.string().optional(),
  outcome: z.string().optional(),
  rule: z.string().optional(),
  period: z.string().optional(),
  data: z.record(z.string(), z.string()),
});

const sums = z.record(z.string(), amount);

const countLeft = z.strictObject({ most: z.number().int(), used: z.number().int(), left: z.number().int() });
const limitLeftSchema = z
  .strictObject({
    limit: z.string(),
    of: z.string().optional(),
    money: z.strictObject({ most: amount, used: amount, left: amount }).optional(),
    units: z.strictObject({ most: z.string(), used: z.string(), left: z.string() }).optional(),
    people: countLeft.optional(),
  })
  .transform(({ limit, of, money, units, people }): LimitLeft => ({
    limit,
    ...(of === undefined ? {} : { of }),
    ...(money === undefined ? {} : { money }),
    ...(units === undefined ? {} : { units }),
    ...(people === undefined ? {} : { people }),
  }));

/** A whole statement as the server sends it. What was left out for a role is an empty list. */
export const statementSchema = z
  .strictObject({
    contract: z.string(),
    currency: z.string(),
    asOf: dayText,
    series: z.string(),
    periods: z.array(
      z.strictObject({
        key: z.string(),
        from: dayText,
        to: dayText,
        version: z.number().int(),
        state: z.enum(['open', 'closed']),
        claims: z.number().int(),
      }),
    ),
    lines: linesSchema,
    items: z.array(itemSchema),
    refusals: z.array(refusalSchema),
    totals: z.strictObject({ computed: amount, alreadySettled: amount, due: amount, byPayer: sums, byPayee: sums, byPeriod: sums, byOutcome: sums }),
    ended: z.strictObject({ day: dayText, event: z.string() }).optional(),
    limits: z.array(limitLeftSchema).optional(),
  })
  .transform(({ ended, limits, ...statement }): Statement => ({
    ...statement,
    ...(limits === undefined ? {} : { limits }),
    ...(ended === undefined ? {} : { ended }),
    items: statement.items.map(withAbsent),
    refusals: statement.refusals.map(withAbsentRefusal),
  }));

/** JSON has no undefined: a field that is absent comes back as one that is there and empty. */
function withAbsent(item: z.output<typeof itemSchema>): Statement['items'][number] {
  return { ...item, subject: item.subject, claim: item.claim, price: item.price };
}

function withAbsentRefusal(refusal: z.output<typeof refusalSchema>): Statement['refusals'][number] {
  return { ...refusal, claim: refusal.claim, subject: refusal.subject, outcome: refusal.outcome, rule: refusal.rule, period: refusal.period };
}

const settledStepSchema = z.strictObject({
  key: z.string(),
  period: z.string(),
  version: z.number().int(),
  amount,
  asOf: dayText.optional(),
  dueDay: dayText.optional(),
});
export const settledSchema = z
  .array(settledStepSchema)
  .transform((steps) =>
    steps.map(({ asOf, dueDay, ...step }) => ({ ...step, ...(asOf === undefined ? {} : { asOf }), ...(dueDay === undefined ? {} : { dueDay }) })),
  );

/** Who has to agree: when it did, or null while it still has to. `isYours`: the one who asks stands for it. */
const approverSchema = z.object({ party: z.string(), agreedAt: z.string().nullable(), isYours: z.boolean() });
export type ApproverView = z.output<typeof approverSchema>;

export const settlementSchema = z.object({
  id: z.string(),
  period: z.string(),
  asOf: dayText,
  version: z.number().int(),
  state: z.enum(['proposed', 'approved', 'executed', 'withdrawn']),
  statementHash: z.string(),
  currency: z.string(),
  computed: amount,
  alreadySettled: amount,
  due: amount,
  lines: linesSchema,
  proposedAt: z.string(),
  approvedAt: z.string().nullable(),
  executedAt: z.string().nullable(),
  approvers: z.array(approverSchema),
  /** Who did what with it, oldest first; `by` is a name, null: Lente itself. */
  steps: z
    .array(
      z.object({
        what: z.enum(['proposed', 'agreed', 'approved', 'executed', 'withdrawn']),
        at: z.string(),
        by: z.string().nullable(),
        reason: z.string().nullable(),
      }),
    )
    .default([]),
});
export type SettlementView = z.output<typeof settlementSchema>;

/** What parties owe because of the capital, beside the lines; empty for who does not see the flow. */
const owedSchema = z.object({
  day: dayText,
  kind: z.enum(OWED_KINDS),
  step: z.string().optional(),
  from: z.string(),
  to: z.string(),
  amount,
  tranche: z.string().optional(),
});
export type OwedView = z.output<typeof owedSchema>;

/** What a payer owes a payee for a period, and the payments: see payments.ts. */
const accountSchema = z.object({
  period: z.string(),
  payer: z.string(),
  payee: z.string(),
  booked: amount,
  paid: amount,
  open: amount,
  credit: amount,
  dueDay: dayText.nullable(),
  youOwe: z.boolean(),
  owesYou: z.boolean(),
});
export type AccountView = z.output<typeof accountSchema>;
const paymentSchema = z.object({
  id: z.string(),
  period: z.string(),
  payer: z.string(),
  payees: z.array(z.string()),
  amount,
  day: dayText,
  isBooked: z.boolean(),
  saidBy: z.string().nullable(),
  saidOn: z.string().nullable(),
  isYours: z.boolean(),
});
export type PaymentView = z.output<typeof paymentSchema>;
const moneySchema = z.object({ accounts: z.array(accountSchema), payments: z.array(paymentSchema) });
export type MoneyView = z.output<typeof moneySchema>;

/** GET /api/contracts/:slug/statement */
export const statementAnswerSchema = z.object({
  asOf: dayText,
  statement: statementSchema,
  settled: settledSchema,
  settlements: z.array(settlementSchema),
  owed: z.array(owedSchema).default([]),
  money: moneySchema.default({ accounts: [], payments: [] }),
});

/** GET /api/contracts/:slug/explain: the tree as the engine makes it; `left` counts children that were not sent. */
export type ExplainView = {
  readonly code: string;
  readonly amount?: number | undefined;
  readonly currency: string;
  readonly title?: unknown;
  readonly values: Readonly<Record<string, string>>;
  readonly names?: Readonly<Record<string, Text>> | undefined;
  readonly clause?: string | undefined;
  readonly source?: string | undefined;
  readonly children: readonly ExplainView[];
  readonly left: number;
};

const explainViewSchema: z.ZodType<ExplainView> = z.lazy(() =>
  z.object({
    code: z.string(),
    amount: z.number().optional(),
    currency: z.string(),
    title: z.unknown().optional(),
    values: z.record(z.string(), z.string()),
    names: z.record(z.string(), textSchema).optional(),
    clause: z.string().optional(),
    source: z.string().optional(),
    children: z.array(explainViewSchema),
    left: z.number(),
  }),
);

export const explainAnswerSchema = z.object({ node: explainViewSchema, sentences: z.object({ nl: z.array(z.string()), en: z.array(z.string()) }) });

/** GET /api/contracts/:slug/flow: the graph of engine/flows.ts and, for a bond, the waterfall (parsed only as far as screens read it). */
const irrSchema = z.looseObject({ kind: z.string(), rate: z.number().optional() });
const flowsSchema = z.array(z.object({ day: dayText, amount }));
const returnsSchema = z.looseObject({ putIn: amount, back: amount, flows: flowsSchema.optional(), irr: irrSchema, multiple: z.string().optional() });
export const flowAnswerSchema = z.object({
  asOf: dayText,
  flow: z.object({
    currency: z.string(),
    nodes: z.array(z.object({ id: z.string(), kind: z.string(), party: z.string().optional(), about: z.string().optional(), cents: amount })),
    links: z.array(z.looseObject({ from: z.string(), to: z.string(), cents: amount })),
    publicCents: amount,
    shares: z.array(z.object({ node: z.string(), kind: z.string(), cents: amount, share: z.string() })),
  }),
  waterfall: z
    .looseObject({
      tranches: z.array(returnsSchema.extend({ id: z.string(), outstanding: amount })),
      overall: returnsSchema,
      receiptDays: z.enum(['none', 'paid', 'due', 'both']),
      notes: z.array(z.object({ code: z.enum(NOTE_CODES), day: dayText, data: z.record(z.string(), z.string()) })).default([]),
      owed: z.array(owedSchema).default([]),
    })
    .nullable(),
});
export type FlowAnswer = z.output<typeof flowAnswerSchema>;
