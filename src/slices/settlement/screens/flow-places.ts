import { textIn } from '../../../engine/messages-words.ts';
import { sum } from '../../../engine/money.ts';
import type { TermSheet } from '../../../engine/terms.ts';
import type { Flow, FlowPlace, FlowTone } from '../../../web/ui/flow-layout.ts';
import type { FlowAnswer } from '../statement-shape.ts';
import type { Names } from './names.ts';
import { type FlowWords, flowWords } from './words-flow.ts';

type Node = FlowAnswer['flow']['nodes'][number];
export type FlowNames = {
  readonly names: Names;
  readonly sheet: TermSheet | undefined;
  /** The facts do not say when capital was put in: then what investors got cannot be called a return. */
  readonly isCapitalUnknown?: boolean;
  /** Money is still shared out after this: what is not back yet is not lost. */
  readonly isRunning?: boolean;
};

/** The places of the picture with their names and colours; a name that two places share gets its kind beside it. */
export function placesOf(nodes: readonly Node[], about: FlowNames): readonly FlowPlace[] {
  const words = flowWords[about.names.language];
  const places = nodes.map((node) => ({ id: node.id, label: placeName(node, about), tone: toneOf(node.kind) }));
  const isTwice = (label: string): boolean => places.filter((place) => place.label === label).length > 1;
  return places.map((place, index) =>
    isTwice(place.label) ? { ...place, label: `${place.label} (${kindWord(nodes[index]?.kind ?? '', words)})` } : place,
  );
}

/** What a place is called. In: a node of engine/flows.ts, whose id says pot, tranche, spending or party. */
export function placeName(
  node: Pick<Node, 'id' | 'kind' | 'party' | 'about'>,
  { names, sheet, isCapitalUnknown, isRunning = false }: FlowNames,
): string {
  const words = flowWords[names.language].places;
  const manager = names.party(sheet?.capital?.manager ?? node.party ?? '');
  const rest = node.id.split('/').slice(1).join('/');
  switch (node.kind) {
    case 'manager':
      return words.manager(manager);
    case 'capital':
      return words.capital;
    case 'reserve':
      return words.reserve((node.about ?? rest).replaceAll('_', ' '));
    case 'held':
      return rest === '#capital' ? words.unspent : words.held;
    case 'investor':
      return trancheName(rest, names, sheet);
    case 'return':
      return (isCapitalUnknown === true ? words.toInvestors : words.return)(whoseName(rest, { names, sheet }));
    case 'own':
      return ownName(rest, { names, sheet, isRunning }, manager);
    case 'returned':
      return words.returned(names.party(node.party ?? rest));
    case 'unstated':
      return words.unstated(names.party(node.party ?? rest));
    case 'tax':
      return words.tax;
    default:
      return spendingName(node.about, names, sheet) ?? names.party(node.party ?? node.id);
  }
}

function ownName(rest: string, about: FlowNames, manager: string): string {
  const words = flowWords[about.names.language].places;
  if (rest.startsWith('tranche/')) return (about.isRunning === true ? words.notBack : words.lost)(whoseName(rest, about));
  return rest.startsWith('#') ? words.advance(manager) : words.own(about.names.party(rest));
}

/** "tranche/senior" by its title, a party by its name. */
function whoseName(rest: string, { names, sheet }: FlowNames): string {
  return rest.startsWith('tranche/') ? trancheName(rest.slice('tranche/'.length), names, sheet) : names.party(rest);
}

export function trancheName(id: string, names: Names, sheet: TermSheet | undefined): string {
  const tranche = sheet?.capital?.tranches.find((entry) => entry.id === id);
  return textIn(tranche?.title, names.language) || id.replaceAll('_', ' ');
}

function spendingName(id: string | undefined, names: Names, sheet: TermSheet | undefined): string | undefined {
  const entry = sheet?.spending.find((candidate) => candidate.id === id);
  return entry === undefined ? undefined : textIn(entry.title, names.language);
}

export function kindWord(kind: string, words: FlowWords): string {
  const known: Readonly<Record<string, string>> = words.kinds;
  return known[kind] ?? kind;
}

const TONES: Readonly<Record<string, FlowTone>> = {
  payer: 'payer',
  returned: 'payer',
  provider: 'work',
  spending: 'person',
  service: 'person',
  wages: 'person',
  overhead: 'overhead',
  assessment: 'overhead',
  arranger: 'overhead',
  investor: 'capital',
  return: 'capital',
  capital: 'capital',
  own: 'capital',
  reserve: 'kept',
  held: 'kept',
};

function toneOf(kind: string): FlowTone {
  return TONES[kind] ?? 'other';
}

/** Flows between the same two places, whatever their reason, are one band. */
export function flowsOf(links: FlowAnswer['flow']['links']): readonly Flow[] {
  const bands = Map.groupBy(links, (link) => `${link.from} ${link.to}`);
  return [...bands.values()].flatMap((band) =>
    band.slice(0, 1).map(({ from, to }) => ({ from, to, amountCents: sum(band.map((link) => link.cents)) })),
  );
}
