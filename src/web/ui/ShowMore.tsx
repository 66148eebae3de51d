import { useState } from 'react';
import { numberText } from '../format.ts';
import { useLanguage, useMessages } from '../language.tsx';
import { Button } from './Button.tsx';
import { uiMessages } from './messages.ts';
import './ShowMore.css';

type Props = { readonly shown: number; readonly total: number; readonly step?: number; readonly onMore: () => void };

/** Under a long list: how much you see, and more when you ask. Nothing loads by scrolling alone. */
export function ShowMore({ shown, total, step = 50, onMore }: Props) {
  const words = useMessages(uiMessages);
  const { language } = useLanguage();
  // A list that fits needs no count below it.
  if (total <= step) return null;
  return (
    <div className="show-more screen-only">
      <p className="show-more__count" role="status">
        {words.shownOf(numberText(Math.min(shown, total), language), numberText(total, language))}
      </p>
      {shown < total && <Button onClick={onMore}>{words.showMore(Math.min(step, total - shown))}</Button>}
    </div>
  );
}

/** `const { visible, more } = useShown(rows)`: the first fifty, and fifty more each time. */
export function useShown<Row>(rows: readonly Row[], step = 50): { readonly visible: readonly Row[]; readonly more: Props } {
  const [limit, setLimit] = useState(step);
  return { visible: rows.slice(0, limit), more: { shown: limit, total: rows.length, step, onMore: () => setLimit(limit + step) } };
}
