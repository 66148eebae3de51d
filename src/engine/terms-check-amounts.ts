import { withoutZeros } from './text-ends.ts';
import { isNumberText, parseExact } from './decimal.ts';
import { namesIn, parseFormula } from './formula-parse.ts';
import type { Path } from './issue.ts';
import { minorDigits } from './money.ts';
import type { TermSheet } from './terms.ts';
import { type SheetIssue, problem, remark } from './terms-check-types.ts';
import { numbersOf } from './terms-numbers.ts';

/** Is every amount one that can be booked, and every calculation one that ends? */
export function amountIssues(sheet: TermSheet): readonly SheetIssue[] {
  return [...tooLarge(sheet), ...likeThousands(sheet), ...tooLong(sheet)];
}

type Amount = { readonly path: Path; readonly text: string };

/** An amount is kept as a whole number of the smallest coin; above this a computer no longer tells one from the next. */
function tooLarge(sheet: TermSheet): readonly SheetIssue[] {
  const most = BigInt(Number.MAX_SAFE_INTEGER);
  const coins = 10n ** BigInt(minorDigits(sheet.currency));
  return amountsOf(sheet).flatMap(({ path, text }) => {
    if (!isNumberText(text)) return [];
    const { n, d } = parseExact(text);
    const isLarge = (n < 0n ? -n : n) * coins > most * d;
    return isLarge ? [problem('amount_too_large', path, { value: text, currency: sheet.currency })] : [];
  });
}

const THOUSANDS = /^(-?[1-9]\d{0,2})\.(\d{3})$/;

/** "20.000" is how half of Europe writes twenty thousand, and here it is twenty. Only a currency with thousandths may need three digits. */
function likeThousands(sheet: TermSheet): readonly SheetIssue[] {
  if (minorDigits(sheet.currency) > 2) return [];
  return amountsOf(sheet).flatMap(({ path, text }) => {
    const [, whole = '', rest = ''] = THOUSANDS.exec(text) ?? [];
    if (whole === '') return [];
    const means = withoutZeros(`${whole}.${rest}`);
    return [remark('amount_like_thousands', path, { value: text, means, large: `${whole}${rest}` })];
  });
}

/** Every place that holds money; a formula counts when it is a plain number. */
function amountsOf(sheet: TermSheet): readonly Amount[] {
  return [...numbersOf(sheet).filter(({ field }) => field.unit === 'money'), ...curvesOfMoney(sheet)];
}

/** A curve under a name of its own holds money when a rule pays by it. */
function curvesOfMoney(sheet: TermSheet): readonly Amount[] {
  const ids = new Set(sheet.rules.flatMap(({ curve }) => (typeof curve === 'string' ? [curve] : [])));
  return [...ids].flatMap((id) =>
    (sheet.curves[id]?.points ?? []).map((point, index) => ({ path: ['curves', id, 'points', index, 'value'], text: point.value })),
  );
}

const MOST_PARTS = 2_000;

/** Parameters that ask for parameters: each step may double the work, and forty doublings never end. The first that goes too far is told. */
function tooLong(sheet: TermSheet): readonly SheetIssue[] {
  const sizes = new Map<string, number>();
  const first = Object.keys(sheet.parameters).find((id) => sizeOf(sheet, id, sizes) > MOST_PARTS);
  if (first === undefined) return [];
  return [{ ...problem('parameter_too_long', ['parameters', first], { value: first, limit: MOST_PARTS }), on: 'key' as const }];
}

/** How many names a parameter looks up in the end. A circle is told elsewhere: here it counts as nothing. */
function sizeOf(sheet: TermSheet, id: string, sizes: Map<string, number>): number {
  const known = sizes.get(id);
  if (known !== undefined) return known;
  sizes.set(id, 0);
  const value = sheet.parameters[id];
  const texts = value === undefined ? [] : typeof value === 'string' ? [value] : value.map((row) => row.value);
  const size = texts.reduce(
    (most, text) =>
      Math.max(
        most,
        namesUsed(text).reduce((total, name) => total + 1 + sizeOf(sheet, name, sizes), 0),
      ),
    0,
  );
  sizes.set(id, size);
  return size;
}

function namesUsed(text: string): readonly string[] {
  const parsed = parseFormula(text);
  return parsed.ok ? namesIn(parsed.value).flatMap((part) => (part.kind === 'name' ? [part.id] : [])) : [];
}
