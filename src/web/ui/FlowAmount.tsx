import { moneyText } from '../format.ts';
import { useLanguage, useMessages } from '../language.tsx';
import { textWidth } from './flow-labels.ts';
import { uiMessages } from './messages.ts';

/** An amount of the picture: in a place, or on its way between two. */
export type PicturePart =
  { readonly place: string; readonly amountCents: number } | { readonly from: string; readonly to: string; readonly amountCents: number };

/** Opens the explanation of an amount, and knows which one is open. */
export type FlowAsking = { readonly ask: (part: PicturePart) => void; readonly isOpen: (part: PicturePart) => boolean };

type Props = {
  readonly part: PicturePart;
  /** Which place, or from where to where: for who listens. */
  readonly about: string;
  readonly currency: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle';
  readonly asking: FlowAsking | undefined;
};

/** High enough to hit; no higher, or it lies on the name above it. */
const HEIGHT = 26;

/** An amount in the picture; with `asking` it is a button that opens its explanation, as amounts in tables are. */
export function FlowAmount({ part, about, currency, x, y, anchor, asking }: Props) {
  const words = useMessages(uiMessages);
  const { language } = useLanguage();
  const text = moneyText(part.amountCents, currency, language);
  const amount = (
    <text className="flow-chart__amount" x={x} y={y} dy="0.32em" textAnchor={anchor}>
      {text}
    </text>
  );
  if (asking === undefined) return amount;
  const width = textWidth(text) + 8;
  return (
    <g
      role="button"
      tabIndex={0}
      className="flow-chart__ask"
      aria-expanded={asking.isOpen(part)}
      aria-label={`${about}: ${words.explainAmount(text)}`}
      onClick={() => asking.ask(part)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        asking.ask(part);
      }}
    >
      <rect className="flow-chart__reach" x={anchor === 'middle' ? x - width / 2 : x - 4} y={y - HEIGHT / 2} width={width} height={HEIGHT} rx={4} />
      {amount}
    </g>
  );
}
