import { useMemo, useState } from 'react';
import type { TermSheet } from '../../engine/terms.ts';
import { type Issue, readTermSheet } from '../../slices/contract/term-sheet.ts';
import { useSlowly } from './use-slowly.ts';

export type ChangedTerms = {
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly putBack: () => void;
  readonly issues: readonly Issue[];
  /** Undefined while nothing was changed, and while what was changed cannot be read. */
  readonly sheet: TermSheet | undefined;
};

/** The newest terms as somebody is rewriting them on the page, read a moment after the last key. */
export function useChangedTerms({ source }: { readonly source: string }): ChangedTerms {
  const [text, setText] = useState(source);
  const slow = useSlowly(text);
  const read = useMemo(() => readTermSheet(slow, 'terms.yaml'), [slow]);
  return {
    text,
    setText,
    putBack: () => setText(source),
    issues: read.ok ? read.value.warnings : read.error,
    sheet: read.ok && slow !== source ? read.value.sheet : undefined,
  };
}
