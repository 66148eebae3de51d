import type { Description, Section } from '../../../engine/describe.ts';
import { useMessages } from '../../../web/language.tsx';
import type { LineRange } from '../../../web/ui/SourceView.tsx';
import { type TermsWords, termsWords } from './words-terms.ts';
import './TermSentences.css';

type Group = keyof TermsWords['rules']['groups'];

const GROUPS: readonly { readonly group: Group; readonly sections: readonly Section[] }[] = [
  { group: 'about', sections: ['contract', 'party'] },
  { group: 'time', sections: ['calendar'] },
  { group: 'outcomes', sections: ['outcome'] },
  { group: 'amounts', sections: ['rule', 'alternative', 'parameter', 'curve'] },
  { group: 'limits', sections: ['limit'] },
  { group: 'others', sections: ['payers', 'fee', 'deduction', 'tax', 'late_interest', 'spending'] },
  { group: 'capital', sections: ['tranche', 'capital', 'waterfall'] },
];

type Props = {
  readonly descriptions: readonly Description[];
  /** Groups that the page shows in another way already. */
  readonly without?: readonly Group[];
  /** With both, each description has a button that points at its lines in the source. */
  readonly linesOf?: ((description: Description) => LineRange | undefined) | undefined;
  readonly onPoint?: ((lines: LineRange) => void) | undefined;
  readonly marked?: LineRange | undefined;
};

/** A term sheet as people say it, part by part, each with its place in the source. */
export function TermSentences({ descriptions, without = [], ...pointing }: Props) {
  const words = useMessages(termsWords).rules;
  const shown = GROUPS.filter(({ group }) => !without.includes(group))
    .map(({ group, sections }) => ({ group, parts: descriptions.filter((entry) => sections.includes(entry.section)) }))
    .filter(({ parts }) => parts.length > 0);
  return (
    <div className="term-sentences">
      {shown.map(({ group, parts }) => (
        <section key={group} className="term-sentences__group" aria-label={words.groups[group]}>
          <h3 className="term-sentences__title">{words.groups[group]}</h3>
          <ul className="term-sentences__list">
            {parts.map((part) => (
              <Part key={`${part.section} ${part.id}`} part={part} {...pointing} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

type PartProps = Pick<Props, 'linesOf' | 'onPoint' | 'marked'> & { readonly part: Description };

function Part({ part, linesOf, onPoint, marked }: PartProps) {
  const words = useMessages(termsWords).rules;
  const lines = linesOf?.(part);
  const isMarked = lines !== undefined && marked?.from === lines.from && marked.to === lines.to;
  return (
    <li className={`term-sentences__part${isMarked ? ' term-sentences__part--marked' : ''}`}>
      <span>{part.sentences.join(' ')}</span>
      {lines && onPoint && (
        <button type="button" className="term-sentences__lines screen-only" aria-pressed={isMarked} onClick={() => onPoint(lines)}>
          {words.lines(lines.from, lines.to)}
        </button>
      )}
    </li>
  );
}
