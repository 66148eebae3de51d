import type { ExplainNode } from './explain-node.ts';
import { type WaterfallIndex, node, partyOf, sourceOf } from './explain-waterfall-index.ts';
import { ZERO, cents } from './money.ts';
import { POT } from './waterfall-book.ts';
import type { Move, RunLog } from './waterfall-types.ts';

/** What there was to share out on a day: what was left the time before, and what came in and went out since. */
export function potNode(index: WaterfallIndex, run: RunLog): ExplainNode {
  const before = index.waterfall.runs.findLast((other) => other.day < run.day);
  const since = index.waterfall.moves.filter((move) => isBetween(move, before, run));
  const left = before?.closing.held ?? ZERO;
  const carried = left === 0 ? [] : [node(index, { code: 'pot_move', amount: left, values: { kind: 'left', day: before?.day ?? run.day } })];
  return node(index, {
    code: 'pot',
    amount: run.opening,
    values: { day: run.day, run: run.kind },
    children: [...carried, ...since.map((move) => moveNode(index, move))],
  });
}

function isBetween(move: Move, before: RunLog | undefined, run: RunLog): boolean {
  const isOutside = move.step === undefined && (move.from === POT || move.to === POT);
  return isOutside && move.day <= run.day && (before === undefined || move.day > before.day);
}

function moveNode(index: WaterfallIndex, move: Move): ExplainNode {
  const comesIn = move.to === POT;
  const party = comesIn ? move.from : move.to;
  const payment = move.payment === undefined || index.hidesInputs ? {} : { payment: move.payment };
  return node(index, {
    code: 'pot_move',
    amount: comesIn ? move.amount : cents(-move.amount),
    values: { kind: move.kind, day: move.day, ...(party.startsWith('#') ? {} : { party, partyName: partyOf(index, party) }), ...payment },
    source: index.hidesInputs ? undefined : move.kind === 'receipt' ? move.source : sourceOf(index, move),
  });
}
