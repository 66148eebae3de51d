/** One measured figure beside its yardstick, both from the same run. */
export type Figure = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What it is held against: a value in the same unit, or the words of a fixed limit. */
  readonly yardstick: string;
  /** The promise, in words: "at most 3x". */
  readonly limit: string;
  readonly meets: boolean;
};

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** Milliseconds of one call, the answer thrown away. */
export function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** Runs two things in turn, so that a machine whose speed drifts treats both alike. Out: the median of each, in ms; the first round warms up. */
export function inTurn(rounds: number, first: () => unknown, second: () => unknown): { readonly first: number; readonly second: number } {
  first();
  second();
  return inTurnBy(
    rounds,
    () => timed(first),
    () => timed(second),
  );
}

/** The same for things that measure themselves. */
export function inTurnBy(rounds: number, first: () => number, second: () => number): { readonly first: number; readonly second: number } {
  const pairs = Array.from({ length: rounds }, () => ({ first: first(), second: second() }));
  return { first: median(pairs.map((pair) => pair.first)), second: median(pairs.map((pair) => pair.second)) };
}
