import type { AmountChange, Comparison } from './compare.ts';
import { type Language, type Words, wordsFor } from './messages-words.ts';
import { cents } from './money.ts';

type CompareMessages = {
  readonly same: string;
  readonly total: (words: Words, change: AmountChange, size: string) => string;
  readonly party: (name: string, size: string, isMore: boolean) => string;
  readonly counts: (parts: string) => string;
  readonly count: Readonly<Record<'new' | 'gone' | 'more' | 'less', (count: number) => string>>;
};

const NL: CompareMessages = {
  same: 'Er verandert niets: elke regel blijft gelijk.',
  total: (words, change, size) => {
    const order = change.difference === 0 ? 'gelijk' : `${size} ${change.difference > 0 ? 'meer' : 'minder'}`;
    return `In totaal wordt het ${words.money(change.after)}. Dat was ${words.money(change.before)}: ${order}.`;
  },
  party: (name, size, isMore) => `${name} betaalt ${size} ${isMore ? 'meer' : 'minder'}.`,
  counts: (parts) => `Van de regels: ${parts}.`,
  count: {
    new: (count) => `${count} nieuw`,
    gone: (count) => `${count} vervallen`,
    more: (count) => `${count} hoger`,
    less: (count) => `${count} lager`,
  },
};

const EN: CompareMessages = {
  same: 'Nothing changes: every line stays as it is.',
  total: (words, change, size) => {
    const order = change.difference === 0 ? 'the same' : `${size} ${change.difference > 0 ? 'more' : 'less'}`;
    return `In all it comes to ${words.money(change.after)}. That was ${words.money(change.before)}: ${order}.`;
  },
  party: (name, size, isMore) => `${name} pays ${size} ${isMore ? 'more' : 'less'}.`,
  counts: (parts) => `Of the lines: ${parts}.`,
  count: {
    new: (count) => `${count} new`,
    gone: (count) => `${count} gone`,
    more: (count) => `${count} higher`,
    less: (count) => `${count} lower`,
  },
};

const MESSAGES: Readonly<Record<Language, CompareMessages>> = { nl: NL, en: EN };

/** The effect in a few sentences: in total, per payer, and how many lines. `names` gives the name of a party. */
export function compareSentences(comparison: Comparison, language: Language, names: Readonly<Record<string, string>> = {}): readonly string[] {
  const messages = MESSAGES[language];
  const words = wordsFor(language, comparison.currency);
  const { counts, byPayer, total } = comparison;
  if (counts.new + counts.gone + counts.more + counts.less === 0) return [messages.same];
  const sizeOf = (change: AmountChange): string => words.money(cents(Math.abs(change.difference)));
  const payers = Object.entries(byPayer).filter(([, change]) => change.difference !== 0);
  const kinds = (['new', 'gone', 'more', 'less'] as const).filter((kind) => counts[kind] > 0);
  return [
    messages.total(words, total, sizeOf(total)),
    ...payers.map(([payer, change]) => messages.party(names[payer] ?? payer, sizeOf(change), change.difference > 0)),
    messages.counts(words.list(kinds.map((kind) => messages.count[kind](counts[kind])))),
  ];
}
