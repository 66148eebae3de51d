import { EXACT_ZERO, exact, plus } from '../../../engine/decimal.ts';
import { inflow, outflow, traceLinks } from '../../../engine/flows-graph.ts';
import { type Cents, cents, sum } from '../../../engine/money.ts';
import { allocate } from '../../../engine/rounding.ts';
import type { FlowAnswer } from '../statement-shape.ts';
import type { Asked, SumPart } from './asked.ts';

type Flow = FlowAnswer['flow'];

/** Whose money is followed: of the payers, as in the shares of each euro, or all that went round, as in the picture. */
export type Followed = 'payers' | 'all';

/** Where the money in a place came from: from which places, and how much. The parts sum to the amount. */
export type Origin = { readonly from: string; readonly cents: Cents };

export function originsOf(flow: Pick<Flow, 'links' | 'nodes'>, place: string, amount: Cents, of: Followed = 'payers'): readonly Origin[] {
  const traced = traceLinks(flow.links, (node) => givenBy(flow, node, of));
  const weights = Map.groupBy(
    [...traced].filter(([link]) => link.to === place),
    ([link]) => link.from,
  );
  const from = [...weights].map(([node, parts]) => ({ node, weight: parts.reduce((total, [, part]) => plus(total, part), EXACT_ZERO) }));
  const own = givenBy(flow, place, of);
  const sources = [...from, ...(own > 0 ? [{ node: place, weight: exact(BigInt(own)) }] : [])].filter((source) => source.weight.n > 0n);
  if (sources.length === 0) return [];
  const shares = allocate(
    amount,
    sources.map((source) => source.weight),
  );
  return sources.map((source, index) => ({ from: source.node, cents: shares[index] ?? cents(0) })).filter((origin) => origin.cents > 0);
}

/** What is given on balance: by payers, or by everybody from whom money came. */
function givenBy({ links, nodes }: Pick<Flow, 'links' | 'nodes'>, node: string, of: Followed): Cents {
  const isGiver = nodes.some((entry) => entry.id === node && (of === 'all' || entry.kind === 'payer'));
  return cents(isGiver ? Math.max(0, outflow(links, node) - inflow(links, node)) : 0);
}

/** All that was given, by who gave it. */
export function givenByAll(flow: Pick<Flow, 'links' | 'nodes'>, of: Followed = 'payers'): readonly Origin[] {
  return flow.nodes.map((node) => ({ from: node.id, cents: givenBy(flow, node.id, of) })).filter((origin) => origin.cents > 0);
}

export type AskFlow = {
  /** Left out: the money of the payers. */ readonly of?: Followed;
  readonly flow: Flow;
  readonly nameOf: (id: string) => string;
  readonly asOf: string;
  readonly about: (id: string) => string;
};

/** An amount in a place explains itself by the places before it, back to who paid; what a payer pays is explained by its lines. */
export function askPlace(look: AskFlow, place: string, amount: Cents, path: string = place): Extract<Asked, { kind: 'sum' }> {
  const origins = originsOf(look.flow, place, amount, look.of);
  return askParts(look, { id: idOf(look, path), title: look.nameOf(place), amount, origins, path });
}

/** The amount of a place in the picture: money of somebody's own is a beginning, all other money came from somewhere. */
export function askBar(look: AskFlow, place: string, amount: Cents): Asked {
  const isOwn = look.flow.nodes.some((node) => node.id === place && node.kind === 'own');
  return isOwn ? askOrigin(look, { from: place, cents: amount }, 'own') : askPlace(look, place, amount);
}

/** An amount on its way from one place to another: where it was before. */
export function askFlow(look: AskFlow, { from, to }: { readonly from: string; readonly to: string }, amount: Cents): Extract<Asked, { kind: 'sum' }> {
  const path = `${from} > ${to}`;
  const title = `${look.nameOf(from)} → ${look.nameOf(to)}`;
  return askParts(look, { id: idOf(look, path), title, amount, origins: originsOf(look.flow, from, amount, look.of), path });
}

export function askGiven(look: AskFlow, title: string): Extract<Asked, { kind: 'sum' }> {
  const origins = givenByAll(look.flow, look.of);
  const amount = sum(origins.map((origin) => origin.cents));
  return askParts(look, { id: idOf(look, '#all'), title, amount, origins, path: '#all' });
}

/** The money of the payers in all places of some kinds together: in which place how much. */
export function askKinds(look: AskFlow, kinds: readonly string[], title: string): Extract<Asked, { kind: 'sum' }> {
  const shares = look.flow.shares.filter((share) => kinds.includes(share.kind));
  const path = kinds.join('+');
  const parts = shares.map((share): SumPart => {
    const asked = askPlace(look, share.node, share.cents, `${path} ${share.node}`);
    return { title: asked.title, about: '', amountCents: share.cents, asked };
  });
  const amountCents = sum(shares.map((share) => share.cents));
  return { kind: 'sum', adds: 'ends', id: idOf(look, path), title, amountCents, currency: look.flow.currency, parts };
}

function idOf({ of = 'payers' }: AskFlow, path: string): string {
  return of === 'all' ? `flow all ${path}` : `flow ${path}`;
}

/** Money that came from nowhere before: it explains itself with a sentence. */
function ownMoney({ flow }: AskFlow, { id, title }: { readonly id: string; readonly title: string }, amountCents: Cents): Asked {
  return { kind: 'sum', adds: 'places', id, title, amountCents, currency: flow.currency, parts: [] };
}

/** Money of a tranche that it has not got back: what it put in and got back says why. */
const LOST = 'own/tranche/';

type Parts = { readonly id: string; readonly title: string; readonly amount: Cents; readonly origins: readonly Origin[]; readonly path: string };

function askParts(look: AskFlow, { id, title, amount, origins, path }: Parts): Extract<Asked, { kind: 'sum' }> {
  const parts = origins.map((origin): SumPart => ({
    title: look.nameOf(origin.from),
    about: look.about(origin.from),
    amountCents: origin.cents,
    asked: askOrigin(look, origin, path),
  }));
  return { kind: 'sum', adds: 'places', id, title, amountCents: amount, currency: look.flow.currency, parts };
}

function askOrigin(look: AskFlow, { from, cents: amount }: Origin, path: string): Asked {
  const node = look.flow.nodes.find((entry) => entry.id === from);
  const asked = { id: idOf(look, `${path} ${from}`), title: look.nameOf(from), asOf: look.asOf };
  if (node?.kind === 'payer') return { kind: 'total', by: 'payer', key: node.party ?? from, ...asked };
  if (from.startsWith(LOST)) return { kind: 'capital', of: 'returns', tranche: from.slice(LOST.length), ...asked };
  if (node?.kind === 'own') return ownMoney(look, asked, amount);
  return askPlace(look, from, amount, `${path} ${from}`);
}
