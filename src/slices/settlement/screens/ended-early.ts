import type { EarlyEnd } from '../../../engine/early-end.ts';
import { type Language, textIn, wordsFor } from '../../../engine/messages-words.ts';
import type { TermSheet } from '../../../engine/terms.ts';
import { settlementWords } from './words.ts';

/** That the contract ended before its last day, and by what; undefined when it did not. */
export function endedSentence(ended: EarlyEnd | undefined, sheet: TermSheet | undefined, language: Language): string | undefined {
  if (ended === undefined) return undefined;
  const title = sheet?.events.find((event) => event.id === ended.event)?.title;
  const name = title === undefined ? ended.event.replaceAll('_', ' ') : textIn(title, language);
  return settlementWords[language].endedEarly(wordsFor(language, 'EUR').day(ended.day), name);
}
