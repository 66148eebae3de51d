import type { ReactNode } from 'react';
import './Details.css';

type Props = { readonly summary: ReactNode; readonly children: ReactNode; readonly isOpenAtStart?: boolean };

/** More for who wants it. The browser's own, so that searching in the page finds what is inside. */
export function Details({ summary, children, isOpenAtStart = false }: Props) {
  return (
    <details className="details" open={isOpenAtStart}>
      <summary className="details__summary">{summary}</summary>
      <div className="details__content">{children}</div>
    </details>
  );
}
