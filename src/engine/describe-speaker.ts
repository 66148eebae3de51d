import { formulaWords } from './describe-formula.ts';
import { isDecimalText } from './decimal.ts';
import { DESCRIBE_EN } from './messages-describe-en.ts';
import { DESCRIBE_NL, type DescribeMessages } from './messages-describe-nl.ts';
import { type Language, type Words, sentence, textIn, wordsFor } from './messages-words.ts';
import { titleOfRule } from './outcome-use.ts';
import type { TermSheet } from './terms.ts';
import type { Text } from './terms-parts.ts';

/** Part of a term sheet in words. `id` is the id in the sheet, or the name of the part when it has none. */
export type Description = { readonly section: Section; readonly id: string; readonly sentences: readonly string[] };

export const SECTIONS = [
  'contract',
  'party',
  'calendar',
  'outcome',
  'alternative',
  'rule',
  'curve',
  'parameter',
  'limit',
  'payers',
  'fee',
  'deduction',
  'tax',
  'late_interest',
  'spending',
  'tranche',
  'capital',
  'waterfall',
] as const;
export type Section = (typeof SECTIONS)[number];

/** One language, and the names that this sheet gives to things. */
export type Speaker = {
  readonly sheet: TermSheet;
  readonly words: Words;
  readonly say: DescribeMessages;
  readonly party: (id: string) => string;
  /** Title of an outcome, rule, tranche or limit between quotation marks. */
  readonly thing: (id: string) => string;
  readonly formula: (text: string) => string;
  /** A plain number becomes money; anything else is a formula in words. */
  readonly amount: (text: string) => string;
  /** A plain number becomes a percentage; anything else is a formula in words. */
  readonly rate: (text: string) => string;
};

const MESSAGES: Readonly<Record<Language, DescribeMessages>> = { nl: DESCRIBE_NL, en: DESCRIBE_EN };

export function speakerFor(sheet: TermSheet, language: Language): Speaker {
  const words = wordsFor(language, sheet.currency);
  const say = MESSAGES[language];
  const titles = titlesOf(sheet);
  const named = (id: string): string | undefined => (titles.has(id) ? say.quote(textIn(titles.get(id), language)) : undefined);
  const formula = (text: string): string => formulaWords(text, language, named);
  const parties = new Map(sheet.parties.map((party) => [party.id, party.name]));
  return {
    sheet,
    words,
    say,
    party: (id) => parties.get(id) ?? named(id) ?? id.replaceAll('_', ' '),
    thing: (id) => named(id) ?? say.quote(id.replaceAll('_', ' ')),
    formula,
    amount: (text) => (isDecimalText(text) && !text.endsWith('%') ? words.price(text) : formula(text)),
    rate: (text) => (isDecimalText(text) ? words.percent(text) : formula(text)),
  };
}

/** A rule and its outcome may share an id: then the outcome gives the name, as it does for a rule without a title. */
function titlesOf(sheet: TermSheet): ReadonlyMap<string, Text> {
  const rules = sheet.rules.map((rule) => ({ id: rule.id, title: titleOfRule(sheet, rule) }));
  const titled = [
    ...sheet.limits,
    ...(sheet.capital?.waterfall ?? []),
    ...(sheet.capital?.tranches ?? []),
    ...sheet.fees,
    ...sheet.deductions,
    ...rules,
    ...sheet.outcomes,
  ];
  return new Map(titled.flatMap((thing) => (thing.title === undefined ? [] : [[thing.id, thing.title] as const])));
}

/** Sentences that are there, each with a capital letter and one full stop. */
export function sentences(...parts: readonly (string | undefined)[]): readonly string[] {
  return parts.flatMap((part) => (part === undefined || part.trim() === '' ? [] : [stopped(sentence(part.trim()))]));
}

function stopped(text: string): string {
  return /[.?!…]$/.test(text) ? text : `${text}.`;
}
