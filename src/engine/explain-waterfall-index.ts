import type { Day } from './calendar.ts';
import type { Facts, Measure } from './facts.ts';
import { type ExplainNode, NO_CHILDREN } from './explain-node.ts';
import { knownFacts } from './known-facts.ts';
import { type Cents, add } from './money.ts';
import type { Capital, Tranche, WaterfallStep } from './terms-capital.ts';
import type { TermSheet } from './terms.ts';
import type { Text } from './terms-parts.ts';
import type { Move, RunLog, StepLog, Waterfall } from './waterfall-types.ts';

/** What the explanation of one waterfall looks up. `hidesInputs`: what formulas looked at, and where money came from, is not told. */
export type WaterfallIndex = {
  readonly sheet: Pick<TermSheet, 'parties' | 'parameters'>;
  readonly capital: Capital;
  readonly waterfall: Waterfall;
  /** What was known on a pay day, for the sources of measures. */
  readonly measuresOn: (day: Day) => readonly Measure[];
  readonly hidesInputs: boolean;
};

export type Logged = { readonly run: RunLog; readonly log: StepLog };

export function logsOf({ waterfall }: WaterfallIndex): readonly Logged[] {
  return waterfall.runs.flatMap((run) => run.steps.map((log) => ({ run, log })));
}

export function stepOf(index: WaterfallIndex, id: string): WaterfallStep | undefined {
  return index.capital.waterfall.find((step) => step.id === id);
}

export function trancheOf(index: WaterfallIndex, id: string | undefined): Tranche | undefined {
  return index.capital.tranches.find((tranche) => tranche.id === id);
}

export function trancheTitle(index: WaterfallIndex, id: string): Text {
  return trancheOf(index, id)?.title ?? id.replaceAll('_', ' ');
}

export function partyOf(index: WaterfallIndex, id: string): string {
  return index.sheet.parties.find((party) => party.id === id)?.name ?? id;
}

/** A text of a sheet as values of a node, one for each language. */
export function bothLanguages(name: string, text: Text): Readonly<Record<string, string>> {
  return typeof text === 'string' ? { [name]: text } : { [`${name}Nl`]: text.nl, [`${name}En`]: text.en };
}

/** Payments between a pot and the holders of a tranche themselves: not interest that goes to somebody else. */
export function isForHolders(log: StepLog): boolean {
  return log.tranche !== undefined && log.pay !== 'malus' && (log.to === undefined || log.pay === 'guarantee');
}

/** What one holder got (positive) or paid (negative) in a step on a day. */
export function holderAmount(index: WaterfallIndex, { run, log }: Logged, holder: string): Cents | undefined {
  const own = index.waterfall.moves.filter((move) => move.day === run.day && move.step === log.step && move.tranche === log.tranche);
  const found = own.filter((move) => move.to === holder || (log.pay === 'malus' && move.from === holder));
  return found.length === 0 ? undefined : found.map((move) => move.amount).reduce((left, right) => add(left, right));
}

export function node(index: WaterfallIndex, own: Omit<ExplainNode, 'currency' | 'children'> & Partial<Pick<ExplainNode, 'children'>>): ExplainNode {
  return { currency: index.waterfall.currency, children: NO_CHILDREN, ...own };
}

/** A movement from outside the steps: a draw, a cost, money that came in. */
export function sourceOf(index: WaterfallIndex, move: Move): string | undefined {
  return index.hidesInputs ? undefined : (move.payment ?? move.source);
}

export function runOn(index: WaterfallIndex, day: Day): RunLog | undefined {
  return index.waterfall.runs.find((run) => run.day === day);
}

/** Of the whole contract, oldest first. Looked up once a day: many inputs of many steps ask for it. */
export function measuresByDay(facts: Facts | undefined, series: string): WaterfallIndex['measuresOn'] {
  const byDay = new Map<Day, readonly Measure[]>();
  const measures = facts?.measures ?? [];
  return (day) => {
    const known =
      byDay.get(day) ?? knownFacts({ claims: [], events: [], cash: [], measures }, day, series).measures.filter((entry) => entry.day <= day);
    byDay.set(day, known);
    return known;
  };
}
