import { useId } from 'react';
import { FlowAmount, type FlowAsking } from './FlowAmount.tsx';
import { layOutFlows, type Band, type Bar, type Flow, type FlowPlace } from './flow-layout.ts';
import { LINE_HEIGHT } from './flow-labels.ts';
import { FlowSteps } from './FlowSteps.tsx';
import { FlowTable } from './FlowTable.tsx';
import { SlideHint } from './SlideHint.tsx';
import { useNarrow } from './useNarrow.ts';
import { useOverflow } from './useOverflow.ts';
import { useWidth } from './useWidth.ts';
import './FlowChart.css';

type Props = {
  /** The one message of the picture, as a sentence: "Van elke euro komt 83 cent bij het werk". */
  readonly title: string;
  readonly currency: string;
  readonly places: readonly FlowPlace[];
  /** One way only: what flows back must be netted before. */
  readonly flows: readonly Flow[];
  /** Name of the file that is downloaded, without ending. */
  readonly fileName?: string;
  /** With it every amount opens its explanation. */
  readonly asking?: FlowAsking;
};

/** Where did the euro go: bars and bands, the amounts on them, the same figures as a table, and as a file. On a phone from top to bottom. */
export function FlowChart({ fileName = 'geldstroom', ...props }: Props) {
  const { title, currency, places, flows, asking } = props;
  const id = useId();
  const isNarrow = useNarrow();
  return (
    <figure className="flow-chart">
      <figcaption id={id} className="flow-chart__title">
        {title}
      </figcaption>
      {isNarrow ? <FlowSteps currency={currency} places={places} flows={flows} asking={asking} /> : <Picture {...props} titleId={id} />}
      <FlowTable title={title} currency={currency} places={places} flows={flows} fileName={fileName} asking={asking} />
    </figure>
  );
}

function Picture({ titleId: id, currency, places, flows, asking }: Omit<Props, 'title' | 'fileName'> & { readonly titleId: string }) {
  const { place, width } = useWidth(960);
  const { region, isOverflowing } = useOverflow();
  const layout = layOutFlows({ places, flows, width });
  const nameOf = (id: string): string => places.find((entry) => entry.id === id)?.label ?? id;
  const reach = isOverflowing ? { role: 'region', tabIndex: 0, 'aria-labelledby': id } : {};
  return (
    <div ref={place}>
      <div ref={region} className="flow-chart__scroll" {...reach}>
        {isOverflowing && <SlideHint />}
        <svg
          role={asking === undefined ? 'img' : 'group'}
          aria-labelledby={id}
          width={layout.width}
          height={layout.height}
          viewBox={`0 0 ${layout.width} ${layout.height}`}
          className="flow-chart__picture"
        >
          {layout.bands.map((band) => (
            <path key={band.key} className={`flow-chart__band flow-chart--${band.tone}`} d={band.path} strokeWidth={band.thickness} />
          ))}
          {layout.bars.map((bar) => (
            <rect
              key={bar.id}
              className={`flow-chart__bar flow-chart--${bar.tone}`}
              x={bar.x}
              y={bar.y}
              width={bar.width}
              height={bar.height}
              rx={2}
            />
          ))}
          {layout.bands.map(
            (band) =>
              band.isLabelled && (
                <BandLabel key={band.key} band={band} about={`${nameOf(band.from)} → ${nameOf(band.to)}`} currency={currency} asking={asking} />
              ),
          )}
          {layout.bars.map((bar) => (
            <BarLabel key={bar.id} bar={bar} currency={currency} asking={asking} />
          ))}
        </svg>
      </div>
    </div>
  );
}

type LabelProps = { readonly currency: string; readonly asking: FlowAsking | undefined };

function BandLabel({ band, ...rest }: LabelProps & { readonly band: Band; readonly about: string }) {
  return <FlowAmount part={band} x={band.labelX} y={band.labelY} anchor="middle" {...rest} />;
}

/** Name and amount right of the bar, in as many lines as the room asks: for the last places beside the picture, for others on the bands that leave. */
function BarLabel({ bar, ...rest }: LabelProps & { readonly bar: Bar }) {
  const x = bar.x + bar.width + 8;
  const top = bar.y + bar.height / 2 - (bar.lines.length * LINE_HEIGHT) / 2;
  return (
    <>
      <FlowAmount
        part={{ place: bar.id, amountCents: bar.amountCents }}
        about={bar.label}
        x={x}
        y={top + bar.lines.length * LINE_HEIGHT}
        anchor="start"
        {...rest}
      />
      <text className="flow-chart__label">
        <title>{bar.label}</title>
        {bar.lines.map((line, index) => (
          <tspan key={index} className="flow-chart__name" x={x} y={top + index * LINE_HEIGHT} dy="0.32em">
            {line}
          </tspan>
        ))}
      </text>
    </>
  );
}
