import type { Day } from './calendar.ts';
import type { ExplainNode } from './explain-node.ts';
import { type Logged, type WaterfallIndex, isForHolders, logsOf, measuresByDay, node, runOn, stepOf } from './explain-waterfall-index.ts';
import { paymentKey, paymentNode, receiverId, shareNode } from './explain-waterfall-payment.ts';
import { potNode } from './explain-waterfall-pot.ts';
import { type Whose, gotBackNode, isKnown, outstandingNode, putInNode, returnsNode } from './explain-waterfall-returns.ts';
import type { Facts } from './facts.ts';
import { sum } from './money.ts';
import { must } from './result.ts';
import type { TermSheet } from './terms.ts';
import type { Waterfall } from './waterfall-types.ts';

/**
 * Where an amount of the waterfall comes from, as a tree. Pure: the run logged every step; the terms add titles, clauses and formulas,
 * the facts the sources of measures.
 */
export type WaterfallQuestion =
  /** A step on a day; `receiver` a tranche, a party or (with `holder`) a holder of the tranche. Left out: everybody the step paid. */
  | { readonly of: 'payment'; readonly day: Day; readonly step: string; readonly receiver?: string | undefined; readonly holder?: string | undefined }
  | ({ readonly of: 'returns' | 'put_in' | 'got_back' | 'outstanding' } & Whose)
  /** What there was to share out on a day. */
  | { readonly of: 'pot'; readonly day: Day };

export type ToExplain = {
  readonly sheet: Pick<TermSheet, 'parties' | 'parameters' | 'capital'>;
  readonly waterfall: Waterfall;
  readonly facts?: Facts | undefined;
  readonly series?: string | undefined;
  /** For who sees no facts: leaves out what formulas looked at, and where money came from. */
  readonly hidesInputs?: boolean;
};

/** Undefined: there is no such amount. */
export function explainWaterfall(known: ToExplain, question: WaterfallQuestion): ExplainNode | undefined {
  const index = makeIndex(known);
  if (question.of === 'payment') return paymentFor(index, question);
  if (question.of === 'pot') {
    const run = runOn(index, question.day);
    return run === undefined || index.hidesInputs ? undefined : potNode(index, run);
  }
  return isKnown(index, question) ? MAKERS[question.of](index, question) : undefined;
}

const MAKERS = { returns: returnsNode, put_in: putInNode, got_back: gotBackNode, outstanding: outstandingNode } as const;

function makeIndex({ sheet, waterfall, facts, series, hidesInputs }: ToExplain): WaterfallIndex {
  return {
    sheet,
    capital: must(sheet.capital, 'capital'),
    waterfall,
    measuresOn: measuresByDay(facts, series ?? 'actual'),
    hidesInputs: hidesInputs ?? false,
  };
}

function paymentFor(index: WaterfallIndex, question: Extract<WaterfallQuestion, { of: 'payment' }>): ExplainNode | undefined {
  const logs = logsOf(index).filter(({ run, log }) => run.day === question.day && log.step === question.step);
  const [first] = logs;
  if (first === undefined) return undefined;
  if (question.receiver === undefined) return logs.length === 1 ? paymentNode(index, first) : stepNode(index, logs);
  const found = logs.find(({ log }) => receiverId(log) === question.receiver);
  if (found === undefined || question.holder === undefined) return found === undefined ? undefined : paymentNode(index, found);
  return isForHolders(found.log) || found.log.pay === 'malus' ? shareNode(index, found, question.holder) : undefined;
}

/** All that one step paid on a day. */
function stepNode(index: WaterfallIndex, logs: readonly Logged[]): ExplainNode {
  const { run, log } = must(logs[0], 'log');
  const children = logs.map((logged) => paymentNode(index, logged));
  const values = { day: run.day, run: run.kind, step: log.step, pay: log.pay, state: log.state };
  const title = children[0]?.title;
  return node(index, {
    code: 'payment',
    amount: sum(logs.map((entry) => entry.log.paid)),
    title,
    values,
    clause: stepOf(index, log.step)?.clause,
    children,
  });
}

export type WaterfallExplanation = {
  readonly returns: ExplainNode;
  readonly runs: readonly {
    readonly day: Day;
    readonly pot: ExplainNode;
    readonly payments: readonly { readonly key: string; readonly node: ExplainNode }[];
  }[];
};

/** Every amount of a waterfall: what the investors got, and on each pay day what there was and what each step did with it. */
export function explainWholeWaterfall(known: ToExplain): WaterfallExplanation {
  const index = makeIndex(known);
  const runs = index.waterfall.runs.map((run) => ({
    day: run.day,
    pot: potNode(index, run),
    payments: run.steps.map((log) => ({ key: paymentKey({ run, log }), node: paymentNode(index, { run, log }) })),
  }));
  return { returns: returnsNode(index, {}), runs };
}

/** The keys by which payments can be asked for: those that paid something first. */
export function paymentKeys(waterfall: Waterfall): readonly string[] {
  const logs = waterfall.runs.flatMap((run) => run.steps.map((log) => ({ run, log })));
  return logs.toSorted((a, b) => Number(b.log.paid !== 0) - Number(a.log.paid !== 0)).map(paymentKey);
}
