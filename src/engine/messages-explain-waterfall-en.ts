import type { ExplainNode, WaterfallCode } from './explain-node.ts';
import { type Say, amountOf, centsOf, countedDays, formulaToTell, isPlural, nameIn, sizeOf, twoDigits, valueOf } from './messages-explain-parts.ts';
import { type Words, sentence } from './messages-words.ts';

/** Sentences on what investors put in and get back, and on the order in which money goes out. */

const silent: Say = () => [];

const payment: Say = (node, words) => {
  const [on, amount, what] = [words.day(valueOf(node, 'day')), words.money(sizeOf(node)), `“${words.text(node.title)}”`];
  const [receiver, payer] = [nameIn(node, 'receiver', words), nameIn(node, 'payer', words)];
  if (amountOf(node) === 0) return [`On ${on} no money goes to ${what}${receiver === '' ? '' : ` (${receiver})`}.`];
  if (node.children[0]?.code === 'payment') return [`On ${on} ${amount} goes to ${what} in all.`];
  if (valueOf(node, 'pay') === 'hold') return [`On ${on} ${amount} goes into the reserve “${receiver}”.`];
  if (valueOf(node, 'pay') === 'release') return [`On ${on} ${amount} comes out of the reserve.`];
  const to = valueOf(node, 'receiverKind') === 'tranche' ? `the holders of “${receiver}”` : receiver;
  if (valueOf(node, 'pay') === 'guarantee') return [`On ${on} ${amount} goes from ${payer} to ${to} under the guarantee.`];
  if (payer !== '') return [`On ${on} ${amount} goes from ${payer} to ${to} for ${what}.`];
  const instead = nameIn(node, 'instead', words);
  return [`On ${on} ${amount} goes to ${to} for ${what}.`, ...(instead === '' ? [] : [`This is the interest on “${instead}”.`])];
};

const share: Say = (node, words) => {
  const { share: part, units } = node.values;
  const how =
    part !== undefined
      ? `, a share of ${words.percent(part)}`
      : units !== undefined
        ? `, for ${words.number(units)} ${isPlural(units) ? 'units' : 'unit'}`
        : '';
  return [`For ${valueOf(node, 'holderName')} that is ${words.money(sizeOf(node))}${how}.`];
};

const WHY_STOPPED: Readonly<Record<string, (missing: string) => string>> = {
  expired: () => 'The guarantee no longer held then.',
  not_yet: () => 'This step only counts at the end.',
  value_missing: (missing) => (missing === '' ? 'A value was not known yet.' : `“${missing.replaceAll('_', ' ')}” was not known yet.`),
};

type PartWords = (amount: string, formula: string) => string;

/** With the formula and its values when these may be told. */
function formulaBehind(formula: string): string {
  return formula === '' ? '' : `: ${formula}`;
}

const PARTS: Readonly<Record<string, PartWords>> = {
  outstanding: (amount) => `${amount} was still to be repaid.`,
  by_result: (amount, formula) => `By the result ${amount} of that does not come back now${formulaBehind(formula)}.`,
  by_amount: (amount, formula) => `This step pays no more than was agreed, so ${amount} less${formulaBehind(formula)}.`,
  by_plan: (amount) => `By the plan ${amount} of that does not come back yet.`,
  interest_before: (amount) => `Interest from before that had not been paid: ${amount}.`,
  interest_now: (amount) => `New interest: ${amount}.`,
  to_date: (amount, formula) => `Up to this day in all: ${amount}${formulaBehind(formula)}.`,
  paid_before: (amount) => `${amount} of that was paid already.`,
  arrears: (amount) => `Still open from before: ${amount}.`,
  charged: (amount, formula) => `This time: ${amount}${formulaBehind(formula)}.`,
  level: (amount, formula) => `The reserve should hold ${amount}${formulaBehind(formula)}.`,
  filled: (amount) => `It held ${amount} already.`,
  reserve: (amount) => `The reserve held ${amount}.`,
  available: (amount) => `There was ${amount} left to share out.`,
  to_others: (amount) => `${amount} of that is for others, or for the steps after this.`,
  unprotected: (amount) => `The guarantee does not cover ${amount} of that.`,
};

const part: Say = (node, words) => {
  const formula = formulaToTell(node, words);
  const make = PARTS[valueOf(node, 'name')];
  return make === undefined ? [] : [make(words.money(sizeOf(node)), formula)];
};

function capText(node: ExplainNode, words: Words): string {
  const most = valueOf(node, 'most');
  if (valueOf(node, 'cap') === 'maxMoney') return `These investors may get at most ${words.price(most)} in all`;
  if (valueOf(node, 'cap') === 'maxMultiple') return `At most ${words.number(most)} times what was put in may come back`;
  return `The return may be at most ${words.percent(most)} a year`;
}

const WHY_NO_IRR: Readonly<Record<string, string>> = {
  no_flows: 'nothing was put in yet',
  no_sign_change: 'money only went in, or only came out',
  not_found: 'no rate fits',
};

const returns: Say = (node, words) => {
  const { multiple, irr, why, unique } = node.values;
  const times = multiple === undefined ? [] : [`That is ${words.number(twoDigits(multiple))} times what was put in.`];
  const rate =
    irr === undefined
      ? `There is no IRR: ${WHY_NO_IRR[why ?? ''] ?? ''}.`
      : `The return a year (IRR) is ${words.percent(irr)}${unique === 'false' ? ', about: more than one rate fits' : ''}.`;
  const [putIn, back] = [centsOf(node, 'putIn'), centsOf(node, 'back')];
  return [`${words.text(node.title)}: put in ${words.money(putIn)}, got back ${words.money(back)}.`, ...times, rate, ...openSentence(node, words)];
};

/** What came back so far says little about money that is still out. */
function openSentence(node: ExplainNode, words: Words): readonly string[] {
  if (node.values['outstanding'] === undefined) return [];
  const open = words.money(centsOf(node, 'outstanding'));
  const whose = node.values['holder'] === undefined ? '' : ' of the whole tranche';
  if (valueOf(node, 'isEnded') === 'true') return [`${open}${whose} was not repaid.`];
  return [`${open}${whose} is still to be repaid: this is how it stands so far.`];
}

type ListWords = (title: string, amount: string, often: string) => string;

function list(make: ListWords): Say {
  return (node, words) => {
    const count = valueOf(node, 'count');
    const often = count === '0' ? '' : `, in ${count} ${count === '1' ? 'payment' : 'payments'}`;
    return [make(words.text(node.title), words.money(sizeOf(node)), often)];
  };
}

const potMove: Say = (node, words) => {
  const [on, amount, party] = [words.day(valueOf(node, 'day')), words.money(sizeOf(node)), valueOf(node, 'partyName')];
  switch (valueOf(node, 'kind')) {
    case 'left':
      return [amountOf(node) < 0 ? `On ${on} there was ${amount} too little.` : `${amount} was left over from ${on}.`];
    case 'cost':
      return [`On ${on} ${amount} went to ${party} for costs.`];
    case 'unspent':
      return [`${amount} of what was put in had not been spent; that is added.`];
    case 'repayment':
      return [`On ${on} ${amount} came from ${party}, by the plan of repayments.`];
    case 'termination':
      return [`${amount} came from ${party}, because the contract ends early.`];
    default: {
      const when = node.values['payment'] === undefined ? `, reckoned on the last day of payment: ${on}` : ` on ${on}`;
      return [amountOf(node) < 0 ? `${amount} went to ${party}${when}.` : `${amount} came in from ${party}${when}.`];
    }
  }
};

export const WATERFALL_EN: Readonly<Record<WaterfallCode, Say>> = {
  returns,
  put_in: list((title, amount, often) => `${title}: ${amount} put in${often}.`),
  got_back: list((title, amount, often) => `${title}: ${amount} back${often}.`),
  still_out: (node, words) => [
    `${words.text(node.title)}: ${amountOf(node) === 0 ? 'nothing is left' : `${words.money(amountOf(node))} is still`} to be repaid.`,
  ],
  drawn: (node, words) => [`Drawn: ${words.money(sizeOf(node))}.`],
  repaid: (node, words) => [`Repaid: ${words.money(sizeOf(node))}.`],
  capital_move: (node, words) => {
    const planned = valueOf(node, 'planned') === 'true' ? ', as the contract says' : '';
    return [`On ${words.day(valueOf(node, 'day'))} ${words.money(sizeOf(node))} was put in${planned}.`];
  },
  payment,
  payment_share: share,
  other_holders: silent,
  payment_due: silent,
  due_part: part,
  interest_slice: (node, words) => {
    const { capitalised } = node.values;
    const [from, to] = [words.day(valueOf(node, 'from')), words.day(valueOf(node, 'to'))];
    const days = countedDays(node, words, (count, year) => `${count} of ${year} days`, 'and');
    return [
      `On ${words.price(valueOf(node, 'base'))} interest runs from ${from} to ${to}: ` +
        `${words.percent(valueOf(node, 'rate'))} a year, ${days}, is ${words.price(valueOf(node, 'interest'))}.`,
      ...(capitalised === undefined ? [] : [`From ${to} the interest that was not paid, ${words.price(capitalised)}, bears interest itself.`]),
    ];
  },
  payment_when: (node, words) => {
    const formula = formulaToTell(node, words);
    if (valueOf(node, 'holds') === 'true') return formula === '' ? [] : [`This step counts, because ${formula}.`];
    return [formula === '' ? 'The condition of this step did not hold.' : `The condition of this step did not hold: ${formula}.`];
  },
  payment_stopped: (node) => [WHY_STOPPED[valueOf(node, 'state')]?.(valueOf(node, 'missing')) ?? 'The formula of this step gave no number.'],
  payment_cap: (node, words) => [`${capText(node, words)}. So ${words.money(sizeOf(node))} was taken off.`],
  payment_short: (node, words) => [
    sentence(`there was only ${words.price(valueOf(node, 'available'))}; ${words.money(sizeOf(node))} stayed unpaid.`),
  ],
  pot: (node, words) => [`On ${words.day(valueOf(node, 'day'))} there was ${words.money(amountOf(node))} to share out.`],
  pot_move: potMove,
};
