import { toText } from './decimal.ts';
import { type DatedFlow, byDay, irr, multiple } from './irr.ts';
import { type Cents, ZERO, cents, sum } from './money.ts';
import { CAPITAL_POT, POT, type TrancheBook, outstandingOf, potOf, wholeMinor } from './waterfall-book.ts';
import { accrueTranche } from './waterfall-due.ts';
import type { DayView } from './waterfall-scope.ts';
import type { Balances, Move, ReceiptDays, Returns, TrancheResult } from './waterfall-types.ts';

export function balancesOf(view: DayView): Balances {
  const { book } = view;
  const tranches = [...book.tranches.values()];
  const reserves = [...book.pots]
    .filter(([pot]) => pot.startsWith('#reserve/'))
    .map(([pot, amount]) => [pot.slice('#reserve/'.length), amount] as const);
  return {
    held: potOf(book, POT),
    unspent: potOf(book, CAPITAL_POT),
    reserves: Object.fromEntries(reserves),
    outstanding: Object.fromEntries(tranches.map((tranche) => [tranche.terms.id, outstandingOf(tranche)])),
    accrued: Object.fromEntries(tranches.map((tranche) => [tranche.terms.id, accruedOf(view, tranche)])),
  };
}

function accruedOf(view: DayView, tranche: TrancheBook): Cents {
  const { account } = accrueTranche(view, tranche);
  return account === undefined ? ZERO : wholeMinor(view.book, account.unpaid);
}

/** In: dated flows of somebody who put money in. Out: what it came to. Flows of one day count as one. */
export function returnsOf(flows: readonly DatedFlow[]): Returns {
  const putIn = sum(flows.filter((flow) => flow.amount < 0).map((flow) => cents(-flow.amount)));
  const back = sum(flows.filter((flow) => flow.amount > 0).map((flow) => flow.amount));
  const times = multiple(flows);
  return { flows: byDay(flows), putIn, back, irr: irr(flows), multiple: times === undefined ? undefined : toText(times) };
}

export function trancheResults(view: DayView): readonly TrancheResult[] {
  return [...view.book.tranches.values()].map((tranche) => trancheResult(view, tranche));
}

function trancheResult(view: DayView, tranche: TrancheBook): TrancheResult {
  const { id, holders } = tranche.terms;
  const own = view.book.moves.filter((move) => move.tranche === id && concernsHolders(move, tranche));
  const parties = [...new Set(holders.map((holder) => holder.party))];
  const { drawn, principalPaid, interestPaid } = tranche;
  return {
    id,
    drawn,
    principalPaid,
    interestPaid,
    outstanding: outstandingOf(tranche),
    accrued: accruedOf(view, tranche),
    ...returnsOf(tranche.flows),
    holders: parties.map((party) => ({ party, ...returnsOf(holderFlows(own, party)) })),
  };
}

/** Not what is spent, nor interest that goes to somebody else: these may name a holder who holds another role as well. */
function concernsHolders(move: Move, tranche: TrancheBook): boolean {
  return move.kind !== 'spend' && !(move.kind === 'interest' && tranche.terms.interestTo !== undefined);
}

function holderFlows(moves: readonly Move[], party: string): readonly DatedFlow[] {
  return moves.flatMap((move) => {
    const paysIn = move.kind === 'draw' || move.kind === 'malus';
    if (paysIn) return move.from === party ? [{ day: move.day, amount: cents(-move.amount) }] : [];
    return move.to === party ? [{ day: move.day, amount: move.amount }] : [];
  });
}

/** Over all money that came in so far. */
export function receiptDaysOf(moves: readonly Move[]): ReceiptDays {
  const isPaid = new Set(moves.filter((move) => move.kind === 'receipt').map((move) => move.payment !== undefined));
  if (isPaid.size === 0) return 'none';
  return isPaid.size === 2 ? 'both' : isPaid.has(true) ? 'paid' : 'due';
}

export function partyFlows(moves: readonly Move[]): Readonly<Record<string, readonly DatedFlow[]>> {
  const ends = moves.flatMap(({ day, from, to, amount }) => [
    { party: from, day, amount: cents(-amount) },
    { party: to, day, amount },
  ]);
  const byParty = Map.groupBy(ends, ({ party }) => party);
  const parties = [...byParty].filter(([party]) => !party.startsWith('#'));
  return Object.fromEntries(parties.map(([party, flows]) => [party, byDay(flows)]));
}
