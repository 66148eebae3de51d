import { inThousands, withoutZeros } from '../../../engine/text-ends.ts';
import type { Exact } from '../../../engine/decimal.ts';
import { minorDigits } from '../../../engine/money.ts';
import { roundToWhole } from '../../../engine/rounding.ts';
import type { Language } from './messages.ts';

/** Numbers and tables as plain text. Exact numbers of any size, so nothing here passes through a float. */

/** "115940.00": whole and minor units of the currency, half-up on the last digit. For files. */
export function amountText(amount: Exact, currency: string): string {
  return fixedText(amount, minorDigits(currency));
}

function fixedText(value: Exact, digits: number): string {
  const minor = roundToWhole({ n: value.n * 10n ** BigInt(digits), d: value.d }, 'half-up');
  const text = (minor < 0n ? -minor : minor).toString().padStart(digits + 1, '0');
  const sign = minor < 0n ? '-' : '';
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** "1.617.330,00" in Dutch, "1,617,330.00" in English. For people. */
export function amountWords(amount: Exact, currency: string, language: Language): string {
  return withSeparators(amountText(amount, currency), language);
}

/** A count or ratio with at most six decimals, half-up, without zeros at the end: "231", "0.869367". For files. */
export function numberText(value: Exact): string {
  return withoutZeros(fixedText(value, 6));
}

/** "53,6" in Dutch: at most three decimals. */
export function numberWords(value: Exact, language: Language): string {
  return withSeparators(withoutZeros(fixedText(value, 3)), language);
}

/** "1,000" in Dutch, with as many decimals as asked: for ratios and percentages that stand under each other. */
export function ratioWords(value: Exact, language: Language, digits: number): string {
  return withSeparators(fixedText(value, digits), language);
}

function withSeparators(plain: string, language: Language): string {
  const [whole = '', fraction] = plain.split('.');
  const [group, mark] = language === 'nl' ? ['.', ','] : [',', '.'];
  const grouped = whole.startsWith('-') ? `-${inThousands(whole.slice(1), group)}` : inThousands(whole, group);
  return fraction === undefined ? grouped : `${grouped}${mark}${fraction}`;
}

/** [2, 3, 4, 7] → "2–4, 7" */
export function rowRanges(rows: readonly number[]): string {
  const ranges: { from: number; to: number }[] = [];
  for (const row of rows.toSorted((left, right) => left - right)) {
    const last = ranges.at(-1);
    if (last !== undefined && row <= last.to + 1) last.to = row;
    else ranges.push({ from: row, to: row });
  }
  return ranges.map(({ from, to }) => (from === to ? String(from) : `${from}–${to}`)).join(', ');
}
