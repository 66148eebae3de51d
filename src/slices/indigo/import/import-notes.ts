import type { TableProblemCode } from '../indigo-tables.ts';
import type { ValueProblemCode } from '../replay/replay-rows.ts';

/** What a draft from INDIGO still misses, and what the tables hold that could not be carried over. The words are in import-messages.ts. */

export type MissingCode =
  | 'currency_missing'
  | 'currencies_several'
  | 'period_from_missing'
  | 'period_to_missing'
  | 'period_to_before_from'
  | 'period_day_assumed'
  | 'parties_missing'
  | 'commissioner_missing'
  | 'provider_missing'
  | 'assessor_missing'
  | 'payer_shares_missing'
  | 'calendar_missing'
  | 'capital_missing'
  | 'outcomes_missing'
  | 'definition_missing'
  | 'price_missing'
  | 'metric_without_description';

export type LeftOutCode =
  | 'several_prices'
  | 'price_other_currency'
  | 'price_not_positive'
  | 'price_conditions'
  | 'value_not_readable'
  | 'maximum_shared'
  | 'maximum_other_currency'
  | 'several_commitments'
  | 'open_role'
  | 'assessor_not_independent'
  | 'third_role'
  | 'organisation_without_name'
  | 'metric_without_id'
  | 'metric_repeated'
  | 'target'
  | 'metric_notes'
  | 'investment'
  | 'results'
  | 'payments'
  | 'not_read';

export type DraftNote<Code extends string = MissingCode | LeftOutCode> = {
  readonly code: Code;
  /** Where in the term sheet; empty for the sheet as a whole. */
  readonly path: readonly (string | number)[];
  readonly data: NoteData;
};

/** The values of the sentence: a cell or text, where it stands, which metric, organisation or role, and why it could not be read. */
export type NoteData = {
  readonly value?: string;
  readonly file?: string;
  readonly row?: number;
  readonly column?: string;
  readonly metric?: string;
  readonly organisation?: string;
  readonly names?: readonly string[];
  readonly count?: number;
  readonly problem?: ValueProblemCode | TableProblemCode;
};

export type Missing = DraftNote<MissingCode>;
export type LeftOut = DraftNote<LeftOutCode>;

export function missing(code: MissingCode, path: Missing['path'] = [], data: NoteData = {}): Missing {
  return { code, path, data };
}

export function leftOut(code: LeftOutCode, path: LeftOut['path'] = [], data: NoteData = {}): LeftOut {
  return { code, path, data };
}
