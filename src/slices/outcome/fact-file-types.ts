import type { Facts } from '../../engine/facts.ts';
import type { IssueData, Path, Severity, ShapeCode } from '../../engine/issue.ts';
import type { SourceCode } from '../../notation/source.ts';
import type { XlsxCode } from '../../notation/xlsx-types.ts';

/** What a file of facts is read into: facts, and for every row that is none a reason with its place. */

export const FACT_KINDS = ['claim', 'measure', 'enrolment', 'start', 'event', 'receipt', 'paid', 'draw', 'cost'] as const;
export type FactKind = (typeof FACT_KINDS)[number];

export type FactFileCode =
  | 'csv_quote'
  | 'csv_no_rows'
  | 'csv_line_too_long'
  | 'unknown_column'
  | 'unnamed_column'
  | 'too_many_columns'
  | 'column_read_as'
  | 'label_read_as'
  | 'unseen_sign_removed'
  | 'number_read_as'
  | 'number_like_thousands'
  | 'day_read_as'
  | 'same_person'
  | 'cell_formula_wrong'
  | 'cell_formula_empty'
  | 'cell_merged'
  | 'number_is_time'
  | 'number_is_day'
  | 'code_by_spreadsheet'
  | 'sheet_chosen'
  | 'rows_hidden'
  | 'columns_hidden'
  | 'rows_above_header'
  | 'not_a_table'
  | 'duplicate_column'
  | 'missing_column'
  | 'row_too_long'
  | 'unknown_kind'
  | 'field_not_for_kind'
  | 'unknown_outcome'
  | 'unknown_payer'
  | 'unknown_party'
  | 'unknown_tranche'
  | 'unknown_period'
  | 'unknown_group'
  | 'measure_not_used'
  | 'event_not_used'
  | 'value_not_used'
  | 'duplicate_id'
  | 'day_outside_period'
  | 'recorded_before_day'
  | 'recorded_in_future'
  | 'day_in_future'
  | 'receipt_by_file'
  | 'paid_by_others'
  | 'payee_needed'
  | 'negative_number'
  | 'too_many_decimals'
  | 'looks_like_a_name'
  | 'looks_like_a_birth_date'
  | 'looks_like_a_bsn'
  | 'looks_like_an_email'
  | 'looks_like_a_phone_number';

export type FactCode = FactFileCode | ShapeCode | SourceCode | XlsxCode;

/** A problem in a file of facts. `row` counts from 1 at the top of a CSV file; it is absent in YAML, where line and column say more. */
export type FactIssue = {
  readonly code: FactCode;
  readonly severity: Severity;
  readonly file: string;
  readonly row: number | undefined;
  /** The name of the column or field. */
  readonly field: string;
  readonly value: string;
  readonly path: Path;
  readonly data: IssueData;
  readonly line: number;
  readonly column: number;
};

/** What somebody said about a file of this contract: whose headings and words are whose. Keys are written as `plainWord` gives them. */
export type FactMapping = {
  readonly columns: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, Readonly<Record<string, string>>>>;
};

/** A column as it is called in the file, the field it stands for, and how we know. */
export type ReadColumn = {
  readonly index: number;
  readonly written: string;
  readonly field: string | undefined;
  readonly how: 'exact' | 'known' | 'told' | 'left_out' | 'unknown';
};

/** A word of the sender that stands for something of the contract. */
export type ReadLabel = { readonly field: string; readonly written: string; readonly id: string };

export type RowState = 'good' | 'warning' | 'bad';

/** One row of the preview, as it stood in the file. In YAML `row` is the line on which the fact begins. */
export type FactRow = {
  readonly row: number;
  readonly state: RowState;
  readonly kind: FactKind | undefined;
  readonly cells: readonly string[];
  readonly issues: readonly FactIssue[];
  /** The fact it became; none when the row or the whole file has an error. */
  readonly entry?: FactEntry | undefined;
};

export type FactReading = {
  readonly fileName: string;
  readonly format: 'csv' | 'xlsx' | 'yaml';
  readonly delimiter: string;
  /** The headings as the sender wrote them. */
  readonly header: readonly string[];
  readonly columns: readonly ReadColumn[];
  readonly labels: readonly ReadLabel[];
  /** The sheets of a spreadsheet that can be seen, and the one that was read. */
  readonly sheets: readonly string[];
  readonly sheet: string | undefined;
  readonly preview: readonly FactRow[];
  /** The rows without an error. */
  readonly facts: Facts;
  /** All of them, in the order of the file, warnings too. */
  readonly issues: readonly FactIssue[];
};

export type AnyFact = Facts['claims'][number] | Facts['measures'][number] | Facts['events'][number] | Facts['cash'][number];

export type FactEntry =
  | { readonly list: 'claims'; readonly fact: Facts['claims'][number] }
  | { readonly list: 'measures'; readonly fact: Facts['measures'][number] }
  | { readonly list: 'events'; readonly fact: Facts['events'][number] }
  | { readonly list: 'cash'; readonly fact: Facts['cash'][number] };

/** A problem before it has a file and a place. */
export type Objection = {
  readonly code: FactFileCode;
  readonly severity: Severity;
  readonly field: string;
  readonly value: string;
  readonly data: IssueData;
};

/** A row on its way: read from the file, perhaps a fact already. Changes while checks are made. */
export type Draft = {
  readonly row: number;
  readonly kind: FactKind | undefined;
  readonly cells: readonly string[];
  readonly entry: FactEntry | undefined;
  readonly issues: FactIssue[];
  /** Gives an objection its place in the file. */
  readonly at: (objection: Objection) => FactIssue;
};
