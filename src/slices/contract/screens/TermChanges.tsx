import type { TermChange } from '../../../engine/describe-change.ts';
import { useMessages } from '../../../web/language.tsx';
import { Text } from '../../../web/ui/Layout.tsx';
import { termsWords } from './words-terms.ts';
import './TermChanges.css';

/** What becomes different, in sentences: the old one beside the new one. Print and a list without colour say the same. */
export function TermChanges({ changes }: { readonly changes: readonly TermChange[] }) {
  const { fields, versions } = useMessages(termsWords);
  const words = versions.changes;
  if (changes.length === 0) return <Text>{words.none}</Text>;
  return (
    <ul className="term-changes">
      {changes.map((change) => (
        <li key={`${change.section} ${change.id} ${change.about ?? ''}`} className="term-changes__part">
          {change.about && <p className="term-changes__about">{fields[change.about]}</p>}
          <Side word={change.after.length === 0 ? words.gone : words.before} sentences={change.before} look="before" />
          <Side word={change.before.length === 0 ? words.added : words.after} sentences={change.after} look="after" />
        </li>
      ))}
    </ul>
  );
}

type SideProps = { readonly word: string; readonly sentences: readonly string[]; readonly look: 'before' | 'after' };

function Side({ word, sentences, look }: SideProps) {
  if (sentences.length === 0) return null;
  return (
    <p className={`term-changes__side term-changes__side--${look}`}>
      <span className="term-changes__word">{word}</span> {sentences.join(' ')}
    </p>
  );
}
