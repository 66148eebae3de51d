import { EXACT_ZERO, exact, plus } from '../../../engine/decimal.ts';
import { inflow, outflow, traceLinks } from '../../../engine/flows-graph.ts';
import { type Cents, cents } from '../../../engine/money.ts';
import { allocate } from '../../../engine/rounding.ts';
import type { FlowAnswer } from '../statement-shape.ts';
import type { Asked, SumPart } from './asked.ts';

type Flow = FlowAnswer['flow'];

/** Where the money of the payers in a place came from: from which places, and how much. The parts sum to the amount. */
export type Origin = { readonly from: string; readonly cents: Cents };

export function originsOf(flow: Pick<Flow, 'links' | 'nodes'>, place: string, amount: Cents): readonly Origin[] {
  const traced = traceLinks(flow.links, (node) => givenBy(flow, node));
  const weights = Map.groupBy(
    [...traced].filter(([link]) => link.to === place),
    ([link]) => link.from,
  );
  const from = [...weights].map(([node, parts]) => ({ node, weight: parts.reduce((sum, [, part]) => plus(sum, part), EXACT_ZERO) }));
  const own = givenBy(flow, place);
  const sources = [...from, ...(own > 0 ? [{ node: place, weight: exact(BigInt(own)) }] : [])].filter((source) => source.weight.n > 0n);
  if (sources.length === 0) return [];
  const shares = allocate(
    amount,
    sources.map((source) => source.weight),
  );
  return sources.map((source, index) => ({ from: source.node, cents: shares[index] ?? cents(0) })).filter((origin) => origin.cents > 0);
}

/** What a payer gives on balance. */
function givenBy({ links, nodes }: Pick<Flow, 'links' | 'nodes'>, node: string): Cents {
  const isPayer = nodes.some((entry) => entry.id === node && entry.kind === 'payer');
  return cents(isPayer ? Math.max(0, outflow(links, node) - inflow(links, node)) : 0);
}

/** All that the payers gave, by payer. */
export function givenByAll(flow: Pick<Flow, 'links' | 'nodes'>): readonly Origin[] {
  return flow.nodes.map((node) => ({ from: node.id, cents: givenBy(flow, node.id) })).filter((origin) => origin.cents > 0);
}

export type AskFlow = { readonly flow: Flow; readonly nameOf: (id: string) => string; readonly asOf: string; readonly about: (id: string) => string };

/** An amount in a place explains itself by the places before it, back to who paid; what a payer pays is explained by its lines. */
export function askPlace(look: AskFlow, place: string, amount: Cents, path: string = place): Extract<Asked, { kind: 'sum' }> {
  return askParts(look, { id: `flow ${path}`, title: look.nameOf(place), amount, origins: originsOf(look.flow, place, amount), path });
}

export function askGiven(look: AskFlow, title: string): Extract<Asked, { kind: 'sum' }> {
  return askParts(look, { id: 'flow #all', title, amount: look.flow.publicCents, origins: givenByAll(look.flow), path: '#all' });
}

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
  if (node?.kind !== 'payer') return askPlace(look, from, amount, `${path} ${from}`);
  return { kind: 'total', id: `flow ${path} ${from}`, title: look.nameOf(from), by: 'payer', key: node.party ?? from, asOf: look.asOf };
}
