import { type Exact, EXACT_ZERO, fromInteger, isDecimalText, parseExact, plus } from './decimal.ts';

/** Whole quantities are counted as numbers; only the rare broken ones go through exact arithmetic. One that does not end ("0.527027…") counts as far as it is written. */
export function sumQuantities(items: readonly { readonly quantity: string }[]): Exact {
  let whole = 0;
  let broken = EXACT_ZERO;
  for (const { quantity } of items) {
    if (/^-?\d{1,9}$/.test(quantity)) whole += Number(quantity);
    else if (isDecimalText(quantity.replace('…', ''))) broken = plus(broken, parseExact(quantity.replace('…', '')));
  }
  return plus(fromInteger(whole), broken);
}
