import type { NodeKind } from '../../../engine/flows.ts';
import { textIn } from '../../../engine/messages-words.ts';
import type { TermSheet } from '../../../engine/terms.ts';
import type { Flow, FlowPlace, FlowTone } from '../../../web/ui/flow-layout.ts';
import type { FlowAnswer } from '../statement-shape.ts';
import type { Names } from './names.ts';
import type { FlowWords } from './words-flow.ts';

type Node = FlowAnswer['flow']['nodes'][number];

const TONES: Readonly<Record<NodeKind, FlowTone>> = {
  payer: 'payer', own: 'other', manager: 'capital', capital: 'capital', reserve: 'kept', held: 'kept', provider: 'work', arranger: 'overhead', assessment: 'overhead', investor: 'capital',
  return: 'capital', returned: 'payer', service: 'person', wages: 'person', overhead: 'overhead', spending: 'person', unstated: 'other', tax: 'other', other: 'other',
};

/** Where money helps people; the rest keeps the work going, checks it, or pays for money. */
const WORK: ReadonlySet<string> = new Set<NodeKind>(['service', 'wages', 'spending', 'provider']);
/** What a contract between a payer and a provider alone does not have. */
const BETWEEN: ReadonlySet<string> = new Set<NodeKind>(['arranger', 'return']);

export type Naming = { readonly names: Names; readonly words: FlowWords; readonly sheet: TermSheet | undefined };

export function placesOf(answer: FlowAnswer, naming: Naming): readonly FlowPlace[] {
  return answer.flow.nodes.map((node) => ({ id: node.id, label: labelOf(node, naming), tone: toneOf(node.kind) }));
}

function toneOf(kind: string): FlowTone {
  const tones: Readonly<Record<string, FlowTone>> = TONES;
  return tones[kind] ?? 'other';
}

/** A party by its name, an entry of `spending` by its title, a pot or last place by its word. */
export function labelOf(node: Node, naming: Naming): string {
  const kinds: Readonly<Record<string, string>> = naming.words.kinds;
  const word = kinds[node.kind] ?? node.kind;
  const about = node.about?.split('/').at(-1) ?? '';
  if (node.kind === 'return') return `${word} ${trancheName(about, naming)}`;
  if (node.kind === 'investor') return trancheName(about, naming);
  const spent = naming.sheet?.spending.find((entry) => entry.id === about);
  if (spent !== undefined) return textIn(spent.title, naming.names.language);
  if (node.kind === 'unstated') return `${word} ${naming.names.party(node.party ?? about)}`;
  return node.party === undefined ? word : naming.names.party(node.party);
}

export function trancheName(id: string, naming: Naming): string {
  const tranche = naming.sheet?.capital?.tranches.find((entry) => entry.id === id);
  return tranche?.title === undefined ? naming.names.party(tranche?.holders[0]?.party ?? id) : textIn(tranche.title, naming.names.language);
}

/** Flows between the same two places become one band. */
export function flowsOf(answer: FlowAnswer): readonly Flow[] {
  const byEnds = new Map<string, { from: string; to: string; amountCents: number }>();
  for (const link of answer.flow.links) {
    const key = `${link.from} ${link.to}`;
    const known = byEnds.get(key) ?? { from: link.from, to: link.to, amountCents: 0 };
    known.amountCents += link.cents;
    byEnds.set(key, known);
  }
  return [...byEnds.values()];
}

export type Sum = { readonly cents: number; readonly ofEuro: number };

function sumOf(answer: FlowAnswer, kinds: ReadonlySet<string>): Sum {
  const cents = answer.flow.shares.filter((share) => kinds.has(share.kind)).reduce((total, share) => total + share.cents, 0);
  return { cents, ofEuro: centsOfEuro(cents, answer.flow.publicCents) };
}

export function workShare(answer: FlowAnswer): Sum {
  return sumOf(answer, WORK);
}

export function betweenShare(answer: FlowAnswer): Sum & { readonly kinds: readonly ('arranger' | 'return')[] } {
  const kinds = (['arranger', 'return'] as const).filter((kind) => answer.flow.shares.some((share) => share.kind === kind && share.cents !== 0));
  return { ...sumOf(answer, BETWEEN), kinds };
}

/** Cents of each euro, to one decimal: for reading, not for money. */
export function centsOfEuro(cents: number, publicCents: number): number {
  return publicCents === 0 ? 0 : Math.round((cents * 1_000) / publicCents) / 10;
}
