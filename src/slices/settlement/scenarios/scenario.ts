import type { Cents } from '../../../engine/money.ts';
import { z } from 'zod';
import { type Exact, compareExact, minus, parseExact, toText } from '../../../engine/decimal.ts';
import { daySchema, decimalSchema, idSchema } from '../../../engine/terms-parts.ts';

/**
 * A scenario: a contract that exists, or a small story, with facts and the figures that were published about it.
 * `expected.json` says which figures to compute, what was published, how precisely, and where that was found.
 */

/** A, A*, B, C as in the list of published contracts; `story` for our own small stories, worked out by hand. */
export const GRADES = ['A', 'A*', 'B', 'C', 'story'] as const;
export type Grade = (typeof GRADES)[number];

/** indigo: the open data of the Government Outcomes Lab; page: a public page; derived: by arithmetic; memory: no source found; made_up: ours. */
const SOURCES = ['indigo', 'page', 'derived', 'memory', 'made_up'] as const;
export type Source = (typeof SOURCES)[number];

const bilingualSchema = z.strictObject({ nl: z.string().min(1), en: z.string().min(1) });
export type Bilingual = z.output<typeof bilingualSchema>;

/** What is looked at: amounts and quantities of statement lines, or of the waterfall. */
const SHOWN_VALUES = [
  'paid',
  'net',
  'gross',
  'cut',
  'tax',
  'due',
  'quantity',
  'claims',
  'refusals',
  'pays',
  'put_in',
  'back',
  'profit',
  'irr',
  'multiple',
  'moved',
  'outstanding',
  'held',
] as const;

const showSchema = z.strictObject({
  value: z.enum(SHOWN_VALUES),
  rule: idSchema.optional(),
  outcome: idSchema.optional(),
  payer: idSchema.optional(),
  payee: idSchema.optional(),
  period: daySchema.optional().describe('Only the period that ends on this day'),
  until: daySchema.optional().describe('All periods that end on or before this day'),
  asOf: daySchema.optional().describe('One of the days of `asOf`; left out: the last'),
  code: z.string().optional().describe('refusals: only with this reason'),
  limit: idSchema.optional().describe('cut: only by this limit'),
  tranche: idSchema.optional(),
  step: idSchema.optional().describe('moved: only by this step of the waterfall'),
  kind: z.string().optional().describe('moved: only of this kind'),
  to: z.string().optional().describe('moved: only to this party'),
  from: z.string().optional().describe('moved: only from this party'),
  plus: decimalSchema.optional().describe('With this added'),
  over: decimalSchema.optional().describe('Divided by this, after adding'),
  as: z.enum(['money', 'number', 'rate']).optional(),
});
export type Show = z.output<typeof showSchema>;

const figureSchema = z.strictObject({
  name: bilingualSchema,
  show: showSchema.optional().describe('Left out: cannot be computed; the note says why'),
  unit: z.enum(['money', 'number', 'rate']).optional().describe('Of a figure that cannot be computed'),
  published: decimalSchema.optional().describe('Left out: was never published; the note says so'),
  tolerance: decimalSchema.default('0').describe('How far off is still the same: the rounding of the published figure'),
  grade: z.enum(GRADES).optional().describe('Left out: the grade of the case'),
  source: z.enum(SOURCES),
  note: bilingualSchema.optional(),
});
export type Figure = z.output<typeof figureSchema>;

const pointSchema = z.strictObject({ name: bilingualSchema, facts: z.string().min(1), figures: z.array(figureSchema).min(1) });

export const expectedSchema = z.strictObject({
  case: z.string().regex(/^[a-z][a-z0-9-]*$/),
  name: bilingualSchema,
  grade: z.enum(GRADES),
  asOf: z.union([daySchema, z.array(daySchema).min(1)]).describe('Days on which is settled, in order; each knows what was settled before'),
  figures: z.array(figureSchema).min(1),
  points: z.array(pointSchema).default([]).describe('The same terms with other facts: what would have been'),
});
export type Expected = z.output<typeof expectedSchema>;

export type Unit = 'money' | 'number' | 'rate';
export type Computed = { readonly value: Exact; readonly unit: Unit };

export type FigureVerdict = 'match' | 'differ' | 'not-published' | 'not-computed';
export type ScenarioFigure = {
  readonly name: Bilingual;
  /** Which other facts, when the figure is of a point. */
  readonly point: Bilingual | undefined;
  readonly grade: Grade;
  readonly unit: Unit;
  /** Decimal text, major units of the currency for money, a fraction for a rate. */
  readonly computed: string | undefined;
  readonly published: string | undefined;
  readonly difference: string | undefined;
  readonly tolerance: string;
  readonly verdict: FigureVerdict;
  readonly source: Source;
  readonly note: Bilingual | undefined;
};

/** What the investors of a case got, beside the yearly return that was published for them, when there is one. */
export type ScenarioReturn = {
  readonly tranche: string;
  readonly putIn: Cents;
  readonly back: Cents;
  readonly outstanding: Cents;
  /** Exact, as decimal text. */
  readonly multiple: string | undefined;
  readonly irr: number | undefined;
  /** Decimal text. */
  readonly published: string | undefined;
};

export type ScenarioVerdict = 'match' | 'differ' | 'terms-only';
export type ScenarioOutcome = {
  readonly case: string;
  readonly name: Bilingual;
  readonly grade: Grade;
  readonly currency: string;
  readonly verdict: ScenarioVerdict;
  readonly figures: readonly ScenarioFigure[];
  /** One for each tranche; none without capital. */
  readonly returns: readonly ScenarioReturn[];
  /** What stood in the way of running it, or a golden text that no longer holds. */
  readonly problems: readonly string[];
  readonly seconds: number;
};

/** Compares one figure with what was published. In: the computed value, or undefined when there is none. */
export function judgeFigure(
  figure: Figure,
  computed: Computed | undefined,
  frame: { readonly grade: Grade; readonly point?: Bilingual },
): ScenarioFigure {
  const published = figure.published === undefined ? undefined : parseExact(figure.published);
  const difference = computed === undefined || published === undefined ? undefined : minus(computed.value, published);
  return {
    name: figure.name,
    point: frame.point,
    grade: figure.grade ?? frame.grade,
    unit: computed?.unit ?? figure.show?.as ?? figure.unit ?? 'money',
    computed: computed === undefined ? undefined : toText(computed.value),
    published: published === undefined ? undefined : toText(published),
    difference: difference === undefined ? undefined : toText(difference),
    tolerance: toText(parseExact(figure.tolerance)),
    verdict: figureVerdict(difference, { isComputed: computed !== undefined, tolerance: parseExact(figure.tolerance) }),
    source: figure.source,
    note: figure.note,
  };
}

function figureVerdict(difference: Exact | undefined, part: { readonly isComputed: boolean; readonly tolerance: Exact }): FigureVerdict {
  if (!part.isComputed) return 'not-computed';
  if (difference === undefined) return 'not-published';
  const size = difference.n < 0n ? { n: -difference.n, d: difference.d } : difference;
  return compareExact(size, part.tolerance) <= 0 ? 'match' : 'differ';
}

/** From most to least certain: a figure below the grade of its case shows its difference without deciding about the case. */
const RANK: Readonly<Record<Grade, number>> = { A: 0, 'A*': 1, story: 1, B: 2, C: 3 };

/**
 * match: every figure with a published number, of the grade of the case or better, is within its tolerance. terms-only: grade C, where
 * only terms and stated points exist, and those agree; or nothing was published. differ: the rest.
 */
export function judgeScenario(grade: Grade, figures: readonly ScenarioFigure[]): ScenarioVerdict {
  const deciding = figures.filter((figure) => RANK[figure.grade] <= RANK[grade]);
  if (deciding.some((figure) => figure.verdict === 'differ' || (figure.verdict === 'not-computed' && figure.published !== undefined)))
    return 'differ';
  const hasPublished = deciding.some((figure) => figure.verdict === 'match');
  return grade === 'C' || !hasPublished ? 'terms-only' : 'match';
}
