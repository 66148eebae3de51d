import type { Cents } from './money.ts';
import type { Text } from './terms-parts.ts';

/** The codes of an explanation of the waterfall; their words are in messages-explain-waterfall-*.ts. */
export const WATERFALL_CODES = [
  'returns',
  'put_in',
  'got_back',
  'still_out',
  'drawn',
  'repaid',
  'capital_move',
  'payment',
  'payment_share',
  'other_holders',
  'payment_due',
  'due_part',
  'interest_slice',
  'payment_when',
  'payment_stopped',
  'payment_cap',
  'payment_short',
  'pot',
  'pot_move',
] as const;
export type WaterfallCode = (typeof WATERFALL_CODES)[number];

/** What a node says; each code has its words in messages-explain.ts. */
export const EXPLAIN_CODES = [
  'total_due',
  'total',
  'due',
  'line',
  'already_settled',
  'share',
  'other_payers',
  'payer_limit',
  'tax',
  'tax_included',
  'outcome',
  'minimum',
  'fee',
  'deduction',
  'late_interest',
  'gone',
  'minimum_level',
  'minimum_reached',
  'gross',
  'claims_at_price',
  'claims_by_formula',
  'limit_cut',
  'alternative_cut',
  'cut_of_claim',
  'item',
  'item_value',
  'to_date',
  'paid_before',
  'step',
  'input',
  ...WATERFALL_CODES,
] as const;
export type ExplainCode = (typeof EXPLAIN_CODES)[number];

/**
 * One amount, or one input of it, with everything below it. Where children have amounts, these sum to the amount of their parent.
 * `values` are plain texts: ids, days, decimals with a point; words are made from them in explainSentences.
 */
export type ExplainNode = {
  readonly code: ExplainCode;
  /** Minor units of `currency`. */
  readonly amount?: Cents | undefined;
  readonly currency: string;
  /** Title in the term sheet of the rule, limit, fee or deduction. */
  readonly title?: Text | undefined;
  readonly values: Readonly<Record<string, string>>;
  /** What the sheet calls the outcomes and rules that a formula or input names by their ids. */
  readonly names?: Readonly<Record<string, Text>> | undefined;
  /** Where the contract says so. */
  readonly clause?: string | undefined;
  /** Where the number comes from: the id of a claim, the source of a measure. */
  readonly source?: string | undefined;
  readonly children: readonly ExplainNode[];
};

export const NO_CHILDREN: readonly ExplainNode[] = [];

/** Children are made when somebody looks at them: a line of a hundred thousand claims is explained at once, its claims on demand. */
export function lazily(node: Omit<ExplainNode, 'children'>, make: () => readonly ExplainNode[]): ExplainNode {
  let made: readonly ExplainNode[] | undefined;
  return {
    ...node,
    get children() {
      return (made ??= make());
    },
  };
}
