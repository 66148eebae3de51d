import type { ReactNode } from 'react';
import './Page.css';

type Props = {
  /** The one h1, also the title of the browser tab. */
  readonly title: string;
  /** Which part of it, when it has parts: stands first in the browser tab. */
  readonly part?: string | undefined;
  /** One sentence on what this is. */
  readonly lead?: ReactNode;
  /** Where am I: a Breadcrumb. */
  readonly above?: ReactNode;
  /** State, whose turn since when. */
  readonly state?: ReactNode;
  /** The next action, as one button; others beside it quieter. */
  readonly actions?: ReactNode;
  readonly width?: 'text' | 'normal' | 'wide';
  readonly children?: ReactNode;
};

/** The head of every page and its rhythm: title, one sentence, state, next action, then panels. */
export function Page({ title, part, lead, above, state, actions, width = 'normal', children }: Props) {
  return (
    <div className={`page page--${width}`}>
      <title>{part === undefined ? `${title} · Lente` : `${part} · ${title} · Lente`}</title>
      <header className="page__head">
        {above}
        <h1 className="utrecht-heading-1">{title}</h1>
        {lead && <p className="utrecht-paragraph utrecht-paragraph--lead page__lead">{lead}</p>}
        {state && <div className="page__state">{state}</div>}
        {actions && <div className="page__actions">{actions}</div>}
      </header>
      {children}
    </div>
  );
}
