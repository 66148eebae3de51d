import { toNumber, parseExact } from '../../engine/decimal.ts';
import { noteSentences, whyOwed } from '../../engine/messages-capital-notes.ts';
import { wordsFor } from '../../engine/messages-words.ts';
import { type Cents, formatMoney } from '../../engine/money.ts';
import type { Line, Refusal, Statement } from '../../engine/statement.ts';
import type { TermSheet } from '../../engine/terms.ts';
import type { Waterfall } from '../../engine/waterfall-types.ts';
import { textTable } from '../../platform/text-table.ts';
import { endedSentence } from './screens/ended-early.ts';
import { type PaidSoFar, paidLines } from './paid-so-far.ts';
import { isShared } from './screens/statement-rows.ts';
import { flowWords } from './screens/words-flow.ts';
import { type Names, namesOf } from './screens/names.ts';
import { refusalReason } from './screens/refusal-reason.ts';

type Language = 'nl' | 'en';
type View = {
  readonly sheet: TermSheet;
  readonly statement: Statement;
  readonly waterfall: Waterfall | undefined;
  readonly language: Language;
  /** Left out: no payment is among the facts. */
  readonly paid?: PaidSoFar | undefined;
  /** Left out or false: nobody asked for this day, so the table says how it was chosen. */
  readonly isDayChosen?: boolean;
};

const WORDS = {
  nl: {
    title: (name: string, day: string) => `${name}, afrekening zoals bekend op ${day}`,
    head: ['periode tot', 'wat', 'van', 'aan', 'aantal', 'prijs', 'berekend', 'al geboekt', 'te betalen', 'uiterlijk'],
    total: 'samen',
    nothing: 'Er is nog niets te betalen.',
    nothingEver: 'Er is niets te betalen: het contract is afgelopen.',
    cut: (limit: string, amount: string, isShared: boolean) => `  grens "${limit}" nam ${isShared ? 'in totaal ' : ''}${amount} weg`,
    paidBefore: (outcome: string, amount: string, isShared: boolean) => `  al betaald voor "${outcome}": ${isShared ? 'in totaal ' : ''}${amount}`,
    refused: (count: number) => `Niet betaald: ${count}`,
    more: (count: number) => `… en nog ${count}. Alle weigeringen: --json`,
    beside: 'Te betalen naast de resultaten',
    besideHead: ['waarom', 'van', 'aan', 'bedrag', 'uiterlijk'],
    investors: 'Investeerders',
    tranche: ['tranche', 'ingelegd', 'terug', 'meervoud', 'intern rendement'],
    noIrr: 'geen',
    key: (line: string) => `Uitleg bij een bedrag: lente explain … --line ${line}`,
    looked: (day: string) =>
      `Gekeken op ${day}: de laatste dag waarop volgens de afspraken en de gegevens nog iets gebeurt. Een andere dag: --as-of 2026-11-23`,
  },
  en: {
    title: (name: string, day: string) => `${name}, settlement as known on ${day}`,
    head: ['period up to', 'what', 'from', 'to', 'count', 'price', 'computed', 'booked', 'due', 'due on'],
    total: 'total',
    nothing: 'There is nothing to pay yet.',
    nothingEver: 'There is nothing to pay: the contract has ended.',
    cut: (limit: string, amount: string, isShared: boolean) => `  limit "${limit}" took ${amount}${isShared ? ' in total' : ''}`,
    paidBefore: (outcome: string, amount: string, isShared: boolean) => `  paid already for "${outcome}": ${amount}${isShared ? ' in total' : ''}`,
    refused: (count: number) => `Not paid: ${count}`,
    more: (count: number) => `… and ${count} more. All refusals: --json`,
    beside: 'To be paid beside the outcomes',
    besideHead: ['why', 'from', 'to', 'amount', 'due on'],
    investors: 'Investors',
    tranche: ['tranche', 'put in', 'back', 'multiple', 'internal rate of return'],
    noIrr: 'none',
    key: (line: string) => `About an amount: lente explain … --line ${line}`,
    looked: (day: string) => `Looked on ${day}: the last day on which, by the terms and the facts, anything happens. Another day: --as-of 2026-11-23`,
  },
};

const LOCALES = { nl: 'nl-NL', en: 'en-GB' } as const;
const MOST_REFUSALS = 20;

/** A statement for a terminal: a table of lines with their limits, the totals, what was not paid and why, and the investors' return. */
export function renderStatement(view: View): string {
  const words = WORDS[view.language];
  const { statement } = view;
  const parts = [words.title(textOf(view.sheet.title, view.language), statement.asOf), ''];
  const ended = endedSentence(statement.ended, view.sheet, view.language);
  if (ended !== undefined) parts.push(ended, '');
  const owesBeside = (view.waterfall?.owed.length ?? 0) > 0;
  if (statement.lines.length > 0) parts.push(lineTable(view));
  else if (!owesBeside) parts.push(nothingWords(view));
  if (view.paid !== undefined) parts.push('', ...paidLines(view.paid, { statement, names: namesIn(view), language: view.language }));
  if (statement.refusals.length > 0) parts.push('', ...refusalLines(view));
  if (view.waterfall !== undefined) parts.push(...owedLines(view, view.waterfall), '', ...returnLines(view, view.waterfall));
  const [first] = statement.lines;
  const hints = [...(first === undefined ? [] : [words.key(first.key)]), ...(view.isDayChosen === true ? [] : [words.looked(statement.asOf)])];
  return [...parts, ...(hints.length === 0 ? [] : ['', ...hints])].join('\n');
}

/** After the last period nothing is "not yet". */
function nothingWords({ statement, language }: View): string {
  const isOver = statement.periods.every((period) => period.state === 'closed');
  return isOver ? WORDS[language].nothingEver : WORDS[language].nothing;
}

function textOf(text: TermSheet['title'], language: Language): string {
  return typeof text === 'string' ? text : text[language];
}

function lineTable(view: View): string {
  const { statement } = view;
  const money = (amount: Cents): string => formatMoney(amount, statement.currency, view.language);
  const { totals } = statement;
  const sums = [WORDS[view.language].total, '', '', '', '', '', money(totals.computed), money(totals.alreadySettled), money(totals.due), ''];
  const rows = statement.lines.flatMap((line) => [lineRow(view, line), ...outcomeRows(view, line), ...cutRows(view, line)]);
  return textTable(['left', 'left', 'left', 'left', 'right', 'right', 'right', 'right', 'right', 'left'], [WORDS[view.language].head, ...rows, sums]);
}

function lineRow(view: View, line: Line): readonly string[] {
  const { money, number, price } = wordsFor(view.language, view.statement.currency);
  const names = namesIn(view);
  const { part } = line;
  return [
    line.period,
    names.line(line),
    isShared(line) ? `${names.party(line.payer)} (${percentOf(line.share, view.language)})` : names.party(line.payer),
    names.party(line.payee),
    number(part.quantity),
    part.price === undefined ? '' : price(part.price),
    money(line.computed),
    money(line.alreadySettled),
    money(line.due),
    line.dueDay,
  ];
}

/** Of a rule over several outcomes what this line pays for each of them. */
function outcomeRows(view: View, line: Line): readonly (readonly string[])[] {
  const { money, number, text } = wordsFor(view.language, view.statement.currency);
  return (line.outcomes ?? []).map(({ outcome, computed }) => {
    const title = view.sheet.outcomes.find((entry) => entry.id === outcome)?.title ?? outcome;
    const quantity = line.part.outcomes?.find((entry) => entry.outcome === outcome)?.quantity ?? '';
    return ['', `  ${text(title)}`, '', '', quantity === '' ? '' : number(quantity), '', money(computed), '', '', ''];
  });
}

/** What a limit took before the payers shared stands below each of them: it is one cut, not one each. */
function cutRows(view: View, line: Line): readonly (readonly string[])[] {
  const names = namesIn(view);
  const words = WORDS[view.language];
  const row = (cut: Line['payerCuts'][number], isWhole: boolean): readonly string[] => {
    const amount = formatMoney(cut.amount, view.statement.currency, view.language);
    const before = names.paidBefore(cut.limit, line);
    const told = before === undefined ? words.cut(names.limit(cut.limit), amount, isWhole) : words.paidBefore(before, amount, isWhole);
    return ['', told, ...Array<string>(8).fill('')];
  };
  return [...line.part.cuts.map((cut) => row(cut, isShared(line))), ...line.payerCuts.map((cut) => row(cut, false))];
}

function percentOf(share: string, language: Language): string {
  return percentIn(toNumber(parseExact(share.replace('…', ''))), { language, digits: 0 });
}

function percentIn(value: number, { language, digits }: { readonly language: Language; readonly digits: number }): string {
  const style = { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: 2 } as const;
  const text = new Intl.NumberFormat(LOCALES[language], style).format(value);
  return language === 'nl' ? text.replace('%', '\u00a0%') : text;
}

function multipleIn(text: string, language: Language): string {
  const digits = { minimumFractionDigits: 3, maximumFractionDigits: 3 };
  return new Intl.NumberFormat(LOCALES[language], digits).format(toNumber(parseExact(text.replace('…', ''))));
}

/** The names of the terms, as explain and the screens tell them: a table of ids and a story of names are not seen to be one. */
function namesIn({ sheet, language }: View): Names {
  const parties = sheet.parties.flatMap(({ id, name, roles }) => roles.map((role) => ({ key: id, name, role })));
  return namesOf({ parties, versions: [{ version: sheet.version, sheet }] }, language);
}

function refusalLines(view: View): readonly string[] {
  const { refusals } = view.statement;
  const words = WORDS[view.language];
  const rows = refusals.slice(0, MOST_REFUSALS).map((refusal) => refusalRow(view, refusal));
  const rest = refusals.length - rows.length;
  return [words.refused(refusals.length), textTable(['left', 'left', 'left'], rows), ...(rest > 0 ? [words.more(rest)] : [])];
}

/** What was refused, of whom, or of which period when it is of nobody: a fee that waits four times stands there four times. */
function refusalRow(view: View, refusal: Refusal): readonly string[] {
  const names = namesIn(view);
  const { claim, rule, subject, period = '' } = refusal;
  const ofRule = rule === undefined ? '' : names.line({ rule, version: view.sheet.version });
  const ofWhom = subject ?? (claim === undefined ? period : '');
  return [claim ?? ofRule, ofWhom, refusalReason(refusal, names)];
}

function returnLines(view: View, waterfall: Waterfall): readonly string[] {
  const words = WORDS[view.language];
  const money = (amount: Cents): string => formatMoney(amount, waterfall.currency, view.language);
  const titles = new Map((view.sheet.capital?.tranches ?? []).map(({ id, title = id }) => [id, textOf(title, view.language)]));
  const rows = waterfall.tranches.map((tranche) => [
    titles.get(tranche.id) ?? tranche.id,
    money(tranche.putIn),
    money(tranche.back),
    tranche.multiple === undefined ? '' : multipleIn(tranche.multiple, view.language),
    tranche.irr.kind === 'irr' ? percentIn(tranche.irr.rate, { language: view.language, digits: 2 }) : words.noIrr,
  ]);
  const days = flowWords[view.language].returns.days[waterfall.receiptDays];
  const notes = noteSentences(view.sheet, waterfall.notes, view.language);
  return [
    words.investors,
    textTable(['left', 'right', 'right', 'right', 'right'], [words.tranche, ...rows]),
    ...notes,
    ...(days === '' ? [] : [days]),
  ];
}

/** What parties owe because of the capital (a guarantee, a malus, an early end): it is paid beside the lines above. */
function owedLines(view: View, { owed, currency }: Waterfall): readonly string[] {
  if (owed.length === 0) return [];
  const words = WORDS[view.language];
  const names = namesIn(view);
  const rows = owed.map((entry) => [
    whyOwed(view.sheet, entry, view.language),
    names.party(entry.from),
    names.party(entry.to),
    formatMoney(entry.amount, currency, view.language),
    entry.day,
  ]);
  return ['', words.beside, textTable(['left', 'left', 'left', 'right', 'left'], [words.besideHead, ...rows])];
}
