import { compareExact, parseExact } from './decimal.ts';
import type { Speaker } from './describe-speaker.ts';
import { must } from './result.ts';
import type { Curve } from './terms-parts.ts';

/** Whether the values of a curve are money or plain numbers; a value with a per cent sign is always a percentage. */
export type CurveOf = 'money' | 'number';

/** "tot 20 niets, van 20 tot 30 oplopend van € 0,00 tot € 100,00, daarna € 100,00" */
export function curveWords(speaker: Speaker, curve: Curve, of: CurveOf): string {
  const value = (text: string): string => valueWords(speaker, text, of);
  const shape: Shape = { curve, at: speaker.words.number, value, valued: (where, text) => valued(speaker, where, value(text)), say: speaker.say };
  switch (curve.kind) {
    case 'steps':
      return [
        belowWords(shape),
        ...curve.points.map((point) => shape.valued(speaker.say.reached[point.edge ?? curve.edge](shape.at(point.at)), point.value)),
      ].join(', ');
    case 'linear':
      return linearWords(shape);
    case 'tiers':
      return curve.points.map((_, index) => tierWords(shape, index)).join(', ');
  }
}

type Shape = {
  readonly curve: Curve;
  readonly at: (text: string) => string;
  readonly value: (text: string) => string;
  readonly valued: (where: string, text: string) => string;
  readonly say: Speaker['say'];
};

/** "tot 20 niets", "vanaf 20: € 100,00" */
function valued(speaker: Speaker, where: string, value: string): string {
  return value === speaker.say.nothing ? `${where} ${value}` : `${where}: ${value}`;
}

function valueWords(speaker: Speaker, text: string, of: CurveOf): string {
  if (compareExact(parseExact(text), parseExact('0')) === 0) return speaker.say.nothing;
  return of === 'money' && !text.endsWith('%') ? speaker.words.price(text) : speaker.words.number(text);
}

function belowWords({ curve, at, valued: withValue, say }: Shape): string {
  return withValue(say.below(at(must(curve.points[0], 'first point').at)), curve.below ?? '0');
}

/** Two points at one place are a jump: nothing is said between them. */
function linearWords(shape: Shape): string {
  const { curve, say } = shape;
  const slopes = curve.points.slice(1).flatMap((point, index) => slopeWords(shape, must(curve.points[index], 'earlier point'), point));
  const last = must(curve.points.at(-1), 'last point');
  const after = curve.above === 'extend' && curve.points.length > 1 ? say.after.extend : shape.valued(say.after.hold, last.value);
  return [belowWords(shape), ...slopes, after].join(', ');
}

type Point = Curve['points'][number];

function slopeWords({ at, value, valued: withValue, say }: Shape, left: Point, right: Point): readonly string[] {
  if (compareExact(parseExact(left.at), parseExact(right.at)) === 0) return [];
  const range = { from: at(left.at), to: at(right.at), low: value(left.value), high: value(right.value) };
  const order = compareExact(parseExact(right.value), parseExact(left.value));
  return [order > 0 ? say.slope.up(range) : order < 0 ? say.slope.down(range) : withValue(say.slope.flat(range), left.value)];
}

/** Units below the first point have no price; a first tier that starts at zero is "the first so many". */
function tierWords({ curve, at, value, say }: Shape, index: number): string {
  const point = must(curve.points[index], 'tier');
  const next = curve.points[index + 1];
  const startsAtZero = compareExact(parseExact(point.at), parseExact('0')) === 0;
  if (next === undefined) return startsAtZero ? say.tier.all(value(point.value)) : say.tier.above(at(point.at), value(point.value));
  return startsAtZero ? say.tier.first(at(next.at), value(point.value)) : say.tier.between(at(point.at), at(next.at), value(point.value));
}
