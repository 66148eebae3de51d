import { type Exact, EXACT_ZERO, exact, plus, times } from './decimal.ts';
import { type Cents, ZERO, add, cents, subtract, sum } from './money.ts';
import { must } from './result.ts';

/** Money that went from one place to another, and why. */
export type Link = { readonly from: string; readonly to: string; readonly cents: Cents; readonly why: string };

/** A link whatever its reason. */
type Way = Omit<Link, 'why'>;

/** Adds up the links that have the same ends and reason, turns negative ones round, and puts them in a fixed order. */
export function gather(links: readonly Link[]): readonly Link[] {
  const totals = new Map<string, Link>();
  for (const link of links.map(forward)) {
    const key = `${link.from}\n${link.to}\n${link.why}`;
    totals.set(key, { ...link, cents: add(totals.get(key)?.cents ?? ZERO, link.cents) });
  }
  return [...totals]
    .filter(([, link]) => link.cents !== 0 && link.from !== link.to)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, link]) => link);
}

function forward(link: Link): Link {
  return link.cents < 0 ? { from: link.to, to: link.from, cents: cents(-link.cents), why: link.why } : link;
}

/**
 * Takes out money that only goes round, such as a payment and its repayment, so that a picture flows one way.
 * What every place keeps stays the same.
 */
export function withoutCycles(links: readonly Link[]): readonly Link[] {
  let rest = gather(links);
  for (let cycle = shortestFirst(rest); cycle !== undefined; cycle = shortestFirst(rest)) {
    const inCycle = new Set(cycle);
    const round = cents(Math.min(...cycle.map((link) => link.cents)));
    rest = rest.map((link) => (inCycle.has(link) ? { ...link, cents: subtract(link.cents, round) } : link)).filter((link) => link.cents > 0);
  }
  return rest;
}

/** There and back between the same two places before a longer way round: else a correction between two would shrink what others gave and got. */
function shortestFirst(links: readonly Link[]): readonly Link[] | undefined {
  for (const link of links) {
    const back = links.find((other) => other.from === link.to && other.to === link.from);
    if (back !== undefined) return [link, back];
  }
  return findCycle(links);
}

function findCycle(links: readonly Link[]): readonly Link[] | undefined {
  const done = new Set<string>();
  for (const link of links) {
    const cycle = walk(link.from, { links, done, path: [] });
    if (cycle !== undefined) return cycle;
  }
  return undefined;
}

type Walk = { readonly links: readonly Link[]; readonly done: Set<string>; readonly path: readonly Link[] };

function walk(node: string, state: Walk): readonly Link[] | undefined {
  const start = state.path.findIndex((link) => link.from === node);
  if (start >= 0) return state.path.slice(start);
  if (state.done.has(node)) return undefined;
  for (const link of state.links.filter((candidate) => candidate.from === node)) {
    const cycle = walk(link.to, { ...state, path: [...state.path, link] });
    if (cycle !== undefined) return cycle;
  }
  state.done.add(node);
  return undefined;
}

export function nodesOf(links: readonly Way[]): readonly string[] {
  return [...new Set(links.flatMap((link) => [link.from, link.to]))];
}

export function inflow(links: readonly Way[], node: string): Cents {
  return sum(links.filter((link) => link.to === node).map((link) => link.cents));
}

export function outflow(links: readonly Way[], node: string): Cents {
  return sum(links.filter((link) => link.from === node).map((link) => link.cents));
}

/**
 * Follows money to where it stays. In: links without cycles, in which every place but the last ones passes on all it gets, and what each
 * place gives of the money that is followed. Where it meets other money it mixes: every amount that leaves holds the same part of it.
 * Out: per last place what came of it, exact; together it is all that was given.
 */
export function trace(links: readonly Link[], givenBy: (node: string) => Cents): ReadonlyMap<string, Exact> {
  const places = new Map<string, Exact>();
  for (const [link, part] of traceLinks(links, givenBy)) {
    if (outflow(links, link.to) === 0) places.set(link.to, plus(places.get(link.to) ?? EXACT_ZERO, part));
  }
  return places;
}

/** The same, of every link: how much of the money that is followed went through it. */
export function traceLinks<T extends Way>(links: readonly T[], givenBy: (node: string) => Cents): ReadonlyMap<T, Exact> {
  const traced = new Map<string, Exact>();
  const parts = new Map<T, Exact>();
  for (const node of inOrder(links)) {
    const total = outflow(links, node);
    if (total === 0) continue;
    const own = plus(traced.get(node) ?? EXACT_ZERO, exact(BigInt(givenBy(node))));
    for (const link of links.filter((candidate) => candidate.from === node)) {
      const part = times(own, exact(BigInt(link.cents), BigInt(total)));
      parts.set(link, part);
      traced.set(link.to, plus(traced.get(link.to) ?? EXACT_ZERO, part));
    }
  }
  return parts;
}

/** Every node after all nodes that it gets money from. */
function inOrder(links: readonly Way[]): readonly string[] {
  const waiting = new Map(nodesOf(links).map((node) => [node, links.filter((link) => link.to === node).length]));
  const order: string[] = [];
  const ready = [...waiting].filter(([, count]) => count === 0).map(([node]) => node);
  for (let node = ready.shift(); node !== undefined; node = ready.shift()) {
    order.push(node);
    for (const link of links.filter((candidate) => candidate.from === node)) {
      const left = must(waiting.get(link.to), 'node') - 1;
      waiting.set(link.to, left);
      if (left === 0) ready.push(link.to);
    }
  }
  return order;
}
