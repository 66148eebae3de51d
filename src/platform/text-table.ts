export type Align = 'left' | 'right';

/** A table for a terminal: columns as wide as their widest cell, two spaces apart; no space at the end of a line. */
export function textTable(align: readonly Align[], rows: readonly (readonly string[])[]): string {
  const widths = align.map((_, column) => Math.max(0, ...rows.map((row) => widthOf(row[column] ?? ''))));
  const pad = (text: string, column: number): string => {
    const space = ' '.repeat(Math.max(0, (widths[column] ?? 0) - widthOf(text)));
    return align[column] === 'right' ? space + text : text + space;
  };
  return rows.map((row) => row.map(pad).join('  ').trimEnd()).join('\n');
}

/** Signs, not bytes: "€" is one wide. */
function widthOf(text: string): number {
  return [...text].length;
}
