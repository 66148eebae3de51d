import type { ExplainNode } from './explain-node.ts';
import {
  type ExplainMessages,
  type Say,
  amountOf,
  centsOf,
  formulaOf,
  isPlainNumber,
  underLimit,
  inputValue,
  isBelowZero,
  isOneName,
  isOwedByPayee,
  isPlural,
  product,
  roundingOf,
  sizeOf,
  subjectsOf,
  unitsDiffer,
  valueOf,
  withInputs,
} from './messages-explain-parts.ts';
import { WATERFALL_EN } from './messages-explain-waterfall-en.ts';
import { type Words, sentence } from './messages-words.ts';

const silent: Say = () => [];

function about(node: ExplainNode, words: Words): string {
  return `“${words.text(node.title)}” over ${words.day(valueOf(node, 'from'))} to ${words.day(valueOf(node, 'to'))}`;
}

/** Only what is not the usual: a payment term that counts from another day than the end of the period. */
const SINCE: Readonly<Record<string, (day: string) => string>> = {
  receipt: (day) => `: the time counts from ${day}, when the last fact for this came in`,
  settlement: (day) => `: the time counts from ${day}, the day on which this was settled`,
  correction: (day) => `: the time counts from ${day}, the day of this correction`,
  payment: (day) => `: the time counts from ${day}, when the late payment was made`,
};

function sinceOf(node: ExplainNode, words: Words): string {
  return SINCE[valueOf(node, 'sinceBy')]?.(words.day(valueOf(node, 'sinceDay'))) ?? '';
}

const due: Say = (node, words) => {
  const [payer, payee] = [valueOf(node, 'payerName'), valueOf(node, 'payeeName')];
  const until = `This can be done until ${words.day(valueOf(node, 'dueDay'))}${sinceOf(node, words)}.`;
  if (amountOf(node) === 0) return [`For ${about(node, words)} ${payer} has nothing to pay ${payee} now.`];
  const amount = words.money(sizeOf(node));
  if (amountOf(node) > 0 && valueOf(node, 'kind') === 'deduction')
    return [`${amount} is added to what ${payer} pays, for ${about(node, words)}.`, until];
  if (amountOf(node) > 0) return [`${payer} pays ${payee} ${amount} for ${about(node, words)}.`, until];
  if (valueOf(node, 'kind') === 'deduction') return [`${amount} is taken off what ${payer} pays, for ${about(node, words)}.`];
  const back = isOwedByPayee(node) ? '' : ' back';
  return [`${payee} pays ${amount}${back} to ${payer} for ${about(node, words)}.`, until];
};

function claims(node: ExplainNode): string {
  const count = valueOf(node, 'items');
  return `${count} ${isPlural(count) ? 'claims' : 'claim'}`;
}

function lines(node: ExplainNode): string {
  const count = valueOf(node, 'lines');
  return `${count} ${isPlural(count) ? 'lines' : 'line'}`;
}

/** Of a rule over several outcomes: which of them. */
function ofOutcome(node: ExplainNode, words: Words): string {
  return node.title === undefined ? '' : `“${words.text(node.title)}”: `;
}

const atPrice: Say = (node, words) => {
  const { text, isRounded } = product(node, words);
  const of = ofOutcome(node, words);
  const end = isRounded ? ', after rounding each claim.' : '.';
  if (!unitsDiffer(node)) return [`${of}${claims(node)} × ${text.split(' × ')[1] ?? text}${end}`];
  return [`${of}${claims(node)}, together ${words.number(valueOf(node, 'quantity'))} ${valueOf(node, 'unit') || 'units'}: ${text}${end}`];
};

const gross: Say = (node, words) => {
  if (node.values['price'] !== undefined && valueOf(node, 'items') !== '1') return atPrice(node, words);
  if (node.children.length <= 4) return [];
  return [`${claims(node)} at different prices, together ${words.money(amountOf(node))}.`];
};

const EACH: Readonly<Record<string, string>> = {
  person: 'per person',
  cohort: 'per cohort',
  period: 'per period',
  year: 'per year',
  outcome: 'per outcome',
  rule: 'per rule',
  payer: 'per payer',
  contract: 'over the whole term',
};

function eachOf(node: ExplainNode, words: Words): string {
  const year = valueOf(node, 'year');
  return year === '' ? (EACH[valueOf(node, 'each')] ?? '') : `per ${words.year(year, valueOf(node, 'yearFirst'))}`;
}

/** "at most €10,000.00 per person" */
function most(node: ExplainNode, words: Words): string {
  const { max, maxCount, maxPeople, maxShare } = node.values;
  const parts = [
    ...(max === undefined ? [] : [`at most ${words.price(max)}`]),
    ...(maxCount === undefined ? [] : [`at most ${words.number(maxCount)} ${maxCount === '1' ? 'unit' : 'units'}`]),
    ...(maxPeople === undefined ? [] : [`at most ${words.number(maxPeople)} ${maxPeople === '1' ? 'person' : 'people'}`]),
    ...(maxShare === undefined ? [] : [`at most ${words.percent(maxShare)} of all outcomes`]),
  ];
  return parts.length === 0 ? '' : ` (${words.list(parts)} ${eachOf(node, words)})`;
}

const cut: Say = (node, words) => {
  const who = subjectsOf(node, words, 'others');
  const count = valueOf(node, 'claims');
  const isBack = amountOf(node) > 0;
  const took = isBack ? `gave ${words.money(sizeOf(node))} back` : `took ${words.money(sizeOf(node))} away`;
  const whose = who === '' ? '' : ` ${isBack ? 'on' : 'from'} ${count} ${isPlural(count) ? 'claims' : 'claim'}, of ${who}`;
  const scaled = valueOf(node, 'cut') === 'scale' ? ['All claims of that period therefore get the same part.'] : [];
  const under = underLimit(node, words);
  const bears = under === undefined ? [] : [`That limit holds for ${under.isApart ? `each of ${under.list} apart` : `${under.list} together`}.`];
  return [`The limit “${words.text(node.title)}”${most(node, words)} ${took}${whose}.`, ...bears, ...scaled];
};

const RULES: Readonly<Record<string, string>> = { 'half-up': 'half goes up', 'half-even': 'half goes to the even number', down: 'down', up: 'up' };

function addedOf(node: ExplainNode, words: Words): string {
  const added = inputValue(node, 'added');
  return added === '' ? '' : ` (with ${words.price(added)} interest of the years before)`;
}

const STEPS: Readonly<Record<string, Say>> = {
  quantity: (node, words) => [`Quantity: ${withInputs(`${formulaOf(node, words)} = ${words.number(valueOf(node, 'result'))}`, node, words)}.`],
  when: (node, words) => [`This counts, because ${withInputs(formulaOf(node, words), node, words)}.`],
  curve: (node, words) => [`For ${words.number(inputValue(node, 'quantity'))} the table gives ${words.price(valueOf(node, 'result'))}.`],
  index: (node, words) => [
    `After indexation the price is ${words.price(valueOf(node, 'result'))}: ${withInputs(formulaOf(node, words), node, words)}.`,
  ],
  amount: (node, words) => {
    if (isPlainNumber(node)) return [`The amount is ${words.price(valueOf(node, 'result'))}.`];
    const text = `${formulaOf(node, words)} = ${words.price(valueOf(node, 'result'))}`;
    return [`Amount: ${isOneName(node) ? text : withInputs(text, node, words)}.`];
  },
  rounding: (node, words) => {
    const { to, rule } = roundingOf(node);
    const [before, after] = [inputValue(node, 'amount') || inputValue(node, 'quantity'), valueOf(node, 'result')];
    return [`Rounded to ${words.number(to)} (${RULES[rule] ?? rule}): from ${words.number(before)} to ${words.number(after)}.`];
  },
  deduction: (node, words) => [
    isBelowZero(node)
      ? `Below zero, so it is added: ${withInputs(`${formulaOf(node, words)}; in this period ${words.price(valueOf(node, 'result').slice(1))}`, node, words)}.`
      : `Taken off: ${withInputs(`${formulaOf(node, words)}; in this period ${words.price(valueOf(node, 'result'))}`, node, words)}.`,
  ],
  interest: (node, words) => [
    `Interest is owed on ${words.price(inputValue(node, 'amount'))}${addedOf(node, words)} from ${words.day(inputValue(node, 'due'))} to ${words.day(inputValue(node, 'paid'))} ` +
      `(${inputValue(node, 'days')} ${isPlural(inputValue(node, 'days')) ? 'days' : 'day'}): ${words.percent(inputValue(node, 'rate'))} a year is ${words.price(valueOf(node, 'result'))}.`,
    ...(inputValue(node, 'known_until') === ''
      ? []
      : [`The statutory interest after ${words.day(inputValue(node, 'known_until'))} is not known here: the last one counts on.`]),
  ],
};

const item: Say = (node, words) => {
  const claim = valueOf(node, 'claim');
  const of = valueOf(node, 'subject') === '' ? '' : ` of ${valueOf(node, 'subject')}`;
  const what = claim === '' ? `The result${of}` : `Claim ${claim}${of}`;
  const amount = amountOf(node);
  const verb = amount < 0 ? `costs ${words.money(sizeOf(node))}` : amount === 0 ? 'earns nothing' : `earns ${words.money(amount)}`;
  return [`${what} on ${words.day(valueOf(node, 'day'))} ${verb} for “${words.text(node.title)}”.`];
};

const share: Say = (node, words) => {
  const rounded =
    valueOf(node, 'rounding') === '0'
      ? []
      : [`Exactly that is ${words.price(valueOf(node, 'exact'))}; the cents left over go to the largest remainders.`];
  return [`${valueOf(node, 'payerName')} pays ${words.percent(valueOf(node, 'share'))} of that: ${words.money(amountOf(node))}.`, ...rounded];
};

const source: Say = (node, words) => {
  if (valueOf(node, 'from') !== 'measure' || node.source === undefined) return [];
  const on = valueOf(node, 'day') === '' ? '' : `, measured on ${words.day(valueOf(node, 'day'))}`;
  return [`The source of “${valueOf(node, 'name').replaceAll('_', ' ')}” is ${node.source}${on}.`];
};

/** Tax over several lines is rounded once: of one line it may differ a cent from its own sum. */
function together(node: ExplainNode, words: Words): readonly string[] {
  if (valueOf(node, 'lines') === '' || valueOf(node, 'whole') === '0') return [];
  const [base, whole] = [words.money(centsOf(node, 'base')), words.money(centsOf(node, 'whole'))];
  return [`VAT was computed over ${lines(node)} together (${base}): ${whole}. This is the part of this line.`];
}

export const EXPLAIN_EN: ExplainMessages = {
  clauses: (list) => `The contract says so in ${list}.`,
  total_due: (node, words) => [`On ${words.day(valueOf(node, 'asOf'))} ${words.money(amountOf(node))} is to be paid in all, in ${lines(node)}.`],
  total: (node, words) => {
    const amount = words.money(amountOf(node));
    return [isPlural(valueOf(node, 'lines')) ? `${lines(node)} come to ${amount} together.` : `${lines(node)} comes to ${amount}.`];
  },
  due,
  line: (node, words) => [`The whole line comes to ${words.money(amountOf(node))}.`],
  already_settled: (node, words) => [`Settled before: ${words.money(sizeOf(node))}. Only the difference counts now.`],
  share,
  other_payers: silent,
  payer_limit: (node, words) => [
    `The limit “${words.text(node.title)}”${most(node, words)} ${amountOf(node) > 0 ? `gave ${words.money(sizeOf(node))} back to` : `took ${words.money(sizeOf(node))} away from`} what ${valueOf(node, 'payerName')} pays.`,
  ],
  tax: (node, words) => [
    amountOf(node) === 0 ? 'No VAT is added.' : `${words.percent(valueOf(node, 'rate'))} VAT is added: ${words.money(amountOf(node))}.`,
    ...together(node, words),
  ],
  tax_included: (node, words) => [
    `This includes ${words.percent(valueOf(node, 'rate'))} VAT: ${words.price(valueOf(node, 'tax'))}. Without VAT it is ${words.price(valueOf(node, 'net'))}.`,
    ...together(node, words),
  ],
  outcome: (node, words) => (node.children.length > 1 ? [`${words.money(amountOf(node))} is left.`] : []),
  minimum: (node, words) => [`The top-up is ${words.money(amountOf(node))}.`],
  fee: silent,
  deduction: silent,
  late_interest: (node, words) => [`The interest comes to ${words.money(amountOf(node))}.`],
  gone: () => ['The facts no longer give an amount for this line. What was settled before is turned back.'],
  minimum_level: (node, words) => [
    node.values['days'] === undefined
      ? `At least ${words.money(amountOf(node))} was agreed.`
      : `The contract ended early: at least ${words.money(amountOf(node))} for ${valueOf(node, 'days')} of the ${valueOf(node, 'of')} days.`,
  ],
  minimum_reached: (node, words) => [`${words.money(sizeOf(node))} was earned.`],
  gross,
  claims_at_price: atPrice,
  claims_by_formula: (node, words) => [
    `${ofOutcome(node, words)}${claims(node)}, ${valueOf(node, 'items') === '1' ? 'calculated on its own:' : 'each calculated on its own, together'} ${words.money(amountOf(node))}.`,
  ],
  limit_cut: cut,
  alternative_cut: (node, words) => [
    `“${words.text(node.title)}” had been paid for already. Therefore ${words.money(sizeOf(node))} was ${amountOf(node) > 0 ? 'added' : 'taken off'}.`,
  ],
  cut_of_claim: (node, words) => [
    `Claim ${valueOf(node, 'claim')} of ${valueOf(node, 'subject')}: ${words.money(sizeOf(node))} ${amountOf(node) > 0 ? 'back' : 'less'}.`,
  ],
  item,
  item_value: (node, words) => {
    if (node.values['price'] === undefined) return node.children.length > 0 ? [] : [`That is worth ${words.money(amountOf(node))}.`];
    const { text, isRounded } = product(node, words);
    return [`${text}${isRounded ? ', after rounding' : ''}.`];
  },
  to_date: (node, words) => [`Everything up to this period is worth ${words.money(amountOf(node))}.`],
  paid_before: (node, words) => [`${words.money(sizeOf(node))} of that counted in earlier periods already.`],
  step: (node, words) => (STEPS[valueOf(node, 'step')] ?? silent)(node, words).map(sentence),
  input: source,
  ...WATERFALL_EN,
};
