import type { ExplainNode, WaterfallCode } from './explain-node.ts';
import { type Say, amountOf, centsOf, countedDays, formulaToTell, isPlural, nameIn, sizeOf, twoDigits, valueOf } from './messages-explain-parts.ts';
import { type Words, sentence } from './messages-words.ts';

/** Sentences on what investors put in and get back, and on the order in which money goes out. */

const silent: Say = () => [];

const payment: Say = (node, words) => {
  const [on, amount, what] = [words.day(valueOf(node, 'day')), words.money(sizeOf(node)), `‘${words.text(node.title)}’`];
  const [receiver, payer] = [nameIn(node, 'receiver', words), nameIn(node, 'payer', words)];
  if (amountOf(node) === 0) return [`Op ${on} gaat er geen geld naar ${what}${receiver === '' ? '' : ` (${receiver})`}.`];
  if (node.children[0]?.code === 'payment') return [`Op ${on} gaat er samen ${amount} naar ${what}.`];
  if (valueOf(node, 'pay') === 'hold') return [`Op ${on} gaat er ${amount} naar de reserve ‘${receiver}’.`];
  if (valueOf(node, 'pay') === 'release') return [`Op ${on} komt er ${amount} uit de reserve.`];
  const to = valueOf(node, 'receiverKind') === 'tranche' ? `de houders van ‘${receiver}’` : receiver;
  if (valueOf(node, 'pay') === 'guarantee') return [`Op ${on} gaat er ${amount} uit de garantie van ${payer} naar ${to}.`];
  if (payer !== '') return [`Op ${on} gaat er ${amount} van ${payer} naar ${to} voor ${what}.`];
  const instead = nameIn(node, 'instead', words);
  return [`Op ${on} gaat er ${amount} naar ${to} voor ${what}.`, ...(instead === '' ? [] : [`Dit is de rente over ‘${instead}’.`])];
};

const share: Say = (node, words) => {
  const { share: part, units } = node.values;
  const how =
    part !== undefined
      ? `, een deel van ${words.percent(part)}`
      : units !== undefined
        ? `, voor ${words.number(units)} ${isPlural(units) ? 'stuks' : 'stuk'}`
        : '';
  return [`Voor ${valueOf(node, 'holderName')} is dat ${words.money(sizeOf(node))}${how}.`];
};

const WHY_STOPPED: Readonly<Record<string, (missing: string) => string>> = {
  expired: () => 'De garantie gold toen niet meer.',
  not_yet: () => 'Deze stap telt pas aan het einde.',
  value_missing: (missing) =>
    missing === '' ? 'Er was toen nog een waarde niet bekend.' : `‘${missing.replaceAll('_', ' ')}’ was toen nog niet bekend.`,
};

type PartWords = (amount: string, formula: string) => string;

/** With the formula and its values when these may be told. */
function formulaBehind(formula: string): string {
  return formula === '' ? '' : `: ${formula}`;
}

const PARTS: Readonly<Record<string, PartWords>> = {
  outstanding: (amount) => `Er stond nog ${amount} uit.`,
  by_result: (amount, formula) => `Door het resultaat komt daarvan ${amount} nu niet terug${formulaBehind(formula)}.`,
  by_amount: (amount, formula) => `Deze stap betaalt niet meer dan is afgesproken, dus ${amount} minder${formulaBehind(formula)}.`,
  by_plan: (amount) => `Volgens het plan komt daarvan ${amount} nu nog niet terug.`,
  interest_before: (amount) => `Rente van eerder die nog niet was betaald: ${amount}.`,
  interest_now: (amount) => `Nieuwe rente: ${amount}.`,
  to_date: (amount, formula) => `Tot en met deze dag samen: ${amount}${formulaBehind(formula)}.`,
  paid_before: (amount) => `Daarvan was ${amount} al betaald.`,
  arrears: (amount) => `Nog open van eerder: ${amount}.`,
  charged: (amount, formula) => `Deze keer: ${amount}${formulaBehind(formula)}.`,
  level: (amount, formula) => `In de reserve hoort ${amount}${formulaBehind(formula)}.`,
  filled: (amount) => `Er zat al ${amount} in.`,
  reserve: (amount) => `In de reserve zat ${amount}.`,
  available: (amount) => `Er was nog ${amount} te verdelen.`,
  to_others: (amount) => `Daarvan is ${amount} voor anderen, of voor de stappen hierna.`,
  unprotected: (amount) => `Daarvan valt ${amount} niet onder de garantie.`,
};

const part: Say = (node, words) => {
  const formula = formulaToTell(node, words);
  const make = PARTS[valueOf(node, 'name')];
  return make === undefined ? [] : [make(words.money(sizeOf(node)), formula)];
};

function capText(node: ExplainNode, words: Words): string {
  const most = valueOf(node, 'most');
  if (valueOf(node, 'cap') === 'maxMoney') return `Er mag in totaal hoogstens ${words.price(most)} naar deze investeerders`;
  if (valueOf(node, 'cap') === 'maxMultiple') return `Er mag hoogstens ${words.number(most)} keer de inleg terugkomen`;
  return `Het rendement mag hoogstens ${words.percent(most)} per jaar zijn`;
}

const WHY_NO_IRR: Readonly<Record<string, string>> = {
  no_flows: 'er is nog niets ingelegd',
  no_sign_change: 'er is alleen ingelegd of alleen ontvangen',
  not_found: 'er is geen percentage per jaar waarbij deze betalingen uitkomen',
};

const returns: Say = (node, words) => {
  const { multiple, irr, why, unique } = node.values;
  const times = multiple === undefined ? [] : [`Dat is ${words.number(twoDigits(multiple))} keer de inleg.`];
  const rate =
    irr === undefined
      ? `Er is geen IRR: ${WHY_NO_IRR[why ?? ''] ?? ''}.`
      : `Het rendement per jaar (IRR) is ${words.percent(irr)}${unique === 'false' ? ', ongeveer: er past meer dan één rente' : ''}.`;
  const [putIn, back] = [centsOf(node, 'putIn'), centsOf(node, 'back')];
  return [`${words.text(node.title)}: ingelegd ${words.money(putIn)}, terug ${words.money(back)}.`, ...times, rate, ...openSentence(node, words)];
};

/** What came back so far says little about money that is still out. */
function openSentence(node: ExplainNode, words: Words): readonly string[] {
  if (node.values['outstanding'] === undefined) return [];
  const open = words.money(centsOf(node, 'outstanding'));
  const whose = node.values['holder'] === undefined ? '' : 'Van de hele tranche ';
  if (valueOf(node, 'isEnded') === 'true') return [sentence(`${whose}${whose === '' ? 'van de inleg ' : ''}is ${open} niet terugbetaald.`)];
  return [sentence(`${whose}${whose === '' ? 'er ' : ''}staat nog ${open} uit: dit is de stand tot nu toe.`)];
}

type ListWords = (title: string, amount: string, often: string) => string;

function list(make: ListWords): Say {
  return (node, words) => {
    const count = valueOf(node, 'count');
    const often = count === '0' ? '' : `, in ${count} keer`;
    return [make(words.text(node.title), words.money(sizeOf(node)), often)];
  };
}

const potMove: Say = (node, words) => {
  const [on, amount, party] = [words.day(valueOf(node, 'day')), words.money(sizeOf(node)), valueOf(node, 'partyName')];
  switch (valueOf(node, 'kind')) {
    case 'left':
      return [amountOf(node) < 0 ? `Op ${on} was er ${amount} te kort.` : `Van ${on} was nog ${amount} over.`];
    case 'cost':
      return [`Op ${on} ging er ${amount} naar ${party} voor kosten.`];
    case 'unspent':
      return [`Van de inleg was ${amount} niet besteed; dat komt erbij.`];
    case 'repayment':
      return [`Op ${on} kwam er ${amount} van ${party}, volgens het plan van terugbetalen.`];
    case 'termination':
      return [`Van ${party} kwam er ${amount}, omdat het contract eerder stopt.`];
    default: {
      const when = node.values['payment'] === undefined ? `, gerekend op de laatste betaaldag: ${on}` : ` op ${on}`;
      return [amountOf(node) < 0 ? `Er ging ${amount} naar ${party}${when}.` : `Van ${party} kwam er ${amount} binnen${when}.`];
    }
  }
};

export const WATERFALL_NL: Readonly<Record<WaterfallCode, Say>> = {
  returns,
  put_in: list((title, amount, often) => `${title}: ${amount} ingelegd${often}.`),
  got_back: list((title, amount, often) => `${title}: ${amount} terug${often}.`),
  still_out: (node, words) => [
    `${words.text(node.title)}: er staat ${amountOf(node) === 0 ? 'niets meer' : `nog ${words.money(amountOf(node))}`} uit.`,
  ],
  drawn: (node, words) => [`Opgenomen: ${words.money(sizeOf(node))}.`],
  repaid: (node, words) => [`Afgelost: ${words.money(sizeOf(node))}.`],
  capital_move: (node, words) => {
    const planned = valueOf(node, 'planned') === 'true' ? ', zoals het contract zegt' : '';
    return [`Op ${words.day(valueOf(node, 'day'))} werd ${words.money(sizeOf(node))} ingelegd${planned}.`];
  },
  payment,
  payment_share: share,
  other_holders: silent,
  payment_due: silent,
  due_part: part,
  interest_slice: (node, words) => {
    const { capitalised } = node.values;
    const [from, to] = [words.day(valueOf(node, 'from')), words.day(valueOf(node, 'to'))];
    const days = countedDays(node, words, (count, year) => `${count} van ${year} dagen`, 'en');
    return [
      `Over ${words.price(valueOf(node, 'base'))} telt rente van ${from} tot ${to}: ` +
        `${words.percent(valueOf(node, 'rate'))} per jaar, ${days}, is ${words.price(valueOf(node, 'interest'))}.`,
      ...(capitalised === undefined ? [] : [`Vanaf ${to} geeft de rente die nog niet is betaald, ${words.price(capitalised)}, zelf ook rente.`]),
    ];
  },
  payment_when: (node, words) => {
    const formula = formulaToTell(node, words);
    if (valueOf(node, 'holds') === 'true') return formula === '' ? [] : [`Deze stap telt, omdat ${formula}.`];
    return [formula === '' ? 'De voorwaarde van deze stap gold niet.' : `De voorwaarde van deze stap gold niet: ${formula}.`];
  },
  payment_stopped: (node) => [WHY_STOPPED[valueOf(node, 'state')]?.(valueOf(node, 'missing')) ?? 'De formule van deze stap gaf geen getal.'],
  payment_cap: (node, words) => [`${capText(node, words)}. Daarom ging er ${words.money(sizeOf(node))} af.`],
  payment_short: (node, words) => [sentence(`er was maar ${words.price(valueOf(node, 'available'))}; ${words.money(sizeOf(node))} bleef onbetaald.`)],
  pot: (node, words) => [`Op ${words.day(valueOf(node, 'day'))} was er ${words.money(amountOf(node))} te verdelen.`],
  pot_move: potMove,
};
