/** Work at the ends of a text, each sign looked at once: a pattern such as /0+$/ begins again at every nought of a long text. */

/** "1.500" without "0" at its end is "1.5". */
export function withoutEnd(text: string, sign: string): string {
  let end = text.length;
  while (end > 0 && text.charAt(end - 1) === sign) end -= 1;
  return text.slice(0, end);
}

/** "1.500" → "1.5", "2.000" → "2"; a whole number stays as it is. */
export function withoutZeros(decimal: string): string {
  return decimal.includes('.') ? withoutEnd(withoutEnd(decimal, '0'), '.') : decimal;
}

/** Without the sign at both ends. */
export function withoutEnds(text: string, sign: string): string {
  let start = 0;
  while (start < text.length && text.charAt(start) === sign) start += 1;
  return withoutEnd(text.slice(start), sign);
}

/** "1234567" → "1.234.567". */
export function inThousands(digits: string, mark: string): string {
  const first = digits.length % 3;
  const groups = first === 0 ? [] : [digits.slice(0, first)];
  for (let at = first; at < digits.length; at += 3) groups.push(digits.slice(at, at + 3));
  return groups.join(mark);
}
