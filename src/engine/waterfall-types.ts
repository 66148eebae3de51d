import type { Day, DaysOfYear } from './calendar.ts';
import type { DatedFlow, Irr } from './irr.ts';
import type { Cents } from './money.ts';

/** Money for the waterfall: what a payer owes the manager (positive) or gets back from it (negative) on a day. */
export type Receipt = {
  readonly day: Day;
  readonly party: string;
  readonly amount: Cents;
  readonly source: string;
  /** The fact that says it was paid on this day; left out: nobody wrote that down, and it was due on this day. */
  readonly payment?: string;
};

/** Whether outcome money counts on the days it was really paid, on the days it was due, or some of each. */
export type ReceiptDays = 'none' | 'paid' | 'due' | 'both';

export type MoveKind =
  | 'receipt'
  | 'draw'
  | 'spend'
  | 'cost'
  | 'unspent'
  | 'termination'
  | 'repayment'
  | 'fee'
  | 'interest'
  | 'principal'
  | 'bonus'
  | 'preferred'
  | 'hold'
  | 'release'
  | 'split'
  | 'rest'
  | 'malus'
  | 'guarantee';

/**
 * One movement of money. `from` and `to` are party ids, or a pot of the manager: "#in" (what came in and is not shared out yet),
 * "#capital" (drawn and not spent yet) or "#reserve/name". A party id never starts with "#".
 */
export type Move = {
  readonly day: Day;
  readonly kind: MoveKind;
  readonly from: string;
  readonly to: string;
  readonly amount: Cents;
  /** Step of the waterfall that moved it. */
  readonly step: string | undefined;
  readonly tranche: string | undefined;
  /** Where an amount from outside was found: a statement line, a fact. */
  readonly source: string | undefined;
  /** receipt: the fact that says it was paid on this day, when there is one. */
  readonly payment?: string;
};

/** A cap that took something: the most it allowed here, and what was left unpaid because of it. */
export type BoundCap = { readonly cap: 'maxMoney' | 'maxMultiple' | 'maxIrr'; readonly limit: Cents; readonly took: Cents };

/** done: worked out (the payment may still be zero); the others say why a step was passed over. */
export type StepState = 'done' | 'not_yet' | 'expired' | 'condition_false' | 'value_missing' | 'broken';

/** A stretch of days with one base and one rate. Decimal text; base and interest in major units. */
export type InterestSlice = {
  readonly from: Day;
  readonly to: Day;
  readonly base: string;
  readonly rate: string;
  readonly counted: readonly DaysOfYear[];
  readonly interest: string;
  /** On its last day this much unpaid interest began to bear interest itself. */
  readonly capitalised?: string;
};

/** One of the amounts that an amount due is made of, such as what fell due before and what this day adds. */
export type DuePart = { readonly name: DuePartName; readonly amount: Cents };
export type DuePartName =
  | 'outstanding'
  | 'by_result'
  | 'by_amount'
  | 'by_plan'
  | 'interest_before'
  | 'interest_now'
  | 'to_date'
  | 'paid_before'
  | 'arrears'
  | 'charged'
  | 'level'
  | 'filled'
  | 'reserve'
  | 'available'
  | 'to_others'
  | 'unprotected';

/** One step, for one tranche or party, on one pay day: what was due, what there was, what was paid. due = paid + short + taken by caps. */
export type StepLog = {
  readonly step: string;
  readonly pay: MoveKind;
  readonly clause: string | undefined;
  readonly tranche: string | undefined;
  readonly to: string | undefined;
  readonly state: StepState;
  readonly when: boolean | undefined;
  readonly due: Cents;
  /** What `due` is made of, in order; they sum to it. Empty when nothing is due. */
  readonly made: readonly DuePart[];
  readonly available: Cents;
  readonly paid: Cents;
  readonly short: Cents;
  readonly caps: readonly BoundCap[];
  /** Every value that a formula of this step looked at, as decimal text; the name of a missing value under "missing". */
  readonly inputs: Readonly<Record<string, string>>;
  /** interest and preferred: how what fell due since the last time came about. */
  readonly interest: readonly InterestSlice[];
};

export type RunLog = {
  readonly day: Day;
  readonly kind: 'regular' | 'maturity' | 'termination';
  readonly opening: Cents;
  readonly steps: readonly StepLog[];
  readonly closing: Balances;
};

export type Balances = {
  /** Came in and not shared out; below zero when the payer took back more than was left. */
  readonly held: Cents;
  readonly unspent: Cents;
  readonly reserves: Readonly<Record<string, Cents>>;
  readonly outstanding: Readonly<Record<string, Cents>>;
  /** Interest earned and not paid yet, rounded. */
  readonly accrued: Readonly<Record<string, Cents>>;
};

/** What was put in, what came back, and what that comes to. The multiple is exact, as decimal text. */
export type Returns = {
  readonly flows: readonly DatedFlow[];
  readonly putIn: Cents;
  readonly back: Cents;
  readonly irr: Irr;
  readonly multiple: string | undefined;
};

export type TrancheResult = Returns & {
  readonly id: string;
  readonly drawn: Cents;
  readonly principalPaid: Cents;
  readonly interestPaid: Cents;
  readonly outstanding: Cents;
  readonly accrued: Cents;
  readonly holders: readonly (Returns & { readonly party: string })[];
};

/** What does not go as the terms mean it, in the formulas and in the facts. */
const PROBLEM_CODES = [
  'value_missing',
  'division_by_zero',
  'not_a_number',
  'not_a_condition',
  'unknown_function',
  'wrong_inputs',
  'draw_over_commitment',
  'draw_not_positive',
  'unknown_tranche',
  'draw_after_end',
  'cost_without_money',
  'shares_over_whole',
] as const;

/** What belongs to the returns: everybody who sees these may read it. */
export const RETURN_NOTES = ['unspent_back', 'by_plan', 'still_out', 'not_repaid'] as const;
export const NOTE_CODES = [...PROBLEM_CODES, ...RETURN_NOTES] as const;
export const OWED_KINDS = ['guarantee', 'termination', 'malus', 'repayment'] as const;

export type WaterfallProblem = {
  readonly code: (typeof PROBLEM_CODES)[number];
  readonly day: Day;
  readonly data: Readonly<Record<string, string>>;
};

/** Something that whoever reads the returns must be told; amounts in `data` are minor units. Words: messages-capital-notes.ts. */
export type CapitalNote = {
  readonly code: (typeof NOTE_CODES)[number];
  readonly day: Day;
  readonly data: Readonly<Record<string, string>>;
};

/** What a party owes because of the capital, beside the lines of the statement. */
export type OwedBeside = {
  readonly day: Day;
  readonly kind: (typeof OWED_KINDS)[number];
  readonly step: string | undefined;
  readonly from: string;
  readonly to: string;
  readonly amount: Cents;
  readonly tranche: string | undefined;
};

export type Waterfall = {
  readonly currency: string;
  readonly asOf: Day;
  readonly ended: { readonly day: Day; readonly kind: 'maturity' | 'termination' } | undefined;
  readonly runs: readonly RunLog[];
  readonly moves: readonly Move[];
  readonly tranches: readonly TrancheResult[];
  readonly overall: Returns;
  /** Net dated flows of every party that is not the manager's pot: what it paid in (negative) and received (positive). */
  readonly parties: Readonly<Record<string, readonly DatedFlow[]>>;
  readonly balances: Balances;
  readonly receiptDays: ReceiptDays;
  readonly problems: readonly WaterfallProblem[];
  readonly notes: readonly CapitalNote[];
  readonly owed: readonly OwedBeside[];
};
