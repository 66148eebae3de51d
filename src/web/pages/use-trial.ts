import { useEffect, useState } from 'react';
import type { StartingPoint } from '../../slices/contract/screens/starting-points.ts';
import { type Trial, tryOut } from './trial.ts';

/** Long enough not to run at every key, short enough to feel at once. */
const PAUSE_MS = 250;

/** The outcome of what stands in the editors, a moment after the last key. */
export function useTrial({ terms, facts }: StartingPoint): Trial {
  const [trial, setTrial] = useState(() => tryOut(terms, facts));
  const [tried, setTried] = useState(`${terms}\u0000${facts}`);
  useEffect(() => {
    const text = `${terms}\u0000${facts}`;
    if (text === tried) return undefined;
    const timer = setTimeout(() => {
      setTried(text);
      setTrial(tryOut(terms, facts));
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [terms, facts, tried]);
  return trial;
}
