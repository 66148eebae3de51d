import { useMemo } from 'react';
import type { StartingPoint } from '../../slices/contract/screens/starting-points.ts';
import { type Trial, tryOut } from './trial.ts';
import { useSlowly } from './use-slowly.ts';

/** The outcome of what stands in the editors, a moment after the last key. */
export function useTrial(text: StartingPoint): Trial {
  const { terms, facts } = useSlowly(text);
  return useMemo(() => tryOut(terms, facts), [terms, facts]);
}
