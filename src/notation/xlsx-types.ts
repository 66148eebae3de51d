/** What a spreadsheet file gives: rows of cells as text in our own notation, each cell with what it was. */

export type XlsxCode = 'xlsx_broken' | 'xlsx_too_large' | 'xlsx_other_kind' | 'xlsx_no_sheet';

/** `number` and `day` were that in the sheet, so their text has one reading; `error` is #REF! and the like, `empty` a formula that was never worked out. */
export type XlsxKind = 'text' | 'number' | 'day' | 'error' | 'empty';
export type XlsxCell = { readonly column: number; readonly text: string; readonly kind: XlsxKind };

/** `row` counts as the spreadsheet does. */
export type XlsxRow = { readonly row: number; readonly isHidden: boolean; readonly cells: readonly XlsxCell[] };

export type XlsxSheet = { readonly name: string; readonly isHidden: boolean };

export type Xlsx = {
  readonly sheets: readonly XlsxSheet[];
  readonly chosen: string;
  readonly rows: readonly XlsxRow[];
};

export type XlsxProblem = { readonly code: XlsxCode; readonly limit?: number; readonly sheets?: readonly string[] };
