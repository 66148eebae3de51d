import { type NameOf, formulaWords } from '../../../engine/describe-formula.ts';
import type { Words } from '../../../engine/messages-words.ts';
import { waterfallLabels } from './words-explain-waterfall.ts';

type Told = { readonly title: string; readonly value: (name: string) => string; readonly words: Words; readonly nameOf: NameOf };
type Label = (told: Told) => string;

/** What a step of an explanation is called, by its code; a code without a label shows its title. */
export type ExplainLabels = Readonly<Record<string, Label>>;

const title: Label = (told) => told.title;

const STEPS_NL: Readonly<Record<string, string>> = {
  quantity: 'aantal',
  when: 'voorwaarde',
  curve: 'uit de curve',
  price: 'prijs',
  index: 'indexatie',
  amount: 'bedrag',
  rounding: 'na afronding',
  paid_before: 'eerder geteld',
  minimum: 'minimum',
  deduction: 'aftrek',
  interest: 'rente',
};

const nl: ExplainLabels = {
  total_due: () => 'samen te betalen',
  total: () => 'samen',
  due: (told) => `te betalen: ${told.title}`,
  line: (told) => `${told.title}, ${told.value('payerName')} aan ${told.value('payeeName')}`,
  already_settled: () => 'al eerder afgerekend',
  share: (told) => `aandeel van ${told.value('payerName')}`,
  other_payers: () => 'dit betalen de anderen',
  payer_limit: (told) => `grens voor ${told.value('payerName')}: ${told.title}`,
  tax: (told) => `btw ${told.words.percent(told.value('rate'))}`,
  tax_included: (told) => `hierin zit ${told.words.percent(told.value('rate'))} btw: ${told.words.price(told.value('tax'))}`,
  outcome: title,
  minimum: title,
  fee: title,
  deduction: title,
  late_interest: () => 'rente wegens te late betaling',
  gone: () => 'de gegevens geven hier geen bedrag meer',
  minimum_level: () => 'afgesproken minimum',
  minimum_reached: () => 'al verdiend',
  gross: () => 'het hele bedrag, voor er iets afgaat',
  claims_at_price: (told) => `${told.value('items')} × dezelfde prijs`,
  claims_by_formula: (told) => `${told.value('items')} keer apart berekend`,
  limit_cut: (told) => `grens: ${told.title}`,
  alternative_cut: (told) => `al betaald voor ‘${told.title}’`,
  cut_of_claim: (told) => claim(told, 'van'),
  item: (told) => claim(told, 'van'),
  item_value: (told) => claim(told, 'van'),
  to_date: () => 'alles tot en met deze periode',
  paid_before: () => 'telde al mee in eerdere periodes',
  step: (told) => STEPS_NL[told.value('step')] ?? told.value('step'),
  input,
  ...waterfallLabels.nl,
};

const STEPS_EN: Readonly<Record<string, string>> = {
  quantity: 'quantity',
  when: 'condition',
  curve: 'from the curve',
  price: 'price',
  index: 'indexation',
  amount: 'amount',
  rounding: 'after rounding',
  paid_before: 'counted before',
  minimum: 'minimum',
  deduction: 'deduction',
  interest: 'interest',
};

const en: ExplainLabels = {
  total_due: () => 'due together',
  total: () => 'together',
  due: (told) => `due: ${told.title}`,
  line: (told) => `${told.title}, ${told.value('payerName')} to ${told.value('payeeName')}`,
  already_settled: () => 'settled before',
  share: (told) => `share of ${told.value('payerName')}`,
  other_payers: () => 'paid by the others',
  payer_limit: (told) => `limit for ${told.value('payerName')}: ${told.title}`,
  tax: (told) => `tax ${told.words.percent(told.value('rate'))}`,
  tax_included: (told) => `this includes ${told.words.percent(told.value('rate'))} tax: ${told.words.price(told.value('tax'))}`,
  outcome: title,
  minimum: title,
  fee: title,
  deduction: title,
  late_interest: () => 'interest for late payment',
  gone: () => 'the facts give no amount here any more',
  minimum_level: () => 'agreed minimum',
  minimum_reached: () => 'earned already',
  gross: () => 'the whole amount, before anything is taken off',
  claims_at_price: (told) => `${told.value('items')} × the same price`,
  claims_by_formula: (told) => `${told.value('items')} times worked out apart`,
  limit_cut: (told) => `limit: ${told.title}`,
  alternative_cut: (told) => `paid already for “${told.title}”`,
  cut_of_claim: (told) => claim(told, 'of'),
  item: (told) => claim(told, 'of'),
  item_value: (told) => claim(told, 'of'),
  to_date: () => 'everything up to this period',
  paid_before: () => 'counted in earlier periods already',
  step: (told) => STEPS_EN[told.value('step')] ?? told.value('step'),
  input,
  ...waterfallLabels.en,
};

/** "verwacht = 30" */
function input({ value, words, nameOf }: Told): string {
  return `${formulaWords(value('name'), words.language, nameOf)} = ${words.number(value('value'))}`;
}

/** "claim b28 van p30, 16 januari 2026"; for a whole period there is no claim and no person. */
function claim({ value, words }: Told, join: string): string {
  const who = value('subject') === '' ? '' : ` ${join} ${value('subject')}`;
  const what = value('claim') === '' ? WHOLE[words.language] : `claim ${value('claim')}`;
  const on = value('day') === '' ? '' : `, ${words.day(value('day'))}`;
  return `${what}${who}${on}`;
}

const WHOLE = { nl: 'resultaat', en: 'result' } as const;

export const explainLabels = { nl, en };
