import { formulaWords } from '../../../engine/describe-formula.ts';
import { wordsFor } from '../../../engine/messages-words.ts';
import type { Refusal } from '../../../engine/statement.ts';
import { type Names, numberIn } from './names.ts';
import { refusalWords } from './words-refusals.ts';

/** Why something earned nothing, as one sentence: on screen, in the file and in the terminal. */
export function refusalReason(refusal: Refusal, names: Names): string {
  return refusalWords[names.language].reasons[refusal.code](refusal.data, {
    day: (text) => wordsFor(names.language, 'EUR').day(text),
    outcome: names.outcome,
    value: (name) => readableName(name, names),
    list: (data) =>
      Object.entries(data)
        .map(([name, value]) => stated(readableName(name, names), value, names.language))
        .join(', '),
  });
}

/** "score 12", and of an event whether it happened. */
function stated(name: string, value: string, language: 'nl' | 'en'): string {
  if (value === 'true') return language === 'nl' ? `${name} is gemeld` : `${name} was reported`;
  if (value === 'false') return language === 'nl' ? `${name} is niet gemeld` : `${name} was not reported`;
  return `${name} ${numberIn(value, language)}`;
}

/** "count(job)" → "the number of claims ‘A job’"; a measure keeps its own name. */
function readableName(name: string, names: Names): string {
  const titleOf = (id: string): string | undefined => {
    const title = names.outcome(id);
    return title === id.replaceAll('_', ' ') ? undefined : `‘${title}’`;
  };
  if (name.includes('(')) return formulaWords(name, names.language, titleOf);
  // The sentence around it has the quotation marks.
  return formulaWords(name, names.language).replace(/^[‘“](.*)[’”]$/u, '$1');
}
