import type { ReactNode } from 'react';
import { PlantLine, type Stage } from './PlantLine.tsx';
import './EmptyState.css';

type Props = {
  /** What is not here yet, as a sentence. */
  readonly text: string;
  /** Why, or what will come here. */
  readonly hint?: string;
  /** The first step. */
  readonly action?: ReactNode;
  readonly stage?: Stage;
};

/** Nothing here yet: says so, teaches, and offers the first step. */
export function EmptyState({ text, hint, action, stage = 'germ' }: Props) {
  return (
    <div className="empty-state">
      <PlantLine stage={stage} />
      <div className="empty-state__words">
        <p className="empty-state__text">{text}</p>
        {hint && <p className="empty-state__hint">{hint}</p>}
        {action && <div className="empty-state__action">{action}</div>}
      </div>
    </div>
  );
}
