import { sankey, sankeyJustify, sankeyLinkHorizontal, type SankeyLink, type SankeyNode } from 'd3-sankey';
import { LINE_HEIGHT, textWidth, wrapLabel } from './flow-labels.ts';

/** What a place of money stands for: `payer` it comes from, `person` it reaches people, `work`, `overhead`, `capital` investors, `kept` reserve. */
export type FlowTone = 'payer' | 'person' | 'work' | 'overhead' | 'capital' | 'kept' | 'other';

export type FlowPlace = { readonly id: string; readonly label: string; readonly tone: FlowTone };
export type Flow = { readonly from: string; readonly to: string; readonly amountCents: number };

export type Bar = FlowPlace & {
  readonly lines: readonly string[];
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly amountCents: number;
  readonly isLast: boolean;
};
export type Band = Flow & {
  readonly key: string;
  readonly path: string;
  readonly thickness: number;
  readonly tone: FlowTone;
  readonly labelX: number;
  readonly labelY: number;
  readonly isLabelled: boolean;
};
export type FlowLayout = { readonly bars: readonly Bar[]; readonly bands: readonly Band[]; readonly width: number; readonly height: number };

type LinkData = Flow & { readonly index: number };
type Node = SankeyNode<FlowPlace, LinkData>;
type Link = SankeyLink<FlowPlace, LinkData>;

const BAR_WIDTH = 12;
/** Between a bar and its words, and between words and the next bar. */
const AIR = 8;
const LAST_ROOM = { least: 130, most: 220 };
/** Narrower than this between two columns, and the words lie on each other: the picture then gets wider than its place. */
const NARROWEST_STEP = 140;
const THINNEST_LABELLED = 15;
const AMOUNT_WIDTH = 110;

type Options = { readonly places: readonly FlowPlace[]; readonly flows: readonly Flow[]; readonly width: number };

/**
 * Where bars and bands come in a picture of this width or, when its words need it, wider. In: one-way flows (no circles) in whole
 * minor units. Flows of nothing are left out. A band has its amount on it only where there is room and the bars do not already say it.
 */
export function layOutFlows(options: Options): FlowLayout {
  const flows = options.flows.filter((flow) => flow.amountCents > 0);
  const used = new Set(flows.flatMap((flow) => [flow.from, flow.to]));
  const places = options.places.filter((place) => used.has(place.id));
  if (places.length === 0) return { bars: [], bands: [], width: 0, height: 0 };
  const room = roomFor(columnsOf(places, flows), options.width);
  const graph = placed({ places, flows }, room);
  return {
    bars: graph.nodes.map((node) => toBar(node, room)),
    bands: graph.links.map((link) => toBand(link, room)),
    width: room.width,
    height: room.height,
  };
}

/** One place in the order in which money gets there, with how much that is and from which places. */
export type FlowStep = { readonly place: FlowPlace; readonly amountCents: number; readonly from: readonly string[] };

/** The same flows from step to step, for where there is no room for a picture. */
export function flowSteps(places: readonly FlowPlace[], flows: readonly Flow[]): readonly (readonly FlowStep[])[] {
  const moving = flows.filter((flow) => flow.amountCents > 0);
  const used = places.filter(({ id }) => moving.some((flow) => flow.from === id || flow.to === id));
  if (used.length === 0) return [];
  const labelOf = (id: string): readonly string[] => used.filter((place) => place.id === id).map((place) => place.label);
  return columnsOf(used, moving).map((column) =>
    column.map((node) => ({
      place: { id: node.id, label: node.label, tone: node.tone },
      amountCents: node.value ?? 0,
      from: moving.filter((flow) => flow.to === node.id).flatMap((flow) => labelOf(flow.from)),
    })),
  );
}

type Room = {
  readonly width: number;
  readonly height: number;
  readonly last: number;
  readonly step: number;
  readonly gap: number;
  readonly margin: number;
};

function placed(parts: Pick<Options, 'places' | 'flows'>, room: Room) {
  return sankey<FlowPlace, LinkData>()
    .nodeId((node) => node.id)
    .nodeAlign(sankeyJustify)
    .nodeWidth(BAR_WIDTH)
    .nodePadding(room.gap)
    .extent([
      [0, room.margin],
      [room.width - room.last, room.height - room.margin],
    ])({
    nodes: parts.places.map((place) => ({ ...place })),
    links: parts.flows.map((flow, index) => ({ ...flow, index, source: flow.from, target: flow.to, value: flow.amountCents })),
  });
}

/** The places from left to right, column by column. */
function columnsOf(places: readonly FlowPlace[], flows: readonly Flow[]): readonly (readonly Node[])[] {
  const { nodes } = placed({ places, flows }, { width: 1_000, height: 400, last: 0, step: 0, gap: 1, margin: 1 });
  return [...Map.groupBy(nodes, (node) => node.x0 ?? 0)].toSorted(([left], [right]) => left - right).map(([, column]) => column);
}

/** How wide, how high and how far apart, so that the words of no two bars meet. */
function roomFor(columns: readonly (readonly Node[])[], width: number): Room {
  const longest = Math.max(...(columns.at(-1) ?? []).map((node) => textWidth(node.label)));
  const last = Math.min(LAST_ROOM.most, Math.max(LAST_ROOM.least, longest + 2 * AIR), Math.max(LAST_ROOM.least, width / 4)) + AIR;
  const steps = Math.max(1, columns.length - 1);
  const step = Math.max(NARROWEST_STEP, (width - last - BAR_WIDTH) / steps);
  const rooms = columns.map((_, index) => (index === columns.length - 1 ? last - AIR : step - BAR_WIDTH - 2 * AIR));
  const gap = (Math.max(...columns.map((column, index) => (column.length < 2 ? 1 : linesIn(column, rooms[index] ?? 0)))) + 1) * LINE_HEIGHT;
  // Half of the highest label stands above the middle of a bar, which may be at the very edge.
  const margin = Math.max(2, (Math.max(...columns.map((column, index) => linesIn(column, rooms[index] ?? 0))) + 1) / 2) * LINE_HEIGHT;
  const fullest = Math.max(...columns.map((column) => column.length));
  const height = Math.max(220, fullest * (gap + 2 * LINE_HEIGHT)) + 2 * (margin - 2 * LINE_HEIGHT);
  return { width: Math.ceil(steps * step + BAR_WIDTH + last), height, last, step, gap, margin };
}

/** Lines of the longest label of a column. */
function linesIn(column: readonly Node[], room: number): number {
  return Math.max(...column.map((node) => wrapLabel(node.label, room).length));
}

function toBar(node: Node, room: Room): Bar {
  const { id, label, tone, x0 = 0, x1 = 0, y0 = 0, y1 = 0, value = 0 } = node;
  const isLast = (node.sourceLinks ?? []).length === 0;
  const lines = wrapLabel(label, isLast ? room.last - AIR : room.step - BAR_WIDTH - 2 * AIR);
  return { id, label, lines, tone, x: x0, y: y0, width: x1 - x0, height: Math.max(1, y1 - y0), amountCents: value, isLast };
}

const pathOf = sankeyLinkHorizontal<FlowPlace, LinkData>();

function toBand(link: Link, room: Room): Band {
  const { source, target } = { source: asNode(link.source), target: asNode(link.target) };
  const thickness = Math.max(1, link.width ?? 1);
  const [from, to] = [source.x1 ?? 0, target.x0 ?? 0];
  const words = Math.max(...wrapLabel(source.label, room.step - BAR_WIDTH - 2 * AIR).map(textWidth));
  const hasRoom = to - from > words + AMOUNT_WIDTH + 3 * AIR;
  const saysSame = source.sourceLinks?.length === 1 || target.targetLinks?.length === 1;
  return {
    from: link.from,
    to: link.to,
    amountCents: link.amountCents,
    key: `${link.index} ${link.from} ${link.to}`,
    path: pathOf(link) ?? '',
    thickness,
    tone: target.tone,
    labelX: (from + words + to) / 2,
    labelY: ((link.y0 ?? 0) + (link.y1 ?? 0)) / 2,
    isLabelled: thickness >= THINNEST_LABELLED && hasRoom && !saysSame,
  };
}

/** After the layout d3-sankey has put the places themselves where the ids were. */
function asNode(end: Link['source']): Node {
  if (typeof end === 'object') return end;
  throw new Error(`This should never happen: flow to an unplaced ${end}`);
}
