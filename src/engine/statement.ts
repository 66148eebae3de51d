import type { Day, Period } from './calendar.ts';
import type { EarlyEnd } from './early-end.ts';
import type { Cents } from './money.ts';

/**
 * What `settle` answers. Lines are few (per period, rule and payer) and carry the money; items are many (one per claim, person or
 * measured value) and say how each line came about. Amounts are minor units of `currency`.
 */

export const LINE_KINDS = ['outcome', 'minimum', 'fee', 'deduction', 'late_interest'] as const;
export type LineKind = (typeof LINE_KINDS)[number];

/** A limit that cut: which one, how much, and the claims (item ids) it took from. */
export type Cut = { readonly limit: string; readonly amount: Cents; readonly items: readonly number[] };

export type Line = {
  /** "2026-03-31/job/gemeente/uitvoerder", with "/local" when the claims themselves name the payer: the same claim facts always give the same key. */
  readonly key: string;
  readonly kind: LineKind;
  readonly period: string;
  readonly version: number;
  /** Rule, limit (minimum), fee or deduction that made the line. */
  readonly rule: string;
  /** The one outcome that it pays for; absent for a fee and the like, and where it pays for several: then `outcomes` says how much for each. */
  readonly outcome: string | undefined;
  readonly outcomes?: readonly LineOutcome[] | undefined;
  readonly payer: string;
  readonly payee: string;
  /** Share of the payer, as decimal text; "1" when one payer pays all. */
  readonly share: string;
  /** The line before it was shared among payers: same `part.id` = same sum. */
  readonly part: Part;
  /** What a limit per payer took from this payer's share. */
  readonly payerCuts: readonly { readonly limit: string; readonly amount: Cents }[];
  readonly net: Cents;
  readonly tax: Cents;
  /** net + tax: what this line comes to with the facts known now. */
  readonly computed: Cents;
  readonly alreadySettled: Cents;
  /** computed - alreadySettled: what is to be paid (or paid back) with this settlement. */
  readonly due: Cents;
  readonly dueDay: Day;
  /** From which day the payment term counts, and why; unknown of what was booked before this was kept. */
  readonly dueSince?: DueSince | undefined;
  /** The day on which what was settled before was due, as it was told then. */
  readonly firstDue?: Day | undefined;
};

/** period: its last day; receipt: the last fact it rests on came in; settlement, correction: it was put before the payer; payment: paid late. */
export const DUE_SINCE = ['period', 'receipt', 'settlement', 'correction', 'payment'] as const;
export type DueSince = { readonly day: Day; readonly by: (typeof DUE_SINCE)[number] };

/** What a line over several outcomes pays for one of them; together they are its `net` and `computed`. */
export type LineOutcome = { readonly outcome: string; readonly net: Cents; readonly computed: Cents };

/** The same before shares: together they are `gross` and `total` of the part. */
export type PartOutcome = {
  readonly outcome: string;
  readonly claims: number;
  readonly quantity: string;
  readonly gross: Cents;
  readonly total: Cents;
};

/** The sum of a rule in a period, before shares: made once, shared among the payers. */
export type Part = {
  readonly id: string;
  /** Claims of the period for this rule (and payer), also the refused ones; 0 for a rule that pays no claims but a person, a period or all to date. */
  readonly claimsMade: number;
  /** Those of them that it pays. */
  readonly claimsAccepted: number;
  /** Decimal text: sum of the accepted quantities. */
  readonly quantity: string;
  /** Decimal text when every item has the same unit price, else undefined. */
  readonly price: string | undefined;
  readonly gross: Cents;
  readonly cuts: readonly Cut[];
  /** Rounding added (positive) or taken away, as decimal text in major units. */
  readonly rounding: string;
  readonly total: Cents;
  /** Of a rule over several outcomes: what each of them is worth. */
  readonly outcomes?: readonly PartOutcome[] | undefined;
  /** The ids of its items, when the line is made of items. */
  readonly items: readonly number[];
  /** How an amount without items came about: the formula with its inputs. */
  readonly working: readonly Working[];
};

export const WORKING_STEPS = [
  'quantity',
  'when',
  'curve',
  'price',
  'index',
  'amount',
  'rounding',
  'paid_before',
  'minimum',
  'deduction',
  'interest',
] as const;

/** One step of a calculation: what, with which inputs, gives what. Numbers as decimal text. */
export type Working = {
  readonly step: (typeof WORKING_STEPS)[number];
  readonly text: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly result: string;
};

/** One valued thing: a claim, a person, a cohort, a period, or all to date. */
export type Item = {
  readonly id: number;
  readonly rule: string;
  readonly period: string;
  readonly day: Day;
  readonly subject: string | undefined;
  readonly claim: string | undefined;
  /** Of a claim: what was reached. */
  readonly outcome?: string | undefined;
  readonly quantity: string;
  readonly price: string | undefined;
  readonly gross: Cents;
  /** Limit id and amount taken, in the order in which they cut. */
  readonly cuts: readonly { readonly limit: string; readonly amount: Cents }[];
  readonly paid: Cents;
  readonly working: readonly Working[];
};

/** Why a claim earns nothing. */
export const REFUSAL_CODES = [
  'not_accepted',
  'withdrawn',
  'superseded',
  'duplicate',
  'outside_period',
  'contract_ended',
  'too_late',
  'not_enrolled',
  'before_enrolment',
  'cohort_full',
  'step_missing',
  'too_many_claims',
  'held_too_short',
  'too_soon_after',
  'too_long_after',
  'alternative_paid',
  'unknown_outcome',
  'no_rule',
  'value_missing',
  'condition_not_met',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

export type Refusal = {
  readonly code: RefusalCode;
  readonly claim: string | undefined;
  readonly subject: string | undefined;
  readonly outcome: string | undefined;
  readonly rule: string | undefined;
  readonly period: string | undefined;
  readonly data: Readonly<Record<string, string>>;
};

/** An amount of a line that was settled before, as the store or an earlier statement knows it; several of one line count for their sum. */
export type Settled = {
  readonly key: string;
  readonly period: string;
  readonly version: number;
  readonly amount: Cents;
  /** The day on which that settlement looked: what a later one of the same period added is due after its own day. Interest counts from there. */
  readonly asOf?: Day;
  /** The day on which that step was due, as it was told then. */
  readonly dueDay?: Day;
};

export type StatementPeriod = Period & {
  readonly version: number;
  /** open: its last day is after `asOf`; its claims wait. */
  readonly state: 'open' | 'closed';
  readonly claims: number;
};

export type Statement = {
  readonly contract: string;
  readonly currency: string;
  readonly asOf: Day;
  readonly series: string;
  readonly periods: readonly StatementPeriod[];
  readonly lines: readonly Line[];
  readonly items: readonly Item[];
  readonly refusals: readonly Refusal[];
  readonly totals: Totals;
  /** What is left of each limit; left out for who sees no facts. */
  readonly limits?: readonly LimitLeft[];
  /** There when the contract ended before its last day. */
  readonly ended?: EarlyEnd;
};

/** How much of a limit is used and left: of money in minor units, of units as decimal text, of people as a number. */
export type LimitLeft = {
  readonly limit: string;
  /** Of which period (its key), year (its first), outcome, rule or payer; left out for the whole contract. */
  readonly of?: string;
  readonly money?: { readonly most: Cents; readonly used: Cents; readonly left: Cents };
  readonly units?: { readonly most: string; readonly used: string; readonly left: string };
  readonly people?: { readonly most: number; readonly used: number; readonly left: number };
};

export type Totals = {
  readonly computed: Cents;
  readonly alreadySettled: Cents;
  readonly due: Cents;
  readonly byPayer: Readonly<Record<string, Cents>>;
  readonly byPayee: Readonly<Record<string, Cents>>;
  readonly byPeriod: Readonly<Record<string, Cents>>;
  readonly byOutcome: Readonly<Record<string, Cents>>;
};
