import { moneyText, numberText } from '../../../web/format.ts';
import { useLanguage, useMessages } from '../../../web/language.tsx';
import { Money } from '../../../web/ui/Money.tsx';
import type { Asked, SumPart } from './asked.ts';
import { booksWords } from './words-books.ts';
import { flowWords } from './words-flow.ts';
import { settlementWords } from './words.ts';
import './Explanation.css';

type Props = { readonly sum: Extract<Asked, { kind: 'sum' }>; readonly onAsk: (asked: Asked) => void };

/** A sum explains itself by the lines that add up; each of them can be asked about in turn. */
export function SumExplanation({ sum, onAsk }: Props) {
  const lines = useMessages(settlementWords).explain;
  const places = useMessages(flowWords).origin;
  const books = useMessages(booksWords).balance;
  const { adds } = { places, ends: places.ends, entries: books, lines }[sum.adds ?? 'lines'];
  const { language } = useLanguage();
  return (
    <>
      <p className="explanation__sentences">
        <span>{adds(numberText(sum.parts.length, language), moneyText(sum.amountCents, sum.currency, language))}</span>
      </p>
      <ul className="explanation__parts">
        {sum.parts.map((part, index) => (
          <Part key={part.asked?.id ?? index} part={part} currency={sum.currency} onAsk={onAsk} />
        ))}
      </ul>
    </>
  );
}

function Part({ part, currency, onAsk }: { readonly part: SumPart; readonly currency: string; readonly onAsk: (asked: Asked) => void }) {
  const { asked } = part;
  return (
    <li className="explanation__part">
      <span>
        {part.title}
        <span className="explain-step__detail">{part.about}</span>
      </span>
      <Money amountCents={part.amountCents} currency={currency} onExplain={asked === undefined ? undefined : () => onAsk(asked)} />
    </li>
  );
}
