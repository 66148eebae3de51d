import { useMemo, useState } from 'react';
import type { StartingPoint } from '../../slices/contract/screens/starting-points.ts';
import { type Trial, tryOut } from './trial.ts';
import { useSlowly } from './use-slowly.ts';

/** The outcome of what stands in the editors, a moment after the last key. */
export function useTrial(text: StartingPoint): Trial {
  const { terms, facts } = useSlowly(text);
  return useMemo(() => tryOut(terms, facts), [terms, facts]);
}

/** The newest outcome that there was: while somebody is in the middle of a word, what they looked at stays. */
export function useLastGood(trial: Trial): Trial {
  const [last, setLast] = useState(trial);
  if (trial.sheet !== undefined && trial !== last) setLast(trial);
  return trial.sheet === undefined ? last : trial;
}
