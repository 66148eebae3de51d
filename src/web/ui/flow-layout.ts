import { sankey, sankeyJustify, sankeyLinkHorizontal, type SankeyLink, type SankeyNode } from 'd3-sankey';

/** What a place of money stands for: `payer` it comes from, `person` it reaches people, `work`, `overhead`, `capital` investors, `kept` reserve. */
export type FlowTone = 'payer' | 'person' | 'work' | 'overhead' | 'capital' | 'kept' | 'other';

export type FlowPlace = { readonly id: string; readonly label: string; readonly tone: FlowTone };
export type Flow = { readonly from: string; readonly to: string; readonly amountCents: number };

export type Bar = FlowPlace & { readonly x: number; readonly y: number; readonly width: number; readonly height: number; readonly amountCents: number; readonly isLast: boolean };
export type Band = Flow & { readonly key: string; readonly path: string; readonly thickness: number; readonly tone: FlowTone; readonly labelX: number; readonly labelY: number; readonly isLabelled: boolean };
export type FlowLayout = { readonly bars: readonly Bar[]; readonly bands: readonly Band[]; readonly height: number };

type LinkData = Flow & { readonly index: number };
type Node = SankeyNode<FlowPlace, LinkData>;
type Link = SankeyLink<FlowPlace, LinkData>;

const BAR_WIDTH = 12;
/** Two lines of letters fit between the middles of two thin bars. */
const GAP = 34;
const LAST_LABEL_WIDTH = 168;
const THINNEST_LABELLED = 15;

/**
 * Where bars and bands come in a picture of this width. In: one-way flows (no circles) in whole minor units.
 * Flows of nothing are left out. A band has its amount on it only where the bars at its ends do not already say it.
 */
export function layOutFlows(options: { readonly places: readonly FlowPlace[]; readonly flows: readonly Flow[]; readonly width: number }): FlowLayout {
  const flows = options.flows.filter((flow) => flow.amountCents > 0);
  const used = new Set(flows.flatMap((flow) => [flow.from, flow.to]));
  const places = options.places.filter((place) => used.has(place.id));
  if (places.length === 0) return { bars: [], bands: [], height: 0 };
  const height = heightFor(places, flows);
  const graph = sankey<FlowPlace, LinkData>()
    .nodeId((node) => node.id)
    .nodeAlign(sankeyJustify)
    .nodeWidth(BAR_WIDTH)
    .nodePadding(GAP)
    .extent([[0, 12], [Math.max(320, options.width) - LAST_LABEL_WIDTH, height - 12]])({
      nodes: places.map((place) => ({ ...place })),
      links: flows.map((flow, index) => ({ ...flow, index, source: flow.from, target: flow.to, value: flow.amountCents })),
    });
  return { bars: graph.nodes.map(toBar), bands: graph.links.map(toBand), height };
}

/** Enough for the labels of the fullest column, which is mostly the last. */
function heightFor(places: readonly FlowPlace[], flows: readonly Flow[]): number {
  const ends = places.filter((place) => flows.every((flow) => flow.from !== place.id)).length;
  const begins = places.filter((place) => flows.every((flow) => flow.to !== place.id)).length;
  return Math.max(220, Math.max(ends, begins, places.length / 2.5) * 62);
}

function toBar(node: Node): Bar {
  const { id, label, tone, x0 = 0, x1 = 0, y0 = 0, y1 = 0, value = 0 } = node;
  return { id, label, tone, x: x0, y: y0, width: x1 - x0, height: Math.max(1, y1 - y0), amountCents: value, isLast: (node.sourceLinks ?? []).length === 0 };
}

const pathOf = sankeyLinkHorizontal<FlowPlace, LinkData>();

function toBand(link: Link): Band {
  const { source, target } = { source: asNode(link.source), target: asNode(link.target) };
  const thickness = Math.max(1, link.width ?? 1);
  const saysSame = source.sourceLinks?.length === 1 || target.targetLinks?.length === 1;
  return {
    from: link.from, to: link.to, amountCents: link.amountCents,
    key: `${link.index} ${link.from} ${link.to}`,
    path: pathOf(link) ?? '',
    thickness,
    tone: target.tone,
    labelX: ((source.x1 ?? 0) + (target.x0 ?? 0)) / 2,
    labelY: ((link.y0 ?? 0) + (link.y1 ?? 0)) / 2,
    isLabelled: thickness >= THINNEST_LABELLED && !saysSame,
  };
}

/** After the layout d3-sankey has put the places themselves where the ids were. */
function asNode(end: Link['source']): Node {
  if (typeof end === 'object') return end;
  throw new Error(`This should never happen: flow to an unplaced ${end}`);
}
