import type { IssueData, Path } from '../engine/issue.ts';

/** What reading YAML gives: values, the place of each, and what is wrong with the notation. */

export type SourceCode =
  | 'source_too_large'
  | 'source_too_deep'
  | 'source_too_many_values'
  | 'source_empty'
  | 'source_not_utf8'
  | 'read_as_windows'
  | 'unseen_sign'
  | 'unseen_sign_mended'
  | 'curly_quotes'
  | 'dash_as_mark'
  | 'yaml_syntax'
  | 'yaml_indent'
  | 'yaml_tab'
  | 'yaml_missing_char'
  | 'yaml_open_quote'
  | 'yaml_needs_quotes'
  | 'yaml_colon'
  | 'yaml_several_documents'
  | 'yaml_directive'
  | 'yaml_duplicate_key'
  | 'yaml_merge_key'
  | 'yaml_tag'
  | 'yaml_key_not_text'
  | 'yaml_alias_unknown'
  | 'yaml_alias_circular'
  | 'yaml_alias_explodes';

export type SourceIssue = { readonly code: SourceCode; readonly at: number; readonly path: Path; readonly data: IssueData };

export type SourceLimits = { readonly characters: number; readonly tokens: number; readonly depth: number; readonly values: number };

/** Where a value stands, and the same for what is inside it. `indent` is the width of an opening quote; -1 for a text over several lines. */
export type Spot = {
  readonly start: number;
  readonly indent: number;
  readonly keys: ReadonlyMap<string, { readonly start: number; readonly spot: Spot }>;
  readonly items: readonly Spot[];
};

export const NO_SPOT: Spot = { start: 0, indent: 0, keys: new Map(), items: [] };

export type Sourced = {
  readonly value: unknown;
  readonly spot: Spot;
  readonly issues: readonly SourceIssue[];
  /** What was mended because it has one reading only, to be said. */
  readonly remarks: readonly SourceIssue[];
};
