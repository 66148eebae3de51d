import { formulaWords } from '../../../engine/describe-formula.ts';
import { type Words, wordsFor } from '../../../engine/messages-words.ts';
import type { OutcomeTerms, Rule, TermSheet } from '../../../engine/terms.ts';
import { textIn } from './words.ts';
import type { TermsWords } from './words-terms.ts';

/** What an outcome earns, rule by rule, in words: "€ 3.200 per jongere". */
export type PriceLine = {
  readonly key: string;
  readonly text: string;
  readonly clause: string | undefined;
  /** A price to see at a glance, or a calculation to read. */ readonly isPlain: boolean;
};

type Reader = { readonly language: 'nl' | 'en'; readonly words: TermsWords };

export function pricesOf(sheet: TermSheet, outcome: OutcomeTerms, reader: Reader): readonly PriceLine[] {
  const rules = sheet.rules.filter((rule) => rule.outcome === outcome.id || rule.outcomes?.includes(outcome.id));
  return rules.flatMap((rule) => linesOfRule(sheet, rule, outcome, reader));
}

function linesOfRule(sheet: TermSheet, rule: Rule, outcome: OutcomeTerms, reader: Reader): readonly PriceLine[] {
  const speak = wordsFor(reader.language, sheet.currency);
  const line = (key: string, text: string): PriceLine => ({ key: `${rule.id} ${key}`, text, clause: rule.clause, isPlain: rule.price !== undefined });
  const unit = outcome.unit === 'outcome' ? reader.words.outcomes.eachTime : reader.words.outcomes.per(outcome.unit);
  if (typeof rule.price === 'string') return [line('price', `${speak.price(rule.price)} ${unit}${groupText(rule, reader)}`)];
  if (rule.price !== undefined)
    return rule.price.map((row, index) =>
      line(`row ${index}`, [`${speak.price(row.price)} ${unit}`, ...conditionsOf(sheet, row, { speak, reader })].join(', ')),
    );
  if (rule.amount !== undefined) return [line('amount', formulaWords(rule.amount, reader.language, nameIn(sheet, reader.language)))];
  if (typeof rule.curve === 'string') return [line('curve', reader.words.outcomes.byCurve(curveName(rule.curve)))];
  return rule.curve === undefined ? [] : [line('curve', reader.words.outcomes.byInlineCurve)];
}

type PriceRow = Exclude<Rule['price'], string | undefined>[number];

function conditionsOf(sheet: TermSheet, row: PriceRow, { speak, reader }: { readonly speak: Words; readonly reader: Reader }): readonly string[] {
  const words = reader.words.outcomes;
  return [
    ...(row.from === undefined ? [] : [words.from(speak.day(row.from))]),
    ...(row.payer === undefined ? [] : [words.forPayer(partyName(sheet, row.payer))]),
    ...(row.group === undefined ? [] : [words.forGroup(row.group)]),
  ];
}

function groupText(rule: Rule, reader: Reader): string {
  return rule.group === undefined ? '' : `, ${reader.words.outcomes.forGroup(rule.group)}`;
}

export function partyName(sheet: TermSheet, id: string): string {
  return sheet.parties.find((party) => party.id === id)?.name ?? id;
}

export function outcomeTitle(sheet: TermSheet, id: string, language: 'nl' | 'en'): string {
  const outcome = sheet.outcomes.find((entry) => entry.id === id);
  return outcome === undefined ? id.replaceAll('_', ' ') : textIn(outcome.title, language);
}

/** Curves and parameters have ids for names: shown with spaces. */
export function curveName(id: string): string {
  return id.replaceAll('_', ' ');
}

function nameIn(sheet: TermSheet, language: 'nl' | 'en') {
  return (id: string): string | undefined => {
    const rule = sheet.rules.find((entry) => entry.id === id);
    if (rule?.title !== undefined) return textIn(rule.title, language);
    return sheet.outcomes.some((outcome) => outcome.id === id) ? outcomeTitle(sheet, id, language) : undefined;
  };
}
