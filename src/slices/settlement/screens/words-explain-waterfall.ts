import type { WaterfallCode } from '../../../engine/explain-node.ts';
import { type NameOf, formulaWords } from '../../../engine/describe-formula.ts';
import type { Words } from '../../../engine/messages-words.ts';

type Told = { readonly title: string; readonly value: (name: string) => string; readonly words: Words; readonly nameOf: NameOf };
type Label = (told: Told) => string;

/** What a step in the explanation of the waterfall is called. */

const PARTS_NL: Readonly<Record<string, string>> = {
  outstanding: 'stond nog uit',
  by_result: 'komt nu niet terug, door het resultaat',
  by_amount: 'boven wat deze stap hoogstens betaalt',
  interest_before: 'rente van eerder',
  interest_now: 'nieuwe rente',
  to_date: 'samen tot en met deze dag',
  paid_before: 'al betaald',
  arrears: 'nog open van eerder',
  charged: 'deze keer',
  level: 'hoort in de reserve',
  filled: 'zat al in de reserve',
  reserve: 'zat in de reserve',
  available: 'nog te verdelen',
  to_others: 'voor anderen, of voor de stappen hierna',
  unprotected: 'valt niet onder de garantie',
};

const PARTS_EN: Readonly<Record<string, string>> = {
  outstanding: 'was still to be repaid',
  by_result: 'does not come back now, by the result',
  by_amount: 'above the most that this step pays',
  interest_before: 'interest from before',
  interest_now: 'new interest',
  to_date: 'in all up to this day',
  paid_before: 'paid already',
  arrears: 'still open from before',
  charged: 'this time',
  level: 'the reserve should hold',
  filled: 'in the reserve already',
  reserve: 'was in the reserve',
  available: 'left to share out',
  to_others: 'for others, or for the steps after this',
  unprotected: 'not covered by the guarantee',
};

const MOVES_NL: Readonly<Record<string, string>> = {
  left: 'over van de vorige keer',
  receipt: 'binnengekomen',
  cost: 'kosten',
  unspent: 'inleg die niet is besteed',
  termination: 'betaald omdat het contract eerder stopt',
};
const MOVES_EN: Readonly<Record<string, string>> = {
  left: 'left from the time before',
  receipt: 'came in',
  cost: 'costs',
  unspent: 'money put in that was not spent',
  termination: 'paid because the contract ends early',
};

const CAPS_NL: Readonly<Record<string, string>> = {
  maxMoney: 'hoogste bedrag',
  maxMultiple: 'hoogste meervoud',
  maxIrr: 'hoogste rendement',
};
const CAPS_EN: Readonly<Record<string, string>> = { maxMoney: 'most money', maxMultiple: 'highest multiple', maxIrr: 'highest return' };

/** "Rente, 30 april 2026" */
const titled: Label = ({ title, value, words }) => `${title}, ${words.day(value('day'))}`;

function formula({ value, words, nameOf }: Told): string {
  return value('text') === '' ? '' : `: ${formulaWords(value('text'), words.language, nameOf)}`;
}

/** "30 april 2026 tot 30 juli 2026: € 1.000,00, 5 % per jaar = € 12,46" */
function slice({ value, words }: Told, to: string, year: string): string {
  const amount = words.price(value('interest'));
  return `${words.day(value('from'))} ${to} ${words.day(value('to'))}: ${words.price(value('base'))}, ${words.percent(value('rate'))} ${year} = ${amount}`;
}

function move(told: Told, names: Readonly<Record<string, string>>): string {
  const party = told.value('partyName');
  return `${names[told.value('kind')] ?? told.value('kind')}${party === '' ? '' : ` (${party})`}, ${told.words.day(told.value('day'))}`;
}

const nl: Readonly<Record<WaterfallCode, Label>> = {
  returns: (told) => `${told.title}: terug min ingelegd`,
  put_in: () => 'ingelegd',
  got_back: () => 'terug',
  still_out: () => 'staat nog uit',
  drawn: () => 'opgenomen',
  repaid: () => 'afgelost',
  capital_move: (told) => `inleg: ${titled(told)}`,
  payment: titled,
  payment_share: (told) => `deel van ${told.value('holderName')}: ${titled(told)}`,
  other_holders: () => 'dit is voor de andere houders',
  payment_due: () => 'waar recht op was',
  due_part: (told) => `${PARTS_NL[told.value('name')] ?? told.value('name')}${formula(told)}`,
  interest_slice: (told) => slice(told, 'tot', 'per jaar'),
  payment_when: (told) => `voorwaarde${told.value('holds') === 'true' ? '' : ', geldt niet'}${formula(told)}`,
  payment_stopped: (told) => (told.value('state') === 'not_yet' ? 'telt pas aan het einde' : 'een waarde is nog niet bekend'),
  payment_cap: (told) => `grens: ${CAPS_NL[told.value('cap')] ?? ''}`,
  payment_short: (told) => `er was maar ${told.words.price(told.value('available'))}`,
  pot: (told) => `te verdelen op ${told.words.day(told.value('day'))}`,
  pot_move: (told) => move(told, MOVES_NL),
};

const en: typeof nl = {
  returns: (told) => `${told.title}: got back less put in`,
  put_in: () => 'put in',
  got_back: () => 'got back',
  still_out: () => 'still to be repaid',
  drawn: () => 'drawn',
  repaid: () => 'repaid',
  capital_move: (told) => `put in: ${titled(told)}`,
  payment: titled,
  payment_share: (told) => `share of ${told.value('holderName')}: ${titled(told)}`,
  other_holders: () => 'this is for the other holders',
  payment_due: () => 'what was due',
  due_part: (told) => `${PARTS_EN[told.value('name')] ?? told.value('name')}${formula(told)}`,
  interest_slice: (told) => slice(told, 'to', 'a year'),
  payment_when: (told) => `condition${told.value('holds') === 'true' ? '' : ', does not hold'}${formula(told)}`,
  payment_stopped: (told) => (told.value('state') === 'not_yet' ? 'only counts at the end' : 'a value is not known yet'),
  payment_cap: (told) => `limit: ${CAPS_EN[told.value('cap')] ?? ''}`,
  payment_short: (told) => `there was only ${told.words.price(told.value('available'))}`,
  pot: (told) => `to share out on ${told.words.day(told.value('day'))}`,
  pot_move: (told) => move(told, MOVES_EN),
};

export const waterfallLabels = { nl, en };
