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
import { WATERFALL_NL } from './messages-explain-waterfall-nl.ts';
import { type Words, sentence } from './messages-words.ts';

const silent: Say = () => [];

function about(node: ExplainNode, words: Words): string {
  return `‘${words.text(node.title)}’ over ${words.day(valueOf(node, 'from'))} tot en met ${words.day(valueOf(node, 'to'))}`;
}

/** Only what is not the usual: a payment term that counts from another day than the end of the period. */
const SINCE: Readonly<Record<string, (day: string) => string>> = {
  receipt: (day) => `: de termijn telt vanaf ${day}, toen het laatste gegeven hiervoor binnenkwam`,
  settlement: (day) => `: de termijn telt vanaf ${day}, de dag waarop dit is afgerekend`,
  correction: (day) => `: de termijn telt vanaf ${day}, de dag van deze correctie`,
  payment: (day) => `: de termijn telt vanaf ${day}, toen te laat werd betaald`,
};

function sinceOf(node: ExplainNode, words: Words): string {
  return SINCE[valueOf(node, 'sinceBy')]?.(words.day(valueOf(node, 'sinceDay'))) ?? '';
}

const due: Say = (node, words) => {
  const [payer, payee] = [valueOf(node, 'payerName'), valueOf(node, 'payeeName')];
  const until = `Dat kan tot en met ${words.day(valueOf(node, 'dueDay'))}${sinceOf(node, words)}.`;
  if (amountOf(node) === 0) return [`Voor ${about(node, words)} hoeft ${payer} nu niets te betalen aan ${payee}.`];
  const amount = words.money(sizeOf(node));
  if (amountOf(node) > 0 && valueOf(node, 'kind') === 'deduction')
    return [`Bij wat ${payer} betaalt, komt ${amount} voor ${about(node, words)}.`, until];
  if (amountOf(node) > 0) return [`${payer} betaalt ${payee} ${amount} voor ${about(node, words)}.`, until];
  if (valueOf(node, 'kind') === 'deduction') return [`Van wat ${payer} betaalt, gaat ${amount} af voor ${about(node, words)}.`];
  const back = isOwedByPayee(node) ? '' : ' terug';
  return [`${payee} betaalt ${payer} ${amount}${back} voor ${about(node, words)}.`, until];
};

function claims(node: ExplainNode): string {
  const count = valueOf(node, 'items');
  return `${count} ${isPlural(count) ? 'claims' : 'claim'}`;
}

function lines(node: ExplainNode): string {
  const count = valueOf(node, 'lines');
  return `${count} ${isPlural(count) ? 'regels' : 'regel'}`;
}

/** Of a rule over several outcomes: which of them. */
function ofOutcome(node: ExplainNode, words: Words): string {
  return node.title === undefined ? '' : `‘${words.text(node.title)}’: `;
}

const atPrice: Say = (node, words) => {
  const { text, isRounded } = product(node, words);
  const of = ofOutcome(node, words);
  const end = isRounded ? ', na afronding van elke claim.' : '.';
  if (!unitsDiffer(node)) return [`${of}${claims(node)} × ${text.split(' × ')[1] ?? text}${end}`];
  return [`${of}${claims(node)}, samen ${words.number(valueOf(node, 'quantity'))} ${valueOf(node, 'unit') || 'eenheden'}: ${text}${end}`];
};

const gross: Say = (node, words) => {
  if (node.values['price'] !== undefined && valueOf(node, 'items') !== '1') return atPrice(node, words);
  if (node.children.length <= 4) return [];
  return [`${claims(node)} tegen verschillende prijzen, samen ${words.money(amountOf(node))}.`];
};

const EACH: Readonly<Record<string, string>> = {
  person: 'per persoon',
  cohort: 'per groep',
  period: 'per periode',
  year: 'per jaar',
  outcome: 'per resultaat',
  rule: 'per regel',
  payer: 'per betaler',
  contract: 'over de hele looptijd',
};

function eachOf(node: ExplainNode, words: Words): string {
  const year = valueOf(node, 'year');
  return year === '' ? (EACH[valueOf(node, 'each')] ?? '') : `per ${words.year(year, valueOf(node, 'yearFirst'))}`;
}

/** "hoogstens € 10.000,00 per persoon" */
function most(node: ExplainNode, words: Words): string {
  const { max, maxCount, maxPeople, maxShare } = node.values;
  const parts = [
    ...(max === undefined ? [] : [`hoogstens ${words.price(max)}`]),
    ...(maxCount === undefined ? [] : [`hoogstens ${words.number(maxCount)} ${maxCount === '1' ? 'eenheid' : 'eenheden'}`]),
    ...(maxPeople === undefined ? [] : [`hoogstens ${words.number(maxPeople)} ${maxPeople === '1' ? 'persoon' : 'mensen'}`]),
    ...(maxShare === undefined ? [] : [`hoogstens ${words.percent(maxShare)} van alle resultaten`]),
  ];
  return parts.length === 0 ? '' : ` (${words.list(parts)} ${eachOf(node, words)})`;
}

/** A limit that took before gives back when what it bore on falls. */
function took(node: ExplainNode, words: Words): string {
  return amountOf(node) > 0 ? `gaf ${words.money(sizeOf(node))} terug` : `nam ${words.money(sizeOf(node))} weg`;
}

const cut: Say = (node, words) => {
  const who = subjectsOf(node, words, 'anderen');
  const count = valueOf(node, 'claims');
  const whose = who === '' ? '' : ` bij ${count} ${isPlural(count) ? 'claims' : 'claim'}, van ${who}`;
  const scaled = valueOf(node, 'cut') === 'scale' ? ['Alle claims van die periode krijgen daardoor hetzelfde deel.'] : [];
  const under = underLimit(node, words);
  const bears = under === undefined ? [] : [`Die grens geldt voor ${under.list} ${under.isApart ? 'elk apart' : 'samen'}.`];
  return [`De grens ‘${words.text(node.title)}’${most(node, words)} ${took(node, words)}${whose}.`, ...bears, ...scaled];
};

const RULES: Readonly<Record<string, string>> = {
  'half-up': 'de helft naar boven',
  'half-even': 'de helft naar het even getal',
  down: 'naar beneden',
  up: 'naar boven',
};

function addedOf(node: ExplainNode, words: Words): string {
  const added = inputValue(node, 'added');
  return added === '' ? '' : ` (met ${words.price(added)} rente van de jaren ervoor)`;
}

const STEPS: Readonly<Record<string, Say>> = {
  quantity: (node, words) => [`Aantal: ${withInputs(`${formulaOf(node, words)} = ${words.number(valueOf(node, 'result'))}`, node, words)}.`],
  when: (node, words) => [`Dit telt mee, omdat ${withInputs(formulaOf(node, words), node, words)}.`],
  curve: (node, words) => [`Bij ${words.number(inputValue(node, 'quantity'))} hoort ${words.price(valueOf(node, 'result'))}.`],
  index: (node, words) => [`Na indexatie is de prijs ${words.price(valueOf(node, 'result'))}: ${withInputs(formulaOf(node, words), node, words)}.`],
  amount: (node, words) => {
    if (isPlainNumber(node)) return [`Het bedrag is ${words.price(valueOf(node, 'result'))}.`];
    const text = `${formulaOf(node, words)} = ${words.price(valueOf(node, 'result'))}`;
    return [`Bedrag: ${isOneName(node) ? text : withInputs(text, node, words)}.`];
  },
  rounding: (node, words) => {
    const { to, rule } = roundingOf(node);
    const [before, after] = [inputValue(node, 'amount') || inputValue(node, 'quantity'), valueOf(node, 'result')];
    return [`Afgerond op ${words.number(to)} (${RULES[rule] ?? rule}): van ${words.number(before)} naar ${words.number(after)}.`];
  },
  deduction: (node, words) => [
    isBelowZero(node)
      ? `Onder nul, dus het komt erbij: ${withInputs(`${formulaOf(node, words)}; in deze periode ${words.price(valueOf(node, 'result').slice(1))}`, node, words)}.`
      : `Afgetrokken: ${withInputs(`${formulaOf(node, words)}; in deze periode ${words.price(valueOf(node, 'result'))}`, node, words)}.`,
  ],
  interest: (node, words) => [
    `Over ${words.price(inputValue(node, 'amount'))}${addedOf(node, words)} is rente verschuldigd van ${words.day(inputValue(node, 'due'))} tot ${words.day(inputValue(node, 'paid'))} ` +
      `(${inputValue(node, 'days')} ${isPlural(inputValue(node, 'days')) ? 'dagen' : 'dag'}): ${words.percent(inputValue(node, 'rate'))} per jaar is ${words.price(valueOf(node, 'result'))}.`,
    ...(inputValue(node, 'known_until') === ''
      ? []
      : [`De wettelijke rente na ${words.day(inputValue(node, 'known_until'))} is hier niet bekend: de laatste telt door.`]),
  ],
};

const item: Say = (node, words) => {
  const claim = valueOf(node, 'claim');
  const of = valueOf(node, 'subject') === '' ? '' : ` van ${valueOf(node, 'subject')}`;
  const what = claim === '' ? `Het resultaat${of}` : `Claim ${claim}${of}`;
  const amount = amountOf(node);
  const verb = amount < 0 ? `kost ${words.money(sizeOf(node))}` : amount === 0 ? 'levert niets op' : `levert ${words.money(amount)} op`;
  return [`${what} van ${words.day(valueOf(node, 'day'))} ${verb} voor ‘${words.text(node.title)}’.`];
};

const share: Say = (node, words) => {
  const rounded =
    valueOf(node, 'rounding') === '0'
      ? []
      : [`Precies is dat ${words.price(valueOf(node, 'exact'))}; de centen die overblijven, gaan naar de grootste resten.`];
  return [`${valueOf(node, 'payerName')} betaalt daarvan ${words.percent(valueOf(node, 'share'))}: ${words.money(amountOf(node))}.`, ...rounded];
};

const source: Say = (node, words) => {
  if (valueOf(node, 'from') !== 'measure' || node.source === undefined) return [];
  const on = valueOf(node, 'day') === '' ? '' : `, gemeten op ${words.day(valueOf(node, 'day'))}`;
  return [`De bron van ‘${valueOf(node, 'name').replaceAll('_', ' ')}’ is ${node.source}${on}.`];
};

/** Tax over several lines is rounded once: of one line it may differ a cent from its own sum. */
function together(node: ExplainNode, words: Words): readonly string[] {
  if (valueOf(node, 'lines') === '' || valueOf(node, 'whole') === '0') return [];
  const [base, whole] = [words.money(centsOf(node, 'base')), words.money(centsOf(node, 'whole'))];
  return [`De btw is berekend over ${lines(node)} samen (${base}): ${whole}. Dit is het deel van deze regel.`];
}

export const EXPLAIN_NL: ExplainMessages = {
  clauses: (list) => `De afspraak staat in ${list}.`,
  total_due: (node, words) => [`Op ${words.day(valueOf(node, 'asOf'))} is in totaal ${words.money(amountOf(node))} te betalen, in ${lines(node)}.`],
  total: (node, words) => [`${lines(node)} ${isPlural(valueOf(node, 'lines')) ? 'komen samen' : 'komt'} op ${words.money(amountOf(node))}.`],
  due,
  line: (node, words) => [`De hele regel komt op ${words.money(amountOf(node))}.`],
  already_settled: (node, words) => [`Eerder afgerekend: ${words.money(sizeOf(node))}. Alleen het verschil telt nu.`],
  share,
  other_payers: silent,
  payer_limit: (node, words) => [`De grens ‘${words.text(node.title)}’${most(node, words)} ${took(node, words)} bij ${valueOf(node, 'payerName')}.`],
  tax: (node, words) => [
    amountOf(node) === 0 ? 'Er komt geen btw bij.' : `Daar komt ${words.percent(valueOf(node, 'rate'))} btw bij: ${words.money(amountOf(node))}.`,
    ...together(node, words),
  ],
  tax_included: (node, words) => [
    `Hierin zit ${words.percent(valueOf(node, 'rate'))} btw: ${words.price(valueOf(node, 'tax'))}. Zonder btw is het ${words.price(valueOf(node, 'net'))}.`,
    ...together(node, words),
  ],
  outcome: (node, words) => (node.children.length > 1 ? [`Er blijft ${words.money(amountOf(node))} over.`] : []),
  minimum: (node, words) => [`De aanvulling is ${words.money(amountOf(node))}.`],
  fee: silent,
  deduction: silent,
  late_interest: (node, words) => [`De rente samen is ${words.money(amountOf(node))}.`],
  gone: () => ['De gegevens geven nu geen bedrag meer voor deze regel. Wat eerder is afgerekend, wordt gecorrigeerd.'],
  minimum_level: (node, words) => [
    node.values['days'] === undefined
      ? `Afgesproken is minstens ${words.money(amountOf(node))}.`
      : `Het contract stopte eerder: minstens ${words.money(amountOf(node))} voor ${valueOf(node, 'days')} van de ${valueOf(node, 'of')} dagen.`,
  ],
  minimum_reached: (node, words) => [`Verdiend is ${words.money(sizeOf(node))}.`],
  gross,
  claims_at_price: atPrice,
  claims_by_formula: (node, words) => [
    `${ofOutcome(node, words)}${claims(node)}, ${valueOf(node, 'items') === '1' ? 'apart berekend:' : 'elk apart berekend, samen'} ${words.money(amountOf(node))}.`,
  ],
  limit_cut: cut,
  alternative_cut: (node, words) => [
    `Voor ‘${words.text(node.title)}’ was al betaald. Daarom ${amountOf(node) > 0 ? 'kwam' : 'ging'} er ${words.money(sizeOf(node))} ${amountOf(node) > 0 ? 'bij' : 'af'}.`,
  ],
  cut_of_claim: (node, words) => [
    `Claim ${valueOf(node, 'claim')} van ${valueOf(node, 'subject')}: ${words.money(sizeOf(node))} ${amountOf(node) > 0 ? 'terug' : 'minder'}.`,
  ],
  item,
  item_value: (node, words) => {
    if (node.values['price'] === undefined) return node.children.length > 0 ? [] : [`Dat is ${words.money(amountOf(node))} waard.`];
    const { text, isRounded } = product(node, words);
    return [`${text}${isRounded ? ', na afronding' : ''}.`];
  },
  to_date: (node, words) => [`Alles tot en met deze periode is ${words.money(amountOf(node))} waard.`],
  paid_before: (node, words) => [`Daarvan telde ${words.money(sizeOf(node))} al mee in eerdere periodes.`],
  step: (node, words) => (STEPS[valueOf(node, 'step')] ?? silent)(node, words).map(sentence),
  input: source,
  ...WATERFALL_NL,
};
