import type { ReactNode } from 'react';
import './DescriptionList.css';

export type Description = { readonly term: string; readonly value: ReactNode };

type Props = {
  readonly items: readonly Description[];
  /** `beside`: term left, value right; `grid`: small facts in columns. */ readonly look?: 'beside' | 'grid';
};

/** Facts about one thing. */
export function DescriptionList({ items, look = 'beside' }: Props) {
  return (
    <dl className={`description-list description-list--${look}`}>
      {items.map((item) => (
        <div key={item.term} className="description-list__item">
          <dt className="description-list__term">{item.term}</dt>
          <dd className="description-list__value">{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
