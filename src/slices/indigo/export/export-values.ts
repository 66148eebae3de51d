import type { Day } from '../../../engine/calendar.ts';
import { parseExact, toText } from '../../../engine/decimal.ts';
import { type Cents, toDecimalText } from '../../../engine/money.ts';
import type { TermSheet } from '../../../engine/terms.ts';
import type { Text } from '../../../engine/terms-parts.ts';

/** What every part of the export needs. An undefined value is a field that INDIGO asks for and a contract does not know: JSON leaves it out. */
export type ExportContext = {
  readonly sheet: TermSheet;
  readonly asOf: Day;
  /** The INDIGO id of a party, else its own id. */
  readonly organisation: (party: string) => string;
};

/** INDIGO wraps every value: { value: … }. */
export function wrapped<T>(value: T | undefined): { readonly value: T } | undefined {
  return value === undefined ? undefined : { value };
}

/** INDIGO is read in many countries: English where there is a choice. */
export function plainText(text: Text): string {
  return typeof text === 'string' ? text : text.en;
}

/** The standard wants JSON numbers. This is the last step, after every calculation; up to 15 digits come out exactly as they went in. */
export function moneyNumber(amount: Cents, currency: string): number {
  return Number(toDecimalText(amount, currency));
}

/** "12.5%" → 0.125 */
export function decimalNumber(decimal: string): number {
  return Number(toText(parseExact(decimal), 20));
}

type DatedRow<T> = { readonly from: string; readonly value: T };

/** The value in force on a day: the last row that has started, else the first one. */
export function valueOn<T extends string>(dated: T | readonly DatedRow<T>[], asOf: string): T | undefined {
  if (typeof dated === 'string') return dated;
  return (dated.findLast((row) => row.from <= asOf) ?? dated[0])?.value;
}
