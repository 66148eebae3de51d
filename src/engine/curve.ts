import { type Exact, EXACT_ZERO, compareExact, dividedBy, minus, parseExact, plus, times } from './decimal.ts';
import { must, unreachable } from './result.ts';
import type { Curve } from './terms-parts.ts';

type Point = { readonly at: Exact; readonly value: Exact; readonly edge: '>=' | '>' };

/**
 * The one curve that turns a result into money or into a rate.
 * In: any exact x. Out: for `steps` the value of the last step reached, for `linear` the straight line between two points, for `tiers`
 * the sum of the units in each tier times the price of that tier. Source: the shapes A1, A8–A15, A19 of docs/terms.md.
 */
export function valueAt(curve: Curve, x: Exact): Exact {
  const points = pointsOf(curve);
  switch (curve.kind) {
    case 'steps':
      return stepValue(points, x) ?? below(curve);
    case 'linear':
      return linearValue(curve, points, x);
    case 'tiers':
      return tierSum(points, x);
    default:
      return unreachable(curve.kind);
  }
}

const parsed = new WeakMap<Curve, readonly Point[]>();

function pointsOf(curve: Curve): readonly Point[] {
  const known = parsed.get(curve);
  if (known !== undefined) return known;
  const points = curve.points.map((point) => ({ at: parseExact(point.at), value: parseExact(point.value), edge: point.edge ?? curve.edge }));
  parsed.set(curve, points);
  return points;
}

function below(curve: Curve): Exact {
  return curve.below === undefined ? EXACT_ZERO : parseExact(curve.below);
}

function stepValue(points: readonly Point[], x: Exact): Exact | undefined {
  return points.findLast((point) => (point.edge === '>=' ? compareExact(x, point.at) >= 0 : compareExact(x, point.at) > 0))?.value;
}

function linearValue(curve: Curve, points: readonly Point[], x: Exact): Exact {
  // Two points at the same place are a jump: from that place on the later one counts.
  const index = points.findLastIndex((point) => compareExact(x, point.at) >= 0);
  if (index === -1) return below(curve);
  const left = must(points[index], 'point');
  const right = points[index + 1];
  if (right !== undefined) return between(left, right, x);
  const before = points[index - 1];
  return curve.above === 'extend' && before !== undefined ? between(before, left, x) : left.value;
}

function between(left: Point, right: Point, x: Exact): Exact {
  const slope = dividedBy(minus(right.value, left.value), minus(right.at, left.at));
  return slope === undefined ? right.value : plus(left.value, times(slope, minus(x, left.at)));
}

function tierSum(points: readonly Point[], x: Exact): Exact {
  return points.reduce((total, point, index) => {
    const next = points[index + 1];
    const top = next !== undefined && compareExact(next.at, x) < 0 ? next.at : x;
    return compareExact(top, point.at) > 0 ? plus(total, times(point.value, minus(top, point.at))) : total;
  }, EXACT_ZERO);
}
