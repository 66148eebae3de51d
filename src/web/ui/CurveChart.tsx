import { useId } from 'react';
import { numberText } from '../format.ts';
import { useLanguage, useMessages } from '../language.tsx';
import { cornersOf, rangesOf, ticksOf, type CurveOptions, type CurvePoint } from './curve-geometry.ts';
import { CurveTable } from './CurveTable.tsx';
import { uiMessages } from './messages.ts';
import { useWidth } from './useWidth.ts';
import './CurveChart.css';

type Props = CurveOptions & {
  /** The one message of the picture, as a sentence. */
  readonly title: string;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly xText?: (x: number) => string;
  readonly yText?: (y: number) => string;
};

const HEIGHT = 260;
const MARGIN = { top: 32, right: 16, bottom: 52 };

/** A payment curve: steps, straight pieces or loose points, with what is the case now, and the same as a table. */
export function CurveChart({ title, xLabel, yLabel, xText, yText, ...curve }: Props) {
  const id = useId();
  const words = useMessages(uiMessages);
  const { language } = useLanguage();
  const { place, width } = useWidth(560);
  const texts = { x: xText ?? ((x: number) => numberText(x, language)), y: yText ?? ((y: number) => numberText(y, language)) };
  const scale = makeScale(curve, width, texts.y);
  return (
    <figure className="curve-chart">
      <figcaption id={id} className="curve-chart__title">
        {title}
      </figcaption>
      {curve.marker && <p className="curve-chart__now">{`${words.curvePoint}: ${texts.x(curve.marker.x)} → ${texts.y(curve.marker.y)}`}</p>}
      <div ref={place}>
        <svg role="img" aria-labelledby={id} width={width} height={HEIGHT} className="curve-chart__picture">
          <Axes scale={scale} texts={texts} labels={{ x: xLabel, y: yLabel }} />
          <Line curve={curve} scale={scale} />
          {curve.marker && <Marker point={curve.marker} scale={scale} />}
        </svg>
      </div>
      <CurveTable title={title} points={curve.points} labels={{ x: xLabel, y: yLabel }} texts={texts} />
    </figure>
  );
}

type Texts = { readonly x: (x: number) => string; readonly y: (y: number) => string };
type Scale = ReturnType<typeof makeScale>;

/** Room at the left for the longest word on the axis; about half a letter size per letter. */
function makeScale(curve: CurveOptions, width: number, yText: Texts['y']) {
  const ranges = rangesOf(curve);
  const yTicks = ticksOf(ranges.y, 4);
  const left = 16 + Math.max(...yTicks.map((tick) => yText(tick).length)) * 7.5;
  const right = width - MARGIN.right;
  const bottom = HEIGHT - MARGIN.bottom;
  return {
    ranges,
    yTicks,
    left,
    right,
    bottom,
    xTicks: ticksOf(ranges.x, Math.max(3, Math.floor((right - left) / 90)), curve.points.every((point) => Number.isInteger(point.x)) ? 1 : 0),
    x: (x: number) => left + ((x - ranges.x.from) / (ranges.x.to - ranges.x.from)) * (right - left),
    y: (y: number) => bottom - ((y - ranges.y.from) / (ranges.y.to - ranges.y.from)) * (bottom - MARGIN.top),
  };
}

function Axes({
  scale,
  texts,
  labels,
}: {
  readonly scale: Scale;
  readonly texts: Texts;
  readonly labels: { readonly x: string; readonly y: string };
}) {
  return (
    <g className="curve-chart__axes">
      {scale.yTicks.map((tick) => (
        <g key={tick} transform={`translate(0 ${scale.y(tick)})`}>
          <line x1={scale.left} x2={scale.right} className={tick === 0 ? 'curve-chart__zero' : ''} />
          <text x={scale.left - 8} dy="0.32em" textAnchor="end">
            {texts.y(tick)}
          </text>
        </g>
      ))}
      {scale.xTicks.map((tick) => (
        <text key={tick} x={scale.x(tick)} y={scale.bottom + 20} textAnchor="middle">
          {texts.x(tick)}
        </text>
      ))}
      <text x={0} y={14} className="curve-chart__label">
        {labels.y}
      </text>
      <text x={scale.right} y={HEIGHT - 6} textAnchor="end" className="curve-chart__label">
        {labels.x}
      </text>
    </g>
  );
}

function Line({ curve, scale }: { readonly curve: CurveOptions; readonly scale: Scale }) {
  const corners = cornersOf(curve, scale.ranges.x).map((point) => `${scale.x(point.x).toFixed(1)} ${scale.y(point.y).toFixed(1)}`);
  const isLine = curve.shape !== 'points';
  return (
    <g>
      {isLine && <path className="curve-chart__area" d={`M${corners.join('L')}L${scale.right} ${scale.y(0)}L${scale.left} ${scale.y(0)}Z`} />}
      {isLine && <path className="curve-chart__line" d={`M${corners.join('L')}`} />}
      {curve.points.map((point) => (
        <circle key={`${point.x} ${point.y}`} className="curve-chart__point" cx={scale.x(point.x)} cy={scale.y(point.y)} r={isLine ? 3.5 : 4.5} />
      ))}
    </g>
  );
}

/** What is the case now: a dot on the line; its values stand in words above the picture, where nothing can lie on them. */
function Marker({ point, scale }: { readonly point: CurvePoint; readonly scale: Scale }) {
  return (
    <g className="curve-chart__marker" transform={`translate(${scale.x(point.x)} ${scale.y(point.y)})`}>
      <line y2={scale.bottom - scale.y(point.y)} />
      <circle r={6.5} />
    </g>
  );
}
