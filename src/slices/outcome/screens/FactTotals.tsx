import { numberText } from '../../../web/format.ts';
import { useLanguage, useMessages } from '../../../web/language.tsx';
import { Stack } from '../../../web/ui/Layout.tsx';
import { FACT_KINDS } from '../fact-file-types.ts';
import type { FactTotal } from '../fact-file-summary.ts';
import { type FactWords, factWords } from './words.ts';
import './FactTotals.css';

type Props = { readonly totals: readonly FactTotal[]; readonly nameOf: (id: string) => string };

/** How many facts of each kind, so that somebody can compare them with their own list. */
export function FactTotals({ totals, nameOf }: Props) {
  const words = useMessages(factWords);
  const { language } = useLanguage();
  return (
    <Stack gap="small">
      <h3 className="utrecht-heading-3">{words.preview.totals}</h3>
      <ul className="fact-totals">
        {totals.map((total) => (
          <li key={`${total.kind} ${total.about ?? ''} ${total.verdict ?? ''}`}>
            <span className="fact-totals__count">{numberText(total.count, language)}</span> {nameTotal(total, { words, nameOf })}
          </li>
        ))}
      </ul>
    </Stack>
  );
}

/** "Claim: Drie maanden aan het werk, goedgekeurd". */
function nameTotal(total: FactTotal, { words, nameOf }: { readonly words: FactWords; readonly nameOf: (id: string) => string }): string {
  const kind = FACT_KINDS.find((known) => known === total.kind);
  const verdicts = Object.entries(words.verdicts).find(([id]) => id === total.verdict)?.[1];
  const name = kind === undefined ? total.kind : words.kinds[kind];
  return [total.about === undefined ? name : `${name}: ${nameOf(total.about)}`, ...(verdicts === undefined ? [] : [verdicts.toLowerCase()])].join(
    ', ',
  );
}
