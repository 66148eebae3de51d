/** What a spreadsheet file gives: rows of cells as text in our own notation, each cell with what it was. */

export type XlsxCode = 'xlsx_broken' | 'xlsx_too_large' | 'xlsx_other_kind' | 'xlsx_no_sheet';

/**
 * `number` and `day` were that in the sheet, so their text has one reading; `time` is a number that the sheet shows as hours and minutes;
 * `error` is #REF! and the like, `empty` a formula that was never worked out, `merged` a cell that the one above or beside it hides.
 */
export type XlsxKind = 'text' | 'number' | 'day' | 'time' | 'error' | 'empty' | 'merged';
export type XlsxCell = { readonly column: number; readonly text: string; readonly kind: XlsxKind };

/** `row` counts as the spreadsheet does. */
export type XlsxRow = { readonly row: number; readonly isHidden: boolean; readonly cells: readonly XlsxCell[] };

export type XlsxSheet = { readonly name: string; readonly isHidden: boolean };

export type Xlsx = {
  readonly sheets: readonly XlsxSheet[];
  readonly chosen: string;
  readonly rows: readonly XlsxRow[];
  /** Columns that are hidden, counted from 0. */
  readonly hiddenColumns: readonly number[];
};

export type XlsxProblem = { readonly code: XlsxCode; readonly limit?: number; readonly sheets?: readonly string[] };
