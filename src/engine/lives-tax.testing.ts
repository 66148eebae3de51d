import type { Line, Statement } from './statement.ts';
import type { TermSheet } from './terms.ts';

/** Tax counted beside the engine: with whole numbers, over what belongs together. Out: what is wrong; must be nothing. */
export function taxIsOneRounding(contract: readonly TermSheet[], statement: Statement): readonly string[] {
  return contract.flatMap(({ tax, version }) => {
    const lines = statement.lines.filter((line) => line.version === version && line.kind !== 'late_interest');
    if (tax === undefined) return lines.filter((line) => line.tax !== 0).map((line) => `${line.key} has tax`);
    const place = (line: Line): string =>
      tax.per === 'line' ? line.key.replace('/local', '') : tax.per === 'period' ? line.period : `${line.period} ${line.payer} ${line.payee}`;
    const [over, under] = RATES[tax.rate] ?? [0n, 1n];
    return [...Map.groupBy(lines, place)].flatMap(([key, own]) => {
      const total = (pick: (line: Line) => number): bigint => own.reduce((all, line) => all + BigInt(pick(line)), 0n);
      const expected =
        tax.basis === 'net'
          ? nearest(total((line) => line.net) * over, under)
          : total((line) => line.computed) - nearest(total((line) => line.computed) * under, under + over);
      const found = total((line) => line.tax);
      return found === expected ? [] : [`${key}: ${found} in place of ${expected}`];
    });
  });
}

const RATES: Readonly<Record<string, readonly [bigint, bigint]>> = { '21%': [21n, 100n], '9%': [9n, 100n], '1/3': [1n, 3n], '0%': [0n, 1n] };

/** To the nearest whole, a half away from nothing. */
function nearest(top: bigint, bottom: bigint): bigint {
  const half = (2n * (top < 0n ? -top : top) + bottom) / (2n * bottom);
  return top < 0n ? -half : half;
}
