import { type Cents, cents, toDecimalText } from '../../../engine/money.ts';
import type { Line } from '../../../engine/statement.ts';
import { type TableCell, type TableRows, dayCell, numberCell } from '../../../engine/table-file.ts';
import type { RowContext } from './statement-rows.ts';
import { settlementWords } from './words.ts';

/** The lines of a statement as a file: what a controller takes along, with the words of the page above it. */
export function statementFile(lines: readonly Line[], context: RowContext): TableRows {
  const words = settlementWords[context.names.language];
  const { file } = words.statement;
  const money = (amount: Cents): TableCell => numberCell(toDecimalText(amount, context.currency));
  const { party } = context.names;
  const columns: readonly (readonly [string, (line: Line) => TableCell])[] = [
    [file.period, (line) => dayCell(line.period)],
    [file.line, (line) => line.key],
    [words.statement.what, (line) => context.names.line(line)],
    [file.kind, (line) => words.kinds[line.kind] || file.outcome],
    [file.payer, (line) => party(line.payer)],
    [file.payee, (line) => party(line.payee)],
    [file.share, (line) => plainNumber(line.share)],
    [file.claims, (line) => (line.part.claimsAccepted < 0 ? '<5' : numberCell(String(line.part.claimsAccepted)))],
    [file.quantity, (line) => plainNumber(line.part.quantity)],
    [file.price, (line) => plainNumber(line.part.price ?? '')],
    [file.gross, (line) => money(line.part.gross)],
    [file.cut, (line) => money(cutSum(line))],
    [file.net, (line) => money(line.net)],
    [file.tax, (line) => money(line.tax)],
    [file.computed, (line) => money(line.computed)],
    [file.alreadySettled, (line) => money(line.alreadySettled)],
    [file.due, (line) => money(line.due)],
    [file.dueDay, (line) => dayCell(line.dueDay)],
    [file.currency, () => context.currency],
  ];
  return [columns.map(([head]) => head), ...lines.map((line) => columns.map(([, cell]) => cell(line)))];
}

/** "-" is a quantity that is kept back; a number that goes on without end and a percentage stay as they are written. */
function plainNumber(text: string): TableCell {
  if (text === '-') return '';
  return /^-?\d+(\.\d+)?$/.test(text) ? numberCell(text) : text;
}

function cutSum(line: Line): Cents {
  return cents([...line.part.cuts, ...line.payerCuts].reduce((total, cut) => total + cut.amount, 0));
}
