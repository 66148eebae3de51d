import { useEffect, useId, useRef } from 'react';
import { useOverflow } from './useOverflow.ts';
import './SourceView.css';

export type LineRange = { readonly from: number; readonly to: number };

type Props = {
  readonly title: string;
  readonly text: string;
  /** Lines to point at, counted from one; the first comes into view. */
  readonly marked?: LineRange | undefined;
};

/** Source text as it is, with the line numbers that messages speak of. */
export function SourceView({ title, text, marked }: Props) {
  const id = useId();
  const { region, isOverflowing } = useOverflow();
  const first = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    first.current?.scrollIntoView({ block: 'nearest' });
  }, [marked?.from, marked?.to]);
  const reach = isOverflowing ? { tabIndex: 0, role: 'region', 'aria-labelledby': id } : {};
  return (
    <figure className="source-view">
      <figcaption id={id} className="source-view__title">
        {title}
      </figcaption>
      <div ref={region} className="source-view__scroll" {...reach}>
        <pre className="source-view__text">
          <code>
            {text
              .replace(/\n$/, '')
              .split('\n')
              .map((line, index) => {
                const number = index + 1;
                const isMarked = marked !== undefined && number >= marked.from && number <= marked.to;
                return (
                  <span
                    key={number}
                    ref={number === marked?.from ? first : undefined}
                    className={`source-view__line${isMarked ? ' source-view__line--marked' : ''}`}
                    data-line={number}
                  >
                    {line === '' ? '\n' : line}
                  </span>
                );
              })}
          </code>
        </pre>
      </div>
    </figure>
  );
}
