import { type Day, isDay } from '../../engine/calendar.ts';
import type { ExplainNode } from '../../engine/explain-node.ts';
import { explainSentences } from '../../engine/explain-sentences.ts';
import {
  type ToExplain,
  type WaterfallExplanation,
  type WaterfallQuestion,
  explainWaterfall,
  explainWholeWaterfall,
  paymentKeys,
} from '../../engine/explain-waterfall.ts';
import { nearestWord } from '../../engine/issue.ts';
import { type CliCall, type CliCommand, EXIT, type ExitCode } from '../../platform/cli.ts';

/** `lente explain` for a contract with capital: everything, a tranche, or one payment. */
export const WATERFALL_OPTIONS: CliCommand['options'] = [
  {
    name: 'waterfall',
    type: 'boolean',
    nl: 'legt uit wat investeerders inlegden en terugkregen, en elke betaling op elke betaaldag',
    en: 'explains what investors put in and got back, and every payment on every pay day',
  },
  { name: 'tranche', type: 'string', nl: 'id van een tranche: wat zij inlegde en terugkreeg', en: 'id of a tranche: what it put in and got back' },
  {
    name: 'payment',
    type: 'string',
    nl: 'sleutel van een betaling: dag/stap, dag/stap/ontvanger of dag/stap/tranche/houder',
    en: 'key of a payment: day/step, day/step/receiver or day/step/tranche/holder',
  },
];

const WORDS = {
  nl: {
    noCapital: 'Dit contract heeft geen kapitaal, dus is er niets te verdelen onder investeerders.',
    none: (what: string) => `Er is geen "${what}".`,
    some: ' Dit zijn er een paar:',
  },
  en: {
    noCapital: 'This contract has no capital, so there is nothing to share out among investors.',
    none: (what: string) => `There is no "${what}".`,
    some: ' These are some:',
  },
};

export function asksForWaterfall(call: CliCall): boolean {
  return call.isSet('waterfall') || call.text('tranche') !== undefined || call.text('payment') !== undefined;
}

export function explainWaterfallCall(
  call: CliCall,
  known: Omit<ToExplain, 'waterfall'> & { readonly waterfall: ToExplain['waterfall'] | undefined },
): ExitCode {
  const { waterfall } = known;
  if (waterfall === undefined) return refuse(call, WORDS[call.language].noCapital);
  const found: ToExplain = { ...known, waterfall };
  const [payment, tranche] = [call.text('payment'), call.text('tranche')];
  if (payment !== undefined) return answer(call, payment, { node: paymentFor(found, payment), known: paymentKeys(waterfall) });
  if (tranche !== undefined) {
    const known = waterfall.tranches.map((entry) => entry.id);
    return answer(call, tranche, { node: explainWaterfall(found, { of: 'returns', tranche }), known });
  }
  const all = explainWholeWaterfall(found);
  call.print(call.json ? JSON.stringify(all, null, 2) : tellAll(all, call.language));
  return EXIT.done;
}

function paymentFor(found: ToExplain, key: string): ExplainNode | undefined {
  const [on = '', step = '', receiver, ...holder] = key.split('/');
  return isDay(on) ? explainWaterfall(found, questionOf(on, step, receiver, holder)) : undefined;
}

/** The name of a reserve has a stroke in it: "#reserve/buffer". */
function questionOf(on: Day, step: string, receiver: string | undefined, rest: readonly string[]): WaterfallQuestion {
  const isReserve = receiver?.startsWith('#') === true;
  const whole = isReserve ? [receiver, ...rest].join('/') : receiver;
  return { of: 'payment', day: on, step, receiver: whole, holder: isReserve ? undefined : rest[0] };
}

type Found = { readonly node: ExplainNode | undefined; readonly known: readonly string[] };

function answer(call: CliCall, asked: string, { node, known }: Found): ExitCode {
  if (node === undefined) return refuse(call, nothingFound(call, asked, known));
  call.print(call.json ? JSON.stringify(node, null, 2) : tell(node, call.language));
  return EXIT.done;
}

function refuse(call: CliCall, text: string): ExitCode {
  call.warn(text);
  return EXIT.no;
}

function nothingFound(call: CliCall, asked: string, known: readonly string[]): string {
  const words = WORDS[call.language];
  const nearest = nearestWord(asked, known);
  const shown = [...new Set([...(nearest === undefined ? [] : [nearest]), ...known])].slice(0, 10);
  return `${words.none(asked)}${shown.length === 0 ? '' : words.some}${shown.map((key) => `\n  ${key}`).join('')}`;
}

/** A return is what it comes to, and below it every movement it is made of. */
function tell(node: ExplainNode, language: CliCall['language']): string {
  const moves = node.code === 'returns' ? node.children.flatMap((child) => child.children) : [];
  return [node, ...moves].map((part) => explainSentences(part, language).join('\n')).join('\n\n');
}

function tellAll({ returns, runs }: WaterfallExplanation, language: CliCall['language']): string {
  const story = (node: ExplainNode): string => explainSentences(node, language).join('\n');
  const paid = (node: ExplainNode): boolean => node.amount !== 0 || node.children.some((child) => child.amount !== undefined);
  return [
    story(returns),
    ...runs.flatMap((run) => [
      story(run.pot),
      ...run.payments.filter((payment) => paid(payment.node)).map((payment) => `${payment.key}\n${story(payment.node)}`),
    ]),
  ].join('\n\n');
}
