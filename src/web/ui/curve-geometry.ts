/** A place on a curve in the reader's own units: outcomes, percentages, euros. Only for drawing, never for money. */
export type CurvePoint = { readonly x: number; readonly y: number };

export type CurveShape = 'linear' | 'steps' | 'points';

export type CurveOptions = {
  readonly shape: CurveShape;
  readonly points: readonly CurvePoint[];
  /** The value left of the first point. */
  readonly before?: number | undefined;
  /** A straight curve goes on in its last direction, instead of staying level. */
  readonly isExtended?: boolean | undefined;
  readonly marker?: CurvePoint | undefined;
};

export type Range = { readonly from: number; readonly to: number };

/** What the axes show: all points and the marker, zero of the value, and a little after the last point. */
export function rangesOf({ points, marker, before = 0 }: CurveOptions): { readonly x: Range; readonly y: Range } {
  const all = marker ? [...points, marker] : points;
  const xs = all.map((point) => point.x);
  const ys = [...all.map((point) => point.y), before, 0];
  const [from, to] = [Math.min(...xs), Math.max(...xs)];
  const width = to - from || Math.abs(to) || 1;
  const startsNearZero = from >= 0 && from <= width;
  const [low, high] = [Math.min(...ys), Math.max(...ys)];
  return {
    x: { from: startsNearZero ? 0 : from - width * 0.1, to: to + width * 0.08 },
    y: { from: low, to: high === low ? low + 1 : high + (high - low) * 0.06 },
  };
}

/** The corners of the line from the left edge to the right edge. */
export function cornersOf(options: CurveOptions, x: Range): readonly CurvePoint[] {
  const sorted = options.points.toSorted((left, right) => left.x - right.x);
  const first = sorted[0];
  const last = sorted.at(-1);
  if (!first || !last || options.shape === 'points') return sorted;
  const before = options.before ?? 0;
  const start =
    first.x > x.from
      ? [
          { x: x.from, y: before },
          { x: first.x, y: before },
        ]
      : [];
  const middle = options.shape === 'steps' ? stepCorners(sorted) : sorted;
  return [...start, ...middle, { x: x.to, y: options.isExtended ? extended(sorted, x.to) : last.y }];
}

function stepCorners(sorted: readonly CurvePoint[]): readonly CurvePoint[] {
  return sorted.flatMap((point, index) => {
    const former = sorted[index - 1];
    return former ? [{ x: point.x, y: former.y }, point] : [point];
  });
}

function extended(sorted: readonly CurvePoint[], x: number): number {
  const last = sorted.at(-1);
  const former = sorted.at(-2);
  if (!last || !former || last.x === former.x) return last?.y ?? 0;
  return last.y + ((last.y - former.y) / (last.x - former.x)) * (x - last.x);
}

/**
 * Round places for the marks of an axis: about `count`, in steps of one, two or five times a power of ten, and no smaller
 * than `smallest`: between two years or two persons there is nothing to mark.
 */
export function ticksOf(range: Range, count: number, smallest = 0): readonly number[] {
  const raw = Math.max(smallest, (range.to - range.from) / Math.max(1, count));
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= raw) ?? 10);
  const first = Math.ceil(range.from / step - 1e-9);
  const last = Math.floor(range.to / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}
