import { calendarOf } from '../../../engine/calendar.ts';
import { type Exact, EXACT_ZERO, fromInteger, isDecimalText, parseExact, plus, times, toText } from '../../../engine/decimal.ts';
import type { Fee, TermSheet } from '../../../engine/terms.ts';

/**
 * What arrangers are paid in fixed fees over the whole term, as decimal text: what a contract without them would not pay.
 * Undefined when there is nothing, or when a fee depends on what happens: then nobody can say it beforehand.
 */
export function arrangingFees(sheet: TermSheet): string | undefined {
  const arrangers = new Set(sheet.parties.filter((party) => party.roles.includes('arranger')).map((party) => party.id));
  const fees = sheet.fees.filter((fee) => arrangers.has(fee.to));
  if (fees.length === 0 || fees.some((fee) => !isDecimalText(fee.amount) || fee.when !== undefined)) return undefined;
  const total = fees.map((fee) => times(parseExact(fee.amount), timesPaid(sheet, fee))).reduce(plus, EXACT_ZERO);
  return toText(total);
}

function timesPaid(sheet: TermSheet, fee: Fee): Exact {
  if (fee.days !== undefined) return fromInteger(fee.days.length);
  if (fee.every === 'once') return fromInteger(1);
  return fromInteger(calendarOf(sheet).length);
}
