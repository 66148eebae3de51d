import { EXACT_ONE, EXACT_ZERO, exact, minus, parseExact, plus, toText } from './decimal.ts';
import { type Link, inflow, nodesOf, outflow, trace, withoutCycles } from './flows-graph.ts';
import { type Cents, ZERO, cents, subtract, sum } from './money.ts';
import { must } from './result.ts';
import { allocate } from './rounding.ts';
import type { Line, Statement } from './statement.ts';
import type { Role, TermSheet } from './terms.ts';
import { isSharedOut } from './waterfall-receipts.ts';
import type { Move, Waterfall } from './waterfall-types.ts';

export type { Link } from './flows-graph.ts';

/**
 * Where money is: with a payer or another party, in a pot of the manager, or at a last place. `own` is money that somebody other than a payer
 * adds and has not got back, `return` what a tranche gained, `unstated` what a receiver does not say the use of.
 */
export type NodeKind =
  | 'payer'
  | 'own'
  | 'manager'
  | 'capital'
  | 'reserve'
  | 'held'
  | 'provider'
  | 'arranger'
  | 'assessment'
  | 'investor'
  | 'return'
  | 'returned'
  | 'service'
  | 'wages'
  | 'overhead'
  | 'spending'
  | 'unstated'
  | 'tax'
  | 'other';

export type FlowNode = {
  readonly id: string;
  readonly kind: NodeKind;
  readonly party: string | undefined;
  /** Id of a tranche or of an entry of `spending`, when the node is one. */
  readonly about: string | undefined;
  readonly cents: Cents;
};

/** The part of all public money that ends at a last place. `cents` sum to `publicCents`; `share` is decimal text. */
export type Destination = { readonly node: string; readonly kind: NodeKind; readonly cents: Cents; readonly share: string };

export type FlowGraph = {
  readonly currency: string;
  readonly nodes: readonly FlowNode[];
  readonly links: readonly Link[];
  readonly publicCents: Cents;
  readonly shares: readonly Destination[];
};

type FlowSheet = Pick<TermSheet, 'currency' | 'parties' | 'spending' | 'capital'>;

/**
 * Where did the euro go (the "kaasmeter"): from payers, by way of manager and investors, to service, wages, overhead and all others.
 * In: the terms, a statement and, for a bond, its waterfall. Out: one-way flows in which every place in the middle passes on all it gets,
 * and the part of every public euro by destination. Principal that is paid back counts for what it was spent on, not for the investor.
 */
export function flowGraph(sheet: FlowSheet, statement: Statement, waterfall?: Waterfall): FlowGraph {
  const links = [...lineLinks(sheet, statement, waterfall), ...(waterfall?.moves ?? []).map((move) => moveLink(sheet, move))];
  return graphOf(sheet, [...links, ...paidByManager(sheet, links)]);
}

/**
 * A correction after everything was shared out is paid by the manager: off what it got itself, and only then from its own money. Without
 * this it would count as money from elsewhere that went to everybody, and nobody's part of a public euro would be what they really got.
 */
function paidByManager(sheet: FlowSheet, links: readonly Link[]): readonly Link[] {
  const manager = sheet.capital?.manager;
  const short = subtract(outflow(links, '#in'), inflow(links, '#in'));
  return manager === undefined || short <= 0 ? [] : [{ from: manager, to: '#in', cents: short, why: 'correction' }];
}

/** The same for any list of flows between parties and pots, such as the entries of the books. */
export function graphOf(sheet: FlowSheet, flows: readonly Link[]): FlowGraph {
  const between = withoutCycles(flows);
  const links = [...between, ...nodesOf(between).flatMap((node) => endLinks(sheet, between, node))];
  const nodes = nodesOf(links).map((id) => ({ ...describe(sheet, id), cents: cents(Math.max(inflow(links, id), outflow(links, id))) }));
  return { currency: sheet.currency, nodes, links, ...destinations(nodes, links) };
}

/** With a waterfall the lines for the manager come in as its receipts; the tax on them that is not among those goes straight to the state. */
function lineLinks(sheet: FlowSheet, statement: Statement, waterfall: Waterfall | undefined): readonly Link[] {
  const manager = waterfall === undefined ? undefined : sheet.capital?.manager;
  const received = receivedByLine(waterfall?.moves ?? []);
  return statement.lines.flatMap((line) => {
    if (!isSharedOut(manager, line)) return lineLink(line);
    const isPayee = line.payee === manager;
    const tax = taxBeside(line, received.get(line.key));
    return [{ from: isPayee ? line.payer : line.payee, to: TAX, cents: cents(isPayee ? tax : -tax), why: 'tax' }];
  });
}

/** What came in for a line, or went out, as an amount. */
function receivedByLine(moves: readonly Move[]): ReadonlyMap<string, Cents> {
  const received = new Map<string, Cents>();
  for (const move of moves) {
    if (move.kind !== 'receipt' || move.source === undefined) continue;
    const amount = move.from.startsWith('#') ? -move.amount : move.amount;
    received.set(move.source, cents((received.get(move.source) ?? 0) + amount));
  }
  return received;
}

/** Nothing while the line has not come in, and nothing when it came in with its tax. */
function taxBeside(line: Line, received: Cents | undefined): number {
  if (received === undefined) return 0;
  const beside = Math.abs(line.computed) - Math.abs(received);
  return Math.sign(line.tax) * Math.max(0, Math.min(Math.abs(line.tax), beside));
}

function lineLink(line: Line): readonly Link[] {
  const paid = { from: line.payer, to: line.payee, cents: line.computed, why: line.kind };
  return [paid, { from: line.payee, to: TAX, cents: line.tax, why: 'tax' }];
}

const TAX = 'tax';

/** The holders of a tranche are one place: what they put in and get back meets there. */
function moveLink(sheet: FlowSheet, move: Move): Link {
  return { ...endsOf(sheet, move), cents: move.amount, why: move.kind };
}

function endsOf(sheet: FlowSheet, move: Move): Pick<Link, 'from' | 'to'> {
  const tranche = sheet.capital?.tranches.find((entry) => entry.id === move.tranche);
  const isDiverted = move.kind === 'interest' && tranche?.interestTo !== undefined;
  if (tranche === undefined || move.kind === 'spend' || isDiverted) return { from: move.from, to: move.to };
  const node = `tranche/${tranche.id}`;
  return move.kind === 'draw' || move.kind === 'malus' ? { from: node, to: move.to } : { from: move.from, to: node };
}

/** What a place keeps goes on to a last place; what it gives without having got it comes from its own money. */
function endLinks(sheet: FlowSheet, links: readonly Link[], node: string): readonly Link[] {
  const kept = subtract(inflow(links, node), outflow(links, node));
  const { kind } = describe(sheet, node);
  if (kept < 0 && kind !== 'payer') return [{ from: `own/${node}`, to: node, cents: cents(-kept), why: 'own' }];
  if (kept <= 0) return [];
  const last = LAST_PLACE[kind];
  return last === undefined
    ? spendingLinks(sheet, { node, kept, passesOn: outflow(links, node) > 0 })
    : [{ from: node, to: `${last}/${node}`, cents: kept, why: last }];
}

const LAST_PLACE: Readonly<Partial<Record<NodeKind, 'return' | 'held' | 'returned'>>> = {
  investor: 'return',
  manager: 'held',
  capital: 'held',
  payer: 'returned',
};

type Kept = { readonly node: string; readonly kept: Cents; readonly passesOn: boolean };

/** By the shares the receiver states; what it leaves out is unstated. Who states nothing and passes nothing on is itself a last place. */
function spendingLinks(sheet: FlowSheet, { node, kept, passesOn }: Kept): readonly Link[] {
  const stated = sheet.spending.filter((entry) => entry.party === node);
  if (stated.length === 0 && !passesOn) return [];
  const weights = stated.map((entry) => parseExact(entry.share));
  const left = minus(EXACT_ONE, weights.reduce(plus, EXACT_ZERO));
  const parts = allocate(kept, left.n > 0n ? [...weights, left] : weights);
  const places = [...stated.map((entry) => `spending/${entry.id}`), `unstated/${node}`];
  const links = parts.map((part, index) => ({ from: node, to: must(places[index], 'place'), cents: part, why: 'spending' }));
  return links.filter((link) => link.cents > 0);
}

type Described = Pick<FlowNode, 'id' | 'kind' | 'party' | 'about'>;

/** What an id of a node stands for: a pot, a tranche, a last place, or a party by its role. */
function describe(sheet: FlowSheet, id: string): Described {
  const [prefix = '', ...rest] = id.split('/');
  const about = rest.join('/');
  if (id === TAX) return { id, kind: 'tax', party: undefined, about: undefined };
  if (prefix === 'tranche') return { id, kind: 'investor', party: onlyHolder(sheet, about), about };
  if (prefix === 'spending') return describeSpending(sheet, id, about);
  const pot = POTS[prefix];
  if (pot !== undefined) return { id, kind: pot, party: partyIn(sheet, about), about: about === '' ? undefined : about };
  return { id, kind: kindOfParty(sheet, id), party: id, about: undefined };
}

const POTS: Readonly<Record<string, NodeKind>> = {
  '#in': 'manager',
  '#capital': 'capital',
  '#reserve': 'reserve',
  own: 'own',
  return: 'return',
  held: 'held',
  returned: 'returned',
  unstated: 'unstated',
};

function partyIn(sheet: FlowSheet, id: string): string | undefined {
  return sheet.parties.some((party) => party.id === id) ? id : undefined;
}

function onlyHolder(sheet: FlowSheet, tranche: string): string | undefined {
  const holders = sheet.capital?.tranches.find((entry) => entry.id === tranche)?.holders ?? [];
  return holders.length === 1 ? holders[0]?.party : undefined;
}

function describeSpending(sheet: FlowSheet, id: string, about: string): Described {
  const known = (['service', 'wages', 'overhead'] as const).find(
    (kind) => about === kind || about.startsWith(`${kind}_`) || about.endsWith(`_${kind}`),
  );
  return { id, kind: known ?? 'spending', party: sheet.spending.find((entry) => entry.id === about)?.party, about };
}

const KIND_OF_ROLE: readonly (readonly [Role, NodeKind])[] = [
  ['commissioner', 'payer'],
  ['provider', 'provider'],
  ['assessor', 'assessment'],
  ['arranger', 'arranger'],
];

function kindOfParty(sheet: FlowSheet, id: string): NodeKind {
  const roles = sheet.parties.find((party) => party.id === id)?.roles ?? [];
  return KIND_OF_ROLE.find(([role]) => roles.includes(role))?.[1] ?? 'other';
}

/** Public money is what payers give on balance; the parts sum to all of it. */
function destinations(nodes: readonly FlowNode[], links: readonly Link[]): Pick<FlowGraph, 'publicCents' | 'shares'> {
  const payers = new Set(nodes.filter((node) => node.kind === 'payer').map((node) => node.id));
  const givenBy = (node: string): Cents => (payers.has(node) ? cents(Math.max(0, outflow(links, node) - inflow(links, node))) : ZERO);
  const publicCents = sum([...payers].map(givenBy));
  if (publicCents === 0) return { publicCents, shares: [] };
  const traced = [...trace(links, givenBy)].filter(([, value]) => value.n > 0n);
  const parts = allocate(
    publicCents,
    traced.map(([, value]) => value),
  );
  const shares = traced.map(([node, value], index) => ({
    node,
    kind: must(
      nodes.find((entry) => entry.id === node),
      'node',
    ).kind,
    cents: must(parts[index], 'part'),
    share: toText(exact(value.n, value.d * BigInt(publicCents))),
  }));
  return { publicCents, shares };
}
