import { parseExact, toNumber } from '../../../engine/decimal.ts';
import type { Rule, TermSheet } from '../../../engine/terms.ts';
import type { Curve } from '../../../engine/terms-parts.ts';
import type { CurvePoint, CurveShape } from '../../../web/ui/curve-geometry.ts';

/** What a curve of the terms looks like when it is drawn. Only for drawing: money never passes through here. */
export type CurvePicture = {
  readonly key: string;
  /** The id of a named curve, or the rule whose own curve it is. */
  readonly name: { readonly curve: string } | { readonly rule: Rule };
  readonly kind: Curve['kind'];
  readonly shape: CurveShape;
  readonly points: readonly CurvePoint[];
  readonly before: number;
  readonly isExtended: boolean;
  readonly isPercentX: boolean;
  /** `money` when a rule pays the value, `percent` when it is written so, else a plain number. */
  readonly y: 'money' | 'percent' | 'number';
};

/** All curves of a sheet: the named ones in their order, then those that stand inside a rule. */
export function curvePictures(sheet: TermSheet): readonly CurvePicture[] {
  const paid = new Set(sheet.rules.flatMap((rule) => (typeof rule.curve === 'string' ? [rule.curve] : [])));
  const named = Object.entries(sheet.curves).map(([id, curve]) => pictureOf(curve, { key: id, name: { curve: id }, isPaid: paid.has(id) }));
  const inside = sheet.rules.flatMap((rule) =>
    typeof rule.curve === 'object' ? [pictureOf(rule.curve, { key: `rule ${rule.id}`, name: { rule }, isPaid: true })] : [],
  );
  return [...named, ...inside];
}

type About = Pick<CurvePicture, 'key' | 'name'> & { readonly isPaid: boolean };

function pictureOf(curve: Curve, about: About): CurvePicture {
  const isPercentY = curve.points.some((point) => point.value.endsWith('%'));
  const points = curve.points.map((point) => ({ x: numberOf(point.at), y: numberOf(point.value) }));
  return {
    key: about.key,
    name: about.name,
    kind: curve.kind,
    shape: curve.kind === 'linear' ? 'linear' : 'steps',
    points,
    before: curve.below === undefined ? 0 : numberOf(curve.below),
    isExtended: curve.kind === 'linear' && curve.above === 'extend',
    isPercentX: curve.points.some((point) => point.at.endsWith('%')),
    y: isPercentY ? 'percent' : about.isPaid ? 'money' : 'number',
  };
}

function numberOf(text: string): number {
  return toNumber(parseExact(text));
}
