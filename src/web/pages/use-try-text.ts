import { useCallback, useEffect, useState } from 'react';
import { STARTING_POINTS, type StartingPoint, startingPoint } from '../../slices/contract/screens/starting-points.ts';
import type { Language } from '../language.tsx';

const KEY = 'lente_try';

/** What stands in the two editors. It survives a reload on this machine and goes nowhere else. */
export function useTryText(language: Language) {
  const [text, setText] = useState<StartingPoint>(() => readKept() ?? startingPoint('one', language));
  useEffect(() => {
    keep(text);
  }, [text]);
  const isUntouched = (['nl', 'en'] as const).some((known) => STARTING_POINTS.some((id) => isSame(startingPoint(id, known), text)));
  const edit = useCallback((part: Partial<StartingPoint>) => setText((former) => ({ ...former, ...part })), []);
  return { text, edit, isUntouched };
}

function isSame(left: StartingPoint, right: StartingPoint): boolean {
  return left.terms === right.terms && left.facts === right.facts;
}

/** A browser may refuse to keep anything; then the text lives as long as the page. */
function readKept(): StartingPoint | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null');
    if (typeof kept !== 'object' || kept === null || !('terms' in kept) || !('facts' in kept)) return undefined;
    const { terms, facts } = kept;
    return typeof terms === 'string' && typeof facts === 'string' ? { terms, facts } : undefined;
  } catch {
    return undefined;
  }
}

function keep(text: StartingPoint): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(text));
  } catch {
    // Full or forbidden: nothing is lost that was promised.
  }
}
