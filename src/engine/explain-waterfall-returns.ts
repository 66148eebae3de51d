import { type ExplainNode, lazily } from './explain-node.ts';
import { type WaterfallIndex, holderAmount, isForHolders, logsOf, node, partyOf, sourceOf, trancheTitle } from './explain-waterfall-index.ts';
import { paymentNode, shareNode } from './explain-waterfall-payment.ts';
import { type Cents, ZERO, cents, sum } from './money.ts';
import { must } from './result.ts';
import type { Text } from './terms-parts.ts';
import type { Move, Returns } from './waterfall-types.ts';

/** Whose money: of a tranche, of one holder of it, or of all together. */
export type Whose = { readonly tranche?: string | undefined; readonly holder?: string | undefined };

export function isKnown(index: WaterfallIndex, whose: Whose): boolean {
  return returnsFor(index, whose) !== undefined;
}

/** What came back less what was put in, with the multiple and the yearly rate, or why there is none. */
export function returnsNode(index: WaterfallIndex, whose: Whose): ExplainNode {
  const returns = must(returnsFor(index, whose), 'returns');
  const values = { ...about(index, whose), putIn: String(returns.putIn), back: String(returns.back), ...figures(returns), ...stillOut(index, whose) };
  const amount = cents(returns.back - returns.putIn);
  const children =
    whose.tranche === undefined && index.capital.tranches.length > 1
      ? index.capital.tranches.map((tranche) => returnsNode(index, { tranche: tranche.id }))
      : [gotBackNode(index, whose), negated(putInNode(index, whose))];
  return node(index, { code: 'returns', amount, title: titleOf(index, whose), values, children });
}

function returnsFor(index: WaterfallIndex, { tranche, holder }: Whose): Returns | undefined {
  if (tranche === undefined) return holder === undefined ? index.waterfall.overall : undefined;
  const found = index.waterfall.tranches.find((entry) => entry.id === tranche);
  return holder === undefined ? found : found?.holders.find((entry) => entry.party === holder);
}

/** Decimal text: the rate to a hundredth of a per cent, as it is shown. */
function figures({ multiple, irr }: Returns): ExplainNode['values'] {
  const times = multiple === undefined ? {} : { multiple };
  if (irr.kind === 'no_irr') return { ...times, why: irr.why };
  return { ...times, irr: String(Number(irr.rate.toFixed(4))), unique: String(irr.unique) };
}

/** What of the principal is not back, of a tranche or of all; a holder has its part of it, which is told with the tranche. */
function stillOut(index: WaterfallIndex, { tranche }: Whose): ExplainNode['values'] {
  const open = index.waterfall.tranches.filter((entry) => tranche === undefined || entry.id === tranche);
  const outstanding = sum(open.map((entry) => entry.outstanding));
  return outstanding === 0 ? {} : { outstanding: String(outstanding), isEnded: String(index.waterfall.ended !== undefined) };
}

function about(index: WaterfallIndex, { tranche, holder }: Whose): ExplainNode['values'] {
  return {
    asOf: index.waterfall.asOf,
    ...(tranche === undefined ? {} : { tranche }),
    ...(holder === undefined ? {} : { holder, holderName: partyOf(index, holder) }),
  };
}

function titleOf(index: WaterfallIndex, { tranche, holder }: Whose): Text {
  if (holder !== undefined) return partyOf(index, holder);
  const [first, ...others] = index.capital.tranches;
  const id = tranche ?? (others.length === 0 ? first?.id : undefined);
  return id === undefined ? TOGETHER : trancheTitle(index, id);
}

const TOGETHER: Text = { nl: 'Alle investeerders samen', en: 'All investors together' };

function tranchesOf(index: WaterfallIndex, { tranche }: Whose): readonly string[] {
  return tranche === undefined ? index.capital.tranches.map((entry) => entry.id) : [tranche];
}

/** Draws, and what holders paid because of a malus. */
export function putInNode(index: WaterfallIndex, whose: Whose): ExplainNode {
  return listNode(index, 'put_in', { whose, children: [...drawNodes(index, whose), ...malusNodes(index, whose)] });
}

type Listed = { readonly whose: Whose; readonly children: readonly ExplainNode[] };

function listNode(index: WaterfallIndex, code: 'put_in' | 'got_back' | 'drawn' | 'repaid', { whose, children }: Listed): ExplainNode {
  const amount = sum(children.map((child) => child.amount ?? ZERO));
  return node(index, { code, amount, title: titleOf(index, whose), values: { ...about(index, whose), count: String(children.length) }, children });
}

/** One for each draw of a tranche; of one holder its part. */
function drawNodes(index: WaterfallIndex, whose: Whose): readonly ExplainNode[] {
  const moves = index.waterfall.moves.filter((move) => move.kind === 'draw' && isOf(index, move, whose));
  const draws = Map.groupBy(moves, (move) => [move.day, move.tranche, move.source].join('\n'));
  return [...draws.values()].map((parts) => {
    const first = must(parts[0], 'draw');
    const values = { kind: first.kind, day: first.day, tranche: first.tranche ?? '' };
    const source = first.source === 'draws' ? undefined : sourceOf(index, first);
    return node(index, {
      code: 'capital_move',
      amount: sum(parts.map((part) => part.amount)),
      title: trancheTitle(index, first.tranche ?? ''),
      values: { ...values, planned: String(first.source === 'draws') },
      source,
    });
  });
}

function isOf(index: WaterfallIndex, move: Move, whose: Whose): boolean {
  if (move.tranche === undefined || !tranchesOf(index, whose).includes(move.tranche)) return false;
  return whose.holder === undefined || move.from === whose.holder || move.to === whose.holder;
}

function malusNodes(index: WaterfallIndex, whose: Whose): readonly ExplainNode[] {
  return paymentsTo(index, whose, (logged) => logged.log.pay === 'malus' && logged.log.tranche !== undefined);
}

/** Every payment to the holders, one by one. */
export function gotBackNode(index: WaterfallIndex, whose: Whose): ExplainNode {
  return listNode(index, 'got_back', { whose, children: paymentsTo(index, whose, ({ log }) => isForHolders(log)) });
}

type Logged = ReturnType<typeof logsOf>[number];

function paymentsTo(index: WaterfallIndex, whose: Whose, isMeant: (logged: Logged) => boolean): readonly ExplainNode[] {
  const tranches = new Set(tranchesOf(index, whose));
  const logs = logsOf(index).filter((logged) => logged.log.paid !== 0 && tranches.has(logged.log.tranche ?? '') && isMeant(logged));
  return logs.flatMap((logged) => {
    if (whose.holder === undefined) return [paymentNode(index, logged)];
    return holderAmount(index, logged, whose.holder) === undefined ? [] : (shareNode(index, logged, whose.holder) ?? []);
  });
}

/** Principal that is still out: what was drawn less what was paid back of it. */
export function outstandingNode(index: WaterfallIndex, whose: Whose): ExplainNode {
  const drawn = listNode(index, 'drawn', { whose, children: drawNodes(index, whose) });
  const isRepaid = ({ log }: Logged): boolean => log.pay === 'principal' || log.pay === 'guarantee';
  const repaid = listNode(index, 'repaid', { whose, children: paymentsTo(index, whose, isRepaid) });
  const amount = cents((drawn.amount ?? 0) - (repaid.amount ?? 0));
  return node(index, { code: 'still_out', amount, title: titleOf(index, whose), values: about(index, whose), children: [drawn, negated(repaid)] });
}

/** The same amounts with the other sign, for what is taken off. */
function negated(tree: ExplainNode): ExplainNode {
  const amount: Cents | undefined = tree.amount === undefined ? undefined : cents(0 - tree.amount);
  return lazily({ ...withoutChildren(tree), amount }, () => tree.children.map(negated));
}

function withoutChildren({ children: _, ...own }: ExplainNode): Omit<ExplainNode, 'children'> {
  return own;
}
