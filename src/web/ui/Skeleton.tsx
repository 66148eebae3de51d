import { useEffect, useState } from 'react';
import { useMessages } from '../language.tsx';
import { uiMessages } from './messages.ts';
import './Skeleton.css';

type Props = { readonly rows?: number; readonly delayMs?: number };

const DELAY_MS = 300;

/** Grey lines where the text will come, but only after 0.3 seconds: what is quicker needs no announcement. */
export function Skeleton({ rows = 3, delayMs = DELAY_MS }: Props) {
  const words = useMessages(uiMessages);
  const isShown = useAfter(delayMs);
  return (
    <div className="skeleton" role="status">
      {isShown && <span className="visually-hidden">{words.loading}</span>}
      {isShown && Array.from({ length: rows }, (_, row) => <span key={row} className="skeleton__line" />)}
    </div>
  );
}

/** For a whole page. The router itself waits 300 ms before it shows this. */
export function PageSkeleton() {
  return (
    <div className="skeleton-page">
      <Skeleton rows={1} delayMs={0} />
      <Skeleton rows={4} delayMs={0} />
    </div>
  );
}

/** False until the time has passed. */
export function useAfter(delayMs: number): boolean {
  const [isPassed, setPassed] = useState(delayMs === 0);
  useEffect(() => {
    if (delayMs === 0) return undefined;
    const timer = setTimeout(() => setPassed(true), delayMs);
    return () => clearTimeout(timer);
  }, [delayMs]);
  return isPassed;
}
