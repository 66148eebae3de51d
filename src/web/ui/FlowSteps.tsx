import ArrowDown from 'lucide-react/icons/arrow-down';
import type { FlowAsking } from './FlowAmount.tsx';
import { type Flow, type FlowPlace, type FlowStep, flowSteps } from './flow-layout.ts';
import { Icon } from './Icon.tsx';
import { Money } from './Money.tsx';
import { useMessages } from '../language.tsx';
import { uiMessages } from './messages.ts';
import './FlowSteps.css';

type Props = {
  readonly currency: string;
  readonly places: readonly FlowPlace[];
  readonly flows: readonly Flow[];
  readonly asking: FlowAsking | undefined;
};

/** The same flow on a phone: from top to bottom, each place with a bar as long as its money and where that came from. */
export function FlowSteps({ currency, places, flows, asking }: Props) {
  const steps = flowSteps(places, flows);
  const most = Math.max(1, ...steps.flat().map((step) => step.amountCents));
  return (
    <ol className="flow-steps">
      {steps.map((column, index) => (
        <li key={column[0]?.place.id ?? index} className="flow-steps__column">
          {index > 0 && <Icon of={ArrowDown} />}
          <ul className="flow-steps__places">
            {column.map((step) => (
              <Place key={step.place.id} step={step} most={most} currency={currency} asking={asking} />
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

type PlaceProps = Pick<Props, 'currency' | 'asking'> & { readonly step: FlowStep; readonly most: number };

function Place({ step, most, currency, asking }: PlaceProps) {
  const words = useMessages(uiMessages);
  const { place, amountCents, from } = step;
  const part = { place: place.id, amountCents };
  const asked = asking === undefined ? {} : { isExplained: asking.isOpen(part), onExplain: () => asking.ask(part) };
  return (
    <li>
      <span className="flow-steps__line">
        <strong>{place.label}</strong>
        <Money amountCents={amountCents} currency={currency} {...asked} />
      </span>
      <svg className={`flow-steps__bar flow-chart--${place.tone}`} viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
        <rect width={Math.max(0.5, (100 * amountCents) / most)} height={1} />
      </svg>
      {from.length > 0 && <span className="flow-steps__from">{words.flowFrom(from.join(', '))}</span>}
    </li>
  );
}
