/** One table as CSV, as spreadsheets read it: comma, quotes where needed, a mark so that Excel reads the accents. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

/** A text that begins as a formula would be run by a spreadsheet: a quote in front makes it text again. */
function csvCell(text: string): string {
  const safe = /^[=+@\t\r]/.test(text) || /^-(?!\d)/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** An address for a download link; the text is in the page already, so the server need not be asked. */
export function csvAddress(rows: readonly (readonly string[])[]): string {
  return `data:text/csv;charset=utf-8,${encodeURIComponent(csvText(rows))}`;
}
