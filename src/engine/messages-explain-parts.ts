import { type NameOf, formulaWords } from './describe-formula.ts';
import { compareExact, exact, fromInteger, isDecimalText, parseExact, times, toText } from './decimal.ts';
import type { ExplainCode, ExplainNode } from './explain-node.ts';
import { type Cents, ZERO, cents, toDecimalText } from './money.ts';
import { roundToStep } from './rounding.ts';
import { type Words, textIn } from './messages-words.ts';

/** What the sentences of both languages need to know of a node. */

/** The sentences of one node; none for a node whose parent or children say it already. */
export type Say = (node: ExplainNode, words: Words) => readonly string[];
export type ExplainMessages = Readonly<Record<ExplainCode, Say>> & {
  /** Where the contract says so: said once, at the end. */
  readonly clauses: (clauses: string) => string;
};

export function valueOf(node: ExplainNode, name: string): string {
  return node.values[name] ?? '';
}

export function amountOf(node: ExplainNode): Cents {
  return node.amount ?? ZERO;
}

/** The amount without its sign, for sentences that say "took away" or "pays back". */
export function sizeOf(node: ExplainNode): Cents {
  return cents(Math.abs(amountOf(node)));
}

/** "33 × € 4.730,00 = € 156.090,00", and whether rounding stands between the two sides. */
export function product(node: ExplainNode, words: Words): { readonly text: string; readonly isRounded: boolean } {
  const quantity = valueOf(node, 'quantity');
  const price = valueOf(node, 'price');
  const text = `${words.number(quantity)} × ${words.price(price)} = ${words.money(amountOf(node))}`;
  if (!isDecimalText(quantity) || !isDecimalText(price)) return { text, isRounded: true };
  const exactly = times(parseExact(quantity), parseExact(price));
  return { text, isRounded: compareExact(exactly, parseExact(toDecimalText(amountOf(node), node.currency))) !== 0 };
}

/** True when the units are not simply the claims: days, weeks, tonnes. */
export function unitsDiffer(node: ExplainNode): boolean {
  return isDecimalText(valueOf(node, 'quantity')) && toText(parseExact(valueOf(node, 'quantity'))) !== valueOf(node, 'items');
}

export function isPlural(count: string): boolean {
  return !isDecimalText(count) || compareExact(parseExact(count), fromInteger(1)) !== 0;
}

/** "verwacht 30, echt 18": the inputs of a step with their values; what says nothing (a fee that counts once) is left out. */
export function inputList(node: ExplainNode, words: Words): string {
  const saysNothing = (child: ExplainNode): boolean =>
    ['true', 'false'].includes(valueOf(child, 'value')) || (valueOf(child, 'name') === 'times' && valueOf(child, 'value') === '1');
  const inputs = node.children.filter((child) => child.code === 'input' && !saysNothing(child));
  return inputs
    .map((child) => `${formulaWords(valueOf(child, 'name'), words.language, titlesIn(child, words))} ${words.number(valueOf(child, 'value'))}`)
    .join(', ');
}

/** The inputs behind what was made of them; not when that only says the same again, as in "rate = 1 (rate 1)". */
export function withInputs(text: string, node: ExplainNode, words: Words): string {
  const inputs = inputList(node, words);
  return inputs === '' || text === inputs.replace(/ (?=[^ ]*$)/, ' = ') ? text : `${text} (${inputs})`;
}

export function formulaOf(node: ExplainNode, words: Words): string {
  return formulaWords(valueOf(node, 'text'), words.language, titlesIn(node, words));
}

/** "‘Start’ en ‘Baan’" of a limit over several; nothing for one over everything or over one. `isApart`: each of them has that much. */
export function underLimit(node: ExplainNode, words: Words): { readonly list: string; readonly isApart: boolean } | undefined {
  const quote = (text: string): string => (words.language === 'nl' ? `‘${text}’` : `“${text}”`);
  const titles = Object.values(node.names ?? {}).map((title) => quote(textIn(title, words.language)));
  const each = valueOf(node, 'each');
  return titles.length < 2 ? undefined : { list: words.list(titles), isApart: each === 'outcome' || each === 'rule' };
}

/** Five thousand is five thousand: where the terms give the number itself there is nothing to work out. */
export function isPlainNumber(node: ExplainNode): boolean {
  return isDecimalText(valueOf(node, 'text'));
}

/** An outcome in a formula is called by its title, as everywhere else. */
function titlesIn(node: Pick<ExplainNode, 'names'>, words: Words): NameOf {
  return (id) => {
    const title = node.names?.[id];
    if (title === undefined) return undefined;
    return words.language === 'nl' ? `‘${textIn(title, 'nl')}’` : `“${textIn(title, 'en')}”`;
  };
}

/** A formula that only names one thing: its value is said behind it already. */
export function isOneName(node: ExplainNode): boolean {
  return /^\w+$/.test(valueOf(node, 'text'));
}

/** A deduction that came out below zero: then it adds. */
export function isBelowZero(node: ExplainNode): boolean {
  return valueOf(node, 'result').startsWith('-');
}

/** "0.01 half-up" → its two parts. */
export function roundingOf(node: ExplainNode): { readonly to: string; readonly rule: string } {
  const [to = '', rule = ''] = valueOf(node, 'text').split(' ');
  return { to, rule };
}

export function inputValue(node: ExplainNode, name: string): string {
  return node.children.find((child) => valueOf(child, 'name') === name)?.values['value'] ?? '';
}

export function subjectsOf(node: ExplainNode, words: Words, others: string): string {
  const named = valueOf(node, 'subjects')
    .split(' ')
    .filter((subject) => subject !== '');
  return words.list(valueOf(node, 'more') === '' ? named : [...named, others]);
}

/** Money that the payee owes by the terms themselves (a malus), not because something was paid too much. */
export function isOwedByPayee(node: ExplainNode): boolean {
  return (node.children[0]?.amount ?? 0) < 0;
}

/** A formula with its values; nothing when it may not be told, or is only a number that is said already. */
export function formulaToTell(node: ExplainNode, words: Words): string {
  const text = valueOf(node, 'text');
  return text === '' || /^[\d.% ]+$/.test(text) ? '' : withInputs(formulaOf(node, words), node, words);
}

/** A name that the terms may give in two languages: `receiverName`, or `receiverNameNl` and `receiverNameEn`. */
export function nameIn(node: ExplainNode, name: string, words: Words): string {
  return node.values[`${name}Name`] ?? valueOf(node, `${name}Name${words.language === 'nl' ? 'Nl' : 'En'}`);
}

/** An amount that a node tells beside its own, in minor units. */
export function centsOf(node: ExplainNode, name: string): Cents {
  return cents(Number(valueOf(node, name)));
}

/** "29/365" or "16/365 14/366": the days of a stretch of interest, each with the length of its year. */
export function countedDays(node: ExplainNode, words: Words, each: (days: string, year: string) => string, and: string): string {
  const parts = valueOf(node, 'days').split(' ');
  const told = parts.map((part) => {
    const [days = '', year = ''] = part.split('/');
    return each(words.number(days), year);
  });
  return told.join(` ${and} `);
}

/** "1.0432…" → "1.04", half-up. */
export function twoDigits(text: string): string {
  return toText(roundToStep(parseExact(text.replace('…', '')), exact(1n, 100n), 'half-up'));
}
